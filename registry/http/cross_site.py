"""No other site can have a browser do anything here: Fetch Metadata, and Origin where a browser does not send it.

Knows: one rule for every route and every method that is not safe (RFC 9110, 9.2.1). A browser says where a request comes
from (W3C Fetch Metadata, Sec-Fetch-Site), and no page can make it say something else; older ones send Origin with every
POST. Where neither header is there, nothing is done. A request with a token carries no cookie, so no site can borrow it; a
token beside a cookie is refused, because it would not be clear who acts. The API takes no cookie for anybody, and reads no media
type that a form can send: a page of another site has nothing to borrow there, and is not allowed to try (Fetch, 3.2.2).
"""

from __future__ import annotations

from typing import Final

from flask import Flask, request

from registry.errors import RegistryError
from registry.http.cookies import shown
from registry.http.problem import API
from registry.operations.own_origin import Origin

COOKIE: Final = "sightline"
"""The cookie of a session."""
SAFE: Final = ("GET", "HEAD", "OPTIONS")
_OWN: Final = ("same-origin", "none")


def add_cross_site(app: Flask, origin: Origin) -> None:
    """Refuse what another site has a browser ask; before anything else of a request is looked at."""

    @app.before_request
    def same_site() -> None:
        if request.routing_exception is not None:
            # No route takes it, so there is nothing to do: that is what is answered.
            return
        if has_bearer():
            if shown(origin, COOKIE) is not None:
                raise RegistryError(
                    "token.cookie",
                    "a request has a token or a cookie, not both",
                    hint="Leave the cookie out.",
                )
        elif request.method not in SAFE and not request.path.startswith(API) and not _is_own(origin):
            raise RegistryError(
                "http.cross_site",
                "the request comes from another site, or does not say from where",
                hint="Nothing was done. Use the form on the page itself; a program sends a token, or its Origin.",
            )


def has_bearer() -> bool:
    """Whether the request shows a token (RFC 6750, 2.1), whatever it is worth.

    No browser adds one by itself, as it does with other credentials of this header: those count for nothing here.
    """
    return request.headers.get("Authorization", "").partition(" ")[0].lower() == "bearer"


def _is_own(origin: Origin) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    return site in _OWN if site is not None else request.headers.get("Origin") == origin.text
