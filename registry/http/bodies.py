"""A body's own page over HTTP, for its administrators: its people, invitations, and where it is told. Decides nothing."""

from __future__ import annotations

from typing import Any, Final

from flask import Flask, Response, request

from registry.errors import RegistryError
from registry.http.declared import declares
from registry.http.desk import FORM, html
from registry.http.errors import STATUS
from registry.http.rate_limit import RateLimit
from registry.http.session import require_signed_in
from registry.http.sign_in import see_other
from registry.operations.desk import require_open
from registry.operations.own_notices import replay_own, send_test, subscribe_own, unsubscribe_own
from registry.operations.own_people import invite, invite_again
from registry.operations.publish_soon import Publishing
from registry.operations.registry import Registry
from registry.operations.show.bodies import body_page
from registry.operations.show.refused import told

TEST_RATE: Final = 0.05
TEST_BURST: Final = 5
"""Tests that one address may have sent: five at once, then one in twenty seconds."""


def add_bodies(app: Flask, registry: Registry, common: dict[str, Any], publishing: Publishing) -> None:
    """The page of each body that somebody administers, and the forms on it."""
    limit = RateLimit(TEST_RATE, TEST_BURST)

    @app.get("/desk/bodies/<id:id>")
    @declares("give_role")
    def show_body(id: str) -> Response:
        return html(body_page(registry, common, require_signed_in(), id))

    @app.post("/desk/bodies/<id:id>/people")
    @declares("give_role")
    def invite_person(id: str) -> Response:
        who, form = require_signed_in(), request.form
        sent = form.get(FORM, "")
        require_open(registry)
        try:
            made = invite(
                registry, who, id, form.get("name", ""), form.get("contact", ""), form.getlist("role"), sent
            )
        except RegistryError as error:
            # What was refused may be sent again as it is: part of it may have been done.
            return refused(id, error, "" if error.code in ("act.form", "act.form_used") else sent)
        publishing.soon()
        return html(body_page(registry, common, who, id, invited=made), 201)

    @app.post("/desk/bodies/<id:id>/people/<id:person>/link")
    @declares("give_role")
    def link_person(id: str, person: str) -> Response:
        who = require_signed_in()
        try:
            made = invite_again(registry, who, id, person)
        except RegistryError as error:
            return refused(id, error)
        return html(body_page(registry, common, who, id, invited=made), 201)

    @app.post("/desk/bodies/<id:id>/notices")
    @declares("give_role")
    def subscribe_body(id: str) -> Response:
        who, form = require_signed_in(), request.form
        try:
            made = subscribe_own(
                registry, who, id, form.get("channel", ""), form.get("address", ""), form.get("search", "")
            )
        except RegistryError as error:
            return refused(id, error)
        return html(body_page(registry, common, who, id, subscribed=made), 201)

    @app.post("/desk/bodies/<id:id>/notices/<id:subscription>/end")
    @declares("give_role")
    def unsubscribe_body(id: str, subscription: str) -> Response:
        try:
            unsubscribe_own(registry, require_signed_in(), id, subscription)
        except RegistryError as error:
            return refused(id, error)
        return see_other("desk_body", id)

    @app.post("/desk/bodies/<id:id>/notices/<id:subscription>/test")
    @declares("give_role")
    def test_notice(id: str, subscription: str) -> Response:
        who = require_signed_in()
        limit.require(
            request.remote_addr or "", "desk.rate", "too many tests were asked for", hint="Wait a little."
        )
        try:
            send_test(registry, who, id, subscription)
        except RegistryError as error:
            return refused(id, error)
        return html(body_page(registry, common, who, id, tested=True))

    @app.post("/desk/bodies/<id:id>/notices/<number:number>/replay")
    @declares("give_role")
    def replay_body_notice(id: str, number: int) -> Response:
        who = require_signed_in()
        try:
            count = replay_own(registry, who, id, number)
        except RegistryError as error:
            return refused(id, error)
        return html(body_page(registry, common, who, id, replayed=(number, count)))

    def refused(id: str, error: RegistryError, form: str = "") -> Response:
        status = STATUS.get(error.code, 500)
        if status >= 500 or error.code == "authority.role":
            raise error
        return html(
            body_page(registry, common, require_signed_in(), id, refused=told(error), form=form), status
        )
