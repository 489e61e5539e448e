"""Plots: what they show is said in words first, and adds up."""

from __future__ import annotations

import pytest

from registry.domain.vocabulary import OUTCOMES
from registry.pages import plots
from registry.pages.list_views import YearOutcome
from registry.pages.render import render
from registry.pages.views import Count
from tests.pages import samples


def year(provenance: str, when: str, outcome: str, count: int) -> YearOutcome:
    return YearOutcome(provenance=provenance, year=when, outcome=outcome, count=count)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counts", "total", "said"),
    [
        ([], 0, "Nothing yet."),
        ([Count("unanswered", 3)], 3, "Of none of 3 deployments is it known here."),
        ([Count("FR", 17), Count("DE", 2)], 19, "17 of 19 deployments are in FR, the largest number."),
        ([Count("FR", 1)], 1, "1 of 1 deployment is in FR, the largest number."),
        (
            [Count("FR", 2), Count("DE", 2), Count("withheld", 5)],
            9,
            "2 each of 9 deployments are in FR, in DE: no number is larger. Of 5 it is not known here.",
        ),
    ],
)
def test_the_sentence_names_what_most_have_and_what_is_not_known(
    counts: list[Count], total: int, said: str
) -> None:
    assert plots.leaders(counts, total, "in {}".format) == said


def test_what_is_not_known_is_never_the_largest_number() -> None:
    assert "in FR" in plots.leaders([Count("unanswered", 9), Count("FR", 1)], 10, "in {}".format)


def test_what_was_filed_is_never_drawn_with_what_was_not() -> None:
    drawn = plots.year_plots(
        [year("filed", "2026", "compliant", 1), year("imported", "2026", "compliant", 2)]
    )
    assert [(one.provenance, one.total) for one in drawn] == [("filed", 1), ("imported", 2)]


def test_no_deployment_is_lost_where_the_years_are_many() -> None:
    counts = [year("reconstructed", str(1990 + n), OUTCOMES[n % 3], n + 1) for n in range(36)]
    [drawn] = plots.year_plots(counts)
    assert drawn.years == (plots.EARLIER, *(str(y) for y in range(2014, 2026)))
    assert sum(sum(row.counts) for row in drawn.rows) == drawn.total == sum(range(1, 37))


def test_a_year_without_any_keeps_its_place() -> None:
    [drawn] = plots.year_plots([year("filed", "2024", "compliant", 1), year("filed", "2026", "compliant", 1)])
    assert drawn.years == ("2024", "2025", "2026")
    assert drawn.rows[0].counts == (1, 0, 1)


def test_undetermined_is_said_to_be_no_pass_beside_its_number() -> None:
    [drawn] = plots.year_plots([year("filed", "2026", "undetermined", 4)])
    assert plots.year_plot_said(drawn) == "4 of 4 deployments found undetermined (not a pass)."


def test_every_plot_has_its_table_and_needs_no_script() -> None:
    made = render(samples.home())
    for summary in (
        "The map as a table",
        "Sectors as a table",
        "Technologies as a table",
        "These years as a table",
    ):
        assert f"<summary>{summary}" in made


def test_a_large_number_is_shortened_in_the_drawing_only() -> None:
    assert [plots.short(n) for n in (9_999, 10_000, 123_456, 1_000_000)] == ["9999", "10k", "123k", "1M"]
