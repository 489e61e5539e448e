"""The account of whoever is signed in: the page, and the forms on it. Decides nothing."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from registry.http.declared import declares
from registry.http.languages import render_asked
from registry.http.session import forget_session, require_signed_in
from registry.http.sign_in import passkey_page, see_other, to_account
from registry.operations.api_tokens import make_token, revoke_tokens
from registry.operations.list_credentials import remove_credentials
from registry.operations.registry import Registry
from registry.operations.show.account import account_page
from registry.operations.sign_in import end_sessions


def add_account(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    """Roles, sessions, tokens and credentials of whoever is signed in."""

    @app.get("/account")
    @declares("own_account")
    def account() -> Response:
        return passkey_page(render_asked(account_page(registry, common, require_signed_in())))

    @app.post("/account/sessions/<id:id>/end")
    @declares("own_account")
    def end_session(id: str) -> Response:
        who = require_signed_in()
        end_sessions(registry, who.person.id, [id])
        if who.session is not None and who.session.id == id:
            return forget_session(see_other("sign_in"))
        return to_account()

    @app.post("/account/sessions/end")
    @declares("own_account")
    def end_all() -> Response:
        end_sessions(registry, require_signed_in().person.id)
        return forget_session(see_other("sign_in"))

    @app.post("/account/tokens")
    @declares("own_account")
    def token() -> Response:
        who = require_signed_in()
        days = request.form.get("days", "")
        _, secret = make_token(
            registry,
            who.person.id,
            request.form.getlist("scope"),
            int(days) if days.isascii() and days.isdigit() and len(days) < 4 else 0,
            request.form.get("body") or None,
            form=request.form.get("form", ""),
        )
        return passkey_page(render_asked(account_page(registry, common, who, secret)), 201)

    @app.post("/account/tokens/<id:id>/revoke")
    @declares("own_account")
    def revoke(id: str) -> Response:
        revoke_tokens(registry, require_signed_in().person.id, [id])
        return to_account()

    @app.post("/account/credentials/<id:id>/remove")
    @declares("own_account")
    def remove(id: str) -> Response:
        remove_credentials(registry, require_signed_in().person.id, [id])
        return to_account()
