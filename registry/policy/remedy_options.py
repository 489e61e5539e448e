"""The remedies of a requirement as changes of a record's answers, and what each costs.

Knows: which answers a remedy changes in a given record, beside what is changed already. Does not know whether it helps:
that is tried (`change_search`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from registry.domain.explanation import Expected
from registry.policy.acts import acts, beside, put_off
from registry.policy.answer_changes import is_given, value_at
from registry.policy.remedies import Remedy
from registry.policy.trial import Answers, Case, overlaid

Json = Any


class Option(NamedTuple):
    """A remedy of the requirement `id` as changes of answers; `number` and `pick` tell it from its others."""

    id: str
    number: int
    pick: int
    answers: dict[str, tuple[Json, Expected]]


def options(case: Case, id: str, state: Answers, taken: Answers) -> list[Option]:
    """The remedies of the requirement `id` that honest changes can bring about and that change anything, cheapest first.

    `state` are the changes made for good. `taken` adds those made for others in the same trial: an option goes with them,
    and is whole without them, because which of them stay is not known yet. Cheapest is what leaves the use what it is,
    then what asks the fewest changes of anybody but the operator, then the fewest changes, then the commonest.
    """
    found = (
        option
        for number, remedy in enumerate(case.remedies[id] or ())
        for option in _variants(case, id, number, put_off(remedy, case.day), state, taken)
        if option.answers
    )
    return sorted(
        found, key=lambda one: (*cost(case, one.answers.keys() - taken.keys()), one.number, one.pick)
    )


def cost(case: Case, paths: Collection[str]) -> tuple[int, int, int]:
    """What changing the answers at `paths` costs: how many make it another use, how many need somebody else, how many."""
    powers = case.powers
    redesign = sum(path in powers.redesign and is_given(value_at(case.answers, path)) for path in paths)
    return redesign, sum(powers.who(path) != "operator" for path in paths), len(paths)


def grows(held: Json, new: Json) -> bool:
    """Whether an answer keeps what is held: it is the same, or a list with more entries."""
    return bool(new == held) or (isinstance(held, list) and isinstance(new, list) and len(new) > len(held))


def _variants(
    case: Case, id: str, number: int, remedy: Remedy, state: Answers, taken: Answers
) -> Iterator[Option]:
    """A remedy as changes: the smallest, and, where an answer can be changed in two ways, the other."""
    answers = overlaid(case.answers, taken)
    ways = {
        path: acts(path, wanted.answer, answers, case.powers, case.day) for path, wanted in remedy.items()
    }
    if all(ways.values()):
        without = overlaid(case.answers, state)
        for pick in range(max((len(way) for way in ways.values()), default=0)):
            picked = {path: way[min(pick, len(way) - 1)] for path, way in ways.items()}
            yield Option(id, number, pick, _changed(case, picked, remedy, without))


def _changed(
    case: Case, answers: Answers, remedy: Remedy, before: Mapping[str, Json]
) -> dict[str, tuple[Json, Expected]]:
    """Those of `answers` that differ from the record `before`, each with what was wanted of it."""
    changed: dict[str, tuple[Json, Expected]] = {}
    for path, answer in answers.items():
        held = value_at(before, path)
        if answer != held or isinstance(answer, bool) != isinstance(held, bool):
            for other, with_it in beside(path, answer, before, case.powers, case.day).items():
                changed.setdefault(other, with_it)
            changed[path] = (answer, remedy[path])
    return changed
