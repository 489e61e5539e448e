"""File records: the story of one transaction, many filings at a time.

A submission becomes a committed form, facts and an assessment before any lock is held; the decision is signed; the
one sequencer writes version, decision, entry and head together. Where the latest version, the release in force or the
day has changed meanwhile, the signed envelope is thrown away and the submission is evaluated again, three times at
most. Nothing is returned as a decision before it is durable (promise 2).
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from registry.domain.decision import Decision
from registry.errors import RegistryError
from registry.operations.clock import last_logged_at, require_clock
from registry.operations.key_in_use import require_key_in_use
from registry.operations.prepare_filing import Prepared, Submission, Unchanged, prepare
from registry.operations.public_head import public_checkpoint
from registry.operations.registry import Registry
from registry.operations.sequence import BATCH, extend_head
from registry.storage import ledger, locks
from registry.storage.values import Existing, NewEntry, Outcome, Sequenced, Stale

__all__ = ["Filed", "NotFiled", "Result", "Submission", "Unchanged", "file_records"]

ATTEMPTS: Final = 3


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
    salt: Callable[[], bytes] = lambda: secrets.token_bytes(32),
) -> Iterator[Result]:
    """File every submission; one result each, in order within a batch. A bad one costs none of the others.

    Raises `publish.ahead` before anything is filed where the public tree knows more than this database.
    """
    public_checkpoint(registry)
    require_clock(registry)
    remaining = iter(submissions)
    while batch := list(islice(remaining, BATCH)):
        yield from _file_batch(registry, batch, salt)


def _file_batch(registry: Registry, batch: list[Submission], salt: Callable[[], bytes]) -> Iterator[Result]:
    results: dict[int, Result] = {}
    attempts: Counter[int] = Counter()
    while waiting := [i for i in range(len(batch)) if i not in results]:
        prepared: dict[int, Prepared] = {}
        for i in _first_of_each_deployment(batch, waiting):
            outcome = _prepare(registry, batch[i], salt)
            if isinstance(outcome, Prepared):
                prepared[i] = outcome
            else:
                results[i] = outcome
        for i, sequenced in _sequence(registry, prepared).items():
            attempts[i] += 1
            if sequenced is not None:
                results[i] = sequenced
            elif attempts[i] == ATTEMPTS:
                results[i] = NotFiled(batch[i].where, _conflict())
    for i in range(len(batch)):
        yield results[i]


def _prepare(registry: Registry, submission: Submission, salt: Callable[[], bytes]) -> Prepared | Result:
    try:
        return prepare(registry, submission, salt)
    except RegistryError as error:
        return NotFiled(submission.where, error)


def _sequence(registry: Registry, prepared: dict[int, Prepared]) -> dict[int, Result | None]:
    """The results of what was sequenced; None where it must be evaluated again."""
    if not prepared:
        return {}
    days = {p.entry.leaf_hash: p.day for p in prepared.values()}
    times = {p.entry.leaf_hash: p.decision.assessed_at for p in prepared.values()}

    def check(entry: NewEntry) -> str | None:
        # An assessment made before midnight has another law date than one committed after it.
        if days[entry.leaf_hash] != registry.clock().date():
            return "day"
        # The log tells time in one direction, whichever process was faster.
        return "time" if times[entry.leaf_hash] < last else None

    with locks.writer(registry.database):
        last = last_logged_at(registry)
        require_key_in_use(registry, len(prepared))
        outcomes = ledger.append(
            registry.database, registry.log.id, [p.entry for p in prepared.values()], extend_head, check
        )
    return {i: _result(p, outcome) for (i, p), outcome in zip(prepared.items(), outcomes, strict=True)}


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


def _first_of_each_deployment(batch: list[Submission], waiting: list[int]) -> list[int]:
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
