"""The record as a whole: its sections in order, and its answers as plain JSON.

Knows: which sections there are. Does not know how a record comes in (registry.domain.record.reading).
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator

from registry.domain import answers
from registry.domain import fields as f
from registry.domain.record.assessments import Assessments
from registry.domain.record.circumstances import Consent, Context, Minors, Scope
from registry.domain.record.data import Data
from registry.domain.record.deployment import Deployment, Filing
from registry.domain.record.governance import Governance, Risks, Security
from registry.domain.record.law import Authorisation, LegalBasis
from registry.domain.record.necessity import Necessity, Proportionality
from registry.domain.record.operator import Operator, Place
from registry.domain.record.origin import Origin
from registry.domain.record.oversight import HumanOversight, Operations
from registry.domain.record.purpose import Purpose
from registry.domain.record.rights import Registration, Rights
from registry.domain.record.supply import Conformity, Procurement, Provider
from registry.domain.record.system import System
from registry.domain.record.transparency import Accessibility, Transparency
from registry.domain.record.watchlist import CaseFile, ProbeImages, Watchlist
from registry.domain.record.withholding import Withholding, entries
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN

DeploymentId = Annotated[
    str, PlainValidator(answers.code(DEPLOYMENT_ID_PATTERN, "nl-utrecht-station-cameras"))
]
Withheld = Annotated[tuple[Withholding, ...], BeforeValidator(entries)]


class Record(f.Section):
    """One deployment as a body describes it."""

    id: DeploymentId | None = None
    withheld: Withheld = ()

    deployment: Deployment = Deployment()
    filing: Filing = Filing()
    origin: Origin = Origin()
    operator: Operator = Operator()
    place: Place = Place()
    provider: Provider = Provider()
    procurement: Procurement = Procurement()
    conformity: Conformity = Conformity()
    system: System = System()
    purpose: Purpose = Purpose()
    legal_basis: LegalBasis = LegalBasis()
    authorisation: Authorisation = Authorisation()
    necessity: Necessity = Necessity()
    proportionality: Proportionality = Proportionality()
    scope: Scope = Scope()
    context: Context = Context()
    minors: Minors = Minors()
    consent: Consent = Consent()
    data: Data = Data()
    watchlist: Watchlist = Watchlist()
    probe_images: ProbeImages = ProbeImages()
    case_file: CaseFile = CaseFile()
    human_oversight: HumanOversight = HumanOversight()
    operations: Operations = Operations()
    governance: Governance = Governance()
    security: Security = Security()
    risks: Risks = Risks()
    assessments: Assessments = Assessments()
    registration: Registration = Registration()
    rights: Rights = Rights()
    transparency: Transparency = Transparency()
    accessibility: Accessibility = Accessibility()

    def answers(self) -> dict[str, Any]:
        """Every section with every field as plain JSON: null where unanswered, days and instants as ISO text.

        A declared absence is `{"none": true}`. `id` and `withheld` are no answers and stay out.
        """
        return {name: plain(getattr(self, name)) for name in SECTIONS}


SECTIONS = tuple(name for name in Record.model_fields if name not in ("id", "withheld"))
"""The names of the record's sections, in order."""


@cache
def _fields(section: type[f.Section]) -> tuple[str, ...]:
    return tuple(section.model_fields)


def plain(answer: Any) -> Any:
    """An answer, an item or a section as plain JSON."""
    if answer is None:
        return None
    if isinstance(answer, f.Section):
        held = answer.__dict__
        # Of a record most is unanswered.
        return {name: None if (one := held[name]) is None else plain(one) for name in _fields(type(answer))}
    if isinstance(answer, tuple):
        return [plain(member) for member in answer]
    if answer is f.ABSENT:
        return {"none": True}
    if isinstance(answer, datetime):
        return answer.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(answer, date):
        return answer.isoformat()
    return answer
