"""The full-text index over public answers.

Knows: SQLite's FTS5 and PostgreSQL's tsvector, and the query languages of both. Does not know which answers are public:
`storage.listing` hands it the texts. Terms come from `domain.search_terms` and hold no quote and no pattern sign, so a
question can never become query syntax; it is bound as a parameter besides.

A row of the index has the number of its row in `listing`, so newest first is the order of the index itself. PostgreSQL
keeps the set of terms only, because its positions end at 16,383: terms that must follow one another are found as a set
first and compared with the text then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from registry.domain.search_terms import Phrase, Word, fold, words

index = table("search", column("rowid", Integer))

_LONGEST: Final = 255
"""Of a longer term PostgreSQL indexes only so many characters (a lexeme has less than 2 KiB)."""

_USUAL: Final = 2_000.0
"""Characters of a text of usual length, for the score."""

_PUT_POSTGRESQL: Final = text(
    "INSERT INTO search (rowid, terms, lexemes)"
    " SELECT position, terms, array_to_tsvector(ARRAY("
    f"SELECT DISTINCT left(term, {_LONGEST}) FROM unnest(string_to_array(terms, ' ')) AS term))"
    " FROM unnest(CAST(:positions AS bigint[]), CAST(:terms AS text[])) AS new (position, terms)"
)


def matches(connection: Connection, question: str) -> ColumnElement[bool] | None:
    """The condition on `index` that a row answers `question`; None where nothing in it can be looked up."""
    asked = words(question)
    if not asked:
        return None
    if connection.dialect.name == "postgresql":
        return _tsvector_matches(asked)
    expression = " AND ".join(_alternatives(word) for word in asked)
    return literal_column("search").op("MATCH")(bindparam("question", expression))


def score(connection: Connection, question: str) -> ColumnElement[float] | None:
    """How well a row answers `question`, higher is better; None where nothing in it can be looked up.

    FTS5 has BM25. PostgreSQL's own ranks need positions, which are not kept; there each word adds what BM25 would without the
    rarity of the word: its occurrences, levelling off, the more slowly the longer the text is.
    """
    asked = words(question)
    if not asked:
        return None
    if connection.dialect.name != "postgresql":
        return -literal_column("bm25(search)", Float())
    long = func.length(literal_column("search.terms")) / literal(_USUAL, Float())
    parts = []
    for word in asked:
        found = sum((_occurrences(phrase) for phrase in word), literal(0.0, Float()))
        parts.append(found / (found + 0.3 + 0.9 * long))
    return sum(parts[1:], parts[0])


def put(connection: Connection, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Index each row's texts under its number."""
    rows = [{"position": position, "terms": fold("\n".join(parts))} for position, parts in texts]
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        columns = {"positions": [r["position"] for r in rows], "terms": [r["terms"] for r in rows]}
        connection.execute(_PUT_POSTGRESQL, columns)
    else:
        connection.execute(text("INSERT INTO search (rowid, terms) VALUES (:position, :terms)"), rows)


def remove(connection: Connection, positions: Sequence[int]) -> None:
    """Take rows out of the index."""
    if not positions:
        return
    if connection.dialect.name == "postgresql":
        these = {"positions": list(positions)}
        connection.execute(text("DELETE FROM search WHERE rowid = ANY(CAST(:positions AS bigint[]))"), these)
    else:
        rows = [{"position": position} for position in positions]
        connection.execute(text("DELETE FROM search WHERE rowid = :position"), rows)


def purge(connection: Connection) -> None:
    """Write the index anew without what was taken out of it; until then FTS5 keeps removed terms in old segments.

    PostgreSQL does that outside transactions: `Database.scrub`.
    """
    if connection.dialect.name != "postgresql":
        connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def _occurrences(phrase: Phrase) -> ColumnElement[float]:
    spaced = literal(" ").concat(literal_column("search.terms", Text())).concat(" ")
    wanted = f" {' '.join(phrase.terms)}{'' if phrase.prefix else ' '}"
    less = func.length(func.replace(spaced, literal(wanted, Text()), ""))
    return cast(func.length(spaced) - less, Float()) / literal(float(len(wanted)), Float())


def _alternatives(word: Word) -> str:
    return "(" + " OR ".join(_phrase(phrase) for phrase in word) + ")"


def _phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.terms) + '"' + (" *" if phrase.prefix else "")


def _tsvector_matches(asked: Sequence[Word]) -> ColumnElement[bool]:
    sets = " & ".join("(" + " | ".join(_terms(phrase) for phrase in word) + ")" for word in asked)
    found: ColumnElement[bool] = literal_column("search.lexemes").op("@@", is_comparison=True)(
        cast(literal(sets, Text()), TSQUERY)
    )
    return and_(found, *(_in_order(word) for word in asked if not all(map(_is_told_by_terms, word))))


def _is_told_by_terms(phrase: Phrase) -> bool:
    return len(phrase.terms) == 1 and len(phrase.terms[0]) <= _LONGEST


def _terms(phrase: Phrase) -> str:
    *before, last = (term[:_LONGEST] for term in phrase.terms)
    cut = len(phrase.terms[-1]) > _LONGEST
    quoted = [*(f"'{term}'" for term in before), f"'{last}'" + (":*" if phrase.prefix and not cut else "")]
    return "(" + " & ".join(quoted) + ")"


def _in_order(word: Word) -> ColumnElement[bool]:
    spaced = literal(" ").concat(literal_column("search.terms", Text())).concat(" ")
    return or_(
        *(spaced.like(f"% {' '.join(phrase.terms)}{'' if phrase.prefix else ' '}%") for phrase in word)
    )
