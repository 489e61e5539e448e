"""How a table is printed: as wide as the terminal, or of a fixed width where the output goes elsewhere."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table


def print_table(table: Table, width: int) -> None:
    """Print `table`; `width` counts columns where the output is no terminal."""
    _Console(width=None if sys.stdout.isatty() else width).print(table)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        # Left to the command line, which knows the exit code; rich would end with 1, which means "no" here.
        raise BrokenPipeError
