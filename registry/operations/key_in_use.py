"""Whether the key that this process signs with may still sign what it is about to log.

Knows: that another process may have rotated or revoked it since. Asked under the writer's lock, so the answer holds until the
entries are durable.
"""

from __future__ import annotations

from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import ledger


def require_key_in_use(registry: Registry, count: int) -> None:
    """Raise `key.retired` unless the key for statements may sign each of the next `count` entries."""
    if not registry.home.trust.is_file():
        return
    keys, size = registry.key_history(), ledger.head(registry.database, registry.log.id).size
    own = verifier_of(registry.signing_keys().decisions)
    if not all(own in keys.in_use(index) for index in (size, size + count - 1)):
        raise RegistryError(
            "key.retired",
            f"the key {own.name}+{own.key_id.hex()} has handed over to another or was revoked",
            hint="Nothing was logged. Run the command again: it takes up the key that is in use now.",
        )
