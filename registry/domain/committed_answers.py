"""Whether the answers of a committed form are answers of a record: every field known, every value of its kind.

Knows: the record's fields. So nothing that is not public, and no text, can stand in a form in the clear under a name of
its own (promise 6). Fields are never taken out of the record, so forms of earlier releases stay readable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from registry.domain.committed import ABSENT
from registry.domain.countries import COUNTRIES
from registry.domain.fields import LIST_KINDS, TEXT_LIKE, FieldDefinition
from registry.domain.record import definitions, sections
from registry.domain.vocabulary import INSTANT_PATTERN

_CODE: Final = re.compile("[A-Z0-9-]{1,12}")
_INSTANT: Final = re.compile(INSTANT_PATTERN)

Json = Any


def first_fault(answers: Mapping[str, Json]) -> str | None:
    """The path of the first answer that no record has, or None. The shape of commitments was read before."""
    return _object(answers, "", "")


def is_day(value: Json) -> bool:
    """Whether `value` is an ISO day that exists, in its one spelling."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _object(values: Mapping[str, Json], path: str, pattern: str) -> str | None:
    for name, value in values.items():
        below, place = (f"{p}.{name}" if p else name for p in (path, pattern))
        definition = definitions().get(place)
        if definition is not None:
            fault = _answer(value, definition, below, place)
        elif isinstance(value, dict) and place in sections():
            fault = _object(value, below, place)
        else:
            fault = below
        if fault is not None:
            return fault
    return None


def _answer(value: Json, definition: FieldDefinition, path: str, pattern: str) -> str | None:
    if isinstance(value, dict) and "withheld" in value:
        closed = definition.visibility != "public"
        by_field, never = value["withheld"] == definition.visibility, definition.never_withheld
        return (
            None
            if (by_field if closed else value["withheld"] not in ("oversight", "internal") and not never)
            else path
        )
    if definition.visibility != "public":
        return path
    if value == ABSENT:
        return path if definition.kind in LIST_KINDS or definition.kind == "yesno" else None
    if definition.kind == "items":
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            return path
        faults = (_object(item, f"{path}[{i}]", f"{pattern}[]") for i, item in enumerate(value))
        return next((fault for fault in faults if fault is not None), None)
    return None if _is_of_kind(value, definition) else path


def _is_of_kind(value: Json, definition: FieldDefinition) -> bool:
    kind = definition.kind
    if kind in TEXT_LIKE:
        return _is_text(value)
    if kind == "texts":
        return isinstance(value, list) and all(map(_is_text, value))
    if kind in ("choices", "countries"):
        allowed = definition.values or COUNTRIES
        return isinstance(value, list) and all(isinstance(one, str) and one in allowed for one in value)
    return _SCALARS[kind](value, definition)


def _is_text(value: Json) -> bool:
    return isinstance(value, dict) and value.keys() == {"commitment", "length"} and value["length"] > 0


def _is_closed(value: Json, definition: FieldDefinition) -> bool:
    return isinstance(value, str) and value in (definition.values or COUNTRIES)


def _is_instant(value: Json, definition: FieldDefinition) -> bool:
    try:
        return isinstance(value, str) and bool(_INSTANT.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


_SCALARS: Final[Mapping[str, Callable[[Json, FieldDefinition], bool]]] = {
    "yesno": lambda value, definition: type(value) is bool,
    "count": lambda value, definition: type(value) is int and value >= 0,
    "ppm": lambda value, definition: type(value) is int and value >= 0,
    "choice": _is_closed,
    "country": _is_closed,
    "code": lambda value, definition: isinstance(value, str) and _CODE.fullmatch(value) is not None,
    "day": lambda value, definition: is_day(value),
    "instant": _is_instant,
}
