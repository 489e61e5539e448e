"""Answers that contradict one another: those of which a requirement waits for one to be taken back, and for no further one.

Knows: how to find them by trial. Does not know what any answer means, nor which of them is right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from registry.policy.answer_changes import value_at
from registry.policy.trial import Answers, Case, Trial

Json = Any


def contradictions(
    ids: Collection[str], trial: Trial, case: Case, beside: Answers
) -> Mapping[str, tuple[str, ...]]:
    """By id those of the undetermined requirements `ids` that a contradiction keeps open, with the answers that make it.

    Each of these answers is given, and the requirement is settled without it, `beside` being answered too.
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
    return {id: tuple(paths) for id, paths in found.items() if len(paths) > 1}


def _given(paths: Iterable[str], case: Case, beside: Answers) -> list[str]:
    return [path for path in paths if beside.get(path, value_at(case.answers, path)) is not None]
