"""The cookies that sign somebody in: what they are called, and what a browser may do with them.

Knows: that over TLS they are `__Host-` and Secure (RFC 6265bis, 4.1.3.2), so bound to this host. On a loopback address over
plain http they have another name without that prefix: browsers do not agree on Secure cookies there. Does not know what
they hold.
"""

from __future__ import annotations

from flask import Response, request

from registry.operations.own_origin import Origin


def cookie_name(origin: Origin, name: str) -> str:
    """The name of a cookie of ours."""
    return f"__Host-{name}" if origin.scheme == "https" else f"{name}-loopback"


def shown(origin: Origin, name: str) -> str | None:
    """What the browser shows; None where it shows none."""
    return request.cookies.get(cookie_name(origin, name))


def set_cookie(origin: Origin, response: Response, name: str, value: str, seconds: int) -> None:
    """Have the browser keep a cookie that no script and no other site reads; it is sent when somebody follows a link here."""
    response.set_cookie(
        cookie_name(origin, name), value, max_age=seconds, secure=origin.scheme == "https", httponly=True,
        samesite="Lax", path="/",
    )  # fmt: skip


def drop_cookie(origin: Origin, response: Response, name: str) -> None:
    """Have the browser forget a cookie."""
    response.delete_cookie(
        cookie_name(origin, name), secure=origin.scheme == "https", httponly=True, samesite="Lax", path="/"
    )
