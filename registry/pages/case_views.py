"""The views of documented cases: what a court or authority found, beside what the policies find.

Knows: the shape of these pages. Days are ISO dates; a ground is one of `registry.domain.vocabulary.GROUNDS`. Does not know
where a finding is kept (`registry.operations.show.cases`), nor its words (`registry.pages.case_words`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from registry.domain.decision import Decision
from registry.domain.public_view import PublicView
from registry.domain.vocabulary import Force, Ground, Severity, Status
from registry.pages.deployment_views import Withdrawn
from registry.pages.views import DeploymentSummary, Page, Source, Void

Agreement = Literal[
    "both_against", "other_grounds", "cannot_tell", "finding_alone", "neither", "left_open", "advice_alone",
    "policies_alone", "nothing_expected", "not_compared",
]  # fmt: skip
"""How the finding and the policies stand to one another; its words are in `registry.pages.case_words`."""
Said = Literal["against", "in_favour", "not_stated"]
Result = Literal["not_met", "undetermined", "met", "not_tested"]


@dataclass(frozen=True, kw_only=True)
class CaseSummary:
    """A case in the list. `body`, `decided_on` and `outcome` are of the finding, None where the public record does not say."""

    deployment: DeploymentSummary
    body: str | None
    decided_on: str | None
    year: int | None
    outcome: str | None
    agreement: Agreement


@dataclass(frozen=True, kw_only=True)
class CaseList(Page):
    """One page of the cases, the latest in the register first; `page` counts from 1, `pages` is at least 1."""

    total: int
    page: int
    pages: int
    cases: tuple[CaseSummary, ...]


@dataclass(frozen=True, kw_only=True)
class Bearing:
    """A requirement of the ground in question; `missing` are the fields without an answer where it is undetermined."""

    id: str
    title: str
    status: Status
    force: Force
    severity: Severity
    source: Source
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GroundCompared:
    """One ground: what the finding said on it, what the policies find, and why the two may differ where that is documented."""

    ground: Ground
    said: Said
    result: Result
    requirements: tuple[Bearing, ...]
    why: str = ""


@dataclass(frozen=True)
class Awaited:
    """Requirements that are not in the release, though they would bear on what was found, and why that is so."""

    requirements: tuple[str, ...]
    why: str


@dataclass(frozen=True, kw_only=True)
class CasePage(Page):
    """A case: its record, in whose `origin` the finding stands, and the latest decision on it.

    `grounds` is empty, and `agreement` says `not_compared`, where this software holds no grounds for the finding as it is
    recorded. `derived` are the fields whose answer may be known only because of the finding.
    """

    record: PublicView
    decision: Decision
    agreement: Agreement
    grounds: tuple[GroundCompared, ...] = ()
    awaits: tuple[Awaited, ...] = ()
    derived: tuple[str, ...] = ()
    note: str = ""
    void: Void | None = None
    withdrawn: Withdrawn | None = None
