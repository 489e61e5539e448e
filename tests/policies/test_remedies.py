"""What a requirement says would meet it does: tried on the rows beside it, under the committed release."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from registry.domain.fields import TEXT_LIKE
from tests.policies.limits import value_on
from tests.policies.pairs import release, results
from tests.policies.record_notation import facts_of
from tests.policies.rows import Row, read_rows, row_files
from tests.policy.facts_at_random import fields

BEYOND_REMEDY = {
    "COE-04": {"a shop"},
    "EDPB-03": {"emotions"},
    "GDP-02": {"nobody consents for a crowd"},
    "GDP-03": {"no document has to be shown"},
}
"""Rows of a use that no change of answers makes lawful, although other uses under the same requirement can be mended."""

_ANYTHING: Mapping[str, Any] = {
    "count": 1, "ppm": 1, "texts": ["anything"], "country": "NO", "countries": ["NO"], "code": "NO-03",
    **dict.fromkeys(TEXT_LIKE, "anything"),
}  # fmt: skip


@pytest.mark.parametrize("id", sorted(row_files()))
def test_a_failure_in_a_row_is_met_by_one_of_the_remedies_and_each_of_them_meets_some(id: str) -> None:
    remedies = release().requirements[id].remedies or ()
    failing = [
        row
        for row in read_rows(id, row_files()[id])
        if row.status == "not_met" and row.where.partition(": ")[2] not in BEYOND_REMEDY.get(id, ())
    ]
    met = dict.fromkeys(range(len(remedies)), False)
    for row in failing if remedies else ():
        after = [_status(row, remedy.set) for remedy in remedies]
        assert "met" in after, f"{row.where}: {after} after each remedy"
        met = {number: met[number] or status == "met" for number, status in enumerate(after)}
    # A duty that has yet to begin fails nowhere, so nothing shows what would meet it.
    assert all(met.values()) or not failing, (
        f"{id}: remedies {[n for n, m in met.items() if not m]} meet no row"
    )


def _status(row: Row, remedy: Mapping[str, Any]) -> str:
    answers = {**row.answers, **{path: answered(path, value, row.law_date) for path, value in remedy.items()}}
    facts = facts_of(answers, release().facts_version, f"{row.where}, mended")
    return str(results(facts, row.law_date, "remedies")[row.requirement]["status"])


def answered(path: str, value: Any, law_date: date) -> Any:
    """What a remedy writes, as the answer of a record on a law date."""
    kind = fields(release().facts_version)[path]["kind"]
    match value:
        case {"given": True}:
            return _moment(kind, law_date) if kind in ("day", "instant") else _ANYTHING[kind]
        case {"parameter": str(name)}:
            return value_on(release(), name, law_date)
        case {"days_before": int(days)}:
            return _moment(kind, law_date - timedelta(days=days))
        case {"days_after": int(days)}:
            return _moment(kind, law_date + timedelta(days=days))
        case [dict(), *_]:
            return [
                {name: answered(f"{path}[].{name}", part, law_date) for name, part in one.items()}
                for one in value
            ]
    return value


def _moment(kind: str, day: date) -> Any:
    return day if kind == "day" else f"{day.isoformat()}T00:00:00Z"
