"""Edits of a module's text, at places that its syntax tree names.

Knows: how a place in a tree becomes one in the text, and that an edit which does not find there what it replaces is a
mistake. Does not know what is edited, nor why (`read_once`, `look_ups`).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import NamedTuple

from registry.policy.rego import Node


class Edit(NamedTuple):
    """In a line, counted from 1, from a column, counted from 1 in bytes, `old` becomes `new`."""

    row: int
    column: int
    old: bytes
    new: bytes


def edit(location: Node, old: str, new: str) -> Edit:
    """The edit at a `location` of a tree that replaces `old`, which stands there, by `new`."""
    return Edit(location["row"], location["col"], old.encode(), new.encode())


def after(location: Node, new: str) -> Edit:
    """The edit that puts `new` behind the whole of what stands at a `location`."""
    *before, last = base64.b64decode(location["text"]).split(b"\n")
    column = len(last) + (1 if before else location["col"])
    return Edit(location["row"] + len(before), column, b"", new.encode())


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all `edits`, none of which touches another. Raises ValueError where one does not fit."""
    lines = text.encode().split(b"\n")
    for row, column, old, new in sorted(edits, reverse=True):
        line, start = lines[row - 1], column - 1
        if line[start : start + len(old)] != old:
            raise ValueError(f"line {row} has no {old!r} at column {column}")
        lines[row - 1] = line[:start] + new + line[start + len(old) :]
    return b"\n".join(lines).decode()
