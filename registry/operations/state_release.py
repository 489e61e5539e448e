"""State a policy release: its signed statement becomes an entry, and from that entry on it is in force.

Knows: that a release's files are durable before any decision can cite it.
"""

from __future__ import annotations

from registry.domain.decision import PAYLOAD_TYPE, instant, release_statement
from registry.domain.decision import Release as Predicate
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.registry import Registry
from registry.operations.sequence import extend_head
from registry.policy.release import Bundle
from registry.signing.dsse import sign_envelope
from registry.storage import ledger, locks
from registry.storage.blobs import PublicTree
from registry.storage.queries import release_in_force
from registry.storage.values import NewEntry, Place, Release, Sequenced


def state_release(registry: Registry, bundle: Bundle) -> Place:
    """Log `bundle` as the release in force; raises `release.stated` where it already is."""
    with locks.writer(registry.database):
        before = release_in_force(registry.database, registry.log.id)
        if before is not None and before.release.digest == bundle.digest:
            raise RegistryError(
                "release.stated",
                f"release {bundle.version} is already in force",
                hint="There is nothing to do.",
            )
        files = PublicTree(registry.home.releases / bundle.digest, registry.home.drafts)
        for path, data in bundle.files.items():
            files.create(path, data)
        release = Release(
            digest=bundle.digest,
            version=bundle.version,
            sequence=before.release.sequence + 1 if before else 1,
            manifest=bundle.files["manifest.json"],
        )
        statement = release_statement(
            Predicate(
                version=release.version,
                sequence=release.sequence,
                facts_version=bundle.facts_version,
                stated_at=instant(registry.clock()),
                previous=before.release.digest if before else None,
            ),
            bundle.digest,
        )
        body = sign_envelope(statement, PAYLOAD_TYPE, registry.signing_keys().decisions)
        entry = NewEntry(kind="release", body=body, leaf_hash=leaf_hash(body), release=release)
        (outcome,) = ledger.append(registry.database, registry.log.id, [entry], extend_head)
    if not isinstance(outcome, Sequenced):
        raise RegistryError("release.not_stated", f"the release was not logged: {outcome}", hint="Try again.")
    return outcome.place
