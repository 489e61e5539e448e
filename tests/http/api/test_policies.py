"""Requirements, releases, bundles and the form of a record, as the register applies them."""

from __future__ import annotations

from jsonschema import Draft202012Validator

from tests.http.api.program import Program


def test_every_requirement_has_a_page_of_its_own(anyone: Program) -> None:
    listed = anyone.get("/requirements").get_json()["requirements"]
    assert len(listed) > 100
    one = anyone.get(f"/requirements/{listed[0]['id']}").get_json()
    assert one["summary"]["id"] == listed[0]["id"]
    assert one["comply"]
    assert anyone.get("/requirements/none").status_code == 404


def test_the_release_in_force_is_named_with_its_entry(anyone: Program) -> None:
    (release,) = anyone.get("/releases").get_json()["releases"]
    assert (release["in_force"], release["entry"]) == (True, 0)
    assert anyone.get("/log").get_json()["release"] == release["version"]


def test_a_register_without_bundles_lists_none(anyone: Program) -> None:
    assert anyone.get("/bundles").get_json()["bundles"] == []


def test_a_record_can_be_checked_with_the_schema_before_it_is_sent(anyone: Program) -> None:
    schema = anyone.get("/schemas/record").get_json()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"place": {"country": "FR"}})
    assert not validator.is_valid({"place": {"country": "Atlantis"}})
    assert not validator.is_valid({"nonsense": 1})
