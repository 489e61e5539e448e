"""File records: the story of one transaction, many filings at a time.

A submission becomes a committed form, facts and an assessment before any lock is held; the decision is signed; the
one sequencer writes version, decision, entry and head together. Where the latest version, the release in force or the
day has changed meanwhile, the signed envelope is thrown away and the submission is evaluated again, three times at
most. Nothing is returned as a decision before it is durable (promise 2).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from registry.domain.committed import Committed, commit, plain_leaves
from registry.domain.decision import (
    PAYLOAD_TYPE,
    Decision,
    EngineReference,
    EntryReference,
    FactsReference,
    LawDateReference,
    ReleaseReference,
    decision_statement,
    instant,
    requirement_lines,
)
from registry.domain.record import Record
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.assess import Evaluation, evaluate
from registry.operations.registry import Registry
from registry.operations.sequence import BATCH, extend_head
from registry.signing.dsse import sign_envelope
from registry.storage import ledger, locks, queries
from registry.storage.values import (
    Answer,
    Existing,
    NewDecision,
    NewEntry,
    NewVersion,
    Sequenced,
    Stale,
    Status,
    Version,
)
from registry.storage.values import Decision as StoredDecision

ATTEMPTS: Final = 3


@dataclass(frozen=True)
class Submission:
    """A record to file, under which provenance, and where it stood in what was handed in (`where`)."""

    record: Record
    provenance: str = "filed"
    where: str = ""


@dataclass(frozen=True)
class Filed:
    """A durable decision on a new version."""

    where: str
    deployment: str
    version: int
    index: int
    decision: Decision


@dataclass(frozen=True)
class Unchanged:
    """The answers equal the latest version's, so there is no new version."""

    where: str
    deployment: str
    version: int


@dataclass(frozen=True)
class NotFiled:
    """Nothing was filed; the error says why."""

    where: str
    error: RegistryError


Result = Filed | Unchanged | NotFiled


@dataclass(frozen=True)
class _Prepared:
    submission: Submission
    entry: NewEntry
    decision: Decision
    day: date


def file_records(
    registry: Registry,
    submissions: Iterable[Submission],
    *,
    salt: Callable[[], bytes] = lambda: secrets.token_bytes(32),
) -> Iterator[Result]:
    """File every submission; one result each, in order within a batch. A bad one costs none of the others."""
    remaining = iter(submissions)
    while batch := list(islice(remaining, BATCH)):
        yield from _file_batch(registry, batch, salt)


def _file_batch(registry: Registry, batch: list[Submission], salt: Callable[[], bytes]) -> Iterator[Result]:
    results: dict[int, Result] = {}
    waiting = _first_of_each_deployment(batch)
    for _ in range(ATTEMPTS):
        prepared: dict[int, _Prepared] = {}
        for i in waiting:
            outcome = _prepare(registry, batch[i], salt)
            if isinstance(outcome, _Prepared):
                prepared[i] = outcome
            else:
                results[i] = outcome
        results.update(_sequence(registry, prepared))
        waiting = [i for i in range(len(batch)) if i not in results]
        if not waiting:
            break
    for i in range(len(batch)):
        yield results.get(i) or NotFiled(batch[i].where, _conflict())


def _prepare(registry: Registry, submission: Submission, salt: Callable[[], bytes]) -> _Prepared | Result:
    try:
        return _prepared(registry, submission, salt)
    except RegistryError as error:
        return NotFiled(submission.where, error)


def _prepared(registry: Registry, submission: Submission, salt: Callable[[], bytes]) -> _Prepared | Unchanged:
    record = submission.record
    deployment = record.id or _new_id()
    latest = queries.latest_version(registry.database, deployment)
    before = queries.latest_decision(registry.database, deployment)
    number = latest.number if latest else 0
    if latest is not None:
        _require_same_provenance(submission, latest)
    committed = commit(
        record,
        deployment=deployment,
        version=number + 1,
        provenance=submission.provenance,
        previous=latest.record_sha256 if latest else None,
        salt=salt,
    )
    answers = _answers(committed)
    confirms = record.filing.change_kind == "confirmed_unchanged"
    if latest is not None and not confirms and _equal(registry, answers, latest):
        return Unchanged(submission.where, deployment, number)
    release, bundle = registry.release()
    now = registry.clock()
    law_date = _law_date(submission, now)
    evaluation = evaluate(committed.form, bundle, registry.engines(bundle), date.fromisoformat(law_date.date))
    decision = Decision(
        deployment=deployment,
        version=number + 1,
        provenance=submission.provenance,  # type: ignore[arg-type]
        retrospective=submission.provenance == "reconstructed",
        assessed_at=instant(now),
        law_date=law_date,
        facts=FactsReference(version=evaluation.facts_version, sha256=evaluation.facts_sha256),
        release=ReleaseReference(
            origin=registry.log.origin,
            index=release.place.index,
            digest=bundle.digest,
            version=bundle.version,
        ),
        engines=[EngineReference(name=e.name, version=e.version) for e in registry.engines(bundle)],
        assessment_sha256=evaluation.assessment_sha256,
        outcome=evaluation.assessment.outcome,
        requirements=requirement_lines(evaluation.assessment),
        previous=EntryReference(origin=registry.log.origin, index=before.place.index) if before else None,
    )
    return _Prepared(
        submission, _entry(registry, committed, answers, evaluation, decision, before), decision, now.date()
    )


def _entry(
    registry: Registry,
    committed: Committed,
    answers: Sequence[Answer],
    evaluation: Evaluation,
    decision: Decision,
    before: StoredDecision | None,
) -> NewEntry:
    body = sign_envelope(
        decision_statement(decision, committed.sha256), PAYLOAD_TYPE, registry.signing_keys().decisions
    )
    return NewEntry(
        kind="decision",
        body=body,
        leaf_hash=leaf_hash(body),
        deployment_id=decision.deployment,
        expected_latest_version=decision.version - 1,
        release_digest=decision.release.digest,
        version=NewVersion(
            number=decision.version,
            provenance=decision.provenance,
            committed=committed.data,
            record_sha256=committed.sha256,
            facts=evaluation.facts,
            facts_sha256=evaluation.facts_sha256,
            facts_version=evaluation.facts_version,
            filed_at=decision.assessed_at,
            answers=answers,
        ),
        decision=NewDecision(
            version=decision.version,
            law_date=decision.law_date.date,
            assessed_at=decision.assessed_at,
            outcome_binding=decision.outcome.binding,
            outcome_strict=decision.outcome.strict,
            assessment=evaluation.assessment_bytes,
            assessment_sha256=evaluation.assessment_sha256,
            statuses=[Status(r.id, r.status, r.severity, r.force) for r in decision.requirements],
            previous=before.place if before else None,
        ),
    )


def _sequence(registry: Registry, prepared: dict[int, _Prepared]) -> dict[int, Result]:
    if not prepared:
        return {}
    items = list(prepared.items())
    today = {id(p.entry): p.day for _, p in items}

    def check(entry: NewEntry) -> str | None:
        # An assessment made before midnight has another law date than one committed after it.
        return None if today[id(entry)] == registry.clock().date() else "day"

    with locks.writer(registry.database):
        outcomes = ledger.append(
            registry.database, registry.log.id, [p.entry for _, p in items], extend_head, check
        )
    results: dict[int, Result] = {}
    for (i, p), outcome in zip(items, outcomes, strict=True):
        if isinstance(outcome, Sequenced | Existing):
            results[i] = Filed(
                p.submission.where, p.decision.deployment, p.decision.version, outcome.place.index, p.decision
            )
        elif not isinstance(outcome, Stale):
            results[i] = NotFiled(
                p.submission.where,
                RegistryError(
                    "file.refused",
                    f"the database refused it: {outcome.detail}",
                    hint="Report this; nothing was filed.",
                ),
            )
    return results


def _answers(committed: Committed) -> list[Answer]:
    plain = [
        Answer(path, value, None, "public", True) for path, value in plain_leaves(committed.form).items()
    ]
    sealed = [Answer(o.path, o.value, o.salt, o.visibility, o.public) for o in committed.openings]
    return [*plain, *sealed]


def _equal(registry: Registry, answers: Sequence[Answer], latest: Version) -> bool:
    # Plain values are compared: salts differ at every commitment, so digests say nothing.
    kept = queries.answers(registry.database, latest.deployment_id, latest.number)
    return {a.path: a.value for a in answers} == {path: a.value for path, a in kept.items()}


def _law_date(submission: Submission, now: datetime) -> LawDateReference:
    if submission.provenance != "reconstructed":
        return LawDateReference(date=now.date().isoformat(), basis="assessed_at", assumed=False)
    origin = submission.record.origin
    if not isinstance(origin.law_date, date) or not isinstance(origin.law_date_basis, str):
        raise RegistryError(
            "file.law_date",
            f"{submission.where or 'the record'} is reconstructed and does not say on which day's law it is assessed",
            hint="Fill origin.law_date and origin.law_date_basis; see the case format in the documentation.",
        )
    basis: Any = origin.law_date_basis
    return LawDateReference(
        date=origin.law_date.isoformat(), basis=basis, assumed=origin.law_date_assumed is True
    )


def _require_same_provenance(submission: Submission, latest: Version) -> None:
    if submission.provenance != latest.provenance:
        raise RegistryError(
            "file.provenance",
            f"the deployment's latest version is {latest.provenance}, this one is {submission.provenance}",
            hint="A version keeps where it comes from. File under another id.",
        )


def _first_of_each_deployment(batch: list[Submission]) -> list[int]:
    # A second submission for one deployment must see the first one's version, so it waits for the next attempt.
    seen: set[str] = set()
    first = []
    for i, submission in enumerate(batch):
        if submission.record.id is None or submission.record.id not in seen:
            first.append(i)
        if submission.record.id is not None:
            seen.add(submission.record.id)
    return first


def _new_id() -> str:
    return f"d-{secrets.token_hex(8)}"


def _conflict() -> RegistryError:
    return RegistryError(
        "file.conflict",
        f"the record, the release or the day changed each of {ATTEMPTS} times while it was being evaluated",
        hint="Nothing was filed. Look at the latest version and file again.",
    )
