"""What a revision expects: that the version before it is the one that whoever revises it has seen.

Knows: that it is compared in the transaction of the decision, so that nothing comes between. Does not know how it was said.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from registry.errors import RegistryError
from registry.storage import tables
from registry.storage.values import Place


def follows(number: int) -> Callable[[Connection, Place], None]:
    """What is done beside the entry of a version (`NewEntry.write`): raise `file.followed` unless it comes behind `number`."""
    of = tables.version.c

    def require(connection: Connection, place: Place) -> None:
        query = select(of.n).where(of.log_id == place.log_id, of.idx == place.index)
        if connection.scalar(query) != number + 1:
            raise followed()

    return require


def followed() -> RegistryError:
    """The error where there is another version by now than the one that was seen."""
    return RegistryError(
        "file.followed",
        "the deployment has another version by now",
        hint="Nothing was filed. Read the latest version, and revise that.",
    )
