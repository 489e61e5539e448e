"""Signing in with a one-time link, and out: the routes. Decides nothing.

Knows: that the code of a link stands behind the `#` of its address, which no browser sends, so that no server and no proxy on
the way writes it down. `web/link.js` puts it into the form; without scripts it is pasted there.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, redirect, request

from registry.http.declared import declares
from registry.http.languages import asked_site, render_asked
from registry.http.session import forget_session, keep_session, require_signed_in, session_secret
from registry.operations.registry import Registry
from registry.operations.show.account import sign_in_page
from registry.operations.sign_in import LINK, end_sessions, use_link
from registry.pages.account_views import LinkPage
from registry.pages.address import Site, address
from registry.pages.render import PASSKEY_SECURITY_POLICY


def add_sign_in(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    """How to sign in, the link, and how to sign out."""

    @app.get("/sign-in")
    @declares("sign_in")
    def sign_in() -> Response:
        return passkey_page(render_asked(sign_in_page(registry, common)))

    @app.get(LINK)
    @declares("sign_in")
    def link() -> Response:
        return Response(render_asked(LinkPage(**common)), mimetype="text/html")

    @app.post(LINK)
    @declares("sign_in")
    def use() -> Response:
        # Whoever pastes may paste the whole link.
        code = request.form.get("code", "").rpartition("#")[2].strip()
        begun = use_link(registry, code, before=session_secret())
        return keep_session(to_account(), begun)

    @app.post("/account/sign-out")
    @declares("own_account")
    def sign_out() -> Response:
        who = require_signed_in()
        assert who.session is not None
        end_sessions(registry, who.person.id, [who.session.id])
        return forget_session(see_other("home"))


def to_account() -> Response:
    """On to the account, with a GET (RFC 9110, section 15.4.4)."""
    return see_other("account")


def see_other(page: str, *parts: str) -> Response:
    """On to one of our own pages; no request says where."""
    response = redirect(address(asked_site(Site()), page, *parts), 303)
    assert isinstance(response, Response)
    return response


def passkey_page(html: str, status: int = 200) -> Response:
    """A page that may fetch a challenge."""
    response = Response(html, status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = PASSKEY_SECURITY_POLICY
    return response
