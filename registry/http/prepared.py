"""Prepared acts and moderation over HTTP: what the second person sees, confirms or returns; what is kept back, and is read.
Decides nothing."""

from __future__ import annotations

from typing import Any, Final

from flask import Flask, Response, request

from registry.domain.act_form import has_form
from registry.domain.authority import ACTS, MODERATION, RULES, AnyAct
from registry.errors import RegistryError
from registry.http.cross_site import has_bearer
from registry.http.declared import declares
from registry.http.desk import as_json, html, sent_revision
from registry.http.errors import STATUS
from registry.http.session import require_signed_in
from registry.http.sign_in import see_other
from registry.operations.desk import require_open
from registry.operations.list_waiting import find_waiting
from registry.operations.prepare_act import (
    Prepared,
    confirm_act,
    delete_prepared,
    find_prepared,
    return_act,
    statement_of,
)
from registry.operations.publish_soon import Publishing
from registry.operations.registry import Registry
from registry.operations.show.act_form import done_page, sign_page
from registry.operations.show.prepared import moderation_page, prepared_page
from registry.operations.show.refused import told

SECONDED: Final[tuple[AnyAct, ...]] = tuple(
    act for act in ACTS if has_form(act) and any(rule.second for rule in RULES if act in rule.acts)
)
"""The acts that two people do, each with a form."""


def add_prepared(app: Flask, registry: Registry, common: dict[str, Any], publishing: Publishing) -> None:
    """The acts that wait for a second person, and the texts that wait to be read."""

    @app.get("/desk/prepared/<id:id>")
    @declares("own_work")
    def show_prepared(id: str) -> Response:
        who = require_signed_in()
        return html(prepared_page(registry, common, who, find_prepared(registry, who, id)))

    @app.post("/desk/prepared/<id:id>/confirm")
    @declares(*SECONDED)
    def confirm_prepared(id: str) -> Response:
        who = require_signed_in()
        require_open(registry)
        try:
            result = confirm_act(registry, who, id, sent_revision(request.form))
        except RegistryError as error:
            return _refused(id, error)
        if isinstance(result, Prepared):
            if has_bearer():
                return as_json(
                    {"prepared": result.id, "revision": result.revision, "state": result.state}, 200
                )
            return see_other("prepared", result.id)
        publishing.soon()
        if has_bearer():
            origin = registry.at(result.place.log_id).log.origin
            return as_json({"origin": origin, "index": result.place.index, "state": result.state}, 201)
        return html(done_page(registry, common, who, result, public=False), 201)

    @app.post("/desk/prepared/<id:id>/return")
    @declares(*SECONDED)
    def return_prepared(id: str) -> Response:
        try:
            made = return_act(
                registry,
                require_signed_in(),
                id,
                sent_revision(request.form),
                request.form.get("remark", "").replace("\r\n", "\n"),
            )
        except RegistryError as error:
            return _refused(id, error)
        return (
            as_json({"prepared": made.id, "revision": made.revision}, 200)
            if has_bearer()
            else see_other("desk")
        )

    @app.post("/desk/prepared/<id:id>/delete")
    @declares(*SECONDED)
    def remove_prepared(id: str) -> Response:
        try:
            delete_prepared(registry, require_signed_in(), id, sent_revision(request.form))
        except RegistryError as error:
            return _refused(id, error)
        return see_other("desk")

    @app.get("/desk/prepared/<id:id>/sign")
    @declares(*SECONDED)
    def sign_prepared(id: str) -> Response:
        who = require_signed_in()
        draft = statement_of(registry, who, id)
        page = sign_page(registry, common, who, draft)
        if has_bearer():
            return as_json({"statement": page.statement, "openings": page.openings}, 200)
        return html(page)

    @app.get("/desk/moderation/<number:log>/<number:index>")
    @declares(*MODERATION)
    def show_kept_back(log: int, index: int) -> Response:
        who = require_signed_in()
        waiting = find_waiting(registry, who.roles, log, index)
        return html(moderation_page(registry, common, who, waiting))

    def _refused(id: str, error: RegistryError) -> Response:
        if has_bearer() or STATUS.get(error.code, 500) >= 500 or error.code == "prepared.unknown":
            raise error
        who = require_signed_in()
        page = prepared_page(registry, common, who, find_prepared(registry, who, id), told(error))
        return html(page, STATUS[error.code])
