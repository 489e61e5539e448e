"""The facts of a record that answers otherwise, made from those of the record as it is.

Knows: that the facts of a section depend on nothing but its answers and on what of it is withheld, and that a list of
objects in it is checked by itself; so only what changed is read again, and what was read once is kept. A list of a
thousand entries is thus read once for each form in which it is tried, and not in every trial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from registry.domain import facts as facts_of
from registry.domain.record import Record, RecordError, definitions, read_record
from registry.operations.assess import unfiled_form
from registry.policy.answer_changes import value_at
from registry.policy.trial import Answers, overlaid

Json = Any
Key = tuple[tuple[str, int], ...]
"""A part of the record and the answers with which it was tried, by identity: they are kept beside what came of them."""


def changed_facts(
    first: Record, withheld: Iterable[Mapping[str, Json]], version: int
) -> Callable[[Answers], Mapping[str, Json] | None]:
    """What makes the facts of a record with other answers: None where these make no record.

    `withheld` is what the record withholds, as it was written.
    """
    withheld = tuple(withheld)
    answers, before = first.answers(), facts_of.derive(unfiled_form(first), version)
    known: dict[Key, tuple[list[Json], Json]] = {}

    def facts(changed: Answers) -> Mapping[str, Json] | None:
        parts: dict[str, dict[str, Json]] = {}
        for path, answer in changed.items():
            if path.partition(".")[0] not in before:
                raise ValueError(f"{path} is not in the facts")
            parts.setdefault(path if path in _lists() else path.partition(".")[0], {})[path] = answer
        keys = {part: tuple((path, id(said[path])) for path in sorted(said)) for part, said in parts.items()}
        unknown = {part: said for part, said in parts.items() if keys[part] not in known}
        if unknown:
            try:
                record = read_record(_only(unknown, answers, withheld))
            except RecordError:
                return None
            made = facts_of.derive(unfiled_form(record), version)
            for part, said in unknown.items():
                known[keys[part]] = list(said.values()), value_at(made, part)
        sections = {part: known[keys[part]][1] for part in parts if part not in _lists()}
        lists = {path: value_at(before, path) for path in _lists() if path.partition(".")[0] in sections} | {
            part: known[keys[part]][1] for part in parts if part in _lists()
        }
        return overlaid(overlaid(before, sections), lists)

    return facts


def _only(
    parts: Mapping[str, Answers], answers: Mapping[str, Json], withheld: Iterable[Mapping[str, Json]]
) -> dict[str, Json]:
    """The record that holds nothing but these parts, with the answers changed."""
    sections = [part for part in parts if part not in _lists()]
    kept = overlaid({name: answers[name] for name in sections}, dict.fromkeys(_within(sections)))
    said = {path: answer for changed in parts.values() for path, answer in changed.items()}
    theirs = [one for one in withheld if _part_of(one["field"]) in parts]
    return {**overlaid(kept, said), "withheld": theirs}


def _part_of(field: str) -> str:
    path = field.partition("[]")[0]
    return path if path in _lists() else path.partition(".")[0]


def _within(sections: Iterable[str]) -> list[str]:
    return [path for path in _lists() if path.partition(".")[0] in sections]


@cache
def _lists() -> frozenset[str]:
    """The paths of the lists of objects."""
    return frozenset(
        path for path, field in definitions().items() if field.kind == "items" and path.count("[]") == 0
    )
