"""Whether a folder of open data is a snapshot that a checked log states.

Knows: that the log states the digest of the manifest, and the manifest the digest of every file. Does not know what the files
say: whoever wants to know whether the rows are right makes them again from the public tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.snapshot import MANIFEST
from registry.errors import RegistryError
from registry.folders import walk
from registry.operations.check import Report
from registry.operations.check_entries import StatedSnapshot
from registry.regular_file import digest_of, open_regular, read_regular

_LARGEST: Final = 1 << 20


@dataclass(frozen=True)
class CheckedSnapshot:
    """A snapshot that holds: which entry states it, of what size, and how many files it has."""

    stated: StatedSnapshot
    files: int


def check_snapshot(folder: Path, reports: Sequence[Report]) -> CheckedSnapshot:
    """Compare the data in `folder` with the checked logs that `reports` are about.

    Raises `snapshot.unstated` where no log states it, `snapshot.void` where what states it was taken back, `snapshot.differs`
    naming the file that is not the one that was listed.
    """
    try:
        data = read_regular(folder / MANIFEST, _LARGEST)
    except OSError as error:
        raise _differs(folder / MANIFEST, error.strerror or "cannot be read") from None
    sha256 = sha256_hex(data)
    stated = next((one for report in reports for one in report.snapshots if one.sha256 == sha256), None)
    if stated is None:
        raise RegistryError(
            "snapshot.unstated",
            f"{folder}: no log that was checked states this snapshot",
            hint="It was changed, or made by somebody else, or is newer than the copy of the log. Get both again.",
        )
    for report in reports:
        if report.origin == stated.origin and any(
            run.first <= stated.index <= run.last for run in report.void
        ):
            raise RegistryError(
                "snapshot.void",
                f"{folder}: entry {stated.index} states it, and the key that signed that entry was revoked",
                hint="Do not rely on it. Ask the registry for one that was stated since.",
            )
    return CheckedSnapshot(stated, _files(folder, parse_canonical(data), stated))


def _files(folder: Path, manifest: Any, stated: StatedSnapshot) -> int:
    if (manifest.get("origin"), manifest.get("size")) != (stated.origin, stated.size):
        raise _differs(folder / MANIFEST, "is of another size or log than the entry that states it")
    listed = {one["path"]: (one["size"], one["sha256"]) for one in manifest["files"]}
    there = {path for path, _ in _walked(folder)}
    for path in sorted(listed.keys() | there):
        if path == MANIFEST:
            continue
        if path not in listed:
            raise _differs(folder / path, "is not listed in the manifest")
        if path not in there:
            raise _differs(folder / path, "is missing")
        if _digest(folder / path) != listed[path]:
            raise _differs(folder / path, "is not the file that was listed")
    return len(listed)


def _walked(folder: Path) -> Iterable[tuple[str, object]]:
    try:
        yield from walk(folder)
    except OSError as error:
        raise _differs(folder, error.strerror or "cannot be listed") from None


def _digest(path: Path) -> tuple[int, str]:
    try:
        with open_regular(path) as file:
            return digest_of(file)
    except OSError as error:
        raise _differs(path, error.strerror or "cannot be read") from None


def _differs(path: Path, what: str) -> RegistryError:
    return RegistryError(
        "snapshot.differs", f"{path}: {what}", hint="Do not rely on this copy. Get the snapshot again."
    )
