"""The keys of a log with their periods, as its entries tell.

Knows: nothing that the log does not say, but where a private key lies here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from registry.domain.key_history import KeyHistory, Period
from registry.domain.verifier import ALGORITHMS, Verifier
from registry.operations.key_state import key_file
from registry.operations.registry import Registry
from registry.storage import ledger


@dataclass(frozen=True)
class ListedKey:
    """One key: which entries it may sign (`since`, `until` exclusive), and from which on it was revoked, why.

    `stands`: false where the rotation that brought it is void, and so all that it signed.
    `here`: whether its private key lies in this registry's folder; None for a key of the log.
    """

    key: Verifier
    role: Literal["log", "decisions", "next_log"]
    since: int = 0
    until: int | None = None
    revoked_from: int | None = None
    reason: str = ""
    in_use: bool = True
    stands: bool = True
    here: bool | None = None

    @property
    def id(self) -> str:
        return f"{self.key.name}+{self.key.key_id.hex()}"

    @property
    def algorithm(self) -> str:
        return ALGORITHMS[self.key.key_type]


def list_keys(registry: Registry) -> list[ListedKey]:
    """The keys of the log, then those for statements in the order in which they came, then those announced for a later log."""
    keys, size = registry.key_history(), ledger.head(registry.database, registry.log.id).size
    return [
        *(ListedKey(key, "log") for key in keys.log_keys),
        *(_listed(registry, period, keys, size) for period in keys.periods),
        *(ListedKey(key, "next_log") for key in keys.announced),
    ]


def trust_lines(registry: Registry) -> list[str]:
    """The key lines to hand over today: the log's, and those in use for statements. Older key files keep working."""
    keys: KeyHistory = registry.key_history()
    in_use = keys.lasting(ledger.head(registry.database, registry.log.id).size)
    return [key.vkey for key in (*keys.log_keys, *in_use)]


def _listed(registry: Registry, period: Period, keys: KeyHistory, size: int) -> ListedKey:
    revocation = period.revocation
    return ListedKey(
        period.key,
        "decisions",
        period.first,
        period.until,
        revocation.cut_off if revocation else None,
        revocation.reason if revocation else "",
        period.key in keys.in_use(size),
        keys.introduced(period.key),
        key_file(registry.home.keys, registry.home.trust, period.key).exists(),
    )
