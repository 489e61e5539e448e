"""Paths and questions under real rules and the real engine."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry import assets
from registry.domain.record import read_record
from registry.exchange.cases import Case, read_cases, reconstruct
from registry.operations.assess import wasm_engine
from registry.operations.installed_release import installed_release
from registry.operations.trials import find_path, find_questions, powers, trial_of
from registry.policy.answer_changes import changes, stand_in
from registry.policy.change_path import ChangePath, EntryChange, case_of, path_to
from registry.policy.change_search import Search
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.policy.trial import Reading, Target, in_the_way, overlaid, reached
from tests.exchange.views import answers_at
from tests.policy.first_release import first_release, with_remedies

DAY = date(2026, 6, 1)
ORDER = (
    "prohibited",
    "non_compliant",
    "undetermined",
    "compliant_with_conditions",
    "compliant",
    "no_rule_applies",
)
READINGS: tuple[Reading, ...] = ("binding", "strict")
SHARES = [pytest.param(5, id="some"), pytest.param(1, id="all", marks=pytest.mark.slow)]
"""Every how many of the documented cases is tried."""
GATE: dict[str, Any] = {
    "place.country": "NL",
    "operator.type": "public_body",
    "operator.on_behalf_of_law_enforcement": False,
    "deployment.mode": "verification_1_1",
    "deployment.space": "restricted",
    "deployment.targeting": "enrolled_group",
    "watchlist.exists": False,
    "data.personal": True,
}
"""A gate that compares whoever comes with the picture on the card."""
WITHHELD = "proportionality.balancing_statement"

SO_IT_IS: dict[str, Any] = {
    "legal_basis.legitimate_aim": "prevention_of_disorder_or_crime",
    "legal_basis.practical_aim": "safety",
    "proportionality.seriousness": "serious_crime",
    "context.assembly": False,
    "provider.scraping_declared": False,
}
"""What only the body can say of the gate: no path gives it."""

Given = tuple[Bundle, list[Engine]]


@pytest.fixture(scope="module")
def first() -> Given:
    return with_remedies(), [wasm_engine(with_remedies())]


@pytest.fixture(scope="module")
def installed() -> Given:
    release = installed_release()
    return release, [wasm_engine(release)]


def cases() -> list[Case]:
    return read_cases(assets.policies() / "cases")[0]


def record_of(case: Case) -> dict[str, Any]:
    return {name: section for name, section in reconstruct(case)["record"].items() if name != "origin"}


def path(
    data: dict[str, Any],
    given: Given,
    target: Target = "compliant",
    reading: Reading = "binding",
    day: date = DAY,
) -> ChangePath:
    return find_path(data, *given, day, target, reading)


def nested(answers: dict[str, Any]) -> dict[str, Any]:
    return dict(overlaid({}, answers))


def withheld() -> dict[str, Any]:
    """The record of the gate with one answer withheld."""
    entry = {"field": WITHHELD, "ground": "law_enforcement", "provision": "Section 1", "decided_by": "Office"}
    entry |= {"decided_on": "2026-01-01", "review_by": "2027-01-01"}
    return nested(GATE | SO_IT_IS | {WITHHELD: "It weighs."}) | {"withheld": [entry]}


@pytest.fixture(scope="module")
def compliant(first: Given) -> dict[str, Any]:
    """The record of the gate with everything that binds it met: made by the path itself, as far as that can be filed."""
    data = nested(GATE | SO_IT_IS)
    search = _searched(data, first)
    made = dict(overlaid(data, search.state))
    assert path(made, first).before == "compliant"
    return made


def _searched(data: dict[str, Any], given: Given) -> Search:
    bundle, engines = given
    trial = trial_of(read_record(data), data.get("withheld", ()), bundle, engines, DAY)
    now = trial({})
    assert now is not None
    case = case_of(bundle, read_record(data).answers(), powers(), DAY)
    search = Search(trial, case, "binding", "compliant", now)
    search.run()
    search.prune()
    assert reached(search.last, "binding", "compliant")
    return search


def test_one_thing_missing_is_one_change(compliant: dict[str, Any], first: Given) -> None:
    broken = dict(overlaid(compliant, {"rights.complaint_channel": {"none": True}}))
    found = path(broken, first)
    assert (found.before, found.after, found.reached) == ("non_compliant", "compliant", True)
    (change,) = found.changes
    assert (change.path, change.before, change.condition) == (
        "rights.complaint_channel",
        "declared absent",
        "is stated: a contact",
    )
    assert (change.trial, change.power, change.serves) == ({"given": True}, "operator", ("HR-10",))


def test_reasons_are_added_to_the_alternatives_that_are_there(
    compliant: dict[str, Any], first: Given
) -> None:
    held = [{"description": "A guard"}, {"description": "A code", "why_insufficient": "It is passed on."}]
    (change,) = path(dict(overlaid(compliant, {"necessity.alternatives": held})), first).changes
    assert (change.path, change.before) == ("necessity.alternatives", "2 entries")
    assert change.condition == "entry 1: why_insufficient to be stated"
    assert change.entries == (EntryChange((1,), False, ("why_insufficient",)),)


def test_a_law_that_is_wanting_needs_somebody_else(compliant: dict[str, Any], first: Given) -> None:
    found = path(dict(overlaid(compliant, {"legal_basis.published": False})), first)
    assert [(change.path, change.power) for change in found.changes] == [
        ("legal_basis.published", "legislature")
    ]


def test_what_is_withheld_stands_in_the_way_and_is_not_overwritten(first: Given) -> None:
    found = path(withheld(), first)
    assert not found.reached
    (obstacle,) = found.obstacles
    assert (obstacle.id, obstacle.reason) == ("HR-06", "withheld")
    assert obstacle.fields == (WITHHELD,)
    assert WITHHELD not in {change.path for change in found.changes}


def test_no_path_publishes_what_is_withheld_wrongly_and_the_field_is_named(installed: Given) -> None:
    """The office no longer looks at it: only to publish it, or to look again, is left, and neither is an answer."""
    data = withheld()
    overdue = {**data["withheld"][0], "review_by": "2026-05-31"}
    found = path(data | {"withheld": [overdue]}, installed, reading="strict")
    assert not found.reached
    (obstacle,) = [one for one in found.obstacles if one.id == "UCR-16"]
    assert (obstacle.reason, obstacle.fields, obstacle.is_open) == ("publish", (WITHHELD,), False)
    assert not any(change.path.startswith("withholding") for change in found.changes)
    on_time = path(data, installed, reading="strict")
    assert "UCR-16" not in {one.id for one in on_time.obstacles}


def test_where_nothing_is_known_of_country_and_operator_that_is_what_is_in_the_way(first: Given) -> None:
    found = path({}, first)
    assert {obstacle.reason for obstacle in found.obstacles} == {"force_unknown"}
    assert found.obstacles[0].fields == ("place.country", "operator.type")
    assert found.changes == ()


def test_a_release_that_tells_no_remedies_is_said_to_tell_none() -> None:
    release = first_release()
    broken = nested(GATE | {"necessity.alternatives": []})
    found = find_path(broken, release, [wasm_engine(release)], DAY, "compliant", "binding")
    assert not found.reached
    assert {obstacle.reason for obstacle in found.obstacles} == {"not_told"}


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("share", SHARES)
def test_a_path_of_a_documented_case_arrives_and_nothing_of_it_can_be_left_out(
    share: int, reading: Reading, first: Given
) -> None:
    results = set()
    for case in cases()[::share]:
        data, day = record_of(case), case.law_date.date
        found = path(data, first, reading=reading, day=day)
        results.add(found.result)
        assert find_path(data, *first, day, "compliant", reading) == found
        _holds(found, data, first, reading, day)
    assert share > 1 or {"none", "open"} <= results


def _holds(found: ChangePath, data: dict[str, Any], given: Given, reading: Reading, day: date) -> None:
    """Every change is needed, and evidence stays. Of the changes only those whose answer is told can be tried again."""
    bundle, engines = given
    answers = {change.path: change.trial for change in found.changes}
    if any(answer == {"given": True} or "given" in str(answer) for answer in answers.values()):
        return
    run = trial_of(read_record(data), data.get("withheld", ()), bundle, engines, day)
    after = run(answers)
    assert after is not None
    assert after.outcome[reading] == found.after
    left = in_the_way(after, reading, "compliant")
    for path_, serves in ((change.path, change.serves) for change in found.changes):
        without = run({other: one for other, one in answers.items() if other != path_})
        assert without is None or in_the_way(without, reading, "compliant") - left == set(serves)


@pytest.mark.parametrize("share", SHARES)
def test_no_path_of_a_documented_case_takes_back_evidence_or_makes_things_worse(
    share: int, installed: Given
) -> None:
    for case in cases()[::share]:
        found = path(record_of(case), installed, day=case.law_date.date)
        assert ORDER.index(found.after) >= ORDER.index(found.before)
        for change in found.changes:
            assert change.trial is not None
            assert "withheld" not in str(change.trial)
            assert change.path not in powers().asked
            if change.before not in ("unanswered", "declared absent", "no", "yes"):
                assert change.trial not in ([], {"none": True}) or change.path in powers().ended
                assert change.path not in powers().fixed


def test_a_path_changes_nothing_that_it_does_not_tell(compliant: dict[str, Any], first: Given) -> None:
    broken = dict(overlaid(compliant, {"rights.complaint_channel": {"none": True}}))
    before = answers_at(read_record(broken).answers())
    search = _searched(broken, first)
    after = answers_at(read_record(overlaid(broken, search.state)).answers())
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed == set(search.state)


def test_a_path_takes_few_runs(installed: Given) -> None:
    """What a run takes is the engine's matter: some 5 ms with 127 requirements."""
    bundle, engines = installed
    for case in cases():
        data, runs = record_of(case), []
        trial = trial_of(read_record(data), data.get("withheld", ()), bundle, engines, DAY)

        def counted(changed: dict[str, Any], trial: Any = trial, runs: list[Any] = runs) -> Any:
            runs.append(changed)
            return trial(changed)

        made = case_of(bundle, read_record(data).answers(), powers(), DAY)
        path_to("compliant", "binding", counted, made, bundle)
        assert len(runs) < 70, case.id


def test_a_long_list_needs_no_more_runs_than_a_short_one(installed: Given) -> None:
    bundle, engines = installed
    (bridges,) = [case for case in cases() if case.id == "gb-2020-bridges-swp"]
    counts = []
    for number in (1, 300):
        harms = [{"description": f"Harm {one}"} for one in range(number)]
        data, runs = dict(overlaid(record_of(bridges), {"risks.harms": harms})), []
        trial = trial_of(read_record(data), data.get("withheld", ()), bundle, engines, DAY)

        def counted(changed: dict[str, Any], trial: Any = trial, runs: list[Any] = runs) -> Any:
            runs.append(changed)
            return trial(changed)

        made = case_of(bundle, read_record(data).answers(), powers(), DAY)
        found = path_to("compliant", "strict", counted, made, bundle)
        counts.append(len(runs))
        (change,) = [change for change in found.changes if change.path == "risks.harms"]
        assert change.entries[0].entries == tuple(range(1, number + 1))
        assert not change.entries[0].added
    assert counts[1] <= counts[0]


def test_an_empty_record_is_first_asked_what_decides_most(first: Given) -> None:
    found = find_questions({}, *first, DAY, "binding").owed
    assert [(one.path, one.why) for one in found[:2]] == [
        ("operator.type", "force"),
        ("place.country", "force"),
    ]
    assert "deployment.mode" in {one.path for one in found}
    assert len(found) < 6
    everything = find_questions({}, *first, DAY, "strict").owed
    assert everything[0].path == "deployment.mode"


@pytest.mark.slow
def test_a_gate_that_compares_one_with_one_is_asked_little(installed: Given) -> None:
    assert len(asked_in_turn(installed, GATE | {"operator.type": "private"})) <= 40


def asked_in_turn(given: Given, known: dict[str, Any]) -> list[str]:
    """What a gate is asked by whoever answers one question after the other, as favourably as its remedies would have it."""
    bundle, engines = given
    answers: dict[str, Any] = {}
    asked: list[str] = []
    while found := [
        one
        for one in find_questions(nested(answers), bundle, engines, DAY, "binding").owed
        if one.path not in asked
    ]:
        one = found[0]
        asked.append(one.path)
        case = case_of(bundle, read_record(nested(answers)).answers(), powers(), DAY)
        ways = [way[one.path] for id in one.serves for way in case.remedies[id] or () if one.path in way]
        wanted = changes(one.path, ways[0].answer, case.answers, case.powers, DAY) if ways else []
        guess = wanted[0] if wanted else False if one.kind == "yesno" else stand_in(one.path, {}, DAY)
        answers[one.path] = known.get(one.path, guess)
    return asked


def test_what_does_not_apply_asks_nothing(first: Given) -> None:
    found = find_questions(nested(GATE), *first, DAY, "strict").owed
    asked = {one.path for one in found}
    assert not {
        path for path in asked if path.startswith(("scope.", "assessments.fria", "purpose.ai_act_objective"))
    }
    assert "legal_basis.specifies_who" not in asked


def test_a_withheld_answer_is_not_asked_for(first: Given) -> None:
    found = {one.path for one in find_questions(withheld(), *first, DAY, "binding").owed}
    assert found
    assert WITHHELD not in found
