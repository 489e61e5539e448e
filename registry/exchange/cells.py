"""Texts as cells that no spreadsheet takes for a formula, and the texts again: the one way for every table.

Knows: which first characters make a spreadsheet program compute a cell (OWASP, CSV injection), and the apostrophe that is put
before them and taken off again. Does not know what a cell means.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_MARK: Final = "'"
_COMPUTED: Final = frozenset("=+-@\t\r\n|%＝＋－＠")


def quoted(text: str, taken: Callable[[str], bool] = lambda bare: False) -> str:
    """`text` as a cell that is shown and never computed, and none that is `taken` for something else; `unquoted` gives it back.

    An apostrophe is put only before such a text, so that any other, as in 's-Hertogenbosch, is part of the text.
    """
    return _MARK + text if _is_quoted(text, taken) else text


def unquoted(cell: str, taken: Callable[[str], bool] = lambda bare: False) -> str:
    """The text whose `quoted` the cell is; a cell as it stands where it is not quoted."""
    return cell[1:] if cell[:1] == _MARK and _is_quoted(cell[1:], taken) else cell


def neutral(cell: str) -> str:
    """A cell, quoted or not, as it may stand in a file that spreadsheets open; done twice it comes to the same."""
    return _MARK + cell if _is_computed(cell) else cell


def _is_quoted(text: str, taken: Callable[[str], bool]) -> bool:
    # Looked at behind apostrophes of its own: so the two are each other's inverse.
    bare = text.lstrip(_MARK)
    return _is_computed(bare) or taken(bare)


def _is_computed(text: str) -> bool:
    return bool(_COMPUTED & {text[:1], text.lstrip()[:1]})
