"""How one answer is read: from what a file, a form or an API call holds to a value of the declared kind.

Knows: which values each kind takes, in which one spelling they are kept, and what to tell the person who wrote
something else. Does not know which field is read, nor repeat the input in a message: it may be confidential.

Nothing is coerced: "true" is not true, 1.0 is not 1, true is not 1. Text is kept in Unicode normal form C, without
white space around it and with line feeds for line ends; instants are kept in UTC.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NoReturn
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from registry.domain.countries import COUNTRIES

Reader = Callable[[object], object]

LINE_LIMIT = 400
"""Characters in a name, a contact or a reference."""
TEXT_LIMIT = 10_000
"""Characters in a free text."""
URL_LIMIT = 2_000
LIST_LIMIT = 1_000
MAX_COUNT = 2**53 - 1
MILLION = 1_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2200

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e]")
"""Controls other than tab and line feed, halves of surrogate pairs, and what turns the writing around."""
_NOT_IN_URL = re.compile(r'[\s<>"{}|\\^`]')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.0+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)


def refuse(code: str, message: str, hint: str, field: str = "") -> NoReturn:
    """Refuse an answer. `field` names the field below the place where this is raised."""
    raise PydanticCustomError(
        "refused", "{message}", {"code": code, "message": message, "hint": hint, "field": field}
    )


def group(given: object, model: type) -> object:
    """`given` where it is an object or already a `model`."""
    if not isinstance(given, dict | model):
        refuse("record.type", "This is not a group of fields.", "Write it as an object: names with answers.")
    return given


def members(given: object) -> object:
    """`given` where it is a list of at most LIST_LIMIT entries."""
    if not isinstance(given, list | tuple):
        hint = "Write it in square brackets, even for one entry; [] where there is none."
        refuse("record.type", "This is not a list.", hint)
    if len(given) > LIST_LIMIT:
        hint = f"Keep the {LIST_LIMIT} that matter, and give the address of a page with the rest."
        refuse("record.too_many", f"This list has {len(given)} entries; {LIST_LIMIT} are allowed.", hint)
    return given


def yes_no(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        refuse("record.type", "This is neither true nor false.", "Write true or false, without quotes.")
    return value


def is_blank(text: str) -> bool:
    """Whether nothing of `text` is seen: separators, format characters and the letters that Unicode draws as nothing."""
    return all(unicodedata.category(one) in _INVISIBLE or one in _BLANK for one in text)


def text(limit: int = TEXT_LIMIT, *, lines: bool = True) -> Reader:
    """A reader of text of at most `limit` characters, of one line or of several."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            refuse("record.type", "This is not text.", "Write it as text, in quotes.")
        kept = value if value.isascii() else unicodedata.normalize("NFC", value)
        kept = kept.replace("\r\n", "\n").strip()
        if is_blank(kept):
            refuse(
                "record.empty",
                "This text is empty, which is no answer.",
                'Leave the field out (unanswered), or declare that there is none: {"none": true}.',
            )
        if len(kept) > limit:
            over = len(kept) - limit
            refuse(
                "record.too_long",
                f"This text has {len(kept)} characters; {limit} are allowed.",
                f"Shorten it by {over}, or put the rest in a document and give its address.",
            )
        if FORBIDDEN.search(kept) or (not lines and ("\n" in kept or "\t" in kept)):
            refuse(
                "record.character",
                "This text holds a control character or a character that cannot be written in UTF-8.",
                "Remove it; copying through a plain text editor usually does."
                + ("" if lines else " This field is one line, without tabs."),
            )
        return kept

    return read


def url(value: object) -> str:
    """A web address: http or https, with a host, without user name or password."""
    kept = str(text(URL_LIMIT, lines=False)(value))
    try:
        parts = urlsplit(kept)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        usable = usable and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or _NOT_IN_URL.search(kept):
        refuse(
            "record.url",
            "This is not a web address that everyone can open.",
            "Write it whole, as in https://example.org/policy, without spaces, user name or password.",
        )
    return kept


def code(pattern: str, example: str) -> Reader:
    """A reader of a code of closed form."""
    form = re.compile(pattern, re.ASCII)

    def read(value: object) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            refuse("record.code", "This code does not have the required form.", f"Write it as in {example}.")
        return value

    return read


def choice(values: tuple[str, ...], one: str = "") -> Reader:
    """A reader of one value of a closed list; `one`, where given, says why several would be a bundle."""
    allowed = frozenset(values)
    shown = ", ".join(values)

    def read(value: object) -> str:
        if isinstance(value, list | tuple) and one:
            refuse("record.bundle", "This names several, but a record is about one.", one)
        if isinstance(value, list | tuple):
            refuse("record.type", "This is a list, but one value is asked for.", f"Choose one of: {shown}.")
        if not isinstance(value, str) or value not in allowed:
            refuse("record.choice", "This is not a value of the closed list.", f"Choose one of: {shown}.")
        return value

    return read


def country(value: object) -> str:
    """An ISO 3166-1 alpha-2 code that is officially assigned."""
    if not isinstance(value, str) or value not in COUNTRIES:
        refuse(
            "record.country",
            "This is not a country code.",
            "Write the two capital letters of ISO 3166-1, as in NL for the Netherlands or GB for the United Kingdom; "
            "in YAML in quotes, because it reads a bare NO as false.",
        )
    return value


def count(least: int = 0, most: int = MAX_COUNT, *, rate: bool = False) -> Reader:
    """A reader of an integer from `least` to `most`; with `rate`, of parts per million."""
    hint = (
        "Write a whole number of parts per million, without quotes: 1 percent is 10000."
        if rate
        else "Write a whole number, without quotes, separators or decimals."
    )

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            refuse("record.type", "This is not a whole number.", hint)
        if not least <= value <= most:
            refuse("record.range", f"This number lies outside {least} to {most}.", hint)
        return value

    return read


def day(value: object) -> date:
    """A calendar day from 1900 to 2200, as YYYY-MM-DD or as a date."""
    hint = "Write it as YYYY-MM-DD, as in 2025-02-02."
    if isinstance(value, datetime):
        refuse("record.day", "This is a moment, but a day is asked for.", hint)
    if isinstance(value, date):
        found = value
    elif isinstance(value, str) and _DAY.fullmatch(value):
        try:
            found = date.fromisoformat(value)
        except ValueError:
            refuse("record.day", "This day does not exist.", hint)
    else:
        refuse("record.day", "This is not a day.", hint)
    _check_year(found)
    return found


def instant(value: object) -> datetime:
    """A moment to the second (RFC 3339 with its offset, or an aware datetime), kept in UTC."""
    hint = "Write day, time and offset, as in 2025-02-02T14:30:00Z, in whole seconds."
    if isinstance(value, datetime):
        found = value
    elif isinstance(value, str) and (parts := _INSTANT.fullmatch(value)):
        offset = "+00:00" if parts[3] in "Zz" else parts[3]
        try:
            found = datetime.fromisoformat(f"{parts[1]}T{parts[2]}{offset}")
        except ValueError:
            refuse("record.instant", "This moment does not exist.", hint)
    else:
        refuse("record.instant", "This is not a day with a time and an offset from UTC.", hint)
    if found.tzinfo is None or found.microsecond:
        refuse("record.instant", "This moment lacks its offset from UTC, or has parts of a second.", hint)
    if FIRST_YEAR <= found.year <= LAST_YEAR:
        # Only then: the first and last moments of the calendar have no form in UTC.
        found = found.astimezone(UTC)
    _check_year(found.date())
    return found


def _check_year(found: date) -> None:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        refuse("record.range", f"This lies outside the years {FIRST_YEAR} to {LAST_YEAR}.", "Check the year.")
