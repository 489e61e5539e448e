"""How text that other people wrote is shown: escaped, isolated, and with nothing hidden in it.

Knows: which characters can spoof a page (overrides of writing direction, invisible and control characters, towers of
combining marks) and shows them instead of obeying them. Does not know what the text is about.

Direction: Unicode Standard Annex 9 and W3C "Unicode controls vs. markup for bidi support"; `<bdi>` isolates each text.
Joiners and the three direction marks (U+200C to U+200F, U+061C) are kept: Persian, Arabic and Hindi need them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

MARKS_IN_A_ROW: Final = 4
"""Hebrew with cantillation stacks four marks on one letter; nothing written for reading needs more."""

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANK_LINES: Final = re.compile(r"\n\s*\n\s*\n+")
_LINK_REL: Final = "nofollow noopener"


def filed(value: str, limit: int = 0) -> Markup:
    """`value` inside a line: isolated in `<bdi>`; cut after `limit` characters where given."""
    return Markup("<bdi>{}</bdi>").format(shown(shortened(value, limit) if limit else value))


def shown(value: str) -> Markup:
    """`value` escaped, with every hidden character shown as its code point. Not isolated: the element around it is."""
    if value.isascii() and not _HIDDEN.search(value):
        return escape(value)
    return Markup(_HIDDEN.sub(_as_markup, str(escape(_without_towers(value)))))


def plain(value: str, limit: int = 0) -> str:
    """`value` where no markup is possible, such as a page title: hidden characters as code points, on one line."""
    flat = " ".join((shortened(value, limit) if limit else value).split())
    return _HIDDEN.sub(_as_text, flat if flat.isascii() else _without_towers(flat))


def prose(value: str) -> Markup:
    """`value` as a block of several lines, each paragraph in the direction of its own first letter."""
    return shown(_BLANK_LINES.sub("\n\n", value))


def shortened(value: str, limit: int) -> str:
    """`value`, or its first `limit` characters cut at a word, with an ellipsis."""
    if len(value) <= limit:
        return value
    cut = value[:limit]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:.") + "…"


def weblink(url: str) -> Markup:
    """`url` as a link where it is an http(s) address that shows where it leads, else as text."""
    text = Markup('<bdi dir="ltr">{}</bdi>').format(shown(url))
    if not is_weblink(url):
        return text
    return Markup('<a href="{}" rel="{}">{}</a>').format(url, _LINK_REL, text)


def is_weblink(url: str) -> bool:
    """Whether `url` may be linked: http or https, a host, no user part (which can pose as the host), nothing hidden."""
    if _HIDDEN.search(url) or any(c.isspace() or c in '<>"\\' for c in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def _as_markup(found: re.Match[str]) -> str:
    return f'<span class="code-point">{_as_text(found)}</span>'


def _as_text(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _without_towers(value: str) -> str:
    kept: list[str] = []
    run = 0
    for character in value:
        if unicodedata.category(character) in ("Mn", "Me"):
            run += 1
        else:
            if run > MARKS_IN_A_ROW:
                kept.append(f"[+{run - MARKS_IN_A_ROW} marks]")
            run = 0
        if run <= MARKS_IN_A_ROW:
            kept.append(character)
    if run > MARKS_IN_A_ROW:
        kept.append(f"[+{run - MARKS_IN_A_ROW} marks]")
    return "".join(kept)
