"""What an error says, in the reader's language: a message is recognised by its text with places, and said with what fills them.

Knows: that an error is raised in English, for the log, the API and the command line, and that a catalogue holds the texts of
errors with their places (registry.pages.raised_texts finds them). What no catalogue has stays English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markupsafe import Markup, escape

from registry.pages.language import ENGLISH, say, spoken, texts
from registry.pages.text import filed
from registry.pages.words import sentence

CATALOGUE: Final = "errors"

_PLACE: Final = re.compile(r"%\((\w+)\)s")
_END: Final = re.compile(r"(?<=[.!?:]) |\n")
_MOST: Final = 8000
"""A text longer than this is said in English."""


def error_text(text: str, limit: int = 0) -> Markup:
    """`text` of an error as markup, in the language spoken or, where it is English in another language's page, marked so."""
    said = reworded(text)
    return filed(sentence(said), limit) if said != text else english(filed(sentence(text), limit))


def english(text: str) -> Markup:
    """What is said in English alone, marked so in a page that speaks another language."""
    return escape(text) if spoken() == ENGLISH else Markup('<span lang="en" dir="ltr">{}</span>').format(text)


def reworded(text: str) -> str:
    """`text` of an error in the language spoken, sentence by sentence; as it is where no catalogue has it."""
    if spoken() == ENGLISH or len(text) > _MOST:
        return text
    if (said := _whole(text)) is not None:
        return said
    for end in _END.finditer(text):
        if (said := _whole(text[: end.start()])) is not None:
            return said + end[0] + reworded(text[end.end() :])
    return text


def _whole(text: str) -> str | None:
    if not text.strip():
        return None
    key = text.replace("%", "%%")
    if (said := say(key)) != key:
        return said.replace("%%", "%")
    for form, template in _forms(spoken()):
        if found := form.fullmatch(text):
            return say(template) % {name: reworded(value) for name, value in found.groupdict().items()}
    return None


@cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The texts with places, those that say most themselves first: where two fit, the fuller one is meant."""
    held = [text for text in texts(language, CATALOGUE) if _PLACE.search(text)]
    held.sort(key=lambda text: len(_PLACE.sub("", text)), reverse=True)
    return tuple((re.compile(_pattern(text), re.DOTALL), text) for text in held)


def _pattern(text: str) -> str:
    pieces = _PLACE.split(text)
    return "".join(
        f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece.replace("%%", "%"))
        for number, piece in enumerate(pieces)
    )
