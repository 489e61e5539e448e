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
from registry.domain.tree_layout import INDEX, KEY_LIST, decision_key_name
from registry.domain.verifier import Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.audit import audit, expected_resources
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.tiles import decode_bundle, resources_of
from registry.log.tree_head import TreeHead
from registry.transport.trees import Tree

T = TypeVar("T")


@dataclass
class Reading:
    """A tree being read; remembers what was accounted for."""

    tree: Tree
    accounted: set[str] = field(default_factory=set)

    def read(self, path: str) -> bytes:
        self.accounted.add(path)
        return self.tree.read(path)

    def read_or_none(self, path: str) -> bytes | None:
        try:
            return self.read(path)
        except RegistryError as error:
            if error.code == "tree.missing":
                return None
            raise

    def wrong(self, path: str, what: str, code: str = "check.differs") -> RegistryError:
        """The error that names `path` as the thing that is wrong."""
        return RegistryError(
            code,
            f"{self.tree.place}/{path}: {what}",
            hint="Do not rely on this tree. Compare it with a mirror or an earlier copy.",
        )


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


def published_origin(reading: Reading) -> str:
    """The origin that the tree claims, verified by nothing yet."""
    return _named(reading, "checkpoint", lambda data: read_checkpoint(data)[0]).origin


def published_keys(reading: Reading) -> list[str]:
    """The key lines that the tree lists; they are worth nothing until compared with keys from elsewhere."""
    try:
        lines = reading.read(KEY_LIST).decode("ascii").split("\n")
        if lines[-1] != "":
            raise ValueError
        return [parse_vkey(line).vkey for line in lines[:-1]]
    except (ValueError, RegistryError) as error:
        if isinstance(error, RegistryError) and error.code.startswith("tree."):
            raise
        raise reading.wrong(KEY_LIST, "is not a list of keys") from None


def verify_log(reading: Reading, origin: str, keys: Keys) -> tuple[TreeHead, list[int]]:
    """Verify checkpoints, tiles and bundles; returns the tree head and the sizes of all published checkpoints.

    Raises RegistryError naming the first file that is wrong or missing.
    """
    if {v.key_type for v in keys.log} != {0x01, 0x06}:
        raise RegistryError(
            "check.keys",
            f"the keys given do not hold both keys of the log {origin}",
            hint="Give the registry's key file with --key: a checkpoint must be signed with Ed25519 and with ML-DSA-44.",
        )
    raw = reading.read("checkpoint")
    head = _named(reading, "checkpoint", lambda data: verify_checkpoint(data, origin, keys.log).head)
    heads = _checkpoints(reading, origin, keys, head, raw)
    _verify_tree(reading, head, heads)
    return head, sorted(heads)


def entries(reading: Reading, size: int) -> Iterator[tuple[int, bytes]]:
    """The entries of the verified tree of `size`, with their indexes."""
    for resource in resources_of(size):
        if resource.level is None:
            for i, entry in enumerate(decode_bundle(reading.read(resource.path), resource)):
                yield resource.start + i, entry


def _checkpoints(
    reading: Reading, origin: str, keys: Keys, head: TreeHead, raw: bytes
) -> dict[int, TreeHead]:
    try:
        listed = parse_canonical(data := reading.read(INDEX))["checkpoints"]
        sizes = {c["size"]: c["sha256"] for c in listed}
        if (
            canonical_bytes({"checkpoints": listed}) != data
            or [*sizes] != sorted(sizes)
            or len(sizes) != len(listed)
        ):
            raise ValueError
        if any(set(c) != {"size", "sha256"} or type(c["size"]) is not int for c in listed):
            raise ValueError
    except (KeyError, TypeError, ValueError, RegistryError) as error:
        if isinstance(error, RegistryError) and error.code.startswith("tree."):
            raise
        raise reading.wrong(INDEX, "is not the index of the published checkpoints") from None
    _index_fits_files(reading, sizes)
    heads = {}
    for size, digest in sizes.items():
        path = f"checkpoints/{size}"
        heads[size] = _named(reading, path, lambda d: verify_checkpoint(d, origin, keys.log).head)
        if heads[size].size != size:
            raise reading.wrong(path, f"is the checkpoint of size {heads[size].size}")
        if hashlib.sha256(reading.read(path)).hexdigest() != digest:
            raise reading.wrong(INDEX, f"lists another digest for {path}, which is signed, than it has")
    if not heads or max(heads) < head.size:
        raise reading.wrong(INDEX, f"does not list the checkpoint of size {head.size}")
    if max(heads) > head.size:
        raise reading.wrong(
            "checkpoint",
            f"is of size {head.size}, but a checkpoint of size {max(heads)} is signed and in place: "
            "publication was interrupted and not taken up again, or an old checkpoint was put back",
            code="check.interrupted",
        )
    if heads[head.size].root != head.root:
        raise reading.wrong(
            f"checkpoints/{head.size}",
            "signs another root than the checkpoint of the same size: the log forked",
        )
    if raw != reading.read(f"checkpoints/{head.size}"):
        raise reading.wrong("checkpoint", f"differs from checkpoints/{head.size}")
    return heads


def _index_fits_files(reading: Reading, listed: Mapping[int, str]) -> None:
    # As many files as the index lists, under other names: then it is the index that was changed, and no file is gone.
    files = reading.tree.files()
    if files is None:
        return
    there = {f for f in files if f.startswith("checkpoints/") and f != INDEX}
    if len(there) == len(listed) and there != {f"checkpoints/{size}" for size in listed}:
        raise reading.wrong(INDEX, "lists other sizes than the checkpoints that lie beside it")


def _verify_tree(reading: Reading, head: TreeHead, heads: dict[int, TreeHead]) -> None:
    older = {size: h.root for size, h in heads.items() if size and size != head.size}
    for fault in audit(head.size, head.root, reading.read_or_none, older):
        raise reading.wrong(fault.path, fault.message, code=fault.code)
    for expected in expected_resources(head.size, sorted(older)):
        # This registry keeps the partial files of every checkpoint it published, so one that is gone was removed.
        reading.read(expected.resource.path)


def _named(reading: Reading, path: str, parse: Callable[[bytes], T]) -> T:
    # What parsers raise speaks of a line or a signature; whoever checks wants to know the file.
    data = reading.read(path)
    try:
        return parse(data)
    except RegistryError as error:
        raise reading.wrong(path, error.message) from error
