"""The fields of a record: how a field is declared, and what is known of it besides its answer.

Knows: the kinds of answer and one constructor for each. Does not know which fields there are (registry.domain.record).

A section reads `name: f.Text = f.name("Name", "What is asked.", feeds="nl:organization atrs:organisation")`.
The constructor returns the type that the annotation must state, so that a type checker compares the two.
"""

# A constructor returns the declaration under the type of its answer; only Any can carry that.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar

from pydantic import Field

from registry.domain import answers, contacts
from registry.domain.question import (
    ABSENT,
    KINDS,
    LIST_KINDS,
    TEXT_LIKE,
    Absent,
    Kind,
    Question,
    Section,
    Visibility,
)

__all__ = [
    "ABSENT",
    "KINDS",
    "LIST_KINDS",
    "TEXT_LIKE",
    "Absent",
    "Kind",
    "Section",
    "Visibility",
]

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
    read = contacts.contact(public=visibility == "public")
    return _declare(Question("contact", title, help, read, visibility=visibility, feeds=_pairs(feeds)))


def url(title: str, help: str = "", *, visibility: Visibility = "public", feeds: str = "") -> Text:
    """The address of a page that anyone can open."""
    return _declare(Question("url", title, help, answers.url, visibility=visibility, feeds=_pairs(feeds)))


def code(pattern: str, example: str, title: str, help: str = "", *, feeds: str = "") -> Text:
    """A code of closed form, matched whole by the regular expression `pattern`; it enters the facts as it is."""
    read = answers.code(pattern, example)
    return _declare(Question("code", title, help, read, feeds=_pairs(feeds), pattern=pattern))


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
    return _declare(
        Question("count", title, help, read, (), unit, visibility, _pairs(feeds), limits=(least, most))
    )


def ppm(title: str, help: str = "", *, most: int = answers.MILLION, feeds: str = "") -> Count:
    """A rate in parts per million; a ratio may exceed a million."""
    read = answers.count(0, most, rate=True)
    unit = "parts per million"
    return _declare(Question("ppm", title, help, read, unit=unit, feeds=_pairs(feeds), limits=(0, most)))


def day(title: str, help: str = "", *, feeds: str = "") -> Day:
    """A calendar day."""
    return _declare(Question("day", title, help, answers.day, feeds=_pairs(feeds)))


def instant(title: str, help: str = "", *, feeds: str = "") -> Instant:
    """A moment, to the second, in UTC."""
    return _declare(Question("instant", title, help, answers.instant, feeds=_pairs(feeds)))


def items(model: type[Item], title: str, help: str = "", *, feeds: str = "") -> Items[Item]:
    """A list of groups of answers."""
    return _declare(Question("items", title, help, items=model, feeds=_pairs(feeds)))


_LINE = answers.text(answers.LINE_LIMIT, lines=False)


def _pairs(feeds: str) -> tuple[tuple[str, str], ...]:
    named = (word.partition(":") for word in feeds.split())
    return tuple((standard, point) for standard, _, points in named for point in points.split(","))


def _declare(declared: Question) -> Any:
    info: Any = Field(default=None, title=declared.title, description=declared.help)
    info.metadata.append(declared)
    return info
