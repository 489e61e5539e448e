"""Rows: facts and the status they must have, as lawyers write them beside a requirement (`<rule>_rows.yaml`).

Knows: how a row, in the notation of a record file, becomes the facts of a release's version. Does not know any rule.

A file has `on` (law date) and `answers` (by path of the field), from which every row starts, and `rows`, each with
`because`, `status` and, where it says so, `on`, `answers`, `severity`, `exceptions`, or `empty: true`: nothing answered.
An answer is what a record file holds, `{none: true}` declared absent, `{withheld: true}` withheld, null unanswered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from registry import assets
from registry.domain.canonical import canonical_bytes
from registry.domain.facts import law_date
from registry.domain.vocabulary import Severity, Status
from registry.errors import RegistryError
from registry.policy.catalogue import Text, faults
from registry.policy.engine import Engine
from registry.policy.sources import read_yaml
from tests.policies.record_notation import Answers, facts_of

LIBRARY: Final = assets.policies()


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Row(_Strict):
    because: Text
    status: Status
    severity: Severity | None = None
    exceptions: tuple[str, ...] | None = None
    on: date | None = None
    answers: dict[str, Any] = {}
    empty: bool = False


class _File(_Strict):
    on: date | None = None
    answers: dict[str, Any] = {}
    rows: tuple[_Row, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Row:
    """One row, ready to be asked: `answers` are those of the file with the row's own in their place."""

    requirement: str
    where: str
    law_date: date
    answers: Answers
    empty: bool
    status: Status
    severity: Severity | None
    exceptions: tuple[str, ...] | None

    def facts(self, version: int) -> dict[str, Any]:
        """The complete facts of the row. Raises ValueError naming file, row and field where an answer does not fit."""
        return facts_of(self.answers, version, self.where)


def row_files(library: Path = LIBRARY) -> dict[str, Path]:
    """The files of rows by the id of their requirement."""
    return {
        path.name.removesuffix("_rows.yaml").upper().replace("_", "-"): path
        for path in sorted(library.glob("*/*_rows.yaml"))
    }


def read_rows(requirement: str, path: Path) -> tuple[Row, ...]:
    """The rows of one file. Raises ValueError naming the file and what is wrong in it."""
    where = f"{path.parent.name}/{path.name}"
    try:
        file = _File.model_validate(read_yaml(path.read_text(encoding="utf-8"), where))
    except ValidationError as error:
        raise ValueError(f"{where}: {faults(error)}") from None
    except RegistryError as error:
        raise ValueError(error.message) from None
    found = tuple(_rows(requirement, where, file))
    if len({row.where for row in found}) < len(found):
        raise ValueError(f"{where}: two rows have one `because`")
    return found


def _rows(requirement: str, where: str, file: _File) -> Iterator[Row]:
    for row in file.rows:
        place = f"{where}: {row.because}"
        day = row.on or file.on
        if day is None:
            raise ValueError(f"{place}: `on` is missing, here and at the top")
        if row.empty and row.answers:
            raise ValueError(f"{place}: an empty row answers nothing")
        answers = {} if row.empty else {**file.answers, **row.answers}
        yield Row(requirement, place, day, answers, row.empty, row.status, row.severity, row.exceptions)


def failures(rows: Iterable[Row], engine: Engine, version: int) -> list[str]:
    """One line for each row whose requirement comes out otherwise."""
    found = []
    for row in rows:
        result = result_of(row, engine, version)
        expected = {"status": row.status, "severity": row.severity, "exceptions": row.exceptions}
        shown = {key: result[key] for key, value in expected.items() if value is not None}
        if shown != {key: value for key, value in expected.items() if value is not None}:
            found.append(f"{row.where}: {expected} expected, {shown} found")
    return found


def result_of(row: Row, engine: Engine, version: int) -> Mapping[str, Any]:
    """What an engine makes of the requirement of a row: its entry in the assessment."""
    results = assessed(engine, row.facts(version), row.law_date)["requirements"]
    found = next((one for one in results if one["id"] == row.requirement), None)
    if found is None:
        raise ValueError(f"{row.where}: the release has no requirement {row.requirement}")
    return {**found, "exceptions": tuple(found["exceptions"])}


def assessed(engine: Engine, facts: Mapping[str, Any], day: date) -> Mapping[str, Any]:
    """The assessment of facts on a day."""
    assessment: Mapping[str, Any] = json.loads(engine.assess(canonical_bytes(facts), law_date(day)))
    return assessment
