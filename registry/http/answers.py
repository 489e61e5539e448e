"""Drafts question by question over HTTP: the task list, a section or a question, all answers to check. Decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from flask import Flask, Response, request

from registry.errors import RegistryError
from registry.http.api.drafts import require_reach
from registry.http.declared import declares
from registry.http.desk import html, sent_revision
from registry.http.errors import STATUS
from registry.http.session import require_signed_in
from registry.operations.draft_answers import save_answers
from registry.operations.keep_draft import Draft, find_draft
from registry.operations.registry import Registry
from registry.operations.show.filing import answers_page, check_answers_page, saved_page, tasks_page
from registry.operations.sign_in import SignedIn
from registry.pages.address import Site, address
from registry.pages.filing_views import AnswersPage, TasksPage

MAX_FIELDS: Final = 3_000
"""Of one form: a section whose lists have as many entries as are shown."""
MAX_FORM: Final = 2 * 2**20
MAX_SKIP: Final = 4_000
"""Characters that name the questions that were passed over."""


def add_answers(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    """The pages on which the people of a body answer what a draft asks."""

    @app.get("/desk/drafts/<id:id>/tasks")
    @declares("draft")
    def draft_tasks(id: str) -> Response:
        who, draft = _found(id)
        return html(tasks_page(registry, common, who, draft))

    @app.get("/desk/drafts/<id:id>/answers/<id:part>")
    @declares("draft")
    def draft_answers(id: str, part: str) -> Response:
        who, draft = _found(id)
        only, skip = request.args.get("only", "")[:200], request.args.get("skip", "")[:MAX_SKIP]
        return html(answers_page(registry, common, who, draft, part, only, skip))

    @app.post("/desk/drafts/<id:id>/answers/<id:part>")
    @declares("draft")
    def save_draft_answers(id: str, part: str) -> Response:
        request.max_form_parts = MAX_FIELDS
        request.max_content_length = request.max_form_memory_size = MAX_FORM
        who, draft = _found(id)
        sent = request.form
        only, skip = sent.get("only", "")[:200], sent.get("skip", "")[:MAX_SKIP]
        form = {name: sent.getlist(name) for name in sent}
        try:
            saved = save_answers(registry, id, sent_revision(sent), who.person.id, part, form, only)
        except RegistryError as error:
            if error.code != "draft.changed":
                raise
            stands = _found(id)[1]
            again = answers_page(registry, common, who, stands, part, only, skip, written=form, stale=error)
            return html(again, STATUS[error.code])
        page, whole = saved_page(
            registry, common, who, draft, saved, part, form, sent.get("then", ""), only, skip
        )
        return html(_at_its_address(page)) if whole else html(page, 422)

    @app.get("/desk/drafts/<id:id>/check")
    @declares("draft")
    def check_draft(id: str) -> Response:
        who, draft = _found(id)
        return html(check_answers_page(registry, common, who, draft))

    def _found(id: str) -> tuple[SignedIn, Draft]:
        who = require_signed_in()
        draft = find_draft(registry, id, who.person.id)
        require_reach(who, draft.office)
        return who, draft


def _at_its_address(page: AnswersPage | TasksPage) -> AnswersPage | TasksPage:
    """What follows what was saved, at the address at which it can be asked for again: that of the form was another."""
    if isinstance(page, AnswersPage):
        query = {"only": page.only, "skip": page.skip} if page.only else {}
        here = address(Site(), "draft_answers", page.id, page.part, **query)
    else:
        here = address(Site(), "draft_tasks", page.id)
    return replace(page, site=replace(page.site, here=here.removeprefix("/")))
