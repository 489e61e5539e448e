"""File records: the story of one transaction, many filings at a time.

A submission becomes a committed form, facts and an assessment before any lock is held; the decision is signed; the
one sequencer writes version, decision, entry and head together. Where the latest version, the release in force or the
day has changed meanwhile, the signed envelope is thrown away and the submission is evaluated again, three times at
most. Nothing is returned as a decision before it is durable (promise 2).
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from registry.domain.decision import Decision
from registry.errors import RegistryError
from registry.operations.clock import last_logged_at, require_clock
from registry.operations.decide import ATTEMPTS
from registry.operations.filing_basis import FilingBasis
from registry.operations.key_in_use import require_key_in_use
from registry.operations.log_head import BATCH, extend_head
from registry.operations.prepare_filing import Prepared, Submission, Unchanged, prepare
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.storage import intake, ledger, locks
from registry.storage.values import Existing, NewEntry, Outcome, Sequenced, Stale

__all__ = ["Filed", "NotFiled", "Result", "Submission", "Unchanged", "file_records"]


def new_salt() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(32)


@dataclass(frozen=True)
class Filed:
    """A durable decision on a new version."""

    where: str
    deployment: str
    version: int
    index: int
    decision: Decision


@dataclass(frozen=True)
class NotFiled:
    """Nothing was filed; the error says why."""

    where: str
    error: RegistryError


Result = Filed | Unchanged | NotFiled


def file_records(
    registry: Registry,
    submissions: Iterable[Submission],
    *,
    salt: Callable[[], bytes] = new_salt,
    make_room: Callable[[], object] = lambda: None,
    tell: Tell = lambda error: None,
) -> Iterator[Result]:
    """File every submission; one result each, in order within a batch. A bad one costs none of the others.

    Where as many entries wait to be published as may, `make_room` is called, which publishes them. Raises `intake.full` where
    there is no room then, before anything of the batch is filed; and before anything is filed what `require_latest` raises,
    which tells whom it could not ask.
    """
    require_latest(registry, tell)
    require_clock(registry)
    remaining = iter(submissions)
    while batch := list(islice(remaining, BATCH)):
        while batch:
            room = _room(registry) or (make_room(), _room(registry))[1]
            if not room:
                raise intake.full(registry.settings.backlog)
            yield from file_batch(registry, batch[:room], salt)
            batch = batch[room:]


def _room(registry: Registry) -> int:
    return max(0, registry.settings.backlog - intake.backlog(registry.database))


def file_batch(
    registry: Registry, batch: Sequence[Submission], salt: Callable[[], bytes] = new_salt
) -> Iterator[Result]:
    """The result of each submission, in order; all of them were sequenced in as few transactions as can be."""
    results: dict[int, Result] = {}
    attempts: Counter[int] = Counter()
    while waiting := [i for i in range(len(batch)) if i not in results]:
        prepared: dict[int, Prepared] = {}
        first = _first_of_each_deployment(batch, waiting)
        # Read before anything is prepared: an act that is logged meanwhile may make another state of a deployment.
        basis = FilingBasis(registry, (id for i in first if (id := batch[i].record.id)))
        for i in first:
            outcome = _prepare(basis, batch[i], salt)
            if isinstance(outcome, Prepared):
                prepared[i] = outcome
            else:
                results[i] = outcome
        for i, sequenced in _sequence(basis, prepared).items():
            attempts[i] += 1
            if sequenced is not None:
                results[i] = sequenced
            elif attempts[i] == ATTEMPTS:
                results[i] = NotFiled(batch[i].where, _conflict())
    for i in range(len(batch)):
        yield results[i]


def _prepare(basis: FilingBasis, submission: Submission, salt: Callable[[], bytes]) -> Prepared | Result:
    try:
        return prepare(basis, submission, salt)
    except RegistryError as error:
        return NotFiled(submission.where, error)


def _sequence(basis: FilingBasis, prepared: dict[int, Prepared]) -> dict[int, Result | None]:
    """The results of what was sequenced; None where it must be evaluated again."""
    if not prepared:
        return {}
    registry = basis.registry
    results: dict[int, Result | None] = {}
    days = {p.entry.leaf_hash: p.day for p in prepared.values()}
    times = {p.entry.leaf_hash: p.decision.assessed_at for p in prepared.values()}

    def check(entry: NewEntry) -> str | None:
        # An assessment made before midnight has another law date than one committed after it.
        if days[entry.leaf_hash] != registry.clock().date():
            return "day"
        if moved:
            return "acts"
        # The log tells time in one direction, whichever process was faster.
        return "time" if times[entry.leaf_hash] < last else None

    with locks.writer(registry.database):
        # Another process may have filed since room was looked for. What comes from the intake has its room already.
        room = _room(registry)
        for i in [i for i, p in prepared.items() if not p.submission.accepted][room:]:
            results[i] = NotFiled(prepared.pop(i).submission.where, intake.full(registry.settings.backlog))
        last = last_logged_at(registry)
        moved = not basis.holds()
        require_key_in_use(registry, len(prepared))
        outcomes = ledger.append(
            registry.database, registry.log.id, [p.entry for p in prepared.values()], extend_head, check
        )
    sequenced = zip(prepared.items(), outcomes, strict=True)
    return results | {i: _result(p, outcome) for (i, p), outcome in sequenced}


def _result(prepared: Prepared, outcome: Outcome) -> Result | None:
    where, decision = prepared.submission.where, prepared.decision
    if isinstance(outcome, Sequenced):
        return Filed(where, decision.deployment, decision.version, outcome.place.index, decision)
    if isinstance(outcome, Existing):
        return Unchanged(where, decision.deployment, decision.version)
    if isinstance(outcome, Stale):
        return None
    return NotFiled(
        where,
        RegistryError(
            "file.refused",
            f"the database refused it: {outcome.detail}",
            hint="Report this; nothing was filed.",
        ),
    )


def _first_of_each_deployment(batch: Sequence[Submission], waiting: list[int]) -> list[int]:
    # A later submission for the same deployment must see the earlier one's version, so it waits for the next round.
    first: dict[object, int] = {}
    for i in waiting:
        first.setdefault(batch[i].record.id or i, i)
    return list(first.values())


def _conflict() -> RegistryError:
    return RegistryError(
        "file.conflict",
        f"the record, the release or the day changed each of {ATTEMPTS} times while it was being evaluated",
        hint="Nothing was filed. Look at the latest version and file again.",
    )
