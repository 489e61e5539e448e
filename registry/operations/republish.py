"""Keep the public checkpoint fresh: while nothing new comes, the same tree head is signed and cosigned again.

Knows: that whoever reads a quiet log can tell it from one that is held back by the times in its signatures alone, and that of
each key the line with the latest time is shown. Only `checkpoint` changes: what was signed first stays in the database, in
the history of the tree, and as the end that a next log names. Does not know whether anything new waits.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from registry.domain.tree_layout import CHECKPOINT
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, sign_checkpoint, verify_checkpoint, with_later_lines
from registry.log.note import Note
from registry.operations.alarm import log_keys
from registry.operations.cosign import Tell, cosign_again, cosigned_note
from registry.operations.registry import Registry
from registry.operations.signed_note import signed_head
from registry.operations.witness_policy import witness_policy
from registry.storage import ledger
from registry.storage.values import Checkpoint

REPUBLISH_AFTER: Final = 600
"""Seconds after which the checkpoint of a log to which nothing was added is signed again."""


def is_due(registry: Registry, checkpoint: Checkpoint) -> bool:
    """Whether `checkpoint`, the public one, is to be signed again now: never the end of a frozen log."""
    if any(log.frozen for log in ledger.logs(registry.database) if log.id == registry.log.id):
        return False
    keys = log_keys(registry, registry.log.origin)
    shown = verify_checkpoint(freshest_note(registry, checkpoint), registry.log.origin, keys)
    signed_at = max(signature.timestamp or 0 for signature in shown.signatures)
    return registry.clock().timestamp() - signed_at >= REPUBLISH_AFTER


def sign_again(registry: Registry, checkpoint: Checkpoint, tell: Tell) -> bytes:
    """The note of the public `checkpoint` with the log's own lines and its witnesses' of this moment; a witness that is silent,
    which `tell` hears, keeps the line it has.

    Only what both keys of the log signed before is signed again. Raises `signed_note.signed_head`'s, and what
    `cosign.cosign_again` does.
    """
    head = signed_head(registry, checkpoint, checkpoint.note.encode())
    own = sign_checkpoint(head, registry.signing_keys().log, int(registry.clock().timestamp()))
    lines = cosign_again(registry, replace(checkpoint, note=own.decode()), tell)
    _, signed = read_checkpoint(own)
    before = _note(freshest_note(registry, checkpoint))
    return _later(registry, before, Note(signed.text, (*signed.lines, *lines))).encode()


def freshest_note(registry: Registry, checkpoint: Checkpoint) -> bytes:
    """What is kept of `checkpoint`, with whatever was signed again and stands in the public tree."""
    kept = cosigned_note(registry, checkpoint)
    standing = registry.tree.find(CHECKPOINT)
    if standing is None or standing == kept:
        return kept
    try:
        return _later(registry, _note(kept), _note(standing)).encode()
    except RegistryError:
        return kept  # the file was changed: what was signed is put back


def _later(registry: Registry, note: Note, later: Note) -> Note:
    policy = witness_policy(registry)
    keys = log_keys(registry, registry.log.origin)
    return with_later_lines(note, later, [*keys, *(policy.witness_keys if policy else ())])


def _note(raw: bytes) -> Note:
    return read_checkpoint(raw)[1]
