"""Bulk filing: a result a line, and a bad line costs no good one."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from registry.errors import RegistryError
from registry.http.api import bulk
from registry.operations import file_for_body, file_record
from registry.operations.file_for_body import Told, file_many
from registry.storage import ledger
from tests.http.api.program import V1, Program
from tests.http.signing_in import ADDRESS, People


def send(
    town: Program, lines: list[Any], *, key: str | None = None, body: str = "town"
) -> list[dict[str, Any]]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    answer = town.post(
        f"/bulk?office={body}", data=text.encode(), key=key, headers={"Content-Type": "application/x-ndjson"}
    )
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def begin(town: Program, lines: list[Any], *, key: str | None = None) -> TestResponse:
    """An answer of which nothing has been read."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    asked = {
        "Authorization": f"Bearer {town.token}",
        "Idempotency-Key": key or str(uuid.uuid4()),
        "Content-Type": "application/x-ndjson",
    }
    return town.client.post(f"{V1}/bulk?office=town", data=text.encode(), base_url=ADDRESS, headers=asked)


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


@pytest.mark.parametrize("title", ["0.125", '"\\ud800"', "9" * 40, "[" * 80 + "]" * 80])
def test_a_value_without_an_exact_form_costs_no_good_line(people: People, town: Program, title: str) -> None:
    before, name = size(people), f"exact-{len(title)}"
    bad = f'{{"id": "{name}", "deployment": {{"title": {title}}}}}'
    told = send(town, [row(f"{name}-a"), bad, row(f"{name}-b")])
    assert [one["status"] for one in told] == ["filed", "refused", "filed"]
    assert told[1]["problem"]["status"] == 422
    assert title not in json.dumps(told[1])
    assert size(people) == before + 2


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


def test_a_line_is_answered_as_soon_as_it_is_durable(
    people: People, town: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_record, "BATCH", 2)
    before = size(people)
    answer = begin(town, [row("bulk-s1"), "{", row("bulk-s2"), row("bulk-s3")])
    lines = answer.iter_encoded()
    first = [json.loads(next(lines)) for _ in range(3)]
    assert [one["status"] for one in first] == ["filed", "refused", "filed"]
    assert size(people) == before + 2
    assert json.loads(next(lines))["status"] == "filed"
    assert (list(lines), size(people)) == ([], before + 3)


def test_nothing_more_is_filed_for_who_went_away_and_the_rest_when_they_come_again(
    people: People, town: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_record, "BATCH", 2)
    before, key, rows = size(people), str(uuid.uuid4()), [row(f"bulk-g{number}") for number in range(5)]
    answer = begin(town, rows, key=key)
    next(answer.iter_encoded())
    answer.close()
    assert size(people) == before + 2
    monkeypatch.undo()
    again = send(town, rows, key=key)
    assert [one["status"] for one in again] == ["again", "again", "filed", "filed", "filed"]
    assert size(people) == before + 5


def test_what_another_request_under_the_key_filed_a_moment_before_is_told_again(
    people: People, town: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, key, rows = size(people), str(uuid.uuid4()), [row("bulk-race-1"), row("bulk-race-2")]
    first: list[dict[str, Any]] = []

    def late(*asked: Any) -> Any:
        monkeypatch.undo()
        first.extend(send(town, rows, key=key))
        return file_record.file_records(*asked)

    monkeypatch.setattr(file_for_body, "file_records", late)
    told = send(town, rows, key=key)
    assert [one["status"] for one in first] == ["filed", "filed"]
    assert [one["status"] for one in told] == ["again", "again"]
    assert [one["filed"]["index"] for one in told] == [one["filed"]["index"] for one in first]
    assert size(people) == before + 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RegistryError("intake.full", "full", hint="Wait."), "intake.full"),
        (RuntimeError("Qwxz"), "http.unexpected"),
        (RegistryError("storage.read_failed", "Qwxz"), "storage.read_failed"),
    ],
)
def test_what_stops_the_work_is_told_in_every_line_that_is_left(
    town: Program, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def stopping(*asked: Any) -> Iterator[tuple[str, Told]]:
        yield next(file_many(*asked))
        raise error

    monkeypatch.setattr(bulk, "file_many", stopping)
    told = send(town, [row(f"bulk-{type(error).__name__.lower()}-{len(code)}"), row("bulk-y"), row("bulk-z")])
    assert [one["status"] for one in told] == ["filed", "refused", "refused"]
    assert {one["problem"]["code"] for one in told[1:]} == {code}
    assert "Qwxz" not in json.dumps(told)


@pytest.mark.parametrize(
    "text", [b"{}\n" * (bulk.MAX_ROWS + 1), b"\n" * bulk.MAX_BYTES], ids=["records", "nothing"]
)
def test_too_many_lines_are_refused_before_any_is_filed(people: People, town: Program, text: bytes) -> None:
    before = size(people)
    refused = town.post("/bulk?office=town", data=text, headers={"Content-Type": "application/x-ndjson"})
    assert (refused.status_code, refused.get_json()["code"], size(people)) == (413, "file.rows", before)


def test_lines_for_a_body_of_others_are_refused(people: People, town: Program) -> None:
    before = size(people)
    told = send(town, [row("bulk-other")], body="watchdog")
    assert ([one["status"] for one in told], size(people)) == (["refused"], before)


def test_only_lines_are_read(town: Program) -> None:
    refused = town.post("/bulk?office=town", {"id": "x"})
    assert (refused.status_code, refused.get_json()["code"]) == (415, "http.media_type")
    assert town.post("/bulk", data=b"{}", headers={"Content-Type": "application/x-ndjson"}).status_code == 400
