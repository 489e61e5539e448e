"""A question brings all that is needed to answer it: the keys of entries, how many, and a piece that claims nothing."""

from __future__ import annotations

from typing import Any

import pytest

from registry.domain.answer_words import GIVEN
from registry.domain.explanation import Expected
from registry.domain.fields import LIST_KINDS
from registry.domain.record import RecordError, definitions, read_record
from registry.policy.question_form import Owed, owed, pasted


def asked(path: str, *wanted: Any) -> Owed:
    """The question at `path` of requirements of which each has one remedy, that wants so."""
    remedies = [[{path: Expected(one, "")}] for one in wanted]
    return owed(path, "needed", [f"R-{n}" for n in range(len(wanted))], remedies, None)


def test_a_list_of_groups_brings_its_keys_and_those_a_requirement_asks_for() -> None:
    entry = {"description": GIVEN, "why_insufficient": GIVEN}
    one = asked("necessity.alternatives", [entry, entry])
    assert [(key.name, key.kind, key.wanted) for key in one.keys] == [
        ("description", "text", True),
        ("why_insufficient", "text", True),
        ("evidence", "text", False),
    ]
    assert one.least == 2
    blank = {"description": None, "why_insufficient": None}
    assert one.paste == {"necessity": {"alternatives": [blank, blank]}}


def test_a_key_of_closed_words_brings_them() -> None:
    severity = next(
        key for key in asked("risks.harms", [{"description": GIVEN}]).keys if key.name == "severity"
    )
    assert severity.values == definitions()["risks.harms[].severity"].values
    assert severity.values
    assert not severity.wanted


def test_of_several_requirements_the_largest_number_counts_and_of_alternatives_the_smallest() -> None:
    assert asked("scope.places", GIVEN, [GIVEN, GIVEN, GIVEN]).least == 3
    remedies = [[{"scope.places": Expected([GIVEN] * n, "")} for n in (3, 2)]]
    assert owed("scope.places", "needed", ["R-1"], remedies, None).least == 2


def test_where_no_rule_asks_for_entries_no_number_is_named() -> None:
    assert asked("necessity.alternatives").least is None
    assert asked("necessity.alternatives", []).least is None
    assert asked("purpose.code", "access_control").least is None


def test_the_words_of_a_closed_list_that_a_remedy_names_are_no_number() -> None:
    assert asked("watchlist.categories", ["suspects", "wanted"]).least is None


@pytest.mark.parametrize("path", [path for path in definitions() if "[]" not in path])
def test_what_is_pasted_unchanged_answers_nothing(path: str) -> None:
    one = asked(path)
    if one.kind in LIST_KINDS:
        with pytest.raises(RecordError, match=rf"^{path}\b"):
            read_record(one.paste)
    else:
        assert read_record(one.paste) == read_record({})


def test_an_answer_lies_in_its_section() -> None:
    assert pasted("assessments.dpia.done", True) == {"assessments": {"dpia": {"done": True}}}
