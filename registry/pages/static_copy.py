"""The files of a published copy: each page as HTML and as its JSON twin, where the server has them.

Knows: where the files of a page lie, and that they link to one another by relative addresses, so that the copy can be read from
a folder and served below any path. Renders with the server's own templates. Does not know which pages there are, nor writes any.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from registry import assets
from registry.pages.address import Site, address, file_name, twin
from registry.pages.deployment_views import DeploymentPage, VersionPage
from registry.pages.findings_page import findings_page
from registry.pages.record_page import record_page
from registry.pages.render import render
from registry.pages.twin import to_json
from registry.pages.views import Page

File = tuple[str, bytes]
"""Its path from the root of the copy, with slashes, and what is in it."""

ASSETS: Final = ("style.css", "script.js", "favicon.svg")
_ROOT: Final = Site(static=True, takes_acts=False)


def page_files(page: Page, name: str, *parts: str | int, number: int = 1) -> Iterator[File]:
    """Both files of the page that is addressed by `name` and `parts`; `number`: which page of a list it is.

    The site of `page` is that of the copy, whatever its base.
    """
    yield _html(page, name, *parts, number=number)
    yield _twin(_text(to_json(page)), name, *parts, number=number)


def deployment_files(page: DeploymentPage, versions: tuple[VersionPage, ...]) -> Iterator[File]:
    """The files of a deployment's page and of those of its versions, the latest first."""
    id = page.version.record.deployment
    yield _html(page, "deployment", id)
    for at, one in enumerate(versions):
        number = one.version.record.version
        said = to_json(one)
        version = _text(said["version"])
        yield _html(one, "version", id, number)
        whole = findings_page(one.version, site=one.site, development_keys=one.development_keys)
        yield _html(whole, "findings", id, number)
        record = record_page(one.version, site=one.site, development_keys=one.development_keys)
        yield _html(record, "record", id, number)
        yield _twin(_joined(said, version), "version", id, number)
        if at == 0:
            yield _twin(_joined(to_json(page, said["version"]), version), "deployment", id)


def proof_files(deployment: str, version: int, entry: bytes, proof: bytes | None) -> Iterator[File]:
    """The signed entry of a version and its proof, which is None where it is not published yet."""
    yield file_name(_ROOT, address(_ROOT, "entry", deployment, version)), entry
    if proof is not None:
        yield file_name(_ROOT, address(_ROOT, "proof", deployment, version)), proof


def asset_files() -> Iterator[File]:
    """What every page needs beside itself."""
    for name in ASSETS:
        yield f"static/{name}", (assets.web() / name).read_bytes()


def _html(page: Page, name: str, *parts: str | int, number: int = 1) -> File:
    path = file_name(_ROOT, address(_ROOT, name, *parts, page=number))
    site = replace(page.site, base="../" * path.count("/") or "./")
    return path, render(replace(page, site=site)).encode()


def _twin(text: str, name: str, *parts: str | int, number: int = 1) -> File:
    return file_name(_ROOT, twin(_ROOT, name, *parts, page=number)), (text + "\n").encode()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _joined(document: dict[str, Any], version: str) -> str:
    """`document` as text, with `version` as that of the version it shows: the longest part of two files, written once."""
    texts = (
        f"{_text(name)}: {version if name == 'version' else _text(value)}" for name, value in document.items()
    )
    return f"{{{', '.join(texts)}}}"
