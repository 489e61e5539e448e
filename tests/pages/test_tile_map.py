"""The map of equal tiles: every state is on it, once, and none is larger than another."""

from __future__ import annotations

import html5lib
import pytest

from registry.domain.countries import COUNTRIES
from registry.pages.render import render
from registry.pages.tile_map import TILE, extent, grid, tiles
from registry.pages.views import Count
from tests.pages import samples

SVG = "{http://www.w3.org/2000/svg}"


def test_every_place_of_the_standard_is_on_the_map_and_nothing_else() -> None:
    assert set(grid()) == set(COUNTRIES)


def test_no_two_places_share_a_tile() -> None:
    assert len(set(grid().values())) == len(grid())


def test_every_tile_lies_within_the_drawing() -> None:
    width, height = extent()
    assert all(0 <= one.x <= width - TILE and 0 <= one.y <= height - TILE for one in tiles(()))


@pytest.mark.parametrize(
    ("count", "level"), [(0, 0), (1, 1), (2, 2), (9, 2), (10, 3), (99, 3), (100, 4), (10**6, 4)]
)
def test_a_tile_is_the_fuller_the_more_it_holds(count: int, level: int) -> None:
    found = {one.code: one for one in tiles([Count("TV", count)])}
    assert (found["TV"].count, found["TV"].level) == (count, level)


def test_what_is_no_place_is_on_no_tile() -> None:
    assert sum(one.count for one in tiles([Count("withheld", 7), Count("FR", 2)])) == 2


@pytest.mark.parametrize("name", ["home", "places"])
def test_each_tile_says_its_place_and_its_number(name: str) -> None:
    page = html5lib.parse(render(samples.pages()[name]), namespaceHTMLElements=False)
    full = {a.get("href"): a.get("aria-label") for a in page.iter(f"{SVG}a")}
    empty = {g.findtext(f"{SVG}title") for g in page.iter(f"{SVG}g")}
    assert len(full) == len(samples.place_list().places)
    assert full["/places/GB"] == "United Kingdom: 4 deployments"
    assert "Tuvalu: none in this register" in empty


def test_a_key_stops_at_no_empty_tile_and_the_list_of_places_leads_to_each() -> None:
    page = html5lib.parse(render(samples.place_list()), namespaceHTMLElements=False)
    assert "/places/TV" not in {a.get("href") for a in page.iter(f"{SVG}a")}
    assert {a.get("href") for a in page.iter("a")} >= {f"/places/{code}" for code in COUNTRIES}


@pytest.mark.parametrize("name", ["home", "places"])
def test_what_an_empty_tile_means_is_said_beside_the_map(documents: dict[str, str], name: str) -> None:
    assert "not that nothing is used there." in documents[name]
