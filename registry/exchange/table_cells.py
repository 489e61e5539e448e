"""One answer as the text of a cell, and back.

Knows: how each kind of answer is written so that a person can fill it in and nothing is lost. Does not know where the cell
stands, nor whether the answer is one that the field takes (registry.domain.record).

An empty cell is unanswered. `none` is the declared absence; where a list has a word `none` of its own, `[]` is. Yes or no
is answered with these words; the words of a list stand with semicolons between them. A text is written as it is, except one
that a spreadsheet would compute (registry.exchange.cells) or that would be read as something else here: before that stands
an apostrophe, and exactly before such a text it is taken off again.
"""

from __future__ import annotations

import re
from typing import Any, Final

from registry.domain.question import TEXT_LIKE
from registry.errors import RegistryError
from registry.exchange import cells
from registry.exchange.plain_values import MAX_DIGITS
from registry.exchange.table_columns import NOTE, Column

TO_MEND: Final = "#MEND!"
"""What stands for a cell that could not be read, where the rows that were not filed are written: it is no answer."""

_NONE: Final = "none"
_EMPTY_LIST: Final = "[]"
_ERRORS = re.compile(
    r"#(?:N/A|NAME\?|REF!|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|MEND!)", re.IGNORECASE
)
_NUMBER = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}", re.ASCII)
_TEXTS: Final = TEXT_LIKE | {"entry"}
_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}


def cell_of(column: Column, answer: Any) -> str:
    """The cell of an answer as plain JSON; None is unanswered."""
    match answer:
        case None:
            return ""
        case {"none": True} | []:
            return absence(column)
        case bool():
            return "yes" if answer else "no"
        case list():
            return "; ".join(answer)
        case str() if column.kind in _TEXTS:
            return quoted(answer)
    return str(answer)


def answer_in(column: Column, cell: str) -> Any:
    """The answer in a cell, as a record file holds it; raises what is wrong with the cell's form."""
    text = cell.strip()
    if not text:
        return None
    if _ERRORS.fullmatch(text):
        raise RegistryError(
            "table.cell_error",
            "This cell holds an error of the spreadsheet and no answer.",
            hint="Write the answer, or empty the cell where there is none yet.",
        )
    if text.lower() == absence(column) and column.kind not in ("id", "entry"):
        return _absent(column)
    match column.kind:
        case "yesno":
            return _one_of(_YES_NO, text)
        case "count" | "ppm":
            return _number(text)
        case "choices" | "countries":
            return [word for part in text.split(";") if (word := part.strip())]
        case "texts" | "items":
            raise _only_none(column)
        case "entry" if text.lower() == _NONE:
            raise _entry_none(column)
    return unquoted(text) if column.kind in _TEXTS else text


def absence(column: Column) -> str:
    """The word for the declared absence in that column."""
    return _EMPTY_LIST if column.kind == "choices" and _NONE in column.values else _NONE


def quoted(text: str) -> str:
    """`text` so that no spreadsheet computes it, and no reader takes it for anything but itself."""
    return cells.quoted(text, _is_said_otherwise)


def unquoted(cell: str) -> str:
    """The text whose `quoted` the cell is; a cell as it stands where it is not quoted, as in 's-Hertogenbosch."""
    return cells.unquoted(cell, _is_said_otherwise)


def is_note(cell: str) -> bool:
    """Whether a cell under `id` makes its row a note."""
    return cell.startswith(NOTE) and not _ERRORS.fullmatch(cell)


def _is_said_otherwise(text: str) -> bool:
    return text.lower() == _NONE or _ERRORS.fullmatch(text) is not None


def _absent(column: Column) -> Any:
    if column.kind in ("choices", "countries", "texts", "items"):
        return []
    # Where the closed list has the word itself, that is the answer.
    return _NONE if column.kind == "choice" and _NONE in column.values else {"none": True}


def _one_of(words: dict[str, bool], text: str) -> bool:
    if text.lower() not in words:
        raise RegistryError("table.yesno", "This is neither yes nor no.", hint="Write yes or no.")
    return words[text.lower()]


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise RegistryError(
            "table.number",
            "This is not a whole number.",
            hint="Write digits only: no separators, decimals or units. Of a rate write parts per million: 1 % is 10000.",
        )
    return int(text)


def _only_none(column: Column) -> RegistryError:
    first = f"{column.name}[1]"
    return RegistryError(
        "table.list",
        "This column takes only the word none, where there is nothing on the list.",
        hint=f"Write each entry in columns of its own, the first under {first}{'…' if column.kind == 'items' else ''}.",
    )


def _entry_none(column: Column) -> RegistryError:
    return RegistryError(
        "table.list",
        "This says none, but it is one entry of a list.",
        hint=f"Write none under {column.name.rpartition('[')[0]} where there is nothing on the list, or 'none for the text.",
    )
