"""Addresses are fixed; the server and a published copy agree on them."""

from __future__ import annotations

import pytest

from registry.errors import RegistryError
from registry.pages.address import FILES, PAGES, Site, address, asset, file_name, twin
from registry.pages.list_views import Filters

SERVED, COPY = Site(), Site(base="/sightline/", static=True, takes_acts=False)


@pytest.mark.parametrize(
    ("name", "parts", "served", "copied", "file", "json"),
    [
        ("home", (), "/", "/sightline/index.html", "index.html", "/index.json"),
        ("deployments", (), "/deployments", "/sightline/deployments/index.html", "deployments/index.html",
         "/deployments.json"),
        ("deployment", ("x",), "/deployments/x", "/sightline/deployments/x/index.html", "deployments/x/index.html",
         "/deployments/x.json"),
        ("version", ("x", 2), "/deployments/x/versions/2", "/sightline/deployments/x/versions/2/index.html",
         "deployments/x/versions/2/index.html", "/deployments/x/versions/2.json"),
        ("rerun", ("x", 2), "/deployments/x/versions/2/rerun", "/sightline/deployments/x/versions/2/rerun/index.html",
         "deployments/x/versions/2/rerun/index.html", "/deployments/x/versions/2/rerun.json"),
        ("requirements", (), "/requirements", "/sightline/requirements/index.html", "requirements/index.html",
         "/requirements.json"),
        ("requirement", ("HR-05",), "/requirements/HR-05", "/sightline/requirements/HR-05/index.html",
         "requirements/HR-05/index.html", "/requirements/HR-05.json"),
        ("bundles", (), "/bundles/", "/sightline/bundles/index.html", "bundles/index.html", "/bundles.json"),
        ("case", ("x",), "/cases/x", "/sightline/cases/x/index.html", "cases/x/index.html", "/cases/x.json"),
        ("log", (), "/log/", "/sightline/log/index.html", "log/index.html", "/log.json"),
    ],
)  # fmt: skip
def test_every_page_has_one_address(
    name: str, parts: tuple[str | int, ...], served: str, copied: str, file: str, json: str
) -> None:
    assert address(SERVED, name, *parts) == served
    assert address(COPY, name, *parts) == copied
    assert file_name(COPY, copied) == file
    assert twin(SERVED, name, *parts) == json
    assert twin(COPY, name, *parts) == "/sightline" + json


def test_files_lie_beside_their_pages() -> None:
    assert address(SERVED, "entry", "gb-x", 2) == "/deployments/gb-x/versions/2/entry"
    assert address(SERVED, "proof", "gb-x", 2) == "/deployments/gb-x/versions/2/proof"
    assert file_name(COPY, address(COPY, "proof", "gb-x", 2)) == "deployments/gb-x/versions/2/proof"
    assert address(SERVED, "log_file", "2026", "checkpoint") == "/log/2026/checkpoint"


def test_filters_live_in_the_address_and_empty_ones_do_not() -> None:
    filters = Filters(q="live face & more", country="GB")
    assert address(SERVED, "deployments", **filters.query(page=2)) == (
        "/deployments?q=live+face+%26+more&country=GB&page=2"
    )
    assert address(SERVED, "deployments", **filters.query(q="", page=1)) == "/deployments?country=GB"
    assert twin(SERVED, "deployments", **filters.query(page=1)) == (
        "/deployments.json?q=live+face+%26+more&country=GB"
    )


def test_a_copy_has_pages_but_no_search() -> None:
    assert address(COPY, "deployments", page=2) == "/sightline/deployments/page/2/index.html"
    assert address(COPY, "deployments", page=1) == "/sightline/deployments/index.html"
    assert twin(COPY, "deployments", page=2) == "/sightline/deployments/page/2.json"
    for make in (address, twin):
        with pytest.raises(RegistryError) as refused:
            make(COPY, "deployments", country="GB")
        assert refused.value.code == "pages.address"


@pytest.mark.parametrize(("name", "parts"), [("nothing", ()), ("deployment", ()), ("home", ("x",))])
def test_an_address_that_does_not_exist_is_refused(name: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(RegistryError):
        address(SERVED, name, *parts)


def test_a_part_cannot_leave_its_place() -> None:
    assert address(SERVED, "deployment", "../../log?x#y") == "/deployments/..%2F..%2Flog%3Fx%23y"


def test_an_asset_changes_its_address_with_its_content() -> None:
    name, _, version = asset(COPY, "style.css").partition("?v=")
    assert name == "/sightline/static/style.css"
    assert len(version) == 12


def test_pages_and_files_share_no_name() -> None:
    assert not PAGES.keys() & FILES.keys()
