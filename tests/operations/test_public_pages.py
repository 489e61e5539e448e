"""Pages of a place, a body and a comparison, of a registry in which bodies filed and acted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.operations.publish import publish
from registry.operations.show import compare, deployments, overview, registered_bodies
from registry.pages.comparison import answers
from registry.pages.render import render
from registry.pages.twin import to_json
from tests.operations.acting import GATES, MARKER, Acting
from tests.operations.test_clocks import acting, made, objected, on

__all__ = ["acting", "made"]

COMMON: dict[str, Any] = {"development_keys": True}


def test_a_body_s_page_tells_what_it_filed_what_it_did_and_what_is_over(acting: Acting) -> None:
    acting.file()
    objected(acting)
    page = registered_bodies.body_page(acting.registry, COMMON, "town")
    assert (page.filed, [one.deployment for one in page.deployments]) == (1, [GATES])
    assert [(one.clock, one.over) for one in page.owed if one.clock == "objection"] == [("objection", False)]
    on(acting.registry, "2027-12-31")
    later = registered_bodies.body_page(acting.registry, COMMON, "town")
    assert [(one.clock, one.over) for one in later.owed if one.clock == "objection"] == [("objection", True)]


def test_what_an_office_did_stands_on_its_page_with_its_entry(acting: Acting) -> None:
    acting.file()
    logged = acting.signed("refuse", reasons="Not needed.")
    page = registered_bodies.body_page(acting.registry, COMMON, "watchdog")
    assert (page.filed, page.acts) == (0, 1)
    assert [(one.kind, one.deployment, one.index) for one in page.latest_acts] == [
        ("refuse", GATES, logged.place.index)
    ]


def test_no_page_of_a_body_names_its_people(acting: Acting) -> None:
    acting.file()
    for body in ("town", "watchdog", "council"):
        page = registered_bodies.body_page(acting.registry, COMMON, body)
        for shown in (render(page), json.dumps(to_json(page))):
            assert MARKER not in shown
            assert not any(person in shown for person in acting.people.values())


def test_the_list_of_bodies_leads_to_each(acting: Acting) -> None:
    page = registered_bodies.body_list(acting.registry, COMMON)
    assert [(one.id, one.name) for one in page.bodies] == [
        ("council", "The council"),
        ("town", "The town"),
        ("watchdog", "The watchdog"),
    ]


def test_between_two_versions_the_answer_that_was_changed_differs_and_the_others_do_not(
    acting: Acting,
) -> None:
    acting.file()
    acting.file(place={"country": "DE"})
    page = compare.changes(acting.registry, COMMON, GATES, None, None)
    assert [one.record.version for one in page.versions] == [1, 2]
    told = {row.path: row.difference for group in answers(page.versions) for row in group.rows}
    assert told["place.country"] == "differs"
    assert told["deployment.technology"] == "same"


def test_versions_can_be_named_in_either_order_and_one_of_them_alone(acting: Acting) -> None:
    for country in ("FR", "DE", "AT"):
        acting.file(place={"country": country})

    def shown(before: int | None, after: int | None) -> list[int]:
        page = compare.changes(acting.registry, COMMON, GATES, before, after)
        return [one.record.version for one in page.versions]

    assert shown(3, 1) == shown(1, 3) == [1, 3]
    assert shown(None, 2) == [1, 2]
    assert shown(1, None) == [1, 3]
    assert shown(2, 2) == []
    with pytest.raises(RegistryError) as caught:
        shown(1, 9)
    assert caught.value.code == "show.missing"


def test_fewer_than_two_are_not_compared_and_more_than_three_are_refused(acting: Acting) -> None:
    acting.file()
    for asked in ((), (GATES,), (GATES, GATES), (GATES, " ")):
        assert compare.compare(acting.registry, COMMON, asked).versions == ()
    with pytest.raises(RegistryError) as caught:
        compare.compare(acting.registry, COMMON, ("a", "b", "c", "d"))
    assert caught.value.code == "show.compare"


def test_a_place_without_any_says_what_that_means_and_what_law_of_it_is_tested(acting: Acting) -> None:
    acting.file()
    page = overview.place(acting.registry, COMMON, "TV")
    assert (page.count, page.total, page.deployments) == (0, 1, ())
    assert "Not being listed here does not mean that nothing is used." in render(page)
    assert page.coverage.statement in render(page)


def test_a_place_counts_what_is_there_and_nothing_else(acting: Acting) -> None:
    acting.file()
    acting.file(id="others", place={"country": "DE"})
    page = overview.place(acting.registry, COMMON, "FR")
    assert (page.count, page.total) == (1, 2)
    assert [one.deployment for one in page.deployments] == [GATES]
    assert sum(one.total for one in page.binding) == sum(one.total for one in page.strict) == 1
    assert page.within is None


def test_a_release_that_the_decision_does_not_know_is_named_only_where_there_is_one(acting: Acting) -> None:
    acting.file()
    publish(acting.registry)
    assert deployments.deployment(acting.registry, COMMON, GATES).newer_release is None
