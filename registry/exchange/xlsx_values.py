"""What the cell of a worksheet says, as text: numbers, booleans, and the days and times that numbers stand for.

Knows: that a spreadsheet keeps a day as a number whose style shows it as one, counted from 1900 or 1904, and keeps fifteen
digits of a number. Does not know which column a cell is in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final
from zipfile import ZipFile

from registry.errors import RegistryError
from registry.exchange.xlsx_package import MAX_INDEX, has_part, read_part

MAX_STYLES: Final = 65_536

_DAY_FORMATS = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
"""The built-in number formats that show a day or a time (ECMA-376 part 1, 18.8.30; East Asian ones included)."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_SHOWS_TIME = re.compile(r"[dmyhs]|\[[hms]+\]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS: Final = 15


@dataclass(frozen=True)
class DateStyles:
    """The numbers of the cell styles that show a day or a time, and the day that is number 0."""

    styles: frozenset[int]
    from_1904: bool


def date_styles(package: ZipFile, from_1904: bool) -> DateStyles:
    """The styles of a workbook; those of one without any are none."""
    shown: set[int] = set(_DAY_FORMATS)
    formats: list[int] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = True
        elif name == "numFmt" and _shows_time(attributes.get("formatCode", "")):
            shown.add(_number_of(attributes))
        elif name == "numFmt":
            shown.discard(_number_of(attributes))
        elif name == "xf" and inside and len(formats) < MAX_STYLES:
            formats.append(_number_of(attributes))

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    if has_part(package, "xl/styles.xml"):
        for _ in read_part(package, "xl/styles.xml", start, end, largest=MAX_INDEX):
            pass
    return DateStyles(frozenset(n for n, shows in enumerate(formats) if shows in shown), from_1904)


def cell_text(kind: str, value: str, style: int, dates: DateStyles) -> str:
    """The text of a cell of that kind, other than a shared string. Raises `xlsx.number` and `xlsx.day`."""
    match kind:
        case "str" | "inlineStr" | "e":
            return unescaped(value)
        case "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        case "d":
            return value.strip().removesuffix("T00:00:00")
    if not value.strip():
        return ""
    number = _number(value.strip())
    return _moment(number, dates.from_1904) if style in dates.styles else _plain(number)


def unescaped(text: str) -> str:
    """A string as it was before it was written: `_x000A_` is the character of that number."""
    kept = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return kept.replace("\r\n", "\n").replace("\r", "\n") if "\r" in kept else kept


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text) if len(text) <= 40 else Decimal("nan")
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or abs(number.adjusted()) > 300:
        raise _bad_number()
    return number


def _plain(number: Decimal) -> str:
    # A number is kept as a binary fraction, which is written with up to 17 digits: what was typed are at most 15.
    shown = Decimal(repr(float(number)))
    if abs(shown) >= 10**_DIGITS:
        raise _bad_number()
    text = format(shown, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(number: Decimal, from_1904: bool) -> str:
    """Day and time. The first two months of 1900 are refused: a spreadsheet gives that year a day that it did not have."""
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    if not (0 if from_1904 else 61) <= number < 2_958_466:
        raise RegistryError(
            "xlsx.day", "This cell is shown as a day and is none.", hint="Write the day as text: 2026-11-22."
        )
    moment = first + timedelta(seconds=round(number * 86_400))
    if moment.hour or moment.minute or moment.second:
        return moment.strftime("%Y-%m-%dT%H:%M:%S")
    return moment.date().isoformat()


def _shows_time(code: str) -> bool:
    # Of several sections the first is that of positive numbers. General is a word, not d, m, y, h or s.
    return bool(_SHOWS_TIME.search(_NOT_SHOWN.sub("", code.split(";")[0]).lower().replace("general", "")))


def _number_of(attributes: dict[str, str]) -> int:
    given = attributes.get("numFmtId", "0")
    return int(given) if given.isdigit() and len(given) < 10 else 0


def _bad_number() -> RegistryError:
    return RegistryError(
        "xlsx.number",
        f"This cell holds a number that is none, or one of more than {_DIGITS} digits, which a spreadsheet does not keep.",
        hint="Give the cell the format Text and write the number again.",
    )
