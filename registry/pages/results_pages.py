"""The results pages of the published site: outcomes by framework, country, technology and year, and the annual report.

Knows: how counts read: each plot with its table, what was filed apart from what was not, and what a count does not say. Computes
nothing but sums. Without open data each page says that there were none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.countries import COUNTRIES
from registry.domain.vocabulary import PROVENANCES
from registry.pages.figures import Counts, Figures, Reading, added, outcomes
from registry.pages.markdown import GENERATED, literal, table
from registry.pages.plot import plot
from registry.pages.record_words import TECHNOLOGIES
from registry.pages.words import OUTCOMES, PROVENANCES_SHORT, STATUSES, counted, outcome

NO_DATA: Final = (
    "No register’s open data were at hand when this page was made, so there is nothing to show. `make site DATA=…` makes it from "
    "a folder that `sightline publish` wrote.\n"
)
_HEADINGS: Final = {
    "filed": "Filed by the operators",
    "imported": "Imported from public sources, not filed by the operators",
    "reconstructed": "Reconstructed from published decisions, not filed by the operators",
}
_READINGS: Final[Mapping[Reading, str]] = {
    "binding": "under binding rules",
    "strict": "under the strict reading",
}
_CAUTION: Final = """!!! note "Before you read a number"
    Not being listed says nothing about what is in use. An outcome is what the policies find on what a body says of itself;
    *undetermined* means that too little is known, and is never a pass. What operators filed is never added up with
    what they did not.

"""
NAMES: Final = (
    "index",
    "frameworks",
    "countries",
    "technologies",
    "years",
    "annual-report",
)
"""The pages below `results/`, in order."""

Titles = Mapping[str, str]


def results_pages(figures: Figures | None, frameworks: Titles, named: Titles) -> Iterator[tuple[str, str]]:
    """Path below `results/` and text of each page; `frameworks`: requirement -> its framework; `named`: what that is called."""
    bodies = {
        "index": ("Results", _index),
        "frameworks": ("Results by framework", lambda f: _frameworks(f, frameworks, named)),
        "countries": ("Results by country", lambda f: _by(f, f.countries, "Country", COUNTRIES)),
        "technologies": (
            "Results by technology",
            lambda f: _by(f, f.technologies, "Technology", TECHNOLOGIES),
        ),
        "years": ("Results over time", _years),
        "annual-report": ("Annual report", _annual),
    }
    for name in NAMES:
        title, body = bodies[name]
        text = "".join(body(figures)) if figures is not None else NO_DATA
        yield f"{name}.md", f"{GENERATED}# {title}\n\n{text}"


def _index(figures: Figures) -> Iterator[str]:
    yield (
        f"What the policies find of the deployments in the register at <{figures.address}>, made from its "
        f"[open data](../open-data.md) as they stood with {counted(figures.size, 'entry', 'entries')} in the log "
        f"`{figures.origin}`. [The current checkpoint](checkpoint.md) says how to check them.\n\n"
    )
    yield _CAUTION
    yield (
        "By [framework](frameworks.md), by [country](countries.md), by [technology](technologies.md), "
        "[over time](years.md); what happened in each year stands in the [annual report](annual-report.md). How far the "
        "policies agree with what courts and authorities decided: [documented cases](cases.md).\n\n"
    )
    for provenance in _there(figures):
        yield _heading(figures, provenance)
        by_reading = {
            text: _sum(outcomes(figures.countries, provenance, reading))
            for reading, text in _READINGS.items()
        }
        yield plot(
            f"all-{provenance}",
            f"Outcomes of deployments, {PROVENANCES_SHORT[provenance]}",
            by_reading,
            OUTCOMES,
        )
        yield _table("Reading", by_reading, OUTCOMES)
        yield _void(figures, provenance)


def _by(figures: Figures, rows: list[tuple[Any, ...]], what: str, words: Titles) -> Iterator[str]:
    yield _CAUTION
    for provenance in _there(figures):
        yield _heading(figures, provenance)
        for reading, text in _READINGS.items():
            counts = _largest_first(_worded(outcomes(rows, provenance, reading), words))
            kinds = {kind: outcome(kind, reading) for kind in OUTCOMES}
            yield f"### {text.capitalize()}: {PROVENANCES_SHORT[provenance]}\n\n"
            yield plot(f"{reading}-{provenance}", f"Deployments by {what.lower()}, {text}", counts, kinds)
            yield _table(what, counts, kinds)


def _years(figures: Figures) -> Iterator[str]:
    yield _CAUTION
    yield (
        "Each deployment once, in the year whose law its latest decision applies: for what was reconstructed the year of "
        "what was judged, for everything else that of the assessment.\n\n"
    )
    for provenance in _there(figures):
        yield _heading(figures, provenance)
        for reading, text in _READINGS.items():
            counts = dict(sorted(outcomes(figures.law_years, provenance, reading).items()))
            kinds = {kind: outcome(kind, reading) for kind in OUTCOMES}
            yield f"### {text.capitalize()}: {PROVENANCES_SHORT[provenance]}\n\n"
            yield plot(f"{reading}-{provenance}", f"Deployments by year of the law, {text}", counts, kinds)
            yield _table("Year", counts, kinds)


def _frameworks(figures: Figures, frameworks: Titles, named: Titles) -> Iterator[str]:
    yield _CAUTION
    yield (
        "Of each framework how often its requirements have which status in the latest decision on a deployment. A framework with "
        "many requirements counts often: compare the parts of one bar, not two bars. Below stands each [requirement]"
        "(../requirements/index.md) that is not met anywhere.\n\n"
    )
    for provenance in _there(figures):
        rows = [row for row in figures.requirements if row[0] == provenance]
        counts = _largest_first(
            added(
                (
                    named.get(frameworks.get(id, ""), "Requirements that the present release does not have"),
                    status,
                    number,
                )
                for _, id, status, number in rows
            )
        )
        live = {name: _without(parts, "not_applicable") for name, parts in counts.items()}
        shown = _largest_first({name: parts for name, parts in live.items() if parts})
        kinds = {kind: STATUSES[kind] for kind in STATUSES if kind != "not_applicable"}
        yield _heading(figures, provenance)
        title = "Statuses of requirements by framework, without what does not apply"
        yield plot(f"frameworks-{provenance}", title, shown, kinds)
        yield _table("Framework", counts, STATUSES)
        unmet = sorted(
            ((n, id) for _, id, status, n in rows if status == "not_met"), key=lambda one: (-one[0], one[1])
        )
        if unmet:
            yield f"### Requirements not met: {PROVENANCES_SHORT[provenance]}\n\n"
            yield table(
                ("Requirement", "Deployments"), ((_requirement(id, frameworks), f"{n:,}") for n, id in unmet)
            )


def _annual(figures: Figures) -> Iterator[str]:
    yield (
        "What was logged in each year, the latest first: filings and decisions by provenance, and what people and bodies did. A "
        "decision that was made again counts again.\n\n"
    )
    years = sorted({str(row[0]) for row in (*figures.filed, *figures.decided, *figures.acts)}, reverse=True)
    for year in years:
        yield f"## {year}\n\n"
        filed, begun = _of_year(figures.filed, year), _of_year(figures.begun, year)
        kinds = [one for one in PROVENANCES if one in filed]
        yield table(
            ("", *(PROVENANCES_SHORT[one] for one in kinds)),
            [
                ("Deployments that are new", *(f"{begun.get(one, 0):,}" for one in kinds)),
                ("Versions", *(f"{filed[one]:,}" for one in kinds)),
            ],
        )
        for provenance in PROVENANCES:
            decided = [row[1:] for row in figures.decided if row[0] == year and row[1] == provenance]
            by_reading = {
                text: added(("all", row[1 if reading == "binding" else 2], row[-1]) for row in decided).get(
                    "all", {}
                )
                for reading, text in _READINGS.items()
            }
            if decided:
                title = f"Decisions of {year}, {PROVENANCES_SHORT[provenance]}"
                yield plot(f"decided-{year}-{provenance}", title, by_reading, OUTCOMES)
                yield _table("Reading", by_reading, OUTCOMES)
        done = {act: number for when, act, number in figures.acts if when == year}
        if done:
            yield "What was done:\n\n"
            yield table(
                ("Act", "Times"), ((f"`{act}`", f"{number:,}") for act, number in sorted(done.items()))
            )
        else:
            yield "No act of a person or a body is in the data of this year.\n\n"


def _there(figures: Figures) -> list[str]:
    return [provenance for provenance in PROVENANCES if figures.deployments(provenance)]


def _heading(figures: Figures, provenance: str) -> str:
    number = counted(figures.deployments(provenance), "deployment")
    return f"## {_HEADINGS[provenance]}\n\n{number[0].upper()}{number[1:]}.\n\n"


def _void(figures: Figures, provenance: str) -> str:
    void = sum(number for one, number in figures.void if one == provenance)
    if not void:
        return ""
    return f"{counted(void, 'of these decisions is', 'of these decisions are')} void: the key that signed was revoked.\n\n"


def _of_year(rows: list[tuple[Any, ...]], year: str) -> dict[str, int]:
    return {provenance: number for when, provenance, number in rows if when == year}


def _worded(counts: Counts, words: Titles) -> Counts:
    return {words.get(value, value) or "not public or not answered": parts for value, parts in counts.items()}


def _largest_first(counts: Counts) -> Counts:
    return dict(sorted(counts.items(), key=lambda one: (-sum(one[1].values()), one[0])))


def _sum(counts: Counts) -> Mapping[str, int]:
    return added(("all", kind, n) for parts in counts.values() for kind, n in parts.items()).get("all", {})


def _without(parts: Mapping[str, int], kind: str) -> Mapping[str, int]:
    return {one: number for one, number in parts.items() if one != kind}


def _table(what: str, counts: Counts, kinds: Titles) -> str:
    shown = [kind for kind in kinds if any(parts.get(kind) for parts in counts.values())]
    return table(
        (what, *(kinds[kind].capitalize() for kind in shown), "All"),
        (
            (literal(value), *(f"{parts.get(kind, 0):,}" for kind in shown), f"{sum(parts.values()):,}")
            for value, parts in counts.items()
        ),
    )


def _requirement(id: str, frameworks: Titles) -> str:
    return f"[{id}](../requirements/{id.lower()}.md)" if id in frameworks else literal(id)
