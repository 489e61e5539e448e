"""One process of a measurement of impact: records in, what two releases make of them out.

Knows: how one record is assessed under both releases, each with the facts of the version that it reads, and how the results are
written down short. Does not know the database, nor what the results add up to (`impact_report`).

A status, a force and a severity together are one character, so that a million records times a hundred requirements fit into a
file: `cell` and `CELLS` give its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, Final, NamedTuple

from registry.domain import facts as facts_of
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.vocabulary import FORCES, OUTCOMES, SEVERITIES, STATUSES
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.policy.engine import Engine
from registry.policy.release import Bundle, load_release

CELLS: Final = {
    # From "(" on: no quotation mark and no backslash is among them.
    chr(40 + number): cell
    for number, cell in enumerate(product(STATUSES, FORCES, SEVERITIES))
}
"""Character -> status, force, severity."""
_OUTCOMES: Final = frozenset(OUTCOMES)
_CHARACTERS: Final = {cell: character for character, cell in CELLS.items()}


class Piece(NamedTuple):
    """One version to assess."""

    deployment: str
    version: int
    record_sha256: str
    provenance: str
    committed: bytes


class _Side(NamedTuple):
    name: str
    bundle: Bundle
    engine: Engine
    ids: list[str]


_sides: tuple[_Side, ...] = ()
_law_date: date = date.min


def prepare(before: Mapping[str, bytes], after: Mapping[str, bytes], law_date: str) -> None:
    """Take up both releases, given by their files; `law_date` is for whatever was not reconstructed."""
    global _sides, _law_date
    bundles = [load_release(files.__getitem__) for files in (before, after)]
    _sides = tuple(
        _Side(name, bundle, wasm_engine(bundle), sorted(bundle.requirements))
        for name, bundle in zip(("before", "after"), bundles, strict=True)
    )
    _law_date = date.fromisoformat(law_date)


def assess_pieces(pieces: Sequence[Piece]) -> list[dict[str, Any]]:
    """One result for each piece, as the work file keeps it. What cannot be assessed says so and costs none of the others."""
    return [_result(piece) for piece in pieces]


def _result(piece: Piece) -> dict[str, Any]:
    named = {"deployment": piece.deployment, "version": piece.version, "record": piece.record_sha256}
    name = ""
    try:
        form = parse_canonical(piece.committed)
        day = _day(form) if piece.provenance == "reconstructed" else _law_date
        found = []
        for side in _sides:
            name = side.name
            found.append(_assessed(side, form, day))
    except RegistryError as error:
        return named | {"error": error.code, "release": name}
    return named | {
        "provenance": piece.provenance,
        "law_date": day.isoformat(),
        "persons": _persons(form),
        "binding": [outcome["binding"] for outcome, _ in found],
        "strict": [outcome["strict"] for outcome, _ in found],
        "cells": [cells for _, cells in found],
    }


def _assessed(side: _Side, form: Mapping[str, Any], day: date) -> tuple[dict[str, str], str]:
    """Both outcomes, and one cell for each requirement. Leaner than an assessment that becomes a decision."""
    facts = canonical_bytes(facts_of.derive(form, side.bundle.facts_version))
    assessment = json.loads(side.engine.assess(facts, facts_of.law_date(day)))
    rows, outcome = assessment["requirements"], assessment["outcome"]
    if [row["id"] for row in rows] != side.ids or not _OUTCOMES.issuperset(outcome.values()):
        raise RegistryError(
            "assessment.malformed",
            "the release gives another assessment than it lists",
            hint="Check that the release was built by `sightline policies build`; report it otherwise.",
        )
    return outcome, "".join(_CHARACTERS[row["status"], row["force"], row["severity"]] for row in rows)


def _day(form: Mapping[str, Any]) -> date:
    # Whatever a later law says, it was not the law of what was judged.
    return date.fromisoformat(form["answers"]["origin"]["law_date"])


def _persons(form: Mapping[str, Any]) -> int | None:
    answer = form["answers"].get("proportionality", {}).get("persons_scanned_estimate")
    return answer if isinstance(answer, int) and not isinstance(answer, bool) else None
