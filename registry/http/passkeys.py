"""Passkeys over HTTP: the challenges that web/passkey.js fetches, and the forms that bring the answers. Decides nothing."""

from __future__ import annotations

from flask import Flask, Response, request

from registry.http.declared import declares
from registry.http.session import (
    attempt_secret,
    keep_attempt,
    keep_session,
    require_signed_in,
    session_secret,
)
from registry.http.sign_in import to_account
from registry.operations.passkeys import ask_for_any, ask_for_new, keep_new, sign_in_with
from registry.operations.registry import Registry


def add_passkeys(app: Flask, registry: Registry) -> None:
    """Sign in with a passkey, and add one to the account."""

    @app.post("/sign-in/passkey/options.json")
    @declares("sign_in")
    def options() -> Response:
        return _asked(*ask_for_any(registry))

    @app.post("/sign-in/passkey")
    @declares("sign_in")
    def answer() -> Response:
        begun = sign_in_with(
            registry, attempt_secret(), request.form.get("answer", ""), before=session_secret()
        )
        return keep_session(to_account(), begun)

    @app.post("/account/passkeys/options.json")
    @declares("own_account")
    def new_options() -> Response:
        return _asked(*ask_for_new(registry, require_signed_in().person))

    @app.post("/account/passkeys")
    @declares("own_account")
    def new() -> Response:
        keep_new(registry, require_signed_in().person, attempt_secret(), request.form.get("answer", ""))
        return to_account()


def _asked(options: str, secret: str) -> Response:
    return keep_attempt(Response(options, mimetype="application/json"), secret)
