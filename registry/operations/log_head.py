"""How the head of a log grows when entries are appended.

Knows: the compact range in which storage keeps a head between transactions. Does not know what an entry says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from registry.errors import RegistryError
from registry.log.merkle import HASH_SIZE, CompactRange
from registry.storage.values import Head

BATCH: Final = 256
"""At most so many entries become durable in one transaction."""

EMPTY: Final = Head(0, CompactRange().root(), b"")
"""The head of a log without entries."""


def extend_head(head: Head, leaf_hashes: Sequence[bytes]) -> Head:
    """The head after `leaf_hashes`. Raises `log.root` where the stored range does not make the stored root."""
    data = head.compact_range
    grown = CompactRange(head.size, [data[i : i + HASH_SIZE] for i in range(0, len(data), HASH_SIZE)])
    if grown.root() != head.root:
        raise RegistryError(
            "log.root",
            "the stored head does not make its own root",
            hint="Nothing was appended. The database was changed from outside: restore it, and run `sightline check`.",
        )
    grown.extend(leaf_hashes)
    return Head(grown.size, grown.root(), b"".join(grown.hashes))
