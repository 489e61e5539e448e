"""On a server: connections that are cut, roles that are lost, servers that promise too little, and rights."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import insert, select

from registry.errors import RegistryError
from registry.storage import database, ledger, locks, tables
from registry.storage.addresses import parse, without_password
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.grants import RIGHTS
from registry.storage.postgresql import Mark, PostgreSQL
from registry.storage.postgresql_session import Session
from registry.storage.tables import deployment
from tests.postgresql import Cluster
from tests.refusals import code_of
from tests.storage.conftest import address_of, keys_of
from tests.storage.simulator import Register, filing, not_met

NOW = "2026-01-01T00:00:00Z"


class Proxy:
    """Stands between a register and its server. `cut` says when it ends a connection that commits.

    `before`: the server never hears of the commit. `after`: it commits, and its answer is lost. `gone`: likewise, and
    the server is not to be reached again.
    """

    def __init__(self, port: int) -> None:
        self.cut = ""
        self._port = port
        self._open: list[socket.socket] = []
        self.port = 0
        self.listen()

    def listen(self) -> None:
        """Be there, at first or again after `close`."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Be out of reach, with every connection ended."""
        for each in (self._listener, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._port))
                self._open += [client, server]
                for way in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._forward, args=way, daemon=True).start()

    def _forward(self, source: socket.socket, sink: socket.socket, asks: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if asks and self.cut and b"commit\x00" in data:
                    self._end(data, source, sink)
                    return
                sink.sendall(data)
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _end(self, data: bytes, client: socket.socket, server: socket.socket) -> None:
        cut, self.cut = self.cut, ""
        if cut == "gone":
            self._listener.shutdown(socket.SHUT_RDWR)
        if cut != "before":
            client.shutdown(socket.SHUT_WR)  # whatever is answered does not arrive
            server.sendall(data)
        for each in (server, client):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def proxy(cluster: Cluster) -> Iterator[Proxy]:
    made = Proxy(cluster.port)
    yield made
    made.close()


@pytest.fixture
def far(cluster: Cluster, postgresql_db: Database, proxy: Proxy) -> Iterator[Database]:
    """The same database, reached through the proxy."""
    name = parse(address_of(postgresql_db)).database
    made = database.open(
        cluster.tcp(name, proxy.port), value_keys=keys_of(address_of(postgresql_db)), busy_seconds=2
    )
    with made.read(), made.write():
        pass
    yield made
    made.close()


def add(db: Database, name: str) -> None:
    with db.write() as connection:
        connection.execute(insert(deployment).values(id=name, created_at=NOW))


def kept(db: Database) -> list[str]:
    with db.read() as connection:
        return sorted(connection.scalars(select(deployment.c.id)))


def code(caught: pytest.ExceptionInfo[RegistryError]) -> str:
    return caught.value.code


def test_a_commit_whose_answer_was_lost_is_found_to_be_done(
    far: Database, postgresql_db: Database, proxy: Proxy
) -> None:
    proxy.cut = "after"
    add(far, "d-1")
    assert kept(postgresql_db) == ["d-1"]
    add(far, "d-2")
    assert kept(postgresql_db) == ["d-1", "d-2"]


def test_a_commit_that_never_arrived_is_found_undone_and_stops_writing(
    far: Database, postgresql_db: Database, proxy: Proxy
) -> None:
    proxy.cut = "before"
    with pytest.raises(RegistryError) as caught:
        add(far, "d-1")
    assert code(caught) == "storage.write_failed"
    assert "Nothing of the last transaction was kept" in caught.value.hint
    with pytest.raises(RegistryError) as caught:
        add(far, "d-2")
    assert code(caught) == "storage.stopped"
    assert kept(postgresql_db) == []


def test_a_commit_whose_fate_cannot_be_learnt_stops_writing(
    far: Database, postgresql_db: Database, proxy: Proxy
) -> None:
    proxy.cut = "gone"
    with pytest.raises(RegistryError) as caught:
        add(far, "d-1")
    assert code(caught) == "storage.write_failed"
    assert "shows when the database is opened again" in caught.value.hint
    with pytest.raises(RegistryError) as caught:
        add(far, "d-2")
    assert code(caught) == "storage.stopped"
    with postgresql_db.write():
        pass  # the server has ended what it was about
    assert kept(postgresql_db) == ["d-1"]


def test_who_lost_the_connection_writes_no_more_in_its_role(
    far: Database, postgresql_db: Database, proxy: Proxy
) -> None:
    with locks.writer(far):
        proxy.cut = "after"
        add(far, "d-1")
        with locks.writer(postgresql_db, wait_seconds=5), pytest.raises(RegistryError) as caught:
            add(far, "d-2")
        assert code(caught) == "storage.role_lost"
        with pytest.raises(RegistryError) as caught:
            add(far, "d-3")
        assert code(caught) == "storage.stopped"
    assert kept(postgresql_db) == ["d-1"]


def test_a_role_ended_from_outside_is_noticed_before_anything_is_signed(
    cluster: Cluster, postgresql_db: Database
) -> None:
    with locks.publisher(postgresql_db):
        postgresql_db.require_roles()
        cluster.disconnect(parse(address_of(postgresql_db)).database)
        with pytest.raises(RegistryError) as caught:
            postgresql_db.require_roles()
        assert code(caught) == "storage.role_lost"
        with pytest.raises(RegistryError) as caught:
            add(postgresql_db, "d-1")
        assert code(caught) == "storage.role_lost"


def test_a_connection_lost_while_nothing_was_under_way_is_made_again(
    cluster: Cluster, postgresql_db: Database
) -> None:
    add(postgresql_db, "d-1")
    cluster.disconnect(parse(address_of(postgresql_db)).database)
    assert kept(postgresql_db) == ["d-1"]
    add(postgresql_db, "d-2")
    assert kept(postgresql_db) == ["d-1", "d-2"]


def test_a_server_out_of_reach_is_told_at_once_and_written_to_again_when_it_is_back(
    far: Database, proxy: Proxy
) -> None:
    add(far, "d-1")
    proxy.close()
    began = time.monotonic()
    for ask in (lambda: kept(far), lambda: add(far, "d-2"), lambda: kept(far)):
        assert code_of(ask) == "storage.open"
    assert time.monotonic() - began < 2
    proxy.listen()
    assert kept(far) == ["d-1"]
    add(far, "d-2")
    assert kept(far) == ["d-1", "d-2"]


def test_a_server_without_room_keeps_nothing_and_is_written_to_again_in_the_same_role(
    postgresql_db: Database,
) -> None:
    def fill() -> None:
        with postgresql_db.write() as connection:
            connection.execute(insert(deployment).values(id="d-1", created_at=NOW))
            connection.exec_driver_sql("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$")

    with locks.writer(postgresql_db):
        assert code_of(fill) == "storage.full"
        add(postgresql_db, "d-2")
        postgresql_db.require_roles()
    assert kept(postgresql_db) == ["d-2"]


def test_a_transaction_cut_in_the_middle_leaves_nothing(cluster: Cluster, postgresql_db: Database) -> None:
    def lose_it() -> None:
        with postgresql_db.write() as connection:
            connection.execute(insert(deployment).values(id="d-1", created_at=NOW))
            cluster.disconnect(parse(address_of(postgresql_db)).database)
            connection.execute(insert(deployment).values(id="d-2", created_at=NOW))

    with pytest.raises(RegistryError) as caught:
        lose_it()
    assert code(caught) == "storage.write_failed"
    assert kept(postgresql_db) == []


def test_the_fate_of_a_transaction_of_another_history_is_unknown(postgresql_db: Database) -> None:
    store = postgresql_db.store
    assert isinstance(store, PostgreSQL)
    with postgresql_db._writer.connect() as connection:
        mark = store.begin(connection)
        connection.commit()
    assert store.fate(mark) is True
    assert store.fate(Mark(mark.number, "1/00000001")) is None
    assert store.fate(Mark(str(2**62), mark.history)) is None


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_may_lose_what_it_committed_is_refused(
    cluster: Cluster, postgresql_db: Database, setting: str
) -> None:
    cluster.run(f"ALTER SYSTEM SET {setting} = off")
    cluster.run("SELECT pg_reload_conf(), pg_sleep(0.2)")
    try:
        with pytest.raises(RegistryError) as caught:
            database.open(address_of(postgresql_db))
        assert code(caught) == "storage.unsafe"
        assert setting in caught.value.message
    finally:
        cluster.run(f"ALTER SYSTEM RESET {setting}")
        cluster.run("SELECT pg_reload_conf(), pg_sleep(0.2)")


def test_whoever_sets_it_lower_every_commit_is_waited_for(cluster: Cluster, postgresql_db: Database) -> None:
    name = parse(address_of(postgresql_db)).database
    cluster.run(f"ALTER DATABASE {name} SET synchronous_commit = off")
    db = database.open(address_of(postgresql_db), value_keys=keys_of(address_of(postgresql_db)))
    with db.write() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar() == "read committed"
    with db.read() as connection:
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar() == "repeatable read"
        assert connection.exec_driver_sql("SHOW transaction_read_only").scalar() == "on"
    db.close()
    cluster.run(f"ALTER DATABASE {name} RESET synchronous_commit")


def test_a_database_that_sorts_or_spells_otherwise_is_refused(cluster: Cluster) -> None:
    cluster.run("CREATE DATABASE other OWNER owner ENCODING 'SQL_ASCII' TEMPLATE template0")
    with pytest.raises(RegistryError) as caught:
        database.open(cluster.address("other"))
    assert code(caught) == "storage.unsuitable"


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(RegistryError) as caught:
        database.open("postgresql://someone:hush@127.0.0.1:1/register")
    assert code(caught) == "storage.open"
    assert "hush" not in str(caught.value)
    assert without_password("postgresql://a:hush@h/d?sslmode=require") == "postgresql://a@h/d?sslmode=require"


def test_another_machine_is_reached_encrypted_unless_it_is_said_otherwise() -> None:
    assert parse("postgresql://a@registry.example/d").sslmode == "verify-full"
    assert parse("postgresql://a@localhost/d").sslmode == "disable"
    assert parse("postgresql://a@/d?host=/run/postgresql").socket_file == "/run/postgresql/.s.PGSQL.5432"


def test_every_table_has_its_rights_written_down() -> None:
    assert RIGHTS.keys() == {*tables.metadata.tables, "search", "alembic_version"}


def test_the_registers_role_does_its_work_and_cannot_change_what_was_written(
    cluster: Cluster, postgresql_register: Register
) -> None:
    address = address_of(postgresql_register.db)
    db = database.open(address.replace("//owner@", "//sightline@"), value_keys=keys_of(address))
    served = Register.__new__(Register)
    served.db, served.log_id = db, postgresql_register.log_id
    served.put(filing("d-1", country="FR", statuses=not_met("r_1")))
    assert ledger.head(db, served.log_id).size == 2
    for statement in (
        "UPDATE entry SET kind = 'x'",
        "DELETE FROM version",
        "TRUNCATE entry CASCADE",
        "UPDATE head SET log_id = 2",
        "UPDATE checkpoint SET note = 'x'",
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "DROP TRIGGER entry_never_changed ON entry",
    ):
        with (
            pytest.raises(RegistryError, match=r"permission denied|must be owner") as caught,
            db.write() as c,
        ):
            c.exec_driver_sql(statement)
        assert code(caught) == "storage.refused"
    db.close()


def test_the_registers_role_is_told_that_it_cannot_scrub_and_the_owner_can(
    cluster: Cluster, postgresql_register: Register
) -> None:
    address = address_of(postgresql_register.db)
    name = parse(address).database
    files = "SELECT pg_relation_filenode('answer'), pg_relation_filenode('search')"
    before = cluster.run(files, name)
    served = database.open(address.replace("//owner@", "//sightline@"), value_keys=keys_of(address))
    with pytest.raises(RegistryError) as caught:
        served.scrub()
    assert code(caught) == "storage.owner"
    assert cluster.run(files, name) == before
    with served.write():
        pass  # it is told, and goes on
    served.close()
    assert postgresql_register.db.scrub()
    [after] = cluster.run(files, name)
    assert not set(after) & set(before[0])


def test_many_rows_that_are_refused_leave_the_connection_in_step(postgresql_db: Database) -> None:
    rows = [{"id": f"d-{n % 9}", "created_at": NOW} for n in range(10)]
    broken = [{"id": f"d-{n}\ud800", "created_at": NOW} for n in range(10)]
    nul = [{"id": f"d-{n}\x00", "created_at": NOW} for n in range(10)]
    for wrong in (rows, broken, nul):
        with pytest.raises(RegistryError) as caught, postgresql_db.write() as connection:
            insert_rows(connection, deployment, wrong)
        assert code(caught) == "storage.refused"
        assert kept(postgresql_db) == []
    with postgresql_db.write() as connection:
        insert_rows(connection, deployment, rows[:9])
    assert len(kept(postgresql_db)) == 9


def test_a_value_that_cannot_be_sent_leaves_no_answer_unread(
    cluster: Cluster, postgresql_db: Database
) -> None:
    session = Session(parse(address_of(postgresql_db)))
    with pytest.raises(UnicodeEncodeError):
        session.execute_unnamed("SELECT $1::text", ("\ud800",))
    assert session.execute_unnamed("SELECT $1::text", ("x",)).rows == [["x"]]
    session.close()


@pytest.fixture
def mute() -> Iterator[int]:
    """The port of a server that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.mark.parametrize("sslmode", ["disable", "require"])
def test_a_server_that_accepts_and_never_answers_is_given_up(
    mute: int, sslmode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PostgreSQL._connect, "__defaults__", (0.5,))
    begun = time.monotonic()
    with pytest.raises(RegistryError) as caught:
        database.open(f"postgresql://someone@127.0.0.1:{mute}/register?sslmode={sslmode}")
    assert code(caught) == "storage.open"
    assert time.monotonic() - begun < 5


def test_the_fate_of_a_transaction_is_not_waited_for_longer_than_said(
    postgresql_db: Database, mute: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = postgresql_db.store
    assert isinstance(store, PostgreSQL)
    with postgresql_db._writer.connect() as connection:
        mark = store.begin(connection)
        connection.commit()
    monkeypatch.setattr(store, "_busy_seconds", 0.5)
    monkeypatch.setattr(store, "_address", parse(f"postgresql://someone@127.0.0.1:{mute}/register"))
    begun = time.monotonic()
    assert store.fate(mark) is None
    assert time.monotonic() - begun < 5


def test_a_question_about_a_fate_that_is_not_answered_is_given_up(
    postgresql_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = postgresql_db.store
    assert isinstance(store, PostgreSQL)
    monkeypatch.setattr(store, "_busy_seconds", 0.5)
    monkeypatch.setattr("registry.storage.postgresql._FATE", "SELECT pg_sleep(60), '{history}{number}'")
    begun = time.monotonic()
    assert store.fate(Mark("1", "1/1")) is None
    assert time.monotonic() - begun < 5


def test_an_open_connection_waits_for_long_work(postgresql_db: Database) -> None:
    session = Session(parse(address_of(postgresql_db)), 0.3)
    session.execute_simple("SELECT pg_sleep(0.6)")
    session.close()
