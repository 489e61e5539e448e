"""The closed lists of words that assessments and decisions are written in (docs: Words), and the forms of
a deployment's and a requirement's id, of a day and of an instant.

Knows: statuses, outcomes, severities, forces, kinds, grounds, provenances. Does not know how a word is shown to a
reader: pages and translations do.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, Field

Status = Literal["met", "not_met", "undetermined", "not_applicable", "upcoming"]
Outcome = Literal[
    "prohibited",
    "non_compliant",
    "undetermined",
    "compliant_with_conditions",
    "compliant",
    "no_rule_applies",
]
Severity = Literal["blocking", "major", "minor"]
Force = Literal["binds", "advises", "unresolved"]
Kind = Literal["prohibition", "duty"]
Provenance = Literal["filed", "imported", "reconstructed"]
Ground = Literal[
    "legality",
    "necessity",
    "proportionality",
    "transparency",
    "fairness_bias",
    "retention",
    "dpia",
    "human_oversight",
    "special_category_basis",
    "minors",
    "consent_invalid",
    "accountability",
    "security",
    "accuracy",
    "redress",
]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
ADVERSE_OUTCOMES: Final[frozenset[Outcome]] = frozenset({"prohibited", "non_compliant"})
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
FORCES: Final[tuple[Force, ...]] = get_args(Force)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
PROVENANCES: Final[tuple[Provenance, ...]] = get_args(Provenance)
GROUNDS: Final[tuple[Ground, ...]] = get_args(Ground)

DEPLOYMENT_ID_PATTERN: Final = "[a-z0-9][a-z0-9_-]{0,99}"
"""Matched whole. Lower case only: two spellings of one address would be two records."""

REQUIREMENT_ID_PATTERN: Final = "[A-Z][A-Z0-9]*(-[A-Z0-9]+)+"
"""Matched whole, such as HR-01."""

INSTANT_PATTERN: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
"""Matched whole: a moment in whole seconds, UTC. [0-9], because a short form would let in the digits of every script."""


def _in_the_calendar(value: str) -> str:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("no such day or time") from None
    return value


DAY_PATTERN: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""Matched whole."""

Day = Annotated[str, Field(pattern=f"^{DAY_PATTERN}$"), AfterValidator(_in_the_calendar)]
"""A day of the calendar."""

Instant = Annotated[str, Field(pattern=f"^{INSTANT_PATTERN}$"), AfterValidator(_in_the_calendar)]
"""When something in a statement was said or done."""
