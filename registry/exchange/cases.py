"""Case files: documented deployments with the decision that a court or authority took on them.

Knows: where the files lie (`policies/cases/<id>.yaml`), and how a case becomes a reconstructed filing. Does not know
any rule: what the policies make of a case is registry.operations.assess_cases.

A file that cannot be read costs itself only; every problem in it is named with its file and key.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypedDict

from pydantic import ValidationError

from registry.domain.record import RecordError, read_record
from registry.errors import RegistryError
from registry.exchange.case_format import DECISION_DERIVED, Case
from registry.exchange.plain_yaml import yaml_values
from registry.folders import files_in

__all__ = ["Case", "CaseProblem", "Filing", "blanked", "read_cases", "reconstruct"]

MAX_CASE_BYTES: Final = 2**18


class Filing(TypedDict):
    """A reconstructed filing: the deployment's id, its record with `origin` filled, and its law date (ISO)."""

    deployment: str
    provenance: Literal["reconstructed"]
    record: dict[str, Any]
    law_date: str


def read_cases(folder: Path) -> tuple[list[Case], list[CaseProblem]]:
    """Every case in `folder`, in the order of the ids, and every problem of the files that are none.

    Raises `case.folder` where there is no such folder, OSError where it cannot be listed.
    """
    if not folder.is_dir():
        raise RegistryError(
            "case.folder", f"There is no folder {folder}.", hint="Give the folder of the case files."
        )
    cases, problems = [], []
    for path in (path for path in files_in(folder) if path.suffix == ".yaml"):
        read = _read_case(path)
        if isinstance(read, Case):
            cases.append(read)
        else:
            problems.extend(read)
    return cases, problems


def reconstruct(case: Case) -> Filing:
    """The filing that stands for `case` in a register; its `origin` says where it comes from."""
    finding = case.finding
    origin = {
        "imported_from": "Reconstructed from a published decision",
        "source_row": case.id,
        "law_date": case.law_date.date.isoformat(),
        "law_date_basis": case.law_date.basis,
        "law_date_assumed": case.law_date.assumed,
        "law_date_source": case.law_date.source,
        "citations": [source.model_dump() for source in case.sources],
        "decided_by": finding.body,
        "decided_on": finding.date and finding.date.isoformat(),
        "decision_outcome": finding.outcome,
        "decision_summary": finding.detail,
    }
    return {
        "deployment": case.id,
        "provenance": "reconstructed",
        "record": deepcopy(case.record) | {"origin": origin},
        "law_date": case.law_date.date.isoformat(),
    }


def blanked(case: Case) -> Case:
    """`case` with everything unanswered that may be known only from the decision."""
    record = deepcopy(case.record)
    for path in {*DECISION_DERIVED, *case.derived_from_decision}:
        *sections, field = path.split(".")
        place: Any = record
        for section in sections:
            place = place.get(section, {})
        place.pop(field, None)
    return case.model_copy(update={"record": record})


@dataclass(frozen=True)
class CaseProblem:
    """Why a file is no case: its name, the key (empty for the whole file), and what to do."""

    file: str
    key: str
    code: str
    message: str
    hint: str


def _read_case(path: Path) -> Case | list[CaseProblem]:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return [
            CaseProblem(path.name, "", "case.file", "The file cannot be read as UTF-8.", "Save it as UTF-8.")
        ]
    if len(data) > MAX_CASE_BYTES:
        return [CaseProblem(path.name, "", "case.file", "The file is larger than any case.", "Shorten it.")]
    values = list(yaml_values(text))
    if fault := next((value.error for value in values if value.error), None):
        return [CaseProblem(path.name, "", "case.file", fault.message, fault.hint)]
    if len(values) != 1 or not isinstance(values[0].data, dict):
        return [
            CaseProblem(
                path.name, "", "case.file", "This is not one case.", "Write one object: keys with values."
            )
        ]
    try:
        case = Case.model_validate_json(json.dumps(values[0].data), strict=True)
    except ValidationError as error:
        return list(_problems(path.name, error))
    if case.id != path.stem:
        message = f"The id is {case.id}, but the file is {path.name}."
        return [CaseProblem(path.name, "id", "case.id", message, "Name the file after the id.")]
    return _check_record(path.name, case) or case


def _check_record(file: str, case: Case) -> list[CaseProblem]:
    """The problems of the record that `case` becomes; `origin` included, since it is made from the case."""
    try:
        read_record(reconstruct(case)["record"])
    except RecordError as error:
        return [
            CaseProblem(file, f"record.{problem.path}", "case.record", problem.message, problem.hint)
            for problem in error.problems
        ]
    return []


def _problems(file: str, error: ValidationError) -> Iterator[CaseProblem]:
    for found in error.errors(include_url=False, include_input=False):
        key = ".".join(str(step) for step in found["loc"])
        message = found["msg"].removeprefix("Value error, ")
        yield CaseProblem(
            file,
            key,
            "case.key",
            f"{message[:1].upper()}{message[1:]}.",
            "See docs/reference/case-format.md.",
        )
