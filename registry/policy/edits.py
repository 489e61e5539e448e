"""Edits of a module's text, at places that its syntax tree names.

Knows: how a place in a tree becomes one in the text, and that an edit which does not find there what it replaces is a
mistake. Does not know what is edited, nor why (`read_once`, `look_ups`).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import NamedTuple

from registry.errors import RegistryError
from registry.policy.rego import Node


class Edit(NamedTuple):
    """In a line, from a column, both counted from 1, the column in characters as OPA does, `old` becomes `new`."""

    row: int
    column: int
    old: str
    new: str


def edit(location: Node, old: str, new: str) -> Edit:
    """The edit at a `location` of a tree that replaces `old`, which stands there, by `new`."""
    return Edit(location["row"], location["col"], old, new)


def after(location: Node, new: str) -> Edit:
    """The edit that puts `new` behind the whole of what stands at a `location`."""
    *before, last = base64.b64decode(location["text"]).decode().split("\n")
    column = len(last) + (1 if before else location["col"])
    return Edit(location["row"] + len(before), column, "", new)


def edited(path: str, text: str, edits: Iterable[Edit]) -> str:
    """The text of the module at `path` with all `edits`, none of which touches another.

    Raises `policies.refused` with the place where one does not fit.
    """
    lines = text.split("\n")
    for row, column, old, new in sorted(edits, reverse=True):
        line, start = lines[row - 1], column - 1
        if line[start : start + len(old)] != old:
            raise RegistryError(
                "policies.refused",
                f"{path}:{row}: column {column} is to read {old}, in one word and behind dots",
                hint="Write the reference there as a.b.c, without brackets. Nothing was built.",
            )
        lines[row - 1] = line[:start] + new + line[start + len(old) :]
    return "\n".join(lines)
