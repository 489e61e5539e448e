"""Why a requirement is not met or undetermined: the shape of an explanation.

Knows: what an explanation tells, and its form in JSON. It is drawn from an assessment and never part of one: no digest
is taken over it and nothing is compared with it. Does not know how it is drawn (registry.policy.explanation).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from registry.domain.vocabulary import Force, Kind, Severity, Status


@dataclass(frozen=True)
class Expected:
    """An answer with which the requirement would be met: as a record writes it (`{"given": true}`: any), and in words.

    `parameter` names the parameter that it is the value of, where it is one.
    """

    answer: Any
    words: str
    parameter: str | None = None


@dataclass(frozen=True)
class Read:
    """A field that the rule read: what the fact held, also in words, and what would meet the requirement (any of it)."""

    path: str
    title: str
    held: Any
    words: str
    expected: tuple[Expected, ...]

    @property
    def unknown(self) -> bool:
        """Whether it was unanswered or withheld."""
        return self.held is None or self.held == {"state": "withheld"}


@dataclass(frozen=True)
class ParameterRead:
    """A number that the rule uses, on the law date (`value` None: none is in force); `until` is the first day without it.

    `nature` is `law` where a provision states the number, `policy_parameter` where this registry proposes it.
    """

    name: str
    title: str
    unit: str
    nature: str
    value: int | None
    since: str | None
    until: str | None
    citation: str


@dataclass(frozen=True)
class ForceReason:
    """Why a requirement has its force: the entry of a profile, since when, and whether its source was read."""

    profile: str
    since: str | None
    citation: str
    verified: bool


@dataclass(frozen=True)
class Explanation:
    """One requirement that is not met or undetermined.

    `ways` are the sets of answers of which each alone would meet it, the commonest first; None where the release does not
    say (it is older than that). `exceptions` are those its rule knows. Days are ISO dates.
    """

    id: str
    title: str
    framework: str
    status: Status
    severity: Severity
    kind: Kind
    meaning: str
    reads: tuple[Read, ...]
    parameters: tuple[ParameterRead, ...]
    ways: tuple[dict[str, Expected], ...] | None
    comply: str
    exceptions: tuple[str, ...]
    source: str
    link: str | None
    verified: bool
    in_force_since: str | None
    in_force_citation: str
    force: Force
    force_why: str
    force_reasons: tuple[ForceReason, ...]

    def as_json(self) -> dict[str, Any]:
        """It as JSON carries it: lists for tuples, everything else by its name here."""
        return asdict(self)
