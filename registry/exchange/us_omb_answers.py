"""The record that a row of the US federal AI inventory becomes, while it is being made.

Knows: where each cell went, to which field or why to none, and what is to be said about the row. Does not know the
columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from registry.exchange.inventory import RowMessage


@dataclass
class Answers:
    """The record that a row becomes, and where each of its cells went: a field's path, or the reason why not."""

    record: dict[str, Any] = field(default_factory=dict)
    carried: dict[str, str] = field(default_factory=dict)
    not_carried: dict[str, str] = field(default_factory=dict)
    messages: list[RowMessage] = field(default_factory=list)

    def put(self, column: str, path: str, value: object) -> None:
        """Answer the field at `path` with `value`; a list takes one more item."""
        *sections, name = path.removesuffix("[]").split(".")
        place = self.record
        for section in sections:
            place = place.setdefault(section, {})
        if path.endswith("[]"):
            place.setdefault(name, []).append(value)
        else:
            place[name] = value
        self.carried[column] = path

    def leave(self, column: str, reason: str) -> None:
        """Name the cell as not carried."""
        self.not_carried[column] = reason

    def note(self, code: str, column: str, message: str, hint: str) -> None:
        """Add a message."""
        self.messages.append(RowMessage(f"omb.{code}", column, message, hint))
