"""The headers that every answer carries, in one table."""

from __future__ import annotations

from typing import Final

from registry.pages.render import CONTENT_SECURITY_POLICY

PAGE_CACHE: Final = "public, max-age=10"
STATIC_CACHE: Final = "public, max-age=31536000, immutable"

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
