"""What becomes of one row of a public inventory: an imported filing, or the reason why not.

Knows: what every reader of an inventory gives back. Does not know which inventories there are
(registry.exchange.inventories).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RowMessage:
    """Something about one row that a reader of the import should know; `column` is empty for the whole row."""

    code: str
    column: str
    message: str
    hint: str


@dataclass(frozen=True)
class Filed:
    """A row that becomes an imported filing: number and line, the deployment's id, the record, why it is filed, and
    where each cell went (`carried`: column to field path; `not_carried`: column to reason)."""

    row: int
    line: int
    deployment: str
    record: dict[str, Any]
    reason: str
    messages: tuple[RowMessage, ...]
    carried: Mapping[str, str]
    not_carried: Mapping[str, str]
    provenance: str = "imported"


@dataclass(frozen=True)
class Skipped:
    """A row that is not filed, and why."""

    row: int
    line: int
    reason: str
    messages: tuple[RowMessage, ...]
