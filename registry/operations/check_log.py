"""The first half of a check: that a tree holds exactly the log that its checkpoint signs.

Knows: the checkpoint, the earlier checkpoints and their index, every tile and bundle, full and partial, and which
file to name when they do not fit together. Does not know what an entry means.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.tree_layout import (
    CHECKPOINT,
    CHECKPOINTS,
    INDEX,
    KEY_LIST,
    decision_key_name,
    older_checkpoint,
)
from registry.domain.verifier import Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.audit import audit, expected_resources
from registry.log.checkpoint import LOG_KEY_TYPES, read_checkpoint, verify_checkpoint
from registry.log.tiles import decode_bundle, resources_of
from registry.log.tree_head import TreeHead
from registry.transport.trees import Tree

T = TypeVar("T")


@dataclass
class Reading:
    """A tree being read: remembers the SHA-256 of every file, so that what was verified is what is judged."""

    tree: Tree
    digests: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The bytes of `path`; raises `check.differs` where they are not those of an earlier reading."""
        data = self.tree.read(path)
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
        return RegistryError(code, f"{self.tree.place}/{path}: {what}", hint=hint)


@dataclass(frozen=True)
class Keys:
    """Public keys, by what they are trusted for in the log `origin`."""

    log: tuple[Verifier, ...]
    decisions: tuple[Verifier, ...]

    @classmethod
    def of(cls, vkeys: Sequence[str], origin: str) -> Keys:
        """Sort key lines by name: the log's own keys are named like the origin, the others `<host>/decisions`."""
        verifiers = [parse_vkey(v) for v in vkeys]
        issuer = decision_key_name(origin)
        return cls(
            log=tuple(v for v in verifiers if v.name == origin),
            decisions=tuple(v for v in verifiers if v.name == issuer),
        )


def published_origin(reading: Reading, note: bytes) -> str:
    """The origin that the tree's checkpoint `note` claims, verified by nothing yet."""
    return reading.parse(CHECKPOINT, note, lambda data: read_checkpoint(data)[0]).origin


def published_keys(reading: Reading) -> list[str]:
    """The key lines that the tree lists; they are worth nothing until compared with keys from elsewhere."""
    data = reading.read(KEY_LIST)
    try:
        lines = data.decode("ascii").split("\n")
        if lines[-1] != "":
            raise ValueError
        return [parse_vkey(line).vkey for line in lines[:-1]]
    except (ValueError, RegistryError):
        raise reading.wrong(KEY_LIST, "is not a list of keys") from None


def verify_log(reading: Reading, note: bytes, origin: str, keys: Keys) -> tuple[TreeHead, list[int]]:
    """Verify checkpoints, tiles and bundles; returns the tree head and the sizes of all published checkpoints.

    `note` is the tree's checkpoint. Raises RegistryError naming the first file that is wrong or missing.
    """
    if sorted({v.key_type for v in keys.log}) != sorted(LOG_KEY_TYPES):
        raise RegistryError(
            "check.keys",
            f"the keys given do not hold both keys of the log {origin}",
            hint="Give the registry's key file with --key: a checkpoint must be signed with Ed25519 and with ML-DSA-44.",
        )
    head = reading.parse(CHECKPOINT, note, lambda data: verify_checkpoint(data, origin, keys.log).head)
    heads = _checkpoints(reading, origin, keys, head, note)
    _verify_tree(reading, head, heads)
    return head, sorted(heads)


def entries(reading: Reading, size: int) -> Iterator[tuple[int, bytes]]:
    """The entries of the verified tree of `size`, with their indexes."""
    for resource in resources_of(size):
        if resource.level is None:
            for i, entry in enumerate(decode_bundle(reading.read(resource.path), resource)):
                yield resource.start + i, entry


def _checkpoints(
    reading: Reading, origin: str, keys: Keys, head: TreeHead, note: bytes
) -> dict[int, TreeHead]:
    sizes = _index(reading)
    _index_fits_files(reading, sizes)
    heads = {}
    for size, digest in sizes.items():
        path = older_checkpoint(size)
        data = reading.read(path)
        heads[size] = reading.parse(path, data, lambda d: verify_checkpoint(d, origin, keys.log).head)
        if heads[size].size != size:
            raise reading.wrong(path, f"is the checkpoint of size {heads[size].size}")
        if hashlib.sha256(data).hexdigest() != digest:
            raise reading.wrong(INDEX, f"lists another digest for {path}, which is signed, than it has")
        if size == head.size and heads[size].root != head.root:
            raise reading.wrong(
                path, "signs another root than the checkpoint of the same size: the log forked"
            )
        if size == head.size and data != note:
            raise reading.wrong(CHECKPOINT, f"differs from {path}")
    if not heads or max(heads) < head.size:
        raise reading.wrong(INDEX, f"does not list the checkpoint of size {head.size}")
    if max(heads) > head.size:
        raise reading.wrong(
            CHECKPOINT,
            f"is of size {head.size}, but a checkpoint of size {max(heads)} is signed and in place: a publication "
            "is in progress, or was interrupted and not taken up again, or an old checkpoint was put back",
            code="check.interrupted",
            hint="Check again in a minute. If it stays so, compare the tree with a mirror or an earlier copy.",
        )
    if head.size not in heads:
        raise reading.wrong(INDEX, f"does not list the checkpoint of size {head.size}")
    return heads


def _index(reading: Reading) -> dict[int, str]:
    data = reading.read(INDEX)
    try:
        listed = parse_canonical(data)["checkpoints"]
        sizes = {c["size"]: c["sha256"] for c in listed}
        in_order = [*sizes] == sorted(sizes) and len(sizes) == len(listed)
        shaped = all(set(c) == {"size", "sha256"} and type(c["size"]) is int for c in listed)
        if not in_order or not shaped or canonical_bytes({"checkpoints": listed}) != data:
            raise ValueError
    except (KeyError, TypeError, ValueError, RegistryError):
        raise reading.wrong(INDEX, "is not the index of the published checkpoints") from None
    return sizes


def _index_fits_files(reading: Reading, listed: Mapping[int, str]) -> None:
    # As many files as the index lists, under other names: then it is the index that was changed, and no file is gone.
    files = reading.tree.files()
    if files is None:
        return
    there = {f for f in files if f.startswith(CHECKPOINTS) and f != INDEX}
    if len(there) == len(listed) and there != {older_checkpoint(size) for size in listed}:
        raise reading.wrong(INDEX, "lists other sizes than the checkpoints that lie beside it")


def _verify_tree(reading: Reading, head: TreeHead, heads: dict[int, TreeHead]) -> None:
    older = {size: h.root for size, h in heads.items() if size and size != head.size}
    for fault in audit(head.size, head.root, reading.read_or_none, older):
        raise reading.wrong(fault.path, fault.message, code=fault.code)
    for expected in expected_resources(head.size, sorted(older)):
        # This registry keeps the partial files of every checkpoint it published, so one that is gone was removed.
        if expected.resource.path not in reading.digests:
            reading.read(expected.resource.path)
