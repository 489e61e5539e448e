"""Who asks: the person behind the session's cookie or the token, held to what the route declares.

Knows: that public pages look at neither, so that they are one page for everybody and caches may keep them. What looks at
either is never kept (`Cache-Control: no-store`). A token that came in the clear is refused on every route, whatever it is
worth. A route of an act lets nobody through whose roles or token the rules do
not fit.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, current_app, g, request

from registry.domain.permission import Declared, open_to_all, require_fitting, require_scope
from registry.errors import RegistryError
from registry.http.cookies import drop_cookie, set_cookie, shown
from registry.http.cross_site import COOKIE, add_cross_site, has_bearer
from registry.http.declared import declared_here
from registry.http.headers import ERROR_CACHE
from registry.http.problem import API
from registry.http.proxies import is_exposed
from registry.http.rate_limit import RateLimit
from registry.operations.api_tokens import bearer
from registry.operations.own_origin import Origin, own_origin
from registry.operations.registry import Registry
from registry.operations.sign_in import ATTEMPT_LASTS, SESSION_LASTS, Begun, SignedIn
from registry.operations.sign_in import signed_in as found
from registry.operations.sign_in_secret import is_secret

ATTEMPT: Final = "sightline-attempt"
"""The cookie that binds a challenge to the browser that asked for it."""

SIGN_IN_RATE: Final = 1.0
SIGN_IN_BURST: Final = 30
"""Attempts to sign in a second from one address, and at once: an office behind one address signs in in the morning."""


def add_sessions(app: Flask, registry: Registry) -> None:
    """Know who asks, on every route that asks for it. Raises `settings.invalid` where the origin is none."""
    origin = own_origin(registry)
    app.extensions["sightline-origin"] = origin
    limit = RateLimit(SIGN_IN_RATE, SIGN_IN_BURST)
    add_cross_site(app, origin)

    @app.before_request
    def known() -> None:
        declared = declared_here()
        if has_bearer() and is_exposed(request):
            raise RegistryError(
                "token.exposed",
                "a token came over a connection that others can read: whoever sees what passes there has it now",
                hint="Nothing was done. Revoke the token, make a new one, and send it over https alone. Behind a proxy "
                "that speaks https the operator names the proxy in SIGHTLINE_TRUSTED_PROXIES.",
            )
        if declared == ("read",):
            return
        g.private = True
        if not origin.signs_in and not open_to_all(declared):
            raise RegistryError(
                "signin.insecure",
                "nobody is signed in over a connection that others can read",
                hint="Serve the register over https and set SIGHTLINE_ORIGIN.",
            )
        if declared == ("sign_in",):
            _bounded(limit)
            return
        g.signed_in = _who(registry)
        _require(declared, g.signed_in)

    @app.after_request
    def private(response: Response) -> Response:
        if g.get("private"):
            response.headers["Cache-Control"] = ERROR_CACHE
        return response


def signed_in() -> SignedIn | None:
    """Who asks; None on routes that are open to all where nobody is signed in, and on those that do not look."""
    who: SignedIn | None = g.get("signed_in")
    return who


def require_signed_in() -> SignedIn:
    """Who asks. Raises `signin.needed`."""
    who = signed_in()
    if who is None:
        raise RegistryError(
            "signin.needed",
            "this is for people who are signed in",
            hint="Send a token as `Authorization: Bearer …`. Make one in your account, or with `sightline token make`."
            if request.path.startswith(API)
            else "Sign in, then come back to this address.",
        )
    return who


def here() -> Origin:
    """The origin of this server."""
    origin: Origin = current_app.extensions["sightline-origin"]
    return origin


def session_secret() -> str | None:
    """What the browser shows as its session, whatever it is worth."""
    secret = shown(here(), COOKIE)
    return secret if secret is not None and is_secret(secret) else None


def attempt_secret() -> str:
    """What the browser shows as its attempt to sign in; empty where it shows none."""
    secret = shown(here(), ATTEMPT)
    return secret if secret is not None and is_secret(secret) else ""


def keep_session(response: Response, begun: Begun) -> Response:
    """Have the browser show the new session from now on, and forget what led to it."""
    set_cookie(here(), response, COOKIE, begun.secret, int(SESSION_LASTS.total_seconds()))
    drop_cookie(here(), response, ATTEMPT)
    return response


def keep_attempt(response: Response, secret: str) -> Response:
    """Bind a challenge to the browser."""
    set_cookie(here(), response, ATTEMPT, secret, int(ATTEMPT_LASTS.total_seconds()))
    return response


def forget_session(response: Response) -> Response:
    """Have the browser forget its session."""
    drop_cookie(here(), response, COOKIE)
    return response


def _who(registry: Registry) -> SignedIn | None:
    if has_bearer():
        return bearer(registry, request.headers["Authorization"].partition(" ")[2].strip())
    if request.path.startswith(API):
        # Programs show a token: what a browser adds by itself counts for nothing there.
        return None
    secret = session_secret()
    return found(registry, secret) if secret is not None else None


def _require(declared: tuple[Declared, ...], who: SignedIn | None) -> None:
    if who is not None and who.token is not None:
        require_scope(declared, who.token.scopes)
    if open_to_all(declared):
        return
    roles = [(role.kind, role.role) for role in require_signed_in().roles]
    if declared not in (("own_account",), ("own_work",)):
        require_fitting(declared, roles)


def _bounded(limit: RateLimit) -> None:
    limit.require(
        request.remote_addr or "",
        "signin.rate",
        "too many attempts to sign in from this address",
        hint="Wait a little, then try again.",
    )
