"""Who signed an entry of this registry, and whether that still counts: by the keys of the log that the entry stands in.

Knows: that each year's log has a history of keys of its own, and that a revocation takes back what was signed before it. Does
not know what an entry says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from registry.domain.key_event import Revocation
from registry.domain.key_history import KeyHistory
from registry.operations.key_state import key_histories
from registry.operations.registry import Registry
from registry.signing.dsse import open_jointly
from registry.storage import ledger
from registry.storage.values import Place


@dataclass(frozen=True)
class Issuers:
    """The keys of every log, by the log's number in the database, as they are now."""

    registry: Registry
    histories: Mapping[int, KeyHistory]

    @property
    def any_revoked(self) -> bool:
        """Whether anything that was signed may be void."""
        return any(history.revocations for history in self.histories.values())

    @property
    def revocations(self) -> int:
        """How many there are."""
        return sum(history.revocations for history in self.histories.values())

    def open(self, place: Place) -> Opened:
        """The entry at `place`, verified; raises what a signature raises that does not hold."""
        (opened,) = self.open_all([place])
        return opened

    def open_all(self, places: Iterable[Place]) -> Iterator[Opened]:
        """The entries at `places`, in their order, read together and each verified; raises likewise."""
        for place, body in ledger.entries_at(self.registry.database, places):
            keys = self.histories[place.log_id]
            payload, _, signers = open_jointly(body, (*keys.known, *keys.announced))
            taken_back = (keys.taken_back_by(place.index, key) for key in signers)
            yield Opened(payload, len(signers), next((found for found in taken_back if found), None))


@dataclass(frozen=True)
class Opened:
    """What the signatures of an entry cover, how many they are, and the revocation that makes it void; None where it
    counts."""

    payload: bytes
    signatures: int
    taken_back_by: Revocation | None


def issuers(registry: Registry) -> Issuers:
    """The keys under which this registry's statements are verified, as the logs tell now; raises as `key_histories`."""
    return Issuers(registry, key_histories(registry.home.trust, registry.database))
