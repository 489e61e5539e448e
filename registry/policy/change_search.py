"""Searching for a smallest set of changed answers with which the policies give an outcome.

Knows: how to choose among the remedies that requirements list, and how to leave out what is not needed. What helps is
never reasoned out here but tried: every candidate is assessed by the real engine. Does not know how that is done, nor
how a path is told (`change_path`).

Greedy: of the alternatives of a requirement, that which leaves the use what it is, then that which asks the fewest
changes of anybody but the operator, then the fewest changes, then the commonest. All requirements are tried together,
and those that it did not help again with their next; what is then in the way alone, also against what was taken up for
others. What was found is pruned until nothing of it can be left out. The same record, release and law date give the same
set.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from registry.domain.explanation import Expected
from registry.policy.answer_changes import changes, companions, is_given, value_at
from registry.policy.powers import Powers
from registry.policy.pruning import pruned
from registry.policy.remedies import Remedy

Json = Any
Answers = Mapping[str, Json]
"""Answers by path, in the notation of records."""
Reading = Literal["binding", "strict"]
Target = Literal["compliant", "compliant_with_conditions"]


@dataclass(frozen=True)
class Tried:
    """What came of a trial: the outcome by reading, the results by id, and the facts that were assessed."""

    outcome: Mapping[str, str]
    results: Mapping[str, Mapping[str, Json]]
    facts: Mapping[str, Json]


Trial = Callable[[Answers], Tried | None]
"""Assesses the record with these answers in place of its own; None where no record can say so."""

MOST_RUNS: Final = 100
"""After so many assessments nothing new is tried. A path found until then is pruned all the same."""

DECIDES_FORCE: Final = ("place.country", "operator.type")
"""The answers on which it turns what binds (policies/lib/force.rego)."""

_WORST_FIRST: Final[tuple[str, ...]] = (
    "prohibited", "non_compliant", "undetermined", "compliant_with_conditions", "compliant",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A record's answers, and of each requirement its remedies (None where the release tells none) and what it reads."""

    answers: Mapping[str, Json]
    remedies: Mapping[str, Sequence[Remedy] | None]
    reads: Mapping[str, Sequence[str]]
    powers: Powers
    day: date

    def unanswered(self, id: str, tried: Tried) -> list[str]:
        """What the requirement `id` reads and found unanswered."""
        return [path for path in self.reads[id] if value_at(tried.facts, path) is None]


class Option(NamedTuple):
    """A remedy of the requirement `id` as changes of answers; `number` and `pick` tell it from its others."""

    id: str
    number: int
    pick: int
    answers: dict[str, tuple[Json, Expected]]


@dataclass
class Search:
    """A search under way: the changes `state` so far, and `last`, the assessment with them."""

    trial: Trial
    case: Case
    reading: Reading
    target: Target
    last: Tried
    state: dict[str, Json] = field(default_factory=dict)
    wanted: dict[str, Expected] = field(default_factory=dict)
    _tried: set[tuple[str, int, int]] = field(default_factory=set)
    _runs: int = 0

    @property
    def open(self) -> frozenset[str]:
        """What stands in the way."""
        return in_the_way(self.last, self.reading, self.target)

    def run(self) -> None:
        """Take up whatever leaves less in the way."""
        while batch := list(self._batch()):
            self._take_together(batch)
        while any(self._moves_on(option) for option in self._alone()):
            pass

    def prune(self) -> dict[str, frozenset[str]]:
        """Leave out every change that can be left out; gives what each of the others serves."""
        already = self.open
        counted = {
            id: self.case.reads[id]
            for id, result in self.last.results.items()
            if counted_status(result, self.reading) is not None
        }

        def lost(answers: Answers) -> frozenset[str] | None:
            tried = self.trial(answers)
            if tried is None:
                return None
            more = in_the_way(tried, self.reading, self.target) - already
            fallen = not already and not reached(tried, self.reading, self.target)
            return None if fallen and not more else more

        serves = pruned(self.state, counted, lost)
        if serves.keys() != self.state.keys():
            self.state = {path: self.state[path] for path in serves}
            last = self.trial(self.state)
            assert last is not None
            self.last = last
        return serves

    def _batch(self) -> Iterator[Option]:
        """A remedy for each requirement in the way, none of which undoes another."""
        taken = dict(self.state)
        for id in sorted(self.open, key=lambda id: (len(self.case.remedies[id] or ()), id)):
            for option in self._options(id, taken):
                if all(
                    path not in taken or _grows(taken[path], new) for path, (new, _) in option.answers.items()
                ):
                    self._tried.add(option[:3])
                    taken |= {path: answer for path, (answer, _) in option.answers.items()}
                    yield option
                    break

    def _alone(self) -> Iterator[Option]:
        for id in sorted(self.open):
            for option in self._options(id, self.state):
                self._tried.add(option[:3])
                yield option

    def _take_together(self, options: Sequence[Option]) -> None:
        """Take up those of `options` that help: all at once, or in halves where together they do harm."""
        tried = self._try(options)
        left = self.open if tried is None else in_the_way(tried, self.reading, self.target)
        helped = [option for option in options if option.id not in left]
        if tried is not None and len(helped) < len(options):
            if helped:
                self._take_together(helped)
        elif tried is not None and len(left) < len(self.open):
            self._accept(options, tried)
        elif len(options) > 1:
            half = len(options) // 2
            self._take_together(options[:half])
            self._take_together(options[half:])

    def _moves_on(self, option: Option) -> bool:
        """Take up one remedy, whatever it undoes, where what it is for is met and no more than before is in the way."""
        tried = self._try([option])
        left = self.open if tried is None else in_the_way(tried, self.reading, self.target)
        if tried is None or option.id in left or len(left) > len(self.open):
            return False
        self._accept([option], tried)
        return True

    def _try(self, options: Iterable[Option]) -> Tried | None:
        if self._runs >= MOST_RUNS:
            return None
        self._runs += 1
        return self.trial(
            self.state | {p: answer for option in options for p, (answer, _) in option.answers.items()}
        )

    def _accept(self, options: Iterable[Option], tried: Tried) -> None:
        self.last = tried
        for option in options:
            self.state |= {path: answer for path, (answer, _) in option.answers.items()}
            self.wanted |= {path: wanted for path, (_, wanted) in option.answers.items()}

    def _options(self, id: str, taken: Answers) -> list[Option]:
        """What of a requirement's remedies is untried and may help, the cheapest first."""
        if self.reading == "binding" and self.last.results[id]["force"] == "unresolved":
            return []
        remedies = self.case.remedies[id] or ()
        answers = overlaid(self.case.answers, taken)
        found = (
            option
            for number, remedy in enumerate(remedies)
            for option in self._variants(id, number, remedy, answers)
        )
        return sorted(
            (option for option in found if option.answers and option[:3] not in self._tried),
            key=lambda one: (*self._cost(one.answers), one.number, one.pick),
        )

    def _variants(
        self, id: str, number: int, remedy: Remedy, answers: Mapping[str, Json]
    ) -> Iterator[Option]:
        """A remedy as changes: the smallest, and, where an answer can be changed in two ways, the other."""
        ways = {
            path: changes(path, wanted.answer, answers, self.case.powers, self.case.day)
            for path, wanted in remedy.items()
        }
        if all(ways.values()):
            for pick in range(max((len(way) for way in ways.values()), default=0)):
                yield Option(id, number, pick, _changed(ways, pick, remedy, answers))

    def _cost(self, paths: Collection[str]) -> tuple[int, int, int]:
        powers = self.case.powers
        redesign = sum(
            path in powers.redesign and is_given(value_at(self.case.answers, path)) for path in paths
        )
        return redesign, sum(powers.who(path) != "operator" for path in paths), len(paths)


def in_the_way(tried: Tried, reading: Reading, target: Target) -> frozenset[str]:
    """The ids of the requirements that keep the outcome under `reading` from being `target` or better."""
    return frozenset(
        id
        for id, result in tried.results.items()
        if counted_status(result, reading) in _hindering(result, target)
    )


def counted_status(result: Mapping[str, Json], reading: Reading) -> str | None:
    """The status as the outcome under `reading` counts it; None where it does not (policies/lib/outcome.rego)."""
    status: str = result["status"]
    if reading == "strict" or result["force"] == "binds":
        return status
    if result["force"] == "advises":
        return None
    return status if status in ("not_applicable", "upcoming") else "undetermined"


def reached(tried: Tried, reading: Reading, target: Target) -> bool:
    """Whether the outcome under `reading` is `target` or better. That no rule applies is no pass."""
    outcome = tried.outcome[reading]
    return outcome in _WORST_FIRST and _WORST_FIRST.index(outcome) >= _WORST_FIRST.index(target)


def overlaid(answers: Mapping[str, Json], changed: Answers) -> Mapping[str, Json]:
    """The answers with those changed, without touching what was given."""
    made = dict(answers)
    below: dict[str, dict[str, Json]] = {}
    for path, answer in changed.items():
        section, _, rest = path.partition(".")
        if rest:
            below.setdefault(section, {})[rest] = answer
        else:
            made[section] = answer
    return made | {section: overlaid(made.get(section) or {}, inner) for section, inner in below.items()}


def _changed(
    ways: Mapping[str, Sequence[Json]], pick: int, remedy: Remedy, answers: Mapping[str, Json]
) -> dict[str, tuple[Json, Expected]]:
    changed: dict[str, tuple[Json, Expected]] = {}
    for path, way in ways.items():
        answer = way[min(pick, len(way) - 1)]
        if answer != value_at(answers, path) or isinstance(answer, bool) != isinstance(
            value_at(answers, path), bool
        ):
            for other, with_it in companions(path, answer, answers).items():
                changed.setdefault(other, (with_it, Expected(with_it, "no")))
            changed[path] = (answer, remedy[path])
    return changed


def _hindering(result: Mapping[str, Json], target: Target) -> Collection[str]:
    weighs = result["severity"] == "blocking" or (result["severity"] == "major" and target == "compliant")
    if weighs:
        return ("not_met", "undetermined")
    return ("not_met",) if result["kind"] == "prohibition" else ()


def _grows(held: Json, new: Json) -> bool:
    return bool(new == held) or (isinstance(held, list) and isinstance(new, list) and len(new) > len(held))
