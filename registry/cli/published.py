"""What a publication came to, and of whom nothing could be learnt, told in the same words by every command."""

from __future__ import annotations

import click

from registry.errors import RegistryError
from registry.operations.publish import Published
from registry.pages.words import counted

_WITNESSED = {None: "", True: ", witnessed", False: ", too few witnesses yet: they are asked again next time"}


def tell_published(published: Published, *, aside: bool = False) -> None:
    """Print the checkpoint that is public now, and on standard error who was silent and what is behind. `aside`: all of it on
    standard error, where the output of the command is something else.
    """
    click.echo(
        f"published: size {published.size}, root {published.root.hex()}, "
        f"{counted(published.added, 'entry', 'entries')} added{_WITNESSED[published.witnessed]}",
        err=aside,
    )
    tell_trouble(published)


def tell_trouble(published: Published) -> None:
    """Print on standard error who was silent and what is behind."""
    for error in (*published.silent, *filter(None, [published.behind])):
        click.echo(f"  {error.message} [{error.code}]", err=True)


def tell(error: RegistryError) -> None:
    """Say whom nothing could be learnt from."""
    click.echo(f"{error.message} [{error.code}]", err=True)
