"""Take what was erased out of the disclosures that are public: the one kind of published file that may change.

Knows: that a version's disclosure may stand in the tree of each year in which it was decided on, and that it only ever
loses values.
"""

from __future__ import annotations

from registry.domain.committed import disclosure_bytes
from registry.domain.tree_layout import DISCLOSURES
from registry.operations.registry import Registry
from registry.operations.shrinking_file import put_shrinking
from registry.storage import erasures, ledger, queries
from registry.storage.blobs import PublicTree


def rewrite_disclosures(registry: Registry, start: int, end: int) -> None:
    """Rewrite the disclosures of which the notices at start <= index < end erased something, and destroy their keys.

    Raises `tree.differs` where a disclosure would become something else than itself without some values.
    """
    versions = erasures.versions_between(registry.database, registry.log.id, start, end)
    if not versions:
        return
    # Whoever logged the notice may have been interrupted before this.
    erasures.destroy_keys(registry.database)
    trees = [registry.tree_of(log.year) for log in ledger.logs(registry.database)]
    for tree in trees:
        if tree.root != registry.tree.root:  # whose drafts are being made
            tree.forget_drafts()
    for deployment, version, record in versions:
        data = disclosure(registry, deployment, version, record)
        for tree in trees:
            if (tree.root / f"{DISCLOSURES}{record}.json").exists():
                put_disclosure(registry, tree, deployment, version, record, data)


def put_disclosure(
    registry: Registry, tree: PublicTree, deployment: str, version: int, record: str, data: bytes
) -> None:
    """Put a disclosure into a tree; one that stands there may only lose what was declared erased.

    Raises `tree.differs` where it would become something else.
    """
    put_shrinking(
        tree,
        f"{DISCLOSURES}{record}.json",
        data,
        lambda: erasures.erased(registry.database, deployment, version).keys(),
    )


def disclosure(registry: Registry, deployment: str, version: int, record: str) -> bytes:
    """The disclosure of a version as it stands now."""
    answers = queries.disclosed(registry.database, deployment, version)
    return disclosure_bytes(
        record, {path: (a.salt, a.value) for path, a in answers.items() if a.salt is not None}
    )
