"""The format of a case file (docs/reference/case-format.md), as a strict model.

Knows: the keys of a case, and what must hold between them. Does not know where the files lie, nor what a record must
say.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from registry.domain.record import definitions
from registry.domain.vocabulary import GROUNDS

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


class Explained(_Strict):
    """A ground on which requirements fail although the decision found nothing on it, and why they may."""

    ground: Annotated[str, AfterValidator(lambda ground: _known_grounds((ground,))[0])]
    why: str


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
    explained: tuple[Explained, ...] = ()

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
        explained = _known_grounds(tuple(one.ground for one in self.explained))
        if found := sorted(set(explained) & set(self.finding.grounds)):
            raise ValueError(f"explained: the decision found {', '.join(found)} itself")
        decided = self.finding.date or date(self.finding.year, 12, 31)
        if self.law_date.date > decided:
            raise ValueError("law_date: the conduct cannot end after the decision on it")
        if self.law_date.basis == "decision_date" and self.law_date.date != self.finding.date:
            raise ValueError("law_date: this is not the day of the decision")
        return self


def _is_answered(record: dict[str, Any], path: str) -> bool:
    place: Any = record
    for step in path.split("."):
        place = place.get(step) if isinstance(place, dict) else None
    return place is not None
