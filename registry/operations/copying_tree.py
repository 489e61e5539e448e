"""A tree under way into a copy: what is read from it is kept, and nothing is fetched twice.

Knows: that what lies in the copy is taken from there, that what is new waits in a folder of its own until somebody has
verified it, and which files change and are asked for each time. Verifies nothing and shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from registry.domain.tree_layout import CHECKPOINT, INDEX
from registry.transport.trees import Tree

_MOVING: Final = frozenset({CHECKPOINT, INDEX})


class CopyingTree:
    """The tree `source` on its way into the folder `copy`; what is new waits in the folder `incoming`."""

    def __init__(self, source: Tree, copy: Path, incoming: Path) -> None:
        self._source, self._copy, self._incoming = source, copy, incoming
        self._paths: dict[str, None] = {}
        self.place = source.place
        self.fetched = 0

    def read(self, path: str) -> bytes:
        if path in _MOVING:
            return self._source.read(path)
        if (self._copy / path).is_file():
            return (self._copy / path).read_bytes()
        waiting = self._incoming / path
        if not waiting.is_file():
            data = self._source.read(path)
            waiting.parent.mkdir(parents=True, exist_ok=True)
            draft = self._incoming / ".new"
            draft.write_bytes(data)
            draft.replace(waiting)
            self.fetched += 1
        self._paths[path] = None
        return waiting.read_bytes()

    def staged(self) -> Iterator[tuple[str, bytes]]:
        """What was read and is not in the copy yet."""
        for path in self._paths:
            yield path, (self._incoming / path).read_bytes()

    def files(self) -> None:
        return None

    def held(self) -> AbstractContextManager[str | None]:
        return self._source.held()
