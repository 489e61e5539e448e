"""A proof in one file that an entry is in a log: `.tlog-proof` (C2SP tlog-proof v1).

Knows: its lines, and what must hold. The leaf comes from the entry in hand, never from the file; `extra` is
not authenticated. Does not know which keys to trust: they are arguments.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from registry.domain.verifier import decode_base64
from registry.log.checkpoint import Checkpoint, read_checkpoint
from registry.log.inclusion import verify_inclusion
from registry.log.merkle import HASH_SIZE, MAX_SIZE, leaf_hash
from registry.log.policy_file import Policy, verify_by_policy
from registry.log.refused import refused
from registry.log.tree_head import parse_decimal

HEADER = "c2sp.org/tlog-proof@v1"
MAX_PATH = 63


@dataclass(frozen=True)
class TlogProof:
    """Index of the entry, inclusion path from the leaf's sibling upward, and the checkpoint byte for byte.

    Raises `log.proof` for an index or a path that no tree has.
    """

    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes = b""

    def __post_init__(self) -> None:
        if not 0 <= self.index < MAX_SIZE:
            raise refused("log.proof", f"{self.index} is the index of no entry")
        if len(self.path) > MAX_PATH or any(len(value) != HASH_SIZE for value in self.path):
            raise refused("log.proof", f"a path has at most {MAX_PATH} hashes, each of {HASH_SIZE} bytes")

    def encode(self) -> bytes:
        """The file. Raises what `read_checkpoint` raises: a proof never carries something that is no
        checkpoint.
        """
        read_checkpoint(self.checkpoint)
        lines = [HEADER]
        if self.extra:
            lines.append(f"extra {base64.b64encode(self.extra).decode()}")
        lines.append(f"index {self.index}")
        lines.extend(base64.b64encode(value).decode() for value in self.path)
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.checkpoint


def parse_proof(raw: bytes) -> TlogProof:
    """Read a proof; raises `log.proof`, naming the line, unless it is spelled as the specification says."""
    before, separator, checkpoint = raw.partition(b"\n\n")
    try:
        lines = before.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise refused("log.proof", "the lines before the checkpoint are not ASCII") from None
    if not separator or lines[0] != HEADER:
        raise refused("log.proof", f"line 1 is not {HEADER!r}, or no checkpoint follows")
    at = 1
    extra = b""
    if at < len(lines) and lines[at].startswith("extra "):
        extra = decode_base64(lines[at].removeprefix("extra "), "log.proof", f"line {at + 1}, extra,")
        at += 1
    if at >= len(lines) or not lines[at].startswith("index "):
        raise refused("log.proof", f"line {at + 1} is not the index")
    index = parse_decimal(lines[at].removeprefix("index "), "log.proof", f"line {at + 1}, the index,")
    path = lines[at + 1 :]
    if len(path) > MAX_PATH:
        raise refused("log.proof", f"the path has {len(path)} hashes; no tree needs more than {MAX_PATH}")
    hashes = []
    for number, line in enumerate(path, at + 2):
        value = decode_base64(line, "log.proof", f"line {number}, a hash of the path,")
        if len(value) != HASH_SIZE:
            raise refused("log.proof", f"line {number}: a hash of {len(value)} bytes instead of {HASH_SIZE}")
        hashes.append(value)
    return TlogProof(index, tuple(hashes), checkpoint, extra)


def verify_proof_by_policy(proof: TlogProof, entry: bytes, policy: Policy) -> Checkpoint:
    """Verify that `entry` is in a log that the policy lists, under a checkpoint that its quorum of witnesses cosigned.

    Which log, and at which index, the checkpoint that is returned and the proof say. Raises what `verify_by_policy`
    raises, and `log.inclusion` when the path does not lead from the entry to the root.
    """
    origin = read_checkpoint(proof.checkpoint)[0].origin
    checkpoint = verify_by_policy(proof.checkpoint, policy, origin)
    verify_inclusion(proof.index, checkpoint.head.size, leaf_hash(entry), proof.path, checkpoint.head.root)
    return checkpoint
