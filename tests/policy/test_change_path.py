"""A path to an outcome: it arrives where it says, nothing of it can be left out, and it says what stands in the way."""

from __future__ import annotations

from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from registry import assets
from registry.domain.record import definitions
from registry.policy.change_path import ChangePath, path_to
from registry.policy.change_search import MOST_RUNS
from registry.policy.powers import Powers, read_powers
from registry.policy.trial import Reading, Target, in_the_way, outcome_rank, reached
from tests.policy import kleene
from tests.policy.kleene import ALWAYS, FIELDS, Rule

A, B, C, D, E, F = FIELDS
POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))

conditions = st.tuples(st.sampled_from(FIELDS), st.booleans())
ways = st.lists(conditions, min_size=1, max_size=3, unique_by=lambda one: one[0])
formulas = st.lists(ways, min_size=1, max_size=2)
rules = st.dictionaries(
    st.sampled_from(["R-1", "R-2", "R-3", "R-4"]),
    st.builds(
        Rule,
        satisfied=formulas,
        applies=st.one_of(st.just(ALWAYS), formulas),
        severity=st.sampled_from(["blocking", "major", "minor"]),
        force=st.sampled_from(["binds", "binds", "advises", "unresolved"]),
        kind=st.sampled_from(["duty", "duty", "prohibition"]),
    ),
    min_size=1,
)
records = st.dictionaries(st.sampled_from(FIELDS), st.booleans())
readings = st.sampled_from(get_args(Reading))
targets = st.sampled_from(get_args(Target))


def path(
    rules: dict[str, Rule],
    answers: dict[str, bool],
    target: Target = "compliant",
    reading: Reading = "binding",
    powers: Powers = POWERS,
    runs: list[Any] | None = None,
) -> ChangePath:
    bundle = _Titles(rules)
    return path_to(
        target, reading, kleene.trial(rules, answers, runs), kleene.case(rules, answers, powers), bundle
    )  # type: ignore[arg-type]


class _Titles:
    """Of a release, what a path tells of it."""

    def __init__(self, rules: dict[str, Rule]) -> None:
        entries = {id: {"id": id, "title": id, "comply": "Stop."} for id in rules}
        self.catalogue = {"requirements": {"all": entries}, "profiles": {}}


def answers_of(found: ChangePath) -> dict[str, Any]:
    return {change.path: change.trial for change in found.changes}


@settings(deadline=None)
@given(rules, records, targets, readings)
def test_a_path_arrives_where_it_says_and_nothing_of_it_can_be_left_out(
    rules: dict[str, Rule], answers: dict[str, bool], target: Target, reading: Reading
) -> None:
    found, run = path(rules, answers, target, reading), kleene.trial(rules, answers)
    before, after = run({}), run(answers_of(found))
    assert (found.before, found.after) == (before.outcome[reading], after.outcome[reading])
    assert found.reached == reached(after, reading, target)
    assert outcome_rank(after, reading) >= outcome_rank(before, reading) or found.reached
    left = in_the_way(after, reading, target)
    assert {obstacle.id for obstacle in found.obstacles} == left
    assert len(left) <= len(in_the_way(before, reading, target))
    for change in found.changes:
        without = run({path: one for path, one in answers_of(found).items() if path != change.path})
        more = in_the_way(without, reading, target) - left
        assert more == set(change.serves)
        assert more or not reached(without, reading, target)


@settings(deadline=None)
@given(rules, records, targets, readings)
def test_the_same_record_has_the_same_path(
    rules: dict[str, Rule], answers: dict[str, bool], target: Target, reading: Reading
) -> None:
    backwards = dict(reversed(rules.items()))
    assert path(rules, answers, target, reading) == path(backwards, answers, target, reading)


@settings(deadline=None)
@given(rules, records, readings)
def test_where_remedies_do_not_contradict_each_other_a_path_is_found(
    rules: dict[str, Rule], answers: dict[str, bool], reading: Reading
) -> None:
    wanted: dict[str, set[bool]] = {}
    for rule in rules.values():
        assume(rule.applies == ALWAYS)
        assume(rule.force == "binds")
        for field, answer in (one for way in rule.satisfied for one in way):
            wanted.setdefault(field, set()).add(answer)
    assume(all(len(found) == 1 for found in wanted.values()))
    # A record that meets nothing but minor requirements is compliant too, but nothing makes anybody meet them.
    assume(any(rule.severity != "minor" for rule in rules.values()))
    assert path(rules, answers, reading=reading).reached


@settings(deadline=None)
@given(rules, records)
def test_where_no_answers_at_all_would_do_no_path_is_claimed(
    rules: dict[str, Rule], answers: dict[str, bool]
) -> None:
    run = kleene.trial(rules, answers)
    possible = any(
        reached(run(dict(zip(FIELDS, values, strict=True))), "binding", "compliant")
        for values in product([True, False], repeat=len(FIELDS))
    )
    if not possible:
        assert not path(rules, answers).reached


def test_a_record_that_is_there_already_needs_no_change() -> None:
    found = path({"R-1": Rule([[(A, True)]])}, {A: True})
    assert (found.reached, found.changes, found.obstacles) == (True, (), ())
    better = path({"R-1": Rule([[(A, True)]])}, {A: True}, "compliant_with_conditions")
    assert (better.reached, better.after) == (True, "compliant")


def test_a_major_requirement_is_a_condition_and_only_compliant_asks_for_it() -> None:
    rules = {"R-1": Rule([[(A, True)]]), "R-2": Rule([[(B, True)]], severity="major")}
    assert set(answers_of(path(rules, {}, "compliant_with_conditions"))) == {A}
    assert set(answers_of(path(rules, {}, "compliant"))) == {A, B}


def test_what_only_advises_is_asked_for_under_the_strict_reading() -> None:
    rules = {"R-1": Rule([[(A, True)]]), "R-2": Rule([[(B, True)]], force="advises")}
    assert set(answers_of(path(rules, {A: False}))) == {A}
    assert set(answers_of(path(rules, {A: False}, reading="strict"))) == {A, B}


def test_a_change_that_serves_two_is_made_once_and_names_both() -> None:
    rules = {"R-1": Rule([[(A, True)], [(B, True)]]), "R-2": Rule([[(A, True)]])}
    (change,) = path(rules, {A: False, B: False}).changes
    assert (change.path, change.before, change.condition) == (A, "no", "yes")
    assert change.serves == ("R-1", "R-2")


def test_of_alternatives_the_one_in_the_operators_own_power_is_chosen() -> None:
    law, own = "rights.judicial_review_available", "rights.request_process"
    rules = {"R-1": Rule([[(law, True)], [(own, True), (A, True)]])}
    found = path(rules, {law: False, own: False, A: False})
    assert {(change.path, change.power) for change in found.changes} == {(own, "operator"), (A, "operator")}
    (only,) = path({"R-1": Rule([[(law, True)]])}, {law: False}).changes
    assert only.power == "legislature"


def test_the_use_becomes_another_one_only_where_nothing_else_helps() -> None:
    consent = "consent.relied_on"
    rules = {"R-1": Rule([[(consent, False)], [(A, True), (B, True), (C, True)]])}
    assert set(answers_of(path(rules, {consent: True, A: False}))) == {A, B, C}
    (change,) = path({"R-1": Rule([[(consent, False)]])}, {consent: True}).changes
    assert change.redesign


def test_of_two_changes_of_which_one_would_do_the_dearer_is_left_out() -> None:
    consent, law = "consent.relied_on", "rights.judicial_review_available"
    # Each remedy lists more than its rule needs.
    for dear, held in ((consent, True), (law, False)):
        way = {dear: not held, A: True}
        rules = {"R-1": Rule([[(dear, not held)], [(A, True)]], remedies=[way])}
        assert answers_of(path(rules, {dear: held, A: False})) == {A: True}


def test_remedies_that_undo_each_other_are_resolved_by_trying() -> None:
    rules = {"R-1": Rule([[(A, True)], [(B, True)]]), "R-2": Rule([[(A, False)]])}
    assert answers_of(path(rules, {A: True, B: False})) == {A: False, B: True}


def test_a_remedy_that_fails_what_was_only_unknown_is_not_taken_up() -> None:
    rules = {"R-1": Rule([[(A, True)], [(B, True)]]), "R-2": Rule([[(A, False), (C, True)]], remedies=[])}
    found = path(rules, {B: False})
    assert answers_of(found) == {B: True}
    assert (found.before, found.after) == ("undetermined", "undetermined")


def test_what_two_need_is_kept_where_only_one_of_them_is_helped() -> None:
    # R-1 shares A with R-2, whose remedy does not help it: A has to stay for R-1.
    rules = {
        "R-1": Rule([[(A, True), (B, True)]]),
        "R-2": Rule([[(A, True), (D, True)]], remedies=[{A: True}]),
        "R-3": Rule([[(C, True)]]),
    }
    assert answers_of(path(rules, {D: False, A: False})) == {A: True, B: True, C: True}


def test_what_nothing_resolves_is_said_to_be_unresolved() -> None:
    rules = {"R-1": Rule([[(A, True)]]), "R-2": Rule([[(A, False)]])}
    found = path(rules, {A: True})
    assert not found.reached
    (obstacle,) = found.obstacles
    assert (obstacle.id, obstacle.reason) == ("R-2", "none_helps")


@pytest.mark.parametrize(
    ("rule", "answers", "reason", "fields"),
    [
        (Rule([[(A, True)]], remedies=[]), {A: False}, "no_remedy", ()),
        (Rule([[("data.personal", False)]]), {"data.personal": True}, "fixed", ("data.personal",)),
        (Rule([[(A, True)]], applies=[[(B, True)]]), {A: True}, "unanswered", (B,)),
        (
            Rule([[(A, True)]], force="unresolved"),
            {A: True},
            "force_unknown",
            ("place.country", "operator.type"),
        ),
    ],
)
def test_an_obstacle_says_why_it_stays(
    rule: Rule, answers: dict[str, bool], reason: str, fields: tuple[str, ...]
) -> None:
    found = path({"R-1": rule}, answers)
    assert not found.reached
    (obstacle,) = found.obstacles
    assert (obstacle.reason, obstacle.fields) == (reason, fields)
    assert obstacle.why
    assert found.changes == ()


def test_what_can_be_changed_is_told_although_something_stays_in_the_way() -> None:
    rules = {"R-1": Rule([[(A, True)]]), "R-2": Rule([[(B, True)]], remedies=[])}
    found = path(rules, {A: False, B: False})
    assert not found.reached
    assert [change.path for change in found.changes] == [A]
    assert [obstacle.id for obstacle in found.obstacles] == ["R-2"]


def test_no_rule_that_applies_is_no_pass_and_no_change_makes_it_one() -> None:
    found = path({"R-1": Rule([[(A, True)]], force="advises")}, {})
    assert (found.reached, found.after, found.changes) == (False, "no_rule_applies", ())


def test_many_requirements_need_few_runs() -> None:
    fields = _yes_no_fields(100)
    rules = {f"R-{number}": Rule([[(name, True)]]) for number, name in enumerate(fields)}
    runs: list[Any] = []
    found = path(rules, dict.fromkeys(fields, False), runs=runs)
    assert found.reached
    assert len(found.changes) == 100
    assert len(runs) < 6


def test_a_search_without_hope_ends() -> None:
    rules = {
        f"R-{n}": Rule([[(A, n % 2 == 0), (B, n % 3 == 0)], [(C, n % 2 == 1), (D, n % 3 == 1)]])
        for n in range(30)
    }
    runs: list[Any] = []
    assert not path(rules, {}, runs=runs).reached
    assert len(runs) < 2 * MOST_RUNS


def _yes_no_fields(count: int) -> list[str]:
    found = [
        path
        for path, field in definitions().items()
        if field.kind == "yesno"
        and "[]" not in path
        and field.in_facts
        and path not in POWERS.fixed | POWERS.redesign
    ]
    return found[:count]
