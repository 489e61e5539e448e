"""A place of the log as one number, in the order of the logs and their entries: for cursors, which hold nothing else."""

from __future__ import annotations

from typing import Final

from registry.storage.values import Place

INDEX_BITS: Final = 40
"""Of the number of a place: no log has that many entries."""
BEGINNING: Final = 0
"""The number of the place before every entry of every log."""


def number_of(place: Place) -> int:
    """The number of a place, which is greater than that of every place before it."""
    return place.log_id << INDEX_BITS | place.index


def place_at(number: int) -> Place:
    """The place that has this number."""
    return Place(number >> INDEX_BITS, number & (1 << INDEX_BITS) - 1)
