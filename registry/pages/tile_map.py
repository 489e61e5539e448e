"""The map of the world with one tile a state, all of one size, so that small states are seen.

Knows: where each tile lies (`web/tiles.txt`, a picture of rows and columns), and by how much it is filled. Does not know how it
is drawn, nor says anything of a place: neighbours on the map are roughly neighbours on the globe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from registry import assets
from registry.domain.countries import COUNTRIES
from registry.pages.views import Count
from registry.pages.words import unaccented

TILE: Final = 30
"""Side of a tile with its gap, in user units of the drawing."""
_NOTHING: Final = ".."
_LEVELS: Final = (1, 2, 10, 100)


@dataclass(frozen=True)
class Tile:
    """A place on the map: its left upper corner, how many deployments it has, and how full it is drawn, from 0 to 4."""

    code: str
    x: int
    y: int
    count: int

    @property
    def level(self) -> int:
        """How many of the bounds 1, 2, 10 and 100 the count reaches."""
        return sum(self.count >= bound for bound in _LEVELS)


def tiles(counts: Iterable[Count]) -> tuple[Tile, ...]:
    """Every place of the map, in the order of its rows, with its count; what is no place is left out."""
    found = {one.value: one.count for one in counts}
    return tuple(Tile(code, x * TILE, y * TILE, found.get(code, 0)) for code, (x, y) in grid().items())


def empty(counts: Iterable[Count]) -> tuple[str, ...]:
    """The codes of the places that have no deployment, by their names."""
    return tuple(sorted((one.code for one in tiles(counts) if not one.count), key=_by_name))


def extent() -> tuple[int, int]:
    """Width and height of the drawing."""
    columns, rows = zip(*grid().values(), strict=True)
    return (max(columns) + 1) * TILE, (max(rows) + 1) * TILE


@cache
def grid() -> Mapping[str, tuple[int, int]]:
    """Column and row of each code."""
    lines = (assets.web() / "tiles.txt").read_text(encoding="ascii").splitlines()
    cells = ((code, (x, y)) for y, line in enumerate(lines) for x, code in enumerate(line.split()))
    return MappingProxyType({code: place for code, place in cells if code != _NOTHING})


def _by_name(code: str) -> str:
    # Åland stands with A, as in every index of countries.
    return unaccented(COUNTRIES[code])
