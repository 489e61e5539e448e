"""State a policy release: its signed statement becomes an entry, and from that entry on it is in force.

Knows: that a release's files are durable before any decision can cite it, and that a later release never makes way for an
earlier one. Decisions made before stay as they are, under the release they cite.
"""

from __future__ import annotations

from registry.domain.decision import PAYLOAD_TYPE, FinalCheckpoint, instant, release_statement
from registry.domain.decision import Release as Predicate
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.clock import require_clock
from registry.operations.key_in_use import require_key_in_use
from registry.operations.log_head import extend_head
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.policy.release import Bundle, is_later
from registry.signing.dsse import sign_envelope
from registry.storage import ledger, locks
from registry.storage.blobs import PublicTree
from registry.storage.queries import release_in_force
from registry.storage.values import NewEntry, Place, Release, Sequenced


def state_release(registry: Registry, bundle: Bundle, *, tell: Tell = lambda error: None) -> Place:
    """Log `bundle` as the release in force.

    Raises `release.stated` where it already is, `release.older` where a later one is, `file.clock`, and what `require_latest`
    does.
    """
    require_latest(registry, tell)
    with locks.writer(registry.database):
        require_clock(registry)
        before = release_in_force(registry.database, registry.log.id)
        if before is not None and before.release.digest == bundle.digest:
            raise RegistryError(
                "release.stated",
                f"release {bundle.version} is already in force",
                hint="There is nothing to do.",
            )
        if before is not None:
            _require_later(registry.bundle(before.release.digest), bundle)
        files = PublicTree(registry.home.releases / bundle.digest, registry.home.drafts)
        for path, data in bundle.files.items():
            files.create(path, data)
        sequence = before.release.sequence + 1 if before else 1
        return _log(registry, bundle, sequence, before.release.digest if before else None, None)


def state_again(
    registry: Registry, bundle: Bundle, sequence: int, previous: str | None, end: FinalCheckpoint
) -> Place:
    """Log `bundle` as entry 0 of a new log that continues another: the release in force at that log's end, as it was
    stated there, and that end. Raises `file.clock`, and what `require_latest` does.
    """
    require_latest(registry, lambda error: None)
    with locks.writer(registry.database):
        require_clock(registry)
        return _log(registry, bundle, sequence, previous, end)


def _log(
    registry: Registry, bundle: Bundle, sequence: int, previous: str | None, end: FinalCheckpoint | None
) -> Place:
    release = Release(
        digest=bundle.digest,
        version=bundle.version,
        sequence=sequence,
        manifest=bundle.files["manifest.json"],
    )
    statement = release_statement(
        Predicate(
            version=release.version,
            sequence=release.sequence,
            facts_version=bundle.facts_version,
            stated_at=instant(registry.clock()),
            previous=previous,
            continues=end,
        ),
        bundle.digest,
    )
    require_key_in_use(registry, 1)
    body = sign_envelope(statement, PAYLOAD_TYPE, registry.signing_keys().decisions)
    entry = NewEntry(kind="release", body=body, leaf_hash=leaf_hash(body), release=release)
    (outcome,) = ledger.append(registry.database, registry.log.id, [entry], extend_head)
    if not isinstance(outcome, Sequenced):
        raise RegistryError("release.not_stated", f"the release was not logged: {outcome}", hint="Try again.")
    return outcome.place


def _require_later(before: Bundle, bundle: Bundle) -> None:
    if not is_later(before, bundle):
        raise RegistryError(
            "release.older",
            f"release {before.version} (number {before.sequence}) is in force, and {bundle.version} (number "
            f"{bundle.sequence}) is not later",
            hint="Make a release that follows it, with `sightline policies release`.",
        )
