"""The text of a checkpoint: origin, size and root of a tree (C2SP tlog-checkpoint, note text).

Knows: its lines. Does not know signatures.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from registry.domain.verifier import decode_base64
from registry.log.merkle import EMPTY_ROOT, HASH_SIZE, MAX_SIZE
from registry.log.refused import refused

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
# Half a surrogate pair has no UTF-8.
_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff]")


@dataclass(frozen=True)
class TreeHead:
    """What a checkpoint states. Raises `log.tree_head` when it states something no log can.

    `extensions` are the lines after the third. They are read, because others may write them; this registry
    writes none: its ML-DSA-44 signature would not cover them.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extensions)
        if not all(lines) or any(map(_FORBIDDEN.search, lines)):
            raise refused("log.tree_head", "a line of the checkpoint is empty or has control characters")
        if not 0 <= self.size <= MAX_SIZE:
            raise refused("log.tree_head", f"{self.size} is not the size of a tree")
        if len(self.root) != HASH_SIZE:
            raise refused("log.tree_head", f"the root has {len(self.root)} bytes instead of {HASH_SIZE}")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise refused("log.tree_head", "a tree of size 0 whose root is not the hash of nothing")

    @property
    def text(self) -> str:
        """The lines that are signed, each ended by LF."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, self.size, root, *self.extensions))


def parse_tree_head(text: str) -> TreeHead:
    """Read the text of a checkpoint; raises `log.tree_head` unless it is spelled the one way it may be."""
    if not text.endswith("\n"):
        raise refused("log.tree_head", "the text of the checkpoint does not end with a newline")
    lines = text[:-1].split("\n")
    if len(lines) < 3:
        raise refused(
            "log.tree_head", f"the checkpoint has {len(lines)} lines; origin, size and root are needed"
        )
    origin, size, root, *extensions = lines
    return TreeHead(
        origin,
        parse_decimal(size, "log.tree_head", "line 2 of the checkpoint, the size,"),
        decode_base64(root, "log.tree_head", "line 3 of the checkpoint, the root,"),
        tuple(extensions),
    )


def parse_decimal(text: str, code: str, what: str) -> int:
    """An ASCII decimal without leading zeros, at most 2^63 - 1; raises `code` for anything else."""
    if not _DECIMAL.fullmatch(text) or int(text) > MAX_SIZE:
        raise refused(code, f"{what} is not a decimal number without leading zeros: {text[:40]!r}")
    return int(text)
