"""What a filer keeps from the public: on whose authority, until when, and what nobody may withhold."""

from __future__ import annotations

from typing import Any

import pytest

from registry.domain.record import definitions, read_record
from registry.domain.record.withholding import NEVER_WITHHELD
from tests.domain.test_record import at, only, problems

REASON = {
    "ground": "law_enforcement",
    "provision": "Police Data Act, section 4",
    "decided_by": "Legal office",
    "decided_on": "2025-01-01",
    "review_by": "2026-01-01",
}
FILED: dict[str, Any] = {
    "operator": {"name": "Example Police", "unit": "Unit 3", "accountable_person": "Someone"},
    "place": {"sites": [{"label": "A", "area": "North"}]},
}


def withheld(*fields: str, **changed: Any) -> dict[str, Any]:
    return FILED | {"withheld": [REASON | {"field": field} | changed for field in fields]}


def test_a_public_field_may_be_withheld_whole_or_in_its_items() -> None:
    record = read_record(withheld("operator.unit", "place.sites[].area"))
    assert [entry.field for entry in record.withheld] == ["operator.unit", "place.sites[].area"]
    assert record.withheld[0].ground == "law_enforcement"
    assert record.answers()["operator"]["unit"] == "Unit 3"


def test_what_is_needed_to_judge_and_to_complain_is_never_withheld() -> None:
    assert only(withheld("operator.name")).code == "record.withheld_never"
    for path in NEVER_WITHHELD:
        assert any(known == path or known.startswith(f"{path}.") for known in definitions())
    for path, field in definitions().items():
        assert field.never_withheld == (path in NEVER_WITHHELD or path.split(".")[0] in NEVER_WITHHELD)
        if field.never_withheld:
            assert field.visibility == "public"
    assert definitions()["legal_basis.instruments[].article"].never_withheld


def test_only_an_answer_can_be_withheld() -> None:
    assert only(withheld("operator.address")).code == "record.withheld_unanswered"
    assert only(withheld("place.sites[].exact_point")).code == "record.withheld_needless"
    assert read_record(
        at("operator.unit", {"none": True}) | {"withheld": [REASON | {"field": "operator.unit"}]}
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (["operator.accountable_person"], "record.withheld_needless"),
        (["operator.units"], "record.withheld_unknown"),
        (["operator"], "record.withheld_unknown"),
        (["place.sites[0].area"], "record.withheld_unknown"),
        (["operator.unit", "operator.unit"], "record.duplicate"),
        (["place.sites", "place.sites[].area"], "record.duplicate"),
        (["place.sites[].area", "place.sites"], "record.duplicate"),
    ],
)
def test_a_withholding_that_withholds_nothing_is_refused(fields: list[str], code: str) -> None:
    problem = only(withheld(*fields))
    assert problem.code == code
    assert problem.path == f"withheld[{len(fields) - 1}].field"


def test_nothing_is_withheld_without_ground_provision_office_and_end() -> None:
    assert {problem.path for problem in problems({"withheld": [{"field": "operator.unit"}]})} == {
        f"withheld[0].{name}" for name in REASON
    }
    assert only(withheld("operator.unit", ground="embarrassing")).code == "record.choice"
    assert only(withheld("operator.unit", review_by=None)).code == "record.day"
    assert only(withheld("operator.unit", review_by="2025-01-01")).code == "record.contradiction"
    assert only(withheld("operator.unit", reason="x")).code == "record.unknown_field"
    assert read_record({"withheld": None}).withheld == ()
    assert only({"withheld": "operator.unit"}).code == "record.type"
    assert only({"withheld": ["operator.unit"]}).code == "record.type"
