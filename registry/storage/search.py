"""The full-text index over public answers.

Knows: SQLite's FTS5 and its query language. Does not know which answers are public: `storage.listing` hands it the
texts. Terms come from `domain.search_terms` and hold no quote, so a question can never become query syntax; it is bound
as a parameter besides.

A row of the index has the number of its row in `listing`, so newest first is the order of the index itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Integer, bindparam, column, literal_column, table, text

from registry.domain.search_terms import Phrase, Word, fold, words

index = table("search", column("rowid", Integer))


def matches(question: str) -> ColumnElement[bool] | None:
    """The condition on `index` that a row answers `question`; None where nothing in it can be looked up."""
    asked = words(question)
    if not asked:
        return None
    expression = " AND ".join(_alternatives(word) for word in asked)
    return literal_column("search").op("MATCH")(bindparam("question", expression))


def put(connection: Connection, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Index each row's texts under its number."""
    rows = [{"position": position, "terms": fold("\n".join(parts))} for position, parts in texts]
    if rows:
        connection.execute(text("INSERT INTO search (rowid, terms) VALUES (:position, :terms)"), rows)


def remove(connection: Connection, positions: Sequence[int]) -> None:
    """Take rows out of the index."""
    if positions:
        rows = [{"position": position} for position in positions]
        connection.execute(text("DELETE FROM search WHERE rowid = :position"), rows)


def purge(connection: Connection) -> None:
    """Write the index anew without what was taken out of it; until then FTS5 keeps removed terms in old segments."""
    connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def _alternatives(word: Word) -> str:
    return "(" + " OR ".join(_phrase(phrase) for phrase in word) + ")"


def _phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.terms) + '"' + (" *" if phrase.prefix else "")
