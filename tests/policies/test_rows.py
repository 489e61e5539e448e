"""The rows that lawyers wrote beside each requirement, asked of the committed release on the normative engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from registry.domain.vocabulary import STATUSES
from tests.policies.derived import id_of, rule_files
from tests.policies.limits import Limit, limits, value_on
from tests.policies.pairs import engine, release
from tests.policies.rows import Row, assessed, failures, read_rows, row_files
from tests.policy.facts_at_random import facts, fields
from tests.policy.test_engines_agree import law_dates

IDS = sorted(map(id_of, rule_files()))


@pytest.fixture(scope="module")
def limited() -> Mapping[str, frozenset[Limit]]:
    return limits(release())


@cache
def rows(id: str) -> tuple[Row, ...]:
    files = row_files()
    assert id in files, f"{id} has no rows: write {id.lower().replace('-', '_')}_rows.yaml beside it"
    return read_rows(id, files[id])


def test_every_requirement_has_its_rows_and_every_file_of_rows_its_requirement() -> None:
    assert sorted(row_files()) == IDS == sorted(release().requirements)


@pytest.mark.parametrize("id", IDS)
def test_every_row_comes_out_as_written(id: str) -> None:
    failed = failures(rows(id), engine(), release().facts_version)
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("id", IDS)
def test_every_status_has_a_row_unless_it_is_declared_unreachable(id: str) -> None:
    unreachable = {one.status for one in release().requirements[id].unreachable or ()}
    shown = {row.status for row in rows(id)}
    assert shown == set(STATUSES) - unreachable


@pytest.mark.parametrize("id", IDS)
def test_what_happens_to_an_empty_record_is_shown(id: str) -> None:
    assert any(row.empty for row in rows(id)), f"{id}: no row with `empty: true`"


@pytest.mark.parametrize("id", IDS)
def test_every_limit_is_shown_from_both_sides(id: str, limited: Mapping[str, frozenset[Limit]]) -> None:
    for limit in limited[id]:
        shown = {
            (row.law_date, measured)
            for row in rows(id)
            if (measured := limit.measure(row.answers.get(limit.path), row.law_date)) is not None
        }
        around = {
            measured - value
            for day, measured in shown
            if (value := value_on(release(), limit.parameter, day)) is not None
        }
        least = (
            {0, 1} if all(value_on(release(), limit.parameter, day) == 0 for day, _ in shown) else {-1, 0, 1}
        )
        assert least <= around, f"{id}: rows one below, at and one above {limit.parameter} for {limit.path}"


@pytest.mark.parametrize("id", IDS)
def test_every_day_on_which_it_begins_or_ends_is_shown_with_the_day_before(id: str) -> None:
    in_force = release().requirements[id].in_force
    shown = {row.law_date for row in rows(id)}
    for turn in filter(None, (in_force.from_, in_force.until)):
        assert {turn - timedelta(days=1), turn} <= shown, f"{id}: rows on {turn} and the day before"


def test_no_facts_reach_a_status_that_is_declared_unreachable() -> None:
    unreachable = {
        (id, status.status) for id, one in release().requirements.items() for status in one.unreachable or ()
    }
    version, days = release().facts_version, law_dates(release())
    for seed in range(200):
        random = Random(seed)
        question = facts(fields(version), version, random)
        day = days[-1] if seed % 2 else random.choice(days)
        results = assessed(engine(), question, date.fromisoformat(day["iso"]))["requirements"]
        reached = {(one["id"], one["status"]) for one in results} & unreachable
        assert not reached, f"seed {seed} on {day['iso']}: {sorted(reached)}"
