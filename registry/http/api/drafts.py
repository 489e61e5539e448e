"""Drafts of records: made, read, replaced, assessed, deleted. Decides nothing.

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
from registry.http.api.filings import MAX_FILING
from registry.http.api.operation import PREFIX, Answer, Operation
from registry.http.api.preconditions import as_precondition, revision_of, revision_tag
from registry.http.api.routes import Api, Call, Reply, View
from registry.operations.assess_draft import assess_draft
from registry.operations.keep_draft import (
    Draft,
    change_draft,
    delete_draft,
    find_draft,
    list_drafts,
    new_draft,
)
from registry.operations.registry import Registry
from registry.operations.sign_in import SignedIn

TAG: Final = "Drafts"
CHANGED: Final = ("draft.unknown", "http.changed", "authority.drafts", "token.scope")
"""With which codes a change of a draft is refused."""
KEPT: Final = Answer("The draft as it stands", DraftAnswer, headers=("ETag",))


def add(api: Api) -> None:
    """What is done with a draft before it is handed on."""
    registry = api.registry

    def listed(call: Call) -> Reply:
        require_reach(call.who, call.query.body)
        found = list_drafts(registry, call.query.body, call.who.person.id)
        return Reply({"drafts": [draft_content(one, whole=False) for one in found]})

    def make(call: Call) -> Reply:
        require_reach(call.who, call.body.body)
        sent = call.body
        kept = new_draft(registry, sent.body, call.who.person.id, sent.record, call.key, program=True)
        return kept_reply(kept, 201)

    def one(call: Call) -> Reply:
        return kept_reply(found_draft(registry, call))

    def replace(call: Call) -> Reply:
        with as_precondition():
            id, revision = found_draft(registry, call).id, revision_of(call.match)
            return kept_reply(change_draft(registry, id, revision, call.who.person.id, call.body.record))

    def remove(call: Call) -> Reply:
        with as_precondition():
            delete_draft(
                registry, found_draft(registry, call).id, revision_of(call.match), call.who.person.id
            )
        return Reply(status=204)

    def findings(call: Call) -> Reply:
        return Reply(findings_content(assess_draft(registry, found_draft(registry, call))))

    made = Answer("The draft is kept, or was under the same key.", DraftAnswer, headers=("ETag", "Location"))
    own = ("act.body", "authority.drafts", "token.scope")
    whole = {"limit": MAX_FILING, "refusals": (*CHANGED, "draft.record")}
    add_operation(
        api,
        "GET",
        "/drafts",
        "listDrafts",
        "The drafts of a body",
        listed,
        {200: Answer("The drafts", DraftList, headers=("ETag",))},
        query=DraftQuery,
        refusals=own,
    )
    add_operation(
        api,
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
    add_operation(
        api,
        "GET",
        "/drafts/{draft}",
        "readDraft",
        "A draft",
        one,
        {200: KEPT},
        refusals=("draft.unknown", "token.scope"),
    )
    add_operation(
        api,
        "PUT",
        "/drafts/{draft}",
        "replaceDraft",
        "Replace the record in a draft",
        replace,
        {200: KEPT},
        body=NewRecord,
        match=True,
        **whole,
    )
    add_operation(
        api,
        "DELETE",
        "/drafts/{draft}",
        "deleteDraft",
        "Delete a draft",
        remove,
        {204: Answer("It is gone.")},
        match=True,
    )
    add_operation(
        api,
        "GET",
        "/drafts/{draft}/findings",
        "assessDraft",
        "What would come of a draft, and the questions that it owes",
        findings,
        {200: Answer("The findings", FindingsAnswer, headers=("ETag",))},
        refusals=("draft.unknown", "token.scope"),
    )


def add_operation(
    api: Api,
    method: Any,
    path: str,
    name: str,
    summary: str,
    view: View,
    answers: Any,
    *,
    declared: Any = ("draft",),
    refusals: Any = CHANGED,
    **more: Any,
) -> None:
    """Route an operation on drafts."""
    operation = Operation(
        method=method,
        path=path,
        name=name,
        tag=TAG,
        summary=summary,
        declared=declared,
        answers=answers,
        refusals=refusals,
        **more,
    )
    api.add(operation, view)


def found_draft(registry: Registry, call: Call) -> Draft:
    """The draft that the address names, for whoever may read it. Raises `draft.unknown`, `token.scope`."""
    kept = find_draft(registry, call.path["draft"], call.who.person.id)
    require_reach(call.who, kept.office)
    return kept


def require_reach(who: SignedIn, body: str) -> None:
    """Raise `token.scope` where the token is for another body."""
    if not who.reaches(body):
        raise RegistryError(
            "token.scope",
            "this token does not reach to that body",
            hint="Nothing was done. Make one that is for that body, or for all of yours.",
        )


def kept_reply(kept: Draft, status: int = 200) -> Reply:
    """The draft as it stands, under the tag of its revision."""
    headers = {"Location": f"{PREFIX}/drafts/{kept.id}"} if status == 201 else {}
    return Reply(draft_content(kept), status, headers, revision_tag(kept.revision))
