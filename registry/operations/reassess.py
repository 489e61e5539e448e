"""Assess again what stands: every live version whose assessment today is another than its latest decision gets a new
decision.

A later release, or a day on which the law is another, makes a status another one; nothing flips without a decision of its
own, which names the one before it. Where nothing differs nothing is decided: the decision that stands says what is found
today, and anyone can run it again. A version that was reconstructed keeps its law date under every release. What was
withdrawn or retired is not assessed again until a new version brings it back, nor is a version whose own filing is void. A
decision that is void is made anew, on the same law date where that is the version's own.

It may be interrupted at any point and is run again as a whole: what has its decision is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.domain.assessment import read_assessment
from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.decision import PAYLOAD_TYPE, Decision, decision_statement
from registry.domain.decision_difference import Changed, difference
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.assess import Evaluation
from registry.operations.clock import last_logged_at, require_clock
from registry.operations.decide import ATTEMPTS, decision_on, decision_row, law_date_for
from registry.operations.issuers import Issuers, issuers
from registry.operations.key_in_use import require_key_in_use
from registry.operations.log_head import extend_head
from registry.operations.notify import notices
from registry.operations.outdated import assessed, is_void, live, pieces_of
from registry.operations.reassess_worker import Differs, Failed, Same, assess_pieces
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.policy.release import Bundle
from registry.signing.dsse import sign_envelope
from registry.storage import due, intake, ledger, locks
from registry.storage.latest import Standing, assessments, committed_forms
from registry.storage.values import Existing, NewEntry, Refused, Sequenced, StatedRelease

Waiting = tuple[Standing, Evaluation, str]
"""What stands, what would be decided, and the first day on which that may be another."""


@dataclass(frozen=True)
class Redecided:
    """A version that is decided on anew, or would be: `index` is None where nothing was to be logged."""

    deployment: str
    version: int
    law_date: str
    changed: tuple[Changed, ...]
    """What differs of outcomes and statuses; empty where only an exception or the ground of a result does."""
    index: int | None


@dataclass(frozen=True)
class NotReassessed:
    """A version on which nothing could be decided; the error says why."""

    deployment: str
    version: int
    error: RegistryError


@dataclass(frozen=True)
class Step:
    """How far it is: `done` of `total` live versions, and what came of the last of them."""

    done: int
    total: int
    results: tuple[Redecided | NotReassessed, ...] = ()


def reassess(
    registry: Registry,
    *,
    processes: int = 1,
    make_room: Callable[[], object] = lambda: None,
    tell: Tell = lambda error: None,
) -> Iterator[Step]:
    """Decide anew on what differs, a few at a time; what a step tells of is durable.

    Where as many entries wait to be published as may, `make_room` is called, which publishes them. Raises `intake.full` where
    there is none then, `release.none`, `file.clock`, and what `require_latest` raises; what was done before stays.
    """
    require_latest(registry, tell)
    require_clock(registry)
    release, bundle = registry.release()
    day = registry.clock().date()
    known = issuers(registry)
    for done, total, found in assessed(registry, bundle, day, known, processes):
        results: list[Redecided | NotReassessed] = [
            NotReassessed(one.version.deployment_id, one.version.number, made.error)
            for one, made in found
            if isinstance(made, Failed)
        ]
        _stand(registry, bundle, found)
        differing = [(one, made) for one, made in found if isinstance(made, Differs)]
        if differing:
            require_room(registry, len(differing), make_room)
            results += _decide(registry, release, bundle, known, differing)
        yield Step(done, total, tuple(results))


def preview(registry: Registry, day: date, *, processes: int = 1) -> Iterator[Step]:
    """What would be decided anew on `day` under the release in force; nothing is signed or logged."""
    _, bundle = registry.release()
    for done, total, found in assessed(registry, bundle, day, issuers(registry), processes):
        differing = [each for each in found if not isinstance(each[1], Same)]
        before = assessments(registry.database, [one.decision_id for one, _ in differing])
        results: list[Redecided | NotReassessed] = []
        for one, made in differing:
            place = (one.version.deployment_id, one.version.number)
            if isinstance(made, Failed):
                results.append(NotReassessed(*place, made.error))
            elif isinstance(made, Differs):
                evaluation = _evaluation(made, bundle)
                changed = _changed(before[one.decision_id], evaluation)
                results.append(Redecided(*place, evaluation.plain.law_date.iso, changed, None))
        yield Step(done, total, tuple(results))


def require_room(registry: Registry, needed: int, make_room: Callable[[], object]) -> None:
    """Raise `intake.full` unless something may be logged, after `make_room` where `needed` entries have none."""
    limit = registry.settings.backlog
    if intake.backlog(registry.database) + needed > limit:
        make_room()
        if intake.backlog(registry.database) >= limit:
            raise intake.full(limit)


def _decide(
    registry: Registry,
    release: StatedRelease,
    bundle: Bundle,
    known: Issuers,
    differing: Sequence[tuple[Standing, Differs]],
) -> list[Redecided | NotReassessed]:
    results: list[Redecided | NotReassessed] = []
    waiting: list[Waiting] = []
    for one, made in differing:
        if is_void(known, one.filed):
            results.append(NotReassessed(one.version.deployment_id, one.version.number, _void()))
        else:
            waiting.append((one, _evaluation(made, bundle), made.turns_on))
    for _ in range(ATTEMPTS):
        done, stale = _log(registry, release, known, waiting)
        results += done
        if not stale:
            return results
        # A version, an act, a release, a key or a day came between: what stands now is assessed once more.
        (release, bundle), known = registry.release(), issuers(registry)
        again = _again(registry, bundle, known, stale)
        results += [
            NotReassessed(one.version.deployment_id, one.version.number, _void())
            for one, _, _ in again
            if is_void(known, one.filed)
        ]
        waiting = [each for each in again if not is_void(known, each[0].filed)]
        if not waiting:
            return results
    conflict = RegistryError(
        "reassess.conflict",
        f"the record, the release or the day changed each of {ATTEMPTS} times while it was being assessed",
        hint="Nothing was decided on it. Run it again.",
    )
    return results + [
        NotReassessed(one.version.deployment_id, one.version.number, conflict) for one, _, _ in waiting
    ]


def _stand(
    registry: Registry, bundle: Bundle, found: Sequence[tuple[Standing, Differs | Failed | Same]]
) -> None:
    """Write down until when the decisions stand that say what would be decided."""
    same = [(one, made) for one, made in found if isinstance(made, Same)]
    due.looked(
        registry.database,
        [due.Looked(one.version.deployment_id, one.decision_id, made.turns_on) for one, made in same],
        bundle.digest,
    )


def _again(registry: Registry, bundle: Bundle, known: Issuers, ids: Sequence[str]) -> list[Waiting]:
    day = registry.clock().date()
    now = live(registry, ids)
    (pieces,) = list(pieces_of(registry, now, day, known)) or [[]]
    made = [(now[one.number], one) for one in assess_pieces(bundle, registry.engines(bundle), pieces)]
    _stand(registry, bundle, made)
    return [
        (one, _evaluation(found, bundle), found.turns_on) for one, found in made if isinstance(found, Differs)
    ]


def _log(
    registry: Registry, release: StatedRelease, known: Issuers, waiting: Sequence[Waiting]
) -> tuple[list[Redecided | NotReassessed], list[str]]:
    """Sign and log the decisions; the results, and the deployments of which something changed meanwhile."""
    before = assessments(registry.database, [one.decision_id for one, _, _ in waiting])
    decisions = [_decision(registry, release, one, evaluation) for one, evaluation, _ in waiting]
    stale = [
        one.version.deployment_id
        for (one, _, _), decision in zip(waiting, decisions, strict=True)
        if decision is None
    ]
    ready = [
        (one, evaluation, decision, turns)
        for (one, evaluation, turns), decision in zip(waiting, decisions, strict=True)
        if decision is not None
    ]
    entries = [
        _entry(registry, one, evaluation, decision, turns, anew=is_void(known, one.decided))
        for one, evaluation, decision, turns in ready
    ]
    made = {entry.leaf_hash: decision for entry, (_, _, decision, _) in zip(entries, ready, strict=True)}

    def check(entry: NewEntry) -> str | None:
        decision = made[entry.leaf_hash]
        # The law of a day is decided on that day; and the log tells time in one direction.
        if not decision.retrospective and decision.law_date.date != registry.clock().date().isoformat():
            return "day"
        if decision.deployment not in still:
            return "acts"
        if revoked:
            return "keys"
        return "time" if decision.assessed_at < last else None

    with locks.writer(registry.database):
        # Whoever ends a deployment or revokes a key writes under this lock as well.
        still = {one.version.deployment_id for one in live(registry, [d.deployment for d in made.values()])}
        revoked = issuers(registry).revocations != known.revocations
        last = last_logged_at(registry)
        require_key_in_use(registry, len(entries))
        outcomes = ledger.append(registry.database, registry.log.id, entries, extend_head, check)
    results: list[Redecided | NotReassessed] = []
    for (one, evaluation, _, _), outcome in zip(ready, outcomes, strict=True):
        place = (one.version.deployment_id, one.version.number)
        if isinstance(outcome, Sequenced):
            changed = _changed(before[one.decision_id], evaluation)
            results.append(Redecided(*place, evaluation.plain.law_date.iso, changed, outcome.place.index))
        elif isinstance(outcome, Refused):
            results.append(NotReassessed(*place, _refused(outcome.detail)))
        elif not isinstance(outcome, Existing):
            stale.append(one.version.deployment_id)
    return results, stale


def _decision(
    registry: Registry, release: StatedRelease, one: Standing, evaluation: Evaluation
) -> Decision | None:
    """None where the day on which the version was assessed is over."""
    now = registry.clock()
    form = parse_canonical(committed_forms(registry.database, [one.version.id])[one.version.id])
    law_date = law_date_for(one.version.provenance, form, now, one.version.deployment_id)
    if law_date.date != evaluation.plain.law_date.iso:
        return None
    return decision_on(
        registry,
        deployment=one.version.deployment_id,
        version=one.version.number,
        provenance=one.version.provenance,
        law_date=law_date,
        evaluation=evaluation,
        release=release.place,
        now=now,
        before=one.decided,
    )


def _entry(
    registry: Registry,
    one: Standing,
    evaluation: Evaluation,
    decision: Decision,
    turns_on: str,
    *,
    anew: bool,
) -> NewEntry:
    payload = decision_statement(decision, one.version.record_sha256)
    body = sign_envelope(payload, PAYLOAD_TYPE, registry.signing_keys().decisions)
    return NewEntry(
        kind="decision",
        body=body,
        leaf_hash=leaf_hash(body),
        deployment_id=decision.deployment,
        expected_latest_version=decision.version,
        release_digest=decision.release.digest,
        decision=decision_row(
            decision, evaluation.assessment_bytes, one.decided, anew=anew, turns_on=turns_on
        ),
        write=notices(registry, "reassess", deployment=decision.deployment),
    )


def _evaluation(made: Differs, bundle: Bundle) -> Evaluation:
    plain, digest = read_assessment(made.assessment)
    return Evaluation(
        made.facts, sha256_hex(made.facts), bundle.facts_version, made.assessment, digest, plain, bundle
    )


def _changed(before: bytes, evaluation: Evaluation) -> tuple[Changed, ...]:
    return difference(read_assessment(before)[0], evaluation.plain)


def _void() -> RegistryError:
    return RegistryError(
        "reassess.void",
        "the entry that filed this version is void: a key that was revoked signed it",
        hint="Nothing is decided on it. Its body files the record again.",
    )


def _refused(detail: str) -> RegistryError:
    return RegistryError(
        "reassess.refused",
        f"the database refused the decision: {detail}",
        hint="Report this; nothing was decided.",
    )
