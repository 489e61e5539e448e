"""A picture of the life of a registration, drawn from its table: a card for each state, an arrow for each way between two.

Knows: how to draw it as one SVG file that needs nothing else. Every move stands in words on the card it leaves from; no
meaning rests on colour or on an arrow alone. Does not know the table itself (`registry.domain.lifecycle`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from registry.domain.lifecycle import DETERMINATIONS, MOVES, STATES, TABLE, Moving, State, words

_WIDTH: Final = 284
_GAP: Final = 72
_LINE: Final = 18
_TOP: Final = 96
_SPACE: Final = 34
_PAPER, _INK, _QUIET = "#fdfcf9", "#181c20", "#474f57"
_OFFICE, _BODY = "#8c1b06", "#07466a"

_COLUMNS: Final[tuple[tuple[State, ...], ...]] = (
    ("unfiled", "imported", "reconstructed"),
    ("submitted", "returned", "withdrawn", "retired"),
    ("authorised", "authorised_with_conditions", "refused", "lapsed"),
    ("suspended", "suspended_with_conditions", "suspended_undetermined"),
)


def lifecycle_picture() -> str:
    """The SVG."""
    assert sorted(state for column in _COLUMNS for state in column) == sorted(STATES)
    places = dict(_places())
    width = len(_COLUMNS) * (_WIDTH + _GAP) - _GAP + 84
    height = max(top + _height(state) for state, (_, top) in places.items()) + 28
    title = "The life of a registration"
    description = ". ".join(
        f"{words(state)}: {', '.join(f'{deed} leads to {words(to)}' for deed, to in moves_from(state))}"
        for state in STATES
    )
    parts = [
        _text(24, 40, title, 22, bold=True),
        _text(24, 66, "Each card: a state, and which act leads from it to which state.", 14, _QUIET),
        *(line for state in STATES for line in _arrows(state, places)),
        *(line for state in STATES for line in _card(state, *places[state])),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="title description" lang="en" font-family="system-ui, sans-serif">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="description">{escape(description)}.</desc>\n'
        f'<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0L8 4L0 8z" fill="{_QUIET}"/></marker></defs>\n'
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def moves_from(state: State) -> list[tuple[Moving, State]]:
    """The moves that leave from a state, each with where it leads."""
    return [(deed, TABLE[state, deed]) for deed in MOVES if (state, deed) in TABLE]


def _places() -> Iterator[tuple[State, tuple[int, int]]]:
    for number, column in enumerate(_COLUMNS):
        top = _TOP
        for state in column:
            yield state, (24 + number * (_WIDTH + _GAP), top)
            top += _height(state) + _SPACE


def _height(state: State) -> int:
    return 40 + _LINE * len(moves_from(state))


def _card(state: State, left: int, top: int) -> Iterator[str]:
    yield (
        f'<rect x="{left}" y="{top}" width="{_WIDTH}" height="{_height(state)}" rx="6" fill="#fff" '
        f'stroke="{_QUIET}"/>'
    )
    yield _text(left + 12, top + 22, words(state), 15, bold=True)
    for number, (deed, to) in enumerate(moves_from(state)):
        colour = _OFFICE if deed in DETERMINATIONS else _BODY
        told = "stays" if to == state else f"→ {words(to)}"
        said = f"{deed.replace('authorise_with_', 'with ')} {told}"
        yield _text(left + 12, top + 44 + number * _LINE, said, 12, colour)


def _arrows(state: State, places: dict[State, tuple[int, int]]) -> Iterator[str]:
    left, top = places[state]
    for to in dict.fromkeys(to for _, to in moves_from(state) if to != state):
        other, there = places[to]
        mine, theirs = top + _height(state) // 2, there + _height(to) // 2
        if other == left:
            # Within a column, round the right side of the cards.
            edge = left + _WIDTH
            path = f"M{edge} {mine}C{edge + 40} {mine} {edge + 40} {theirs} {edge + 1} {theirs}"
        else:
            out, into = (left + _WIDTH, other - 1) if other > left else (left, other + _WIDTH + 1)
            bend = (into - out) // 2
            path = f"M{out} {mine}C{out + bend} {mine} {into - bend} {theirs} {into} {theirs}"
        yield f'<path d="{path}" fill="none" stroke="{_QUIET}" stroke-opacity=".45" marker-end="url(#tip)"/>'


def _text(x: int, y: int, text: str, size: int, colour: str = _INK, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}"{weight}>{escape(text)}</text>'
