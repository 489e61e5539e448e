"""A clock reads by its day what it has to look at, and what it passes over would have been left as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from registry.domain.clocks import set_terms, terms_of
from registry.errors import RegistryError
from registry.operations import outdated, reassess_worker
from registry.operations import reassess as reassessing
from registry.operations.act_entries import act_history
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.due_rows import rebuild_due
from registry.operations.installed_release import installed_release
from registry.operations.log_act import do_act
from registry.operations.reassess import NotReassessed, Redecided, Step, preview
from registry.operations.registry import Registry, open_registry
from registry.operations.run_clocks import Later, Over, every_day, run_clocks
from registry.operations.running_terms import running_terms, waiting
from registry.operations.upgrade_database import upgrade_database
from registry.policy.calendar import NEVER
from registry.policy.release import Bundle
from registry.settings import Settings
from registry.storage import due, schema
from registry.storage.due_tables import assessed
from tests.lean_release import lean_release
from tests.operations.acting import GATES, Acting, acting_in
from tests.operations.test_clocks import TURN, authorised, done, objected, on, size
from tests.operations.test_file_record import file_one, submission
from tests.operations.test_reassess import START, Clock

MANY = 8
DAYS = 10


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Acting:
    """Bodies, their keys, and nothing filed: do not write into it."""
    root = tmp_path_factory.mktemp("due") / "registry"
    registry = create_registry(
        root, "https://registry.example", lean_release(), Settings(), passphrase=None, clock=Clock()
    )
    acting = acting_in(registry)
    registry.database.close()
    return acting


@pytest.fixture
def acting(made: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Acting]:
    """The lean release decides as the installed one, whose rules tell the days on which anything turns."""
    calendar = installed_release().calendar
    monkeypatch.setattr(Bundle, "calendar", property(lambda self: calendar))
    home = Path(shutil.copytree(made.registry.home.root, tmp_path / "registry"))
    registry = open_registry(home, Settings(), clock=Clock(START + timedelta(minutes=10)))
    yield Acting(registry, dict(made.people), dict(made.keys), dict(made.roles))
    registry.database.close()


def decided(registry: Registry) -> list[str]:
    return [one.deployment for one in done(registry) if isinstance(one, Redecided)]


def test_on_a_day_on_which_nothing_turns_no_record_is_read(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting.file(filing={"next_review_due": "2027-02-15"})
    file_one(acting.registry, submission("fr-gates", place={"country": "FR"}))
    on(acting.registry, "2027-01-09")
    assert done(acting.registry) == []
    on(acting.registry, "2027-01-10")

    def read(*given: Any) -> Any:
        raise AssertionError("a record was read")

    for reader in ("committed_forms", "assessments", "standing"):
        monkeypatch.setattr(outdated, reader, lambda *given: read() if given[1] else {})
    monkeypatch.setattr("registry.operations.act_entries.replay", read)
    assert waiting(acting.registry, date(2027, 1, 10)).versions == 0
    assert done(acting.registry) == []


def test_what_is_due_is_found_by_an_index(acting: Acting) -> None:
    """Of a million rows those of other days are not looked at."""
    digest = acting.registry.release()[1].digest
    queries = {
        "ix_assessed_release_digest_turns_on": due.assessing(digest, "2027-01-10"),
        "ix_running_term_stated_due": due.term_query("2027-01-10"),
    }
    with acting.registry.database.read() as connection:
        for index, query in queries.items():
            sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
            plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
            assert any(f"INDEX {index}" in line and line.startswith("SEARCH") for line in plan), plan
            assert not any(line.startswith("SCAN") for line in plan), plan


def test_only_what_turns_is_looked_at_and_then_not_again_before_it_turns(acting: Acting) -> None:
    registry = acting.registry
    audited = {"place": {"country": "FR"}, "governance": {"audit_last_on": "2026-05-01"}}
    file_one(registry, submission("audited", **audited))
    file_one(registry, submission("silent", place={"country": "FR"}))
    on(registry, "2027-05-01")
    assert decided(registry) == []
    on(registry, "2027-05-02")
    assert due.to_assess(registry.database, registry.release()[1].digest, "2027-05-02") == ["audited"]
    decided(registry)
    assert waiting(registry, date(2027, 5, 2)).versions == 0
    check_database(registry)


def test_a_day_that_passes_over_the_next_one_is_found(acting: Acting) -> None:
    """Nobody would look at the deployment before then."""
    registry = acting.registry
    file_one(
        registry, submission("audited", place={"country": "FR"}, governance={"audit_last_on": "2026-05-01"})
    )
    (kept,) = due.turns(registry.database)
    for day in ("2027-05-02", NEVER):
        assert kept[-1] < day
        with registry.database.write() as connection:
            connection.execute(assessed.update().values(turns_on=day))
        with pytest.raises(RegistryError) as refused:
            check_database(registry)
        assert refused.value.code == "database.differs"
    with registry.database.write() as connection:
        connection.execute(assessed.update().values(turns_on=kept[-1]))
    check_database(registry)


def test_the_days_a_run_passes_over_would_have_changed_nothing(acting: Acting) -> None:
    """Against a run that assesses every live version, over records and days by chance."""
    registry, random = acting.registry, Random(7)
    start = date(2026, 11, 22)

    def some_day(spread: int = 1200) -> str:
        return (start + timedelta(days=random.randrange(-spread, spread))).isoformat()

    for number in range(MANY):
        answers: dict[str, Any] = {
            "place": {"country": random.choice(("FR", "GB", "CH", "KE"))},
            "operator": {
                "name": "A body",
                "type": random.choice(("public_body", "law_enforcement_authority")),
            },
            "deployment": {
                "technology": random.choice(
                    ("face_identification_retrospective", "face_identification_live")
                ),
                "start_date": some_day(),
                "eu_scope": True,
            },
            "governance": {"audit_last_on": some_day(400), "last_evaluation_on": some_day(400)},
            "security": {"access_reviewed_on": some_day(200), "penetration_test_on": some_day(400)},
            "watchlist": {"exists": True, "last_review_on": some_day(90), "review_interval_days": 45},
            "transparency": {"statistics_published_on": some_day(400)},
        }
        file_one(registry, submission(f"by-chance-{number}", **answers))
    on(registry, "2026-11-23")
    done(registry)
    changed = 0
    day = date(2026, 11, 23)
    for _ in range(DAYS):
        day += timedelta(days=random.randrange(1, 60))
        registry.clock = Clock(TURN.replace(year=day.year, month=day.month, day=day.day))
        expected = exhaustive(registry, day)
        asked = {one.version.deployment_id for one in outdated.to_assess(registry, *_asked(registry, day))}
        assert expected.keys() <= asked
        found = {one.deployment: one.changed for one in done(registry) if isinstance(one, Redecided)}
        assert found == expected
        changed += len(found)
        assert exhaustive(registry, day) == {}
    assert changed > MANY
    check_database(registry)
    assert acting.check().problem is None


def _asked(registry: Registry, day: date) -> tuple[Any, date, Any]:
    return registry.release()[1], day, reassessing.issuers(registry)


def exhaustive(registry: Registry, day: date) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            outdated,
            "to_assess",
            lambda registry, *rest: outdated.live(registry, due.every_live(registry.database)),
        )
        steps = list(preview(registry, day))
    return {
        one.deployment: one.changed for step in steps for one in step.results if isinstance(one, Redecided)
    }


def test_every_term_stands_in_its_row_and_an_upgrade_makes_them_again(acting: Acting) -> None:
    acting.file(filing={"next_review_due": "2026-12-15"}, authorisation={"expires_on": "2027-03-01"})
    authorised(acting, "2027-01-31", "2026-12-24")
    objected(acting)
    on(acting.registry, "2026-12-31")
    done(acting.registry)
    life = act_history(acting.registry, GATES).lives[GATES]
    assert sorted(map(repr, (one.term for one in running_terms(acting.registry)))) == sorted(
        map(repr, terms_of(life))
    )
    assert len(set_terms(life)) == 5
    kept = due.kept_terms(acting.registry.database, [GATES])
    check_database(acting.registry)
    rebuild_due(acting.registry)
    assert sorted(map(repr, due.kept_terms(acting.registry.database, [GATES])[GATES])) == sorted(
        map(repr, kept[GATES])
    )
    check_database(acting.registry)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM running_term",
        "UPDATE running_term SET due = '2099-01-01'",
        "UPDATE running_term SET stated = true",
        "DELETE FROM assessed",
        "UPDATE assessed SET turns_on = '2098-06-13'",
    ],
)
def test_a_row_that_somebody_changed_is_named(acting: Acting, change: str) -> None:
    acting.file(filing={"next_review_due": "2026-12-15"})
    with acting.registry.database.write() as connection:
        connection.exec_driver_sql(change)
    with pytest.raises(RegistryError) as told:
        check_database(acting.registry)
    assert told.value.code == "database.differs"
    assert ("running_term" in change) == ("running_term" in told.value.message)


def test_a_register_of_the_schema_before_is_upgraded_with_every_row(acting: Acting) -> None:
    registry = acting.registry
    acting.file(place={"country": "FR"}, filing={"next_review_due": "2026-12-15"})
    acting.file(place={"country": "FR"}, filing={"next_review_due": "2026-12-20"})
    with registry.database.write_unready() as connection:
        schema.downgrade(connection, "0009")
    registry.database.close()
    upgrade_database(registry.home.root, Settings())
    again = open_registry(registry.home.root, Settings(), clock=Clock(TURN))
    check_database(again)
    assert [(one.deployment, one.term.due) for one in running_terms(again)] == [(GATES, "2026-12-20")]
    assert decided(again) == [GATES]
    check_database(again)
    again.database.close()


@pytest.mark.parametrize("end", ["withdraw", "retire"])
def test_what_is_ended_while_it_is_assessed_is_not_decided_on(
    acting: Acting, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    registry = acting.registry
    acting.file(place={"country": "FR"})
    file_one(registry, submission("other", place={"country": "FR"}))
    registry.clock = Clock(TURN)
    original = reassessing._log

    def late(*given: Any) -> Any:
        monkeypatch.setattr(reassessing, "_log", original)
        ended = {"ended_on": "2026-11-22"} if end == "retire" else {}
        texts = {} if end == "retire" else {"reasons": "It is not wanted."}
        acting.do(end, {"deployment": GATES, **ended}, "town", "filer", **texts)
        return original(*given)

    monkeypatch.setattr(reassessing, "_log", late)
    assert decided(registry) == ["other"]
    assert decided(registry) == []
    check_database(registry)
    assert acting.check().problem is None


def test_what_cannot_be_done_is_tried_again_within_the_day_and_done_once(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = acting.registry
    acting.file(place={"country": "FR"}, filing={"next_review_due": "2026-12-15"})
    file_one(registry, submission("other", place={"country": "FR"}))
    clock = registry.clock = Clock(TURN)
    honest, broken = reassess_worker.evaluation_of, True

    def evaluation_of(bundle: Any, engines: Any, committed: bytes, law_date: str) -> Any:
        if broken and b'"other"' in committed:
            raise RegistryError("engine.failed", "it failed", hint="")
        return honest(bundle, engines, committed, law_date)

    monkeypatch.setattr(reassess_worker, "evaluation_of", evaluation_of)
    days = every_day(registry)
    told = until_idle(days)
    assert isinstance(told[-1], Later)
    assert told[-1].failed == 1
    assert results(told) == [("other", False), (GATES, True)]
    assert [one.term.clock for one in told if isinstance(one, Over)] == ["review"]
    assert waiting(registry, TURN.date()).versions == 1
    clock.now += timedelta(minutes=4)
    assert until_idle(days) == []
    clock.now += timedelta(minutes=2)
    told = until_idle(days)
    assert results(told) == [("other", False)]
    assert isinstance(told[-1], Later)
    clock.now += timedelta(minutes=6)
    assert until_idle(days) == []
    broken = False
    clock.now += timedelta(minutes=6)
    grown = size(registry)
    assert results(until_idle(days)) == [("other", True)]
    assert size(registry) == grown + 1
    assert waiting(registry, TURN.date()).versions == 0
    clock.now += timedelta(hours=2)
    assert until_idle(days) == []


def until_idle(days: Iterator[Any]) -> list[Any]:
    told = []
    while (one := next(days)) is not None:
        told.append(one)
    return told


def results(told: list[Any]) -> list[tuple[str, bool]]:
    """Which versions were decided on anew, and which could not be."""
    found = [one for step in told if isinstance(step, Step) for one in step.results]
    assert all(isinstance(one, Redecided | NotReassessed) for one in found)
    return sorted((one.deployment, isinstance(one, Redecided)) for one in found)


def test_a_term_that_cannot_be_stated_costs_no_other(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    acting.file(filing={"next_review_due": "2026-12-15"})
    objected(acting)
    on(acting.registry, "2026-12-31")

    def refusing(registry: Registry, wanted: Any, **named: Any) -> Any:
        if wanted.given.get("clock") == "review":
            raise RegistryError("act.signature", "no", hint="")
        return do_act(registry, wanted, **named)

    monkeypatch.setattr("registry.operations.run_clocks.do_act", refusing)
    told = list(run_clocks(acting.registry))
    assert [one.term.clock for one in told if isinstance(one, Over)] == ["objection"]
    assert [type(one).__name__ for one in told if not isinstance(one, Step)] == ["NotStated", "Over"]
    monkeypatch.undo()
