"""One process that copies public pages into files: a page of the list and the deployments on it at a time.

Knows: how the pages of a deployment become files. Does not know which deployments there are (`operations.copy_pages`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from registry.domain.decision import instant
from registry.operations.prove import prove
from registry.operations.registry import Registry, open_registry
from registry.operations.show import cases, decisions, deployments
from registry.pages.address import Site
from registry.pages.deployment_views import DeploymentPage, VersionPage
from registry.pages.list_views import DeploymentList, Filters
from registry.pages.static_copy import File, deployment_files, page_files, proof_files
from registry.settings import Settings
from registry.storage import ledger
from registry.storage.values import Place


class Piece(NamedTuple):
    """A page of the list, which has `pages` with `total` deployments on them, and the deployments on it."""

    number: int
    pages: int
    total: int
    ids: tuple[str, ...]


class Copied(NamedTuple):
    """How much was written."""

    deployments: int
    versions: int
    files: int
    bytes: int


_prepared: tuple[Registry, Path, dict[str, Any]] | None = None


def common_of(registry: Registry) -> dict[str, Any]:
    """What every page of a copy has; the base is that of each page."""
    return {
        "development_keys": registry.description.development_keys,
        "site": Site(
            static=True,
            takes_acts=False,
            register=registry.description.address,
            copied_on=instant(registry.clock())[:10],
        ),
    }


def prepare(root: Path, settings: Settings, draft: Path, common: dict[str, Any]) -> None:
    """Open the registry in a process of its own."""
    global _prepared
    _prepared = open_registry(root, settings, with_keys=False), draft, common


def copy_prepared(piece: Piece) -> Copied:
    """`copy_piece` of the registry that was opened."""
    assert _prepared is not None
    registry, draft, common = _prepared
    return copy_piece(registry, draft, common, piece)


def copy_piece(registry: Registry, draft: Path, common: dict[str, Any], piece: Piece) -> Copied:
    """Write a page of the list and the pages of the deployments on it into `draft`."""
    written = Copied(
        0,
        0,
        *write_files(draft, page_files(_list(registry, common, piece), "deployments", number=piece.number)),
    )
    for id in piece.ids:
        page, versions = deployments.pages_of(registry, common, id)
        files, size = write_files(draft, _of_deployment(registry, common, page, versions))
        written = Copied(
            written.deployments + 1,
            written.versions + len(versions),
            written.files + files,
            written.bytes + size,
        )
    return written


def write_files(folder: Path, files: Iterable[File]) -> tuple[int, int]:
    """Write new files below `folder`; how many there were, and of how many bytes."""
    count = size = 0
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)
        count, size = count + 1, size + len(data)
    return count, size


def _list(registry: Registry, common: dict[str, Any], piece: Piece) -> DeploymentList:
    return DeploymentList(
        **common,
        filters=Filters(),
        facets=(),
        total=piece.total,
        page=piece.number,
        pages=piece.pages,
        deployments=deployments.listed(registry, piece.ids),
    )


def _of_deployment(
    registry: Registry, common: dict[str, Any], page: DeploymentPage, versions: tuple[VersionPage, ...]
) -> Iterator[File]:
    yield from deployment_files(page, versions)
    id = page.version.record.deployment
    shown = (one.version for one in versions if one.version.record.provenance == "reconstructed")
    if (case := next(shown, None)) is not None:
        yield from page_files(cases.case_of(case, page.withdrawn, common), "case", id)
    logs = ledger.log_ids(registry.database)
    for one in versions:
        number, proof = one.version.record.version, one.version.proof
        place = Place(logs[proof.origin], proof.index)
        if proof.tree_size is None:
            yield from proof_files(id, number, decisions.entry(registry, place), None)
        else:
            yield from proof_files(id, number, *prove(registry.at(place.log_id).tree, place.index))
