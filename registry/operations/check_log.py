"""The first half of a check: that a tree holds exactly the log that its checkpoint signs.

Knows: the checkpoint, the earlier checkpoints and their index, every tile and bundle, full and partial, and which
file to name when they do not fit together. Does not know what an entry means.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.decision import FinalCheckpoint
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
from registry.log.note import Note
from registry.log.tiles import decode_bundle, resources_of
from registry.log.tree_head import TreeHead
from registry.operations.check_witnesses import only_later_lines
from registry.operations.tree_under_check import TreeUnderCheck


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


def published_origin(tree: TreeUnderCheck, note: bytes) -> str:
    """The origin that the tree's checkpoint `note` claims, verified by nothing yet."""
    return tree.parse(CHECKPOINT, note, lambda data: read_checkpoint(data)[0]).origin


def published_keys(tree: TreeUnderCheck) -> list[str]:
    """The key lines that the tree lists; they are worth nothing until compared with keys from elsewhere."""
    data = tree.read(KEY_LIST)
    try:
        lines = data.decode("ascii").split("\n")
        if lines[-1] != "":
            raise ValueError
        return [parse_vkey(line).vkey for line in lines[:-1]]
    except (ValueError, RegistryError):
        raise tree.wrong(KEY_LIST, "is not a list of keys") from None


def verify_log(tree: TreeUnderCheck, note: bytes, origin: str, keys: Keys) -> tuple[TreeHead, list[int]]:
    """Verify checkpoints, tiles and bundles; returns the tree head and the sizes of all published checkpoints.

    `note` is the tree's checkpoint. Raises RegistryError naming the first file that is wrong or missing.
    """
    if sorted({v.key_type for v in keys.log}) != sorted(LOG_KEY_TYPES):
        raise RegistryError(
            "check.keys",
            f"the keys given do not hold both keys of the log {origin}",
            hint="Give the registry's key file with --key: a checkpoint must be signed with Ed25519 and with ML-DSA-44.",
        )
    head = tree.parse(CHECKPOINT, note, lambda data: verify_checkpoint(data, origin, keys.log).head)
    heads = _checkpoints(tree, origin, keys, head, note)
    _verify_tree(tree, head, heads)
    return head, sorted(heads)


def final_checkpoint(note: bytes, keys: Sequence[Verifier]) -> FinalCheckpoint | None:
    """The verified checkpoint `note` as a log that continues this one names it; None for an empty log.

    `keys` are the log's own: only their lines count, for cosignatures may come later.
    """
    head, whole = read_checkpoint(note)
    own = {(key.name, key.key_id) for key in keys}
    signed = Note(whole.text, tuple(line for line in whole.lines if (line.name, line.key_id) in own))
    if not head.size:
        return None
    return FinalCheckpoint(
        origin=head.origin,
        size=head.size,
        root=head.root.hex(),
        note_sha256=sha256_hex(signed.encode()),
    )


def entries(tree: TreeUnderCheck, size: int) -> Iterator[tuple[int, bytes]]:
    """The entries of the verified tree of `size`, with their indexes."""
    for resource in resources_of(size):
        if resource.level is None:
            for i, entry in enumerate(decode_bundle(tree.read(resource.path), resource)):
                yield resource.start + i, entry


def _checkpoints(
    tree: TreeUnderCheck, origin: str, keys: Keys, head: TreeHead, note: bytes
) -> dict[int, TreeHead]:
    sizes = read_index(tree)
    _index_fits_files(tree, sizes)
    heads = {}
    for size, digest in sizes.items():
        path = older_checkpoint(size)
        data = tree.read(path)
        heads[size] = tree.parse(path, data, lambda d: verify_checkpoint(d, origin, keys.log).head)
        if heads[size].size != size:
            raise tree.wrong(path, f"is the checkpoint of size {heads[size].size}")
        if hashlib.sha256(data).hexdigest() != digest:
            raise tree.wrong(INDEX, f"lists another digest for {path}, which is signed, than it has")
        if size == head.size and heads[size].root != head.root:
            raise tree.wrong(path, "signs another root than the checkpoint of the same size: the log forked")
        if size == head.size and not only_later_lines(data, note, keys.log):
            raise tree.wrong(CHECKPOINT, f"differs from {path}")
    if not heads or max(heads) < head.size:
        raise tree.wrong(INDEX, f"does not list the checkpoint of size {head.size}")
    if max(heads) > head.size:
        raise tree.wrong(
            CHECKPOINT,
            f"is of size {head.size}, but a checkpoint of size {max(heads)} is signed and in place: a publication "
            "is in progress, or was interrupted and not taken up again, or an old checkpoint was put back",
            code="check.interrupted",
            hint="Check again in a minute. If it stays so, compare the tree with a mirror or an earlier copy.",
        )
    if head.size not in heads:
        raise tree.wrong(INDEX, f"does not list the checkpoint of size {head.size}")
    return heads


def read_index(tree: TreeUnderCheck) -> dict[int, str]:
    """The sizes of the checkpoints that the tree says it published, ascending, with the digests it states for them."""
    data = tree.read(INDEX)
    try:
        listed = parse_canonical(data)["checkpoints"]
        sizes = {c["size"]: c["sha256"] for c in listed}
        in_order = [*sizes] == sorted(sizes) and len(sizes) == len(listed)
        shaped = all(set(c) == {"size", "sha256"} and type(c["size"]) is int for c in listed)
        if not in_order or not shaped or canonical_bytes({"checkpoints": listed}) != data:
            raise ValueError
    except (KeyError, TypeError, ValueError, RegistryError):
        raise tree.wrong(INDEX, "is not the index of the published checkpoints") from None
    return sizes


def _index_fits_files(tree: TreeUnderCheck, listed: Mapping[int, str]) -> None:
    # As many files as the index lists, under other names: then it is the index that was changed, and no file is gone.
    files = tree.source.files()
    if files is None:
        return
    there = {f for f in files if f.startswith(CHECKPOINTS) and f != INDEX}
    if len(there) == len(listed) and there != {older_checkpoint(size) for size in listed}:
        raise tree.wrong(INDEX, "lists other sizes than the checkpoints that lie beside it")


def _verify_tree(tree: TreeUnderCheck, head: TreeHead, heads: dict[int, TreeHead]) -> None:
    older = {size: h.root for size, h in heads.items() if size and size != head.size}
    for fault in audit(head.size, head.root, tree.read_or_none, older):
        raise tree.wrong(fault.path, fault.message, code=fault.code)
    for expected in expected_resources(head.size, sorted(older)):
        # This registry keeps the partial files of every checkpoint it published, so one that is gone was removed.
        if expected.resource.path not in tree.digests:
            tree.read(expected.resource.path)
