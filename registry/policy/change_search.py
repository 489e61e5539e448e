"""Searching for a smallest set of changed answers with which the policies give an outcome.

Knows: how to choose among the remedies that requirements list, and how to leave out what is not needed. What helps is
never reasoned out here but tried: every candidate is assessed by the real engine. Does not know how that is done, nor
how a path is told (`change_path`).

Greedy: of the alternatives of a requirement the cheapest first. All requirements are tried together, and those that it
did not help again with their next; what is then in the way alone, also against what was taken up for others. What was
found is pruned until nothing of it can be left out. The same record, release and law date give the same set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from registry.domain.explanation import Expected
from registry.policy.acts import is_coherent
from registry.policy.pruning import ELSEWHERE, pruned
from registry.policy.remedy_options import Option, cost, grows, options
from registry.policy.trial import (
    Answers,
    Case,
    Reading,
    Target,
    Trial,
    Tried,
    counted_status,
    in_the_way,
    outcome_rank,
    overlaid,
    reached,
)

Json = Any

MOST_RUNS: Final = 100
"""After so many assessments nothing new is tried. A path found until then is pruned all the same."""


class Wanted(NamedTuple):
    """What a change is to come to, and the remedy that asked for it: the id of its requirement, and its number there."""

    expected: Expected
    id: str
    number: int


@dataclass
class Search:
    """A search under way: the changes `state` so far, and `last`, the assessment with them."""

    trial: Trial
    case: Case
    reading: Reading
    target: Target
    last: Tried
    state: dict[str, Json] = field(default_factory=dict)
    wanted: dict[str, Wanted] = field(default_factory=dict)
    _tried: set[tuple[str, int, int]] = field(default_factory=set)
    _vain: set[tuple[str, int, int]] = field(default_factory=set)
    _runs: int = 0

    @property
    def open(self) -> frozenset[str]:
        """What stands in the way."""
        return in_the_way(self.last, self.reading, self.target)

    def run(self) -> None:
        """Take up whatever leaves less in the way."""
        while batch := list(self._batch()):
            self._take_together(batch)
        # What helped its own requirement and undid another's may still be the way, if that one has another.
        self._tried = set(self._vain)
        best = self._found()
        while self._take_one():
            best = min(best, self._found(), key=lambda found: len(found[0]))
        # A step aside that led nowhere is taken back.
        _, self.state, self.wanted, self.last = best

    def prune(self) -> dict[str, frozenset[str]]:
        """Leave out every change that can be left out; gives what each of the others serves."""
        # What was left out may have stood in somebody's way itself.
        while (serves := self._pruned()) is None:
            pass
        return serves

    def _pruned(self) -> dict[str, frozenset[str]] | None:
        """What the changes that were kept serve; None where less is in the way without the others than with them."""
        already = self.open
        counted = {
            id: self.case.reads[id]
            for id, result in self.last.results.items()
            if counted_status(result, self.reading) is not None
        }

        def lost(answers: Answers) -> frozenset[str] | None:
            tried = self._assessed(answers)
            if tried is None:
                return None
            more = in_the_way(tried, self.reading, self.target) - already
            fallen = not already and not reached(tried, self.reading, self.target)
            # What stays in the way all the same may get worse too.
            harmed = self._is_worse(tried) and any(_newly_failing(id, tried, self.last) for id in already)
            return more | {ELSEWHERE} if harmed or (fallen and not more) else more

        # What costs most is left out first where one of two would do.
        dearest_first = sorted(self.state, key=lambda path: cost(self.case, [path]), reverse=True)
        serves = pruned({path: self.state[path] for path in dearest_first}, counted, lost)
        if serves.keys() != self.state.keys():
            self.state = {path: self.state[path] for path in serves}
            last = self.trial(self.state)
            assert last is not None
            self.last = last
        return serves if self.open == already else None

    def _batch(self) -> Iterator[Option]:
        """A remedy for each requirement in the way, none of which undoes another."""
        taken = dict(self.state)
        for id in sorted(self.open, key=lambda id: (len(self.case.remedies[id] or ()), id)):
            for option in self._options(id, taken):
                if all(
                    path not in taken or grows(taken[path], new) for path, (new, _) in option.answers.items()
                ):
                    self._tried.add(option[:3])
                    taken |= {path: answer for path, (answer, _) in option.answers.items()}
                    yield option
                    break

    def _take_together(self, options: Sequence[Option]) -> None:
        """Take up those of `options` that help: all at once, or apart where together they do harm."""
        tried = self._try(options)
        if tried is None or self._is_worse(tried):
            for part in self._apart(options, tried):
                self._take_together(part)
            return
        left = in_the_way(tried, self.reading, self.target)
        helped = [option for option in options if option.id not in left]
        self._vain |= {option[:3] for option in options if option.id in left}
        if helped and len(helped) < len(options):
            self._take_together(helped)
        elif helped and len(left) < len(self.open):
            self._accept(options, tried)
        elif len(helped) > 1:
            for part in self._apart(options, None):
                self._take_together(part)

    def _take_one(self) -> bool:
        """Take up one remedy, whatever it undoes: one after which less is in the way, or else, once, no more."""
        sideways: tuple[Option, Tried] | None = None
        for option in (option for id in sorted(self.open) for option in self._options(id, self.state)):
            tried = self._try([option])
            left = self.open if tried is None else in_the_way(tried, self.reading, self.target)
            if tried is None or self._is_worse(tried) or option.id in left:
                self._tried.add(option[:3])
            elif len(left) < len(self.open):
                self._accept([option], tried)
                return True
            elif len(left) == len(self.open) and sideways is None:
                sideways = option, tried
        if sideways is not None:
            self._tried.add(sideways[0][:3])
            self._accept([sideways[0]], sideways[1])
        return sideways is not None

    def _apart(self, options: Sequence[Option], tried: Tried | None) -> list[Sequence[Option]]:
        """`options` in two parts: those that could have failed what now fails, and the others; else halves."""
        failed = {id for id, one in tried.results.items() if one["status"] == "not_met"} if tried else set()
        failed -= {id for id, one in self.last.results.items() if one["status"] == "not_met"}
        read = {path for id in failed for path in self.case.reads[id]}
        suspects = [option for option in options if read & option.answers.keys()]
        if 0 < len(suspects) < len(options):
            return [[option for option in options if option not in suspects], suspects]
        half = len(options) // 2
        return [options[:half], options[half:]] if half else []

    def _is_worse(self, tried: Tried) -> bool:
        return outcome_rank(tried, self.reading) < outcome_rank(self.last, self.reading)

    def _found(self) -> tuple[frozenset[str], dict[str, Json], dict[str, Wanted], Tried]:
        return self.open, self.state, self.wanted, self.last

    def _try(self, options: Iterable[Option]) -> Tried | None:
        if self._runs >= MOST_RUNS:
            return None
        self._runs += 1
        return self._assessed(
            self.state | {p: answer for option in options for p, (answer, _) in option.answers.items()}
        )

    def _assessed(self, changed: Answers) -> Tried | None:
        made = overlaid(self.case.answers, changed)
        return self.trial(changed) if is_coherent(made, changed, self.case.powers) else None

    def _accept(self, options: Iterable[Option], tried: Tried) -> None:
        self.last = tried
        for option in options:
            self.state = self.state | {path: answer for path, (answer, _) in option.answers.items()}
            self.wanted = self.wanted | {
                path: Wanted(wanted, option.id, option.number) for path, (_, wanted) in option.answers.items()
            }

    def _options(self, id: str, taken: Answers) -> list[Option]:
        """What of a requirement's remedies is untried and may help, the cheapest first."""
        if self.reading == "binding" and self.last.results[id]["force"] == "unresolved":
            return []
        return [one for one in options(self.case, id, self.state, taken) if one[:3] not in self._tried]


def _newly_failing(id: str, now: Tried, before: Tried) -> bool:
    return bool(now.results[id]["status"] == "not_met" != before.results[id]["status"])
