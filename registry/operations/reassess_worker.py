"""Assess versions again, a few at a time, in this process or in others: committed forms in, what differs out.

Knows: when two assessments say the same of a deployment (`domain.decision_difference`). Does not know the database, and
decides nothing: what it finds becomes a decision when its entry is durable (`operations.reassess`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from registry.domain.canonical import parse_canonical
from registry.domain.decision_difference import substance
from registry.errors import RegistryError
from registry.operations.assess import Evaluation, evaluate
from registry.operations.decide import turns_on
from registry.operations.engines import configured_engines
from registry.policy.engine import Engine
from registry.policy.release import Bundle, load_release
from registry.settings import Settings


class Piece(NamedTuple):
    """One version to assess on `law_date`, an ISO day. `assessment`: canonical bytes of what was decided; None: it is
    void."""

    number: int
    committed: bytes
    law_date: str
    assessment: bytes | None
    provenance: str


@dataclass(frozen=True)
class Differs:
    """What the engines make of a version now, where that is not what was decided; without the release, which has
    megabytes."""

    number: int
    facts: bytes
    assessment: bytes
    turns_on: str
    """The first day on which it may be another one."""


@dataclass(frozen=True)
class Same:
    """That a version says what was decided; `turns_on` likewise."""

    number: int
    turns_on: str


@dataclass(frozen=True)
class Failed:
    """Why a version could not be assessed; it costs none of the others."""

    number: int
    error: RegistryError


_release: tuple[Bundle, Sequence[Engine]] | None = None


def prepare(files: Mapping[str, bytes], settings: Settings) -> None:
    """Take up the release, given by its files, in a process of its own."""
    global _release
    bundle = load_release(files.__getitem__)
    _release = bundle, configured_engines(bundle, settings)


def assess_prepared(pieces: Sequence[Piece]) -> list[Differs | Failed | Same]:
    """`assess_pieces` under the release that was taken up."""
    assert _release is not None
    return assess_pieces(*_release, pieces)


def assess_pieces(
    bundle: Bundle, engines: Sequence[Engine], pieces: Sequence[Piece]
) -> list[Differs | Failed | Same]:
    """One result for each piece."""
    return [_assessed(bundle, engines, piece) for piece in pieces]


def _assessed(bundle: Bundle, engines: Sequence[Engine], piece: Piece) -> Differs | Failed | Same:
    try:
        evaluation = evaluation_of(bundle, engines, piece.committed, piece.law_date)
    except RegistryError as error:
        return Failed(piece.number, error)
    turns = turns_on(evaluation, piece.provenance)
    now = substance(json.loads(evaluation.assessment_bytes))
    if piece.assessment is not None and substance(json.loads(piece.assessment)) == now:
        return Same(piece.number, turns)
    return Differs(piece.number, evaluation.facts, evaluation.assessment_bytes, turns)


def evaluation_of(bundle: Bundle, engines: Sequence[Engine], committed: bytes, law_date: str) -> Evaluation:
    """What the engines make of a committed form on a day; raises as `evaluate`."""
    return evaluate(parse_canonical(committed), bundle, engines, date.fromisoformat(law_date))
