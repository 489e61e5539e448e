"""Case files: documented deployments with the decision that a court or authority took on them.

Knows: the format of `policies/cases/<id>.yaml` (docs/reference/case-format.md), and how a case becomes a
reconstructed filing. Does not know any rule: what the policies make of a case is registry.operations.assess_cases.

A file that cannot be read costs itself only; every problem in it is named with its file and key.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypedDict

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from registry.domain.record import RecordError, definitions, read_record
from registry.domain.vocabulary import GROUNDS
from registry.errors import RegistryError
from registry.exchange.structured import yaml_values

MAX_CASE_BYTES: Final = 2**18

DECISION_DERIVED: Final = (
    "legal_basis.biometric_specific",
    "assessments.dpia.necessity_section",
    "assessments.dpia.covers_non_listed",
    "consent.power_imbalance",
    "transparency.notice_adequate",
    "watchlist.criteria_defined",
)
"""Fields whose answer is often known only because the decision found it, so that they give its outcome away."""

_PATH = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"


class Filing(TypedDict):
    """A reconstructed filing: the deployment's id, its record with `origin` filled, and its law date (ISO)."""

    deployment: str
    provenance: Literal["reconstructed"]
    record: dict[str, Any]
    law_date: str


def read_cases(folder: Path) -> tuple[list[Case], list[CaseProblem]]:
    """Every case in `folder`, in the order of the ids, and every problem of the files that are none.

    Raises `case.folder` where there is no such folder.
    """
    if not folder.is_dir():
        raise RegistryError(
            "case.folder", f"There is no folder {folder}.", hint="Give the folder of the case files."
        )
    cases, problems = [], []
    for path in sorted(folder.glob("*.yaml")):
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


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, str_min_length=1)


class LawDate(_Strict):
    """The day whose law applies: the last day of the conduct that was judged, or what is taken instead."""

    date: date
    basis: Literal["end_of_conduct", "decision_date", "end_of_year"]
    assumed: bool
    source: str

    @model_validator(mode="after")
    def _a_substitute_is_an_assumption(self) -> LawDate:
        if self.basis != "end_of_conduct" and not self.assumed:
            raise ValueError("a date that only stands for the end of the conduct is assumed: true")
        if self.basis == "end_of_year" and (self.date.month, self.date.day) != (12, 31):
            raise ValueError("where only the year is known, the date is 31 December")
        return self


def _known_grounds(grounds: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := sorted(set(grounds) - set(GROUNDS)):
        raise ValueError(f"no such ground: {', '.join(unknown)}; the grounds are {', '.join(GROUNDS)}")
    if len(set(grounds)) < len(grounds):
        raise ValueError("a ground stands twice")
    return grounds


def _not_empty(found: tuple[Any, ...]) -> tuple[Any, ...]:
    if not found:
        raise ValueError("at least one is needed")
    return found


def _known_outcome(outcome: str) -> str:
    known = definitions()["origin.decision_outcome"].values
    if outcome not in known:
        raise ValueError(f"no such outcome; the outcomes are {', '.join(known)}")
    return outcome


Grounds = Annotated[tuple[str, ...], AfterValidator(_known_grounds)]


class Finding(_Strict):
    """What was decided. `grounds` went against the operator, `supporting` in its favour."""

    body: str
    body_type: Literal["court", "dpa", "operator", "settlement"]
    date: date | None
    year: int = Field(ge=1990, le=2200)
    outcome: Annotated[str, AfterValidator(_known_outcome)]
    class_: Literal["negative", "mixed", "positive"] = Field(alias="class")
    grounds: Grounds
    supporting: Grounds
    replay: Literal["must_not_approve", "approvable_under_home_law", "either"]
    detail: str
    note: str | None

    @model_validator(mode="after")
    def _year_is_that_of_the_date(self) -> Finding:
        if self.date and self.date.year != self.year:
            raise ValueError("year and date disagree")
        return self


class Source(_Strict):
    """One source; `read` says that the text itself was read and not only a report of it."""

    citation: str
    url: str = Field(pattern=r"^https?://[^\s]+$")
    read: bool


class Awaited(_Strict):
    """Requirements that would find what the decision found, and what they wait for."""

    requirements: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[A-Z]{2,5}-[0-9]{2,3}$")], ...], AfterValidator(_not_empty)
    ]
    missing_facts: tuple[Annotated[str, Field(pattern=_PATH)], ...]
    why: str

    @model_validator(mode="after")
    def _facts_are_fields(self) -> Awaited:
        if unknown := [path for path in self.missing_facts if path not in definitions()]:
            raise ValueError(f"no such field: {', '.join(unknown)}")
        return self


class Case(_Strict):
    """One documented deployment. `record` has the form of a record file, without `origin`, `id` and `withheld`."""

    id: str = Field(pattern=r"^[a-z]{2}-[0-9]{4}-[a-z0-9-]{1,60}$")
    name: str
    law_date: LawDate
    finding: Finding
    sources: Annotated[tuple[Source, ...], AfterValidator(_not_empty)]
    record: dict[str, Any]
    derived_from_decision: tuple[Annotated[str, Field(pattern=_PATH)], ...]
    awaits: tuple[Awaited, ...]

    @model_validator(mode="after")
    def _holds_together(self) -> Case:
        if extra := {"origin", "id", "withheld"} & self.record.keys():
            raise ValueError(
                f"record: {', '.join(sorted(extra))} follows from the case and is not written here"
            )
        if missing := [path for path in self.derived_from_decision if not _is_answered(self.record, path)]:
            raise ValueError(f"derived_from_decision: the record does not answer {', '.join(missing)}")
        if unlisted := [
            path
            for path in DECISION_DERIVED
            if _is_answered(self.record, path) and path not in self.derived_from_decision
        ]:
            raise ValueError(f"derived_from_decision: {', '.join(unlisted)} is missing")
        decided = self.finding.date or date(self.finding.year, 12, 31)
        if self.law_date.date > decided:
            raise ValueError("law_date: the conduct cannot end after the decision on it")
        if self.law_date.basis == "decision_date" and self.law_date.date != self.finding.date:
            raise ValueError("law_date: this is not the day of the decision")
        return self


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


def _is_answered(record: dict[str, Any], path: str) -> bool:
    place: Any = record
    for step in path.split("."):
        place = place.get(step) if isinstance(place, dict) else None
    return place is not None


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
