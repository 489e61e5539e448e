"""Drafts of records: made, read, replaced, handed over, taken back, deleted, submitted. Decides nothing.

Knows: that the entity tag of a draft is its revision, and that whoever changes one names the revision they have seen.
"""

from __future__ import annotations

from typing import Any, Final

from registry.errors import RegistryError
from registry.http.api.draft_shapes import (
    DraftAnswer,
    DraftList,
    DraftQuery,
    FindingsAnswer,
    NewDraft,
    NewRecord,
    draft_content,
    findings_content,
)
from registry.http.api.filings import FILING, MAX_FILING, REFUSALS, FiledAnswer, filed_content
from registry.http.api.operation import PREFIX, Answer, Operation
from registry.http.api.preconditions import as_precondition, revision_of, revision_tag
from registry.http.api.routes import Api, Call, Reply, View
from registry.operations.assess_draft import assess_draft
from registry.operations.desk import require_open
from registry.operations.file_for_body import Told
from registry.operations.file_record import Filed
from registry.operations.keep_draft import (
    Draft,
    change_draft,
    delete_draft,
    find_draft,
    hand_over,
    list_drafts,
    new_draft,
    take_back,
)
from registry.operations.registry import Registry
from registry.operations.sign_in import SignedIn
from registry.operations.submit_draft import filed_before, submit_as

_TAG: Final = "Drafts"
_CHANGED: Final = ("draft.unknown", "http.changed", "authority.drafts", "token.scope")


def add(api: Api) -> None:
    """The life of a draft."""
    registry = api.registry

    def listed(call: Call) -> Reply:
        _require_reach(call.who, call.query.body)
        found = list_drafts(registry, call.query.body, call.who.person.id)
        return Reply({"drafts": [draft_content(one, whole=False) for one in found]})

    def make(call: Call) -> Reply:
        _require_reach(call.who, call.body.body)
        sent = call.body
        kept = new_draft(registry, sent.body, call.who.person.id, sent.record, call.key, program=True)
        return _kept(kept, 201)

    def one(call: Call) -> Reply:
        return _kept(_found(registry, call))

    def replace(call: Call) -> Reply:
        with as_precondition():
            id, revision = _found(registry, call).id, revision_of(call.match)
            return _kept(change_draft(registry, id, revision, call.who.person.id, call.body.record))

    def remove(call: Call) -> Reply:
        with as_precondition():
            delete_draft(registry, _found(registry, call).id, revision_of(call.match), call.who.person.id)
        return Reply(status=204)

    def over(call: Call) -> Reply:
        with as_precondition():
            return _kept(
                hand_over(registry, _found(registry, call).id, revision_of(call.match), call.who.person.id)
            )

    def back(call: Call) -> Reply:
        with as_precondition():
            return _kept(
                take_back(registry, _found(registry, call).id, revision_of(call.match), call.who.person.id)
            )

    def findings(call: Call) -> Reply:
        return Reply(findings_content(assess_draft(registry, _found(registry, call))))

    def submit(call: Call) -> Reply:
        require_open(registry)
        id, revision, person = call.path["draft"], revision_of(call.match), call.who.person.id
        before = filed_before(registry, id, revision, person)
        by = before.decision.by if before is not None else None
        if before is not None and by is not None and by.office is not None:
            _require_reach(call.who, by.office)
            return _filed(Told(before, registry.log.origin, again=True))
        with as_precondition():
            result = submit_as(registry, call.who, _found(registry, call), revision)
        if isinstance(result, Filed):
            api.publishing.soon()
        return _filed(Told(result, registry.log.origin))

    def route(
        method: Any,
        path: str,
        name: str,
        summary: str,
        view: View,
        answers: Any,
        *,
        declared: Any = ("draft",),
        refusals: Any = _CHANGED,
        **more: Any,
    ) -> None:
        operation = Operation(
            method=method,
            path=path,
            name=name,
            tag=_TAG,
            summary=summary,
            declared=declared,
            answers=answers,
            refusals=refusals,
            **more,
        )
        api.add(operation, view)

    kept = Answer("The draft as it stands", DraftAnswer, headers=("ETag",))
    made = Answer("The draft is kept, or was under the same key.", DraftAnswer, headers=("ETag", "Location"))
    own = ("act.body", "authority.drafts", "token.scope")
    whole = {"limit": MAX_FILING, "refusals": (*_CHANGED, "draft.record")}
    filed = {
        201: Answer("It is filed, and the draft is gone.", FiledAnswer, headers=("Location",)),
        200: Answer(
            "It was filed before, or says what the latest version says.", FiledAnswer, headers=("Location",)
        ),
    }
    route(
        "GET",
        "/drafts",
        "listDrafts",
        "The drafts of a body",
        listed,
        {200: Answer("The drafts", DraftList, headers=("ETag",))},
        query=DraftQuery,
        refusals=own,
    )
    route(
        "POST",
        "/drafts",
        "makeDraft",
        "Make a draft",
        make,
        {201: made},
        body=NewDraft,
        limit=MAX_FILING,
        key=True,
        refusals=(*own, "draft.record", "draft.too_many", "act.form_used"),
        example={"body": "town", "record": {}},
    )
    route(
        "GET",
        "/drafts/{draft}",
        "readDraft",
        "A draft",
        one,
        {200: kept},
        refusals=("draft.unknown", "token.scope"),
    )
    route(
        "PUT",
        "/drafts/{draft}",
        "replaceDraft",
        "Replace the record in a draft",
        replace,
        {200: kept},
        body=NewRecord,
        match=True,
        **whole,
    )
    route(
        "DELETE",
        "/drafts/{draft}",
        "deleteDraft",
        "Delete a draft",
        remove,
        {204: Answer("It is gone.")},
        match=True,
    )
    route(
        "GET",
        "/drafts/{draft}/findings",
        "assessDraft",
        "What would come of a draft, and the questions that it owes",
        findings,
        {200: Answer("The findings", FindingsAnswer, headers=("ETag",))},
        refusals=("draft.unknown", "token.scope"),
    )
    route(
        "POST",
        "/drafts/{draft}/hand-over",
        "handOverDraft",
        "Hand a draft over to the approver",
        over,
        {200: kept},
        match=True,
    )
    route(
        "POST",
        "/drafts/{draft}/take-back",
        "takeBackDraft",
        "Take a draft back",
        back,
        {200: kept},
        match=True,
    )
    route(
        "POST",
        "/drafts/{draft}/submit",
        "submitDraft",
        "Submit a draft: it becomes a version",
        submit,
        filed,
        declared=FILING,
        match=True,
        refusals=(*_CHANGED, *REFUSALS, "draft.not_handed_over"),
    )


def _found(registry: Registry, call: Call) -> Draft:
    kept = find_draft(registry, call.path["draft"], call.who.person.id)
    _require_reach(call.who, kept.office)
    return kept


def _require_reach(who: SignedIn, body: str) -> None:
    if not who.reaches(body):
        raise RegistryError(
            "token.scope",
            "this token does not reach to that body",
            hint="Nothing was done. Make one that is for that body, or for all of yours.",
        )


def _kept(kept: Draft, status: int = 200) -> Reply:
    headers = {"Location": f"{PREFIX}/drafts/{kept.id}"} if status == 201 else {}
    return Reply(draft_content(kept), status, headers, revision_tag(kept.revision))


def _filed(told: Told) -> Reply:
    content = filed_content(told)
    address = f"{PREFIX}/deployments/{content['deployment']}/versions/{content['version']}"
    new = isinstance(told.result, Filed) and not told.again
    return Reply(content, 201 if new else 200, {"Location": address})
