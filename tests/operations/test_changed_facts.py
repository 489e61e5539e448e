"""Facts of a changed record are those of the whole record read anew, for less work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.domain import facts as facts_of
from registry.domain.record import RecordError, read_record
from registry.operations.assess import unfiled_form
from registry.operations.changed_facts import changed_facts
from registry.policy.trial import overlaid
from tests.domain.record_strategies import records

HARM = {"description": "Wrong arrest"}


def facts_with(data: Mapping[str, Any]) -> Any:
    """What makes the facts of the record in `data` with other answers."""
    return changed_facts(read_record(data), data.get("withheld", ()), 2)


def anew(data: dict[str, Any], changed: dict[str, Any]) -> Any:
    try:
        return facts_of.derive(unfiled_form(read_record(overlaid(data, changed))), 2)
    except RecordError:
        return None


@settings(deadline=None, max_examples=60)
@given(records(), records(), st.data())
def test_the_facts_are_those_of_the_record_read_anew(
    data: dict[str, Any], other: dict[str, Any], draw: st.DataObject
) -> None:
    known = {
        f"{section}.{name}": answer
        for section, answers in read_record(other).answers().items()
        if section != "origin"
        for name, answer in answers.items()
        if not (isinstance(answer, dict) and answer != {"none": True})
    }
    facts = facts_with(data)
    for _ in range(3):
        paths = draw.draw(st.lists(st.sampled_from(sorted(known)), max_size=6, unique=True))
        changed = {path: known[path] for path in paths}
        assert facts(changed) == anew(data, changed)


def test_a_list_stays_as_it_is_where_its_neighbours_change() -> None:
    data = {"risks": {"harms": [HARM]}}
    facts = facts_with(data)
    for changed in (
        {"risks.residual_accepted_by": "The chief"},
        {"risks.harms": [HARM, HARM]},
        {"risks.residual_accepted_by": "The chief", "risks.harms": [HARM | {"mitigation": "Signs"}]},
    ):
        assert facts(changed) == anew(data, changed) is not None


def test_what_is_withheld_stays_withheld() -> None:
    entry = {"field": "risks.harms", "ground": "law_enforcement", "provision": "Section 1"}
    entry |= {"decided_by": "Office", "decided_on": "2026-01-01", "review_by": "2027-01-01"}
    data = {"risks": {"harms": [HARM]}, "withheld": [entry]}
    for changed in ({"risks.residual_accepted_by": "The chief"}, {"risks.harms": [HARM, HARM]}):
        assert facts_with(data)(changed) == anew(data, changed) is not None


def test_a_long_list_is_read_once_however_often_something_else_is_tried(monkeypatch: Any) -> None:
    data = {"risks": {"harms": [HARM] * 1000}, "data": {"retention_match_days": 20}}
    facts = facts_with(data)
    read: list[int] = []

    def counted(given: Any) -> Any:
        read.append(len((given.get("risks") or {}).get("harms") or ()))
        return read_record(given)

    monkeypatch.setattr("registry.operations.changed_facts.read_record", counted)
    longer = [HARM | {"mitigation": "Signs"}] * 1000
    for days in range(10):
        assert facts({"risks.harms": longer, "data.retention_match_days": days}) is not None
        assert facts({"risks.residual_accepted_by": f"Officer {days}"}) is not None
    assert sum(read) == 1000


def test_a_contradiction_is_no_record() -> None:
    data = {"data": {"retention_match_indefinite": True}}
    facts = facts_with(data)
    assert facts({"data.retention_match_days": 3}) is None
    assert facts({"data.retention_match_days": 3, "data.retention_match_indefinite": False}) is not None
