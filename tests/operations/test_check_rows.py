"""Any single byte of any row, on both databases: its change is refused by the database itself, or found by the operator's check.

What is promised leaves out what `test_check_flips` leaves out: the instants of the registry's own notes, and search. A block
of LZ4 can point to the same bytes in two ways, so of a body it is what is read that is promised (`storage.entry_bodies`).

Each column of each table has its turns, in an order that the seed gives: a run that failed fails again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection, Engine, Table, create_engine, func, select, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from registry.errors import RegistryError
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.draft_act import read_act_file
from registry.operations.erase_act import erase_act
from registry.operations.file_record import file_records
from registry.operations.log_act import do_act
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.sent_form import new_form_id
from registry.operations.sent_form import sent_form as form_of_sender
from registry.settings import Settings
from registry.storage import tables
from registry.storage.addresses import parse
from registry.storage.entry_bodies import body_of, stored
from registry.storage.sent_form_table import sent_form
from registry.storage.tables import entry as entry_row
from tests.lean_release import lean_release
from tests.operations.acting import acting_in, live
from tests.operations.test_check_flips import OWN_NOTES
from tests.operations.test_file_record import submission
from tests.postgresql import Cluster, cluster

__all__ = ["cluster"]


OWN_NUMBERS = {("checkpoint", "id"), ("act_erasure", "key")}
"""To what nothing refers here: no checkpoint is cosigned, and a key that was destroyed opens nothing."""


SURROUNDINGS = frozenset({"storage.busy", "storage.open", "storage.stopped", "storage.role_lost"})
"""What a machine that has no time for anybody says, and no changed row: it is no finding, and is asked again."""


class Rows:
    """A registry's rows, each open to whoever has the database in hand: no trigger and no condition stands in the way."""

    def __init__(self, home: Path, engine: Engine, address: str | None) -> None:
        self.home, self.engine, self.address = home, engine, address
        with engine.begin() as connection:
            self._unlock(connection)
            self.tables = [
                table
                for table in tables.metadata.sorted_tables
                if connection.execute(select(func.count()).select_from(table)).scalar_one()
            ]

    def columns(self) -> list[tuple[Table, str]]:
        """Every column that is promised and holds a value."""
        silent = {(table.name, name) for table in self.tables for name in OWN_NOTES} | OWN_NUMBERS
        found: list[tuple[Table, str]] = []
        with self.engine.connect() as connection:
            for table in self.tables:
                rows = connection.execute(select(table)).mappings().all()
                promised = [c.name for c in table.columns if (table.name, c.name) not in silent]
                found += [(table, name) for name in promised if any(row[name] for row in rows)]
        return found

    def flip(self, table: Table, name: str, chance: random.Random) -> str:
        """Change one byte of one value of a column, look whether it is found, put it right again."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(table).order_by(*table.primary_key)).mappings().all()
        row = chance.choice([row for row in rows if row[name] not in (None, "", b"")])
        changed = _flipped(row[name], chance)
        if (table.name, name) == ("entry", "body") and _reads_the_same(row[name], changed):
            return "says the same"
        where = {column.name: row[column.name] for column in table.primary_key}
        after = where | ({name: changed} if name in where else {})
        try:
            self._set(table, where, name, changed)
        except (OperationalError, InterfaceError):
            raise  # the database was busy or away: that is no refusal
        except DBAPIError:
            return "refused by the database"
        try:
            assert self.found(), f"{table.name}.{name}: {row[name]!r} became {changed!r}, unseen"
        finally:
            self._set(table, after, name, row[name])
        return "found"

    def found(self) -> bool:
        """Whether the operator's check finds something, or the database cannot even be opened."""
        for _ in range(5):
            try:
                return self._found()
            except RegistryError as error:
                last = error
        raise AssertionError(f"no verdict: {last}")

    def _found(self) -> bool:
        try:
            address = SecretStr(self.address) if self.address else None
            registry = open_registry(self.home, Settings(database=address), with_keys=False)
            try:
                check_database(registry)
            finally:
                registry.database.close()
        except RegistryError as error:
            if error.code in SURROUNDINGS and self.address:
                raise
            return True
        except (DBAPIError, UnicodeDecodeError):
            return True
        return False

    def _set(self, table: Table, where: dict[str, Any], name: str, value: Any) -> None:
        condition = [table.c[column] == each for column, each in where.items()]
        with self.engine.begin() as connection:
            self._unlock(connection)
            assert connection.execute(table.update().where(*condition).values({name: value})).rowcount == 1

    def _unlock(self, connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
            found = "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0"
            for table, name in connection.execute(
                text(f"{found} AND connamespace = 'public'::regnamespace")
            ).all():
                connection.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'))
        else:
            connection.execute(text("PRAGMA ignore_check_constraints = ON"))
            found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for (name,) in connection.execute(text(found)).all():
                connection.execute(text(f'DROP TRIGGER "{name}"'))


def _reads_the_same(before: bytes, after: bytes) -> bool:
    try:
        return body_of(after, 1, 0) == body_of(before, 1, 0)
    except RegistryError:
        return False


def _flipped(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value ^ chance.randrange(1, 256)
    at, change = chance.randrange(len(value)), chance.randrange(1, 256)
    if isinstance(value, bytes):
        return value[:at] + bytes([value[at] ^ change]) + value[at + 1 :]
    other = chance.choice([c for c in map(chr, range(33, 127)) if c != value[at]])
    return value[:at] + other + value[at + 1 :]


@pytest.fixture(params=["sqlite", "postgresql"])
def rows(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rows]:
    server: Cluster | None = request.getfixturevalue("cluster") if request.param == "postgresql" else None
    name = server.create() if server else ""
    made = create_registry(
        tmp_path / "registry",
        "https://registry.example",
        lean_release(),
        Settings(),
        passphrase=None,
        database_address=server.address(name) if server else None,
    )
    list(file_records(made, [submission(f"d-{number}") for number in range(3)]))
    publish(made)
    made.database.close()
    yield from _open_rows(tmp_path / "registry", server, name)


def _open_rows(home: Path, server: Cluster | None = None, name: str = "") -> Iterator[Rows]:
    if server:
        address = parse(server.address(name, "admin"))
        engine = create_engine("postgresql+pg8000://", creator=lambda: _session(address))
    else:
        engine = create_engine(f"sqlite:///{home / 'registry.db'}")
    yield Rows(home, engine, server.address(name) if server else None)
    engine.dispose()


def _session(address: Any) -> Any:
    from registry.storage.postgresql_session import Session

    return Session(address)


def run(rows: Rows, flips: int, seed: int) -> Counter[str]:
    """Each column in its turn, until there were so many."""
    chance = random.Random(seed)
    assert not rows.found()
    columns = rows.columns()
    chance.shuffle(columns)
    seen = Counter(rows.flip(*column, chance) for column in islice(cycle(columns), flips))
    assert not rows.found()
    return seen


def test_a_changed_byte_of_a_row_is_found(rows: Rows) -> None:
    assert run(rows, 40, seed=20261122)["found"] > 20


ACTS = ("act", "act_text", "act_erasure", "person")


@pytest.fixture
def rows_of_acts(tmp_path: Path) -> Iterator[Rows]:
    made = create_registry(
        tmp_path / "registry", "https://registry.example", lean_release(), Settings(), passphrase=None
    )
    live(acting := acting_in(made))
    logged = acting.registrar("enrol_body", {"body": "other", "kind": "vendor"}, name="Another")
    erase_act(made, logged.place.index, ["name"], "national-law")
    for words in ("One.", "Another."):
        sent = {"country": "FR", "seen_on": "2026-01-01"}
        said = read_act_file({"act": "sighting", "given": sent, "texts": {"text": words, "place": "There."}})
        do_act(made, said, form=form_of_sender(new_form_id(), "", "sighting", {"text": words}))
    publish(made)
    made.database.close()
    for rows in _open_rows(tmp_path / "registry"):
        rows.tables = [table for table in rows.tables if table.name in ACTS]
        assert len(rows.tables) == len(ACTS)
        yield rows


def test_a_changed_byte_of_a_row_of_an_act_is_found(rows_of_acts: Rows) -> None:
    assert run(rows_of_acts, 16, seed=20261122)["found"] > 10


def test_a_form_that_did_not_become_the_entry_it_names_is_found(rows_of_acts: Rows) -> None:
    with rows_of_acts.engine.connect() as connection:
        forms = connection.execute(select(sent_form).order_by(sent_form.c.idx)).all()
        no_act = (
            select(entry_row.c.idx)
            .where(entry_row.c.kind.not_in(["act", "decision"]))
            .order_by(entry_row.c.idx)
        )
        others = connection.execute(no_act).scalars().all()
    assert len(forms) == 2
    assert not rows_of_acts.found()
    where = {"digest": forms[0].digest}
    for name, wrong in [("idx", i) for i in (*others, forms[1].idx, 10**6)] + [("log_id", 9)]:
        rows_of_acts._set(sent_form, where, name, wrong)
        assert rows_of_acts.found(), (name, wrong)
        rows_of_acts._set(sent_form, where, name, getattr(forms[0], name))
    assert not rows_of_acts.found()


@pytest.mark.slow
@pytest.mark.timeout(
    0
)  # A check takes a tenth of a second, and some three on a machine that is busy with much else.
def test_a_thousand_changed_bytes_of_rows_are_found(rows: Rows, capsys: pytest.CaptureFixture[str]) -> None:
    seen = run(rows, 1_000, seed=20261122)
    with capsys.disabled():
        print(f"\n{dict(seen)}")
    assert sum(seen.values()) == 1_000


def test_a_block_that_points_to_the_same_bytes_otherwise_says_the_same() -> None:
    body = (b'{"requirements":["' + b"AAAAAAAA" * 40 + b'"]}') * 2
    block = stored(body)
    others = (
        block[:at] + bytes([value]) + block[at + 1 :]
        for at in range(1, len(block))
        for value in range(256)
        if value != block[at]
    )
    assert any(_reads_the_same(block, other) for other in others)
