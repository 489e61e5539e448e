"""How the body of an entry lies in its column.

Knows: that envelopes are text in base64 which LZ4 makes a fifth of, and that everything written to a database is written
twice, into its log and into its tables. Does not know what a body says. Nothing that can be erased stands in an entry.
"""

from __future__ import annotations

from typing import Final

import lz4.block  # type: ignore[import-untyped]

from registry.domain.decision import MAX_ENTRY_BYTES
from registry.errors import RegistryError

_BLOCK: Final = b"\x04"
"""Before one block of LZ4 (LZ4 Block Format Description). No envelope begins so."""


def stored(body: bytes) -> bytes:
    """`body` as it is stored: as a block, or as it is where that is no shorter and cannot be mistaken."""
    block = _BLOCK + lz4.block.compress(body, store_size=False)
    return block if len(block) < len(body) or body.startswith(_BLOCK) else body


def body_of(data: bytes, log_id: int, index: int) -> bytes:
    """The body that is stored as `data`; entries of before there were blocks lie as they are.

    Raises `storage.entry` where `data` is neither.
    """
    if not data.startswith(_BLOCK):
        return data
    try:
        body: bytes = lz4.block.decompress(memoryview(data)[1:], uncompressed_size=MAX_ENTRY_BYTES)
    except lz4.block.LZ4BlockError:
        raise RegistryError(
            "storage.entry",
            f"entry {index} of log {log_id} cannot be read: its bytes in the database were changed",
            hint="Publish nothing. Run `sightline db check`, and restore the database from a backup.",
        ) from None
    return body
