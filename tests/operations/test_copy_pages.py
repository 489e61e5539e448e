"""A copy of the public pages: the register's own pages as files, complete, atomic, and leading nowhere that is not there."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from registry.errors import RegistryError
from registry.http.app import create_app
from registry.operations import copy_pages_worker
from registry.operations.copy_pages import CopiedPages, copy_pages
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.trust import read_key_files
from registry.operations.verify_proof import verify_proof
from registry.settings import Settings
from registry.storage import lists
from tests.operations.acting import GATES, Acting

REGISTER = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def demonstration(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return open_registry(
        Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("copied") / "demo")),
        Settings(),
        with_keys=False,
    )


@pytest.fixture(scope="module")
def made(demonstration: Registry, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CopiedPages]:
    folder = tmp_path_factory.mktemp("copy") / "pages"
    return folder, copy_pages(demonstration, folder)


@pytest.fixture(scope="module")
def copy(made: tuple[Path, CopiedPages]) -> Path:
    return made[0]


def links(page: Path) -> Iterator[str]:
    yield from re.findall(r'(?:href|src|action)="([^"]*)"', page.read_text())


def test_every_link_leads_to_a_file_of_the_copy_or_to_the_register_or_elsewhere(copy: Path) -> None:
    pages = list(copy.rglob("*.html"))
    assert len(pages) > 200
    for page in pages:
        here = page.relative_to(copy).parent.as_posix()
        for link in links(page):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            target = normpath(join(here, unquote(parts.path)))
            assert not target.startswith(".."), (page, link)
            assert (copy / target).is_file(), (page, link)


def test_no_page_asks_anybody_for_anything_but_its_own_files(copy: Path) -> None:
    for page in copy.rglob("*.html"):
        text = page.read_text()
        assert not re.search(r'<(?:script|img|iframe|link)\b[^>]*(?:src|href)="(?:[a-z]+:)?//', text), page
        assert "<form" not in text, page
    assert "url(" not in (copy / "static" / "style.css").read_text()


def test_the_copy_says_the_same_as_the_register(demonstration: Registry, copy: Path) -> None:
    browser = create_app(demonstration.home.root, Settings()).test_client()
    one = "deployments/dk-2019-brondby"
    compared = (
        "index",
        "log",
        "bundles",
        "sightings",
        "requirements",
        "requirements/UNP-04",
        one,
        f"{one}/versions/1",
        "cases",
        "cases/dk-2019-brondby",
    )
    for name in compared:
        said = json.loads((copy / f"{name}.json").read_text())
        assert said == browser.get(f"/{name}.json").get_json(), name


def test_the_list_names_each_deployment_once(demonstration: Registry, copy: Path) -> None:
    pages = [copy / "deployments.json", *sorted((copy / "deployments" / "page").glob("*.json"))]
    assert len(pages) > 1
    named = [row["deployment"] for page in pages for row in json.loads(page.read_text())["deployments"]]
    assert named == lists.ids(demonstration.database)


def test_an_entry_is_proved_by_what_lies_in_the_copy(demonstration: Registry, copy: Path) -> None:
    keys = read_key_files([demonstration.home.trust])
    folder = copy / "deployments" / "dk-2019-brondby" / "versions" / "1"
    proved = verify_proof((folder / "proof").read_bytes(), (folder / "entry").read_bytes(), keys)
    assert proved.index == json.loads((folder.parent / "1.json").read_text())["version"]["proof"]["index"]


def test_what_was_withdrawn_says_so_with_the_reasons(filed: Acting, tmp_path: Path) -> None:
    filed.do("withdraw", {"deployment": GATES}, "town", "filer", reasons="We think again.")
    publish(filed.registry)
    copy_pages(filed.registry, tmp_path / "pages")
    for page in (f"{GATES}/index.html", f"{GATES}/versions/1/index.html"):
        text = (tmp_path / "pages" / "deployments" / page).read_text()
        assert "This registration was withdrawn" in text
        assert "We think again." in text


def test_what_is_not_published_yet_has_its_entry_and_no_proof(filed: Acting, tmp_path: Path) -> None:
    copy_pages(filed.registry, tmp_path / "pages")
    folder = tmp_path / "pages" / "deployments" / GATES / "versions" / "1"
    assert (folder / "entry").is_file()
    assert not (folder / "proof").exists()
    assert "its proof of inclusion" not in (folder / "index.html").read_text()


def test_what_needs_a_server_is_a_link_to_the_register(copy: Path) -> None:
    page = copy / "deployments" / "dk-2019-brondby" / "index.html"
    found = [link for link in links(page) if link.startswith(REGISTER)]
    assert f"{REGISTER}/deployments/dk-2019-brondby/versions/1/rerun" in found
    assert f"{REGISTER}/check#{REGISTER}/deployments/dk-2019-brondby/versions/1" in found
    assert REGISTER in found


def test_it_counts_what_it_wrote(made: tuple[Path, CopiedPages], demonstration: Registry) -> None:
    folder, told = made
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert (told.files, told.bytes) == (len(files), sum(path.stat().st_size for path in files))
    assert told.deployments == len(lists.ids(demonstration.database)) == told.versions


def test_two_processes_write_what_one_writes(filed: Acting, tmp_path: Path) -> None:
    publish(filed.registry)
    copy_pages(filed.registry, tmp_path / "one")
    copy_pages(filed.registry, tmp_path / "two", processes=2)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_a_folder_that_holds_something_is_left_as_it_is(demonstration: Registry, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(RegistryError) as refused:
        copy_pages(demonstration, tmp_path)
    assert refused.value.code == "export.folder"
    assert contents(tmp_path) == {"mine": b"mine"}


def test_a_copy_that_was_not_finished_is_not_there(
    filed: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*arguments: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(copy_pages_worker, "deployment_files", fails)
    publish(filed.registry)
    with pytest.raises(OSError, match="no space"):
        copy_pages(filed.registry, tmp_path / "copies" / "pages")
    assert list((tmp_path / "copies").iterdir()) == []


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
