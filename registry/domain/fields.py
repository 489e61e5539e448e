"""The fields of a record: how a field is declared, and what is known of it besides its answer.

Knows: the kinds of answer, the constructors that declare one field each, and how a declaration becomes a Pydantic
schema. Does not know which fields there are (registry.domain.record), nor how one answer is read
(registry.domain.answers).

A section reads `name: f.Text = f.name("Name", "What is asked.", feeds="nl:organization atrs:organisation")`.
The constructor returns the type that the annotation must state, so that a type checker compares the two.
"""

# A constructor returns the declaration under the type of its answer; only Any can carry that.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, Final, Literal, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from registry.domain import answers
from registry.domain.answers import Reader, refuse

Kind = Literal[
    "name", "text", "contact", "url", "ref", "code", "yesno", "choice", "choices", "texts", "count", "ppm", "day", "instant",
    "country", "countries", "items",
]  # fmt: skip
Visibility = Literal["public", "oversight", "internal"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
TEXT_LIKE: Final[frozenset[Kind]] = frozenset({"name", "text", "contact", "url", "ref"})
"""Kinds whose answer is committed and enters the facts as its length only."""
LIST_KINDS: Final[frozenset[Kind]] = frozenset({"choices", "texts", "countries", "items"})
"""Kinds whose declared absence is the empty list."""


class Absent(Enum):
    """The answer that there is none; in a record file `{"none": true}`."""

    ABSENT = "none"


ABSENT: Final = Absent.ABSENT

Item = TypeVar("Item", bound="Section")
Text: TypeAlias = str | Absent | None
Choice: TypeAlias = str | Absent | None
Count: TypeAlias = int | Absent | None
Day: TypeAlias = date | Absent | None
Instant: TypeAlias = datetime | Absent | None
YesNo: TypeAlias = bool | None
Texts: TypeAlias = tuple[str, ...] | None
Choices: TypeAlias = tuple[str, ...] | None
Items: TypeAlias = tuple[Item, ...] | None


@dataclass(frozen=True)
class FieldDefinition:
    """What the registry knows of one field. `path` has `[]` for the items of a list; `feeds` names what it exports to."""

    path: str
    kind: Kind
    values: tuple[str, ...]
    unit: str
    visibility: Visibility
    title: str
    help: str
    feeds: tuple[tuple[str, str], ...]
    never_withheld: bool
    in_facts: bool


class Section(BaseModel):
    """A group of answers: a section of the record, a subsection, or one item of a list."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
    in_order: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of fields of which the second cannot lie before the first."""
    exclusive: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of a number and a yes/no that says there is no such number."""

    @model_validator(mode="before")
    @classmethod
    def _is_object(cls, given: Any) -> Any:
        return {} if given is None else answers.group(given, cls)

    @model_validator(mode="after")
    def _means_something(self) -> Section:
        for first, second in self.in_order:
            before, after = getattr(self, first), getattr(self, second)
            if isinstance(before, date) and isinstance(after, date) and after < before:
                refuse(
                    "record.contradiction", f"This lies before {first}.", "Correct one of the two.", second
                )
        for number, unlimited in self.exclusive:
            if isinstance(getattr(self, number), int) and getattr(self, unlimited) is True:
                hint = f"Answer false to {unlimited}, or leave {number} out."
                refuse(
                    "record.contradiction",
                    f"A number is given, and {unlimited} says there is none.",
                    hint,
                    number,
                )
        return self


@dataclass(frozen=True)
class Question:
    """The declaration of one field, kept in its Pydantic metadata."""

    kind: Kind
    title: str
    help: str
    read: Reader | None = None
    values: tuple[str, ...] = ()
    unit: str = ""
    visibility: Visibility = "public"
    feeds: tuple[tuple[str, str], ...] = ()
    items: type[Section] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if self.kind not in LIST_KINDS:
            return core_schema.nullable_schema(core_schema.no_info_plain_validator_function(self._answer))
        member = (
            handler.generate_schema(self.items)
            if self.items
            else core_schema.no_info_plain_validator_function(self._member)
        )
        members = core_schema.tuple_variable_schema(member)
        return core_schema.nullable_schema(
            core_schema.no_info_before_validator_function(
                self._members, core_schema.no_info_after_validator_function(self._finished, members)
            )
        )

    def _answer(self, given: object) -> object:
        if given is ABSENT or isinstance(given, dict):
            self._check_absence(given)
            return ABSENT
        return self._member(given)

    def _members(self, given: object) -> object:
        if isinstance(given, dict) or given is ABSENT:
            refuse("record.none", "This is a list, and takes no object.", "Write [] where there is none.")
        return answers.members(given)

    def _member(self, given: object) -> object:
        assert self.read is not None
        return self.read(given)

    def _check_absence(self, given: object) -> None:
        if isinstance(given, dict) and not (len(given) == 1 and given.get("none") is True):
            hint = 'Write the answer itself, or {"none": true} where there is none.'
            refuse("record.type", "This is a group of fields, but one answer is asked for.", hint)
        if self.kind == "yesno":
            refuse("record.none", "A yes/no question has no answer 'none'.", "Write false.")
        if none := next((value for value in self.values if value.startswith("none")), ""):
            refuse("record.none", f"This list has its own word for none: {none}.", f"Write {none}.")

    def _finished(self, members: tuple[Any, ...]) -> tuple[Any, ...]:
        if self.items:
            for number, item in enumerate(members):
                if all(getattr(item, name) is None for name in self.items.model_fields):
                    hint = "Answer one of its fields, or take the item out."
                    refuse("record.empty", f"Item {number} of this list (counting from 0) is empty.", hint)
        elif len(set(members)) < len(members):
            refuse("record.duplicate", "The same entry stands in this list twice.", "Keep it once.")
        if self.kind == "choices":
            return tuple(value for value in self.values if value in members)
        return tuple(sorted(members)) if self.kind == "countries" else members


def text(title: str, help: str = "", *, visibility: Visibility = "public", feeds: str = "") -> Text:
    """Free text of several lines."""
    return _declare(Question("text", title, help, answers.text(), visibility=visibility, feeds=_pairs(feeds)))


def name(title: str, help: str = "", *, visibility: Visibility = "public", feeds: str = "") -> Text:
    """The name of a body, a person, a product: one line."""
    return _declare(Question("name", title, help, _LINE, visibility=visibility, feeds=_pairs(feeds)))


def ref(title: str, help: str = "", *, visibility: Visibility = "public", feeds: str = "") -> Text:
    """A number or name under which something is kept elsewhere: one line."""
    return _declare(Question("ref", title, help, _LINE, visibility=visibility, feeds=_pairs(feeds)))


def contact(title: str, help: str = "", *, visibility: Visibility = "public", feeds: str = "") -> Text:
    """A way to reach an office; a public one names no person (functional mailbox)."""
    read = answers.contact(public=visibility == "public")
    return _declare(Question("contact", title, help, read, visibility=visibility, feeds=_pairs(feeds)))


def url(title: str, help: str = "", *, visibility: Visibility = "public", feeds: str = "") -> Text:
    """The address of a page that anyone can open."""
    return _declare(Question("url", title, help, answers.url, visibility=visibility, feeds=_pairs(feeds)))


def code(pattern: str, example: str, title: str, help: str = "", *, feeds: str = "") -> Text:
    """A code of closed form, matched whole by the regular expression `pattern`; it enters the facts as it is."""
    return _declare(Question("code", title, help, answers.code(pattern, example), feeds=_pairs(feeds)))


def country(title: str, help: str = "", *, feeds: str = "") -> Text:
    """A country of ISO 3166-1."""
    return _declare(Question("country", title, help, answers.country, feeds=_pairs(feeds)))


def countries(title: str, help: str = "", *, feeds: str = "") -> Choices:
    """Countries of ISO 3166-1, kept in alphabetical order."""
    return _declare(Question("countries", title, help, answers.country, feeds=_pairs(feeds)))


def yesno(title: str, help: str = "", *, visibility: Visibility = "public", feeds: str = "") -> YesNo:
    """A question answered by true or false; false is its declared absence."""
    return _declare(
        Question("yesno", title, help, answers.yes_no, visibility=visibility, feeds=_pairs(feeds))
    )


def choice(values: str, title: str, help: str = "", *, feeds: str = "", one: str = "") -> Choice:
    """One value of a closed list, written as words; `one` says why a list of several is refused as a bundle."""
    words = tuple(values.split())
    return _declare(Question("choice", title, help, answers.choice(words, one), words, feeds=_pairs(feeds)))


def choices(values: str, title: str, help: str = "", *, feeds: str = "") -> Choices:
    """Any values of a closed list, kept in the order of that list."""
    words = tuple(values.split())
    return _declare(Question("choices", title, help, answers.choice(words), words, feeds=_pairs(feeds)))


def texts(title: str, help: str = "", *, feeds: str = "") -> Texts:
    """A list of free texts."""
    return _declare(Question("texts", title, help, answers.text(), feeds=_pairs(feeds)))


def count(
    unit: str,
    title: str,
    help: str = "",
    *,
    least: int = 0,
    most: int = answers.MAX_COUNT,
    visibility: Visibility = "public",
    feeds: str = "",
) -> Count:
    """A whole number of `unit`."""
    read = answers.count(least, most)
    return _declare(Question("count", title, help, read, (), unit, visibility, _pairs(feeds)))


def ppm(title: str, help: str = "", *, most: int = answers.MILLION, feeds: str = "") -> Count:
    """A rate in parts per million; a ratio may exceed a million."""
    read = answers.count(0, most, rate=True)
    return _declare(Question("ppm", title, help, read, unit="parts per million", feeds=_pairs(feeds)))


def day(title: str, help: str = "", *, feeds: str = "") -> Day:
    """A calendar day."""
    return _declare(Question("day", title, help, answers.day, feeds=_pairs(feeds)))


def instant(title: str, help: str = "", *, feeds: str = "") -> Instant:
    """A moment, to the second, in UTC."""
    return _declare(Question("instant", title, help, answers.instant, feeds=_pairs(feeds)))


def items(model: type[Item], title: str, help: str = "", *, feeds: str = "") -> Items[Item]:
    """A list of groups of answers."""
    return _declare(Question("items", title, help, items=model, feeds=_pairs(feeds)))


def question(model: type[BaseModel], field: str) -> Question | None:
    """The declaration of one field of a section; None where the field is a subsection."""
    return next((mark for mark in model.model_fields[field].metadata if isinstance(mark, Question)), None)


_LINE = answers.text(answers.LINE_LIMIT, lines=False)


def _pairs(feeds: str) -> tuple[tuple[str, str], ...]:
    named = (word.partition(":") for word in feeds.split())
    return tuple((standard, point) for standard, _, points in named for point in points.split(","))


def _declare(declared: Question) -> Any:
    info: Any = Field(default=None, title=declared.title, description=declared.help)
    info.metadata.append(declared)
    return info
