"""One declared question: how a field of the record becomes a Pydantic schema.

Knows: that an answer is unanswered, declared absent or given, how each of the three is told apart for every kind, and
what holds between two answers of one section. Does not know which fields there are, nor how one value is read
(registry.domain.answers).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, ClassVar, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, model_validator
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


def question(model: type[BaseModel], field: str) -> Question | None:
    """The declaration of one field of a section; None where the field is a subsection."""
    return next((mark for mark in model.model_fields[field].metadata if isinstance(mark, Question)), None)


def subsection(model: type[BaseModel], field: str) -> type[Section]:
    """The section that lies at a field which `question` knows nothing of."""
    annotation = model.model_fields[field].annotation
    assert isinstance(annotation, type)
    assert issubclass(annotation, Section)
    return annotation


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
    limits: tuple[int, int] = (0, answers.MAX_COUNT)
    """The least and the most that a number may be."""
    pattern: str = ""
    """The regular expression that a code matches whole."""

    @property
    def own_none(self) -> str:
        """The word by which a closed list itself says none; such a field is not declared absent in another way."""
        return next((value for value in self.values if value.startswith("none")), "")

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
        if self.own_none:
            word = self.own_none
            refuse("record.none", f"This list has its own word for none: {word}.", f"Write {word}.")

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
