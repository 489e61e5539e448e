"""Versions side by side: a difference is said where there is one, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from registry.pages import comparison
from registry.pages.render import render
from tests.pages import samples


def differences(*ids: str) -> dict[str, str]:
    versions = [samples.case_version(id) for id in ids]
    return {row.path: row.difference for group in comparison.answers(versions) for row in group.rows}


def test_a_version_does_not_differ_from_itself() -> None:
    same = samples.case_version("gb-2020-bridges-swp")
    rows = [row for group in comparison.answers([same, same]) for row in group.rows]
    assert rows
    assert {row.difference for row in rows} == {"same"}
    found = [row for group in comparison.requirements([same, same]) for row in group.rows]
    assert {row.difference for row in found} == {"same"}


def test_an_answer_that_only_one_gives_differs() -> None:
    told = differences("gb-2020-bridges-swp", "rs-2019-belgrade-safe-city")
    assert told["deployment.title"] == "differs"
    assert told["deployment.covert"] == "differs"


def test_what_nobody_answers_is_counted_and_not_shown() -> None:
    one = samples.case_version("gb-2020-bridges-swp")
    groups = list(comparison.answers([one, one]))
    shown = sum(len(group.rows) for group in groups)
    assert shown + sum(group.silent for group in groups) == sum(map(len, one.record.sections.values()))


def test_of_what_is_withheld_nobody_says_whether_it_differs() -> None:
    filed = samples.filed_page().version
    rows = {row.path: row for group in comparison.answers([filed, filed]) for row in group.rows}
    withheld = [row for row in rows.values() if row.fields[0].state == "withheld"]
    assert withheld
    assert {row.difference for row in withheld} == {"cannot_be_told"}


def test_a_requirement_that_a_release_does_not_know_is_told_apart_from_every_status() -> None:
    one = samples.case_version("gb-2020-bridges-swp")
    fewer = replace(one, findings=one.findings[1:])
    missing = one.findings[0].result.id
    rows = {row.id: row for group in comparison.requirements([one, fewer]) for row in group.rows}
    assert rows[missing].statuses == (one.findings[0].result.status, None)
    assert rows[missing].difference == "differs"


def test_a_difference_is_a_word() -> None:
    made = render(samples.compare_page("gb-2020-bridges-swp", "rs-2019-belgrade-safe-city"))
    for word in ("differs", "the same"):
        assert f">{word}</span>" in made


def test_under_another_law_date_the_page_warns_that_the_law_may_be_what_differs() -> None:
    other = render(samples.compare_page("gb-2020-bridges-swp", "rs-2019-belgrade-safe-city"))
    same = render(samples.compare_page("gb-2020-bridges-swp", "gb-2020-bridges-swp"))
    assert "These were not assessed under one release and one law date" in other
    assert "These were not assessed under one release and one law date" not in same
