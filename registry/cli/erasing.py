"""What `sightline erase` and `sightline act erase` share: their options, and how an erasure ends.

Knows: that an erasure ends with its publication, also one that is done again because the first was interrupted. Does not
know what is erased.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from registry.cli.main import print_error
from registry.cli.published import tell_published
from registry.domain.erasure import GROUNDS
from registry.errors import RegistryError
from registry.operations.publish import publish
from registry.operations.registry import Registry

_Command = TypeVar("_Command", bound=Callable[..., Any])

ground_option = click.option(
    "--ground", required=True, type=click.Choice(list(GROUNDS)), help="The provision that obliges to erase."
)


def fields_option(help: str) -> Callable[[_Command], _Command]:
    """`--field PATH`, once or more."""
    return click.option("--field", "fields", multiple=True, required=True, metavar="PATH", help=help)


@contextmanager
def published_again(registry: Registry) -> Iterator[None]:
    """Where all of it is erased already, publish before that is told: whoever erased it may have been interrupted."""
    try:
        yield
    except RegistryError as error:
        if error.code == "erase.erased":
            publish(registry)
        raise


def publish_erased(registry: Registry, left: RegistryError | None) -> None:
    """Tell what is left to do of an erasure that is done, and publish it."""
    if left is not None:
        print_error(left)
    tell_published(publish(registry))
