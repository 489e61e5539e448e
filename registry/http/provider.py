"""Signing in at an identity provider over HTTP: the way there, and the way back. Decides nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, request

from registry.http.declared import declares
from registry.http.languages import render_asked
from registry.http.session import (
    attempt_secret,
    keep_attempt,
    keep_session,
    require_signed_in,
    session_secret,
)
from registry.http.sign_in import to_account
from registry.operations.identity_provider import BACK, answer_of_provider, ask_provider, provider_of
from registry.operations.registry import Registry
from registry.pages.account_views import ProviderPage


def add_provider(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    """Sign in at the provider, and connect it to the account."""

    known = provider_of(registry.settings)

    @app.post("/sign-in/provider")
    @declares("sign_in")
    def provider() -> Response:
        return _to(*ask_provider(registry, known))

    @app.post("/account/identities")
    @declares("own_account")
    def connect() -> Response:
        return _to(*ask_provider(registry, known, require_signed_in().person.id))

    @app.get(BACK)
    @declares("sign_in")
    def back() -> Response:
        # The state of the question, bound to this browser by a cookie, is what makes a GET from elsewhere safe.
        begun = answer_of_provider(
            registry, known, attempt_secret(), request.args.to_dict(), session_secret()
        )
        return keep_session(to_account(), begun) if begun is not None else to_account()

    def _to(address: str, secret: str) -> Response:
        # A form's redirection to another site is refused by the security policy of the page (form-action); a page is none.
        page = ProviderPage(**common, host=urlsplit(address).netloc, target=address)
        response = Response(render_asked(page), mimetype="text/html")
        response.headers["Refresh"] = f"0;url={address}"
        return keep_attempt(response, secret)
