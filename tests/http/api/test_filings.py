"""Filing: a record counts once, a revision names what it was made from, and nothing is filed that was refused."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from registry.storage import ledger, queries
from tests.http.api.program import Program, program
from tests.http.signing_in import People


def sent(id: str | None, **answers: Any) -> dict[str, Any]:
    record = {"deployment": {"title": "Gates"}, "place": {"country": "FR"}, **answers}
    return {"body": "town", "record": {**record, **({"id": id} if id else {})}}


def size(people: People) -> int:
    return ledger.head(people.registry.database, people.registry.log.id).size


def test_a_record_is_filed_and_the_decision_on_it_told(people: People, town: Program) -> None:
    filed = town.post("/deployments", sent("api-filed"))
    said = filed.get_json()
    assert (filed.status_code, said["deployment"], said["version"]) == (201, "api-filed", 1)
    assert (said["origin"], said["index"]) == (people.registry.log.origin, size(people) - 1)
    assert said["binding"] == "undetermined"
    shown = Program(people).get(filed.headers["Location"].removeprefix("/api/v1"))
    assert shown.get_json()["version"]["decision"]["outcome"]["binding"] == said["binding"]


def test_the_same_key_is_told_again_and_files_nothing(people: People, town: Program) -> None:
    key = str(uuid.uuid4())
    first = town.post("/deployments", sent(None), key=key)
    before = size(people)
    again = town.post("/deployments", sent(None), key=f'"{key}"')
    assert (first.status_code, again.status_code, size(people)) == (201, 200, before)
    assert again.get_json() == {**first.get_json(), "again": True}


def test_a_key_with_another_content_is_refused(people: People, town: Program) -> None:
    key = str(uuid.uuid4())
    town.post("/deployments", sent("api-key-1"), key=key)
    refused = town.post("/deployments", sent("api-key-2"), key=key)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "act.form_used")
    assert queries.latest_version(people.registry.database, "api-key-2") is None


def test_a_key_of_somebody_else_tells_nothing(people: People, town: Program) -> None:
    key = str(uuid.uuid4())
    town.post("/deployments", sent("api-own-key"), key=key)
    other = program(people, "watchdog", "submit").post("/deployments", sent("api-own-key"), key=key)
    assert (other.status_code, other.get_json()["code"]) == (403, "authority.role")


def test_a_double_click_files_once(people: People, town: Program) -> None:
    key, before = str(uuid.uuid4()), size(people)
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda _: Program(people, town.token).post("/deployments", sent(None), key=key), range(4)
            )
        )
    assert sorted(one.status_code for one in answers) == [200, 200, 200, 201]
    assert len({one.get_json()["index"] for one in answers}) == 1
    assert size(people) == before + 1


@pytest.mark.parametrize("key", ["", "short", "x" * 256, "white space is none"])
def test_a_filing_needs_a_key(people: People, town: Program, key: str) -> None:
    before = size(people)
    refused = town.ask(
        "POST", "/deployments", sent("api-no-key"), headers={"Idempotency-Key": key} if key else {}
    )
    assert (refused.status_code, refused.get_json()["code"], size(people)) == (400, "http.key", before)


def test_every_fault_of_a_record_is_told_with_where_it_lies_and_no_value(
    people: People, town: Program
) -> None:
    before = size(people)
    record = {"place": {"country": "Qwxz"}, "qwxzsection": {}, "deployment": {"title": 17}}
    refused = town.post("/deployments", {"body": "town", "record": record})
    said = refused.get_json()
    assert (refused.status_code, said["code"], size(people)) == (422, "record.invalid", before)
    told = {one["pointer"]: one for one in said["errors"]}
    assert {"/record/place/country", "/record/deployment/title"} <= told.keys()
    assert all(one["reason"] and one["remedy"] and one["code"] for one in told.values())
    assert "Qwxz" not in refused.text


def test_a_revision_names_what_it_was_made_from(people: People, town: Program) -> None:
    town.post("/deployments", sent("api-revised"))
    path = "/deployments/api-revised/versions"
    tag = town.get(path).headers["ETag"]
    revised = sent(
        None,
        filing={"change_kind": "correction", "change_reason": "A name."},
        deployment={"title": "The gates"},
    )
    for headers, status, code in (
        ({}, 428, "http.no_match"),
        ({"If-Match": '"v9-0"'}, 412, "file.followed"),
        ({"If-Match": "*"}, 400, "http.match"),
        ({"If-Match": f"W/{tag}"}, 400, "http.match"),
    ):
        refused = town.post(path, revised, headers=headers)
        assert (refused.status_code, refused.get_json()["code"]) == (status, code)
    key = str(uuid.uuid4())
    filed = town.post(path, revised, headers={"If-Match": tag}, key=key)
    assert (filed.status_code, filed.get_json()["version"]) == (201, 2), filed.text
    assert filed.headers["ETag"] == town.get(path).headers["ETag"] != tag
    late = town.post(path, sent(None, deployment={"title": "Others"}), headers={"If-Match": tag})
    assert (late.status_code, late.get_json()["code"]) == (412, "file.followed")
    again = town.post(path, revised, headers={"If-Match": tag}, key=key)
    assert (again.status_code, again.get_json()["again"], again.get_json()["version"]) == (200, True, 2)


def test_a_revision_that_names_another_deployment_is_filed_nowhere(people: People, town: Program) -> None:
    town.post("/deployments", sent("api-named"))
    path, before = "/deployments/api-named/versions", size(people)
    tag = {"If-Match": town.get(path).headers["ETag"]}
    other = town.post(path, sent("api-meant", deployment={"title": "Others"}), headers=tag)
    fault = other.get_json()["errors"][0]
    assert (other.status_code, fault["code"], fault["pointer"], size(people)) == (
        422,
        "record.other_id",
        "/record/id",
        before,
    )
    own = town.post(path, sent("api-named", deployment={"title": "Others"}), headers=tag)
    assert own.status_code == 201


def test_of_two_revisions_at_once_of_the_same_version_one_is_filed(people: People, town: Program) -> None:
    town.post("/deployments", sent("api-raced"))
    path = "/deployments/api-raced/versions"
    tag = town.get(path).headers["ETag"]

    def revise(number: int) -> int:
        changed = sent(None, deployment={"title": f"Gates {number}"},
                       filing={"change_kind": "correction", "change_reason": "A name."})  # fmt: skip
        return Program(people, town.token).post(path, changed, headers={"If-Match": tag}).status_code

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(revise, range(3))) == [201, 412, 412]
    assert len(town.get(path).get_json()["versions"]) == 2


def test_a_new_deployment_never_revises_another(town: Program) -> None:
    town.post("/deployments", sent("api-taken"))
    refused = town.post("/deployments", sent("api-taken", deployment={"title": "Others"}))
    assert (refused.status_code, refused.get_json()["code"]) == (409, "file.exists")


def test_a_record_that_says_what_the_latest_says_makes_no_version(town: Program) -> None:
    town.post("/deployments", sent("api-same"))
    path = "/deployments/api-same/versions"
    same = town.post(path, sent(None), headers={"If-Match": town.get(path).headers["ETag"]})
    assert (same.status_code, same.get_json()["version"], same.get_json()["index"]) == (200, 1, None)


def test_a_token_files_within_its_scopes_and_roles(people: People) -> None:
    body = sent("api-scope")
    for who, scopes, code in (
        (program(people, "town", "read", "draft"), "token.scope", 403),
        (program(people, "watchdog", "submit"), "authority.role", 403),
        (program(people, "town", "confirm"), "token.scope", 403),
        (Program(people), "signin.needed", 401),
    ):
        refused = who.post("/deployments", body)
        assert (refused.get_json()["code"], refused.status_code) == (scopes, code)
    other = program(people, "town", "submit").post("/deployments", {**body, "body": "watchdog"})
    assert other.status_code == 403
    assert queries.latest_version(people.registry.database, "api-scope") is None


def test_what_is_no_filing_is_refused_member_by_member(town: Program) -> None:
    refused = town.post("/deployments", {"body": "The Town", "qwxz": 1})
    said = refused.get_json()
    assert (refused.status_code, said["code"]) == (422, "http.body")
    assert {one["pointer"] for one in said["errors"]} == {"/body", "/record", ""}
    assert "qwxz" not in json.dumps(said)
