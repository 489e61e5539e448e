"""Drafts over HTTP: made from a form or a file, changed, handed over, deleted, submitted. Decides nothing."""

from __future__ import annotations

from typing import Any, Final

from flask import Flask, Response, request

from registry.errors import RegistryError
from registry.http.declared import declares
from registry.http.desk import FORM, html, sent_revision
from registry.http.errors import STATUS
from registry.http.session import require_signed_in
from registry.http.sign_in import see_other
from registry.operations.assess_files import only_record
from registry.operations.desk import is_public, require_open
from registry.operations.file_record import Filed, Unchanged
from registry.operations.keep_draft import (
    MAX_BYTES,
    Draft,
    change_draft,
    delete_draft,
    find_draft,
    hand_over,
    new_draft,
    take_back,
)
from registry.operations.next_version import next_draft
from registry.operations.publish_soon import Publishing
from registry.operations.registry import Registry
from registry.operations.show.draft import draft_page, filed_page
from registry.operations.show.refused import told
from registry.operations.sign_in import SignedIn
from registry.operations.submit_draft import filed_before, submit_as

MAX_UPLOAD: Final = 3 * MAX_BYTES
"""Bytes of one request: what a form makes of a record takes up to three times as many."""


def add_drafts(app: Flask, registry: Registry, common: dict[str, Any], publishing: Publishing) -> None:
    """The drafts of the bodies of whoever is signed in."""

    @app.post("/desk/drafts")
    @declares("draft")
    def make_draft() -> Response:
        who, data = require_signed_in(), _sent()
        body, of = request.form.get("body", ""), request.form.get("deployment", "")
        record = None if of else only_record(data)
        if not who.reaches(body):
            raise _not_reached(body)
        form = request.form.get(FORM, "")
        if of:
            made = next_draft(registry, of, body, who.person.id, request.form, form)
        else:
            made = new_draft(registry, body, who.person.id, record, form)
        return see_other("draft_tasks" if request.form.get("then") == "tasks" else "draft", made.id)

    @app.get("/desk/drafts/<id:id>")
    @declares("draft")
    def show_draft(id: str) -> Response:
        who = require_signed_in()
        return html(draft_page(registry, common, who, _found(who, id)))

    @app.post("/desk/drafts/<id:id>")
    @declares("draft")
    def save_draft(id: str) -> Response:
        who, data = require_signed_in(), _sent()
        _found(who, id)
        try:
            change_draft(registry, id, sent_revision(request.form), who.person.id, only_record(data))
        except RegistryError as error:
            kept = find_draft(registry, id, who.person.id)
            return _refused(kept, error, data.decode(errors="replace"))
        return see_other("draft", id)

    @app.post("/desk/drafts/<id:id>/hand-over")
    @declares("draft")
    def hand_draft_over(id: str) -> Response:
        who = require_signed_in()
        hand_over(registry, _found(who, id).id, sent_revision(request.form), who.person.id)
        return see_other("draft", id)

    @app.post("/desk/drafts/<id:id>/take-back")
    @declares("draft")
    def take_draft_back(id: str) -> Response:
        who = require_signed_in()
        take_back(registry, _found(who, id).id, sent_revision(request.form), who.person.id)
        return see_other("draft", id)

    @app.post("/desk/drafts/<id:id>/delete")
    @declares("draft")
    def remove_draft(id: str) -> Response:
        who = require_signed_in()
        delete_draft(registry, _found(who, id).id, sent_revision(request.form), who.person.id)
        return see_other("desk")

    @app.post("/desk/drafts/<id:id>/submit")
    @declares("submit", "claim", "revise", "confirm")
    def file_draft(id: str) -> Response:
        who = require_signed_in()
        require_open(registry)
        before = filed_before(registry, id, sent_revision(request.form), who.person.id)
        by = before.decision.by if before is not None else None
        if before is not None and by is not None and by.office is not None:
            if not who.reaches(by.office):
                raise _not_reached(by.office)
            return _filed(who, before, 200)
        kept = _found(who, id)
        try:
            result = submit_as(registry, who, kept, sent_revision(request.form))
        except RegistryError as error:
            return _refused(kept, error)
        return _filed(who, result, 201 if isinstance(result, Filed) else 200)

    def _filed(who: SignedIn, result: Filed | Unchanged, status: int) -> Response:
        public = True
        if isinstance(result, Filed):
            public = status == 200 and is_public(registry, registry.log.id, result.index)
            if not public:
                publishing.soon()
        return html(filed_page(common, who, result, public), status)

    def _found(who: SignedIn, id: str) -> Draft:
        kept = find_draft(registry, id, who.person.id)
        if not who.reaches(kept.office):
            raise _not_reached(kept.office)
        return kept

    def _refused(kept: Draft, error: RegistryError, text: str | None = None) -> Response:
        status = STATUS.get(error.code, 500)
        if status >= 500 or error.code == "draft.unknown":
            raise error
        page = draft_page(registry, common, require_signed_in(), kept, text, told(error))
        return html(page, status)


def _sent() -> bytes:
    """The record as it was sent: a file, where one was chosen, else what stands in the form."""
    request.max_content_length = MAX_UPLOAD
    request.max_form_memory_size = MAX_UPLOAD
    file = request.files.get("file")
    return (file.read() if file else b"") or request.form.get("record", "").encode()


def _not_reached(body: str) -> RegistryError:
    return RegistryError(
        "token.scope",
        f"this token does not reach to {body[:63]}",
        hint="Nothing was done. Make one that is for that body, or for all of yours.",
    )
