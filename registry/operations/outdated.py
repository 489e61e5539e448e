"""Which versions are live, and which of them would be decided otherwise today than they were last.

Knows: that what was withdrawn or retired is left alone until a new version brings it back, that a reconstruction keeps its
law date, and that a decision which is void says nothing. Signs and logs nothing: `operations.reassess` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from registry.operations.issuers import Issuers
from registry.operations.processes import in_processes
from registry.operations.reassess_worker import (
    Differs,
    Failed,
    Piece,
    assess_pieces,
    assess_prepared,
    prepare,
)
from registry.operations.registry import Registry
from registry.policy.release import Bundle
from registry.storage import acts
from registry.storage.latest import Standing, assessments, committed_forms, standing
from registry.storage.values import Place

PIECES: Final = 128
"""Versions that a process takes at a time, and decisions that become durable in one transaction, at most."""
ENDED: Final = ("withdraw", "retire")


def live_versions(registry: Registry) -> list[Standing]:
    """The latest version of every deployment that was neither withdrawn nor retired since that version was filed."""
    ended = {
        deployment: (place.log_id, place.index)
        for deployment, place in acts.last_of(registry.database, ENDED).items()
    }
    return [
        one
        for one in standing(registry.database)
        # Only a new version brings a deployment back.
        if ended.get(one.version.deployment_id, (0, 0)) < (one.filed.log_id, one.filed.index)
    ]


def assessed(
    registry: Registry, bundle: Bundle, day: date, known: Issuers, processes: int
) -> Iterator[tuple[int, int, list[tuple[Standing, Differs | Failed]]]]:
    """How many are done of how many, and of the last of them those that differ or could not be assessed."""
    live = live_versions(registry)
    remaining = [one for one in live if not is_decided(one, bundle, day)]
    done, total = len(live) - len(remaining), len(live)
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
        yield done, total, [(remaining[one.number], one) for one in made if one is not None]


def is_decided(one: Standing, bundle: Bundle, day: date) -> bool:
    own = one.law_date if one.version.provenance == "reconstructed" else day.isoformat()
    return (one.release_digest, one.law_date) == (bundle.digest, own)


def pieces_of(
    registry: Registry, remaining: Sequence[Standing], day: date, known: Issuers
) -> Iterator[list[Piece]]:
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
            )
            for number, one in chunk
        ]


def is_void(known: Issuers, place: Place) -> bool:
    return known.any_revoked and known.open(place).taken_back_by is not None
