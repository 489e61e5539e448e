"""Drafts for programs: changed only by whoever saw what stands."""

from __future__ import annotations

import uuid
from typing import Any

from tests.http.api.program import Program, program
from tests.http.signing_in import People

RECORD = {"deployment": {"title": "Gates"}, "place": {"country": "FR"}}


def make(town: Program, record: dict[str, Any] | None = None, key: str | None = None) -> Any:
    return town.post("/drafts", {"body": "town", "record": RECORD if record is None else record}, key=key)


def test_a_draft_is_made_read_replaced_and_deleted(town: Program) -> None:
    made = make(town)
    assert made.status_code == 201
    path = made.headers["Location"].removeprefix("/api/v1")
    read = town.get(path)
    assert read.headers["ETag"] == made.headers["ETag"] == '"r1"'
    assert read.get_json()["record"] == RECORD
    replaced = town.ask("PUT", path, {"record": {"place": {"country": "NL"}}}, headers={"If-Match": '"r1"'})
    assert (replaced.status_code, replaced.headers["ETag"]) == (200, '"r2"')
    late = town.ask("PUT", path, {"record": {}}, headers={"If-Match": '"r1"'})
    assert (late.status_code, late.get_json()["code"]) == (412, "http.changed")
    assert town.ask("PUT", path, {"record": {}}).status_code == 428
    assert town.ask("DELETE", path, headers={"If-Match": '"r1"'}).status_code == 412
    assert town.ask("DELETE", path, headers={"If-Match": '"r2"'}).status_code == 204
    assert town.get(path).get_json()["code"] == "draft.unknown"


def test_a_draft_that_is_sent_twice_under_a_key_is_one(town: Program) -> None:
    key = str(uuid.uuid4())
    first, again = make(town, key=key), make(town, key=key)
    assert first.get_json()["id"] == again.get_json()["id"]
    other = make(town, {"place": {"country": "NL"}}, key=key)
    assert (other.status_code, other.get_json()["code"]) == (409, "act.form_used")


def test_a_draft_tells_what_would_come_of_it_and_what_it_owes(town: Program) -> None:
    path = make(town).headers["Location"].removeprefix("/api/v1")
    found = town.get(f"{path}/findings").get_json()
    assert (found["problems"], found["binding"]) == ([], "undetermined")
    assert found["questions"][0]["path"]
    wrong = make(town, {"place": {"country": "Qwxz"}}).headers["Location"].removeprefix("/api/v1")
    found = town.get(f"{wrong}/findings").get_json()
    assert found["problems"][0]["pointer"] == "/record/place/country"
    assert found["binding"] is None


def test_a_draft_is_submitted_once(town: Program) -> None:
    path = make(town, {**RECORD, "id": "api-drafted"}).headers["Location"].removeprefix("/api/v1")
    stale = town.post(f"{path}/submit", headers={"If-Match": '"r7"'})
    assert stale.status_code == 412
    filed = town.post(f"{path}/submit", headers={"If-Match": '"r1"'})
    assert (filed.status_code, filed.get_json()["deployment"]) == (201, "api-drafted")
    again = town.post(f"{path}/submit", headers={"If-Match": '"r1"'})
    assert (again.status_code, again.get_json()["again"]) == (200, True)
    assert again.get_json()["index"] == filed.get_json()["index"]


def test_handing_over_and_taking_back_are_revisions(town: Program) -> None:
    path = make(town).headers["Location"].removeprefix("/api/v1")
    over = town.post(f"{path}/hand-over", headers={"If-Match": '"r1"'})
    assert (over.get_json()["ready"], over.headers["ETag"]) == (True, '"r2"')
    back = town.post(f"{path}/take-back", headers={"If-Match": '"r2"'})
    assert (back.get_json()["ready"], back.headers["ETag"]) == (False, '"r3"')


def test_a_draft_is_its_bodys_alone(people: People, town: Program) -> None:
    path = make(town).headers["Location"].removeprefix("/api/v1")
    listed = town.get("/drafts?body=town").get_json()["drafts"]
    assert path.rpartition("/")[2] in [one["id"] for one in listed]
    assert program(people, "town", "read").get(path).get_json()["code"] == "token.scope"
    assert Program(people).get(path).status_code == 401
    assert town.get("/drafts").status_code == 400
    assert town.get("/drafts?body=watchdog").status_code == 403
