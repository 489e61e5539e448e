"""A register with one log and one release, and filings made up for it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from registry.domain.canonical import canonical_bytes, digest
from registry.log import merkle
from registry.storage import ledger
from registry.storage.database import Database
from registry.storage.ledger import Check
from registry.storage.values import (
    Answer,
    Head,
    NewDecision,
    NewEntry,
    NewVersion,
    Outcome,
    Place,
    Release,
    Sequenced,
    Status,
)

NOW = "2026-11-20T12:00:00Z"
TODAY = "2026-11-20"
EMPTY = Head(0, merkle.EMPTY_ROOT, b"")
FIRST_RELEASE = Release(digest="a" * 64, version="1.0.0", sequence=1, manifest=b"{}")


def extend(head: Head, leaves: Sequence[bytes]) -> Head:
    hashes = [head.compact_range[at : at + 32] for at in range(0, len(head.compact_range), 32)]
    tree = merkle.CompactRange(head.size, hashes)
    tree.extend(leaves)
    return Head(tree.size, tree.root(), b"".join(tree.hashes))


def entry(kind: str, content: Any, **beside: Any) -> NewEntry:
    body = canonical_bytes({"kind": kind, "content": content})
    return NewEntry(kind=kind, body=body, leaf_hash=merkle.leaf_hash(body), **beside)


def public(path: str, value: Any) -> Answer:
    return Answer(path, value, hashlib.sha256(path.encode()).digest(), "public", True)


def withheld(path: str, value: Any) -> Answer:
    return Answer(path, value, hashlib.sha256(path.encode()).digest(), "public", False)


def internal(path: str, value: Any) -> Answer:
    return Answer(path, value, hashlib.sha256(path.encode()).digest(), "internal", False)


def facts(**facets: Any) -> dict[str, Any]:
    """Facts with only what lists need: `country="FR"`, `technology=...`; what is not given is unanswered."""
    known: dict[str, Any] = dict.fromkeys(("country", "technology", "mode", "space", "sector", "status"))
    known |= facets
    return {
        "facts_version": 1,
        "place": {"country": known["country"]},
        "deployment": {name: known[name] for name in ("technology", "mode", "space", "status")},
        "operator": {"sector": known["sector"]},
    }


def filing(
    deployment_id: str,
    *,
    version: int = 1,
    answers: Sequence[Answer] = (),
    release: str = FIRST_RELEASE.digest,
    law_date: str = TODAY,
    binding: str = "undetermined",
    strict: str = "non_compliant",
    statuses: Sequence[Status] = (),
    previous: Place | None = None,
    provenance: str = "filed",
    filed_at: str = NOW,
    variant: str = "",
    **facets: Any,
) -> NewEntry:
    """A new version with the decision on it."""
    given = canonical_bytes(facts(**facets))
    committed = canonical_bytes(
        {"id": deployment_id, "n": version, "paths": [a.path for a in answers], "v": variant}
    )
    return entry(
        "decision",
        [deployment_id, version, release, law_date, variant],
        deployment_id=deployment_id,
        expected_latest_version=version - 1,
        release_digest=release,
        version=NewVersion(
            number=version,
            provenance=provenance,
            committed=committed,
            record_sha256=digest([deployment_id, version, variant]),
            facts=given,
            facts_sha256=hashlib.sha256(given).hexdigest(),
            facts_version=1,
            filed_at=filed_at,
            answers=answers,
        ),
        decision=decision(version, law_date, binding, strict, statuses, previous),
    )


def reassessment(
    deployment_id: str,
    *,
    version: int = 1,
    release: str = FIRST_RELEASE.digest,
    law_date: str,
    binding: str = "undetermined",
    strict: str = "non_compliant",
    statuses: Sequence[Status] = (),
    previous: Place | None,
) -> NewEntry:
    """A new decision on a version that is there."""
    return entry(
        "decision",
        [deployment_id, version, release, law_date],
        deployment_id=deployment_id,
        expected_latest_version=version,
        release_digest=release,
        decision=decision(version, law_date, binding, strict, statuses, previous),
    )


def decision(
    version: int, law_date: str, binding: str, strict: str, statuses: Sequence[Status], previous: Place | None
) -> NewDecision:
    assessment = canonical_bytes({"law_date": law_date, "outcome": {"binding": binding, "strict": strict}})
    return NewDecision(
        version=version,
        law_date=law_date,
        assessed_at=NOW,
        outcome_binding=binding,
        outcome_strict=strict,
        assessment=assessment,
        assessment_sha256=hashlib.sha256(assessment).hexdigest(),
        statuses=statuses,
        previous=previous,
    )


def not_met(*requirement_ids: str) -> list[Status]:
    return [Status(each, "not_met", "blocking", "binds") for each in requirement_ids]


class Register:
    """A database with one log whose entry 0 puts `FIRST_RELEASE` in force."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.log_id = ledger.create_log(db, "registry.example/log/2026", 2026, NOW, EMPTY)
        self.put(entry("release", FIRST_RELEASE.digest, release=FIRST_RELEASE))

    def append(self, *items: NewEntry, check: Check = lambda item: None) -> list[Outcome]:
        return ledger.append(self.db, self.log_id, items, extend, check)

    def put(self, *items: NewEntry) -> list[Place]:
        """Append items that must all be taken."""
        places = []
        for outcome in self.append(*items):
            assert isinstance(outcome, Sequenced), outcome
            places.append(outcome.place)
        return places
