"""Answers that settle a requirement together, where none does alone.

Knows: how to find such a set by trial, and how to make it small. Does not know what is asked of whom (`questions_owed`).

Where everything is answered, everything is settled. So the missing answers are all given on trial, as a remedy of the
requirement wants them and elsewhere as they are likely; then whatever can be left out is. What is known of fewer answers
stays so with more, so that going through them once leaves nothing needless.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any, Final

from registry.domain.record import definitions
from registry.domain.vocabulary import Status
from registry.policy.acts import MOMENTS
from registry.policy.answer_changes import changes
from registry.policy.likely_answers import likely_answers
from registry.policy.remedies import Remedy
from registry.policy.trial import Answers, Case, Trial

Json = Any

TRIES: Final = 32
"""So many sets of answers are tried before it is held that none leads there."""


def settled_together(
    id: str,
    paths: Sequence[str],
    beside: Answers,
    wanted: Sequence[Status],
    trial: Trial,
    case: Case,
    profiles: Mapping[str, Json],
) -> tuple[tuple[str, ...], Status | None]:
    """The fewest of `paths` whose answers, `beside` others, give the requirement `id` one of the statuses `wanted`.

    The first of these that is found is aimed at. Of two questions that could stand for each other, one that a remedy
    names is kept. Empty, and None, where no answers that were tried lead there.
    """
    likely: dict[str, Sequence[Json]] = {
        path: known for path in paths if (known := likely_answers(path, case.day, profiles))
    }
    if wanted[0] == "met":
        likely = {path: _not_failing(id, path, known, beside, trial) for path, known in likely.items()}
    found: dict[Status, Answers] = {}
    impossible: set[str] = set()
    for answers in islice(_tried(likely, paths, case.remedies[id] or (), case), TRIES):
        able = possible({path: answers[path] for path in answers if path not in impossible}, beside, trial)
        impossible |= answers.keys() - able.keys()
        status = _status(id, {**beside, **able}, trial)
        if status is not None and status in wanted:
            found.setdefault(status, able)
        if status == wanted[0]:
            break
    for status in wanted:
        if status in found:
            return _fewest(id, found[status], beside, status, trial, case), status
    return (), None


def possible(answers: Answers, beside: Answers, trial: Trial) -> Answers:
    """`answers` without those that no record can give beside the others."""
    if trial({**beside, **answers}) is not None:
        return answers
    kept: dict[str, Json] = {}
    for path, answer in answers.items():
        if trial({**beside, **kept, path: answer}) is not None:
            kept[path] = answer
    return kept


def _not_failing(id: str, path: str, known: Sequence[Json], beside: Answers, trial: Trial) -> Sequence[Json]:
    """Those of the answers `known` that do not fail the requirement `id` by themselves; all where each does."""
    return [one for one in known if _status(id, {**beside, path: one}, trial) != "not_met"] or known


def _tried(
    likely: Mapping[str, Sequence[Json]], paths: Sequence[str], remedies: Sequence[Remedy], case: Case
) -> Iterator[dict[str, Json]]:
    """Answers to all of `paths`: those of each remedy amid likely ones, then every likely one; with all yes/no questions
    answered alike, and with the moments of a remedy as well as with such as are long past."""
    moments = {path: known[0] for path, known in likely.items() if definitions()[path].kind in MOMENTS}
    rounds = range(1, max((len(known) for known in likely.values()), default=0))
    chosen = [
        *product([0], [*remedies, {}], (0, 1), (False, True) if moments else (False,)),
        *((number, {}, yesno, number % 2 == 1) for number in rounds for yesno in (0, 1)),
    ]
    for number, remedy, yesno, past in chosen:
        answers = {
            path: known[(yesno if definitions()[path].kind == "yesno" else number) % len(known)]
            for path, known in likely.items()
        }
        yield {**answers, **_as_wanted(remedy, paths, case), **(moments if past else {})}


def _as_wanted(remedy: Remedy, paths: Sequence[str], case: Case) -> dict[str, Json]:
    found = {
        path: changes(path, wanted.answer, case.answers, case.powers, case.day)
        for path, wanted in remedy.items()
        if path in paths
    }
    return {path: ways[0] for path, ways in found.items() if ways}


def _fewest(
    id: str, answers: Answers, beside: Answers, status: Status, trial: Trial, case: Case
) -> tuple[str, ...]:
    kept = dict(answers)
    listed = {path for remedy in case.remedies[id] or () for path in remedy}
    groups = [[path for path in answers if path not in listed], [path for path in answers if path in listed]]
    while groups:
        group = groups.pop(0)
        rest = {path: answer for path, answer in kept.items() if path not in group}
        if _status(id, {**beside, **rest}, trial) == status:
            kept = rest
        elif len(group) > 1:
            groups = [group[len(group) // 2 :], group[: len(group) // 2], *groups]
    return tuple(kept)


def _status(id: str, answers: Answers, trial: Trial) -> Status | None:
    tried = trial(answers)
    return tried.results[id]["status"] if tried is not None else None
