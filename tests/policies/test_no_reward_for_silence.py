"""Whoever says less is never better off: not in one requirement, and not in the outcome (promise 1).

What is left out is left out by answer and with a reason. A requirement is not left out for weighing contradictions: nearly
all do, through the terms, and that an exclusion stood on an unanswered question was once hidden so.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

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
from tests.policy.facts_at_random import fields

CLAIMS = {"deployment.national_security_use", "system.dataset_labelling_only", "place.member_states"}
"""What takes a deployment out of a law only where it is claimed: taken back, it brings that law and all its results back."""
VOLUNTEERED = {
    "registration.ai_act_class",
    "registration.declared_risk_class",
    "registration.class_grounds",
}
"""The body's own classification: it adds to what the record shows, and its claim of no significant risk only opens (art 6(3))."""
BELIES = {
    "deployment.mode",
    "deployment.technology",
    "operator.body_kind",
    "operator.sector",
    "deployment.targeting",
    "data.categories",
    "data.special_categories",
    "probe_images.quality_minimum",
    "system.accuracy.fmr",
    "system.accuracy.fpir",
    "watchlist.image_sources",
}
"""The mode of use, and evidence against it or against the type of operator for which nobody has to be asked. Either is
believed alone (decision 21)."""
ASKED_TWICE = {
    "data.retention_nonmatch_indefinite",
    "data.retention_match_indefinite",
    "data.retention_watchlist_indefinite",
    "data.retention_enrolled_indefinite",
    "data.retention_nonmatch_seconds",
    "data.retention_match_days",
    "data.retention_watchlist_days",
    "data.retention_enrolled_days",
}
"""Two questions that ask the same: one answer is enough, and two that contradict each other settle nothing."""
OUTSIDE_POLICING = (
    "access_control",
    "attendance",
    "convenience_access",
    "education",
    "employee_monitoring",
    "hiring",
    "insurance",
    "marketing_analytics",
)
"""Purposes that take a competent authority out of Directive (EU) 2016/680 (article 9(1) and (2)), only where they are stated:
taken back, each brings that law and all its results back."""
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
    undetermined, unless answers that contradict each other made it so; and lifts no outcome to one that passes.

    Where nothing counted, silence may make something count: `no_rule_applies` is no step of the ladder.
    """
    question, random = some_facts(seed)
    before = results(question, NOW, "silence")
    # An answer that many read decides more.
    read = [path for one in release().requirements.values() for path in one.inputs]
    chosen = {path for path in random.choices(read, k=15) if answer(question, path) is not None}
    for path in sorted(chosen - CLAIMS - VOLUNTEERED - _belies_here(question)):
        claim = path == "purpose.code" and answer(question, path) in OUTSIDE_POLICING
        silence = changed(question, {path: random.choice((None, {"state": "withheld"}))})
        after = results(silence, NOW, "silence")
        rewarded = [
            id
            for id in release().requirements
            if _rewarded(path, id, before[id]["status"], after[id]["status"])
            and not (claim and id.startswith("LED-"))
        ]
        assert not rewarded, f"silence on {path} helps with {rewarded}"
        for outcome in ("binding", "strict"):
            was, now = before[""][outcome], after[""][outcome]
            lifted = now in LADDER[3:] and was in LADDER and LADDER.index(now) > LADDER.index(was)
            assert claim or path in BELIES | ASKED_TWICE or not lifted, f"{was} became {now} without {path}"


def _belies_here(question: dict[str, Any]) -> set[str]:
    """The answers that speak against this mode of use, this kind of place or this kind of body, and against no other. Without
    them the name is believed (decision 21), as a search called one afterwards is without its delay.
    """
    mode, place = answer(question, "deployment.mode"), answer(question, "deployment.space")
    delayed = answer(question, "deployment.processing") not in ("live", "near_live")
    live = mode == "realtime_rbi" or answer(question, "deployment.technology") == "face_identification_live"
    found = set() if delayed or mode != "post_rbi" else {"deployment.processing"}
    if mode in ("verification_1_1", "identification_1n_cooperative"):
        found.add("deployment.covert")
    if mode == "verification_1_1":
        found.add("watchlist.categories")
    if place != "publicly_accessible" and (live or found & {"deployment.processing"}):
        found.add("context.assembly")
    body, kind = answer(question, "operator.type"), answer(question, "operator.body_kind")
    authority = body in ("law_enforcement_authority", "public_body")
    if authority and kind in ("private", "private_for_public"):
        found.add("operator.type")
    return found


@pytest.mark.parametrize("id", sorted(row_files()))
def test_silence_about_what_a_row_says_is_never_rewarded(id: str) -> None:
    tried: Counter[str] = Counter()
    for row in read_rows(id, row_files()[id]):
        if row.status not in ("not_met", "undetermined") or row.where in CONTRADICTORY_ROWS:
            continue
        question = row.facts(release().facts_version)
        for path in row.answers.keys() - CLAIMS - _belies_here(question):
            if tried[path] < 3 and answer(question, path) not in (None, {"state": "withheld"}):
                tried[path] += 1
                now = results(changed(question, {path: None}), row.law_date, "silence in a row")[id]["status"]
                assert not _rewarded(path, id, row.status, now), f"{row.where}: {now} without {path}"


@pytest.mark.parametrize("id", sorted(row_files()))
def test_an_answer_where_a_row_is_silent_opens_nothing_that_silence_closed(id: str) -> None:
    """The same from the other side: what stands without an answer stands whatever the answer will be."""
    silent: set[str] = set()
    rows = {row.status: row for row in reversed(read_rows(id, row_files()[id]))}
    for row in (rows[status] for status in ("met", "not_applicable") if status in rows):
        question = row.facts(release().facts_version)
        for path in sorted({*release().requirements[id].inputs} - CLAIMS - BELIES - ASKED_TWICE - silent):
            if answer(question, path) is None:
                silent.add(path)
                for told in _answers(path):
                    answered = changed(question, {path: told})
                    if path in _belies_here(answered):
                        continue
                    now = results(answered, row.law_date, "answers to silence")[id]
                    assert not _rewarded(path, id, now["status"], row.status), f"{row.where}: {path} {told}"


def _answers(path: str) -> list[Any]:
    """A few answers that say the most different things."""
    field = fields(release().facts_version)[path]
    given, words = {"state": "given", "length": 5}, field["values"]
    known: dict[str, list[Any]] = {
        "yesno": [True, False],
        "choice": [words[0], words[-1]] if words else [],
        "choices": [words, []],
        "count": [0, 10**6],
        "ppm": [0, 10**6],
        "texts": [[given], []],
        "items": [[]],
        "country": ["IE", "US"],
        "code": ["GB-SCT", "CA-QC"],
    }
    return known.get(field["kind"], [{"state": "absent"}])


def _rewarded(path: str, id: str, was: str, now: str) -> bool:
    """Whether a result got better when the answer at `path` was taken back, and not because two contradicted each other."""
    contradicted = was == "undetermined" and path in BELIES | ASKED_TWICE and id in weighing_contradictions()
    return was in ("not_met", "undetermined") and now in ("met", "not_applicable") and not contradicted
