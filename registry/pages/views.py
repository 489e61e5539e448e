"""What pages need and nothing else, as frozen views that are filled from queries: here what several pages have.

Knows: how a view is written. Texts in one come from the public view of a record or from the catalogue of requirements; closed
values are the codes of `registry.domain`, which pages put into words. Days are ISO dates, instants RFC 3339 in UTC with `Z`,
digests lower-case hex. Does not know where any of it was read. What one page alone shows stands in the module of its views.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from registry.domain.lifecycle import State
from registry.domain.vocabulary import Outcome, Provenance
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


@dataclass(frozen=True)
class LogHead:
    """The latest published checkpoint: origin, tree size, root hash (base64)."""

    origin: str
    size: int
    root: str
    published_at: str


@dataclass(frozen=True)
class Void:
    """Why a signed decision counts no more: the entry `entry` of its log revoked `key`, from the entry `cut_off` on."""

    key: str
    cut_off: int
    entry: int
    reason: Literal["compromised", "lost", "superseded", "ceased"]


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """Something went wrong: the HTTP `status`, the stable code, what happened, what to do, a reference for the office."""

    status: int
    code: str
    message: str
    hint: str
    reference: str = ""
