"""What could become of a requirement that is not met or undetermined: which answers decide it, and what would settle it.

Knows: how to find that out by trial. Every statement made here was tried on the engine with the facts as they are and a
few of them changed; none is reasoned out of a rule's text. Does not know how facts are assessed: the trial is given.

Only what is unanswered is ever answered otherwise on trial, beside the remedies that the requirement lists: to say
that another answer than the one given would help would be advice to misstate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from registry.domain.answer_words import ABSENT, GIVEN, wanted_words
from registry.domain.explanation import Expected, Explanation, Read
from registry.domain.record import definitions
from registry.domain.stubs import STUBS
from registry.domain.vocabulary import Status
from registry.policy.answer_changes import changes
from registry.policy.derived_scopes import derived_scopes
from registry.policy.likely_answers import likely_answers, rounds
from registry.policy.powers import Powers
from registry.policy.prospect import Prospect, Settling, Step, Verdict
from registry.policy.trial import worth_asking

Json = Any
Facts = Mapping[str, Json]
"""Facts by path."""
Trial = Callable[[Facts], Mapping[str, Status]]
"""The status of every requirement with these facts in place of what was held."""
Fact = Callable[[str, Json], Json]
"""The fact that an answer at a path becomes; None where no record can say so."""


@dataclass(frozen=True)
class Trials:
    """What is tried with: the engine, how an answer becomes a fact, who can change what, and the law date's surroundings."""

    trial: Trial
    fact: Fact
    powers: Powers
    day: date
    profiles: Mapping[str, Json]
    facts: Facts
    """As they are, section by section."""

    def prospect(self, one: Explanation) -> Prospect:
        """What could become of the requirement that `one` explains."""
        settled = self._settled_by(one)
        stuck = [self._fixed(one, way) for way in one.ways or ()]
        free = [way for way, fixed in zip(one.ways or (), stuck, strict=True) if not fixed]
        way, leads_to = self._shortest(one, free)
        if one.status == "undetermined":
            contradicted = () if settled else self._contradicted(one)
            missing = () if settled or contradicted else self._missing(one)
            if lacking := _lacking(one, settled, contradicted):
                return Prospect(lacking, settled, way, leads_to, contradicted=contradicted, missing=missing)
        decide, together = self._deciding(one) if one.status == "not_met" else ((), False)
        beside = self._beside(one, decide) if one.status == "not_met" else ()
        fixed = tuple(dict.fromkeys(path for paths in stuck for path in paths)) if all(stuck) else ()
        verdict: Verdict = _CHANGES[leads_to] if leads_to else "fixed" if fixed else _otherwise(one, settled)
        return Prospect(verdict, settled, way, leads_to, decide, together, beside, () if way else fixed)

    def _shortest(
        self, one: Explanation, ways: Sequence[Mapping[str, Expected]]
    ) -> tuple[tuple[Step, ...], Status | None]:
        """What the best of `ways` changes, and the status that it leads to."""
        held = {read.path: read.held for read in one.reads}
        found: list[tuple[tuple[int, ...], Mapping[str, Expected], Facts, Status]] = []
        for way in ways:
            changed = self._changed(held, way)
            status = self.trial(changed)[one.id]
            if changed and status in _BETTER and status != one.status:
                redesign = sum(path in self.powers.redesign and _is_given(held.get(path)) for path in changed)
                rank = (_BETTER.index(status), redesign, len(changed), len(found))
                found.append((rank, way, changed, status))
        if not found:
            return (), None
        _, way, changed, status = min(found, key=lambda one: one[0])
        titles = {read.path: read.title for read in one.reads}
        steps = (
            Step(path, titles.get(path, path), way[path].words, self.powers.who(path)) for path in changed
        )
        return tuple(steps), status

    def _settled_by(self, one: Explanation) -> tuple[Settling, ...]:
        """The unanswered fields of which one answer alone settles it."""
        found = []
        for read in one.reads:
            if read.held is not None or read.path not in definitions():
                continue
            statuses: dict[Status, list[str]] = {}
            for words, fact in self._answers(read):
                status = self.trial({read.path: fact})[one.id]
                if status not in (one.status, "undetermined") and words not in statuses.setdefault(
                    status, []
                ):
                    statuses[status].append(words)
            if statuses:
                told = {status: tuple(words) for status, words in statuses.items()}
                found.append(Settling(read.path, read.title, told))
        return tuple(found)

    def _contradicted(self, one: Explanation) -> tuple[str, ...]:
        """The given answers each of which keeps it open, where no further answers settle it; as `contradictions` names
        them."""
        found = tuple(
            read.path
            for read in one.reads
            if read.held is not None and self.trial({read.path: None})[one.id] != "undetermined"
        )
        return () if len(found) == 1 and self._settled_by_more(one) else found

    def _settled_by_more(self, one: Explanation) -> bool:
        known = {
            read.path: [fact for _, fact in self._answers(read)]
            for read in one.reads
            if read.held is None and read.path in definitions()
        }
        tried = rounds({path: facts for path, facts in known.items() if facts})
        return any(self.trial(facts)[one.id] != "undetermined" for facts in tried)

    def _missing(self, one: Explanation) -> tuple[str, ...]:
        derived = [scope.path for scope in derived_scopes(self.facts, self.profiles, self.day)]
        unknown = [read.path for read in one.reads if read.held is None]
        return tuple(worth_asking(unknown, derived, self.facts))

    def _answers(self, read: Read) -> Iterable[tuple[str, Json]]:
        """Answers to try at a path, in words, and as facts."""
        tried = [(_words(read.path, one), one) for one in likely_answers(read.path, self.day, self.profiles)]
        for wanted in read.expected:
            tried += [
                (wanted.words, one)
                for one in changes(read.path, wanted.answer, {}, self.powers, self.day)[:1]
            ]
        for words, answer in tried:
            if (fact := self.fact(read.path, answer)) is not None:
                yield words, fact

    def _deciding(self, one: Explanation) -> tuple[tuple[str, ...], bool]:
        """The given answers for which it is not met, and whether it takes all of them.

        Those of the remedies' fields that each are enough; else a smallest set of them that is; else one of all.
        """
        given = [read.path for read in one.reads if not read.unknown]
        judged = [path for path in given if any(path in way for way in one.ways or ())]
        if judged and not self._fails(one, judged):
            alone = [
                path for path in judged if self._fails(one, [other for other in judged if other != path])
            ]
            return (tuple(alone), False) if alone else (self._smallest(one, judged), True)
        smallest = self._smallest(one, given)
        return smallest, len(smallest) > 1

    def _beside(self, one: Explanation, decide: Sequence[str]) -> tuple[str, ...]:
        """A smallest set of the other given answers that is enough beside them."""
        given = [read.path for read in one.reads if not read.unknown]
        judged = {path for way in one.ways or () for path in way}
        return self._smallest(one, [path for path in given if path not in judged and path not in decide])

    def _smallest(self, one: Explanation, paths: Sequence[str]) -> tuple[str, ...]:
        blank: list[str] = []
        for path in paths:
            if self._fails(one, [*blank, path]):
                blank.append(path)
        return tuple(path for path in paths if path not in blank)

    def _fails(self, one: Explanation, without: Sequence[str]) -> bool:
        return self.trial(dict.fromkeys(without))[one.id] == "not_met"

    def _fixed(self, one: Explanation, way: Mapping[str, Expected]) -> list[str]:
        """The answers of a remedy that tell of what has happened or what the body is, and are given otherwise."""
        held = {read.path: read.held for read in one.reads}
        return [
            path
            for path, wanted in way.items()
            if path in self.powers.fixed
            and (_is_given(held.get(path)) or held.get(path) is False)
            and not _is_as_wanted(held[path], wanted.answer, self._fact_of(path, wanted))
        ]

    def _changed(self, held: Facts, way: Mapping[str, Expected]) -> Facts:
        """The facts that a remedy changes; empty where no record can say so."""
        changed: dict[str, Json] = {}
        for path, wanted in way.items():
            if wanted.answer == GIVEN and _is_given(held.get(path)):
                continue
            if (fact := self._fact_of(path, wanted)) is None:
                return {}
            new = _grown(held.get(path), fact, path in self.powers.ended)
            if new != held.get(path) or isinstance(new, bool) != isinstance(held.get(path), bool):
                changed[path] = new
        return changed

    def _fact_of(self, path: str, wanted: Expected) -> Json:
        found = changes(path, wanted.answer, {}, self.powers, self.day)
        return self.fact(path, found[0]) if found else None


def _lacking(one: Explanation, settled: Sequence[Settling], contradicted: Sequence[str]) -> Verdict | None:
    if settled:
        return "answer"
    if contradicted:
        return "contradicted"
    if any(read.held is None for read in one.reads):
        return "answers"
    return "withheld" if any(read.unknown for read in one.reads) else None


def _otherwise(one: Explanation, settled: Sequence[Settling]) -> Verdict:
    if settled:
        return "exception"
    if one.ways is None:
        return "not_told"
    if one.ways and one.status == "not_met":
        return "none_helps"
    if one.status != "not_met":
        return "open"
    return "publish" if any(read.path == STUBS for read in one.reads) else "none"


def _words(path: str, answer: Json) -> str:
    """An answer tried, in words; of what has many values only that some were."""
    if answer in ([], {"none": True}):
        return ABSENT
    kind = definitions()[path].kind
    return _SOME.get(kind) or wanted_words(path, answer if kind in ("yesno", "choice") else GIVEN)


def _is_given(held: Json) -> bool:
    return held is not None and held is not False and held not in ([], *_SAID_NOT)


def _is_as_wanted(held: Json, wanted: Json, fact: Json) -> bool:
    return wanted == GIVEN or bool(held == fact)


def _grown(held: Json, fact: Json, may_end: bool) -> Json:
    """The fact in the place of the one held; a list of words keeps what stood in it, unless that can be given up."""
    words = isinstance(fact, list) and isinstance(held, list)
    words = words and all(isinstance(one, str) for one in [*held, *fact])
    return fact if not words or may_end else sorted({*held, *fact})


_BETTER: Final[tuple[Status, ...]] = ("met", "not_applicable", "undetermined")
_CHANGES: Final[Mapping[Status, Verdict]] = {
    "met": "change",
    "not_applicable": "change",
    "undetermined": "change_and_answer",
}
_SOME: Final = {
    "choices": "all of the list",
    "count": "some numbers",
    "ppm": "some rates",
    "day": "some days",
    "instant": "some moments",
    "country": "some countries",
    "countries": "some countries",
}
_SAID_NOT: Final = ({"state": "absent"}, {"state": "withheld"})
