"""Prepare a filing: a submission becomes a committed form, facts, an assessment and a signed decision.

Knows: everything that happens before any lock is held. What it returns is not a decision yet: it is one when its entry
is durable (operations.file_record), and is thrown away where what it rests on has changed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from registry.domain.clocks import record_terms
from registry.domain.committed import Committed, commit, plain_leaves
from registry.domain.decision import PAYLOAD_TYPE, Decision, decision_statement
from registry.domain.record import Record
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.assess import Evaluation, evaluate
from registry.operations.decide import decision_on, decision_row, law_date_for, turns_on
from registry.operations.filed_by import (
    FiledBy,
    LegalFiling,
    NamedFiler,
    filed_by,
    filing_row,
    require_filing,
)
from registry.operations.filing_basis import FilingBasis
from registry.operations.issuers import issuers
from registry.operations.notify import notices
from registry.operations.registry import Registry
from registry.signing.dsse import sign_envelope
from registry.storage import acts, due, erasures, intake, queries, registrations
from registry.storage.values import Answer, NewEntry, NewVersion, Version, Write
from registry.storage.values import Decision as StoredDecision


@dataclass(frozen=True)
class Submission:
    """A record to file, under which provenance, and where it stood in what was handed in (`where`).

    `accepted`: its id in the intake, where it waited there. `by`: the body that files it; None: the registry does. `beside`:
    what else is written in the transaction of its decision.
    """

    record: Record
    provenance: str = "filed"
    where: str = ""
    accepted: str = ""
    by: FiledBy | None = None
    beside: tuple[Write, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A signed decision that is not logged yet, and the day it was made on."""

    submission: Submission
    entry: NewEntry
    decision: Decision
    day: date


@dataclass(frozen=True)
class Examined:
    """A submission that would make a version: everything of its decision except the signature."""

    submission: Submission
    committed: Committed
    answers: Sequence[Answer]
    evaluation: Evaluation
    decision: Decision
    before: StoredDecision | None
    filer: NamedFiler | None
    legal: LegalFiling
    day: date


@dataclass(frozen=True)
class Unchanged:
    """The answers equal the latest version's, whose decision counts, so there is no new version."""

    where: str
    deployment: str
    version: int


def prepare(basis: FilingBasis, submission: Submission, salt: Callable[[], bytes]) -> Prepared | Unchanged:
    """Evaluate and sign `submission` against the latest version; raises what stands in the way of filing it."""
    found = examine(basis, submission, salt)
    if isinstance(found, Unchanged):
        return found
    return Prepared(submission, _entry(basis.registry, found), found.decision, found.day)


def examine(basis: FilingBasis, submission: Submission, salt: Callable[[], bytes]) -> Examined | Unchanged:
    """Evaluate `submission` against the latest version, without a key; raises what stands in the way of filing it."""
    registry, record = basis.registry, submission.record
    deployment = record.id or _new_id()
    latest, before = basis.latest(deployment)
    number = latest.number if latest else 0
    claimed = latest is not None and _is_claim(submission, latest)
    if latest is not None and not claimed:
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
    filer = filed_by(registry, submission.by, deployment, number + 1, salt)
    judge = partial(
        require_filing,
        basis,
        filer,
        deployment,
        number + 1,
        submission.provenance,
        record.filing.change_kind,
        record_terms(committed.form),
    )
    # What is kept from whoever files is not compared for them: the outcome would tell whether a guess is right. The registry
    # itself reads everything, and files the same source again and again.
    legal = judge() if filer else None
    unchanged = latest is not None and not claimed and not _changes(registry, record, answers, latest)
    if unchanged and not _void(registry, before):
        return Unchanged(submission.where, deployment, number)
    legal = legal or judge()
    release, bundle = basis.release
    now = registry.clock()
    law_date = law_date_for(submission.provenance, committed.form, now, submission.where)
    evaluation = evaluate(committed.form, bundle, registry.engines(bundle), date.fromisoformat(law_date.date))
    decision = decision_on(
        registry,
        deployment=deployment,
        version=number + 1,
        provenance=submission.provenance,
        law_date=law_date,
        evaluation=evaluation,
        release=release.place,
        now=now,
        before=before.place if before else None,
        by=filer.said if filer else None,
    )
    return Examined(submission, committed, answers, evaluation, decision, before, filer, legal, now.date())


def _entry(registry: Registry, found: Examined) -> NewEntry:
    submission, committed, evaluation = found.submission, found.committed, found.evaluation
    decision, before, filer, legal = found.decision, found.before, found.filer, found.legal
    payload = decision_statement(decision, committed.sha256)
    body = sign_envelope(payload, PAYLOAD_TYPE, registry.signing_keys().decisions)
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
            answers=found.answers,
        ),
        decision=decision_row(
            decision,
            evaluation.assessment_bytes,
            before.place if before else None,
            turns_on=turns_on(evaluation, decision.provenance),
        ),
        write=(
            *([due.set_terms(decision.deployment, legal.terms)] if legal.terms or before else []),
            *(
                [registrations.stands(replace(legal.stands, since=decision.assessed_at))]
                if legal.stands
                else []
            ),
            *([intake.sequenced(submission.accepted)] if submission.accepted else []),
            *([acts.write(filing_row(filer, decision, payload))] if filer else []),
            *(
                notices(registry, legal.done, deployment=decision.deployment, by=filer.said.office)
                if filer and legal.done
                else ()
            ),
            *submission.beside,
        ),
    )


def _answers(committed: Committed) -> list[Answer]:
    plain = [
        Answer(path, value, None, "public", True) for path, value in plain_leaves(committed.form).items()
    ]
    sealed = [Answer(o.path, o.value, o.salt, o.visibility, o.public) for o in committed.openings]
    return [*plain, *sealed]


def _changes(registry: Registry, record: Record, answers: Sequence[Answer], latest: Version) -> bool:
    """Whether `answers` make a new version. Plain values are compared: salts differ at every commitment.

    Confirming that nothing changed makes one; raises `file.not_unchanged` where something did.
    """
    kept = queries.answers(registry.database, latest.deployment_id, latest.number)
    # What was erased does not come back because the same record is filed once more.
    gone = erasures.erased(registry.database, latest.deployment_id, latest.number)
    before = {path: a.value for path, a in kept.items()}
    now = {a.path: a.value for a in answers if a.path not in gone}
    if record.filing.change_kind != "confirmed_unchanged":
        return before != now
    changed = sorted(
        path
        for path in _substance(before).keys() | _substance(now).keys()
        if before.get(path) != now.get(path)
    )
    if changed:
        raise RegistryError(
            "file.not_unchanged",
            f"the filing says that nothing changed (`filing.change_kind`), and other answers differ: {len(changed)}, first "
            f"{changed[0]}",
            hint="Name the kind of change, or file the answers as they stand.",
        )
    return True


def _void(registry: Registry, latest: StoredDecision | None) -> bool:
    # Who files once more what a stolen key signed gets a decision that counts, by a version of its own.
    return latest is not None and issuers(registry).open(latest.place).taken_back_by is not None


def _substance(values: Mapping[str, Any]) -> dict[str, Any]:
    return {path: value for path, value in values.items() if not path.startswith("filing.")}


def _is_claim(submission: Submission, latest: Version) -> bool:
    return (
        submission.by is not None
        and submission.provenance == "filed"
        and latest.provenance in ("imported", "reconstructed")
    )


def _require_same_provenance(submission: Submission, latest: Version) -> None:
    if submission.provenance != latest.provenance:
        raise RegistryError(
            "file.provenance",
            f"the deployment's latest version is {latest.provenance}, this one is {submission.provenance}",
            hint="A version keeps where it comes from. File under another id, or as the enrolled body that claims it.",
        )


def _new_id() -> str:
    return f"d-{secrets.token_hex(8)}"
