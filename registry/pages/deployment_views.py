"""Views of a deployment: its versions, their decisions and findings, its history and its record.

Knows: what the pages of a deployment show, in brief and whole. Does not know what a list shows of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.assessment import RequirementResult
from registry.domain.coverage import Coverage
from registry.domain.decision import Decision
from registry.domain.decision_difference import Changed
from registry.domain.explanation import Explanation
from registry.domain.lifecycle import State
from registry.domain.public_view import PublicView
from registry.domain.vocabulary import Force, Kind, Outcome, Provenance, Severity, Status
from registry.pages.act_views import Due, RecordedAct
from registry.pages.views import Page, Source, Void


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One requirement's result with what the catalogue says of it. `upcoming_from` only where not yet in force,
    `explanation` only where not met or undetermined."""

    result: RequirementResult
    title: str
    framework_title: str
    source: Source
    verified: bool
    upcoming_from: str | None = None
    explanation: Explanation | None = None


@dataclass(frozen=True, kw_only=True)
class RequirementLine:
    """What a decision says of one requirement, in a line; title, source and `comply` are its release's.

    `questions`: paths of the fields that it turns on, those first with which it is met most simply; none, and no `comply`, where
    it is neither not met nor undetermined.
    """

    id: str
    title: str
    framework: str
    framework_title: str
    kind: Kind
    severity: Severity
    force: Force
    status: Status
    source: Source
    comply: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proof:
    """Where the decision stands in the log. `tree_size` and `checkpoint` are None until a checkpoint covers it.

    `status` is `sequenced`, `published` or, where a checkpoint that covers it satisfies the registry's witness policy,
    `witnessed`.
    """

    origin: str
    index: int
    status: str
    tree_size: int | None
    checkpoint: str | None
    command: str
    """The exact command that checks this entry, such as `sightline check …`."""


@dataclass(frozen=True)
class FilingBody:
    """The enrolled body that filed a version: its id and its name, which the register does not compare with the operator's."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class VersionInBrief:
    """One version of a deployment with its latest decision, as the public sees it: what the requirements read is not in it."""

    record: PublicView
    submitted_at: str
    decision: Decision
    coverage: Coverage
    lines: tuple[RequirementLine, ...]
    """Every requirement of the decision, in its order; twins hold the findings instead."""
    proof: Proof
    acts: tuple[RecordedAct, ...] = ()
    due: tuple[Due, ...] = ()
    """What runs in the life of the deployment; on the page of its latest version."""
    state: State | None = None
    """Where the registration stands; on the page of its latest version."""
    filed_by: FilingBody | None = None
    """None where no body did: the register took it from a published source, or its operator filed it."""
    void: Void | None = None
    erased: tuple[Erased, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Version(VersionInBrief):
    """The same with everything that was found."""

    findings: tuple[Finding, ...]

    def with_status(self, status: Status) -> tuple[Finding, ...]:
        """The findings of one status, in order."""
        return tuple(f for f in self.findings if f.result.status == status)


@dataclass(frozen=True)
class Erased:
    """An erasure notice, the entry `index` of the log `origin`: which fields, on which ground in words, and when."""

    fields: tuple[str, ...]
    ground: str
    erased_at: str
    origin: str
    index: int


@dataclass(frozen=True, kw_only=True)
class PastDecision:
    """A decision in a version's history."""

    binding: Outcome
    strict: Outcome
    law_date: str
    law_date_assumed: bool
    retrospective: bool
    assessed_at: str
    release: str
    index: int
    void: Void | None = None
    changed: tuple[Changed, ...] = ()
    """What differs from the decision before it on the same version; empty for the first."""
    again: bool = False
    """Whether it is not the first on its version."""


@dataclass(frozen=True, kw_only=True)
class PastVersion:
    """A version in a deployment's history, with its decisions, both latest first."""

    number: int
    submitted_at: str
    provenance: Provenance
    change_kind: str | None
    change_reason: str | None
    decisions: tuple[PastDecision, ...]


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """That the registration was withdrawn: by whom, on which day, with which public reasons, and by which entry."""

    by: str
    on: str
    reasons: str
    origin: str
    index: int


@dataclass(frozen=True, kw_only=True)
class DeploymentInBrief(Page):
    """A deployment: its latest version, and all its versions, latest first."""

    version: VersionInBrief
    history: tuple[PastVersion, ...]
    withdrawn: Withdrawn | None = None
    newer_release: str | None = None
    """The release in force, where the latest decision was made under another."""


@dataclass(frozen=True, kw_only=True)
class DeploymentPage(DeploymentInBrief):
    """The same with everything that was found, as its twin tells it."""

    version: Version


@dataclass(frozen=True, kw_only=True)
class OneVersionInBrief(Page):
    """One version for ever, with the number of the latest; `history` holds this version only."""

    version: VersionInBrief
    history: tuple[PastVersion, ...]
    latest: int
    withdrawn: Withdrawn | None = None


@dataclass(frozen=True, kw_only=True)
class VersionPage(OneVersionInBrief):
    """The same with everything that was found, as its twin tells it."""

    version: Version


@dataclass(frozen=True, kw_only=True)
class FindingsPage(Page):
    """What the latest decision on a version finds on each requirement, and what each read: of one framework, or of all where
    `framework` is empty. `frameworks`: (name, title) of all that there are."""

    deployment: str
    version: int
    title: str
    assessed_at: str
    release: str
    void: Void | None
    framework: str
    frameworks: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class RecordPage(Page):
    """Every field of one version's record."""

    record: PublicView
    submitted_at: str
    erased: tuple[Erased, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RerunPage(Page):
    """Where a browser runs the latest decision on a version again, from the log of `year`; `bytes` is what it fetches of the
    release. Not `published`: no checkpoint covers it yet. `reasons` and `problems` are its words, by code."""

    deployment: str
    version: int
    title: str | None
    year: int
    bytes: int
    published: bool
    command: str
    reasons: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]
