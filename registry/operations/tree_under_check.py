"""A published tree while it is checked.

Knows: the SHA-256 of every file that was read, so that what was verified is what is judged, and how an error names a file.
Does not know what any file means.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from registry.errors import RegistryError
from registry.transport.trees import Tree

T = TypeVar("T")


@dataclass
class TreeUnderCheck:
    """A published tree of which every file has to stay as it was when it was first read."""

    source: Tree
    digests: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The bytes of `path`; raises `check.differs` where they are not those of an earlier reading."""
        data = self.source.read(path)
        digest = hashlib.sha256(data).digest()
        if self.digests.setdefault(path, digest) != digest:
            raise self.wrong(path, "changed while it was read")
        return data

    def read_or_none(self, path: str) -> bytes | None:
        try:
            return self.read(path)
        except RegistryError as error:
            if error.code == "tree.missing":
                return None
            raise

    def parse(self, path: str, data: bytes, parser: Callable[[bytes], T]) -> T:
        """What `parser` makes of `data`, the bytes of `path`; its error, which speaks of lines, names the file."""
        try:
            return parser(data)
        except RegistryError as error:
            raise self.wrong(path, error.message) from error

    def wrong(
        self,
        path: str,
        what: str,
        code: str = "check.differs",
        hint: str = "Do not rely on this tree. Compare it with a mirror or an earlier copy.",
    ) -> RegistryError:
        """The error that names `path` as the thing that is wrong."""
        return RegistryError(code, f"{self.source.place}/{path}: {what}", hint=hint)
