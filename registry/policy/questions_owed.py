"""Which questions a record still owes, and in which order: what the requirements that apply need to know next.

Knows: how to find out by trial what a requirement waits for. Does not know what any answer means: it tries answers and
looks whether the requirement is settled.

Four kinds of question come in this order. What decides which requirements bind. What decides whether a requirement
applies. Whether there is at all what further questions are about (`gates`). What a requirement that applies needs, of
its remedies the first that no answer has ruled out, or else the fewest answers that settle it together. So a requirement
that does not apply asks nothing, one of which that is not known asks only for what would decide it, one that applies asks
at once for all that it needs, of alternatives only one is asked for at a time, and of what there is not nothing more is
asked while anything else could settle a requirement. Within each kind, what serves a blocking
requirement comes first, then what serves most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from registry.domain.record import definitions
from registry.domain.vocabulary import SEVERITIES, Status
from registry.policy.answer_changes import changes, is_given, value_at
from registry.policy.contradictions import contradictions
from registry.policy.gates import gate_of
from registry.policy.likely_answers import likely_answers
from registry.policy.pruning import pruned
from registry.policy.question_form import Owed, Why, owed
from registry.policy.remedies import Remedy
from registry.policy.settling import settled_together
from registry.policy.trial import DECIDES_FORCE, Answers, Case, Reading, Trial, Tried, counted_status

Json = Any

FIRST_ASKED: Final = 3
"""So many questions of applicability are asked before it is known what binds."""
WHY: Mapping[Why, str] = {
    "force": "decides which requirements bind",
    "applies": "decides whether a requirement applies",
    "opens": "decides whether there is what further questions are about",
    "needed": "is needed to judge a requirement",
}


class Unsettled(NamedTuple):
    """What no further answer settles: the ids of requirements of which it is not known whether they bind, though country and
    kind of operator are given; and by id the answers that contradict one another and keep a requirement open."""

    unbound: tuple[str, ...]
    contradicted: Mapping[str, tuple[str, ...]]


def unsettled(trial: Trial, case: Case, reading: Reading, profiles: Mapping[str, Json]) -> Unsettled:
    """What no further answer of the record of `case` settles; `trial` must give an assessment of it as it is."""
    now = trial({})
    assert now is not None
    lacks = any(value_at(case.answers, path) is None for path in DECIDES_FORCE)
    unbound = [
        id
        for id, one in now.results.items()
        if reading == "binding"
        and one["force"] == "unresolved"
        and not lacks
        and counted_status(one, reading) not in ("not_applicable", "upcoming")
    ]
    open_ = [
        id
        for id, one in now.results.items()
        if one["status"] == "undetermined" and counted_status(one, reading) and id not in unbound
    ]
    return Unsettled(tuple(unbound), contradictions(open_, trial, case, {}, profiles))


def questions_owed(
    trial: Trial,
    case: Case,
    reading: Reading,
    profiles: Mapping[str, Json],
    beyond: Collection[str] = (),
) -> tuple[Owed, ...]:
    """The questions that the record of `case` owes next, the most useful first; none where everything is settled.

    `reading` is `binding` to ask for what binds, or may, and `strict` to ask for everything. `profiles` are those of the
    release's catalogue. Nothing is asked for the sake of the requirements `beyond`, which no answer settles (`unsettled`).
    `trial` must give an assessment of the record as it is.
    """
    asked = _Asked(trial, case, reading, profiles, beyond)
    asked.ask_for_force()
    fill, then = asked.favourable()
    rest, so_far = asked.of_what_there_is(fill, then)
    asked.ask_what_is_needed(rest, so_far)
    asked.ask_what_is_needed(fill, then, settled_before=so_far)
    asked.ask_what_applies(rest, so_far)
    asked.ask_for_gates()
    return asked.in_order()


class _Asked:
    def __init__(
        self,
        trial: Trial,
        case: Case,
        reading: Reading,
        profiles: Mapping[str, Json],
        beyond: Collection[str],
    ) -> None:
        self.trial, self.case, self.reading, self.profiles = trial, case, reading, profiles
        self.found: dict[str, tuple[Why, set[str]]] = {}
        now = trial({})
        assert now is not None
        self.first, self.now = now, now.results
        self.counted = [
            id
            for id, one in self.now.items()
            if counted_status(one, reading) is not None and id not in beyond
        ]
        self.force_lacks = [path for path in DECIDES_FORCE if value_at(case.answers, path) is None]
        self.applicable = [
            id for id in self.counted if self._is_open(self.now[id]) and not self._may_bind(id)
        ]

    def ask_for_force(self) -> None:
        """Ask for country and kind of operator where it turns on them what binds."""
        for id in self.counted:
            if self._may_bind(id) and self.now[id]["status"] not in ("not_applicable", "upcoming"):
                for path in self.force_lacks:
                    self._ask(path, "force", id)

    def favourable(self) -> tuple[Answers, Tried]:
        """The unanswered answers of a remedy of each open requirement that applies, and what comes of them.

        Of its remedies the first that no answer rules out and that settles it; where none does, the first of them.
        """
        options = {
            id: list(self._open_remedies(id))
            for id in sorted(self.applicable, key=lambda id: (self._weight(id), id))
        }
        chosen = {id: 0 for id, found in options.items() if found}
        while True:
            fill, then = self._filled(options[id][number] for id, number in chosen.items())
            further = [
                id for id in chosen if self._is_open(then.results[id]) and chosen[id] + 1 < len(options[id])
            ]
            if not further:
                break
            chosen |= {id: chosen[id] + 1 for id in further}
        stuck = [id for id, number in chosen.items() if number and self._is_open(then.results[id])]
        return (
            self._filled(options[id][0 if id in stuck else number] for id, number in chosen.items())
            if stuck
            else (fill, then)
        )

    def _filled(self, options: Iterable[Answers]) -> tuple[Answers, Tried]:
        """The answers of `options` that no earlier one contradicts, as far as a record can say them together."""
        fill: dict[str, Json] = {}
        taken: list[Answers] = []
        for option in options:
            if all(path not in fill or fill[path] == answer for path, answer in option.items()):
                taken.append(option)
                fill |= option
        then = self.trial(fill)
        if then is None:
            fill = {}
            for option in taken:
                fill |= option if self.trial(fill | dict(option)) is not None else {}
            then = self.trial(fill)
        assert then is not None
        return fill, then

    def ask_what_is_needed(self, fill: Answers, then: Tried, settled_before: Tried | None = None) -> None:
        """Ask for those answers of `fill` without which something would stay open that they settle, and `settled_before` did
        not: where fewer answers are enough, one of them must not give way to what is about nothing, and is never asked."""
        settled = frozenset(
            id
            for id in self.applicable
            if not self._is_open(then.results[id])
            and (settled_before is None or self._is_open(settled_before.results[id]))
        )

        def lost(answers: Answers) -> frozenset[str] | None:
            tried = self.trial(answers)
            return (
                None if tried is None else frozenset(id for id in settled if self._is_open(tried.results[id]))
            )

        needed = pruned(fill, {id: self.case.reads[id] for id in settled}, lost)
        for path, ids in needed.items():
            for id in () if self.case.has_no_object(path) else ids:
                self._ask(path, "applies" if then.results[id]["status"] == "not_applicable" else "needed", id)

    def of_what_there_is(self, fill: Answers, then: Tried) -> tuple[Answers, Tried]:
        """`fill` without what it says of something that there is not, and what comes of that."""
        rest = {path: answer for path, answer in fill.items() if not self.case.has_no_object(path)}
        return rest, (self.trial(rest) or then) if len(rest) < len(fill) else then

    def ask_what_applies(self, fill: Answers, then: Tried) -> None:
        """Ask for what would settle a requirement that stays open whatever its remedies say.

        Whether it applies is asked by one question at a time, what it needs by all of them together.
        """
        waiting = [id for id in self.counted if self._is_open(then.results[id])]
        unknown = {id: self.case.unanswered(id, then) for id in waiting}
        readers = Counter(path for paths in unknown.values() for path in paths)
        ranked = sorted(readers, key=lambda path: (-readers[path], _place(path)))
        failing: list[str] = []
        for place, path in enumerate(ranked):
            # As long as it is not known what binds, only what most of it turns on is worth asking.
            able = [
                id
                for id in waiting
                if path in unknown[id] and (place < FIRST_ASKED or not self._may_bind(id))
            ]
            for id, statuses in self._settled_by(path, fill, able).items():
                self._ask(path, "applies" if "not_applicable" in statuses else "needed", id)
                waiting.remove(id)
                failing += [id] if statuses == {"not_met"} else []
        for id in failing:
            # It applies, and one answer can fail it where only several meet it.
            self._ask_together(id, unknown[id], fill, ("met", "not_met"))
        for id in waiting:
            if not self._may_bind(id) and unknown[id]:
                wanted: tuple[Status, ...] = ("not_applicable", "met", "not_met")
                # What was filled in for others may stand in its way, or what there is said not to be.
                if not self._ask_together(id, unknown[id], fill, wanted):
                    lacking = [
                        path for path in self.case.reads[id] if value_at(self.first.facts, path) is None
                    ]
                    self._ask_together(id, lacking, {}, wanted)

    def _ask_together(self, id: str, unknown: Sequence[str], fill: Answers, wanted: Sequence[Status]) -> bool:
        """Ask for answers that settle a requirement together; whether any of those tried do."""
        paths, status = settled_together(id, unknown, fill, wanted, self.trial, self.case, self.profiles)
        for path in paths:
            self._ask(path, "applies" if status == "not_applicable" else "needed", id)
        return bool(paths)

    def ask_for_gates(self) -> None:
        """Ask first whether there is at all what questions are about, where a requirement they serve reads that."""
        for path, (why, ids) in list(self.found.items()):
            gate = gate_of(path)
            if gate is not None and value_at(self.case.answers, gate) is None:
                for id in ids:
                    if gate in self.case.reads[id]:
                        self._ask(gate, min(why, "opens", key=_ORDER.index), id)

    def in_order(self) -> tuple[Owed, ...]:
        """What was asked, the most useful first, and nothing before its gate."""

        def own(path: str) -> tuple[int, int, int, int]:
            why, ids = self.found[path]
            return _ORDER.index(why), min(self._weight(id) for id in ids), -len(ids), _place(path)

        def key(path: str) -> tuple[tuple[int, int, int, int], bool]:
            behind = [other for other in self.found if gate_of(other) == path]
            return min(map(own, [path, *behind])), not behind

        return tuple(self._owed(path) for path in sorted(self.found, key=key))

    def _settled_by(self, path: str, fill: Answers, waiting: Sequence[str]) -> dict[str, set[Status]]:
        """Which of `waiting` some answer at `path` settles, and the statuses that they have then."""
        settled: dict[str, set[Status]] = {}
        for answer in likely_answers(path, self.case.day, self.profiles) if waiting else ():
            tried = self.trial({**fill, path: answer})
            if tried is None:
                continue
            for id in waiting:
                status = tried.results[id]["status"]
                if status == "not_applicable" or (status != "undetermined" and not self._may_bind(id)):
                    settled.setdefault(id, set()).add(status)
        return settled

    def _open_remedies(self, id: str) -> Iterator[dict[str, Json]]:
        """The remedies of a requirement that no answer has ruled out, each as the answers that it still needs."""
        for remedy in self.case.remedies[id] or ():
            if (open_ := self._still_open(remedy)) is not None:
                yield open_

    def _still_open(self, remedy: Remedy) -> dict[str, Json] | None:
        """What a remedy still needs to be answered; None where an answer rules it out, or where it needs nothing."""
        needed: dict[str, Json] = {}
        for path, wanted in remedy.items():
            held = value_at(self.case.answers, path)
            ways = changes(path, wanted.answer, self.case.answers, self.case.powers, self.case.day)
            incomplete = definitions()[path].kind == "items" and is_given(held)
            if ways and (held is None or (incomplete and held not in ways)):
                needed[path] = ways[0]
            elif not ways or not (_same(held, ways[0]) or _may_do(path, held)):
                return None
        return needed or None

    def _may_bind(self, id: str) -> bool:
        """Whether answers that are lacking decide whether it binds, so that nothing else is asked for its sake."""
        return self.reading == "binding" and self.now[id]["force"] == "unresolved" and bool(self.force_lacks)

    def _is_open(self, result: Mapping[str, Json]) -> bool:
        return bool(result["status"] == "undetermined")

    def _weight(self, id: str) -> int:
        return SEVERITIES.index(self.now[id]["severity"])

    def _ask(self, path: str, why: Why, id: str) -> None:
        first, ids = self.found.get(path, (why, set()))
        self.found[path] = min(first, why, key=_ORDER.index), ids | {id}

    def _owed(self, path: str) -> Owed:
        why, ids = self.found[path]
        gate = gate_of(path)
        remedies = [self.case.remedies[id] or () for id in ids]
        return owed(path, why, ids, remedies, gate if gate in self.found else None)


def _place(path: str) -> int:
    return list(definitions()).index(path)


def _same(held: Json, wanted: Json) -> bool:
    return bool(held == wanted) and isinstance(held, bool) == isinstance(wanted, bool)


def _may_do(path: str, held: Json) -> bool:
    # Whether a number or a day is within a limit is for the rule to say: the remedy names only one that is.
    return definitions()[path].kind in ("count", "ppm", "day", "instant") and is_given(held)


_ORDER: Final[tuple[Why, ...]] = tuple(WHY)
