"""What a measurement of impact says, in words: for the description of its picture, and for its labels.

Knows: which transitions are movements, and which way. Does not count anything: the report is given
(`operations.impact_report.Impact`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.vocabulary import OUTCOMES
from registry.pages.language import Words, say
from registry.pages.words import OUTCOMES as WORDS
from registry.pages.words import counted, day

GRAVER: Final = "▲"
LESS_GRAVE: Final = "▼"
STAYS: Final = Words(
    {
        "binding": "The binding outcome stays for %(count)s",
        "strict": "The strict outcome stays for %(count)s",
    }
)
"""How many keep an outcome, by its reading."""
LEGEND: Final = Words(
    {
        "bands": "Red bands: the outcome becomes graver. Blue: less grave. Grey: it stays.",
        "binding": "Binding outcome",
        "strict": "Strict outcome",
        "requirements": "Requirements that begin or cease to be not met",
        "none": "No requirement begins or ceases to be not met.",
        "begin": "newly not met",
        "cease": "no longer not met",
    }
)
"""What is written into the picture."""


def description(impact: Mapping[str, Any]) -> str:
    """The same in words: every transition of an outcome, and every requirement that begins or ceases to be not met."""
    said = [measured(impact)]
    for reading in ("binding", "strict"):
        stays = sum(one["count"] for one in impact[reading] if one["before"] == one["after"])
        said.append(
            "; ".join((STAYS[reading] % {"count": stays}, *map(sentence, moved(impact[reading])))) + "."
        )
    rows = rows_of(impact["requirements"])
    said += [
        say("%(id)s: newly not met %(begin)s, no longer not met %(cease)s.")
        % {"id": row.id, "begin": row.begin, "cease": row.cease}
        for row in rows
    ]
    return " ".join(said)


def measured(impact: Mapping[str, Any]) -> str:
    """What was measured: how many deployments, under which law and releases."""
    said = say("%(deployments)s under the law of %(law_date)s; release %(version)s is in force") % {
        "deployments": counted(impact["records"], "deployment"),
        "law_date": day(impact["law_date"]),
        "version": impact["before"]["version"],
    }
    if failed := len(impact["not_assessed"]):
        said += "; " + say("%(failed)s could not be assessed") % {"failed": failed}
    return f"{said}."


def moved(transitions: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The transitions from one outcome to another, those to the gravest first."""
    found = [one for one in transitions if one["before"] != one["after"]]
    return sorted(found, key=lambda one: (rank(one["after"]), rank(one["before"])))


def sentence(one: Mapping[str, Any]) -> str:
    """One transition in words."""
    return say("%(number)s from %(before)s to %(after)s") % {
        "number": one["count"],
        "before": word(one["before"]),
        "after": word(one["after"]),
    }


def arrow(one: Mapping[str, Any]) -> str:
    """Which way a transition goes; nothing for one that stays."""
    difference = rank(one["after"]) - rank(one["before"])
    return GRAVER if difference < 0 else LESS_GRAVE if difference > 0 else ""


def rank(outcome: str) -> int:
    """The place of an outcome among all, the gravest first."""
    return OUTCOMES.index(outcome)


def label(outcome: str) -> str:
    """A word for an outcome that fits beside a bar."""
    return say("with conditions") if outcome == "compliant_with_conditions" else word(outcome)


def word(outcome: str) -> str:
    """A short word for an outcome."""
    return say("no rule known") if outcome == "no_rule_applies" else WORDS[outcome]


@dataclass(frozen=True)
class Row:
    """A requirement with how many deployments newly fail it, and how many no longer do."""

    id: str
    title: str
    begin: int
    cease: int


def rows_of(requirements: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The requirements that begin or cease to be not met, those that begin for most deployments first."""
    rows = []
    for one in requirements:
        begin = sum(
            t["count"] for t in one["statuses"] if t["after"] == "not_met" and t["before"] != "not_met"
        )
        cease = sum(
            t["count"] for t in one["statuses"] if t["before"] == "not_met" and t["after"] != "not_met"
        )
        if begin or cease:
            rows.append(Row(one["id"], one["title"], begin, cease))
    return sorted(rows, key=lambda row: (-row.begin, -row.cease, row.id))
