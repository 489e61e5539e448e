"""Answers in the words of a record."""

from __future__ import annotations

import pytest

from registry.domain.answer_words import held_words, rate, wanted_words

STUB = {
    "field": "system.logic",
    "ground": "law_enforcement",
    "review_by": {"iso": "2026-12-31", "day": 20818},
}


@pytest.mark.parametrize(
    ("path", "held", "said"),
    [
        ("place.country", None, "unanswered"),
        ("place.country", "NL", "NL"),
        ("purpose.statement", {"state": "absent"}, "declared absent"),
        ("purpose.statement", {"none": True}, "declared absent"),
        ("scope.places", [], "declared absent"),
        ("purpose.statement", {"state": "withheld"}, "withheld"),
        ("purpose.statement", {"state": "given", "length": 12}, "given (12 characters)"),
        ("purpose.statement", "Twelve signs", "given (12 characters)"),
        ("data.personal", True, "yes"),
        ("data.personal", False, "no"),
        ("data.retention_match_days", 31, "31 days"),
        ("system.accuracy.fpir", 1500, "0.15 % (1500 ppm)"),
        ("assessments.dpia.date", {"iso": "2026-06-01", "day": 20605}, "2026-06-01"),
        ("assessments.dpia.date", "2026-06-01", "2026-06-01"),
        ("data.categories", ["face_images", "location"], "face_images, location"),
        ("scope.places", [{"state": "given", "length": 3}], "1 entry"),
        ("scope.places", ["here", "there"], "2 entries"),
        ("risks.harms", [{"description": None}], "1 entry"),
        ("no.such_field", "word", "word"),
        ("withholding.stubs", None, "unanswered"),
        ("withholding.stubs", [], "nothing is withheld"),
        (
            "withholding.stubs",
            [STUB, {**STUB, "field": "place.sites[].area", "ground": "trade_secret"}],
            "system.logic (law_enforcement, review by 2026-12-31); place.sites[].area (trade_secret, review by 2026-12-31)",
        ),
    ],
)
def test_what_is_held_is_said_as_a_record_writes_it(path: str, held: object, said: str) -> None:
    assert held_words(path, held) == said


@pytest.mark.parametrize(
    ("path", "wanted", "said"),
    [
        ("purpose.statement", {"given": True}, "a text"),
        ("rights.contact", {"given": True}, "a contact"),
        ("scope.places", {"given": True}, "at least 1 entry"),
        ("no.such_field", {"given": True}, "an answer"),
        ("deployment.start_date", {"none": True}, "declared absent"),
        ("data.transfers", [], "declared absent"),
        ("legal_basis.type", "statute", "statute"),
        ("data.categories", ["face_images"], "face_images"),
        ("system.bias.max_fpir_ratio", 1_250_000, "1.25 to 1 (1250000 ppm)"),
        (
            "necessity.alternatives",
            [{"description": {"given": True}}, {"description": {"given": True}}],
            "at least 2 entries, each with description: a text",
        ),
    ],
)
def test_what_is_wanted_is_said_as_a_record_would_write_it(path: str, wanted: object, said: str) -> None:
    assert wanted_words(path, wanted) == said


def test_a_rate_is_read_as_a_percentage_and_a_ratio_above_one_as_a_ratio() -> None:
    assert rate(10_000) == "1 % (10000 ppm)"
    assert rate(1_000_000) == "100 % (1000000 ppm)"
    assert rate(2_000_000) == "2 to 1 (2000000 ppm)"
    assert rate(0) == "0 % (0 ppm)"
