"""How the answer to a question is written, in a line of plain words: its kind, the words it may be, how many entries.

Knows: the notation of record files. Does not know which questions there are, nor why they are asked.
"""

from __future__ import annotations

from typing import Final

from registry.operations.assess_files import Key, Owed


def answer_form(one: Owed) -> str:
    """What may be written as the answer."""
    if one.kind not in _LISTS:
        return f"{_form(one)}{_ABSENT if one.kind in _MAY_BE_ABSENT else ''}."
    counted = f" at least {one.least} {'is' if one.least == 1 else 'are'} asked for;" if one.least else ""
    return f"a list;{counted} {_LISTS[one.kind]}{_words(one)}{'.' if one.kind != 'items' else ''}"


def key_line(key: Key) -> str:
    """One key of the entries of a list; a star marks what a requirement asks of each entry."""
    form = f"a list; {_LISTS[key.kind]}{_words(key)}" if key.kind in _LISTS else _form(key)
    return f"{key.name}{'*' if key.wanted else ''}: {what_is_asked(key)} [{form}]"


def what_is_asked(one: Owed | Key) -> str:
    """Its title and its help, as sentences."""
    return f"{one.title}{'' if one.title.endswith('?') else '.'} {one.help}".rstrip()


def _form(one: Owed | Key) -> str:
    said = _FORMS[one.kind] + _words(one)
    return f"{said}: {one.unit}" if one.kind == "count" else said


def _words(one: Owed | Key) -> str:
    return f" {', '.join(one.values)}" if one.values else ""


_FORMS: Final = {
    "yesno": "true or false",
    "choice": "one of",
    "name": "a line of text",
    "ref": "a line of text",
    "contact": "a line of text: a mailbox of an office, a telephone number or a page",
    "text": "a text",
    "url": "an address, http or https",
    "code": "a code",
    "count": "a whole number",
    "ppm": "a whole number of parts per million: 1 percent is 10000",
    "day": "a day, as 2026-11-22",
    "instant": "a moment, as 2026-11-22T09:00:00Z",
    "country": "a country in two letters of ISO 3166-1, as NL",
}
_LISTS: Final = {
    "choices": "any of",
    "texts": "each entry a text",
    "countries": "each entry a country in two letters of ISO 3166-1, as NL",
    "items": "each entry with these keys (*: a requirement asks for it):",
}
_ABSENT: Final = '; {"none": true} where there is none'
_MAY_BE_ABSENT: Final = {"name", "ref", "contact", "text", "url", "count", "ppm", "day", "instant"}
