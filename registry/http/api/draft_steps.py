"""What a draft goes through to become a version: handed over, taken back, submitted. Decides nothing.

Knows: that who does it names the revision that they have seen, and that one which was submitted is told again.
"""

from __future__ import annotations

from typing import Final

from registry.http.api.drafts import CHANGED, KEPT, add_operation, found_draft, kept_reply, require_reach
from registry.http.api.filings import FILING, REFUSALS, FiledAnswer, filed_content
from registry.http.api.operation import PREFIX, Answer
from registry.http.api.preconditions import as_precondition, revision_of
from registry.http.api.routes import Api, Call, Reply
from registry.operations.desk import require_open
from registry.operations.file_for_body import Told
from registry.operations.file_record import Filed
from registry.operations.keep_draft import hand_over, take_back
from registry.operations.submit_draft import filed_before, submit_as

_FILED: Final = {
    201: Answer("It is filed, and the draft is gone.", FiledAnswer, headers=("Location",)),
    200: Answer(
        "It was filed before, or says what the latest version says.", FiledAnswer, headers=("Location",)
    ),
}


def add(api: Api) -> None:
    """The way of a draft from its filer to the log."""
    registry = api.registry

    def over(call: Call) -> Reply:
        with as_precondition():
            draft, revision = found_draft(registry, call), revision_of(call.match)
            return kept_reply(hand_over(registry, draft.id, revision, call.who.person.id))

    def back(call: Call) -> Reply:
        with as_precondition():
            draft, revision = found_draft(registry, call), revision_of(call.match)
            return kept_reply(take_back(registry, draft.id, revision, call.who.person.id))

    def submit(call: Call) -> Reply:
        require_open(registry)
        id, revision, person = call.path["draft"], revision_of(call.match), call.who.person.id
        before = filed_before(registry, id, revision, person)
        by = before.decision.by if before is not None else None
        if before is not None and by is not None and by.office is not None:
            require_reach(call.who, by.office)
            return _filed(Told(before, registry.log.origin, again=True))
        with as_precondition():
            result = submit_as(registry, call.who, found_draft(registry, call), revision)
        if isinstance(result, Filed):
            api.publishing.soon()
        return _filed(Told(result, registry.log.origin))

    address = "/drafts/{draft}"
    add_operation(
        api,
        "POST",
        f"{address}/hand-over",
        "handOverDraft",
        "Hand a draft over to the approver",
        over,
        {200: KEPT},
        match=True,
    )
    add_operation(
        api,
        "POST",
        f"{address}/take-back",
        "takeBackDraft",
        "Take a draft back",
        back,
        {200: KEPT},
        match=True,
    )
    add_operation(
        api,
        "POST",
        f"{address}/submit",
        "submitDraft",
        "Submit a draft: it becomes a version",
        submit,
        _FILED,
        declared=FILING,
        match=True,
        refusals=(*CHANGED, *REFUSALS, "draft.not_handed_over"),
    )


def _filed(told: Told) -> Reply:
    content = filed_content(told)
    address = f"{PREFIX}/deployments/{content['deployment']}/versions/{content['version']}"
    new = isinstance(told.result, Filed) and not told.again
    return Reply(content, 201 if new else 200, {"Location": address})
