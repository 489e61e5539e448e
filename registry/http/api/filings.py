"""Filing: a record becomes a new deployment, or another version of one. Decides nothing.

Knows: that what is filed is answered when it is durable, and published beside that; and that a revision names the version that it
was made from.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import Field

from registry.domain.actor import BODY_ID_PATTERN
from registry.domain.permission import Declared
from registry.domain.record import Problem, RecordError
from registry.http.api.operation import PREFIX, Answer, Operation, Shape
from registry.http.api.routes import Api, Call, Reply
from registry.operations.file_for_body import Told, file_for_body
from registry.operations.file_record import Filed
from registry.operations.keep_draft import MAX_BYTES
from registry.operations.show.deployments import missing_deployment
from registry.operations.show.versions import version_tag

FILING: Final[tuple[Declared, ...]] = ("submit", "claim", "revise", "confirm")
MAX_FILING: Final = MAX_BYTES + 4096
TAG: Final = "Filing"
NONE: Final = -1
"""The number of no version: what was seen does not stand any more."""
Body = Annotated[
    str, Field(description="The enrolled body in whose name this is.", pattern=f"^{BODY_ID_PATTERN}$")
]
Record = Annotated[
    dict[str, Any],
    Field(
        description="A record file, as the schema at /api/v1/schemas/record says.",
        json_schema_extra={"x-schema": f"{PREFIX}/schemas/record"},
    ),
]
REFUSALS: Final = (
    "record.invalid",
    "act.form_used",
    "act.body",
    "authority.person",
    "authority.second",
    "lifecycle.illegal",
    "file.conflict",
    "file.provenance",
    "intake.full",
    "desk.closed",
    "opa.unreachable",
)
_OTHER_ID: Final = Problem(
    "id",
    "record.other_id",
    "This is the id of another deployment than the address names.",
    "Leave it out, or send the record to the address of its own deployment.",
)


class Filing(Shape):
    """A record, and the body that files it."""

    body: Body
    record: Record


class FiledAnswer(Shape):
    """What became of a record. `index`: of the entry of `origin` that is the decision, and both outcomes; null where the answers
    equal the latest version's, so there is no new one. `again`: it was filed before under the same key."""

    deployment: str
    version: int
    again: bool
    origin: str | None
    index: int | None
    binding: str | None
    strict: str | None


def add(api: Api) -> None:
    """A new deployment, and another version of one."""
    registry = api.registry

    def file(call: Call) -> Reply:
        return _reply(api, file_for_body(registry, call.who, call.body.body, call.body.record, call.key, 0))

    def revise(call: Call) -> Reply:
        id = call.path["deployment"]
        if call.body.record.get("id", id) != id:
            raise RecordError([_OTHER_ID])
        record = {**call.body.record, "id": id}
        seen = version_tag(registry, id)
        if not seen:
            raise missing_deployment()
        # Sent again under its key it is told again, though there is another version by then: its own.
        number = _number(seen) if call.match == seen else NONE
        return _reply(api, file_for_body(registry, call.who, call.body.body, record, call.key, number))

    done = {
        201: Answer(
            "It is filed, and the decision on it is durable.", FiledAnswer, headers=("Location", "ETag")
        ),
        200: Answer(
            "It was filed before, or says what the latest version says.",
            FiledAnswer,
            headers=("Location", "ETag"),
        ),
    }
    filing = Operation(
        method="POST",
        path="/deployments",
        name="fileDeployment",
        tag=TAG,
        summary="File a new deployment",
        declared=FILING,
        answers=done,
        body=Filing,
        limit=MAX_FILING,
        key=True,
        refusals=(*REFUSALS, "file.exists"),
        description="Where the body has an approver two people act: make a draft, and hand it over.",
        example={"body": "town", "record": {"deployment": {"title": "Gates of the station"}}},
    )
    api.add(filing, file)
    revising = Operation(
        method="POST",
        path="/deployments/{deployment}/versions",
        name="fileVersion",
        tag=TAG,
        summary="Revise, confirm or claim a deployment: file another version",
        declared=FILING,
        answers=done,
        body=Filing,
        limit=MAX_FILING,
        key=True,
        match=True,
        refusals=(*REFUSALS, "file.followed", "show.missing"),
        description="If-Match is the ETag of the list of versions. What kind of filing it is, `filing.change_kind` of the "
        "record says.",
        example={"body": "town", "record": {"filing": {"change_kind": "correction"}}},
    )
    api.add(revising, revise)


def filed_content(told: Told) -> dict[str, Any]:
    """What a program is told of a record that was filed, or need not be."""
    result = told.result
    if not isinstance(result, Filed):
        unchanged = {"origin": None, "index": None, "binding": None, "strict": None}
        return {
            "deployment": getattr(result, "deployment", ""),
            "version": getattr(result, "version", 0),
            "again": told.again,
            **unchanged,
        }
    outcome = result.decision.outcome
    return {
        "deployment": result.deployment,
        "version": result.version,
        "again": told.again,
        "origin": told.origin,
        "index": result.index,
        "binding": outcome.binding,
        "strict": outcome.strict,
    }


def _reply(api: Api, told: Told) -> Reply:
    new = isinstance(told.result, Filed) and not told.again
    if new:
        api.publishing.soon()
    content = filed_content(told)
    address = f"{PREFIX}/deployments/{content['deployment']}/versions/{content['version']}"
    tag = version_tag(api.registry, content["deployment"])
    return Reply(content, 201 if new else 200, {"Location": address}, tag)


def _number(tag: str) -> int:
    return int(tag.partition("-")[0].removeprefix("v"))
