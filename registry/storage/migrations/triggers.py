"""The statements by which a migration makes either database refuse a change.

Knows: SQLite's triggers and PostgreSQL's. What a migration took from here once must go on making the same schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_DISTINCT = re.compile(r"\bIS NOT\b(?! NULL)")


def append_only(
    dialect: str,
    table: str,
    keys: Iterable[tuple[str, ...]],
    *,
    changes: bool = False,
    deletions: bool = False,
) -> Iterator[str]:
    """No row of `table` is ever replaced, nor changed, nor deleted, unless `changes` or `deletions` have rules of their own.

    `keys` are the columns of each of its keys: on SQLite, REPLACE would delete a row unseen by the triggers on deletion.
    PostgreSQL has no REPLACE, and its ON CONFLICT DO UPDATE is an update.
    """
    if dialect == "sqlite":
        taken = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} WHERE {' AND '.join(f'{c} = NEW.{c}' for c in key)})"
            for key in keys
        )
        exists = f"{table}: a row with this key exists"
        yield from refusal(dialect, f"{table}_never_replaced", "INSERT", table, taken, exists)
    if not changes:
        never = f"{table}: rows are never changed"
        yield from refusal(dialect, f"{table}_never_changed", "UPDATE", table, "", never)
    if not deletions:
        never = f"{table}: rows are never deleted"
        yield from refusal(dialect, f"{table}_never_deleted", "DELETE", table, "", never)


def refusal(dialect: str, name: str, event: str, table: str, condition: str, message: str) -> Iterator[str]:
    """Refuse `event` (INSERT, UPDATE, DELETE) of a row of `table`, always or under a condition in SQLite's words.

    The condition speaks of NEW and OLD; `IS NOT` compares values that may be NULL.
    """
    if dialect == "sqlite":
        when = f" WHEN {condition}" if condition else ""
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
        return
    raised = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation';"
    body = f"IF {_DISTINCT.sub('IS DISTINCT FROM', condition)} THEN {raised} END IF;" if condition else raised
    yield from _trigger(name, f"BEFORE {event} ON {table} FOR EACH ROW", f"{body} RETURN NEW;")
    if not condition and event == "DELETE":
        # Row triggers do not see TRUNCATE.
        at = f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
        yield f"CREATE TRIGGER {name}_truncated {at} EXECUTE FUNCTION {name}()"


def refusal_of_many(name: str, table: str, condition: str, message: str) -> Iterator[str]:
    """On PostgreSQL: refuse the rows `added` by one INSERT or COPY. Looked at once, not row by row."""
    raised = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation';"
    at = f"AFTER INSERT ON {table} REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
    yield from _trigger(name, at, f"IF {condition} THEN {raised} END IF; RETURN NULL;")


def _trigger(name: str, at: str, body: str) -> Iterator[str]:
    # The tables it speaks of are those of its own schema, whatever the session puts before them. DO, because a
    # function's settings take no expression.
    declared = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = "
    yield (
        f"DO $do$ BEGIN EXECUTE '{declared}' || quote_ident(current_schema()) || ', pg_temp AS ' ||"
        f" quote_literal($body$BEGIN {body} END$body$); END $do$"
    )
    yield f"CREATE TRIGGER {name} {at} EXECUTE FUNCTION {name}()"


def forgotten(dialect: str, tables: Iterable[str], names: Iterable[str] = ()) -> Iterator[str]:
    """Drop what the triggers of dropped tables leave behind: the functions of `append_only` and those of these names."""
    if dialect == "postgresql":
        own = (f"{table}_never_{what}" for table in tables for what in ("changed", "deleted"))
        for name in (*own, *names):
            yield f"DROP FUNCTION IF EXISTS {name}()"
