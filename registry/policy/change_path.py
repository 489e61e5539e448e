"""A path to an outcome, as it is told: which answers change from what to what, in whose power, and what remains.

Knows: how a search (`change_search`) becomes changes and obstacles with their reasons. Does not know how a record is
assessed: the trial is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, cast

from registry.domain.answer_words import GIVEN, held_words, wanted_words
from registry.domain.record import definitions
from registry.domain.vocabulary import Outcome, Status
from registry.policy.answer_changes import changes, is_given, value_at
from registry.policy.change_search import Search
from registry.policy.powers import Power, Powers
from registry.policy.release import Bundle
from registry.policy.remedies import Remedy, entries, remedies
from registry.policy.trial import DECIDES_FORCE, Case, Reading, Target, Trial, Tried, in_the_way, reached

Json = Any
Reason = Literal["not_told", "no_remedy", "force_unknown", "withheld", "fixed", "unanswered", "none_helps"]

WHY: Mapping[Reason, str] = {
    "not_told": "this release does not say what would meet it",
    "no_remedy": "no change of this use meets it",
    "force_unknown": "whether it binds is not known",
    "withheld": "it turns on what is withheld",
    "fixed": "it turns on what has happened or on what the body is, which no change undoes",
    "unanswered": "it turns on what is not answered yet",
    "none_helps": "none of the changes that it lists meets it beside the rest",
}


@dataclass(frozen=True)
class Change:
    """One answer that changes, as `before` and `after` in words; `answer` as a record writes it (`{"given": true}`: any).

    `power` is who can change it; with `redesign` the use becomes another one; `serves` are the ids of the requirements
    that need it.
    """

    path: str
    title: str
    before: str
    after: str
    answer: Json
    parameter: str | None
    power: Power
    redesign: bool
    serves: tuple[str, ...]


@dataclass(frozen=True)
class Obstacle:
    """A requirement that stays in the way, and why; `fields` are the answers it turns on."""

    id: str
    title: str
    status: Status
    reason: Reason
    why: str
    fields: tuple[str, ...]
    comply: str


@dataclass(frozen=True)
class ChangePath:
    """The outcome under `reading` before and after the changes, and what is still in the way where `target` is not reached."""

    target: Target
    reading: Reading
    reached: bool
    before: Outcome
    after: Outcome
    changes: tuple[Change, ...]
    obstacles: tuple[Obstacle, ...]

    def as_json(self) -> dict[str, Json]:
        """It as JSON carries it."""
        return asdict(self)


def case_of(bundle: Bundle, answers: Mapping[str, Json], powers: Powers, day: date) -> Case:
    """The record with these `answers` under the release `bundle` on the law date."""
    known = entries(bundle.catalogue)
    return Case(
        answers,
        {id: remedies(entry, bundle.catalogue, day) for id, entry in known.items()},
        {id: entry["inputs"] for id, entry in known.items()},
        powers,
        day,
    )


def path_to(target: Target, reading: Reading, trial: Trial, case: Case, bundle: Bundle) -> ChangePath:
    """A smallest set of changes after which the outcome under `reading` is `target` or better, or as near as can be.

    Nothing of it can be left out; there may be a smaller one made of other changes. `trial` must give an assessment
    of the record as it is.
    """
    first = trial({})
    assert first is not None
    search = Search(trial, case, reading, target, first)
    search.run()
    serves = search.prune()
    order = {path: number for number, path in enumerate(definitions())}
    known = entries(bundle.catalogue)
    return ChangePath(
        target,
        reading,
        reached(search.last, reading, target),
        cast(Outcome, first.outcome[reading]),
        cast(Outcome, search.last.outcome[reading]),
        tuple(
            _change(search, path, serves[path]) for path in sorted(search.state, key=lambda path: order[path])
        ),
        tuple(
            _obstacle(id, known[id], case, search.last, reading)
            for id in sorted(in_the_way(search.last, reading, target))
        ),
    )


def _change(search: Search, path: str, serves: frozenset[str]) -> Change:
    wanted = search.wanted[path]
    held = value_at(search.case.answers, path)
    # What stands in for an answer in words, or for a day to be chosen, is never shown as the answer.
    answer = wanted.answer if _is_open(wanted.answer) else search.state[path]
    after = wanted.words if _is_open(wanted.answer) or wanted.parameter else wanted_words(path, answer)
    return Change(
        path, definitions()[path].title, held_words(path, held), after, answer, wanted.parameter,
        search.case.powers.who(path), path in search.case.powers.redesign and is_given(held), tuple(sorted(serves)),
    )  # fmt: skip


def _is_open(wanted: Json) -> bool:
    return wanted == GIVEN or (isinstance(wanted, list) and any(isinstance(one, dict) for one in wanted))


def _obstacle(id: str, entry: Mapping[str, Json], case: Case, last: Tried, reading: Reading) -> Obstacle:
    reason, fields = _reason(id, case, last, reading)
    status = last.results[id]["status"]
    return Obstacle(id, entry["title"], status, reason, WHY[reason], tuple(fields), entry["comply"])


def _reason(id: str, case: Case, last: Tried, reading: Reading) -> tuple[Reason, Iterable[str]]:
    result, ways = last.results[id], case.remedies[id]
    unanswered = case.unanswered(id, last)
    withheld = [path for path in case.reads[id] if value_at(last.facts, path) == {"state": "withheld"}]
    if reading == "binding" and result["force"] == "unresolved":
        return "force_unknown", [path for path in DECIDES_FORCE if value_at(case.answers, path) is None]
    if result["status"] == "undetermined" and withheld:
        return "withheld", withheld
    if ways is None:
        return "not_told", ()
    given = {path for remedy in ways for path in remedy}
    if result["status"] == "undetermined" and (
        deciding := [path for path in unanswered if path not in given]
    ):
        return "unanswered", deciding
    if not ways:
        return "no_remedy", ()
    refused = [_refused(remedy, case) for remedy in ways]
    if all(refused):
        return "fixed", dict.fromkeys(path for paths in refused for path in paths)
    return "none_helps", ()


def _refused(remedy: Remedy, case: Case) -> list[str]:
    """The answers of a remedy that no honest change brings about."""
    return [
        path
        for path, wanted in remedy.items()
        if not changes(path, wanted.answer, case.answers, case.powers, case.day)
    ]
