"""Following the entries of a log of this software: every signature, every decision run again, releases in one line.

Knows: how such a log is recognised, and that a walk over its entries can go on where it stopped, in this process or where an
earlier one did: then what is beside the first entries is not read again, once they make the root they made then.
Does not know how the log under the entries is verified (`operations.follow_log`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from registry.domain.canonical import parse_canonical
from registry.domain.decision import FinalCheckpoint, instant, read_statement
from registry.domain.key_history import KeyHistory
from registry.domain.tree_layout import KEY_LIST
from registry.domain.verifier import decode_base64
from registry.errors import RegistryError
from registry.log.checkpoint import Checkpoint
from registry.log.merkle import CompactRange, leaf_hash
from registry.log.tree_head import TreeHead
from registry.operations.check_entries import EntryCheck
from registry.operations.check_log import Keys, published_keys
from registry.operations.follow_log import entries_between
from registry.operations.tree_under_check import TreeUnderCheck
from registry.policy.engine import Engine
from registry.policy.release import Bundle

_LAST_SECOND: Final = 253_402_300_799


class Walk:
    """A walk over one log's entries. `done`: so many entries hold. A walk that raised is over: begin another one.

    `ran`: the tree head up to which an earlier walk ran every decision again, whose word is taken for it.
    """

    def __init__(
        self,
        tree: TreeUnderCheck,
        origin: str,
        keys: tuple[str, ...],
        engine_for: Callable[[Bundle], Engine],
        ran: TreeHead | None = None,
    ) -> None:
        known, listed = Keys.of(keys, origin), Keys.of(published_keys(tree), origin)
        if {*known.log} != {*listed.log}:
            raise tree.wrong(KEY_LIST, "lists other keys of the log than the ones given")
        self._trusted, self._began = known.decisions, listed.decisions
        self._check = EntryCheck(
            tree, origin, KeyHistory(origin, known.log, listed.decisions), engine_for, ""
        )
        self.done = 0
        self._ran, self._grown = ran, CompactRange()

    @property
    def continues(self) -> FinalCheckpoint | None:
        """The end of the log that this one continues, as entry 0 names it."""
        return self._check.continues

    @property
    def decisions(self) -> int:
        """How many decisions were run again, and gave the same bytes."""
        return self._check.decisions

    @property
    def erased_elsewhere(self) -> int:
        """How many erasure notices are about versions of a log before this one, in which nothing was looked up."""
        return self._check.erased_elsewhere

    def go_on(self, tree: TreeUnderCheck, checkpoint: Checkpoint) -> None:
        """Take every entry up to the verified checkpoint; raises what is wrong with the first that does not hold."""
        self._check.tree, self._check.signed_at = tree, signed_at(checkpoint)
        size = checkpoint.head.size
        for index, data in entries_between(tree, self.done, size, size):
            again = self._ran is None or index >= self._ran.size
            self._check.entry(index, data, again=again)
            if not again:
                self._take_up(tree, data)
            self.done = index + 1
        if not self._check.keys.linked(self._trusted).issuperset(self._began):
            raise tree.wrong(
                KEY_LIST, "lists other keys than the ones given, and no rotation ties them to these"
            )

    def _take_up(self, tree: TreeUnderCheck, data: bytes) -> None:
        self._grown.append(leaf_hash(data))
        if self._ran and self._grown.size == self._ran.size and self._grown.root() != self._ran.root:
            raise RegistryError(
                "log.root",
                f"{tree.source.place}: its first {self._ran.size} entries are not those that were run again before",
                hint="Keep both checkpoints, and compare with a mirror or an earlier copy.",
            )


def is_ours(tree: TreeUnderCheck, size: int) -> bool:
    """Whether entry 0 of the verified log states a release, as every log of this software begins."""
    if not size:
        return False
    ((_, first),) = entries_between(tree, 0, 1, size)
    try:
        envelope = parse_canonical(first)
        payload = decode_base64(envelope["payload"], "statement.malformed", "the payload of entry 0")
        return read_statement(payload).release is not None
    except (RegistryError, KeyError, TypeError):
        return False


def signed_at(checkpoint: Checkpoint) -> str:
    """When the log signed the checkpoint, as its timestamped signature says; the last second of all where it has none."""
    times = [
        s.timestamp
        for s in checkpoint.signatures
        if s.timestamp and s.verifier.name == checkpoint.head.origin
    ]
    return instant(datetime.fromtimestamp(min(max(times, default=_LAST_SECOND), _LAST_SECOND), UTC))
