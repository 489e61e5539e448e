"""What each public page needs, and nothing else: frozen views that are filled from queries.

Knows: the shape of every page of the register. Texts in a view come from the public view of a record or from the
catalogue of requirements; closed values are the codes of `registry.domain`, which pages put into words. Days are ISO
dates, instants RFC 3339 in UTC with `Z`, digests lower-case hex. Does not know where any of it was read.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Literal

from registry.domain.assessment import RequirementResult
from registry.domain.coverage import Coverage, ProfileCoverage
from registry.domain.decision import Decision
from registry.domain.decision_difference import Changed
from registry.domain.explanation import Explanation
from registry.domain.lifecycle import State
from registry.domain.public_view import PublicView
from registry.domain.vocabulary import Force, Kind, Outcome, Provenance, Severity, Status
from registry.pages.address import Site


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has. With `development_keys` it says that its signatures prove nothing."""

    development_keys: bool
    site: Site = field(default_factory=Site)


@dataclass(frozen=True)
class Source:
    """Where a rule or a fact comes from; `link` only where it is http(s); `read`: whether somebody read it there."""

    citation: str
    link: str = ""
    read: bool = True


@dataclass(frozen=True)
class Determined:
    """What an office determined, its public name, and on which day; or that an authorisation ended on its day (`lapse`).

    `state`: where the registration stands now.
    """

    kind: str
    by: str
    on: str
    state: State | None = None


@dataclass(frozen=True, kw_only=True)
class DeploymentSummary:
    """A deployment in a list: its latest version and that version's latest decision."""

    deployment: str
    version: int
    title: str | None
    operator: str | None
    country: str | None
    technology: str | None
    mode: str | None
    provenance: Provenance
    binding: Outcome
    strict: Outcome
    not_met: int
    undetermined: int
    law_date: str
    law_date_assumed: bool
    retrospective: bool
    submitted_at: str
    void: Void | None = None
    determination: Determined | None = None
    """The determination in force; None where none is on record."""


@dataclass(frozen=True)
class Count:
    """How many deployments have `value`, a code of the list it counts."""

    value: str
    count: int


@dataclass(frozen=True, kw_only=True)
class OutcomeCount:
    """How many deployments have `outcome`, by provenance: what operators filed is never summed up with what they did not."""

    outcome: Outcome
    filed: int
    imported: int
    reconstructed: int

    @property
    def total(self) -> int:
        """Deployments of every provenance."""
        return self.filed + self.imported + self.reconstructed


@dataclass(frozen=True, kw_only=True)
class YearOutcome:
    """How many deployments of `provenance` have `outcome` under binding rules and are of `year`: that in which the latest version
    was received, and of what is reconstructed that of its law date."""

    provenance: Provenance
    year: str
    outcome: Outcome
    count: int


@dataclass(frozen=True)
class LogHead:
    """The latest published checkpoint: origin, tree size, root hash (base64)."""

    origin: str
    size: int
    root: str
    published_at: str


@dataclass(frozen=True, kw_only=True)
class Home(Page):
    """The first page. `binding` and `strict` count the same deployments under the two readings."""

    deployments: int
    operators: int
    binding: tuple[OutcomeCount, ...]
    strict: tuple[OutcomeCount, ...]
    technologies: tuple[Count, ...]
    countries: tuple[Count, ...]
    provenances: tuple[Count, ...]
    sectors: tuple[Count, ...]
    years: tuple[YearOutcome, ...]
    latest: tuple[DeploymentSummary, ...]
    head: LogHead


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the address of a list asks for; empty means everything. `requirement`: those that do not meet it."""

    q: str = ""
    country: str = ""
    technology: str = ""
    mode: str = ""
    outcome: str = ""
    strict: str = ""
    provenance: str = ""
    requirement: str = ""
    operator: str = ""
    sector: str = ""
    space: str = ""
    status: str = ""
    sort: str = ""

    def query(self, **changed: str | int) -> dict[str, str | int]:
        """The filters as the query of an address, with `changed` in place of their own values."""
        return {**asdict(self), **changed}

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The filters that narrow the list, as (name, value)."""
        return tuple((name, text) for name, text in asdict(self).items() if text and name != "sort")

    def followed(self) -> dict[str, str]:
        """The query under which news of what they leave is found."""
        return dict(self.chosen())


FilterName = Literal[
    "country", "operator", "technology", "mode", "space", "sector", "status", "outcome", "strict", "provenance",
    "requirement",
]  # fmt: skip


@dataclass(frozen=True)
class Facet:
    """The values of one filter with the deployments that each would leave beside the other filters, most first.

    `within`: how many deployments, the newest, they are counted within; None where all are counted.
    """

    name: FilterName
    counts: tuple[Count, ...]
    within: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeploymentList(Page):
    """One page of the list of deployments; `page` counts from 1, `pages` is at least 1.

    With `more` there are more than `total`, with `goes_on` more than its pages reach.

    `sorts` are the orders it can be had in, keys of `registry.pages.words.SORTS`; without any, none is offered.
    """

    filters: Filters
    facets: tuple[Facet, ...]
    total: int
    page: int
    pages: int
    deployments: tuple[DeploymentSummary, ...]
    more: bool = False
    goes_on: bool = False
    sorts: tuple[str, ...] = ()


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
class KeptBack:
    """Of a text that was kept back: `state` is `waiting`, `released` or `declined`; `entry` released or declined it; `due` is
    the day by which somebody has to have read it, `late` where that is over."""

    state: str
    due: str
    entry: int | None = None
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What an advisory group advises, and who it is: its members by gender and by region, as they say themselves."""

    advice: str
    women: int
    men: int
    other_or_undisclosed: int
    regions: dict[str, int]

    @property
    def members(self) -> int:
        """How many there are."""
        return self.women + self.men + self.other_or_undisclosed


@dataclass(frozen=True, kw_only=True)
class RecordedAct:
    """What a person or a body did about a version: a determination, an opinion, an objection, a reply.

    `kind` is a key of `registry.pages.words.ACTS`; `due` is the day by which what it asks for is due, until which it holds, or on
    which the deployment ended; `version` the one that it is about.
    """

    kind: str
    by: str
    on: str
    text: str = ""
    due: str | None = None
    index: int | None = None
    version: int | None = None
    kept_back: KeptBack | None = None
    advice: Advice | None = None


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """A system that somebody saw and that is not registered, as far as it is public. `kept_back`: of its texts."""

    index: int
    origin: str
    country: str
    seen_on: str
    received_on: str
    by: str
    text: str = ""
    place: str = ""
    reasons: str = ""
    kept_back: KeptBack | None = None


@dataclass(frozen=True, kw_only=True)
class SightingList(Page):
    """One page of the sightings, the latest first; `page` counts from 1, `pages` is at least 1."""

    total: int
    page: int
    pages: int
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, kw_only=True)
class Due:
    """A term that runs and is not met. `clock` is a key of `registry.pages.words.CLOCKS`; `by` the body that owes it.

    `moment`: the instant, where hours are counted; `part`: which condition or field; `entry` set it; `overdue`: the entry that
    states that it is over.
    """

    clock: str
    due: str
    by: str
    entry: int
    moment: str | None = None
    part: str | None = None
    overdue: int | None = None


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


@dataclass(frozen=True)
class Void:
    """Why a signed decision counts no more: the entry `entry` of its log revoked `key`, from the entry `cut_off` on."""

    key: str
    cut_off: int
    entry: int
    reason: Literal["compromised", "lost", "superseded", "ceased"]


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
class RequirementSummary:
    """A requirement in a list, with how many deployments have which status (statuses without any may be missing)."""

    id: str
    title: str
    framework: str
    framework_title: str
    kind: Kind
    severity: Severity
    ground: str
    source: Source
    verified: bool
    counts: tuple[Count, ...]


@dataclass(frozen=True, kw_only=True)
class RequirementList(Page):
    """Every requirement of the release in force, by framework, in the order of the catalogue."""

    release: str
    requirements: tuple[RequirementSummary, ...]


@dataclass(frozen=True, kw_only=True)
class Binding:
    """Where a requirement binds: None means every country or every kind of operator; `until` is exclusive."""

    country: str | None
    operator: str | None
    since: str | None
    until: str | None
    citation: str = ""


@dataclass(frozen=True, kw_only=True)
class ParameterPeriod:
    """The value of a parameter from `since` until `until` (exclusive), as written in the catalogue."""

    value: str
    since: str | None
    until: str | None
    citation: str


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A number or list that a requirement uses, with its unit and its history."""

    name: str
    title: str
    unit: str
    periods: tuple[ParameterPeriod, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The deployments for which a requirement has `status`: how many, and the first of them."""

    status: Status
    total: int
    deployments: tuple[DeploymentSummary, ...]


@dataclass(frozen=True, kw_only=True)
class RequirementPage(Page):
    """One requirement: what it says, where it comes from, whom it binds, how to comply, and who does.

    `inputs` are paths of fields; `exceptions` their plain names; `in_force` runs until the exclusive `until`; `coverage` is
    what the profiles that make it binding say of the rest of their law.
    """

    summary: RequirementSummary
    meaning: str
    note: str
    in_force_since: str | None
    in_force_until: str | None
    in_force_citation: str
    bindings: tuple[Binding, ...]
    coverage: tuple[ProfileCoverage, ...]
    parameters: tuple[Parameter, ...]
    exceptions: tuple[str, ...]
    inputs: tuple[str, ...]
    comply: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, kw_only=True)
class LogKey:
    """A key of the log or of a witness as a vkey (C2SP signed-note).

    A key of the decisions may sign the entries from `since` on, up to `until`, exclusive; `revoked_from`: from which entry on
    what it signed is void.
    """

    role: Literal["log", "witness", "decisions", "next_log"]
    algorithm: str
    vkey: str
    development: bool
    since: int | None = None
    until: int | None = None
    revoked_from: int | None = None
    stands: bool = True
    """False where the rotation that brought the key is void, and so all that it signed."""


@dataclass(frozen=True)
class Check:
    """A command that checks the log, what it establishes, and who wrote the tool."""

    purpose: str
    command: str
    made_by: str


@dataclass(frozen=True)
class NotDone:
    """What the register has still to do: entries that are not public, versions to look at today, terms to state as over."""

    entries: int
    versions: int
    terms: int


@dataclass(frozen=True, kw_only=True)
class LogPage(Page):
    """The log: its latest checkpoint, its keys, its yearly trees (the names below `/log/`), how to check it. `not_done`: None
    where nothing is."""

    head: LogHead
    checkpoint: str
    tree: str
    """The name of the tree that grows, such as `2026`."""
    earlier: tuple[str, ...]
    release: str
    keys: tuple[LogKey, ...]
    checks: tuple[Check, ...]
    not_done: NotDone | None = None


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """Where a browser checks one decision. `reasons` and `problems` are its words, by code; `alone`: no register around
    it."""

    alone: bool
    security_policy: str
    reasons: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]


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


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """Something went wrong: the HTTP `status`, the stable code, what happened, what to do, a reference for the office."""

    status: int
    code: str
    message: str
    hint: str
    reference: str = ""
