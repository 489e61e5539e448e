"""`clocks run`: what a day changes is decided anew and what is over becomes an entry, once, and any check agrees."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.clocks import terms_of
from registry.errors import RegistryError
from registry.operations import outdated
from registry.operations import run_clocks as module
from registry.operations.act_entries import act_history
from registry.operations.audit import audit_deployment
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.deliver_notices import list_notices
from registry.operations.draft_act import read_act_file
from registry.operations.file_record import Filed
from registry.operations.log_act import do_act
from registry.operations.publish import publish
from registry.operations.reassess import Redecided, Step
from registry.operations.registry import Registry, open_registry
from registry.operations.run_clocks import Over, every_day, preview_clocks, run_clocks
from registry.operations.running_terms import coming_into_force, running_terms
from registry.operations.show import deployments
from registry.operations.subscribe import subscribe
from registry.pages.list_views import Filters
from registry.pages.render import render
from registry.pages.twin import to_json
from registry.settings import Settings
from registry.storage import ledger, queries
from tests.lean_release import lean_release
from tests.operations.acting import GATES, MARKER, Acting, acting_in
from tests.operations.test_file_record import file_one, submission
from tests.operations.test_reassess import START, Clock

TURN = datetime(2027, 12, 2, 9, tzinfo=UTC)
"""When the chapter of Regulation (EU) 2024/1689 on high-risk systems begins to apply (Article 113, point (c)(i))."""
TOWN: dict[str, Any] = {"office": "town", "role": "filer"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Acting:
    """Bodies, their keys, and nothing filed: do not write into it."""
    registry = create_registry(
        tmp_path_factory.mktemp("clocks") / "registry", "https://registry.example", lean_release(), Settings(),
        passphrase=None, clock=Clock(),
    )  # fmt: skip
    acting = acting_in(registry)
    registry.database.close()
    return acting


@pytest.fixture
def acting(made: Acting, tmp_path: Path) -> Acting:
    home = Path(shutil.copytree(made.registry.home.root, tmp_path / "registry"))
    registry = open_registry(home, Settings(), clock=Clock(START + timedelta(minutes=10)))
    return replace(made, registry=registry, people=dict(made.people), keys=dict(made.keys))


def on(registry: Registry, day: str) -> None:
    registry.clock = Clock(datetime.fromisoformat(f"{day}T09:00:00+00:00"))


def done(registry: Registry, **options: Any) -> list[Any]:
    """What the clocks did, without the steps in which nothing was done."""
    found: list[Any] = []
    for one in run_clocks(registry, **options):
        found += one.results if isinstance(one, Step) else [one]
    return found


def size(registry: Registry) -> int:
    return ledger.head(registry.database, registry.log.id).size


def across_the_turn(registry: Registry) -> None:
    """What `clocks run` across 2 December 2027 has to do, on whatever database."""
    affected = [("fr-one", "filed"), ("fr-two", "imported"), ("fr-three", "filed")]
    for name, provenance in affected:
        assert isinstance(file_one(registry, submission(name, provenance, place={"country": "FR"})), Filed)
    us = {"place": {"country": "US"}, "deployment": {"eu_scope": False}}
    assert isinstance(file_one(registry, submission("us-one", **us)), Filed)
    law = {"law_date": "2021-05-01", "law_date_basis": "decision_date"}
    judged = submission("fr-judged", "reconstructed", place={"country": "FR"}, origin=law)
    assert isinstance(file_one(registry, judged), Filed)
    on(registry, "2027-12-01")
    assert done(registry) == []
    registry.clock = Clock(TURN)
    decided = done(registry)
    assert sorted(one.deployment for one in decided) == sorted(name for name, _ in affected)
    for one in decided:
        assert isinstance(one, Redecided)
        assert ("AIA-18", "upcoming", "undetermined") in [(c.what, c.before, c.after) for c in one.changed]
    grown = size(registry)
    assert done(registry) == []
    assert size(registry) == grown
    for name, _ in affected:
        stored = queries.deployment(registry.database, name)
        assert stored is not None
        assert [d.law_date for d in stored.decisions] == ["2027-12-02", "2026-11-22"]
        assert stored.decisions[0].previous == stored.decisions[1].place


def test_across_the_turn_of_the_law_each_affected_deployment_gets_one_new_decision(acting: Acting) -> None:
    registry = acting.registry
    across_the_turn(registry)
    assert [one.requirement for one in coming_into_force(registry, date(2027, 12, 2))] == []
    report = acting.check()
    assert report.problem is None, report.problem
    check_database(registry)


def test_killed_in_the_middle_it_completes_with_one_decision_each(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = acting.registry
    names = ["fr-one", "fr-two", "fr-three"]
    for name in names:
        file_one(registry, submission(name, place={"country": "FR"}))
    registry.clock = Clock(TURN)
    monkeypatch.setattr(outdated, "PIECES", 1)
    interrupted = run_clocks(registry)
    next(one for one in interrupted if isinstance(one, Step) and one.results)
    interrupted.close()
    assert len(done(registry)) == 2
    for name in names:
        stored = queries.deployment(registry.database, name)
        assert stored is not None
        assert len(stored.decisions) == 2


def authorised(acting: Acting, until: str | None, *due: str) -> int:
    """The entry of an authorisation of the gates."""
    given = {"deployment": GATES, "until": until}
    texts = {"reasons": "It is needed."}
    if due:
        given["conditions"] = [{"number": n, "due": day} for n, day in enumerate(due, 1)]  # type: ignore[assignment]
        texts |= {f"conditions[{n}]": "Mask the school." for n in range(len(due))}
    act = "authorise_with_conditions" if due else "authorise"
    return acting.signed(act, given, **texts).place.index


def objected(acting: Acting) -> dict[str, Any]:
    lodged = {"deployment": GATES, "lodged_on": "2026-11-22", "reply_due": "2026-12-20"}
    index = acting.do("object", lodged, None, "public", text="They see the school.").place.index
    return {"origin": acting.registry.log.origin, "index": index}


def state(acting: Acting) -> str:
    return act_history(acting.registry, GATES).lives[GATES].state


def test_what_is_over_becomes_an_entry_once_and_only_an_authorisation_ends(acting: Acting) -> None:
    acting.file(filing={"next_review_due": "2026-12-15"})
    entry = authorised(acting, "2027-01-31", "2026-12-24")
    objected(acting)
    on(acting.registry, "2026-12-31")
    over = [one for one in done(acting.registry) if isinstance(one, Over)]
    assert [(one.term.clock, one.term.due) for one in over] == [
        ("review", "2026-12-15"), ("objection", "2026-12-20"), ("condition", "2026-12-24"),
    ]  # fmt: skip
    assert state(acting) == "authorised_with_conditions"
    on(acting.registry, "2027-01-31")
    assert done(acting.registry) == []
    on(acting.registry, "2027-02-01")
    (lapse,) = done(acting.registry)
    assert (lapse.term.clock, lapse.term.entry[1], lapse.state) == ("authorisation", entry, "lapsed")
    grown = size(acting.registry)
    assert done(acting.registry) == []
    assert size(acting.registry) == grown
    report = acting.check()
    assert report.problem is None, report.problem
    check_database(acting.registry)


def test_what_was_done_in_time_is_never_over(acting: Acting) -> None:
    acting.file(filing={"next_review_due": "2026-12-15"})
    entry = authorised(acting, None, "2026-12-24")
    objection = objected(acting)
    where = {"origin": acting.registry.log.origin, "index": entry}
    acting.signed("discharge", {"deployment": GATES, "entry": where, "part": "conditions[0]"})
    acting.signed(
        "reply", {"deployment": GATES, "objection": objection}, signer="town", **TOWN, text="No more."
    )
    acting.file(filing={"next_review_due": "2027-12-15", "change_kind": "confirmed_unchanged"})
    assert [(one.term.clock, one.term.due) for one in running_terms(acting.registry)] == [
        ("review", "2027-12-15")
    ]
    on(acting.registry, "2027-02-01")
    assert [one for one in done(acting.registry) if isinstance(one, Over)] == []
    assert acting.check().problem is None


def test_a_preview_says_what_would_be_done_and_does_nothing(acting: Acting) -> None:
    acting.file(place={"country": "FR"}, filing={"next_review_due": "2026-12-15"})
    grown = size(acting.registry)
    told = list(preview_clocks(acting.registry, TURN.date()))
    steps = [one.results for one in told if isinstance(one, Step)]
    assert [(found.deployment, found.index) for results in steps for found in results] == [(GATES, None)]  # type: ignore[union-attr]
    assert [(one.term.clock, one.index) for one in told if isinstance(one, Over)] == [("review", None)]
    assert size(acting.registry) == grown
    with pytest.raises(RegistryError) as past:
        list(preview_clocks(acting.registry, START.date() - timedelta(days=1)))
    assert past.value.code == "clocks.past"


def test_what_was_retired_is_neither_assessed_again_nor_due(acting: Acting) -> None:
    acting.file(place={"country": "FR"}, filing={"next_review_due": "2026-12-15"})
    acting.do("retire", {"deployment": GATES, "ended_on": "2026-11-22"}, "town", "filer")
    registry = acting.registry
    registry.clock = Clock(TURN)
    assert done(registry) == []


def test_a_clock_that_went_back_does_nothing(acting: Acting) -> None:
    acting.file(filing={"next_review_due": "2026-11-21"})
    on(acting.registry, "2026-11-21")
    with pytest.raises(RegistryError) as back:
        done(acting.registry)
    assert back.value.code == "file.clock"


def test_what_is_answered_while_the_clocks_run_is_not_stated(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting.file()
    objection = objected(acting)
    on(acting.registry, "2026-12-31")
    original = module.do_act

    def late(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(module, "do_act", original)
        reply = {"deployment": GATES, "objection": objection}
        acting.signed("reply", reply, signer="town", **TOWN, text="They were turned away.")
        return original(*given, **named)

    monkeypatch.setattr(module, "do_act", late)
    assert done(acting.registry) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"due": "2026-12-19"}, "act.term"),
        ({"clock": "order"}, "act.term"),
        ({"entry": {"origin": "registry.example/log/2026", "index": 1}}, "act.term"),
        ({"part": "conditions[0]"}, "act.term"),
        ({"due": "2026-12-31"}, "act.file"),
        ({}, "act.repeated"),
    ],
)  # fmt: skip
def test_nobody_states_what_is_not_over_not_there_or_was_stated(
    acting: Acting, changed: dict[str, Any], code: str
) -> None:
    acting.file()
    objection = objected(acting)
    on(acting.registry, "2026-12-31")
    given = {"deployment": GATES, "clock": "objection", "entry": objection, "part": None, "due": "2026-12-20"}
    wanted = {"act": "overdue", "role": "registrar"}
    if not changed:
        do_act(acting.registry, read_act_file({**wanted, "given": given}))
    with pytest.raises(RegistryError) as told:
        do_act(acting.registry, read_act_file({**wanted, "given": given | changed}))
    assert told.value.code == code


@pytest.mark.parametrize("lie", ["early", "about nothing", "repeated"])
def test_a_check_refuses_a_lapse_that_the_log_does_not_bear_out(
    acting: Acting, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    acting.file()
    until = "2027-01-31" if lie == "early" else "2026-12-01"
    entry = authorised(acting, until)
    on(acting.registry, "2026-12-31")
    if lie == "repeated":
        assert [one.term.clock for one in done(acting.registry)] == ["authorisation"]
    # A registry that lies logs what its own rules refuse.
    monkeypatch.setattr("registry.domain.act_history.require_over", lambda life, act: None)
    monkeypatch.setattr("registry.domain.life_changes.after", lambda state, act: "lapsed")
    monkeypatch.setattr("registry.domain.act_history.after", lambda state, act: "lapsed")
    where = {"origin": acting.registry.log.origin, "index": entry if lie != "about nothing" else entry - 1}
    given = {"deployment": GATES, "authorisation": where, "due": "2026-12-01"}
    do_act(acting.registry, read_act_file({"act": "lapse", "role": "registrar", "given": given}))
    monkeypatch.undo()
    report = acting.check()
    assert report.problem is not None
    assert (report.problem.code, "does not count" in report.problem.message) == ("check.entry", True)


def test_the_background_job_runs_once_a_day_a_few_at_a_time(acting: Acting) -> None:
    acting.file(filing={"next_review_due": "2026-11-30"})
    days = every_day(acting.registry)
    while next(days) is not None:
        pass
    assert next(days) is None
    on(acting.registry, "2026-12-01")
    told = []
    while (one := next(days)) is not None:
        told.append(one)
    assert [one.term.clock for one in told if isinstance(one, Over)] == ["review"]
    assert next(days) is None


def test_the_list_shows_what_runs_the_earliest_first(acting: Acting) -> None:
    acting.file(place={"country": "FR"}, filing={"next_review_due": "2026-11-01"})
    authorised(acting, "2099-01-31")
    home = str(acting.registry.home.root)
    listed = CliRunner().invoke(main, ["clocks", "list", "--home", home, "--json"])
    assert listed.exit_code == 0, listed.output
    said = json.loads(listed.output)
    assert [(one["clock"], one["state"], one["owed_by"]) for one in said["terms"]] == [
        ("review", "overdue", "town"), ("authorisation", "running", "town"),
    ]  # fmt: skip
    table = CliRunner().invoke(main, ["clocks", "list", "--home", home])
    assert "2099-01-31" in table.output
    coming = coming_into_force(acting.registry, START.date())
    assert ("AIA-18", "2027-12-02", 1) in [(one.requirement, one.due, one.deployments) for one in coming]


def test_every_term_that_runs_comes_from_the_entries(acting: Acting) -> None:
    acting.file(filing={"next_review_due": "2026-12-15"})
    authorised(acting, "2027-01-31", "2026-12-24")
    life = act_history(acting.registry, GATES).lives[GATES]
    assert [one.term for one in running_terms(acting.registry)] == list(terms_of(life))


def test_the_hours_of_the_law_run_from_the_decision_that_finds_them_binding(acting: Acting) -> None:
    search = {
        "operator": {"name": "A police force", "type": "law_enforcement_authority"},
        "place": {"country": "FR"},
        "deployment": {
            "mode": "post_rbi",
            "technology": "face_identification_retrospective",
            "status": "planned",
            "start_date": "2027-12-05",
            "eu_scope": True,
        },
        "purpose": {"targeted_suspect_search": True},
        "authorisation": {"use_started_at": "2027-12-05T08:00:00Z", "initial_identification": False},
    }
    on(acting.registry, "2027-11-01")
    acting.file(**search)
    assert running_terms(acting.registry) == []
    on(acting.registry, "2027-12-02")
    assert [one.deployment for one in done(acting.registry)] == [GATES]
    ((term,),) = ([one.term for one in running_terms(acting.registry)],)
    assert (term.clock, term.moment) == ("later_search", "2027-12-07T08:00:00Z")
    on(acting.registry, "2027-12-07")
    assert [one for one in done(acting.registry) if isinstance(one, Over)] == []
    on(acting.registry, "2027-12-08")
    assert [one.term.clock for one in done(acting.registry) if isinstance(one, Over)] == ["later_search"]
    assert done(acting.registry) == []
    assert "overdue" in [line.act for line in audit_deployment(acting.registry, GATES)]
    assert acting.check().problem is None


def test_those_concerned_are_told_of_what_is_over_and_of_a_new_decision(acting: Acting) -> None:
    acting.file(place={"country": "FR"}, filing={"next_review_due": "2026-12-15"})
    subscribe(acting.registry, "town", "mail", "gates@town.example")
    authorised(acting, "2027-01-31")
    acting.registry.clock = Clock(TURN)
    entries = {one.index for one in done(acting.registry)}
    told = [one for one in list_notices(acting.registry) if one.kind in ("reassess", "overdue", "lapse")]
    assert {(one.kind, one.place.index) for one in told} == set(
        zip(("reassess", "overdue", "lapse"), sorted(entries), strict=True)
    )
    assert done(acting.registry) == []
    assert len(list_notices(acting.registry)) == len({one.number for one in list_notices(acting.registry)})


def test_the_page_shows_what_was_done_and_what_is_due_and_no_more(acting: Acting) -> None:
    acting.file(filing={"next_review_due": "2026-12-15"})
    entry = authorised(acting, "2027-01-31", "2026-12-24")
    lodged = {"deployment": GATES, "lodged_on": "2026-11-22", "reply_due": "2026-12-20"}
    acting.do("object", lodged, None, "public", text="They see the school.", sender=f"{MARKER} sender")
    on(acting.registry, "2026-12-31")
    over = {one.term.clock: one.index for one in done(acting.registry)}
    publish(acting.registry)
    page = deployments.deployment(acting.registry, {"development_keys": True}, GATES)
    assert [act.kind for act in page.version.acts] == ["overdue"] * 3 + [
        "object",
        "authorise_with_conditions",
    ]
    assert (page.version.acts[-1].by, page.version.acts[-1].index) == ("The watchdog", entry)
    assert {one.clock: one.overdue for one in page.version.due} == {**over, "authorisation": None}
    told = render(page)
    assert "Authorised with conditions</p>" in told
    assert "They see the school." in told
    assert MARKER not in told
    on(acting.registry, "2027-02-01")
    done(acting.registry)
    publish(acting.registry)
    told = render(deployments.deployment(acting.registry, {"development_keys": True}, GATES))
    assert "Stated that the authorisation has ended" in told


def test_an_authorisation_holds_for_a_version_that_changes_nothing_and_its_page_says_so(
    acting: Acting,
) -> None:
    acting.file()
    authorised(acting, None)
    acting.file(filing={"change_kind": "confirmed_unchanged"})
    publish(acting.registry)

    def kinds(number: int) -> list[str]:
        page = deployments.version(acting.registry, {"development_keys": True}, GATES, number)
        return [act.kind for act in page.version.acts]

    assert (kinds(1), kinds(2)) == (["authorise"], ["authorise"])
    acting.file(place={"country": "BE"})
    publish(acting.registry)
    assert (kinds(2), kinds(3)) == ([], [])


def test_a_list_shows_the_determination_in_force_and_says_none_only_where_there_is_none(
    acting: Acting,
) -> None:
    registry = acting.registry
    acting.file()
    file_one(registry, submission("of-nobody", place={"country": "FR"}))

    def told() -> dict[str, Any]:
        publish(registry)
        page = deployments.deployment_list(registry, {"development_keys": True}, Filters(), 1)
        shown = render(page)
        rows = {row["deployment"]: row["determination"] for row in to_json(page)["deployments"]}
        assert rows.pop("of-nobody") is None
        assert shown.count("none on record") == (rows[GATES] is None) + 1
        if rows[GATES] is not None:
            assert rows[GATES]["by"] in shown
        return dict(rows)

    assert told() == {GATES: None}
    authorised(acting, "2027-01-31")
    by = {"by": "The watchdog", "on": "2026-11-22"}
    assert told() == {GATES: {"kind": "authorise", "state": "authorised", **by}}
    acting.signed("suspend", reasons="The school is seen.")
    assert told() == {GATES: {"kind": "suspend", "state": "suspended", **by}}
    acting.signed("lift", reasons="It is masked.")
    on(registry, "2027-02-01")
    done(registry)
    assert told()[GATES]["kind"] == "lapse"
    acting.file(place={"country": "BE"})
    assert told() == {GATES: None}
