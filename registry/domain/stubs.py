"""What is withheld, as the facts hold it: where it stands, and in words.

Knows: that the stubs of a record lie at one path of the facts (from facts version 3), where no record answers. Does not know
whether a ground carries a stub: the policies do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.facts.v3 import STUBS

__all__ = ["STUBS", "TITLE", "stub_words", "stubs_held"]

TITLE: Final = "What is withheld, and on what ground"


def stubs_held(path: str, held: Any) -> Iterator[Mapping[str, Any]]:
    """The stubs that facts hold at `path`; none at any other path."""
    if path == STUBS and isinstance(held, list):
        yield from held


def stub_words(path: str, held: Any) -> str:
    """What is withheld, one field after the other with its ground and the day of its review; empty at other paths."""
    if path != STUBS:  # asked of every field that a rule reads
        return ""
    return "; ".join(
        f"{stub['field']} ({stub['ground']}, review by {stub['review_by']['iso']})"
        for stub in stubs_held(path, held)
    )
