"""Bulk filing: a record a line, and of each line what became of it; a bad one costs no other. Decides nothing.

Knows: how much is taken at once; that each line is answered as soon as it is durable, and that nothing more is filed for somebody
who went away; and that a line counts once under the key of the request and what stands in it, so that a request that broke off
is sent again as it was: what was filed is told again, and the rest is filed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final

from pydantic import Field

from registry.errors import RegistryError
from registry.http.api.filings import FILING, TAG, Body, FiledAnswer, filed_content
from registry.http.api.operation import NDJSON, Answer, Operation, Shape
from registry.http.api.preconditions import form_of_key
from registry.http.api.routes import Api, Call, Reply
from registry.http.errors import STATUS, UNEXPECTED, noted
from registry.http.problem import faults_of, problem
from registry.operations.file_for_body import Told, file_many
from registry.operations.file_record import Filed, NotFiled
from registry.operations.read_request import read_rows
from registry.operations.sign_in import SignedIn

MAX_BYTES: Final = 32 * 2**20
MAX_ROWS: Final = 1_000
UNBUFFERED: Final = {"X-Accel-Buffering": "no"}
"""A proxy that collects answers passes this one on as it comes (nginx)."""

_Good = tuple[str, dict[str, Any], str]
"""Number of a line, what stands in it, id of its form: as `file_many` takes it."""


class BulkQuery(Shape):
    """For whom all of it is filed."""

    # Not `body`: programs that make clients give that name to the content of the request.
    office: Body


class RowAnswer(Shape):
    """What became of one line: `filed`, `again`, `unchanged` or `refused`, with what a single filing would have answered."""

    line: int
    status: str = Field(pattern="^(filed|again|unchanged|refused)$")
    filed: FiledAnswer | None
    problem: dict[str, Any] | None


def add(api: Api) -> None:
    """The one operation."""

    def file(call: Call) -> Reply:
        refused: dict[int, RegistryError] = {}
        good: list[_Good] = []
        # A line without a record costs time, too; between two records one may be empty.
        if call.body.count(b"\n") > 2 * MAX_ROWS:
            raise _too_many()
        for line, found in read_rows(call.body):
            if len(refused) + len(good) == MAX_ROWS:
                raise _too_many()
            if isinstance(found, RegistryError):
                refused[line] = found
            else:
                said = json.dumps(found, sort_keys=True)
                good.append((str(line), found, form_of_key(call.key, said)))
        told = _told(api, call.who, call.query.office, good)
        # What stands in the way of all of them is answered as such, before the first line is.
        first = list(islice(told, 1))
        return Reply(_lines(api, refused, good, chain(first, told)), headers=UNBUFFERED)

    operation = Operation(
        method="POST",
        path="/bulk",
        name="fileMany",
        tag=TAG,
        summary="File many records, one a line",
        declared=FILING,
        answers={
            200: Answer(
                "What became of each line, in their order, as soon as it is durable", RowAnswer, NDJSON
            )
        },
        query=BulkQuery,
        body=bytes,
        media=NDJSON,
        limit=MAX_BYTES,
        key=True,
        refusals=("file.rows", "desk.closed", "opa.unreachable", "intake.full", "act.body", "token.scope"),
        description=f"At most {MAX_ROWS:,} records and {MAX_BYTES // 2**20} MiB at once. A record with the id of a deployment is "
        "another version of it; which one it was made from is not compared. A line that comes twice counts once.",
    )
    api.add(operation, file)


def _too_many() -> RegistryError:
    return RegistryError(
        "file.rows",
        f"more than {MAX_ROWS} records were sent at once",
        hint="Nothing was filed. Send them in several requests.",
    )


def _lines(
    api: Api, refused: Mapping[int, RegistryError], good: Sequence[_Good], told: Iterable[tuple[int, Told]]
) -> Iterator[bytes]:
    """What became of each line, in their order, as soon as it is durable."""
    known = {line: _refused(line, error) for line, error in refused.items()}
    order = sorted([*known, *(int(where) for where, _, _ in good)], reverse=True)

    def ready() -> Iterator[bytes]:
        while order and order[-1] in known:
            yield json.dumps(known.pop(order.pop()), ensure_ascii=False).encode() + b"\n"

    yield from ready()
    for line, one in told:
        known[line] = _row(line, one)
        if known[line]["status"] == "filed":
            api.publishing.soon()
        yield from ready()


def _told(api: Api, who: SignedIn, office: str, rows: Sequence[_Good]) -> Iterator[tuple[int, Told]]:
    """What became of each row; where something stops the work, the rows that were not filed by then are told why."""
    left = {where for where, _, _ in rows}
    try:
        for where, told in file_many(api.registry, who, office, rows):
            left.discard(where)
            yield int(where), told
    except Exception as error:
        if len(left) == len(rows):
            raise
        # The answer has begun: what happened can be said nowhere but in its lines.
        known = (
            error
            if isinstance(error, RegistryError)
            else RegistryError(UNEXPECTED, "something went wrong here", hint="Send this line again.")
        )
        if STATUS.get(known.code, 500) >= 500:
            noted(error, known.code)
        for where in left:
            yield int(where), Told(NotFiled(where, known), "")


def _row(line: int, told: Told) -> dict[str, Any]:
    if isinstance(told.result, NotFiled):
        return _refused(line, told.result.error)
    status = "again" if told.again else "filed" if isinstance(told.result, Filed) else "unchanged"
    return {"line": line, "status": status, "filed": filed_content(told), "problem": None}


def _refused(line: int, error: RegistryError) -> dict[str, Any]:
    status = STATUS.get(error.code, 500)
    detail, remedy = error.message, error.hint
    if status >= 500:
        detail, remedy = "Something went wrong here, not in what you sent.", "Send this line again."
    said = problem(status, error.code, detail, remedy, errors=faults_of(error, ""))
    return {"line": line, "status": "refused", "filed": None, "problem": said}
