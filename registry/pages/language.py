"""The languages in which pages speak: what the register says itself, said in one of them.

Knows: the catalogues below `web/locale` (gettext's PO files, one folder a language), whether a person reviewed one, and how
dates, numbers and countries are written (CLDR, through Babel, which is loaded when a page first speaks another language than
English). What has no translation is said in English, which prevails. Does not know which texts there are
(registry.pages.messages), and never touches what somebody filed: that keeps its language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from registry import assets

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ENGLISH: Final = "en"
LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "zh": "中文",
    "ru": "Русский",
}
"""The official languages of the United Nations, each by its own name."""
FROM_THE_RIGHT: Final = frozenset({"ar"})
REVIEWED: Final = "Reviewed by:"
"""The line of a catalogue's head that names who reviewed it; nothing behind it where nobody has."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


class Words(Mapping[str, str]):
    """Texts of the register by a code, each said in the language spoken when it is asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts: Final[Mapping[str, str]] = dict(texts)

    def __getitem__(self, code: str) -> str:
        return say(self.texts[code])

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def offered() -> tuple[str, ...]:
    """The languages for which there is a catalogue, English first."""
    return (ENGLISH, *(code for code in LANGUAGES if catalogues(code)))


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language in FROM_THE_RIGHT else "ltr"


def is_reviewed(language: str) -> bool:
    """Whether somebody who speaks the language read every part of its catalogue."""
    return language == ENGLISH or all(_reviewer(catalogue) for catalogue in _read(language))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Whatever is said within is said in `language`."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """The language in which something is said now."""
    return _spoken.get()


def number(value: int) -> str:
    """An integer with its thousands marked."""
    if spoken() == ENGLISH:
        return f"{value:,}"
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=spoken()))


def day(value: date) -> str:
    """A date with its month in words."""
    if spoken() == ENGLISH:
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    from babel.dates import format_date

    return str(format_date(value, "long", locale=spoken()))


def country(code: str, english: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2)."""
    if spoken() == ENGLISH:
        return english
    from babel import Locale

    return str(Locale(spoken()).territories.get(code, english))


def say(text: str) -> str:
    """`text` in the language spoken now; no place in it is filled."""
    return _translations(spoken()).gettext(text) if text else text


def say_plural(one: str, many: str, count: int) -> str:
    """One of two texts by the plural of `count`; no place in it is filled."""
    return _translations(spoken()).ngettext(one, many, count)


def texts(language: str, catalogue: str) -> tuple[str, ...]:
    """The English texts that the catalogue of this name translates; of a plural the first."""
    held = [
        read
        for path, read in zip(catalogues(language), _read(language), strict=True)
        if path.stem == catalogue
    ]
    ids = [message.id for read in held for message in read if message.id and message.string]
    return tuple(id if isinstance(id, str) else id[0] for id in ids)


def catalogues(language: str) -> tuple[Path, ...]:
    """The PO files of a language; none of English."""
    return tuple(sorted((assets.web() / "locale" / language).glob("*.po")))


@cache
def _translations(language: str) -> NullTranslations:
    translations = NullTranslations()
    if language == ENGLISH:
        return translations
    from babel.messages.mofile import write_mo
    from babel.support import Translations

    for catalogue in _read(language):
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        part = Translations(compiled)
        part.add_fallback(translations)
        translations = part
    return translations


@cache
def _read(language: str) -> tuple[Catalog, ...]:
    if language == ENGLISH:
        return ()
    from babel.messages.pofile import read_po

    read = []
    for path in catalogues(language):
        with path.open("rb") as file:
            read.append(read_po(file, locale=language, abort_invalid=True))
    return tuple(read)


def _reviewer(catalogue: Catalog) -> str:
    (line,) = (line for line in catalogue.header_comment.splitlines() if REVIEWED in line)
    return str(line).partition(REVIEWED)[2].strip()
