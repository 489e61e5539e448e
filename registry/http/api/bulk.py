"""Bulk filing: a record a line, and of each line what became of it; a bad one costs no other. Decides nothing.

Knows: how much is taken at once; and that a line counts once under the key of the request and what stands in it, so that a
request that broke off is sent again as it was: what was filed is told again, and the rest is filed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from pydantic import Field

from registry.errors import RegistryError
from registry.http.api.filings import FILING, TAG, Body, FiledAnswer, filed_content
from registry.http.api.operation import NDJSON, Answer, Operation, Shape
from registry.http.api.preconditions import form_of_key
from registry.http.api.routes import Api, Call, Reply
from registry.http.errors import STATUS
from registry.http.problem import faults_of, problem
from registry.operations.file_for_body import Told, file_many
from registry.operations.file_record import Filed, NotFiled
from registry.operations.read_request import read_rows

MAX_BYTES: Final = 32 * 2**20
MAX_ROWS: Final = 1_000


class BulkQuery(Shape):
    """For whom all of it is filed."""

    body: Body


class RowAnswer(Shape):
    """What became of one line: `filed`, `again`, `unchanged` or `refused`, with what a single filing would have answered."""

    line: int
    status: str = Field(pattern="^(filed|again|unchanged|refused)$")
    filed: FiledAnswer | None
    problem: dict[str, Any] | None


def add(api: Api) -> None:
    """The one operation."""

    def file(call: Call) -> Reply:
        lines: dict[int, dict[str, Any]] = {}
        good: list[tuple[str, dict[str, Any], str]] = []
        for line, found in read_rows(call.body):
            if len(lines) + len(good) == MAX_ROWS:
                raise RegistryError(
                    "file.rows",
                    f"more than {MAX_ROWS} records were sent at once",
                    hint="Nothing was filed. Send them in several requests.",
                )
            if isinstance(found, RegistryError):
                lines[line] = _refused(line, found)
            else:
                said = json.dumps(found, sort_keys=True)
                good.append((str(line), found, form_of_key(call.key, said)))
        for line, told in _told(api, call, good):
            lines[line] = _row(line, told)
        if any(one["status"] == "filed" for one in lines.values()):
            api.publishing.soon()
        text = "".join(json.dumps(lines[line], ensure_ascii=False) + "\n" for line in sorted(lines))
        return Reply(text.encode())

    operation = Operation(
        method="POST",
        path="/bulk",
        name="fileMany",
        tag=TAG,
        summary="File many records, one a line",
        declared=FILING,
        answers={200: Answer("What became of each line, in their order", RowAnswer, NDJSON)},
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


def _told(api: Api, call: Call, rows: list[tuple[str, dict[str, Any], str]]) -> Iterator[tuple[int, Told]]:
    """What became of each row; where something stops the work, the rows that were not filed by then are told why."""
    left = {where for where, _, _ in rows}
    try:
        for where, told in file_many(api.registry, call.who, call.query.body, rows):
            left.discard(where)
            yield int(where), told
    except RegistryError as error:
        if len(left) == len(rows):
            raise
        for where in left:
            yield int(where), Told(NotFiled(where, error), "")


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
