"""A picture of what another release would do: how outcomes move, and which requirements begin or cease to be not met.

Knows: how to draw it as one SVG file that needs nothing else: no script, no font, no other file. Everything it shows is said
in words as well (`impact_words`), in its description and in its text; no meaning rests on colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from registry.domain.vocabulary import OUTCOMES
from registry.pages.impact_words import (
    GRAVER,
    LEGEND,
    LESS_GRAVE,
    arrow,
    description,
    label,
    measured,
    moved,
    rank,
    rows_of,
    sentence,
)
from registry.pages.language import say, spoken
from registry.pages.text import plain, shortened

WIDTH: Final = 960
ROWS: Final = 15
"""Requirements shown; the others are counted."""

_PAPER, _INK, _QUIET = "#fdfcf9", "#181c20", "#474f57"
_GRAVER, _LESS, _SAME = "#8c1b06", "#07466a", "#a39d8f"
_NODES: Final[Mapping[str, str]] = dict(
    zip(OUTCOMES, ("#7d0a1d", "#8c2b06", "#614700", "#36427f", "#0e4f47", "#474f57"), strict=True)
)
_STACK: Final = 230
"""Height of all deployments together, in user units."""
_SLOT: Final = 36
"""The least that an outcome takes: two lines of text."""
_LABEL: Final = 158
_BAR: Final = 12
_PANEL: Final = 444


def impact_picture(impact: Mapping[str, Any]) -> str:
    """The SVG of a report (`operations.impact_report.Impact`)."""
    before, after = impact["before"]["version"], impact["after"]["version"]
    title = say("What release %(after)s would change") % {"after": after}
    parts: list[str] = [
        _text(24, 40, title, 22, bold=True),
        _text(24, 64, measured(impact), 14, _QUIET),
        _text(24, 84, LEGEND["bands"], 14, _QUIET),
    ]
    top, bottom = 116, 116.0
    for left, reading in ((24, "binding"), (24 + _PANEL + 24, "strict")):
        drawn, end = _panel(impact[reading], left, top, LEGEND[reading], before, after)
        parts += drawn
        bottom = max(bottom, end)
    drawn, bottom = _requirements(impact["requirements"], bottom + 40)
    height = round(bottom + 24)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="title description" lang="{spoken()}" font-family="system-ui, sans-serif">\n'
        f'<title id="title">{escape(title)}</title>\n'
        f'<desc id="description">{escape(description(impact))}</desc>\n'
        f'<rect width="{WIDTH}" height="{height}" fill="{_PAPER}"/>\n'
        + "\n".join([*parts, *drawn])
        + "\n</svg>\n"
    )


def _panel(
    transitions: Sequence[Mapping[str, Any]], left: float, top: float, title: str, before: str, after: str
) -> tuple[list[str], float]:
    total = sum(one["count"] for one in transitions) or 1
    scale = _STACK / total
    right = left + _PANEL
    bars = (left + _LABEL, right - _LABEL - _BAR)
    sides = ("before", "after")
    places = [_places(transitions, side, top + 44, scale) for side in sides]
    parts = [
        _text(left, top, title, 16, bold=True),
        _text(bars[0] - 8, top + 24, say("under %(release)s") % {"release": before}, 13, _QUIET, "end"),
        _text(bars[1] + _BAR + 8, top + 24, say("under %(release)s") % {"release": after}, 13, _QUIET),
    ]
    parts += _bands(transitions, places, (bars[0] + _BAR, bars[1]), scale)
    for side, x in enumerate(bars):
        for outcome, (y, count) in places[side].items():
            parts.append(_rectangle(x, y, _BAR, max(2, count * scale), _NODES[outcome]))
            at, anchor = (x - 8, "end") if side == 0 else (x + _BAR + 8, "start")
            parts.append(_text(at, y + 12, label(outcome), 13, anchor=anchor))
            parts.append(_text(at, y + 28, str(count), 13, anchor=anchor, bold=True))
    end = (
        max(y + max(_SLOT, count * scale) for side in places for y, count in side.values())
        if transitions
        else top + 44
    )
    for one in moved(transitions):
        end += 20
        parts.append(_text(left, end, f"{arrow(one)} {sentence(one)}", 13))
    return parts, end


def _places(
    transitions: Iterable[Mapping[str, Any]], side: str, top: float, scale: float
) -> dict[str, tuple[float, int]]:
    """For each outcome that occurs, the gravest on top: where it begins, and how many deployments have it."""
    counts: dict[str, int] = dict.fromkeys(OUTCOMES, 0)
    for one in transitions:
        counts[one[side]] += one["count"]
    places: dict[str, tuple[float, int]] = {}
    y = top
    for outcome, count in counts.items():
        if count:
            places[outcome] = (y, count)
            y += max(_SLOT, count * scale) + 8
    return places


def _bands(
    transitions: Iterable[Mapping[str, Any]],
    places: Sequence[Mapping[str, tuple[float, int]]],
    ends: tuple[float, float],
    scale: float,
) -> Iterator[str]:
    used: list[dict[str, float]] = [dict.fromkeys(OUTCOMES, 0.0) for _ in places]
    ordered = sorted(transitions, key=lambda one: (rank(one["before"]), rank(one["after"])))
    for one in ordered:
        thick = one["count"] * scale
        y = [
            places[side][one[name]][0] + used[side][one[name]]
            for side, name in enumerate(("before", "after"))
        ]
        for side, name in enumerate(("before", "after")):
            used[side][one[name]] += thick
        (a, b), middle = ends, sum(ends) / 2
        path = (
            f"M{a:.1f} {y[0]:.1f}C{middle:.1f} {y[0]:.1f} {middle:.1f} {y[1]:.1f} {b:.1f} {y[1]:.1f}"
            f"V{y[1] + thick:.1f}C{middle:.1f} {y[1] + thick:.1f} {middle:.1f} {y[0] + thick:.1f} {a:.1f} {y[0] + thick:.1f}Z"
        )
        colour = {GRAVER: _GRAVER, LESS_GRAVE: _LESS}.get(arrow(one), _SAME)
        yield f'<path d="{path}" fill="{colour}" fill-opacity="{0.75 if colour != _SAME else 0.4}"/>'


def _requirements(requirements: Sequence[Mapping[str, Any]], top: float) -> tuple[list[str], float]:
    rows = rows_of(requirements)
    if not rows:
        return [_text(24, top, LEGEND["none"], 16, bold=True)], top
    parts = [
        _text(24, top, LEGEND["requirements"], 16, bold=True),
        _text(560, top + 24, LEGEND["begin"], 13, _QUIET),
        _text(770, top + 24, LEGEND["cease"], 13, _QUIET),
    ]
    most = max(max(row.begin, row.cease) for row in rows)
    y = top + 28
    for row in rows[:ROWS]:
        y += 24
        parts.append(_text(24, y, row.id, 13, bold=True))
        parts.append(_text(110, y, shortened(plain(row.title), 56), 13))
        for x, count, colour in ((560, row.begin, _GRAVER), (770, row.cease, _LESS)):
            if count:
                length = max(2, 130 * count / most)
                parts.append(_rectangle(x, y - 11, length, 14, colour))
                parts.append(_text(x + length + 6, y, str(count), 13))
            else:
                parts.append(_text(x, y, say("none"), 13, _QUIET))
    if len(rows) > ROWS:
        y += 24
        parts.append(_text(24, y, say("and %(count)s more") % {"count": len(rows) - ROWS}, 13, _QUIET))
    return parts, y


def _rectangle(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'


def _text(
    x: float, y: float, text: str, size: int, colour: str = _INK, anchor: str = "start", *, bold: bool = False
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(text)}</text>"
    )
