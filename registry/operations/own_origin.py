"""Where this registry's server is reached, as a browser names it.

Knows: that links, cookies, passkeys and identity providers are bound to this one name. Over plain http people are signed in
on this machine alone. Does not know cookies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from registry.errors import RegistryError
from registry.operations.registry import Registry

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class Origin:
    """Scheme, host without port, and all of it as a browser writes it in the header Origin (RFC 6454)."""

    scheme: str
    host: str
    text: str

    @property
    def signs_in(self) -> bool:
        """Whether anybody can be signed in here: over TLS, or on this machine."""
        return self.scheme == "https" or self.host in _LOOPBACK


def own_origin(registry: Registry) -> Origin:
    """The origin that the settings name, else that of the registry's address. Raises `settings.invalid`."""
    address = registry.settings.origin or registry.description.address
    try:
        parts = urlsplit(address)
        scheme, host, port, path = parts.scheme, parts.hostname, parts.port, parts.path
    except ValueError:
        scheme, host, port, path = "", None, None, ""
    if scheme not in ("http", "https") or not host or (registry.settings.origin and path not in ("", "/")):
        raise RegistryError(
            "settings.invalid",
            "SIGHTLINE_ORIGIN is not the origin of a server",
            hint="Write it as https://registry.example, without a path.",
        )
    named = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[scheme]
    text = f"{scheme}://{named}" + (f":{port}" if port not in (None, usual) else "")
    return Origin(scheme, host, text)
