"""What the plots of the first page show, and the sentence that says it before any drawing does.

Knows: which rows a plot has, and how outcomes are laid out over years. Does not know how a plot is
drawn (`web/templates/plots.html`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from registry.domain.vocabulary import OUTCOMES, PROVENANCES
from registry.pages import words
from registry.pages.language import say, say_plural
from registry.pages.list_views import YearOutcome
from registry.pages.views import Count

MOST: Final = 8
"""Rows of a plot of bars; its table has all that the page was given."""
YEARS: Final = 12
"""Columns of a plot over years; what is earlier stands in one column before them."""
EARLIER: Final = "before"
_NAMED: Final = 3


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome with its counts, one for each column of its plot."""

    outcome: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class YearPlot:
    """The outcomes of one provenance over the years: those that occur, the gravest first. `total`: deployments."""

    provenance: str
    years: tuple[str, ...]
    rows: tuple[OutcomeRow, ...]
    total: int

    @property
    def most(self) -> int:
        """The highest count of all."""
        return max(count for row in self.rows for count in row.counts)


def known(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Those whose value was given, in their order."""
    return tuple(one for one in counts if one.value not in words.STATES)


def unknown(counts: Sequence[Count]) -> int:
    """How many deployments give no value."""
    return sum(one.count for one in counts) - sum(one.count for one in known(counts))


def leaders(counts: Sequence[Count], total: int, said: Callable[[str], str]) -> str:
    """A sentence: what most of `total` have, and of how many it is not known; `said`: a value as it stands after "are"."""
    given = known(counts)
    of = words.counted(total, "deployment")
    if not given:
        return say("Of none of %(of)s is it known here.") % {"of": of} if total else say("Nothing yet.")
    most = given[0].count
    first = [said(one.value) for one in given if one.count == most]
    places = {"number": words.number(most), "of": of, "named": ", ".join(first[:_NAMED])}
    if len(first) == 1:
        said_of = say_plural(
            "%(number)s of %(of)s is %(named)s, the largest number.",
            "%(number)s of %(of)s are %(named)s, the largest number.",
            most,
        )
    elif len(first) > _NAMED:
        said_of = say_plural(
            "%(number)s each of %(of)s is %(named)s and others: no number is larger.",
            "%(number)s each of %(of)s are %(named)s and others: no number is larger.",
            most,
        )
    else:
        said_of = say_plural(
            "%(number)s each of %(of)s is %(named)s: no number is larger.",
            "%(number)s each of %(of)s are %(named)s: no number is larger.",
            most,
        )
    rest = unknown(counts)
    missing = say("Of %(number)s it is not known here.") % {"number": words.number(rest)} if rest else ""
    return f"{said_of % places} {missing}".rstrip()


def year_plots(counts: Sequence[YearOutcome]) -> tuple[YearPlot, ...]:
    """A plot for each provenance that occurs: what operators filed is never drawn together with what they did not."""
    return tuple(
        _year_plot(provenance, mine)
        for provenance in PROVENANCES
        if (mine := [one for one in counts if one.provenance == provenance])
    )


def _year_plot(provenance: str, counts: Sequence[YearOutcome]) -> YearPlot:
    first, last = min(one.year for one in counts), max(one.year for one in counts)
    shown = [str(year) for year in range(max(int(first), int(last) - YEARS + 1), int(last) + 1)]
    columns = ([EARLIER] if first < shown[0] else []) + shown
    found: dict[tuple[str, str], int] = {}
    for one in counts:
        place = (one.outcome, one.year if one.year in shown else EARLIER)
        found[place] = found.get(place, 0) + one.count
    occurring = {one.outcome for one in counts}
    rows = tuple(
        OutcomeRow(outcome, tuple(found.get((outcome, year), 0) for year in columns))
        for outcome in OUTCOMES
        if outcome in occurring
    )
    return YearPlot(provenance, tuple(columns), rows, sum(one.count for one in counts))


def year_plot_said(plot: YearPlot) -> str:
    """The plot in one sentence."""
    of = words.counted(plot.total, "deployment")
    parts = [
        say("%(number)s of %(of)s found %(finding)s")
        % {
            "number": words.number(sum(row.counts)),
            "of": of,
            "finding": words.OUTCOME_FINDINGS[row.outcome].format(words.OUTCOMES[row.outcome]),
        }
        for row in sorted(plot.rows, key=lambda row: -sum(row.counts))[:2]
    ]
    return "; ".join(parts) + "."


def short(count: int) -> str:
    """A count in few characters: exact below 10,000, in thousands or millions above."""
    if count < 10_000:
        return str(count)
    return f"{count // 1000}k" if count < 1_000_000 else f"{count // 1_000_000}M"
