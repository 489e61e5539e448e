"""The command reference: every subcommand with its arguments, options and help, as Markdown.

Knows: how click describes a command. Does not know what a command does.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Final

import click

from registry.pages.markdown import GENERATED

_INTRODUCTION: Final = """# Command line

`sightline --help` and `sightline COMMAND --help` (or `-h`) print what stands here. Exit codes: 0, all is well; 1, the answer is
no (a check that does not hold, an outcome named under `--fail-on`, a record that was not filed); 2, the input or the
surroundings cannot be used; 3, answers that are lacking decide it (`assess --path-to`); 130, stopped by Ctrl-C; 141, nobody
read the output to its end. Messages end with a code in brackets, which the [error reference](errors.md) explains.

"""


def command_reference(root: click.Command) -> str:
    """The whole page for the command `root` and everything below it."""
    context = click.Context(root, info_name="sightline", **root.context_settings)
    return GENERATED + _INTRODUCTION + "".join(_described(root, context, 2)).rstrip() + "\n"


def _described(command: click.Command, context: click.Context, level: int) -> Iterator[str]:
    yield f"{'#' * level} {context.command_path}\n\n"
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"```text\n{usage}\n```\n\n"
    yield _help(command)
    options = [one for one in command.params if isinstance(one, click.Option)]
    records = [record for option in options if (record := option.get_help_record(context))]
    for names, text in records:
        yield f"- `{names}`: {' '.join(text.split())}\n"
    yield "\n" if records else ""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _described(below, click.Context(below, info_name=name, parent=context), level + 1)


def _help(command: click.Command) -> str:
    # A paragraph that begins with a line `\b` is laid out by hand, so it becomes a block of code.
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(command.help or ""))
    return "".join(_block(part) if part.startswith("\b") else _prose(part) for part in paragraphs)


def _block(text: str) -> str:
    return "```text\n" + inspect.cleandoc(text.removeprefix("\b")) + "\n```\n\n"


def _prose(text: str) -> str:
    return " ".join(text.split()) + "\n\n"
