"""How often one address may ask the API, said in headers before it is too often, and which answers a page of another site reads.

Knows: the fields RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers) and Retry-After (RFC 9110, 10.2.3), and
that a request is counted before anybody looks who asks: trying tokens costs what asking costs. Other sites may read what is
public and nothing else: no answer that depends on who asks names them.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, g, request

from registry.errors import RegistryError
from registry.http.api.operation import PREFIX
from registry.http.cross_site import SAFE, has_bearer
from registry.http.declared import declared_here
from registry.http.rate_limit import RateLimit

RATE: Final = 20.0
BURST: Final = 200
"""Requests a second from one address, and at once."""
EXPOSED: Final = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"
"""The headers that a page of another site may read (Fetch, 3.2.4), beside those that it always may."""


def add_limits(app: Flask) -> None:
    """Bound what one address asks of the API, or with a token, and tell it how much is left. Added before what looks who asks."""
    limit = RateLimit(RATE, BURST)
    policy = f'"requests";q={BURST};w={round(BURST / RATE)}'

    @app.before_request
    def bounded() -> None:
        if not (request.path.startswith(PREFIX) or has_bearer()) or request.method == "OPTIONS":
            return
        try:
            limit.require(
                request.remote_addr or "",
                "http.rate",
                "too many requests came from this address",
                hint="Nothing was done. Wait as long as Retry-After says; RateLimit says beforehand how many are left.",
            )
        except RegistryError:
            g.told_to_wait = True
            raise

    @app.after_request
    def told(response: Response) -> Response:
        if request.path.startswith(PREFIX):
            left, reset = limit.left(request.remote_addr or "")
            if "told_to_wait" in g:
                # By now a turn may have come back; who was told to wait is not told to ask.
                left = 0
            response.headers["RateLimit-Policy"] = policy
            response.headers["RateLimit"] = f'"requests";r={left};t={reset}'
            if request.method in SAFE and declared_here() == ("read",):
                response.headers["Access-Control-Allow-Origin"] = "*"
                response.headers["Access-Control-Expose-Headers"] = EXPOSED
        return response
