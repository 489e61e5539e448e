"""Answers in the words in which a record is written: for whoever has to write them, in a terminal or in JSON.

Knows: how a fact is said (unanswered, declared absent, withheld, or the value as the record spells it) and how an answer
that would meet a requirement is said. Does not know the prose of the pages (registry.pages.words).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.domain.answers import MILLION
from registry.domain.question import TEXT_LIKE
from registry.domain.record import definitions
from registry.domain.stubs import STUBS, stub_words

GIVEN: Final = {"given": True}
"""In what is wanted of an answer: anything of the field's kind."""
NONE: Final = {"none": True}
"""In a record, and in what is wanted: declared absent."""

UNANSWERED: Final = "unanswered"
ABSENT: Final = "declared absent"
WITHHELD: Final = "withheld"
NOTHING_WITHHELD: Final = "nothing is withheld"


def held_words(path: str, held: Any) -> str:
    """What is held at `path`, in the facts or in a record; of a text only how long it is.

    Of what is withheld it says which fields, each with its ground and the day of its review."""
    if said := stub_words(path, held):
        return said
    match held:
        case None:
            return UNANSWERED
        case [] if path == STUBS:
            return NOTHING_WITHHELD
        case {"state": "absent"} | {"none": True} | []:
            return ABSENT
        case {"state": "withheld"}:
            return WITHHELD
        case {"state": "given", "length": int(length)}:
            return f"given ({length} characters)"
        case {"iso": str(iso)}:
            return iso
        case str() if _kind(path) in TEXT_LIKE:
            return f"given ({len(held)} characters)"
        case list():
            return _listed(path, held)
    return value_words(path, held)


def wanted_words(path: str, wanted: Any) -> str:
    """The answer `wanted` of the field at `path`, written as in a record; `{"given": true}` is any answer."""
    match wanted:
        case {"given": True}:
            return _ANY.get(_kind(path), "an answer")
        case {"none": True} | []:
            return ABSENT
        case [dict(), *_]:
            return _entries(path, wanted)
        case list():
            return ", ".join(wanted)
    return value_words(path, wanted)


def value_words(path: str, value: Any) -> str:
    """One value that is neither a text nor a list."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return rate(value) if _kind(path) == "ppm" else f"{value} {_unit(path)}".rstrip()
    return str(value)


def rate(value: int) -> str:
    """A rate in parts per million, first as people read it."""
    readable = f"{value / MILLION:g} to 1" if value > MILLION else f"{value * 100 / MILLION:g} %"
    return f"{readable} ({value} ppm)"


def _listed(path: str, held: list[Any]) -> str:
    if _kind(path) in ("choices", "countries"):
        return ", ".join(held)
    return "1 entry" if len(held) == 1 else f"{len(held)} entries"


def _entries(path: str, wanted: list[Mapping[str, Any]]) -> str:
    parts = dict.fromkeys(name for entry in wanted for name in entry)
    said = "; ".join(
        f"{name}: {wanted_words(f'{path}[].{name}', next(e[name] for e in wanted if name in e))}"
        for name in parts
    )
    return f"at least {'1 entry' if len(wanted) == 1 else f'{len(wanted)} entries'}, each with {said}"


def _kind(path: str) -> str:
    field = definitions().get(path)
    return field.kind if field else ""


def _unit(path: str) -> str:
    field = definitions().get(path)
    return field.unit if field else ""


_ANY: Final = {
    "name": "a name",
    "text": "a text",
    "contact": "a contact",
    "url": "an address",
    "ref": "a reference",
    "texts": "at least 1 entry",
    "items": "at least 1 entry",
    "choices": "at least 1 value",
    "count": "a number",
    "ppm": "a rate",
    "day": "a day",
    "instant": "a moment",
}
