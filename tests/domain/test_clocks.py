"""Clocks: what runs, until when, and that nothing is over before its last day has ended, twice, or about nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.clocks import CLOCKS, HOURS, Term, record_terms, terms_of
from registry.domain.life import RecordTerm
from registry.errors import RegistryError
from registry.operations.installed_release import installed_release
from tests.domain.acts import DETERMINED, MOVE, ON_VERSION, ORIGIN, verifier
from tests.domain.test_act_history import Log, log

__all__ = ["log"]

UNTIL = "2026-12-31"
AFTER = "2027-01-01T00:00:00Z"
SEARCH: dict[str, Any] = {
    "deployment": {"mode": "post_rbi"},
    "purpose": {"targeted_suspect_search": True},
    "authorisation": {"use_started_at": "2028-03-01T23:30:00Z"},
}
URGENT: dict[str, Any] = {
    "deployment": {"mode": "realtime_rbi"},
    "authorisation": {"use_started_at": "2026-11-20T09:00:00Z", "urgency_claimed": True},
}


def terms(log: Log) -> tuple[Term, ...]:
    return terms_of(log.history.lives["town-gates"])


def authorise(log: Log, until: str | None = UNTIL, conditions: tuple[str | None, ...] = ()) -> int:
    life = log.history.lives["town-gates"]
    given = {
        **DETERMINED,
        "version": life.version,
        "previous": {"origin": life.moved[0], "index": life.moved[1]},
        "until": until,
        "conditions": [{"number": n, "due": due} for n, due in enumerate(conditions, 1)],
    }
    act = "authorise_with_conditions" if conditions else "authorise"
    texts = ["reasons", *(f"conditions[{n}]" for n in range(len(conditions)))]
    return log.do(act, given, *texts, signers=(verifier(),))


def lapse(log: Log, entry: int, due: str = UNTIL, at: str = AFTER) -> int:
    life = log.history.lives["town-gates"]
    moved = {"origin": life.moved[0], "index": life.moved[1]}
    about = {"authorisation": {"origin": ORIGIN, "index": entry}, "due": due, "version": life.version}
    return log.registrar("lapse", {**MOVE, "previous": moved, **about}, at=at)


def overdue(log: Log, clock: str, entry: int, due: str, part: str | None = None, **more: Any) -> int:
    about = {"clock": clock, "entry": {"origin": ORIGIN, "index": entry}, "part": part, "due": due}
    return log.registrar("overdue", {**ON_VERSION, **about, **more}, at=AFTER)


def refused(code: str, call: Any, *args: Any, **named: Any) -> None:
    with pytest.raises(RegistryError) as told:
        call(*args, **named)
    assert told.value.code == code, told.value.message


def discharge(log: Log, entry: int, part: str | None, **more: Any) -> int:
    about = {"entry": {"origin": ORIGIN, "index": entry}, "part": part}
    return log.do("discharge", {**ON_VERSION, **about}, **{"signers": (verifier(),), **more})


def test_an_authorisation_lapses_after_its_last_day_and_once(log: Log) -> None:
    log.file(1)
    entry = authorise(log)
    (term,) = terms(log)
    assert (term.clock, term.due, term.whose) == ("authorisation", UNTIL, "town")
    with pytest.raises(ValueError, match="earlier day"):
        lapse(log, entry, at="2026-12-31T23:59:59Z")
    refused("act.term", lapse, log, entry, due="2026-12-30")
    refused("act.term", lapse, log, entry - 1)
    lapse(log, entry)
    assert log.state == "lapsed"
    assert terms(log) == ()
    refused("lifecycle.illegal", lapse, log, entry)


def test_an_authorisation_without_an_end_never_lapses(log: Log) -> None:
    log.file(1)
    entry = authorise(log, until=None)
    assert terms(log) == ()
    refused("act.term", lapse, log, entry)


def test_a_lapse_under_a_suspension_leaves_it_suspended_and_lifting_gives_nothing_back(log: Log) -> None:
    log.file(1)
    entry = authorise(log)
    log.determine("suspend")
    lapse(log, entry)
    assert log.state == "suspended_undetermined"
    log.determine("lift", at=AFTER)
    assert log.state == "submitted"


def test_what_lapsed_may_be_authorised_again_and_that_one_runs(log: Log) -> None:
    log.file(1)
    lapse(log, authorise(log))
    log.determine("authorise", at=AFTER)
    assert (log.state, terms(log)) == ("authorised", ())


def test_another_version_or_determination_ends_the_terms_of_the_authorisation(log: Log) -> None:
    log.file(1)
    authorise(log, conditions=("2026-12-01", None))
    assert [term.clock for term in terms(log)] == ["condition", "authorisation"]
    log.file(2, kind="confirmed_unchanged")
    assert [term.clock for term in terms(log)] == ["condition", "authorisation"]
    log.file(3)
    assert terms(log) == ()


def test_a_condition_is_overdue_until_the_office_finds_it_met(log: Log) -> None:
    log.file(1)
    entry = authorise(log, None, ("2026-12-01", "2026-12-15"))
    overdue(log, "condition", entry, "2026-12-01", "conditions[0]")
    assert log.state == "authorised_with_conditions"
    refused("act.repeated", overdue, log, "condition", entry, "2026-12-01", "conditions[0]")
    refused("act.term", overdue, log, "condition", entry, "2026-12-01", "conditions[1]")
    refused("act.term", overdue, log, "order", entry, "2026-12-15", "conditions[1]")
    refused("act.reference", discharge, log, entry, "conditions[0]", office="town", role="filer", signers=())
    discharge(log, entry, "conditions[0]")
    discharge(log, entry, "conditions[1]")
    assert terms(log) == ()
    refused("act.reference", discharge, log, entry, "conditions[1]")
    refused("act.term", overdue, log, "condition", entry, "2026-12-15", "conditions[1]")


def test_only_the_office_that_set_it_finds_it_met(log: Log) -> None:
    log.registrar("enrol_body", {"body": "other", "kind": "oversight_body"}, "name")
    log.registrar("give_role", {"body": "other", "role": "signer"}, "holder")
    log.registrar(
        "enrol_key", {"body": "other", "key": verifier(1, "other").vkey}, signers=(verifier(1, "other"),)
    )
    log.file(1)
    order = log.do(
        "order",
        {**ON_VERSION, "measure": "other", "due": "2026-12-01"},
        "text",
        "reasons",
        signers=(verifier(),),
    )
    refused("act.reference", discharge, log, order, None, office="other", signers=(verifier(1, "other"),))
    refused("act.reference", discharge, log, order, "conditions[0]")
    discharge(log, order, None)
    assert terms(log) == ()


def test_an_objection_without_a_reply_is_overdue_and_a_late_reply_still_counts(log: Log) -> None:
    log.file(1)
    objection = {**ON_VERSION, "lodged_on": "2026-11-20", "reply_due": "2026-12-20"}
    entry = log.do("object", objection, "text", office=None, role="public")
    overdue(log, "objection", entry, "2026-12-20")
    reply = {**ON_VERSION, "objection": {"origin": ORIGIN, "index": entry}}
    log.do("reply", reply, "text", office="town", role="filer", signers=(verifier(2, "town"),))
    assert terms(log) == ()


def test_of_what_no_body_has_filed_nothing_is_due(log: Log) -> None:
    log.file(1, by=None, provenance="imported", terms=(RecordTerm("review", "2026-01-01"),))
    objection = {**ON_VERSION, "lodged_on": "2026-11-20", "reply_due": "2026-12-20"}
    entry = log.do("object", objection, "text", office=None, role="public")
    assert terms(log) == ()
    refused("lifecycle.illegal", overdue, log, "objection", entry, "2026-12-20")


def test_what_a_record_sets_runs_for_its_version_and_until_the_deployment_ends(log: Log) -> None:
    log.file(1, terms=(RecordTerm("review", "2026-12-01"),))
    first = log.size - 1
    log.file(2, terms=(RecordTerm("review", "2027-12-01"),))
    assert [(term.due, term.entry[1]) for term in terms(log)] == [("2027-12-01", log.size - 1)]
    refused("act.term", overdue, log, "review", first, "2026-12-01")
    life = log.history.lives["town-gates"]
    moved = {"origin": life.moved[0], "index": life.moved[1]}
    log.do("withdraw", {**MOVE, "version": 2, "previous": moved}, "reasons", office="town", role="filer")
    assert terms(log) == ()


def test_the_hours_of_the_law_run_only_where_the_decision_finds_that_it_binds(log: Log) -> None:
    log.file(1, terms=record_terms({"answers": URGENT}))
    assert terms(log) == ()
    log.history.lives["town-gates"].bound_by = frozenset({"AIA-08"})
    (term,) = terms(log)
    assert (term.clock, term.due, term.moment) == ("urgent_use", "2026-11-21", "2026-11-21T09:00:00Z")


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (SEARCH, [RecordTerm("later_search", "2028-03-03", None, "2028-03-03T23:30:00Z", "AIA-18")]),
        (URGENT, [RecordTerm("urgent_use", "2026-11-21", None, "2026-11-21T09:00:00Z", "AIA-08")]),
        ({**SEARCH, "purpose": {}}, []),
        ({**URGENT, "deployment": {"mode": "post_rbi"}}, []),
        ({"filing": {"next_review_due": "2027-01-31"}}, [RecordTerm("review", "2027-01-31")]),
        ({"filing": {"next_review_due": {"none": True}}}, []),
        ({"filing": {"next_review_due": {"commitment": "ab" * 32, "withheld": "trade_secret"}}}, []),
        ({"authorisation": {"expires_on": "2027-01-31"}}, [RecordTerm("other_authorisation", "2027-01-31")]),
    ],
)  # fmt: skip
def test_the_terms_of_a_record_are_what_it_says_and_what_it_leaves_open_sets_none(
    form: dict[str, Any], found: list[RecordTerm]
) -> None:
    assert list(record_terms({"answers": form})) == found


@pytest.mark.parametrize("form", [SEARCH, URGENT])
@pytest.mark.parametrize(
    ("asked", "runs"),
    [
        ("2026-11-20T10:00:00Z", False),
        ({"none": True}, True),
        ({"commitment": "ab" * 32, "withheld": "law_enforcement"}, False),
    ],
)  # fmt: skip
def test_a_request_that_was_made_or_is_withheld_is_not_missing(
    form: dict[str, Any], asked: Any, runs: bool
) -> None:
    answers = {**form, "authorisation": {**form["authorisation"], "requested_at": asked}}
    assert bool(record_terms({"answers": answers})) == runs


def test_every_withheld_field_is_to_be_reviewed_and_one_day_is_one_term() -> None:
    stubs = [{"field": "place.sites", "review_by": "2027-05-01"}] * 2 + [
        {"field": "supply.price", "review_by": "2027-01-01"}
    ]
    assert [(one.part, one.due) for one in record_terms({"answers": {}, "withheld": stubs})] == [
        ("place.sites", "2027-05-01"),
        ("supply.price", "2027-01-01"),
    ]


def test_the_hours_are_those_of_the_release_and_of_requirements_that_it_has() -> None:
    release = installed_release()
    names = {
        "urgent_use": "urgent_authorisation_request_hours",
        "later_search": "post_authorisation_request_hours",
    }
    for one in HOURS:
        assert names[one.clock] in release.requirements[one.requirement].parameters
        values = [entry["value"] for entry in release.catalogue["parameters"][names[one.clock]]["values"]]
        assert values == [one.hours]
        assert one.source.startswith("Regulation (EU) 2024/1689, Article")
        article = release.requirements[one.requirement].source.article
        assert one.source.endswith(article)


@given(st.sampled_from(CLOCKS), st.dates(), st.dates())
def test_a_term_runs_until_the_end_of_its_last_day(clock: Any, due: date, day: date) -> None:
    state = Term(clock, (ORIGIN, 1), None, due.isoformat(), 1, None).state(day)
    assert state == ("running" if day < due else "due" if day == due else "overdue")
