"""What is said of a draft, asked and answered: the draft as it stands, and what would come of it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from registry.http.api.filings import Body, Record
from registry.http.api.operation import Shape
from registry.http.problem import pointer_of
from registry.operations.assess_draft import Findings
from registry.operations.keep_draft import Draft


class NewDraft(Shape):
    """A record, right or wrong, and the body whose draft it is."""

    body: Body
    record: Record


class NewRecord(Shape):
    """What takes the place of the record in a draft."""

    record: Record


class DraftQuery(Shape):
    """Whose drafts are listed."""

    body: Body


class DraftAnswer(Shape):
    """A draft as it stands. `ready`: it was handed over to the body's approver."""

    id: str
    body: str
    revision: int
    changed_at: str
    ready: bool
    record: dict[str, Any]


class ListedDraft(Shape):
    """A draft in a list."""

    id: str
    body: str
    revision: int
    changed_at: str
    ready: bool


class DraftList(Shape):
    """The drafts of a body, the one that was changed last first."""

    drafts: list[ListedDraft]


class DraftProblem(Shape):
    """What stands in the way of reading the draft. `pointer`: in the draft, as JSON Pointer says it."""

    pointer: str
    code: str
    reason: str
    remedy: str


class FindingsAnswer(Shape):
    """What would come of the draft today: an assessment, not a decision. Either `problems`, or outcomes and `questions`, the most
    useful first."""

    problems: list[DraftProblem]
    binding: str | None
    strict: str | None
    questions: list[Annotated[dict[str, Any], Field(description="A question that the record owes.")]]


def draft_content(kept: Draft, *, whole: bool = True) -> dict[str, Any]:
    """The draft, or what a list says of it."""
    content: dict[str, Any] = {
        "id": kept.id,
        "body": kept.office,
        "revision": kept.revision,
        "changed_at": kept.changed_at,
        "ready": kept.ready,
    }
    return {**content, "record": kept.record} if whole else content


def findings_content(found: Findings) -> dict[str, Any]:
    """What would come of it."""
    outcome = found.evaluation.plain.outcome if found.evaluation else None
    return {
        "problems": [
            {
                "pointer": f"/record{pointer_of(one.path)}",
                "code": one.code,
                "reason": one.message,
                "remedy": one.hint,
            }
            for one in found.problems
        ],
        "binding": outcome.binding if outcome else None,
        "strict": outcome.strict if outcome else None,
        "questions": [one.as_json() for one in found.questions.owed] if found.questions else [],
    }
