"""Views of the first page and of the list of deployments: what is asked for, what is counted, what is found."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from registry.domain.vocabulary import Outcome, Provenance
from registry.pages.views import Count, DeploymentSummary, LogHead, Page


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
