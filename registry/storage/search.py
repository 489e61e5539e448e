"""The full-text index over public answers.

Knows: SQLite's FTS5 and PostgreSQL's tsvector, and the query languages of both. Does not know which answers are public:
`storage.listing` hands it the texts. Terms come from `domain.search_terms` and hold no quote and no pattern sign, so a
question can never become query syntax; it is bound as a parameter besides.

A row of the index has the number of its row in `listing`, so newest first is the order of the index itself. PostgreSQL
keeps the set of terms only, because its positions end at 16,383: terms that must follow one another are found as a set
first and compared with the text then.

Relevance is BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009). FTS5 has it;
for PostgreSQL it is written out here, with FTS5's constants and with bounds on what is counted.
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
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from registry.domain.search_terms import Phrase, Word, fold, words

index = table("search", column("rowid", Integer))

_TERMS: Final = literal_column("search.terms", Text())

_LONGEST: Final = 255
"""Of a longer term PostgreSQL indexes only so many characters (a lexeme has less than 2 KiB)."""

_SATURATION: Final = 1.2
_LENGTH_WEIGHT: Final = 0.75
"""The constants k1 and b of BM25."""

_COUNTED: Final = 10_000
"""In so many texts at most a word is counted: what stands in more of them tells nothing apart."""

_MEASURED: Final = 1_000
"""Of so many of the newest texts the mean length is taken."""

PUT_POSTGRESQL: Final = text(
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


def relevance(connection: Connection, question: str) -> ColumnElement[float] | None:
    """How well a row that `matches` finds answers `question`, the higher the better; None where `matches` is None.

    The two databases count and measure texts differently, so that close ones may change places.
    """
    phrases = [phrase for word in words(question) for phrase in word]
    if not phrases:
        return None
    if connection.dialect.name != "postgresql":
        return -literal_column("bm25(search)", Float())
    newest = select(_length()).select_from(index).order_by(index.c.rowid.desc()).limit(_MEASURED).subquery()
    mean = select(func.avg(newest.c.length)).scalar_subquery()
    norm = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * cast(_length() / mean, Float()))
    first, *others = (_weight(phrase, norm) for phrase in phrases)
    return sum(others, start=first)


def put(connection: Connection, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Index each row's texts under its number."""
    rows = [{"position": position, "terms": fold("\n".join(parts))} for position, parts in texts]
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        columns = {"positions": [r["position"] for r in rows], "terms": [r["terms"] for r in rows]}
        connection.execute(PUT_POSTGRESQL, columns)
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


def _alternatives(word: Word) -> str:
    return "(" + " OR ".join(_phrase(phrase) for phrase in word) + ")"


def _phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.terms) + '"' + (" *" if phrase.prefix else "")


def _tsvector_matches(asked: Sequence[Word]) -> ColumnElement[bool]:
    sets = " & ".join("(" + " | ".join(_terms(phrase) for phrase in word) + ")" for word in asked)
    return and_(_holds(sets), *(_in_order(word) for word in asked if not all(map(_is_told_by_terms, word))))


def _holds(terms: str) -> ColumnElement[bool]:
    return literal_column("search.lexemes").op("@@", is_comparison=True)(
        cast(literal(terms, Text()), TSQUERY)
    )


def _length() -> ColumnElement[int]:
    # In bytes: a database knows that without reading the text.
    return func.octet_length(_TERMS).label("length")


def _weight(phrase: Phrase, norm: ColumnElement[float]) -> ColumnElement[float]:
    """What the phrase adds to the relevance of a text."""
    having = select(literal(1)).select_from(index).where(_holds(_terms(phrase))).limit(_COUNTED).subquery()
    count = select(func.count()).select_from(having).scalar_subquery()
    rarity = func.ln(1 + (_COUNTED - count + 0.5) / (count + 0.5))
    times = _times(phrase)
    return cast(rarity, Float()) * times * (_SATURATION + 1) / (times + norm)


def _times(phrase: Phrase) -> ColumnElement[float]:
    sought = f" {' '.join(phrase.terms)}{'' if phrase.prefix else ' '}"
    spaced = _spaced()
    left = func.replace(spaced, literal(sought, Text()), "")
    return cast(func.length(spaced) - func.length(left), Float()) / len(sought)


def _is_told_by_terms(phrase: Phrase) -> bool:
    return len(phrase.terms) == 1 and len(phrase.terms[0]) <= _LONGEST


def _terms(phrase: Phrase) -> str:
    *before, last = (term[:_LONGEST] for term in phrase.terms)
    cut = len(phrase.terms[-1]) > _LONGEST
    quoted = [*(f"'{term}'" for term in before), f"'{last}'" + (":*" if phrase.prefix and not cut else "")]
    return "(" + " & ".join(quoted) + ")"


def _in_order(word: Word) -> ColumnElement[bool]:
    return or_(
        *(_spaced().like(f"% {' '.join(phrase.terms)}{'' if phrase.prefix else ' '}%") for phrase in word)
    )


def _spaced() -> ColumnElement[str]:
    return literal(" ", Text()).concat(_TERMS).concat(" ")
