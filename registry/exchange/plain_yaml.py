"""YAML read value by value, by the core schema of YAML 1.2 without hexadecimal and octal numbers.

Knows: that `NO` is Norway and not false, that `2025-02-02` and `012` are text, that a key stands once, and that there
are neither aliases (a page of them can stand for gigabytes) nor tags. Does not know what a value means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from registry.exchange.plain_values import (
    MAX_DEPTH,
    Value,
    depth_fault,
    fault,
    number_fault,
    read_number,
    repeated_key,
    syntax_fault,
    tag_fault,
)

_CORE_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_CORE_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "map", "seq"))
_TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
_GIVE_UP: Final = 1_000
_YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_values(text: str) -> Iterator[Value]:
    """The items of each document that is a list, and each document that is not, in order.

    A syntax error, and nesting without end, end the reading; an alias, a tag or a repeated key costs the value it stands in only.
    """
    try:
        yield from _Documents(yaml.parse(text, Loader=_YAML)).values()
    except _Endless as error:
        yield Value(error.args[0], error=depth_fault())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        yield Value(
            mark.line + 1 if mark else 1,
            error=syntax_fault(error.problem or "", mark.column + 1 if mark else 1),
        )
    except yaml.YAMLError as error:
        yield Value(1, error=syntax_fault(str(error).splitlines()[0], 1))


class _Endless(Exception):
    """Nesting so deep that reading on costs more than it can give; holds the line."""


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
            self._refuse(depth_fault())
            return self._skip()
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return self._refuse(
                fault(
                    "alias",
                    "An alias stands here.",
                    "Write the value out where it is used; aliases are not read.",
                )
            )
        if getattr(event, "tag", None) not in (None, "!", *_CORE_TAGS):
            self._refuse(tag_fault())
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
                    self._refuse(repeated_key(key))
            else:
                self._build(event, depth + 1)
                self._refuse(fault("key", "A key is not a word.", "Write a name before each colon."))
                key = ""
            kept[key] = self._build(next(self._events), depth + 1)
        return kept

    def _scalar(self, event: ScalarEvent) -> Any:
        plain = event.implicit[0]
        if event.tag in _TEXT_TAGS or (event.tag is None and not plain):
            return event.value
        if event.tag not in (None, *_CORE_TAGS):
            return self._refuse(tag_fault())
        text = event.value
        if text in _CORE_WORDS:
            return _CORE_WORDS[text]
        if _NOT_FINITE.fullmatch(text):
            return self._refuse(number_fault())
        if not _CORE_FLOAT.fullmatch(text):
            return text
        read = read_number(text)
        return self._refuse(number_fault()) if read is None else read

    def _skip(self) -> None:
        opened = 1
        while opened:
            event = next(self._events)
            if opened > _GIVE_UP:
                raise _Endless(event.start_mark.line + 1 if event.start_mark else 1)
            opened += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)

    def _refuse(self, error: RegistryError) -> None:
        self._fault = self._fault or error
