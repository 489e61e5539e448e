"""What the public tree has already seen, compared with what the database knows.

Knows: that a checkpoint which left this process counts as published for ever. A database that does not know one (a
restored backup, a second writer) must neither acknowledge a filing nor sign anything.
"""

from __future__ import annotations

from registry.domain.tree_layout import CHECKPOINT, CHECKPOINTS, older_checkpoint
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.operations.registry import Registry
from registry.storage import ledger
from registry.storage.values import Checkpoint


def public_checkpoint(registry: Registry) -> Checkpoint | None:
    """The checkpoint that stands in the public tree, as the database keeps it; None where none stands there.

    Raises `publish.ahead` where the tree holds any checkpoint, in its place or in the history, that this database never
    signed.
    """
    history = registry.tree.root / CHECKPOINTS
    sizes = [int(path.name) for path in history.iterdir() if path.name.isdigit()] if history.is_dir() else []
    if sizes:
        # The largest is enough: every checkpoint before it is part of the same tree.
        _known(registry, older_checkpoint(max(sizes)))
    return _known(registry, CHECKPOINT)


def _known(registry: Registry, path: str) -> Checkpoint | None:
    try:
        head, _ = read_checkpoint(registry.tree.read(path))
    except FileNotFoundError:
        return None
    checkpoint = ledger.checkpoint_at(registry.database, registry.log.id, head.size)
    if checkpoint is None or checkpoint.root != head.root:
        raise RegistryError(
            "publish.ahead",
            f"{registry.tree.root / path} states size {head.size}, which this database never signed",
            hint="The database is older than what is public, or another one published here. Nothing was filed or signed. "
            "Restore the newest database; a signed checkpoint cannot be taken back.",
        )
    return checkpoint
