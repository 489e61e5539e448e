"""JSON read value by value: the items of a list one at a time, each with its line.

Knows: that a key stands once, and that a fault in one item costs that item only. Does not know what a value means.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from registry.errors import RegistryError
from registry.exchange.plain_values import (
    MAX_DEPTH,
    Value,
    depth_fault,
    key_fault,
    number_fault,
    read_number,
    repeated_key,
    syntax_fault,
)

_SPACE = re.compile(r"[ \t\r\n]*")


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
        yield Value(lines.at(error.pos), error=syntax_fault(error.msg, error.colno))
    except RecursionError:
        yield Value(lines.at(at), error=depth_fault())


def _value(line: int, data: object, faults: list[RegistryError]) -> Value:
    if not faults and _depth_exceeds(data, MAX_DEPTH):
        faults.append(depth_fault())
    return Value(line, error=faults[0]) if faults else Value(line, data)


def _decoder(faults: list[RegistryError]) -> json.JSONDecoder:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for key, value in found:
            if not key.isprintable():
                faults.append(key_fault())
            elif key in kept:
                faults.append(repeated_key(key))
            kept[key] = value
        return kept

    def constant(_: str) -> None:
        faults.append(number_fault())

    def number(text: str) -> int | float | None:
        read = read_number(text)
        if read is None:
            faults.append(number_fault())
        return read

    return json.JSONDecoder(
        object_pairs_hook=pairs, parse_constant=constant, parse_int=number, parse_float=number
    )


class _Lines:
    """Which line a position lies on; positions are asked for in rising order."""

    def __init__(self, text: str) -> None:
        self._text, self._counted, self._line = text, 0, 1

    def at(self, position: int) -> int:
        if position > self._counted:
            self._line += self._text.count("\n", self._counted, position)
            self._counted = position
        return self._line


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
