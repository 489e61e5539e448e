"""The page of documented cases: what the policies find in them, and how far that agrees with what was decided.

Knows: how rows and counts read. Computes neither: both come from a run over the case files.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.countries import COUNTRIES
from registry.pages.markdown import GENERATED, literal, table

_INTRODUCTION: Final = """# Documented cases

What the policies say of deployments on which a court or an authority has decided. They are marked **reconstructed**: they
were put together from published sources and were not filed by their operators, and an outcome here is an assessment by
these policies, not a finding about anyone. What no source says stays unanswered, so most requirements are undetermined.
Nothing here is signed or logged: these are assessments of the case files in `policies/cases` under the release named in
[Requirements](../requirements/index.md).

"""
_COMPARED: Final = """## What was decided, and what the policies find

Each case is assessed twice: as documented, and *blanked*, without the facts that may be known only from the decision
itself. A case counts as found where the strict outcome is adverse (`prohibited` or `non_compliant`) and at least one
requirement is not met on a ground that the decision found. [The case format](../reference/case-format.md) defines each
number.

"""


@dataclass(frozen=True)
class Row:
    """One deployment with its outcome. `country` is an ISO code; `law_date` a day, `assumed` where no source states it."""

    deployment: str
    title: str
    country: str
    law_date: str
    assumed: bool
    binding: str
    strict: str
    not_met: tuple[str, ...]


def cases_page(rows: Iterable[Row], report: Mapping[str, Any], described: Container[str]) -> str:
    """The whole page. `report` compares cases with findings (the JSON of `sightline cases`); `described` holds the ids of the
    requirements that have a page."""
    ordered = sorted(rows, key=lambda row: (row.country, row.deployment))
    return "".join(
        [
            GENERATED,
            _INTRODUCTION,
            "## Outcomes\n\n",
            table(_HEAD, (_cells(row, described) for row in ordered)),
            "`binding` counts what binds this operator in this country on the law date; `strict` adds what advises. A law "
            "date marked *assumed* is the day of the decision, or the last day of its year, because no source states the last "
            "day of what was judged.\n\n",
            _COMPARED,
            table(("Measure", "As documented", "Blanked"), _shares(report)),
            table(_CASE_HEAD, (_case(case) for case in report["cases"])),
            *_missed(report["cases"]),
        ]
    )


_HEAD: Final = ("Deployment", "Place", "Law date", "Binding", "Strict", "Not met")
_CASE_HEAD: Final = (
    "Case", "Decided", "Grounds of the decision", "Grounds also found", "Strict", "Strict, blanked"
)  # fmt: skip


def _cells(row: Row, described: Container[str]) -> tuple[str, ...]:
    ids = (f"[{id}](../requirements/{id.lower()}.md)" if id in described else id for id in row.not_met)
    return (
        literal(row.title or row.deployment),
        literal(COUNTRIES.get(row.country, row.country)),
        row.law_date + (" (assumed)" if row.assumed else ""),
        f"`{row.binding}`",
        f"`{row.strict}`",
        ", ".join(ids) or "—",
    )


def _shares(report: Mapping[str, Any]) -> Iterable[tuple[str, ...]]:
    for what, cell in _MEASURES.items():
        yield (what, *(cell(report[run]) for run in ("full", "blanked")))


def _percent(rate: float | None) -> str:
    return "—" if rate is None else f"{rate:.1%}"


_MEASURES: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "adverse decisions that are found": lambda run: f"{run['found']} of {run['adverse_cases']}",
    "lawful deployments with an adverse binding outcome": lambda run: (
        f"{run['false_refusals']} of {run['lawful_cases']}"
    ),
    "lawful deployments with an adverse strict outcome": lambda run: (
        f"{run['strict_adverse_on_lawful']} of {run['lawful_cases']}"
    ),
    "requirements met or not met, of those that apply": lambda run: _percent(run["determinate_rate"]),
    "the same, over what binds in lawful deployments": lambda run: _percent(
        run["determinate_rate_binding_lawful"]
    ),
}


def _case(case: Mapping[str, Any]) -> tuple[str, ...]:
    full = case["full"]
    return (
        literal(case["name"]),
        case["expected"],
        _words(case["grounds"]),
        _words(full["matched_grounds"]),
        f"`{full['strict']}`",
        f"`{case['blanked']['strict']}`",
    )


def _missed(cases: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    missed = [case for case in cases if case["full"]["why_missed"]]
    if not missed:
        return
    yield "## Why the others were not found\n\n"
    rows = []
    for case in missed:
        why = case["full"]["why_missed"]
        silent = ", ".join(f"`{found['id']}`" for found in why["undetermined"] if found["missing_facts"])
        awaited = sorted({id for one in why["awaits"] for id in one["requirements"]})
        rows.append((literal(case["name"]), silent or "—", ", ".join(awaited) or "—"))
    yield table(
        ("Case", "Undetermined for want of an answer", "Requirements not yet in the release that bear on it"),
        rows,
    )


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words) or "—"
