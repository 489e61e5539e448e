"""The questions a record owes: only what somebody needs, what decides first, and no end before everything is settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from registry import assets
from registry.policy.powers import read_powers
from registry.policy.question_form import Owed
from registry.policy.questions_owed import questions_owed
from registry.policy.trial import Reading, counted_status
from tests.policy import kleene
from tests.policy.kleene import FIELDS, Rule
from tests.policy.test_change_path import records, rules

A, B, C, D, E, F = FIELDS
POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))
readings = st.sampled_from(get_args(Reading))


def owed(
    rules: dict[str, Rule],
    answers: dict[str, Any] | None = None,
    reading: Reading = "binding",
    runs: list[Any] | None = None,
) -> tuple[Owed, ...]:
    answers = answers or {}
    return questions_owed(
        kleene.trial(rules, answers, runs), kleene.case(rules, answers, POWERS), reading, {}
    )


def asked(found: tuple[Owed, ...]) -> list[tuple[str, str]]:
    return [(one.path, one.why) for one in found]


@settings(deadline=None)
@given(rules, records, readings)
def test_only_what_a_requirement_that_is_open_and_counts_reads_is_asked(
    rules: dict[str, Rule], answers: dict[str, bool], reading: Reading
) -> None:
    results = kleene.trial(rules, answers)({}).results
    for one in owed(rules, answers, reading):
        assert one.path not in answers
        assert one.serves
        for id in one.serves:
            assert counted_status(results[id], reading) == "undetermined"
            assert one.why == "force" or one.path in rules[id].paths()


@settings(deadline=None)
@given(rules, records, readings)
def test_as_long_as_something_is_open_something_is_asked(
    rules: dict[str, Rule], answers: dict[str, bool], reading: Reading
) -> None:
    results = kleene.trial(rules, answers)({}).results
    open_ = [id for id, one in results.items() if counted_status(one, reading) == "undetermined"]
    assert bool(owed(rules, answers, reading)) == bool(open_)


@settings(deadline=None)
@given(rules, readings, st.data())
def test_whoever_answers_what_is_asked_comes_to_an_end_with_everything_settled(
    rules: dict[str, Rule], reading: Reading, draw: st.DataObject
) -> None:
    assume(all(rule.force != "unresolved" for rule in rules.values()))
    answers: dict[str, Any] = {}
    while found := owed(rules, answers, reading):
        assert found[0].path not in answers
        answers[found[0].path] = draw.draw(st.booleans())
    results = kleene.trial(rules, answers)({}).results
    assert not [id for id, one in results.items() if counted_status(one, reading) == "undetermined"]


@settings(deadline=None)
@given(rules, records, readings)
def test_the_same_record_owes_the_same_questions(
    rules: dict[str, Rule], answers: dict[str, bool], reading: Reading
) -> None:
    assert owed(rules, answers, reading) == owed(dict(reversed(rules.items())), answers, reading)


def test_what_decides_whether_a_requirement_applies_is_asked_before_what_it_needs() -> None:
    rules = {"R-1": Rule([[(A, True), (B, True)]], applies=[[(C, True)]])}
    assert asked(owed(rules)) == [(C, "applies")]
    assert asked(owed(rules, {C: True})) == [(A, "needed"), (B, "needed")]
    assert owed(rules, {C: False}) == ()


def test_of_conditions_that_must_all_hold_one_is_asked_at_a_time() -> None:
    rules = {"R-1": Rule([[(A, True)]], applies=[[(B, True), (C, True), (D, True)]])}
    assert asked(owed(rules)) == [(B, "applies")]
    assert asked(owed(rules, {B: True})) == [(C, "applies")]
    assert owed(rules, {B: False}) == ()


def test_of_alternatives_only_the_first_that_is_not_ruled_out_is_asked_for() -> None:
    rules = {"R-1": Rule([[(A, True), (B, True)], [(C, True)]])}
    assert asked(owed(rules)) == [(A, "needed"), (B, "needed")]
    assert asked(owed(rules, {A: True})) == [(B, "needed")]
    assert asked(owed(rules, {A: False})) == [(C, "needed")]
    assert owed(rules, {C: True}) == ()


def test_what_a_requirement_needs_is_asked_for_together_though_no_remedy_is_left() -> None:
    rules = {"R-1": Rule([[(A, True), (B, False), (C, True)]], remedies=[])}
    assert asked(owed(rules)) == [(A, "needed"), (B, "needed"), (C, "needed")]
    assert asked(owed(rules, {A: True})) == [(B, "needed"), (C, "needed")]
    assert owed(rules, {B: True}) == ()


def test_where_no_one_answer_settles_it_the_fewest_that_do_are_asked_for_together() -> None:
    rules = {"R-1": Rule([[(A, True), (B, True), (C, True)], [(D, True), (E, True)]], remedies=[])}
    assert {one.path for one in owed(rules)} in ({A, B, C}, {D, E})
    assert {one.path for one in owed(rules, {A: False})} == {D, E}


def test_whether_it_applies_is_asked_together_where_several_answers_are_needed_to_say_no() -> None:
    rules = {"R-1": Rule([[(C, True)]], applies=[[(A, True)], [(B, True)]], remedies=[])}
    assert asked(owed(rules)) == [(A, "applies"), (B, "applies")]
    assert asked(owed(rules, {A: True})) == [(C, "needed")]


LIST, CRITERIA, SCRAPED, COVERT = (
    "watchlist.exists",
    "watchlist.criteria_defined",
    "watchlist.scraped",
    "deployment.covert",
)
IF_THERE_IS_A_LIST = {"R-1": Rule([[(CRITERIA, True)], [(LIST, False)]])}


def test_whether_there_is_a_list_is_asked_before_what_stands_on_it() -> None:
    found = owed(IF_THERE_IS_A_LIST)
    assert asked(found) == [(LIST, "opens"), (CRITERIA, "needed")]
    assert [one.after for one in found] == [None, LIST]


def test_where_there_is_a_list_its_question_stands_behind_nothing() -> None:
    (one,) = owed(IF_THERE_IS_A_LIST, {LIST: True})
    assert (one.path, one.after) == (CRITERIA, None)
    assert owed(IF_THERE_IS_A_LIST, {LIST: False}) == ()


def test_where_there_is_no_list_something_else_is_asked_that_settles_the_requirement() -> None:
    rules = {"R-1": Rule([[(CRITERIA, True)], [(LIST, False), (COVERT, False)]], remedies=[{CRITERIA: True}])}
    assert asked(owed(rules, {LIST: False})) == [(COVERT, "needed")]
    assert asked(owed(rules, {LIST: False, COVERT: True})) == [(CRITERIA, "needed")]


def test_what_is_about_something_else_is_asked_all_the_same() -> None:
    used = [(LIST, False), (COVERT, False)]
    rules = {
        "R-1": Rule([[(A, True), (CRITERIA, True)], [(A, True), *used]], remedies=[{A: True, CRITERIA: True}])
    }
    assert asked(owed(rules, {LIST: False})) == [(COVERT, "needed"), (A, "needed")]


def test_a_requirement_that_does_not_read_whether_there_is_a_list_does_not_ask_it() -> None:
    rules = {"R-1": Rule([[(SCRAPED, False)]])}
    (one,) = owed(rules)
    assert (one.path, one.why, one.after) == (SCRAPED, "needed", None)
    assert asked(owed(rules, {LIST: False})) == [(SCRAPED, "needed")]


def test_what_is_about_nothing_takes_the_place_of_no_question_that_is_enough() -> None:
    rules = {
        "R-1": Rule(
            [[(COVERT, True), (SCRAPED, False)], [(A, True), (LIST, True)]],
            applies=[[(COVERT, False), (CRITERIA, True), (SCRAPED, True)]],
        )
    }
    assert asked(owed(rules, {LIST: False})) == [(COVERT, "applies")]


GATED = dict(
    zip(FIELDS, (LIST, CRITERIA, SCRAPED, "consent.relied_on", "consent.specific", COVERT), strict=True)
)
"""The fields of the small world under other names, of which some stand behind others."""


def gated(rules: dict[str, Rule]) -> dict[str, Rule]:
    def renamed(formula: Any) -> Any:
        return [[(GATED[path], wanted) for path, wanted in way] for way in formula]

    return {
        id: replace(
            rule,
            satisfied=renamed(rule.satisfied),
            applies=renamed(rule.applies),
            remedies=rule.remedies
            and [{GATED[path]: one for path, one in way.items()} for way in rule.remedies],
        )
        for id, rule in rules.items()
    }


@settings(deadline=None)
@given(rules, st.data())
def test_gates_keep_nobody_from_coming_to_an_end(rules: dict[str, Rule], draw: st.DataObject) -> None:
    assume(all(rule.force != "unresolved" for rule in rules.values()))
    rules, answers = gated(rules), dict[str, Any]()
    while found := owed(rules, answers):
        paths = [one.path for one in found]
        assert all(one.after is None or paths.index(one.after) < paths.index(one.path) for one in found)
        answers[paths[0]] = draw.draw(st.booleans())
    results = kleene.trial(rules, answers)({}).results
    assert not [id for id, one in results.items() if counted_status(one, "binding") == "undetermined"]


def test_what_blocks_comes_first_and_then_what_serves_most() -> None:
    rules = {
        "R-1": Rule([[(A, True)]], severity="minor"),
        "R-2": Rule([[(B, True)]], severity="major"),
        "R-3": Rule([[(C, True)]]),
        "R-4": Rule([[(D, True)]]),
        "R-5": Rule([[(D, True)]]),
    }
    assert [one.path for one in owed(rules)] == [D, C, B, A]
    assert owed(rules)[0].serves == ("R-4", "R-5")


def test_what_only_advises_asks_nothing_unless_everything_is_asked_for() -> None:
    rules = {"R-1": Rule([[(A, True)]], force="advises")}
    assert owed(rules) == ()
    assert asked(owed(rules, reading="strict")) == [(A, "needed")]


def test_before_it_is_known_what_binds_nothing_is_asked_that_may_be_needless() -> None:
    rules = {"R-1": Rule([[(A, True)]], force="unresolved")}
    assert asked(owed(rules)) == [("operator.type", "force"), ("place.country", "force")]
    known = {"place.country": "NL", "operator.type": "public_body"}
    assert asked(owed(rules, known)) == [(A, "needed")]


def test_a_prohibition_without_a_remedy_asks_for_what_it_turns_on() -> None:
    rules = {"R-1": Rule([[(A, False)]], kind="prohibition", remedies=[])}
    assert [one.path for one in owed(rules)] == [A]


def test_a_question_brings_its_title_its_help_and_its_words() -> None:
    rules = {"R-1": Rule([[(A, True)]])}
    (one,) = owed(rules)
    assert (one.kind, one.serves) == ("yesno", ("R-1",))
    assert one.title
    assert one.as_json()["path"] == A


def test_many_requirements_that_need_an_answer_each_take_few_runs() -> None:
    runs: list[Any] = []
    rules = {f"R-{number}": Rule([[(FIELDS[number % 6], True)]]) for number in range(100)}
    assert len(owed(rules, runs=runs)) == 6
    assert len(runs) < 10
