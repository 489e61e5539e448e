"""Changes are told as acts and conditions: what was only tried is never told as the answer to give."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry import assets
from registry.domain.explanation import Expected
from registry.policy.conditions import EntryChange, condition, entry_changes
from registry.policy.powers import read_powers
from registry.policy.remedies import Remedy
from registry.policy.trial import Case, overlaid

POWERS = read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))
DAY = date(2026, 6, 1)
GIVEN, NONE = {"given": True}, {"none": True}


def told(path: str, trial: Any, wanted: Any = None, held: Any = None, *ways: dict[str, Any]) -> str:
    remedies: list[Remedy] = [
        {name: Expected(one, "") for name, one in way.items()} for way in ways or ({path: wanted},)
    ]
    case = Case(overlaid({}, {path: held}), {"R-1": remedies}, {}, POWERS, DAY)
    expected = wanted if isinstance(wanted, Expected) else Expected(trial if wanted is None else wanted, "")
    return condition(path, expected, trial, case, remedies[0], ["R-1"])


def test_a_number_is_told_as_a_limit() -> None:
    most = Expected(31, "31 days (Longest time)", "max_match_days")
    least = Expected(183, "183 days (Shortest time)", "min_log_retention_days")
    assert told("data.retention_match_days", 31, most) == "at most 31 days (Longest time)"
    assert told("system.log.retention_days", 183, least) == "at least 183 days (Shortest time)"
    assert "R-1 accepts (tried: 10000000" in told("system.accuracy.test_gallery_size", 10_000_000)


def test_a_text_is_told_as_stated_and_never_quoted() -> None:
    assert told("purpose.statement", "To be given by whoever files", GIVEN) == "is stated: a text"
    assert told("necessity.indicators", NONE, NONE) == "there is none"


def test_an_authorisation_is_told_as_coming_before_the_use() -> None:
    way = {
        "authorisation.granted_at": "2026-06-01T00:00:00Z",
        "authorisation.use_started_at": "2026-06-01T00:00:00Z",
    }
    started = told("authorisation.use_started_at", "2026-06-01T00:00:00Z", None, NONE, way)
    assert started == "on 2026-06-01 or later, not before authorisation.granted_at"
    granted = told("authorisation.granted_at", "2026-06-01T00:00:00Z", None, None, way)
    assert granted == "on 2026-06-01 or later; if it has happened, the day on which it did"


def test_a_later_day_is_only_an_example() -> None:
    way = {"assessments.dpia.date": "2026-06-01", "deployment.start_date": "2026-06-02"}
    assert told("deployment.start_date", "2026-06-02", None, None, way) == (
        "after assessments.dpia.date, later than 2026-06-01 (tried: 2026-06-02)"
    )


def test_every_choice_that_would_do_is_named() -> None:
    judge, council = {"authorisation.type": "judicial"}, {"authorisation.type": "independent_admin"}
    assert told("authorisation.type", "judicial", "judicial", None, judge, council) == (
        "judicial or independent_admin"
    )
    harder = council | {"rights.judicial_review_available": True}
    assert told("authorisation.type", "judicial", "judicial", None, judge, harder) == "judicial"


def test_of_a_list_it_is_told_which_entries_lack_what() -> None:
    wanted = [{"description": GIVEN, "mitigation": GIVEN}]
    held = [{"description": f"Harm {n}", "mitigation": None} for n in range(5)]
    held[3]["mitigation"] = "Signs"
    trial = [one | {"mitigation": one["mitigation"] or "x"} for one in held]
    assert told("risks.harms", trial, wanted, held) == "entries 1 to 3, 5: mitigation to be stated"
    more = [*held, {"description": "x", "mitigation": "x"}]
    assert told("risks.harms", more, wanted, held) == (
        "1 entry to be added, each with description: a text; mitigation: a text"
    )
    assert entry_changes(held, more) == (EntryChange((6,), True, ("description", "mitigation")),)


@pytest.mark.parametrize(
    ("held", "trial", "words"),
    [
        (None, ["wanted"], "wanted"),
        (["missing"], ["missing", "wanted"], "also wanted"),
        (["wanted", "acquitted"], ["wanted"], "no longer acquitted"),
        (["acquitted"], [], "there is none"),
    ],
)
def test_of_a_list_of_words_it_is_told_what_comes_and_goes(held: Any, trial: Any, words: str) -> None:
    assert told("watchlist.categories", trial, trial, held) == words
