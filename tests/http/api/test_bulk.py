"""Bulk filing: a result a line, and a bad line costs no good one."""

from __future__ import annotations

import json
import uuid
from typing import Any

from registry.http.api import bulk
from registry.storage import ledger
from tests.http.api.program import Program
from tests.http.signing_in import People


def send(
    town: Program, lines: list[Any], *, key: str | None = None, body: str = "town"
) -> list[dict[str, Any]]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    answer = town.post(
        f"/bulk?body={body}", data=text.encode(), key=key, headers={"Content-Type": "application/x-ndjson"}
    )
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def row(id: str, **answers: Any) -> dict[str, Any]:
    return {"id": id, "deployment": {"title": f"Cameras {id}"}, "place": {"country": "FR"}, **answers}


def size(people: People) -> int:
    return ledger.head(people.registry.database, people.registry.log.id).size


def test_a_bad_line_costs_no_good_one(people: People, town: Program) -> None:
    before = size(people)
    told = send(
        town, [row("bulk-a"), "{nonsense", "", row("bulk-b", place={"country": "Qwxz"}), row("bulk-c"), "[1]"]
    )
    assert [(one["line"], one["status"]) for one in told] == [
        (1, "filed"), (2, "refused"), (4, "refused"), (5, "filed"), (6, "refused"),
    ]  # fmt: skip
    assert size(people) == before + 2
    assert told[2]["problem"]["errors"][0]["pointer"] == "/place/country"
    assert "Qwxz" not in json.dumps(told)


def test_what_broke_off_is_sent_again_as_it_was(people: People, town: Program) -> None:
    key = str(uuid.uuid4())
    first = send(town, [row("bulk-1"), {"place": {"country": "FR"}}], key=key)
    before = size(people)
    again = send(town, [row("bulk-1"), {"place": {"country": "FR"}}, row("bulk-2")], key=key)
    assert [one["status"] for one in again] == ["again", "again", "filed"]
    assert size(people) == before + 1
    assert [one["filed"]["index"] for one in again[:2]] == [one["filed"]["index"] for one in first]


def test_a_line_that_comes_twice_counts_once(people: People, town: Program) -> None:
    before = size(people)
    told = send(town, [row("bulk-twice"), row("bulk-twice")])
    assert ([one["status"] for one in told], size(people)) == (["filed", "again"], before + 1)


def test_later_lines_revise_what_earlier_ones_filed(town: Program) -> None:
    change = {"change_kind": "correction", "change_reason": "A name."}
    told = send(town, [row("bulk-line"), row("bulk-line", deployment={"title": "Other"}, filing=change)])
    assert [one["filed"]["version"] for one in told] == [1, 2]


def test_too_many_lines_are_refused_before_any_is_filed(people: People, town: Program) -> None:
    before = size(people)
    text = b"{}\n" * (bulk.MAX_ROWS + 1)
    refused = town.post("/bulk?body=town", data=text, headers={"Content-Type": "application/x-ndjson"})
    assert (refused.status_code, refused.get_json()["code"], size(people)) == (413, "file.rows", before)


def test_lines_for_a_body_of_others_are_refused(people: People, town: Program) -> None:
    before = size(people)
    told = send(town, [row("bulk-other")], body="watchdog")
    assert ([one["status"] for one in told], size(people)) == (["refused"], before)


def test_only_lines_are_read(town: Program) -> None:
    refused = town.post("/bulk?body=town", {"id": "x"})
    assert (refused.status_code, refused.get_json()["code"]) == (415, "http.media_type")
    assert town.post("/bulk", data=b"{}", headers={"Content-Type": "application/x-ndjson"}).status_code == 400
