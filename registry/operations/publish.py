"""Publish what is committed: verify, sign, render, and put the checkpoint last.

Knows: the order in which a log's files become visible, so that a crash at any point leaves a tree that checks once the
registry is started again. Sequenced entries are read back and hashed again before their root is signed; a signature
covers only what is durable. An interrupted publication is finished, with the very note that was signed, before
anything new is signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.log.checkpoint import sign_checkpoint
from registry.log.tree_head import TreeHead
from registry.operations.alarm import require_no_alarm
from registry.operations.clock import require_clock
from registry.operations.cosign import cosign, cosigned_note, witnessed
from registry.operations.public_head import public_checkpoint
from registry.operations.registry import Registry
from registry.operations.render_tree import Progress, render, show, verify_entries, verify_newest
from registry.operations.republish import freshest_note, is_due, sign_again
from registry.operations.require_latest import compare_with_others
from registry.operations.signed_note import signed_head
from registry.operations.sync_tree import sync_or_tell
from registry.storage import ledger, locks
from registry.storage.values import Checkpoint, Head


@dataclass(frozen=True)
class Published:
    """The checkpoint that is now public, and how many entries it adds to the one before.

    `witnessed`: whether the registry's witnesses cosigned it as its policy asks; None where it has no policy. `silent`: why
    some of them did not.
    """

    size: int
    root: bytes
    note: bytes
    added: int
    witnessed: bool | None = None
    silent: tuple[RegistryError, ...] = ()
    behind: RegistryError | None = None
    """Why the bucket that the settings name is not up to date, where it is not."""


def publish(registry: Registry, progress: Progress = lambda done, total: None) -> Published:
    """Publish every sequenced entry, those that come meanwhile among them; with nothing new, the checkpoint that stands is
    shown to witnesses who lack it, and signed and cosigned again where that was ten minutes ago (`operations.republish`).

    Raises `publish.ahead` where the public tree holds a checkpoint that this database does not know, and
    `publish.verify` where what is stored is not what was committed; nothing is signed then. Raises what `cosign`,
    `require_latest.compare_with_others` and `sync_tree.sync_or_tell` do.
    """
    not_compared: list[RegistryError] = []
    with locks.publisher(registry.database):
        require_no_alarm(registry)
        before = _finish(registry, progress)
        # Before anything is signed: a bucket that holds other bytes, or a checkpoint nobody here signed, stops it.
        behind = sync_or_tell(registry)
        head = ledger.head(registry.database, registry.log.id)
        start = before.size if before else 0
        if before is not None and head.size == start:
            again = is_due(registry, before)
            if again:
                require_clock(registry)
                compare_with_others(registry, before, not_compared.append)
            return _everywhere(registry, _shown(registry, before, start, not_compared, again=again), behind)
        # The clock is compared with what the last entry says, so that entry is verified first.
        with registry.tree.drafting() as drafts:
            head = verify_newest(registry, before, drafts)
            require_clock(registry)
            compare_with_others(registry, before, not_compared.append)
            checkpoint = _sign(registry, head)
            render(registry, before, checkpoint, drafts, progress)
        return _everywhere(registry, _shown(registry, checkpoint, start, not_compared), behind)


def finish_publication(registry: Registry) -> None:
    """Put every checkpoint that was signed into the tree, where that was interrupted or undone, and into the bucket that the
    settings name; needs no private key.

    Does nothing while an alarm stands, and leaves what waits for witnesses: both are for `publish` to say.
    """
    latest = ledger.latest_checkpoint(registry.database, registry.log.id)
    if latest is not None and (latest.published_at is None or latest != public_checkpoint(registry)):
        with locks.publisher(registry.database):
            try:
                require_no_alarm(registry)
                _finish(registry, lambda done, total: None)
                sync_or_tell(registry)  # one that is away is brought up to date by whoever publishes next
            except RegistryError as error:
                if error.code not in ("witness.alarm", "witness.fork", "witness.held"):
                    raise


def _finish(registry: Registry, progress: Progress) -> Checkpoint | None:
    before = public_checkpoint(registry)
    _mark_shown(registry, before)
    for checkpoint in ledger.checkpoints(
        registry.database, registry.log.id, after=before.size if before else -1
    ):
        with registry.tree.drafting() as drafts:
            verify_entries(registry, before, checkpoint.size, checkpoint.root, drafts)
            render(registry, before, checkpoint, drafts, progress)
        _shown(registry, checkpoint, 0)
        before = checkpoint
    return before


def _mark_shown(registry: Registry, public: Checkpoint | None) -> None:
    """Mark what is public already: a process may have died, or a backup been made, between showing and marking."""
    for checkpoint in ledger.unpublished(registry.database, registry.log.id):
        if public is not None and checkpoint.size <= public.size:
            ledger.mark_published(registry.database, checkpoint.id, instant(registry.clock()))


def _shown(
    registry: Registry,
    checkpoint: Checkpoint,
    start: int,
    not_compared: Sequence[RegistryError] = (),
    *,
    again: bool = False,
) -> Published:
    # A witness that was silent before the signature is asked again, and what it does then is what counts.
    silent = [error for error in not_compared if not error.code.startswith("witness.")]
    if again:
        newest = sign_again(registry, checkpoint, silent.append)
    else:
        cosign(registry, checkpoint, silent.append)
        newest = freshest_note(registry, checkpoint)
    note = cosigned_note(registry, checkpoint)
    for shown in {note, newest}:
        signed_head(registry, checkpoint, shown)
    show(registry, checkpoint, note, newest)
    enough = witnessed(registry, checkpoint)
    return Published(checkpoint.size, checkpoint.root, newest, checkpoint.size - start, enough, tuple(silent))


def _everywhere(registry: Registry, published: Published, behind: RegistryError | None) -> Published:
    # A bucket that did not answer a moment ago is not waited for a second time.
    return replace(published, behind=behind or sync_or_tell(registry))


def _sign(registry: Registry, head: Head) -> Checkpoint:
    now = registry.clock()
    note = sign_checkpoint(
        TreeHead(registry.log.origin, head.size, head.root),
        registry.signing_keys().log,
        int(now.timestamp()),
    )
    created_at = instant(now)
    number = ledger.add_checkpoint(
        registry.database,
        registry.log.id,
        size=head.size,
        root=head.root,
        note=note.decode(),
        created_at=created_at,
    )
    return Checkpoint(number, registry.log.id, head.size, head.root, note.decode(), created_at, None)
