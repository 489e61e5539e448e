"""The closed lists of words that assessments and decisions are written in (docs: Words).

Knows: statuses, outcomes, severities, forces, kinds, grounds, provenances. Does not know how a word is shown to a
reader: pages and translations do.
"""

from __future__ import annotations

from typing import Final, Literal

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

STATUSES: Final = ("met", "not_met", "undetermined", "not_applicable", "upcoming")
OUTCOMES: Final = (
    "prohibited",
    "non_compliant",
    "undetermined",
    "compliant_with_conditions",
    "compliant",
    "no_rule_applies",
)
ADVERSE_OUTCOMES: Final = frozenset({"prohibited", "non_compliant"})
SEVERITIES: Final = ("blocking", "major", "minor")
FORCES: Final = ("binds", "advises", "unresolved")
KINDS: Final = ("prohibition", "duty")
PROVENANCES: Final = ("filed", "imported", "reconstructed")
GROUNDS: Final = (
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
)
