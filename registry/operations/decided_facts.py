"""The facts that a decision cites, which its release may read in a later version than the one the record was filed under.

Knows: that the database keeps the facts of a version as they were when it was filed, and that others are derived from the
committed form by a function that is kept for ever (promise 5).
"""

from __future__ import annotations

from registry.domain import facts as facts_of
from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.operations.registry import Registry
from registry.storage import queries
from registry.storage.values import Decision, Published, Version


def decided_facts(registry: Registry, item: Published) -> tuple[str, bytes]:
    """Digest and canonical bytes of the facts that the decision on `item` cites."""
    if _as_filed(registry, item.decision, item.version):
        return item.version.facts_sha256, item.facts
    data = _derived(registry, item.decision, item.committed)
    return sha256_hex(data), data


def decided_facts_sha256(registry: Registry, decision: Decision, version: Version) -> str:
    """Their digest alone."""
    if _as_filed(registry, decision, version):
        return version.facts_sha256
    form = queries.committed(registry.database, version.deployment_id, version.number)
    return sha256_hex(_derived(registry, decision, form or b""))


def _as_filed(registry: Registry, decision: Decision, version: Version) -> bool:
    return registry.bundle(decision.release_digest).facts_version == version.facts_version


def _derived(registry: Registry, decision: Decision, committed: bytes) -> bytes:
    read = registry.bundle(decision.release_digest).facts_version
    return canonical_bytes(facts_of.derive(parse_canonical(committed), read))
