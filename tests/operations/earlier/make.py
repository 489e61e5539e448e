"""How the registries beside this file were made: each by the software of its time, checked out of this repository's history.

    python -m tests.operations.earlier.make 0016      make that of a new line of STATES

Those that are kept are never made again: what they hold was written by its time.

Nothing was released before 0.1.0: each migration's last state stands for a release. A kept registry is `NNNN.tar.xz`. Below
`file/` lies one whose database is a file; of SERVERS also, below `server/`, one with `database.sql`, as `pg_dump` wrote it.
Releases of policies are left out: they are kept in `policies/releases/` for ever, and put back from there.

Needs git, PostgreSQL with pg_dump, and what the software of that time needed: what this one needs is enough so far.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from registry.storage.addresses import parse
from registry.storage.postgresql_session import Session
from tests.postgresql import Cluster, running_cluster

HERE: Final = Path(__file__).parent
REPOSITORY: Final = HERE.parents[2]
KEPT_RELEASES: Final = REPOSITORY / "policies" / "releases"
STATES: Final = {
    "0001": "dea1fc4",
    "0002": "517b9c2",
    "0003": "a072f0e",
    "0004": "7c97178",
    "0005": "ebdf579",
    "0006": "787ecd2",
    "0007": "d88eb71",
    "0008": "b09ef07",
    "0009": "1620f39",
    "0010": "e91969d",
    "0011": "98ba681",
    "0012": "cfd7b49",
    "0013": "2ad7a94",
    "0014": "a02da4c",
    "0015": "f3e3480",
    "0016": "c93d927",
}
"""The migration that was the latest -> the last commit at which it was, and whose policies are a kept release."""
UNFINISHED: Final = {"0002": "dea1fc4", "0003": "dea1fc4"}
"""Where a commit's engine and policies did not fit each other: the commit whose policies and engine it was merged with."""
SERVERS: Final = ("0002", "0010", "0012", "0014", "0016")
"""Where the next migration changes tables that hold something, and databases could be on a server."""
_PARTS: Final = ("registry", "policies", "web", "docs", "tests", "pyproject.toml")
_ENGINE: Final = ("policies", "registry/policy")
_DUMP: Final = "database.sql"


def make(revision: str, commit: str) -> Path:
    """Make the registry that is kept of a state."""
    with tempfile.TemporaryDirectory() as folder, running_cluster() as cluster:
        code, made = Path(folder) / "code", Path(folder) / "made"
        _check_out(commit, _PARTS, code)
        if revision in UNFINISHED:
            _check_out(UNFINISHED[revision], _ENGINE, code)
        _live(code, made / "file" / "registry")
        if revision in SERVERS:
            name = cluster.create()
            _live(code, made / "server" / "registry", cluster.address(name))
            (made / "server" / _DUMP).write_text(_dump(cluster, name), encoding="utf-8")
        path = HERE / f"{revision}.tar.xz"
        with tarfile.open(path, "w:xz", preset=9) as archive:
            for kind in sorted(made.iterdir()):
                for file in _kept(kind):
                    archive.add(file, str(file.relative_to(made)), recursive=False, filter=_anonymous)
    return path


def unpack(revision: str, kind: str, to: Path) -> tuple[Path, str | None]:
    """A kept registry as it was left, in `to`, with the dump of its database; `kind` is `file` or `server`."""
    with tarfile.open(HERE / f"{revision}.tar.xz") as archive:
        members = [one for one in archive.getmembers() if one.name.partition("/")[0] == kind]
        archive.extractall(to, members, filter="data")
    root = to / kind
    for empty in [folder for folder in root.rglob("releases/*") if folder.is_dir()]:
        with zipfile.ZipFile(KEPT_RELEASES / _releases()[empty.name]) as release:
            release.extractall(empty)
    dump = root / _DUMP
    return root / "registry", dump.read_text(encoding="utf-8") if dump.is_file() else None


def load(cluster: Cluster, dump: str) -> str:
    """The address of a new database with what a dump holds."""
    address = cluster.address(cluster.create())
    session = Session(parse(address))
    try:
        # A line that begins so is for psql alone.
        session.execute_simple("\n".join(line for line in dump.split("\n") if not line.startswith("\\")))
    finally:
        session.close()
    return address


def states() -> list[str]:
    """The states of which a registry is kept."""
    return sorted(path.name.partition(".")[0] for path in HERE.glob("*.tar.xz"))


def _check_out(commit: str, parts: tuple[str, ...], to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    command = ["git", "-C", str(REPOSITORY), "archive", commit, *parts]
    made = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(made)) as archive:
        archive.extractall(to, filter="data")


def _live(code: Path, home: Path, database: str = "") -> None:
    home.parent.mkdir(parents=True)
    command = [sys.executable, str(HERE / "life.py"), str(home), *([database] if database else [])]
    subprocess.run(command, check=True, cwd=code, env={**os.environ, "PYTHONPATH": str(code)})


def _dump(cluster: Cluster, name: str) -> str:
    command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", "-d", cluster.address(name)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _kept(folder: Path) -> Iterator[Path]:
    """What is kept of a folder, in order: of a release only an empty folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".lock" or path.name == "filed":
            continue
        yield path
        if path.is_dir() and folder.name != "releases":
            yield from _kept(path)
        elif path.is_dir() and path.name not in _releases():
            raise ValueError(f"{path.name} is no kept release")


def _releases() -> dict[str, str]:
    """The archives of releases, by digest."""
    found = {}
    for path in KEPT_RELEASES.glob("*.zip"):
        with zipfile.ZipFile(path) as release:
            found[hashlib.sha256(release.read("manifest.json")).hexdigest()] = path.name
    return found


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member


if __name__ == "__main__":
    for state in sys.argv[1:]:
        print(make(state, STATES[state]))
