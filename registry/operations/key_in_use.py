"""Whether the key that this process signs with may still sign what it is about to log.

Knows: that another process may have rotated or revoked it since, and that the history of keys stays the same where
everything is as it was that it follows from. Asked under the writer's lock, so the answer holds until the entries are
durable.
"""

from __future__ import annotations

from registry.domain.key_history import KeyHistory
from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.trust import read_key_files
from registry.storage.key_events import key_event_hashes


def require_key_in_use(registry: Registry, count: int) -> None:
    """Raise `key.retired` unless the key for statements may sign each of the next `count` entries."""
    if not registry.home.trust.is_file():
        return
    keys, size = _as_logged(registry)
    own = verifier_of(registry.signing_keys().decisions)
    if not all(own in keys.in_use(index) for index in (size, size + count - 1)):
        raise RegistryError(
            "key.retired",
            f"the key {own.name}+{own.key_id.hex()} has handed over to another or was revoked",
            hint="Nothing was logged. Run the command again: it takes up the key that is in use now.",
        )


def _as_logged(registry: Registry) -> tuple[KeyHistory, int]:
    """The history of keys, and the size of the log; made anew only where one of the things changed that it is made of."""
    there, here = key_event_hashes(registry.database), registry.log.id
    earlier = tuple(log for log in there.logs if log.id < here)
    source = (here, tuple(read_key_files([registry.home.trust])), earlier, there.events)
    if registry.keys_made is None or registry.keys_made[0] != source:
        registry.keys_made = (source, registry.key_history())
    (size,) = (log.size for log in there.logs if log.id == here)
    return registry.keys_made[1], size
