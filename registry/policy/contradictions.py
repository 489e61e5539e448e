"""Answers that contradict one another: those of which a requirement waits for one to be taken back, and for no further one.

Knows: how to find them by trial. Does not know what any answer means, nor which of them is right. Where one answer stands
against several that say the same, only to take that one back settles anything, and it alone is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from typing import Any

from registry.policy.answer_changes import value_at
from registry.policy.likely_answers import likely_answers, rounds
from registry.policy.settling import possible
from registry.policy.trial import Answers, Case, Trial

Json = Any


def contradictions(
    ids: Collection[str], trial: Trial, case: Case, beside: Answers, profiles: Mapping[str, Json]
) -> Mapping[str, tuple[str, ...]]:
    """By id those of the undetermined requirements `ids` that a contradiction keeps open, with the answers that make it.

    Each of these answers is given, and the requirement is settled without it, `beside` being answered too. One alone is
    named only where no further answers that are tried settle the requirement: else it is a claim that waits for them.
    """
    read: dict[str, list[str]] = {}
    for id in ids:
        for path in _given(case.reads[id], case, beside):
            read.setdefault(path, []).append(id)
    found: dict[str, list[str]] = {}
    for path, readers in read.items():
        tried = trial({**beside, path: None})
        if tried is not None:
            for id in readers:
                if tried.results[id]["status"] != "undetermined":
                    found.setdefault(id, []).append(path)
    lone = {id for id, paths in found.items() if len(paths) == 1}
    waiting = _settled_by_more(lone, trial, case, beside, profiles)
    return {id: tuple(paths) for id, paths in found.items() if id not in waiting}


def _settled_by_more(
    ids: Set[str], trial: Trial, case: Case, beside: Answers, profiles: Mapping[str, Json]
) -> set[str]:
    """Those of `ids` that some answers to what they found unanswered settle."""
    now = trial(beside) if ids else None
    if now is None:
        return set()
    unknown = dict.fromkeys(path for id in sorted(ids) for path in case.unanswered(id, now))
    known = {path: found for path in unknown if (found := likely_answers(path, case.day, profiles))}
    settled: set[str] = set()
    for answers in rounds(known):
        tried = trial({**beside, **possible(answers, beside, trial)})
        if tried is not None:
            settled |= {id for id in ids if tried.results[id]["status"] != "undetermined"}
        if settled == ids:
            break
    return settled


def _given(paths: Iterable[str], case: Case, beside: Answers) -> list[str]:
    return [path for path in paths if beside.get(path, value_at(case.answers, path)) is not None]
