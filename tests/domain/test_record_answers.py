"""One answer: what each kind takes, in which spelling it is kept, and what it refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.contacts import looks_personal
from registry.domain.countries import COUNTRIES
from registry.domain.record import RecordError, definitions, read_record
from tests.domain.test_record import at, only


def kept(path: str, answer: Any) -> Any:
    part: Any = read_record(at(path, answer)).answers()
    for step in path.split("."):
        part = part[step.removesuffix("[]")]
        part = part[0] if step.endswith("[]") else part
    return part


def code(path: str, answer: Any) -> str:
    problem = only(at(path, answer))
    assert problem.path.replace("[0]", "[]") in (path, f"{path}[]")
    return problem.code


@pytest.mark.parametrize("answer", ["true", "yes", 1, 0, 1.0, "", [], [True]])
def test_a_yes_is_a_boolean_and_nothing_else(answer: Any) -> None:
    assert code("deployment.covert", answer) == "record.type"


@pytest.mark.parametrize("answer", [1.0, "1", True, False, [1], 1e3])
def test_a_number_is_an_integer_and_nothing_else(answer: Any) -> None:
    assert code("watchlist.size", answer) == "record.type"
    assert code("system.accuracy.fpir", answer) == "record.type"


def test_a_number_stays_within_its_limits() -> None:
    assert code("watchlist.size", -1) == "record.range"
    assert code("watchlist.size", 2**53) == "record.range"
    assert kept("watchlist.size", 2**53 - 1) == 2**53 - 1
    assert code("system.accuracy.fpir", 1_000_001) == "record.range"
    assert kept("system.bias.max_fpir_ratio", 2_000_000) == 2_000_000
    assert code("system.threshold", 1_000_001) == "record.range"
    assert code("proportionality.affected_rights[].severity", 0) == "record.range"
    assert code("proportionality.affected_rights[].severity", 5) == "record.range"
    assert kept("proportionality.affected_rights[].severity", 4) == 4


def test_none_is_declared_in_one_way_for_each_kind() -> None:
    assert kept("deployment.end_date", {"none": True}) == {"none": True}
    assert code("deployment.covert", {"none": True}) == "record.none"
    assert code("purpose.secondary_uses", {"none": True}) == "record.none"
    assert kept("purpose.secondary_uses", []) == []
    problem = only(at("authorisation.type", {"none": True}))
    assert problem.code == "record.none"
    assert problem.hint == "Write none."


@pytest.mark.parametrize("answer", [{"none": False}, {"none": 1}, {"none": True, "x": 1}, {"value": "x"}, {}])
def test_an_object_that_does_not_say_none_is_no_answer(answer: Any) -> None:
    assert code("deployment.title", answer) == "record.type"


@pytest.mark.parametrize("answer", ["", " ", "\n\t", "\u00a0"])
def test_an_empty_text_is_no_answer(answer: str) -> None:
    assert code("deployment.title", answer) == "record.empty"
    assert code("deployment.summary", answer) == "record.empty"
    assert code("purpose.secondary_uses", [answer]) == "record.empty"


def test_text_is_kept_in_normal_form_without_edges() -> None:
    assert kept("deployment.title", " Cafe\u0301 ") == "Caf\u00e9"
    assert kept("deployment.summary", "one\r\ntwo\n") == "one\ntwo"


def test_lengths_are_counted_after_normalisation() -> None:
    assert kept("deployment.title", "e\u0301" * 400) == "\u00e9" * 400
    assert code("deployment.title", "x" * 401) == "record.too_long"
    assert kept("deployment.summary", "x" * 10_000) == "x" * 10_000
    assert code("deployment.summary", "x" * 10_001) == "record.too_long"
    assert "Shorten it by 1," in only(at("deployment.title", "x" * 401)).hint


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\x85", "\ud800", "\u202e", "\u202d"])
def test_characters_that_hide_or_have_no_bytes_are_refused(character: str) -> None:
    assert code("deployment.summary", f"a{character}b") == "record.character"
    assert code("deployment.title", f"a{character}b") == "record.character"
    assert code("purpose.secondary_uses", [f"a{character}b"]) == "record.character"


def test_a_name_is_one_line_and_a_text_may_be_several() -> None:
    assert code("deployment.title", "a\nb") == "record.character"
    assert code("deployment.title", "a\tb") == "record.character"
    assert kept("deployment.summary", "a\nb\tc") == "a\nb\tc"


@given(st.text(max_size=60))
def test_any_text_is_kept_as_it_is_kept_or_refused(written: str) -> None:
    try:
        record = read_record({"deployment": {"summary": written}})
    except RecordError:
        return
    text = record.answers()["deployment"]["summary"]
    assert kept("deployment.summary", text) == text
    assert text.encode()


def test_a_list_has_at_most_a_thousand_entries_each_once() -> None:
    assert code("purpose.secondary_uses", [str(n) for n in range(1001)]) == "record.too_many"
    assert len(kept("purpose.secondary_uses", [str(n) for n in range(1000)])) == 1000
    assert code("purpose.secondary_uses", ["a", " a"]) == "record.duplicate"
    assert code("data.categories", ["location", "location"]) == "record.duplicate"
    assert code("purpose.secondary_uses", "a") == "record.type"


def test_closed_lists_and_countries_are_kept_in_one_order() -> None:
    assert kept("data.categories", ["movement", "face_images"]) == ["face_images", "movement"]
    assert kept("place.member_states", ["NL", "DE"]) == ["DE", "NL"]


def test_a_value_outside_its_closed_list_is_refused_with_the_list() -> None:
    problem = only(at("deployment.processing", "Live"))
    assert problem.code == "record.choice"
    assert "live, near_live, retrospective, on_demand" in problem.hint
    assert code("data.categories", ["faces"]) == "record.choice"


@pytest.mark.parametrize("answer", ["UK", "nl", "XK", "NLD", "", 7])
def test_a_country_is_an_assigned_two_letter_code(answer: Any) -> None:
    assert code("place.country", answer) == "record.country"


def test_all_countries_are_known() -> None:
    assert len(COUNTRIES) == 249
    assert COUNTRIES["GB"] == "United Kingdom"
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in COUNTRIES)
    assert len(set(COUNTRIES.values())) == 249
    assert kept("place.country", "AX") == "AX"


def test_codes_have_their_form() -> None:
    assert kept("place.subdivision", "GB-ENG") == "GB-ENG"
    assert code("place.subdivision", "England") == "record.code"
    assert code("place.subdivision", "GB-ENG\n") == "record.code"
    assert code("procurement.currency", "eur") == "record.code"


@pytest.mark.parametrize(
    "answer", ["2025-02-30", "2025-2-3", "02/03/2025", "2025-02-02T00:00:00Z", 20250202, "\u0662025-02-02"]
)
def test_a_day_is_a_day_of_the_calendar(answer: Any) -> None:
    assert code("deployment.start_date", answer) == "record.day"


def test_a_moment_is_no_day_and_a_day_no_moment() -> None:
    assert code("deployment.start_date", datetime(2025, 2, 2, tzinfo=UTC)) == "record.day"
    assert code("scope.time_start", date(2025, 2, 2)) == "record.instant"
    assert kept("deployment.start_date", date(2025, 2, 2)) == "2025-02-02"


@pytest.mark.parametrize("answer", ["1899-12-31", "2201-01-01", date(1, 1, 1), date(9999, 12, 31)])
def test_days_lie_between_1900_and_2200(answer: Any) -> None:
    assert code("deployment.start_date", answer) == "record.range"


def test_the_first_and_last_day_are_taken() -> None:
    assert kept("deployment.start_date", "1900-01-01") == "1900-01-01"
    assert kept("deployment.start_date", "2200-12-31") == "2200-12-31"
    assert kept("scope.time_start", "1900-01-01T00:00:00Z") == "1900-01-01T00:00:00Z"
    assert kept("scope.time_start", "2200-12-31T23:59:59Z") == "2200-12-31T23:59:59Z"
    assert code("scope.time_start", "2200-12-31T23:59:59-01:00") == "record.range"


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2025-02-02T10:00:00Z", "2025-02-02T10:00:00Z"),
        ("2025-02-02t10:00:00z", "2025-02-02T10:00:00Z"),
        ("2025-02-02 10:00:00+00:00", "2025-02-02T10:00:00Z"),
        ("2025-02-02T00:30:00+01:00", "2025-02-01T23:30:00Z"),
        ("2025-02-02T10:00:00.000Z", "2025-02-02T10:00:00Z"),
    ],
)
def test_a_moment_is_kept_in_utc(written: str, utc: str) -> None:
    assert kept("scope.time_start", written) == utc


@pytest.mark.parametrize(
    "answer",
    [
        "2025-02-02T10:00:00",
        "2025-02-02T10:00Z",
        "2025-02-02T10:00:00.5Z",
        "2025-02-02",
        datetime(2025, 2, 2),
        1738490400,
    ],
)
def test_a_moment_without_offset_or_in_parts_of_a_second_is_refused(answer: Any) -> None:
    assert code("scope.time_start", answer) == "record.instant"


@pytest.mark.parametrize(
    "answer",
    [
        "example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://user:secret@example.org/",
        "https://example.org/a b",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://[::1/",
        'https://example.org/"><script>',
    ],
)
def test_an_address_is_one_that_everyone_can_open(answer: str) -> None:
    assert code("transparency.policy_url", answer) == "record.url"


def test_an_address_is_kept_as_written() -> None:
    for address in ("https://example.org/policy?x=1#y", "http://[2001:db8::1]/", "https://пример.example/"):
        assert kept("transparency.policy_url", address) == address


@pytest.mark.parametrize(
    "mailbox",
    [
        "jan.jansen@politie.nl",
        "j.smith@met.police.uk",
        "Anne-Marie.DeBoer@example.org",
        "jane.doe2@example.gov",
    ],
)
def test_a_mailbox_built_like_a_name_is_no_public_contact(mailbox: str) -> None:
    assert code("operator.contact", mailbox) == "record.personal_contact"
    assert code("rights.complaint_channel", f"Write to {mailbox}, please") == "record.personal_contact"
    assert "functional mailbox" in only(at("operator.contact", mailbox)).hint
    assert kept("filing.filed_by_contact", mailbox) == mailbox


@pytest.mark.parametrize(
    "mailbox",
    [
        "info@example.org",
        "data.protection@example.org",
        "press.office@example.org",
        "privacy@example.org",
        "foi.requests@example.org",
        "polizei.bremen@example.org",
        "bremen.mitte@bremen.example",
        "cctv@example.org",
        "team.a.b@example.org",
        "unit.7@example.org",
    ],
)
def test_a_functional_mailbox_is_a_public_contact(mailbox: str) -> None:
    assert not looks_personal(mailbox)
    assert kept("operator.contact", mailbox) == mailbox


def test_every_public_contact_is_held_to_that() -> None:
    for path, field in definitions().items():
        if field.kind == "contact" and field.visibility == "public":
            assert code(path, "jan.jansen@politie.nl") == "record.personal_contact"
