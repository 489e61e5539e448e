"""What is withheld, internal or erased reaches no list, no search, no page and nothing that is published."""

from __future__ import annotations

from typing import Any

import pytest

from registry.storage import listing, lists, queries
from registry.storage.lists import Filters
from registry.storage.values import Answer, Erasure
from tests.storage.simulator import Register, entry, filing, internal, public, withheld

MARKER = "Qwxzvaluemarker"
"""Stands in every answer that is not for everyone."""

SALT = b"\xabthe salt of what is not public-"


def secret(path: str, value: Any, visibility: str) -> Answer:
    return Answer(path, value, SALT, visibility, False)


@pytest.fixture
def marked(register: Register) -> Register:
    """A deployment whose every other field is withheld or not public, title and operator among them."""
    answers = [
        withheld("deployment.title", f"{MARKER} title"),
        withheld("operator.name", MARKER),
        withheld("place.country", MARKER),
        internal("provider.contact", {"list": [MARKER]}),
        secret("operator.accountable_person", MARKER, "oversight"),
        secret("place.sites", [{"exact_point": MARKER}], "oversight"),
        public("purpose.statement", "A turnstile that anyone may read about"),
    ]
    register.put(filing("d-1", answers=answers, country={"state": "withheld"}))
    return register


def derived(register: Register) -> str:
    """Everything in the tables that lists and searches read, and in the index, as one text."""
    tables = (
        "listing",
        "listing_not_met",
        "counter",
        "search",
    )
    if register.db.path is not None:
        tables = (*tables, "search_content", "search_data", "search_idx")
    with register.db.read() as connection:
        return repr([connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in tables])


def public_outputs(register: Register) -> list[object]:
    return [
        lists.page(register.db, Filters()),
        list(lists.every(register.db, Filters())),
        lists.counts(register.db),
        queries.deployment(register.db, "d-1"),
        queries.public_answers(register.db, "d-1", 1),
        list(queries.published_between(register.db, register.log_id, 0, 2)),
    ]


def test_the_marker_is_kept_where_the_oversight_body_reads_it(marked: Register) -> None:
    assert MARKER in repr(queries.answers(marked.db, "d-1", 1))


def test_the_marker_is_in_no_derived_row(marked: Register) -> None:
    assert MARKER.casefold() not in derived(marked).casefold()
    assert "turnstile" in derived(marked)


def test_the_marker_is_in_no_public_output(marked: Register) -> None:
    for output in public_outputs(marked):
        assert MARKER not in repr(output)
        assert repr(SALT)[2:-1] not in repr(output)


@pytest.mark.parametrize("question", [MARKER, MARKER[:5], f"turnstile {MARKER}"])
def test_the_marker_is_not_found(marked: Register, question: str) -> None:
    assert lists.page(marked.db, Filters(text=question)).rows == ()
    assert len(lists.page(marked.db, Filters(text="turnstile")).rows) == 1


def test_a_withheld_facet_says_that_it_is_withheld(marked: Register) -> None:
    [row] = lists.page(marked.db, Filters()).rows
    assert (row.title, row.operator, row.country, row.mode) == (
        None,
        None,
        listing.WITHHELD,
        listing.UNANSWERED,
    )
    assert lists.page(marked.db, Filters(country=(listing.WITHHELD,))).total == 1


def test_rebuilding_brings_the_marker_in_nowhere(marked: Register) -> None:
    listing.rebuild(marked.db)
    assert MARKER.casefold() not in derived(marked).casefold()
    assert len(lists.page(marked.db, Filters(text="turnstile")).rows) == 1


def test_what_a_later_version_withholds_is_no_longer_found(register: Register) -> None:
    [place] = register.put(
        filing("d-1", answers=[public("purpose.statement", MARKER), public("deployment.title", "T")])
    )
    assert lists.page(register.db, Filters(text=MARKER)).total == 1
    answers = [withheld("purpose.statement", MARKER), withheld("deployment.title", "T")]
    register.put(filing("d-1", version=2, previous=place, answers=answers))
    [row] = lists.page(register.db, Filters()).rows
    assert row.title is None
    assert lists.page(register.db, Filters(text=MARKER)).total == 0


def test_what_is_erased_is_no_longer_found_or_published(register: Register) -> None:
    register.put(
        filing("d-1", answers=[public("purpose.statement", MARKER), public("deployment.title", "Gate")])
    )
    register.put(entry("erasure", 1, erasures=(Erasure("d-1", 1, ("purpose.statement",)),)))
    for output in public_outputs(register):
        assert MARKER not in repr(output)
    assert lists.page(register.db, Filters(text=MARKER)).total == 0
    assert lists.page(register.db, Filters(text="gate")).rows[0].title == "Gate"
    assert MARKER.casefold() not in derived(register).casefold()


def test_words_of_closed_lists_are_facets_and_not_text(register: Register) -> None:
    answers = [Answer("deployment.technology", "anpr_fixed", None, "public", True)]
    register.put(filing("d-1", answers=answers, technology="anpr_fixed"))
    assert lists.page(register.db, Filters(text="anpr")).total == 0
    assert lists.page(register.db, Filters(technology=("anpr_fixed",))).total == 1
    [published] = queries.published_between(register.db, register.log_id, 0, 2)
    assert published.disclosures == ()
