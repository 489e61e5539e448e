"""Count what a folder of open data holds, for the pages that are made from it.

Knows: that the folder is a snapshot whose files are those that its manifest lists, and that a checkpoint shown beside it is of
the same log. Does not know whether a log states the snapshot: `sightline check --snapshot` tells that.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.snapshot import MANIFEST
from registry.errors import RegistryError
from registry.exchange.open_data import DATABASE
from registry.log.checkpoint import read_checkpoint
from registry.pages.figures import Figures
from registry.regular_file import digest_of, open_regular, read_regular
from registry.storage.snapshot_figures import count_all

_LARGEST: Final = 1 << 20
_METADATA: Final = "metadata.json"
_ADDRESS: Final = re.compile(r"https?://[\w.:\[\]-]+(/[\w./~-]*)?", re.ASCII)
_ORIGIN: Final = re.compile(r"[\w.:\[\]/~-]+/log/\d{4}", re.ASCII)


def count_data(folder: Path, checkpoint: Path | None = None) -> Figures:
    """The counts of the open data in `folder`; `checkpoint` is a file with the one to show.

    Raises `snapshot.unreadable`, `snapshot.differs`, `snapshot.checkpoint`, and `log.note` for a file that is no checkpoint.
    """
    data = _read(folder / MANIFEST)
    manifest = parse_canonical(data)
    match manifest:
        case {"origin": str(origin), "size": int(size), "files": list(files)} if _ORIGIN.fullmatch(origin):
            listed = {one["path"]: one["sha256"] for one in files if isinstance(one, dict)}
        case _:
            raise _unreadable(folder / MANIFEST, "it is no manifest of a snapshot")
    for name in (DATABASE, _METADATA):
        if _sha256(folder / name) != listed.get(name):
            raise RegistryError(
                "snapshot.differs",
                f"{folder / name}: is not the file that was listed",
                hint="Do not rely on this copy. Get the snapshot again.",
            )
    address = _address(folder / _METADATA)
    return Figures(
        origin=origin,
        size=size,
        address=address,
        sha256=sha256_hex(data),
        checkpoint=_checkpoint(checkpoint, origin) if checkpoint is not None else None,
        **count_all(folder / DATABASE),
    )


def _checkpoint(path: Path, origin: str) -> str:
    data = _read(path)
    head, _ = read_checkpoint(data)
    if head.origin != origin:
        raise RegistryError(
            "snapshot.checkpoint",
            f"{path} is of the log {head.origin}, and the data are of {origin}",
            hint="Give the checkpoint of the log that the data are of: /log/<year>/checkpoint of that register.",
        )
    return data.decode()


def _address(path: Path) -> str:
    try:
        said: Any = json.loads(_read(path))["source_url"]
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(path, "it does not say where the register is") from error
    if not isinstance(said, str) or not _ADDRESS.fullmatch(said):
        raise _unreadable(path, "the address of the register is none")
    return said


def _read(path: Path) -> bytes:
    try:
        return read_regular(path, _LARGEST)
    except OSError as error:
        raise _unreadable(path, error.strerror or "cannot be read") from error


def _sha256(path: Path) -> str:
    try:
        with open_regular(path) as file:
            return digest_of(file)[1]
    except OSError as error:
        raise _unreadable(path, error.strerror or "cannot be read") from error


def _unreadable(path: Path, why: str) -> RegistryError:
    return RegistryError(
        "snapshot.unreadable",
        f"{path}: {why}",
        hint="It is no open data of a register. Get the snapshot again, or make one with `sightline publish`.",
    )
