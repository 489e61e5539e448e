"""The headers that every answer carries, in one table."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response

from registry.pages.render import CONTENT_SECURITY_POLICY

CHECKPOINT_CACHE: Final = "public, max-age=2"
PAGE_CACHE: Final = "public, max-age=0, s-maxage=10"
"""A browser asks again, and is mostly told that nothing changed, so that whoever did something sees it; a cache that many
share asks after ten seconds."""
STATIC_CACHE: Final = "public, max-age=31536000, immutable"
ERROR_CACHE: Final = "no-store"

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def add_headers(app: Flask) -> None:
    """Have every answer bear them, unless it says otherwise itself."""

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
