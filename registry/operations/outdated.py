"""Which versions might be decided otherwise today than they were last, and which of them would be.

Knows: that a version is looked at where the release in force is another, where a day has come on which its assessment may
turn (`policy.calendar`), and where its decision is void; that what was withdrawn or retired is left alone until a new
version brings it back; that a reconstruction keeps its law date. What is found to stand is written down with the day on
which it may turn, so that nobody looks again before. Signs and logs nothing: `operations.reassess` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from registry.operations.issuers import Issuers
from registry.operations.processes import in_processes
from registry.operations.reassess_worker import (
    Differs,
    Failed,
    Piece,
    Same,
    assess_pieces,
    assess_prepared,
    prepare,
)
from registry.operations.registry import Registry
from registry.policy.release import Bundle
from registry.storage import acts, due
from registry.storage.latest import Standing, assessments, committed_forms, standing
from registry.storage.values import Place

PIECES: Final = 128
"""Versions that a process takes at a time, and decisions that become durable in one transaction, at most."""
ENDED: Final = ("withdraw", "retire")

Found = list[tuple[Standing, Differs | Failed | Same]]


def live(registry: Registry, deployment_ids: Iterable[str]) -> list[Standing]:
    """Of these deployments the latest version of each that was neither withdrawn nor retired since that version was filed."""
    found = standing(registry.database, deployment_ids)
    last = acts.last_of(registry.database, ENDED, [one.version.deployment_id for one in found])
    ended = {deployment: (place.log_id, place.index) for deployment, place in last.items()}
    return [
        one
        for one in found
        # Only a new version brings a deployment back.
        if ended.get(one.version.deployment_id, (0, 0)) < (one.filed.log_id, one.filed.index)
    ]


def to_assess(registry: Registry, bundle: Bundle, day: date, known: Issuers) -> list[Standing]:
    """The live versions whose decision may not be what would be decided on `day`, in the order in which they were logged.

    A day that is over may lie before what was looked at since: then all of them.
    """
    if day < registry.clock().date():
        return live(registry, due.every_live(registry.database))
    asked = set(due.to_assess(registry.database, bundle.digest, day.isoformat()))
    doubted = {
        deployment
        for log_id, keys in known.histories.items()
        for period in keys.periods
        if (revoked := period.revocation) is not None
        # What is void was signed before the revocation.
        for deployment in due.decided_between(registry.database, log_id, revoked.cut_off, revoked.index)
    }
    return [
        one
        for one in live(registry, asked | doubted)
        if one.version.deployment_id in asked or is_void(known, one.decided)
    ]


def assessed(
    registry: Registry, bundle: Bundle, day: date, known: Issuers, processes: int
) -> Iterator[tuple[int, int, Found]]:
    """How many are done of how many, and what was found of the last of them."""
    remaining = to_assess(registry, bundle, day, known)
    total = max(due.live(registry.database), len(remaining))
    done = total - len(remaining)
    yield done, total, []
    pieces = pieces_of(registry, remaining, day, known)
    if processes > 1 and len(remaining) > PIECES:
        registry.engines(bundle)  # A module that cannot run is told here, once.
        work = in_processes(
            assess_prepared, pieces, processes, prepare, dict(bundle.files), registry.settings
        )
    else:
        engines = registry.engines(bundle)
        work = (assess_pieces(bundle, engines, piece) for piece in pieces)
    for made in work:
        done += len(made)
        yield done, total, [(remaining[one.number], one) for one in made]


def pieces_of(
    registry: Registry, remaining: Sequence[Standing], day: date, known: Issuers
) -> Iterator[list[Piece]]:
    """What workers need to assess `remaining`, each under its number there, at most `PIECES` at a time: by the law of `day`, and
    what was reconstructed by that of its own law date."""
    numbered = iter(enumerate(remaining))
    while chunk := list(islice(numbered, PIECES)):
        forms = committed_forms(registry.database, [one.version.id for _, one in chunk])
        before = assessments(registry.database, [one.decision_id for _, one in chunk])
        yield [
            Piece(
                number,
                forms[one.version.id],
                one.law_date if one.version.provenance == "reconstructed" else day.isoformat(),
                # What is void says nothing: whatever is found now is another.
                None if is_void(known, one.decided) else before[one.decision_id],
                one.version.provenance,
            )
            for number, one in chunk
        ]


def is_void(known: Issuers, place: Place) -> bool:
    """Whether a key that was revoked signed the entry there, and so it counts no more."""
    return known.any_revoked and known.open(place).taken_back_by is not None
