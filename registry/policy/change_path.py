"""A path to an outcome, as it is told: which answers change, to what condition, in whose power, and what remains.

Knows: how a search (`change_search`) becomes changes and obstacles. Does not know how a record is assessed: the trial is
given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, cast

from registry.domain.answer_words import held_words
from registry.domain.record import definitions
from registry.domain.vocabulary import Outcome
from registry.policy.acts import is_any
from registry.policy.answer_changes import is_given, value_at
from registry.policy.change_search import Search
from registry.policy.conditions import EntryChange, condition, entry_changes
from registry.policy.contradictions import contradictions
from registry.policy.derived_scopes import derived_scopes
from registry.policy.obstacles import Obstacle, obstacle
from registry.policy.powers import Power, Powers
from registry.policy.release import Bundle
from registry.policy.remedies import entries, remedies
from registry.policy.trial import Case, Reading, Target, Trial, in_the_way, reached

__all__ = ["Change", "ChangePath", "EntryChange", "Obstacle", "Result", "case_of", "path_to"]

Json = Any

Result = Literal["reached", "path", "open", "none"]
"""`reached`: the outcome is that good already. `path`: with the changes it is. `open`: answers that are lacking decide
whether it is. `none`: no changes lead there."""


@dataclass(frozen=True)
class Change:
    """One answer that has to change: what it is `before`, and the `condition` that it has to meet, both in words.

    `trial` is only what was tried, in the notation of records (`{"given": true}` stands for any answer), and no advice.
    `entries` says for a list of objects which entries lack what. `power` is who can change it; with `redesign` the use
    becomes another one; `serves` are the ids of the requirements that need it.
    """

    path: str
    title: str
    before: str
    condition: str
    trial: Json
    entries: tuple[EntryChange, ...]
    parameter: str | None
    power: Power
    redesign: bool
    serves: tuple[str, ...]


@dataclass(frozen=True)
class ChangePath:
    """The outcome under `reading` before and after the changes, and what is still in the way where `target` is not
    reached."""

    target: Target
    reading: Reading
    result: Result
    before: Outcome
    after: Outcome
    changes: tuple[Change, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def reached(self) -> bool:
        """Whether the outcome is the target or better after the changes."""
        return self.result in ("reached", "path")

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
        frozenset(one.path for one in derived_scopes(answers, bundle.catalogue["profiles"], day)),
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
    changes = tuple(
        _change(search, path, serves[path]) for path in sorted(search.state, key=lambda path: order[path])
    )
    left = sorted(in_the_way(search.last, reading, target))
    open_ = [id for id in left if search.last.results[id]["status"] == "undetermined"]
    contradicting = contradictions(open_, trial, case, search.state, bundle.catalogue["profiles"])
    obstacles = tuple(
        obstacle(id, known[id], case, search.last, reading, contradicting.get(id, ())) for id in left
    )
    return ChangePath(
        target,
        reading,
        _result(reached(search.last, reading, target), changes, obstacles),
        cast(Outcome, first.outcome[reading]),
        cast(Outcome, search.last.outcome[reading]),
        changes,
        obstacles,
    )


def _result(arrived: bool, changes: tuple[Change, ...], obstacles: tuple[Obstacle, ...]) -> Result:
    if arrived:
        return "path" if changes else "reached"
    return "open" if obstacles and all(one.is_open for one in obstacles) else "none"


def _change(search: Search, path: str, serves: frozenset[str]) -> Change:
    case, (wanted, id, number) = search.case, search.wanted[path]
    held, made = value_at(case.answers, path), search.state[path]
    source, field = (case.remedies[id] or ())[number], definitions()[path]
    ids = tuple(sorted(serves))
    return Change(
        path,
        field.title,
        held_words(path, held),
        condition(path, wanted, made, case, source, ids),
        # What stands in for an answer in words is never shown.
        wanted.answer if is_any(wanted.answer) else made,
        entry_changes(held, made) if field.kind == "items" else (),
        wanted.parameter,
        case.powers.who(path),
        path in case.powers.redesign and is_given(held),
        ids,
    )
