"""What a path may ask for: nothing that is past, nothing that can only be found, nothing that contradicts the rest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import assets
from registry.domain.explanation import Expected
from registry.domain.record import definitions
from registry.policy.acts import acts, beside, is_coherent, put_off
from registry.policy.powers import read_powers
from registry.policy.trial import overlaid

POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))
DAY = date(2026, 6, 1)
GIVEN, NONE = {"given": True}, {"none": True}
MOMENTS = sorted(
    path for path, field in definitions().items() if field.kind in ("day", "instant") and "[]" not in path
)


def of(path: str, wanted: Any, held: Any = None) -> list[Any]:
    return acts(path, wanted, overlaid({}, {path: held}), POWERS, DAY)


@given(st.sampled_from(MOMENTS), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.data())
def test_no_moment_is_ever_brought_before_the_law_date(path: str, wanted: date, draw: st.DataObject) -> None:
    tail = "T00:00:00Z" if definitions()[path].kind == "instant" else ""
    days = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(lambda day: day.isoformat() + tail)
    held = draw.draw(st.one_of(st.none(), st.just(NONE), days))
    for asked in (wanted.isoformat() + tail, GIVEN):
        for new in of(path, asked, held):
            assert new == held or new[:10] >= DAY.isoformat()


def test_what_has_happened_stays_unless_it_is_done_again_and_again() -> None:
    assert of("authorisation.requested_at", "2026-06-01T00:00:00Z", "2026-03-01T10:00:00Z") == [
        "2026-03-01T10:00:00Z"
    ]
    assert of("deployment.start_date", "2026-06-02", "2026-03-01") == ["2026-03-01"]
    assert of("governance.audit_last_on", "2026-06-01", "2024-03-01") == ["2024-03-01", "2026-06-01"]


def test_a_plan_may_change_and_what_is_lacking_may_be_done_from_today_on() -> None:
    assert of("deployment.start_date", "2026-07-01", "2026-06-15") == ["2026-07-01"]
    assert of("assessments.fria.date", "2026-06-01") == ["2026-06-01"]
    assert of("assessments.fria.date", "2026-05-31") == []
    assert of("assessments.fria.date", "2026-05-31", NONE) == []


def test_an_assessment_that_must_come_first_is_made_today_and_the_rest_put_off() -> None:
    remedy = {
        "assessments.fria.date": Expected("2026-05-31", ""),
        "authorisation.granted_at": Expected("2026-06-01T00:00:00Z", ""),
        "data.transfers": Expected([{"safeguard": GIVEN, "protection_assessed_on": "2026-06-01"}], ""),
        "assessments.fria.done": Expected(True, ""),
    }
    assert {path: wanted.answer for path, wanted in put_off(remedy, DAY).items()} == {
        "assessments.fria.date": "2026-06-01",
        "authorisation.granted_at": "2026-06-02T00:00:00Z",
        "data.transfers": [{"safeguard": GIVEN, "protection_assessed_on": "2026-06-02"}],
        "assessments.fria.done": True,
    }
    later = {"scope.time_end": Expected("2026-08-01", "")}
    assert put_off(later, DAY) == later


@pytest.mark.parametrize(
    ("path", "wanted", "other"),
    [
        ("consent.imbalance_rebuttal", GIVEN, NONE),
        ("consent.power_imbalance", False, True),
        ("purpose.code", "missing_person", "marketing_analytics"),
        ("purpose.threat_imminent", True, False),
        ("assessments.dpia.residual_risk", "low", "high"),
        ("legal_basis.practical_aim", "safety", "convenience"),
    ],
)
def test_an_aim_a_finding_or_a_rebuttal_is_a_question_and_nothing_to_bring_about(
    path: str, wanted: Any, other: Any
) -> None:
    assert of(path, wanted) == []
    assert of(path, wanted, other) == [other]


def test_a_law_is_cited_where_a_path_names_its_kind() -> None:
    found = beside("legal_basis.type", "statute", {}, POWERS, DAY)
    assert found["legal_basis.citation"][1].answer == GIVEN
    cited = overlaid({}, {"legal_basis.citation": "Police Act 2012, section 3"})
    assert beside("legal_basis.type", "statute", cited, POWERS, DAY) == {}


@pytest.mark.parametrize(
    ("answers", "coherent"),
    [
        ({"legal_basis.type": "statute"}, False),
        ({"legal_basis.type": "statute", "legal_basis.citation": "Act, section 3"}, True),
        ({"legal_basis.article_6_ground": "consent"}, False),
        ({"legal_basis.article_6_ground": "consent", "consent.relied_on": True}, True),
        ({"legal_basis.article_6_ground": "public_task", "consent.relied_on": True}, False),
        (
            {"legal_basis.type": "statute", "legal_basis.citation": "Act", "consent.relied_on": True},
            False,
        ),
        ({"consent.relied_on": True}, True),
    ],
)
def test_a_path_makes_no_record_that_contradicts_itself(answers: dict[str, Any], coherent: bool) -> None:
    assert is_coherent(overlaid({}, answers), answers, POWERS) is coherent


def test_what_a_record_already_says_is_not_for_the_path_to_mend() -> None:
    held = overlaid({}, {"legal_basis.type": "statute"})
    assert is_coherent(held, {"data.deletion_automated": True}, POWERS)
