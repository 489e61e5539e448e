"""One row of a spreadsheet as text, whatever file it comes from.

Knows: what CSV and XLSX have in common. Does not know what the cells mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import RegistryError


@dataclass(frozen=True)
class SheetRow:
    """A row: its number in the sheet (from 1), its cells as text, what is wrong with a cell (by its place from 0; None for
    the whole row), and how many bytes of the file were read when it ended."""

    number: int
    values: tuple[str, ...]
    faults: tuple[tuple[int | None, RegistryError], ...]
    read: int


def formula_fault() -> RegistryError:
    """A cell that computes its value."""
    return RegistryError(
        "table.formula",
        "This cell is a formula, and what it computes depends on who opens the file.",
        hint="Write the value itself. A text that begins with = gets an apostrophe before it.",
    )
