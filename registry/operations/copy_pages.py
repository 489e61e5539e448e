"""Copy the public pages into files, to be read from a folder or put on any web server.

Knows: which pages a copy has and in which order they are made: what links to deployments comes before it is settled which
deployments there are, so that no link leads nowhere. The copy is made in a folder of its own and takes its name when it is
complete. Only the ids of deployments are held in memory; each page is as its deployment stood when its turn came. Reads nothing
but what is public.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.operations.copy_pages_worker import (
    Copied,
    Piece,
    common_of,
    copy_piece,
    copy_prepared,
    prepare,
    write_files,
)
from registry.operations.own_folder import require_new_folder
from registry.operations.processes import in_processes
from registry.operations.registry import Registry
from registry.operations.show import bundles, cases, deployments, log, requirements, sightings
from registry.pages.static_copy import File, asset_files, page_files
from registry.storage import lists

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class CopiedPages:
    """What a copy holds: deployments, their versions, and how many files of how many bytes."""

    deployments: int
    versions: int
    files: int
    bytes: int


def copy_pages(
    registry: Registry, to: Path, *, processes: int = 1, progress: Progress = lambda done, total: None
) -> CopiedPages:
    """Write every public page into `to`, which has to be new or empty; `progress` counts deployments.

    Raises `export.folder`, `show.unpublished`, and `processes.lost`; then there is nothing at `to`.
    """
    require_new_folder(to)
    to.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{to.name}-", dir=to.parent))
    try:
        common = common_of(registry)
        written = write_files(draft, _around(registry, common))
        ids = lists.ids(registry.database)
        copied = Copied(0, 0, *written)
        for one in _pieces_copied(registry, draft, common, ids, processes):
            copied = Copied(*(a + b for a, b in zip(copied, one, strict=True)))
            progress(copied.deployments, len(ids))
        draft.chmod(0o755)
        with suppress(FileNotFoundError):
            to.rmdir()
        draft.rename(to)
        return CopiedPages(*copied)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _around(registry: Registry, common: dict[str, Any]) -> Iterator[File]:
    """The pages beside those of deployments."""
    yield from asset_files()
    yield from page_files(deployments.home(registry, common), "home")
    yield from page_files(log.log_page(registry, common), "log")
    yield from page_files(bundles.bundle_list(registry, common), "bundles")
    listed = requirements.requirement_list(registry, common)
    yield from page_files(listed, "requirements")
    for one in listed.requirements:
        yield from page_files(requirements.requirement(registry, common, one.id), "requirement", one.id)
    number = pages = 1
    while number <= pages:
        page = sightings.sighting_list(registry, common, number)
        yield from page_files(page, "sightings", number=number)
        number, pages = number + 1, page.pages
    number = pages = 1
    while number <= pages:
        listed_cases = cases.case_list(registry, common, number)
        yield from page_files(listed_cases, "cases", number=number)
        number, pages = number + 1, listed_cases.pages


def _pieces_copied(
    registry: Registry, draft: Path, common: dict[str, Any], ids: list[str], processes: int
) -> Iterator[Copied]:
    pages = max(1, -(-len(ids) // deployments.PAGE_SIZE))
    pieces = (
        Piece(number, pages, len(ids), tuple(ids[first : first + deployments.PAGE_SIZE]))
        for number, first in enumerate(range(0, max(1, len(ids)), deployments.PAGE_SIZE), 1)
    )
    if processes == 1:
        return (copy_piece(registry, draft, common, piece) for piece in pieces)
    return in_processes(
        copy_prepared,
        pieces,
        processes,
        prepare,
        registry.home.root,
        registry.settings,
        draft,
        common,
    )
