"""A log of ours on disk, published at several sizes, with witnesses: what the outside verifiers are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Signer, verifier_of
from registry.log.checkpoint import sign_checkpoint
from registry.log.edge import Edge, tiles_between
from registry.log.inclusion import inclusion_proof
from registry.log.note import parse_note, sign_note
from registry.log.proof import TlogProof
from registry.log.reader import TileNodes
from registry.log.tree_head import TreeHead

ORIGIN = "registry.example/log/2027"
NOW = 1_800_000_000


class SeededSigner:
    """A signer whose key is 32 times one byte."""

    def __init__(self, key_type: int, seed: int, name: str = ORIGIN) -> None:
        kind = (
            MLDSA44PrivateKey.from_seed_bytes if key_type == MLDSA44 else Ed25519PrivateKey.from_private_bytes
        )
        self._key: Any = kind(bytes([seed]) * 32)
        self.name, self.key_type = name, key_type
        self.public_key: bytes = self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return bytes(self._key.sign(message))


SIGNERS: list[Signer] = [SeededSigner(ED25519, 1), SeededSigner(MLDSA44, 2)]
WITNESSES: list[Signer] = [
    SeededSigner(COSIGNATURE_ED25519, 31, "witness.example/a"),
    SeededSigner(COSIGNATURE_ED25519, 32, "witness.example/b"),
    SeededSigner(COSIGNATURE_ED25519, 33, "witness.example/c"),
    SeededSigner(MLDSA44, 34, "witness.example/d"),
]


def entry(number: int) -> bytes:
    return b"entry %d" % number


@dataclass
class PublishedLog:
    """The log in `place` after it was published at each of `sizes`; `older` are the checkpoints before the last."""

    place: Path
    sizes: Sequence[int]
    root: bytes = b""
    older: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        edge = Edge()
        for old, new in pairwise([0, *self.sizes]):
            for resource, data in tiles_between(edge, (entry(number) for number in range(old, new))):
                path = self.place / resource.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            self.root = edge.range().root()
            signed = sign_checkpoint(TreeHead(ORIGIN, new, self.root), SIGNERS, NOW)
            self.older.append(signed)
            (self.place / "checkpoint").write_bytes(signed)
        self.older.pop()

    @property
    def size(self) -> int:
        return self.sizes[-1]

    def read(self, path: str) -> bytes | None:
        file = self.place / path
        return file.read_bytes() if file.is_file() else None

    def cosigned(self, *witnesses: Signer) -> bytes:
        """The checkpoint with the cosignatures of these witnesses below it."""
        signed = parse_note((self.place / "checkpoint").read_bytes())
        lines = sign_note(signed.text, witnesses, NOW + 1).lines if witnesses else ()
        return signed.encode() + "".join(map(str, lines)).encode()

    def proof(self, index: int, *witnesses: Signer) -> TlogProof:
        path = inclusion_proof(index, self.size, TileNodes(self.size, self.read))
        return TlogProof(index, tuple(path), self.cosigned(*witnesses), b"for whoever asks")


def policy_text(log: Signer, witnesses: Sequence[Signer], threshold: int) -> str:
    """A policy that asks for `threshold` of these witnesses."""
    lines = [f"log {verifier_of(log).vkey}"]
    lines += [f"witness w{number} {verifier_of(signer).vkey}" for number, signer in enumerate(witnesses)]
    members = " ".join(f"w{number}" for number in range(len(witnesses)))
    return "\n".join([*lines, f"group enough {threshold} {members}", "quorum enough", ""])
