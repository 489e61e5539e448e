"""Plots of counts: a bar for each value, in parts for each outcome or status.

Knows: how to draw one as SVG that needs nothing else and follows the colours of the page it stands in (classes of
docs/stylesheets/site.css). Each part bears its number where it fits, and parts are told apart by their outline too, so
that no meaning rests on colour; the same numbers stand in the table beneath. Does not know what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from registry.pages.figures import Counts
from registry.pages.text import plain, shortened

MOST: Final = 20
"""Bars of one plot: the rest is in the table alone."""
_WIDTH: Final = 720
_LABEL: Final = 230
_BAR: Final = 22
_STEP: Final = 32
_CHARACTER: Final = 7.6
_PLOTTED: Final = _WIDTH - _LABEL - 60


def plot(name: str, title: str, counts: Counts, kinds: Mapping[str, str]) -> str:
    """A figure as HTML on lines without a gap. `name` is an id of its own on the page; `counts` in the order of the bars, `kinds`
    what each kind is called, in the order of the parts."""
    bars = list(counts.items())[:MOST]
    shown = [kind for kind in kinds if any(parts.get(kind) for _, parts in bars)]
    most = max((sum(parts.values()) for _, parts in bars), default=0) or 1
    lines, top = _legend(shown, kinds)
    body = [line for at, bar in enumerate(bars) for line in _bar(bar, shown, kinds, top + at * _STEP, most)]
    height = top + len(bars) * _STEP + 4
    told = "; ".join(f"{value}: {_told(parts, shown, kinds)}" for value, parts in bars)
    more = (
        f" The {len(counts) - MOST} with the fewest stand in the table alone." if len(counts) > MOST else ""
    )
    return (
        f'<figure class="plot">\n<figcaption>{escape(title)}.{more}</figcaption>\n'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{name}-title {name}-desc">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-desc">{escape(told)}</desc>\n'
        + "\n".join([*lines, *body])
        + "\n</svg>\n</figure>\n\n"
    )


def _legend(shown: Sequence[str], kinds: Mapping[str, str]) -> tuple[list[str], int]:
    """Its lines, and where the bars begin."""
    lines, x, y = [], 0.0, 14
    for kind in shown:
        width = 30 + _CHARACTER * len(kinds[kind])
        if x and x + width > _WIDTH:
            x, y = 0.0, y + 24
        lines.append(f'<rect class="part {kind}" x="{x:.0f}" y="{y - 12}" width="16" height="16"/>')
        lines.append(f'<text x="{x + 22:.0f}" y="{y + 1}">{escape(kinds[kind])}</text>')
        x += width + 14
    return lines, y + 22


def _bar(
    bar: tuple[str, Mapping[str, int]], shown: Sequence[str], kinds: Mapping[str, str], top: float, most: int
) -> Iterator[str]:
    value, parts = bar
    label = shortened(plain(value), int(_LABEL / _CHARACTER))
    yield f'<text class="of" x="{_LABEL - 10}" y="{top + 16}" text-anchor="end">{escape(label)}</text>'
    x = float(_LABEL)
    for kind in shown:
        number = parts.get(kind, 0)
        width = _PLOTTED * number / most
        if not number:
            continue
        said = escape(f"{value}, {kinds[kind]}: {number:,}")
        yield (
            f'<rect class="part {kind}" x="{x:.1f}" y="{top}" width="{width:.1f}" height="{_BAR}">'
            f"<title>{said}</title></rect>"
        )
        if width > _CHARACTER * len(f"{number:,}") + 8:
            yield f'<text class="in {kind}" x="{x + width / 2:.1f}" y="{top + 16}" text-anchor="middle">{number:,}</text>'
        x += width
    yield f'<text class="sum" x="{x + 8:.1f}" y="{top + 16}">{sum(parts.values()):,}</text>'


def _told(parts: Mapping[str, int], shown: Sequence[str], kinds: Mapping[str, str]) -> str:
    return ", ".join(f"{kinds[kind]} {parts[kind]:,}" for kind in shown if parts.get(kind))
