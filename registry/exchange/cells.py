"""Cells of a spreadsheet that no program takes for a formula, and what was written before.

Knows: which first characters make a spreadsheet program compute a cell (OWASP, CSV injection), and one mark before them that
can be taken off again. Does not know what a cell means.
"""

from __future__ import annotations

from typing import Final

_MARK: Final = "'"
_COMPUTED: Final = frozenset("=+-@\t\r\n|%＝＋－＠")


def neutral(text: str) -> str:
    """`text` as a cell that is shown and never computed; `plain` gives it back."""
    first = text.lstrip()[:1] or text[:1]
    return _MARK + text if text[:1] == _MARK or first in _COMPUTED or text[:1] in _COMPUTED else text


def plain(cell: str) -> str:
    """The text that `neutral` made `cell` of; a cell that bears no mark is what it is."""
    return cell.removeprefix(_MARK)
