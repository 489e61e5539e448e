"""The picture of an impact: complete in words, readable, and nothing in it from elsewhere."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest

from registry.domain.vocabulary import OUTCOMES
from registry.pages.impact_picture import ROWS, WIDTH, impact_picture
from registry.pages.impact_words import description

SVG = "{http://www.w3.org/2000/svg}"


def moves(*given: tuple[str, str, int]) -> list[dict[str, Any]]:
    return [{"before": before, "after": after, "count": count} for before, after, count in given]


def report(binding: Any = (), strict: Any = (), requirements: Any = (), failed: int = 0) -> dict[str, Any]:
    return {
        "before": {"version": "0.1.0"},
        "after": {"version": "0.2.0"},
        "law_date": "2026-11-22",
        "records": sum(one["count"] for one in binding) + failed,
        "binding": list(binding),
        "strict": list(strict),
        "requirements": list(requirements),
        "affected": [],
        "not_assessed": [{"deployment": str(number)} for number in range(failed)],
    }


def requirement(number: int, begin: int, cease: int = 0, title: str = "People are told") -> dict[str, Any]:
    statuses = moves(("met", "not_met", begin), ("not_met", "met", cease), ("not_met", "not_met", 3))
    return {"id": f"UNP-{number:02}", "title": title, "statuses": statuses, "forces": []}


EVERYTHING = report(
    moves(*((before, after, 1) for before in OUTCOMES for after in OUTCOMES)),
    moves(("compliant", "prohibited", 999_999), ("undetermined", "undetermined", 1)),
    [requirement(number, number) for number in range(30)],
    failed=2,
)
REPORTS = {
    "everything": EVERYTHING,
    "nothing": report(),
    "nothing changes": report(
        moves(("compliant", "compliant", 5)), moves(("undetermined", "undetermined", 5))
    ),
    "strange titles": report(
        moves(("compliant", "prohibited", 1)),
        moves(("compliant", "prohibited", 1)),
        [requirement(1, 1, 2, "<script>&\u202e" + "W" * 300)],
    ),
}


@pytest.fixture(params=REPORTS.values(), ids=REPORTS.keys())
def given(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def parsed(given: dict[str, Any]) -> ElementTree.Element:
    return ElementTree.fromstring(impact_picture(given))


def texts(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall(f"{SVG}text")


def box(text: ElementTree.Element) -> tuple[float, float, float, float]:
    """A text's left, top, right and bottom, by a generous width of its letters."""
    size, x, y = (float(text.get(name, "")) for name in ("font-size", "x", "y"))
    width = len(text.text or "") * size * (0.62 if text.get("font-weight") else 0.58)
    left = x - width if text.get("text-anchor") == "end" else x
    return left, y - size * 0.8, left + width, y + size * 0.25


def test_it_has_a_title_and_a_description_that_say_it_all(given: dict[str, Any]) -> None:
    root = parsed(given)
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("aria-labelledby") == "title description"
    assert named["title"] == "What release 0.2.0 would change"
    assert named["description"] == description(given)


def test_the_description_counts_every_move(given: dict[str, Any]) -> None:
    said = description(given)
    for reading in ("binding", "strict"):
        for one in given[reading]:
            if one["before"] != one["after"]:
                assert re.search(rf"\b{one['count']} from ", said)
    for one in given["requirements"]:
        begin = one["statuses"][0]["count"]
        assert (f"{one['id']}: newly not met {begin}," in said) == bool(begin or one["statuses"][1]["count"])


def test_nothing_in_it_comes_from_elsewhere_or_runs(given: dict[str, Any]) -> None:
    picture = impact_picture(given)
    assert not re.search(r"<(script|style|image|use|a|foreignObject)\b|href|url\(|\son\w+=", picture)
    assert "\u202e" not in picture


def test_text_is_large_enough_and_dark_enough_to_read(given: dict[str, Any]) -> None:
    for text in texts(parsed(given)):
        assert float(text.get("font-size", "0")) >= 13
        assert text.get("fill") in ("#181c20", "#474f57")


def test_no_text_lies_on_another_or_outside(given: dict[str, Any]) -> None:
    root = parsed(given)
    boxes = [(box(text), text.text) for text in texts(root)]
    height = float(root.get("height", "0"))
    for (left, top, right, bottom), text in boxes:
        assert left >= 0, text
        assert right <= WIDTH, text
        assert top >= 0, text
        assert bottom <= height, text
    for (one, first), (other, second) in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (first, second)


def test_no_meaning_rests_on_colour(given: dict[str, Any]) -> None:
    shown = " ".join(text.text or "" for text in texts(parsed(given)))
    for reading in ("binding", "strict"):
        for one in given[reading]:
            worse = OUTCOMES.index(one["after"]) - OUTCOMES.index(one["before"])
            if worse:
                assert f"{'▲' if worse < 0 else '▼'} {one['count']} from " in shown


def test_bands_are_as_thick_as_what_they_carry() -> None:
    given = report(moves(("compliant", "prohibited", 3), ("compliant", "compliant", 1)))
    paths = parsed(given).findall(f"{SVG}path")
    thick = sorted(
        float(found[2]) - float(found[1])
        for path in paths
        if (found := re.search(r"([\d.]+)V([\d.]+)C", path.get("d", "")))
    )
    assert thick[1] == pytest.approx(3 * thick[0], abs=0.3)


def test_many_requirements_are_counted_and_the_first_shown() -> None:
    shown = [text.text for text in texts(parsed(EVERYTHING))]
    assert "UNP-29" in shown
    assert f"and {29 - ROWS} more" in shown
    assert sum(str(text).startswith("UNP-") for text in shown) == ROWS
