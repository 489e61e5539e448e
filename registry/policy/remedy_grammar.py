"""What a remedy changes: a smallest set of answers after which a requirement is met, as its file writes it.

Knows: the grammar of the values, and which of them a field can take. Does not know whether they meet the requirement (rows
and tests show that), nor who could bring them about.

A value is an answer as a record writes it (`true`, a word, a number, a list, `{none: true}`), or says which:
`{given: true}` anything of the field's kind; `{parameter: name}` that number on the law date; `{days_before: n}` and
`{days_after: n}` a day counted from the law date, for an instant 00:00:00Z of that day. A list of objects gives the
items of a list, each field of an item by such a value; in a list of texts each stands for any text, so that it says how many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    with_config,
)
from typing_extensions import TypedDict

from registry.domain.fields import LIST_KINDS, TEXT_LIKE
from registry.policy.questions import Fields

_CLOSED = ConfigDict(extra="forbid")
_MOMENTS = {"day", "instant"}
_NUMBERS = {"count", "ppm"}
_OPEN = {*TEXT_LIKE, *_MOMENTS, *_NUMBERS, "texts", "country", "countries", "code"}
"""Kinds of which anything may be given; of a closed list and of a yes/no question a remedy says which answer."""


@with_config(_CLOSED)
class Given(TypedDict):
    """Anything of the field's kind."""

    given: Literal[True]


@with_config(_CLOSED)
class ParameterValue(TypedDict):
    """The value of a parameter on the law date."""

    parameter: str


@with_config(_CLOSED)
class DaysBefore(TypedDict):
    """The day so many days before the law date; 0 is the law date."""

    days_before: Annotated[StrictInt, Field(ge=0)]


@with_config(_CLOSED)
class DaysAfter(TypedDict):
    """The day so many days after the law date."""

    days_after: Annotated[StrictInt, Field(ge=0)]


@with_config(_CLOSED)
class DeclaredAbsent(TypedDict):
    """That there is none."""

    none: Literal[True]


def _told_in_one_line(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    try:
        return read(value)
    except ValidationError:
        raise ValueError(
            "must be true, false, a number, a word, a list, or one of {given: true}, {parameter: name}, "
            "{days_before: n}, {days_after: n}, {none: true}"
        ) from None


Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Scalar = (
    StrictBool
    | Annotated[StrictInt, Field(ge=0)]
    | Word
    | Given
    | ParameterValue
    | DaysBefore
    | DaysAfter
    | DeclaredAbsent
)
Value = Annotated[
    Scalar | list[Word] | list[dict[str, Scalar | list[Word]]], WrapValidator(_told_in_one_line)
]
Path = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]


class Remedy(BaseModel):
    """One way to meet a requirement: answers by the path of their field, all of them together."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    set: Annotated[dict[Path, Value], Field(min_length=1, json_schema_extra={"additionalProperties": False})]


def remedy_faults(remedy: Remedy, fields: Fields, parameters: Collection[str]) -> Iterator[str]:
    """What no field can take, one line each: a path that there is not, a word or a kind of value that does not fit."""
    for path, value in remedy.set.items():
        yield from _faults(path, value, fields, parameters)


def _faults(path: str, value: Any, fields: Fields, parameters: Collection[str]) -> Iterator[str]:
    field = fields.get(path)
    if field is None:
        yield f"a remedy sets {path}, and facts have no such field"
    elif field["kind"] == "items" and isinstance(value, list) and all(isinstance(one, dict) for one in value):
        for item in value:
            for name, part in item.items():
                yield from _faults(f"{path}[].{name}", part, fields, parameters)
    elif isinstance(value, dict) and value.keys() == {"parameter"} and value["parameter"] not in parameters:
        yield f"a remedy sets {path} to the parameter {value['parameter']}, and there is none of that name"
    elif not _fits(value, field):
        yield f"a remedy sets {path} to {value!r}, which is no answer to a {field['kind']}"


def _fits(value: Any, field: Mapping[str, Any]) -> bool:
    kind, words = str(field["kind"]), field["values"]
    match value:
        case bool():
            return kind == "yesno"
        case int() | {"parameter": _}:
            return kind in _NUMBERS
        case str():
            return value in words if kind == "choice" else kind in ("country", "code")
        case list():
            if kind == "items" or kind not in LIST_KINDS:
                return kind == "items" and not value
            return all(isinstance(one, str) and (not words or one in words) for one in value)
        case {"given": _}:
            return kind in _OPEN
        case {"none": _}:
            return kind != "yesno" and kind not in LIST_KINDS and not any(w.startswith("none") for w in words)
        case _:
            return kind in _MOMENTS
