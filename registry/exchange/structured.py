"""JSON and YAML read value by value, narrowed to what JSON can say.

Knows: how to take the values of a text one at a time, each with its line; that a key stands once, that numbers are
finite, that YAML has neither aliases nor tags of its own. Does not know what the values mean.

YAML is read by the core schema of YAML 1.2, without hexadecimal and octal numbers: `NO` is Norway and not false,
`2025-02-02` is text and not a date, `012` is text. An alias is refused, because a page of them can stand for
gigabytes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from registry.errors import RegistryError

MAX_DEPTH: Final = 32
"""How deep objects and lists may lie in one another; a record needs five."""
MAX_DIGITS: Final = 19

_SPACE = re.compile(r"[ \t\r\n]*")
_CORE_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)", re.ASCII)
_CORE_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_CORE_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "map", "seq"))
_TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Value:
    """One value of a text: the line it begins on, and what it is, or why it is refused."""

    line: int
    data: Any = None
    error: RegistryError | None = None


def json_values(text: str) -> Iterator[Value]:
    """The items of the list that `text` is, or the one value that it is.

    A syntax error ends the reading: what follows it has no certain beginning. Anything else that is wrong with an
    item costs that item only.
    """
    faults: list[RegistryError] = []
    decoder = _decoder(faults)
    lines = _Lines(text)
    at = _after_space(text, 0)
    try:
        if not text.startswith("[", at):
            data, end = decoder.raw_decode(text, at)
            yield _value(lines.at(at), data, faults)
            if (end := _after_space(text, end)) < len(text):
                raise json.JSONDecodeError("more text after the end", text, end)
            return
        at = _after_space(text, at + 1)
        if closed := text.startswith("]", at):
            at = _after_space(text, at + 1)
        while not closed:
            faults.clear()
            data, end = decoder.raw_decode(text, at)
            yield _value(lines.at(at), data, faults)
            at = _after_space(text, end)
            if not text.startswith((",", "]"), at):
                raise json.JSONDecodeError("a comma or the end of the list is expected", text, at)
            closed = text[at] == "]"
            at = _after_space(text, at + 1)
        if at < len(text):
            raise json.JSONDecodeError("more text after the end", text, at)
    except json.JSONDecodeError as error:
        yield Value(lines.at(error.pos), error=_syntax(error.msg, error.colno))
    except RecursionError:
        yield Value(lines.at(at), error=_too_deep())


def yaml_values(text: str) -> Iterator[Value]:
    """The items of each document that is a list, and each document that is not, in order.

    A syntax error ends the reading; an alias, a tag or a repeated key costs the value it stands in only.
    """
    try:
        yield from _Documents(yaml.parse(text, Loader=_YAML)).values()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        yield Value(
            mark.line + 1 if mark else 1, error=_syntax(error.problem or "", mark.column + 1 if mark else 1)
        )
    except yaml.YAMLError as error:
        yield Value(1, error=_syntax(str(error).splitlines()[0], 1))


def _value(line: int, data: object, faults: list[RegistryError]) -> Value:
    if not faults and _depth_exceeds(data, MAX_DEPTH):
        faults.append(_too_deep())
    return Value(line, error=faults[0]) if faults else Value(line, data)


def _decoder(faults: list[RegistryError]) -> json.JSONDecoder:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for key, value in found:
            if key in kept:
                faults.append(_repeated(key))
            kept[key] = value
        return kept

    def constant(_: str) -> None:
        faults.append(_number())

    def number(text: str) -> int | float | None:
        read = _read_number(text)
        if read is None:
            faults.append(_number())
        return read

    return json.JSONDecoder(
        object_pairs_hook=pairs, parse_constant=constant, parse_int=number, parse_float=number
    )


def _read_number(text: str) -> int | float | None:
    """The number, None where it is too long or not finite."""
    if _CORE_INTEGER.fullmatch(text):
        return int(text) if len(text) <= MAX_DIGITS else None
    read = float(text) if len(text) <= 64 else math.inf
    return read if math.isfinite(read) else None


class _Lines:
    """Which line a position lies on; positions are asked for in rising order."""

    def __init__(self, text: str) -> None:
        self._text, self._counted, self._line = text, 0, 1

    def at(self, position: int) -> int:
        if position > self._counted:
            self._line += self._text.count("\n", self._counted, position)
            self._counted = position
        return self._line


class _Documents:
    """Values built from the events of a YAML parser."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._fault: RegistryError | None = None

    def values(self) -> Iterator[Value]:
        for event in self._events:
            if not isinstance(event, DocumentStartEvent):
                continue
            first = next(self._events)
            if not isinstance(first, SequenceStartEvent):
                yield self._whole(first)
                continue
            while not isinstance(item := next(self._events), SequenceEndEvent):
                yield self._whole(item)

    def _whole(self, event: Event) -> Value:
        self._fault = None
        line = event.start_mark.line + 1 if event.start_mark else 1
        data = self._build(event, 0)
        return Value(line, error=self._fault) if self._fault else Value(line, data)

    def _build(self, event: Event, depth: int) -> Any:
        if depth >= MAX_DEPTH and isinstance(event, CollectionStartEvent):
            self._refuse(_too_deep())
            return self._skip()
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return self._refuse(
                _fault(
                    "alias",
                    "An alias stands here.",
                    "Write the value out where it is used; aliases are not read.",
                )
            )
        if getattr(event, "tag", None) not in (None, "!", *_CORE_TAGS):
            self._refuse(_tag())
        if isinstance(event, MappingStartEvent):
            return self._mapping(depth)
        items = []
        while not isinstance(item := next(self._events), SequenceEndEvent):
            items.append(self._build(item, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if isinstance(event, ScalarEvent):
                key = event.value
                if key in kept:
                    self._refuse(_repeated(key))
            else:
                self._build(event, depth + 1)
                self._refuse(_fault("key", "A key is not a word.", "Write a name before each colon."))
                key = ""
            kept[key] = self._build(next(self._events), depth + 1)
        return kept

    def _scalar(self, event: ScalarEvent) -> Any:
        plain = event.implicit[0]
        if event.tag in _TEXT_TAGS or (event.tag is None and not plain):
            return event.value
        if event.tag not in (None, *_CORE_TAGS):
            return self._refuse(_tag())
        text = event.value
        if text in _CORE_WORDS:
            return _CORE_WORDS[text]
        if _NOT_FINITE.fullmatch(text):
            return self._refuse(_number())
        if not _CORE_FLOAT.fullmatch(text):
            return text
        read = _read_number(text)
        return self._refuse(_number()) if read is None else read

    def _skip(self) -> None:
        opened = 1
        while opened:
            event = next(self._events)
            opened += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)

    def _refuse(self, error: RegistryError) -> None:
        self._fault = self._fault or error


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()


def _depth_exceeds(data: object, limit: int) -> bool:
    """Whether more than `limit` objects and lists lie in one another."""
    if not isinstance(data, dict | list):
        return False
    members = data.values() if isinstance(data, dict) else data
    return limit == 0 or any(_depth_exceeds(member, limit - 1) for member in members)


def _fault(reason: str, message: str, hint: str) -> RegistryError:
    return RegistryError(f"file.{reason}", message, hint=hint)


def _syntax(found: str, column: int) -> RegistryError:
    return _fault(
        "syntax",
        f"This cannot be read, at column {column}: {found}.",
        "Mend this place. What comes before it was read; what comes after it was not.",
    )


def _repeated(key: str) -> RegistryError:
    shown = key if key.isidentifier() and len(key) <= 40 else f"of {len(key)} characters"
    return _fault(
        "repeated_key", f"The key {shown} stands twice in one object.", "Keep the one that is meant."
    )


def _number() -> RegistryError:
    return _fault(
        "number", "A number is not finite, or has too many digits.", "Write it as a plain whole number."
    )


def _tag() -> RegistryError:
    return _fault("tag", "A YAML tag stands here.", "Remove the word that begins with an exclamation mark.")


def _too_deep() -> RegistryError:
    hint = "A record has sections, fields and lists of groups; nothing lies deeper."
    return _fault("depth", f"Objects and lists lie more than {MAX_DEPTH} deep in one another.", hint)
