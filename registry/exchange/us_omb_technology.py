"""Which rows of the US federal AI inventory are surveillance, and by which technology: word tests, in order.

Knows: the sentences and columns in which words count. Does not know the words (registry.exchange.us_omb_words), nor
what becomes of a row.

A word counts only where its own sentence does not deny it ("does not perform facial recognition") and does not speak
of hiding (redaction of faces in a video). The column that says it most plainly decides, the name first; within a
column the first test. One record is about one technology, so the other families that were found are only named. Where
the words do not tell the technology it stays unanswered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.exchange.us_omb_words import (
    DENIED,
    FACE,
    FACE_KINDS,
    READ_COLUMNS,
    SECURITY_UNIT,
    SENTENCE_END,
    TESTS,
    WordTest,
)


@dataclass(frozen=True)
class Technology:
    """What a row is about. `technology` and `mode` are values of the record, None where the words do not tell."""

    family: str
    technology: str | None
    mode: str | None
    column: str
    words: str
    also: tuple[str, ...]


def technology(cells: Mapping[str, str]) -> Technology | None:
    """The technology of a row, None where no test holds."""
    security = is_security_work(cells)
    text = " ".join(cells.get(name, "") for name in READ_COLUMNS)
    found = [
        (READ_COLUMNS.index(column), number, test, words)
        for number, test in enumerate(TESTS)
        if (security or not test.security) and not (test.never and test.never.search(text))
        for column, words in _first(test, cells)
    ]
    if not found:
        return None
    column, _, test, words = min(found, key=lambda hit: hit[:2])
    named, mode = _kind_of_face_recognition(text) if test.family == FACE else (test.technology, None)
    also = tuple(dict.fromkeys(other.family for _, _, other, _ in found if other.family != test.family))
    return Technology(test.family, named, mode, READ_COLUMNS[column], words, also)


def is_security_work(cells: Mapping[str, str]) -> bool:
    """Whether a row is of police, border, justice or security work."""
    return (
        cells.get("topic_area") == "Law Enforcement"
        or cells.get("agency") in ("DHS", "DOJ")
        or bool(SECURITY_UNIT.search(cells.get("agency_bureau", "")))
    )


def _first(test: WordTest, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The first column in which `test` holds, with the words."""
    for column in READ_COLUMNS[: test.columns]:
        for sentence in SENTENCE_END.split(cells.get(column, "")):
            for hit in test.words.finditer(sentence):
                denied = DENIED.search(sentence[: hit.start()]) or (
                    test.unless and test.unless.search(sentence)
                )
                if not denied:
                    yield column, hit.group()
                    return


def _kind_of_face_recognition(text: str) -> tuple[str | None, str | None]:
    """Technology and mode; None each where the row says no kind, or several."""
    kinds = [kind for kind, words in FACE_KINDS.items() if words.search(text)]
    return kinds[0] if len(kinds) == 1 else (None, None)
