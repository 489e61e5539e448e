"""Bodies are public, their people are not; a token tells whom it acts for."""

from __future__ import annotations

from tests.http.api.program import Program, program
from tests.http.signing_in import People


def test_enrolled_bodies_are_listed_without_their_people(people: People, anyone: Program) -> None:
    answer = anyone.get("/bodies")
    town = next(one for one in answer.get_json()["bodies"] if one["id"] == "town")
    assert (town["kind"], town["name"]) == ("authority", "The town")
    assert anyone.get("/bodies/town").get_json() == town
    assert anyone.get("/bodies/nobody").status_code == 404
    for id in people.ids.values():
        assert id not in answer.text
    assert "Somebody" not in answer.text


def test_a_token_tells_whom_it_acts_for(people: People, anyone: Program) -> None:
    said = program(people, "town", "read", "submit").get("/me").get_json()
    assert said["person"] == people.ids["town"]
    assert said["roles"] == [{"body": "town", "kind": "authority", "role": "filer"}]
    assert said["scopes"] == ["read", "submit"]
    assert anyone.get("/me").status_code == 401
    assert program(people, "town", "submit").get("/me").get_json()["code"] == "token.scope"
    assert Program(people, "slt_nothing").get("/me").get_json()["code"] == "token.unknown"
