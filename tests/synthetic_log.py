"""A tiled log in a folder that says nothing in particular: grown, signed, forked and damaged at will."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from registry.domain.verifier import ED25519, MLDSA44, verifier_of
from registry.log.checkpoint import sign_checkpoint
from registry.log.edge import Edge, load_edge, tiles_between
from registry.log.note import sign_note
from registry.log.tree_head import TreeHead
from registry.signing.keys import Key, generate_key

ORIGIN = "log.example/synthetic"


class SyntheticLog:
    """A log at `root`. With `classical` it signs with Ed25519 alone, as most logs of others do."""

    def __init__(self, root: Path, *, classical: bool = False, origin: str = ORIGIN) -> None:
        kinds = (ED25519,) if classical else (ED25519, MLDSA44)
        self.root, self.origin = root, origin
        self.keys: list[Key] = [generate_key(origin, kind) for kind in kinds]
        self.size, self.time = 0, 1_900_000_000
        self.head = TreeHead(origin, 0, Edge().range().root())

    @property
    def vkeys(self) -> tuple[str, ...]:
        return tuple(verifier_of(key).vkey for key in self.keys)

    def grow(self, count: int, mark: str = "entry") -> None:
        """Add entries, render them, sign, publish."""
        edge = load_edge(self.size, self.head.root, self._read) if self.size else Edge()
        for resource, data in tiles_between(edge, self._entries(count, mark)):
            self.write(resource.path, data)
        self.size = edge.size
        self.head = TreeHead(self.origin, edge.size, edge.range().root())
        self.sign()

    def sign(self) -> None:
        """Sign the present tree anew, a minute later."""
        self.time += 60
        if len(self.keys) == 1:
            note = sign_note(self.head.text, self.keys).encode()
        else:
            note = sign_checkpoint(self.head, self.keys, self.time)
        self.write("checkpoint", note)

    def fork(self, to: Path) -> SyntheticLog:
        """Another history under the same keys, beginning like this one."""
        other = object.__new__(SyntheticLog)
        other.__dict__ = self.__dict__ | {"root": Path(shutil.copytree(self.root, to))}
        return other

    def replace_by(self, other: SyntheticLog) -> None:
        """Show the other history from now on."""
        shutil.rmtree(self.root)
        shutil.copytree(other.root, self.root)

    def write(self, path: str, data: bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)

    def _read(self, path: str) -> bytes | None:
        file = self.root / path
        return file.read_bytes() if file.exists() else None

    def _entries(self, count: int, mark: str) -> Iterator[bytes]:
        return (f"{mark} {self.size + number}".encode() for number in range(count))
