"""Making a set of answers as small as it can be without losing what it is for.

Knows: that a requirement depends on no answer but those it reads, so that answers which no requirement reads together
can be left out in the same run. Does not know what is lost without an answer: it is asked.

A set is 1-minimal when nothing of it can be left out (Zeller and Hildebrandt, Simplifying and Isolating
Failure-Inducing Input, 2002); there may be a smaller one made of other answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from typing import Any, Final

Answers = Mapping[str, Any]
Lost = Callable[[Answers], Set[str] | None]
"""The ids of the requirements that are lost with these answers; None where that cannot be told of single ones."""


def pruned(answers: Answers, reads: Mapping[str, Collection[str]], lost: Lost) -> dict[str, frozenset[str]]:
    """The paths that remain of `answers`, each with the ids that are lost without it, in the order of `answers`.

    `reads` names for each id the paths on which it depends. Nothing is lost with the whole of `answers`.
    """
    readers = {path: frozenset(id for id, paths in reads.items() if path in paths) for path in answers}
    kept = dict(answers)
    needed: dict[str, frozenset[str]] = {}
    waiting = list(answers)
    groups: list[list[str]] = []
    while groups or waiting:
        if not groups:
            groups, waiting = _apart(waiting, readers), []
        group = groups.pop(0)
        gone = lost({path: answer for path, answer in kept.items() if path not in group})
        if gone is None or not gone <= _together(readers, group):
            if len(group) > 1:
                groups = [group[::2], group[1::2], *groups]
                continue
            # Without it there is no such record, or no outcome, whatever reads it.
            readers[group[0]] |= {ELSEWHERE}
            gone = {ELSEWHERE, *(gone or ())}
        needed |= {path: frozenset(gone & readers[path]) for path in group if gone & readers[path]}
        dropped = [path for path in group if path not in needed]
        for path in dropped:
            del kept[path]
        # Without these, others may have become needless.
        touched = _together(readers, dropped)
        again = [path for path in needed if readers[path] & touched]
        for path in again:
            del needed[path]
        waiting += again
    return {path: needed[path] - {ELSEWHERE} for path in answers if path in needed}


def _together(readers: Mapping[str, frozenset[str]], paths: Iterable[str]) -> frozenset[str]:
    return frozenset(id for path in paths for id in readers[path])


def _apart(paths: Iterable[str], readers: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """`paths` in groups of which no two have a reader in common."""
    groups: list[tuple[list[str], set[str]]] = []
    for path in paths:
        group, taken = next((one for one in groups if not readers[path] & one[1]), ([], set()))
        if not group:
            groups.append((group, taken))
        group.append(path)
        taken |= readers[path]
    return [group for group, _ in groups]


ELSEWHERE: Final = "*"
"""Stands for what is lost besides requirements."""
