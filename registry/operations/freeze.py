"""Freeze the open log: its last checkpoint is signed and public, and it takes no further entry, for ever.

Knows: that nothing may be sequenced between the last publication and the freezing. What is filed after that goes into the
log that continues this one (`operations.next_log`).
"""

from __future__ import annotations

from registry.errors import RegistryError
from registry.operations.publish import Published, publish
from registry.operations.registry import Registry
from registry.operations.render_tree import Progress
from registry.storage import ledger, locks


def freeze(registry: Registry, progress: Progress = lambda done, total: None) -> Published:
    """Publish what is sequenced and freeze the log; on a frozen log, say what stands.

    Raises what `publish` raises, and then nothing is frozen; `log.moved` where an entry came between.
    """
    with locks.writer(registry.database):
        published = publish(registry, progress)
        end = (published.size, published.root)
        if not ledger.freeze_log(registry.database, registry.log.id, end):
            raise RegistryError(
                "log.moved",
                f"the log {registry.log.origin} grew while its last checkpoint was signed",
                hint="Nothing was frozen. Find the second writer, then try again.",
            )
    return published
