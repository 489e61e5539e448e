"""What could become of a requirement is tried, and said only where the trial shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from registry import assets
from registry.domain.answer_words import GIVEN, held_words, wanted_words
from registry.domain.explanation import Expected, Explanation, Read
from registry.domain.record import definitions
from registry.domain.vocabulary import Status
from registry.policy.powers import read_powers
from registry.policy.prospect import Prospect
from registry.policy.prospects import Trials
from registry.policy.trial import overlaid

Rule = Callable[[Mapping[str, Any]], Status]
POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))
TESTED, REVIEWED = "system.bias.tested", "system.bias.operator_reviewed"
MODE, COVERT, CODE = "deployment.mode", "deployment.covert", "purpose.code"
OFFENCE = "purpose.offence_code"
PROFILES = {"european_union": {"countries": {"NL": {"from": None, "until": None}}}}


def prospect(
    rule: Rule, held: Mapping[str, Any], ways: tuple[dict[str, Any], ...] | None = (), day: str = "2026-06-01"
) -> Prospect:
    wanted = (
        None
        if ways is None
        else tuple(
            {path: Expected(answer, wanted_words(path, answer)) for path, answer in way.items()}
            for way in ways
        )
    )
    reads = tuple(
        Read(
            path,
            definitions()[path].title if path in definitions() else path,
            fact,
            held_words(path, fact),
            tuple(way[path] for way in wanted or () if path in way),
        )
        for path, fact in held.items()
    )
    one = Explanation(
        id="HR-01", title="", framework="", status=rule(held), severity="blocking", kind="duty", meaning="",
        reads=reads, parameters=(), ways=wanted, comply="", exceptions=(), source="", link=None, verified=True,
        in_force_since=None, in_force_citation="", force="binds", force_why="", force_reasons=(),
    )  # fmt: skip

    def fact(path: str, answer: Any) -> Any:
        return {"state": "absent"} if answer == {"none": True} else answer

    trials = Trials(
        lambda changed: {"HR-01": rule({**held, **changed})}, fact, POWERS, date.fromisoformat(day), PROFILES,
        overlaid({}, held),
    )  # fmt: skip
    return trials.prospect(one)


def both(facts: Mapping[str, Any]) -> Status:
    """Met where both are yes, not met where one is no."""
    answers = facts[TESTED], facts[REVIEWED]
    return "not_met" if False in answers else "undetermined" if None in answers else "met"


WAY = ({TESTED: True, REVIEWED: True},)


def test_an_answer_that_alone_settles_it_is_named_with_what_it_settles() -> None:
    found = prospect(both, {TESTED: True, REVIEWED: None}, WAY)
    assert found.verdict == "answer"
    (one,) = found.settled_by
    assert one.path == REVIEWED
    assert one.statuses == {"met": ("yes",), "not_met": ("no",)}


def test_where_no_remedy_is_listed_an_answer_may_still_settle_it() -> None:
    found = prospect(both, {TESTED: None, REVIEWED: None}, ())
    assert found.verdict == "answer"
    assert {one.path for one in found.settled_by} == {TESTED, REVIEWED}
    assert all("met" not in one.statuses for one in found.settled_by)


STUBS = "withholding.stubs"
STUB = {"field": "system.logic", "ground": "trade_secret", "review_by": {"iso": "2026-12-31", "day": 20818}}


def test_what_is_withheld_wrongly_is_to_be_published_and_the_use_need_not_stop() -> None:
    def rule(facts: Mapping[str, Any]) -> Status:
        return "undetermined" if facts[STUBS] is None else "not_met" if facts[STUBS] else "not_applicable"

    found = prospect(rule, {STUBS: [STUB], TESTED: True}, ())
    assert (found.verdict, found.decide, found.way) == ("publish", (STUBS,), ())
    assert prospect(lambda _: "not_met", {TESTED: True}, ()).verdict == "none"


def test_whether_a_ground_carries_what_is_withheld_no_answer_settles() -> None:
    assert prospect(lambda _: "undetermined", {STUBS: [STUB]}, ()).verdict == "open"


def test_several_missing_answers_of_which_none_suffices_are_not_one() -> None:
    def rule(facts: Mapping[str, Any]) -> Status:
        return "undetermined" if None in (facts[TESTED], facts[REVIEWED]) else "met"

    assert prospect(rule, {TESTED: None, REVIEWED: None}, WAY).verdict == "answers"


LIST, CRITERIA, SCOPE, COUNTRY = (
    "watchlist.exists", "watchlist.criteria_defined", "deployment.eu_scope", "place.country",
)  # fmt: skip


def test_of_several_missing_answers_those_are_named_that_are_worth_giving() -> None:
    def none_missing(facts: Mapping[str, Any]) -> Status:
        return "undetermined" if None in (facts[TESTED], facts[REVIEWED]) else "met"

    held = {TESTED: None, REVIEWED: None, CRITERIA: None, LIST: False, SCOPE: None, COUNTRY: "NL"}
    found = prospect(none_missing, held, WAY)
    assert (found.verdict, found.missing) == ("answers", (TESTED, REVIEWED))
    abroad = prospect(none_missing, {**held, LIST: True, COUNTRY: "US"}, WAY)
    assert abroad.missing == (TESTED, REVIEWED, CRITERIA, SCOPE)


def belied(facts: Mapping[str, Any]) -> Status:
    """One answer against another: whether it applies is open beside both."""
    if facts[COVERT] and facts[MODE]:
        return "undetermined"
    return "not_applicable" if facts[MODE] else "undetermined"


def test_a_lone_answer_that_contradicts_others_is_named_and_no_answer_is_said_to_be_missing() -> None:
    found = prospect(belied, {COVERT: True, MODE: "post_rbi", TESTED: None, OFFENCE: None})
    assert (found.verdict, found.contradicted, found.missing) == ("contradicted", (COVERT,), ())


def test_a_claim_that_waits_for_further_answers_contradicts_nothing() -> None:
    def claimed(facts: Mapping[str, Any]) -> Status:
        borne_out = facts[TESTED] is False and facts[REVIEWED] is False
        return "met" if not facts[COVERT] else "not_applicable" if borne_out else "undetermined"

    found = prospect(claimed, {COVERT: True, TESTED: None, REVIEWED: None})
    assert (found.verdict, found.missing) == ("answers", (TESTED, REVIEWED))


def test_what_is_withheld_is_not_tried_otherwise() -> None:
    found = prospect(lambda _: "undetermined", {TESTED: {"state": "withheld"}}, ())
    assert (found.verdict, found.settled_by) == ("withheld", ())


def test_a_record_that_has_no_question_left_is_said_to_have_none() -> None:
    assert prospect(lambda _: "undetermined", {TESTED: True}, ()).verdict == "open"


def test_a_remedy_is_a_way_only_where_the_trial_meets_it() -> None:
    held = {TESTED: False, REVIEWED: None}
    found = prospect(both, held, WAY)
    assert (found.verdict, found.way_leads_to) == ("change", "met")
    assert [(step.path, step.power) for step in found.way] == [
        (TESTED, "independent_tester"),
        (REVIEWED, "operator"),
    ]
    assert prospect(lambda _: "not_met", held, WAY).verdict == "none_helps"


def test_a_remedy_after_which_something_is_open_is_said_to_leave_it_open() -> None:
    found = prospect(both, {TESTED: False, REVIEWED: None}, ({TESTED: True},))
    assert (found.verdict, found.way_leads_to) == ("change_and_answer", "undetermined")


def test_of_the_ways_that_which_leaves_the_use_what_it_is_comes_first() -> None:
    def rule(facts: Mapping[str, Any]) -> Status:
        meets = facts[MODE] == "verification_1_1" or (facts[TESTED] and facts[REVIEWED])
        return "met" if meets else "not_met"

    held = {MODE: "realtime_rbi", TESTED: False, REVIEWED: False}
    found = prospect(rule, held, ({MODE: "verification_1_1"}, *WAY))
    assert [step.path for step in found.way] == [TESTED, REVIEWED]


def test_what_has_happened_is_no_change_to_make() -> None:
    found = prospect(
        lambda facts: "met" if facts[OFFENCE] == "terrorism" else "not_met",
        {OFFENCE: "theft"},
        ({OFFENCE: "terrorism"},),
    )
    assert (found.verdict, found.fixed, found.way) == ("fixed", (OFFENCE,), ())


def test_an_exception_that_nobody_claimed_is_named_and_no_given_answer_is_turned() -> None:
    def rule(facts: Mapping[str, Any]) -> Status:
        return "not_applicable" if facts[COVERT] is True or facts[MODE] == "other" else "not_met"

    found = prospect(rule, {MODE: "realtime_rbi", COVERT: None}, ())
    assert found.verdict == "exception"
    assert [(one.path, one.statuses) for one in found.settled_by] == [(COVERT, {"not_applicable": ("yes",)})]
    assert found.way == ()


def test_without_a_remedy_or_a_missing_answer_nothing_is_left_but_to_stop() -> None:
    assert prospect(lambda _: "not_met", {CODE: "protest_policing"}, ()).verdict == "none"


def test_a_release_that_tells_no_remedies_is_not_said_to_have_none() -> None:
    assert prospect(lambda _: "not_met", {CODE: "protest_policing"}, None).verdict == "not_told"


@pytest.mark.parametrize(
    ("held", "decide"),
    [
        ({TESTED: False, REVIEWED: True}, (TESTED,)),
        ({TESTED: False, REVIEWED: None}, (TESTED,)),
        ({TESTED: False, REVIEWED: False}, (TESTED, REVIEWED)),
    ],
)
def test_each_answer_that_alone_fails_it_decides(held: dict[str, Any], decide: tuple[str, ...]) -> None:
    found = prospect(both, held, WAY)
    assert (found.decide, found.together) == (decide, False)


def test_answers_that_fail_it_only_together_are_said_to() -> None:
    def either(facts: Mapping[str, Any]) -> Status:
        answers = facts[TESTED], facts[REVIEWED]
        return "met" if True in answers else "undetermined" if None in answers else "not_met"

    found = prospect(either, {TESTED: False, REVIEWED: False}, ({TESTED: True}, {REVIEWED: True}))
    assert (found.decide, found.together) == ((TESTED, REVIEWED), True)


def test_what_else_it_turns_on_is_told_apart_from_what_decides() -> None:
    def rule(facts: Mapping[str, Any]) -> Status:
        if facts[MODE] != "realtime_rbi":
            return "undetermined" if facts[MODE] is None else "not_applicable"
        return both(facts)

    found = prospect(rule, {MODE: "realtime_rbi", CODE: "other", TESTED: False, REVIEWED: True}, WAY)
    assert (found.decide, found.beside) == ((TESTED,), (MODE,))


def test_a_text_that_is_given_is_left_as_it_is() -> None:
    reason = "necessity.strictly_necessary_reason"

    def rule(facts: Mapping[str, Any]) -> Status:
        return "met" if facts[reason] == {"state": "given", "length": 9} and facts[TESTED] else "not_met"

    held = {reason: {"state": "given", "length": 9}, TESTED: False}
    found = prospect(rule, held, ({reason: GIVEN, TESTED: True},))
    assert [step.path for step in found.way] == [TESTED]


def test_a_list_of_words_grows_and_is_not_cut() -> None:
    means = "transparency.defence_disclosure"

    def rule(facts: Mapping[str, Any]) -> Status:
        return "met" if {"use", "tool"} <= set(facts[means] or ()) else "not_met"

    found = prospect(rule, {means: ["tool"]}, ({means: ["use"]},))
    assert found.verdict == "change"


def test_entries_are_asked_for_where_there_are_declared_to_be_none() -> None:
    path, entry = "necessity.alternatives", {"description": GIVEN, "why_insufficient": GIVEN}

    def rule(facts: Mapping[str, Any]) -> Status:
        held = facts[path]
        return "undetermined" if held is None else "met" if len(held) > 1 else "not_met"

    found = prospect(rule, {path: []}, ({path: [entry, entry]},))
    assert (found.verdict, found.decide) == ("change", (path,))
