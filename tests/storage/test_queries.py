"""What is asked of single things: a deployment, its versions and decisions, releases, and what to publish."""

from __future__ import annotations

import hashlib

from registry.storage import ledger, queries
from registry.storage.values import Answer
from tests.storage.simulator import (
    EMPTY,
    FIRST_RELEASE,
    NOW,
    Register,
    entry,
    extend,
    filing,
    internal,
    not_met,
    public,
    reassessment,
    withheld,
)


def test_what_is_not_there_is_none(register: Register) -> None:
    db = register.db
    assert queries.deployment(db, "d-9") is None
    assert queries.latest_version(db, "d-9") is None
    assert queries.latest_decision(db, "d-9") is None
    assert queries.committed(db, "d-9", 1) is None
    assert queries.facts(db, "d-9", 1) is None
    assert queries.assessment(db, 9) is None
    assert queries.answers(db, "d-9", 1) == {}
    assert queries.release_in_force(db, 99) is None


def test_a_deployment_comes_with_its_whole_history_the_latest_first(register: Register) -> None:
    [first] = register.put(filing("d-1", filed_at="2026-01-01T00:00:00Z", country="FR"))
    [second] = register.put(filing("d-1", version=2, previous=first, country="DE", provenance="imported"))
    [third] = register.put(
        reassessment("d-1", version=2, law_date="2027-01-01", previous=second, statuses=not_met("r_2", "r_1"))
    )
    found = queries.deployment(register.db, "d-1")
    assert found is not None
    assert found.created_at == "2026-01-01T00:00:00Z"
    assert [(version.number, version.provenance, version.place) for version in found.versions] == [
        (2, "imported", second),
        (1, "filed", first),
    ]
    assert [(decision.place, decision.previous) for decision in found.decisions] == [
        (third, second),
        (second, first),
        (first, None),
    ]
    listed = found.listed
    assert (listed.country, listed.latest_version, listed.place, listed.law_date) == (
        "DE",
        2,
        third,
        "2027-01-01",
    )
    assert listed.not_met == ("r_1", "r_2")
    assert queries.latest_decision(register.db, "d-1") == found.decisions[0]
    assert queries.latest_version(register.db, "d-1") == found.versions[0]


def test_the_bytes_of_a_version_are_the_bytes_that_were_filed(register: Register) -> None:
    item = filing("d-1", country="FR")
    register.put(item)
    assert item.version is not None
    assert item.decision is not None
    facts = queries.facts(register.db, "d-1", 1)
    assert facts == item.version.facts
    assert queries.committed(register.db, "d-1", 1) == item.version.committed
    decision = queries.latest_decision(register.db, "d-1")
    assert decision is not None
    assert queries.assessment(register.db, decision.id) == item.decision.assessment
    version = queries.latest_version(register.db, "d-1")
    assert version is not None
    assert version.facts_sha256 == hashlib.sha256(facts or b"").hexdigest()


def test_answers_come_back_as_they_were_given(register: Register) -> None:
    given = [
        public("a.text", 'quotes " and 人 and \u0000'),
        public("a.list", ["x", {"y": [1, None, True]}]),
        public("a.none", {"none": True}),
        Answer("a.flag", False, None, "public", True),
        withheld("a.withheld", "secret"),
        internal("a.internal", 5),
    ]
    register.put(filing("d-1", answers=given))
    assert queries.answers(register.db, "d-1", 1) == {answer.path: answer for answer in given}
    assert list(queries.public_answers(register.db, "d-1", 1)) == ["a.flag", "a.list", "a.none", "a.text"]


def test_what_is_published_is_every_decision_with_its_version_in_order(register: Register) -> None:
    answers = [public("b.text", "x"), withheld("c.text", "y"), Answer("a.choice", "z", None, "public", True)]
    items = [filing(f"d-{n}", answers=answers) for n in range(150)]
    places = register.put(*items[:100], entry("act", 1), *items[100:])
    again = reassessment("d-0", law_date="2027-01-01", previous=places[0])
    register.put(again)
    found = list(queries.published_between(register.db, 1, 0, 200))
    assert [each.decision.place.index for each in found] == [*range(1, 101), *range(102, 153)]
    assert [each.version.deployment_id for each in found] == [*(f"d-{n}" for n in range(150)), "d-0"]
    assert again.decision is not None
    assert found[-1].assessment == again.decision.assessment
    assert (found[-1].committed, found[-1].facts) == (found[0].committed, found[0].facts)
    assert [answer.path for answer in found[0].disclosures] == ["b.text"]
    assert [each.decision.place.index for each in queries.published_between(register.db, 1, 5, 7)] == [5, 6]
    assert list(queries.published_between(register.db, 1, 7, 7)) == []


def test_releases_and_the_one_in_force_below_an_index(register: Register) -> None:
    second = FIRST_RELEASE.__class__(digest="b" * 64, version="1.1.0", sequence=2, manifest=b"{}")
    register.put(
        filing("d-1"), entry("release", 2, release=second), entry("release", 3, release=FIRST_RELEASE)
    )
    db, log_id = register.db, register.log_id

    def in_force(below: int | None) -> str | None:
        stated = queries.release_in_force(db, log_id, below)
        return stated.release.version if stated else None

    assert [in_force(below) for below in (None, 0, 1, 2, 3, 4)] == [
        "1.0.0",
        None,
        "1.0.0",
        "1.0.0",
        "1.1.0",
        "1.0.0",
    ]
    assert [(each.release.version, each.place.index) for each in queries.releases(db)] == [
        ("1.0.0", 0),
        ("1.1.0", 2),
    ]
    assert [each.place.index for each in queries.releases_between(db, log_id, 1, 9)] == [2, 3]
    assert queries.releases(db)[0].release == FIRST_RELEASE


def test_logs_do_not_mix(register: Register) -> None:
    register.put(filing("d-1"))
    other = ledger.create_log(register.db, "registry.example/log/2027", 2027, NOW, EMPTY)
    ledger.append(register.db, other, [entry("release", 2027, release=FIRST_RELEASE), filing("d-2")], extend)
    published = list(queries.published_between(register.db, other, 0, 9))
    assert [each.version.deployment_id for each in published] == ["d-2"]
    assert ledger.head(register.db, other).size == ledger.head(register.db, 1).size == 2
    assert [log.origin for log in ledger.logs(register.db)] == [
        "registry.example/log/2026",
        "registry.example/log/2027",
    ]
