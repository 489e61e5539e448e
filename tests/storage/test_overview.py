"""Overviews: counts that are right against a recount, and walked through once for each head."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import event

from registry.domain.countries import COUNTRIES
from registry.storage import overview
from registry.storage.facets import VALUES
from registry.storage.lists import Filters, every
from tests.storage.simulator import Register, filing


def filled(register: Register) -> Register:
    made = [
        ("a", "FR", "filed", "prohibited"),
        ("b", "FR", "filed", "compliant"),
        ("c", "FR", "reconstructed", "compliant"),
        ("d", "DE", "imported", "undetermined"),
        ("e", {"state": "withheld"}, "filed", "compliant"),
    ]
    register.put(
        *(
            filing(id, country=country, provenance=provenance, binding=outcome, strict="undetermined")
            for id, country, provenance, outcome in made
        )
    )
    return register


def test_every_deployment_is_counted_in_one_year_with_its_outcome(register: Register) -> None:
    filled(register)
    rows = list(every(register.db, Filters()))
    found = overview.outcomes_by_year(register.db)
    assert sum(one.count for one in found) == len(rows)
    recount = Counter(
        (
            one.provenance,
            (one.law_date if one.provenance == "reconstructed" else one.filed_at)[:4],
            one.outcome_binding,
        )
        for one in rows
    )
    assert {(one.provenance, one.year, one.outcome): one.count for one in found} == recount


def test_years_are_walked_through_again_only_where_something_was_logged(register: Register) -> None:
    filled(register)
    before = overview.outcomes_by_year(register.db)
    asked: list[str] = []
    event.listen(register.db._reader, "before_cursor_execute", lambda *call: asked.append(call[2]))
    assert overview.outcomes_by_year(register.db) == before
    assert not any("listing" in statement for statement in asked)
    register.put(filing("f", country="FR", binding="prohibited"))
    after = overview.outcomes_by_year(register.db)
    assert sum(one.count for one in after) == sum(one.count for one in before) + 1


def test_a_share_is_of_all_there_are(register: Register) -> None:
    filled(register)
    assert overview.share(register.db, "country", "FR") == overview.Share(3, 5)
    assert overview.share(register.db, "country", "JP") == overview.Share(0, 5)


def test_the_outcomes_of_a_place_stand_apart_by_provenance(register: Register) -> None:
    filled(register)
    assert overview.outcomes_of(register.db, "country", "FR") == {
        ("filed", "outcome_binding"): {"prohibited": 1, "compliant": 1},
        ("filed", "outcome_strict"): {"undetermined": 2},
        ("reconstructed", "outcome_binding"): {"compliant": 1},
        ("reconstructed", "outcome_strict"): {"undetermined": 1},
    }


def test_every_country_is_told_however_many_there_are(register: Register) -> None:
    codes = sorted(COUNTRIES)[: VALUES + 10]
    register.put(*(filing(f"in-{code.lower()}", country=code) for code in codes), filing("nowhere"))
    assert dict(overview.countries(register.db)) == {**dict.fromkeys(codes, 1), "unanswered": 1}
