"""How tables and longer texts are printed: as wide as the terminal, or of a fixed width where the output goes elsewhere."""

from __future__ import annotations

import shutil
import sys
import textwrap

import click
from rich.console import Console
from rich.table import Table


def print_table(table: Table, width: int) -> None:
    """Print `table`; `width` counts columns where the output is no terminal."""
    _Console(width=None if sys.stdout.isatty() else width).print(table)


def print_text(text: str, width: int = 110, hanging: int = 2) -> None:
    """Print a paragraph, its further lines set in by `hanging`; `width` counts columns where the output is no terminal."""
    columns = shutil.get_terminal_size((width, 24)).columns if sys.stdout.isatty() else width
    click.echo(
        textwrap.fill(
            text, columns, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False
        )
    )


class _Console(Console):
    def on_broken_pipe(self) -> None:
        # Left to the command line, which knows the exit code; rich would end with 1, which means "no" here.
        raise BrokenPipeError
