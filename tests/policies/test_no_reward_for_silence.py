"""Whoever says less is never better off: not in one requirement, and not in the outcome (promise 1)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.policies.pairs import (
    LADDER,
    NOW,
    answer,
    changed,
    release,
    results,
    some_facts,
    weighing_contradictions,
)
from tests.policies.rows import read_rows, row_files

CLAIMS = {"deployment.national_security_use"}
"""What takes a deployment out of a law only where it is claimed: taken back, it brings that law and all its results back."""
CONTRADICTORY_ROWS = {
    "eu_law_enforcement_directive/led_05_rows.yaml: a limit that is said to be none settles nothing": (
        "a record takes one of the two answers"
    ),
}
"""Rows whose answers contradict one another, so that either of them alone says something else."""


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**48))
def test_silence_is_never_rewarded(seed: int) -> None:
    """An answer that is withheld or taken back turns nothing that was not met into met or not applicable, nor what was
    undetermined, unless contradictory answers made it so (`lib.settled`); and lifts no outcome to one that passes.

    Where nothing counted, silence may make something count: `no_rule_applies` is no step of the ladder.
    """
    question, random = some_facts(seed)
    before = results(question, NOW, "silence")
    # An answer that many read decides more.
    read = [path for one in release().requirements.values() for path in one.inputs]
    chosen = {path for path in random.choices(read, k=15) if answer(question, path) is not None}
    for path in sorted(chosen - CLAIMS):
        silence = changed(question, {path: random.choice((None, {"state": "withheld"}))})
        after = results(silence, NOW, "silence")
        rewarded = [
            id for id in release().requirements if _rewarded(id, before[id]["status"], after[id]["status"])
        ]
        assert not rewarded, f"silence on {path} helps with {rewarded}"
        for outcome in ("binding", "strict"):
            was, now = before[""][outcome], after[""][outcome]
            lifted = now in LADDER[3:] and was in LADDER and LADDER.index(now) > LADDER.index(was)
            assert not lifted, f"{was} became {now} without {path}"


@pytest.mark.parametrize("id", sorted(row_files()))
def test_silence_about_what_a_row_says_is_never_rewarded(id: str) -> None:
    tried: Counter[str] = Counter()
    for row in read_rows(id, row_files()[id]):
        if not _rewarded(id, row.status, "met") or row.where in CONTRADICTORY_ROWS:
            continue
        question = row.facts(release().facts_version)
        for path in row.answers.keys() - CLAIMS:
            if tried[path] < 3 and answer(question, path) not in (None, {"state": "withheld"}):
                tried[path] += 1
                now = results(changed(question, {path: None}), row.law_date, "silence in a row")[id]["status"]
                assert not _rewarded(id, row.status, now), f"{row.where}: {now} without {path}"


def _rewarded(id: str, was: str, now: str) -> bool:
    open_by_contradiction = was == "undetermined" and id in weighing_contradictions()
    return (
        was in ("not_met", "undetermined") and now in ("met", "not_applicable") and not open_by_contradiction
    )
