"""Every closed value has plain words and a shape of its own; nothing unknown looks like a pass."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from registry import assets
from registry.domain import lifecycle
from registry.domain.countries import COUNTRIES
from registry.domain.explanation import Expected
from registry.domain.public_view import State
from registry.domain.record import definitions
from registry.domain.vocabulary import FORCES, GROUNDS, KINDS, OUTCOMES, PROVENANCES, SEVERITIES, STATUSES
from registry.pages import words
from registry.pages.record_words import BY_FIELD, record_word

SHAPES = dict(
    re.findall(
        r'<symbol id="shape-(\w+)"[^>]*>(.*?)</symbol>', (assets.web() / "templates/shapes.svg").read_text()
    )
)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (words.OUTCOMES, OUTCOMES),
        (words.OUTCOME_MEANINGS, OUTCOMES),
        (words.OUTCOME_FINDINGS, OUTCOMES),
        (words.STATUSES, STATUSES),
        (words.PROVENANCES, PROVENANCES),
        (words.SPEAKERS, PROVENANCES),
        (words.FORCES, FORCES),
        (words.FORCE_MEANINGS, FORCES),
        (words.SEVERITIES, SEVERITIES),
        (words.KINDS, KINDS),
        (words.GROUNDS, GROUNDS),
        (words.STATES, get_args(State)),
        # Of what no body filed its provenance says where it stands.
        (
            words.REGISTRATIONS,
            [one for one in lifecycle.STATES if one not in lifecycle.NOT_FILED],
        ),
    ],
)
def test_every_closed_value_has_words_and_there_are_no_others(
    table: dict[str, str], values: tuple[str, ...]
) -> None:
    assert set(table) == set(values)
    assert all(text and "_" not in text for text in table.values())


def test_every_value_of_every_field_has_words() -> None:
    for path, definition in definitions().items():
        for value in definition.values:
            shown = record_word(path, value)
            assert re.search(r"\w", shown), (path, value)
            assert "_" not in shown, (path, value)


def test_two_values_of_one_list_never_share_their_words() -> None:
    for path, definition in definitions().items():
        shown = [record_word(path, value) for value in definition.values]
        assert len(set(shown)) == len(shown), path


def test_no_words_are_kept_for_a_field_or_value_that_does_not_exist() -> None:
    for path, table in BY_FIELD.items():
        assert set(table) <= set(definitions()[path].values), path


def test_a_status_or_outcome_has_a_shape_that_is_its_own() -> None:
    for group in (STATUSES, OUTCOMES, PROVENANCES, ("withheld", "absent", "unanswered", "erased")):
        drawn = [SHAPES[name] for name in group]
        assert len(set(drawn)) == len(drawn), group


def test_what_is_unknown_never_looks_like_a_pass() -> None:
    style = (assets.web() / "style.css").read_text()
    rules = re.findall(r"([^{}]+)\{ color: (var\(--[\w-]+\)); \}", style)
    colour = {name.strip().removeprefix("."): value for names, value in rules for name in names.split(",")}
    for passing, unknown in (
        ("status-met", "status-undetermined"),
        ("outcome-compliant", "outcome-undetermined"),
        ("outcome-compliant", "outcome-no_rule_applies"),
        ("outcome-compliant", "outcome-compliant_with_conditions"),
    ):
        assert colour[passing] != colour[unknown]
        assert SHAPES[passing.partition("-")[2]] != SHAPES[unknown.partition("-")[2]]


def test_where_no_rule_applies_it_is_never_called_compliant() -> None:
    assert words.outcome("no_rule_applies", "binding") == "no binding rule known to this register"
    assert words.outcome("no_rule_applies", "strict") == "no binding or advisory rule known to this register"
    assert "not a pass" in words.OUTCOME_MEANINGS["no_rule_applies"]


def test_what_the_operator_did_not_file_says_so() -> None:
    for provenance in ("imported", "reconstructed"):
        assert "not filed by the operator" in words.PROVENANCES[provenance]


@pytest.mark.parametrize(
    ("kind", "held", "said"),
    [
        ("yesno", None, "not answered"),
        ("text", {"state": "absent"}, "declared absent"),
        ("text", {"state": "withheld"}, "withheld"),
        ("text", {"state": "given", "length": 1}, "1 character of text"),
        ("yesno", False, "no"),
        ("choices", [], "declared absent"),
        ("items", [{}, {}], "2 entries"),
        ("ppm", 1200, "0.12 % (1,200 per million)"),
        ("ppm", 1_450_000, "1.45 to 1"),
        ("day", {"iso": "2020-08-11", "day": 18485}, "11 August 2020"),
        ("instant", {"iso": "2020-08-11T09:05:00Z", "epoch": 0}, "11 August 2020, 09:05:00 UTC"),
        ("count", 16500, "16,500 persons"),
    ],
)
def test_evidence_says_what_a_fact_held(kind: str, held: object, said: str) -> None:
    assert words.fact("watchlist.size", kind, "persons" if kind == "count" else "", held) == said


def test_a_facet_of_what_was_not_answered_is_not_shown_as_a_code() -> None:
    assert words.filter_value("country", "unanswered") == "not answered"
    assert words.filter_value("technology", "withheld") == "withheld"
    assert words.filter_value("q", "unanswered") == "unanswered"


def test_every_country_stands_well_after_in() -> None:
    assert words.country("NL", inside=True) == "the Netherlands"
    assert words.country("FR", inside=True) == "France"
    assert words.country("NL") == "Netherlands"
    assert all(not words.country(code, inside=True).startswith("the the") for code in COUNTRIES)


@pytest.mark.parametrize(
    ("path", "kind", "unit", "expected", "said"),
    [
        ("legal_basis.type", "choice", "", [Expected("statute", "statute"), Expected("regulation", "regulation")],
         "a statute or a regulation"),
        ("data.personal", "yesno", "", [Expected(False, "no")], "no"),
        ("assessments.dpia.date", "day", "", [Expected("2026-06-01", "a day, such as the law date")],
         "a day, such as the law date"),
        ("scope.time_end", "instant", "", [Expected("2026-06-01T00:00:00Z", "a time after the law date")],
         "a time after the law date"),
        ("data.retention_match_days", "count", "days", [Expected(31, "31 days (Longest time)", "limit")],
         "31 days (Longest time)"),
        ("purpose.statement", "text", "", [Expected({"given": True}, "a text")], "a text"),
        ("data.transfers", "items", "", [Expected([], "declared absent")], "declared absent"),
        ("risks.harms", "items", "", [Expected([{"description": {"given": True}}], "at least 1 entry")], "at least 1 entry"),
        ("data.categories", "choices", "", [Expected(["face_images"], "face_images")], "face images"),
        ("data.personal", "yesno", "", [], ""),
    ],
)  # fmt: skip
def test_what_would_meet_a_requirement_in_words(
    path: str, kind: str, unit: str, expected: list[Expected], said: str
) -> None:
    assert words.expected(path, kind, unit, expected) == said
