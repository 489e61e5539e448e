"""Following a tiled log from one checkpoint to a later one: whether it only grew, by its tiles and by its entries.

Knows: what makes a checkpoint trusted, that a later one must continue an earlier one, and which files lie between the two.
Does not know what entries mean, where the earlier checkpoint is kept, or what is done about a log that does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from registry.errors import RegistryError
from registry.log.checkpoint import Checkpoint, read_checkpoint, verify_checkpoint
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.edge import Edge, load_edge, tiles_between
from registry.log.merkle import EMPTY_ROOT, range_root
from registry.log.note import verify_note
from registry.log.policy_file import Policy, verify_by_policy
from registry.log.reader import TileNodes, read_bundle
from registry.log.tiles import TILE_WIDTH, Resource, decode_bundle, decode_tile
from registry.log.tree_head import TreeHead
from registry.operations.check_log import Keys
from registry.operations.tree_under_check import TreeUnderCheck
from registry.transport.trees import Tree, open_trees

_COMPARE: Final = "Keep both checkpoints, compare them with another copy of the log, and ask who runs it."
_SERVED: Final = (
    "Read it again later or from a mirror: the log may be whole, and only what was served of it wrong."
)


@dataclass(frozen=True)
class Trust:
    """Public keys (vkeys), and a policy that may ask for witnesses. Both came from somewhere other than the log."""

    keys: tuple[str, ...]
    policy: Policy | None = None

    def checkpoint(self, raw: bytes) -> Checkpoint:
        """The verified checkpoint `raw`: every key that is trusted for its log signed it, and the quorum cosigned.

        Raises `log.origin` for a log without a trusted key, and what reading and verifying raise.
        """
        origin = read_checkpoint(raw)[0].origin
        own = Keys.of(self.keys, origin).log
        witnesses = self.policy.witness_keys if self.policy else []
        found = None
        if self.policy is not None and self.policy.log_keys(origin):
            found = verify_by_policy(raw, self.policy, origin)
        if own:
            found = verify_checkpoint(raw, origin, own, witnesses)
        if found is None:
            raise RegistryError(
                "log.origin",
                f"the checkpoint is of the log {origin}, for which no key was given",
                hint="Give that log's public keys with --key or --policy, as you got them from somewhere other than the log.",
            )
        return found

    def signed(self, raw: bytes) -> TreeHead:
        """The head of a checkpoint that was trusted before: a key of its log signed it, whatever witnesses are asked for now.

        Raises what reading and verifying raise.
        """
        head, note = read_checkpoint(raw)
        listed = self.policy.log_keys(head.origin) if self.policy else []
        verify_note(note, [*Keys.of(self.keys, head.origin).log, *listed])
        return head


def followed_tree(place: str, endpoint: str | None) -> Tree:
    """The tree of the one log at `place`, of a bucket at `endpoint`; raises `monitor.place` where several lie there."""
    trees = open_trees(place, endpoint)
    if len(trees) != 1:
        raise RegistryError(
            "monitor.place",
            f"{place} holds {len(trees)} logs",
            hint="Name the folder or address of one log; a monitor takes several, each by its own.",
        )
    return trees[0]


def require_continues(before: TreeHead, head: TreeHead, tree: TreeUnderCheck) -> None:
    """Raise unless `head` continues `before`, by the tiles of the tree.

    `log.rollback`, `log.fork` and `log.consistency` are proved by the two signed checkpoints; `log.tile` and `log.missing`
    say that the tiles prove nothing.
    """
    if head.origin != before.origin:
        raise RegistryError(
            "log.origin", f"was the log {before.origin} and is now the log {head.origin}", hint=_COMPARE
        )
    if head.size < before.size:
        raise RegistryError(
            "log.rollback", f"shows size {head.size}, and showed size {before.size} before", hint=_COMPARE
        )
    if head.size == before.size:
        if head.root != before.root:
            raise RegistryError(
                "log.fork",
                f"shows two trees of size {head.size}: root {before.root.hex()} before, {head.root.hex()} now",
                hint=_COMPARE,
            )
        return
    begins_with = root_at(tree, head, before.size)
    if begins_with != before.root:
        raise RegistryError(
            "log.consistency",
            f"signed a tree of size {head.size} that does not begin with the tree of size {before.size} it showed before: "
            f"root {before.root.hex()} then, {begins_with.hex()} in the new tree",
            hint=_COMPARE,
        )


def root_at(tree: TreeUnderCheck, head: TreeHead, size: int) -> bytes:
    """The root that the tree of the verified `head` had at a smaller `size`, proved by its tiles.

    Raises `log.tile` where the tiles do not make the root of `head`, so that they prove nothing, and `log.missing`.
    """
    if not 0 < size < head.size:
        return head.root if size else EMPTY_ROOT
    nodes = TileNodes(head.size, tree.read_or_none)
    root = range_root(0, size, nodes)
    try:
        verify_consistency(size, head.size, consistency_proof(size, head.size, nodes), root, head.root)
    except RegistryError:
        raise RegistryError(
            "log.tile",
            f"{tree.source.place}: its tiles do not make the root of size {head.size} that is signed",
            hint=_SERVED,
        ) from None
    return root


def verify_growth(
    tree: TreeUnderCheck,
    before: TreeHead | None,
    head: TreeHead,
    between: Sequence[TreeHead] = (),
    *,
    keeps_all: bool = False,
) -> None:
    """Hash every entry beyond `before` again, compare every tile, and the root at `head`.

    `between` are other checkpoints of this log, ascending: each must be a beginning of the tree, and its partial files are
    compared too. A log that `keeps_all` must have these even where the full ones exist. Raises `log.root`, `log.missing`,
    `log.tile`, `log.bundle`, naming the file.
    """
    edge = load_edge(before.size, before.root, tree.read_or_none) if before else Edge()
    stops = [*between, head]
    for stop in stops:
        if stop.size > edge.size:
            for resource, data in tiles_between(edge, _entries(tree, edge.size, stop.size, head.size)):
                _compare(tree, resource, data, keeps_all, head)
        if edge.range().root() != stop.root:
            raise RegistryError(
                "log.root",
                f"{tree.source.place}: the entries make another root of size {stop.size} than was signed",
                hint=_SERVED,
            )


def entries_between(tree: TreeUnderCheck, start: int, end: int, size: int) -> Iterator[tuple[int, bytes]]:
    """The entries with start <= index < end of the tree of `size`, with their indexes."""
    return zip(range(start, end), _entries(tree, start, end, size), strict=True)


def _entries(tree: TreeUnderCheck, start: int, end: int, size: int) -> Iterator[bytes]:
    for number in range(start // TILE_WIDTH, -(-end // TILE_WIDTH)):
        first = number * TILE_WIDTH
        bundle = read_bundle(Resource(None, number, min(TILE_WIDTH, size - first)), tree.read_or_none)
        yield from bundle[max(start - first, 0) : end - first]


def _compare(tree: TreeUnderCheck, resource: Resource, data: bytes, keeps_all: bool, head: TreeHead) -> None:
    found = tree.read_or_none(resource.path)
    if found is None and not resource.full and not keeps_all:
        # It may be gone once the full one exists, of which it is the beginning (tlog-tiles).
        wider = tree.read_or_none(resource.with_width(TILE_WIDTH).path)
        found = wider[: len(data)] if wider is not None else None
    if found is None:
        raise RegistryError("log.missing", f"{tree.source.place}/{resource.path} is missing", hint=_SERVED)
    if found != data:
        kind = "log.bundle" if resource.level is None else "log.tile"
        (decode_bundle if resource.level is None else decode_tile)(found, resource)
        if (
            resource.level == 0
            and range_root(0, head.size, TileNodes(head.size, tree.read_or_none)) == head.root
        ):
            width = min(TILE_WIDTH, head.size - resource.index * TILE_WIDTH)
            raise RegistryError(
                "log.bundle",
                f"{tree.source.place}/{Resource(None, resource.index, width).path} holds other entries than the tiles, which "
                "make the root that is signed",
                hint=_SERVED,
            )
        raise RegistryError(
            kind, f"{tree.source.place}/{resource.path} is not what the entries make", hint=_SERVED
        )
