"""Measure what another release would do: every record under the release in force and under the other one.

Knows: which records, on which law date, and that the work goes on where it was interrupted. Decides nothing and writes
nothing into the log; what it finds is no decision on any record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final, cast

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.errors import RegistryError
from registry.folders import files_in
from registry.operations.assess import wasm_engine
from registry.operations.impact_report import Impact, impact_report
from registry.operations.impact_result import checked_key, key_of
from registry.operations.impact_worker import Piece, assess_pieces, prepare
from registry.operations.processes import in_processes
from registry.operations.registry import Registry
from registry.operations.work_file import work_file
from registry.policy.release import Bundle
from registry.regular_file import read_regular
from registry.storage.blobs import PublicTree
from registry.storage.latest import Latest, committed_forms, latest_versions, listed

FOLDER: Final = "impact"
LARGEST: Final = 256 * 1024 * 1024
"""Bytes of a report that is read again."""
PIECES: Final = 32
"""Records a process takes at a time: what is done twice after an interruption, for each process, at most."""


def measure_impact(
    registry: Registry,
    after: Bundle,
    law_date: date,
    *,
    processes: int = 2,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Impact:
    """What changes for the latest version of every deployment under `after`, on `law_date`.

    Reconstructed versions are assessed on the law date of what was judged, under either release. `progress` is told records
    done and in total. Raises `impact.same` where `after` is in force, `release.none`, and what the work file raises.
    """
    _, before = registry.release()
    if before.digest == after.digest:
        raise RegistryError(
            "impact.same",
            f"release {after.version} is the one in force, so it changes nothing",
            hint="Name another release: a version, a digest or a folder.",
        )
    latest = {
        (one.deployment_id, one.number, one.record_sha256): one for one in latest_versions(registry.database)
    }
    day = law_date.isoformat()
    about = {"work": "impact/2", "before": before.digest, "after": after.digest, "law_date": day}
    path = work_path(registry, before, after, day)
    key = checked_key((len(before.requirements), len(after.requirements)))
    with work_file(path, about, key) as file:
        # What was done of versions that have been superseded since is left aside.
        remaining = latest.keys() - {key_of(result) for result in file.results()}
        done = at_hand = len(latest) - len(remaining)
        progress(done, len(latest))
        if remaining:
            # A module that cannot run is told here, once, and not by processes that end without a word.
            wasm_engine(after)
            pieces = _pieces(registry, [one for key, one in latest.items() if key in remaining])
            count = min(processes, -(-len(remaining) // PIECES))
            for results in in_processes(
                assess_pieces, pieces, count, prepare, dict(before.files), dict(after.files), day
            ):
                file.add(results)
                done += len(results)
                progress(done, len(latest))
        found = (result for result in file.results() if key_of(result) in latest)
        report = impact_report(
            before, after, day, found, lambda ids: listed(registry.database, ids), from_work_file=at_hand
        )
    _keep(registry, path, report)
    return report


def kept_reports(registry: Registry) -> list[tuple[str, Impact]]:
    """(name, report) of every measurement against the release in force that was completed, the latest law date first."""
    _, before = registry.release()
    folder = registry.home.root / FOLDER
    names = (
        sorted((file.stem for file in files_in(folder) if file.suffix == ".json"), reverse=True)
        if folder.is_dir()
        else []
    )
    found = [
        (name, report)
        for name in names
        if name.startswith(before.digest[:16]) and (report := _kept(folder / f"{name}.json")) is not None
    ]
    return sorted(found, key=lambda one: one[1]["law_date"], reverse=True)


def _keep(registry: Registry, path: Path, report: Impact) -> None:
    name = f"{FOLDER}/{path.with_suffix('.json').name}"
    PublicTree(registry.home.root, registry.home.drafts).replace(name, canonical_bytes(report))


def _kept(file: Path) -> Impact | None:
    try:
        return cast(Impact, parse_canonical(read_regular(file, LARGEST)))
    except (OSError, RegistryError):
        # It is made again whenever somebody measures.
        return None


def work_path(registry: Registry, before: Bundle, after: Bundle, law_date: str) -> Path:
    """Where the finished work on one question lies; it may be removed at any time."""
    name = f"{before.digest[:16]}-{after.digest[:16]}-{law_date}.work"
    return registry.home.root / FOLDER / name


def _pieces(registry: Registry, remaining: list[Latest]) -> Iterator[list[Piece]]:
    rest = iter(remaining)
    while chunk := list(islice(rest, PIECES)):
        forms = committed_forms(registry.database, [one.id for one in chunk])
        yield [
            Piece(one.deployment_id, one.number, one.record_sha256, one.provenance, forms[one.id])
            for one in chunk
        ]
