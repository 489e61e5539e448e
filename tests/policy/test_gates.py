"""Which yes/no question stands before which: one of the record's own, and before what it is about."""

from __future__ import annotations

from registry.domain.record import definitions
from registry.policy.gates import GATES, gate_of


def test_what_is_asked_of_a_list_waits_for_the_question_whether_there_is_one() -> None:
    assert gate_of("watchlist.criteria_defined") == "watchlist.exists"
    assert gate_of("assessments.dpia.date") == "assessments.dpia.done"
    assert gate_of("system.bias.independent") == "system.bias.tested"


def test_what_comes_before_the_question_or_in_another_section_does_not_wait() -> None:
    assert gate_of("watchlist.exists") is None
    assert gate_of("assessments.dpia.required") is None
    assert gate_of("place.country") is None
    assert gate_of("minors.on_watchlist") is None


def test_a_gate_is_a_yes_no_question_of_the_same_section_declared_before() -> None:
    order = list(definitions())
    behind = {path: gate for path in order if (gate := gate_of(path))}
    assert {gate.rpartition(".")[2] for gate in behind.values()} == set(GATES)
    for path, gate in behind.items():
        assert definitions()[gate].kind == "yesno"
        assert path.rpartition(".")[0] == gate.rpartition(".")[0]
        assert order.index(gate) < order.index(path)
        assert gate_of(gate) is None
