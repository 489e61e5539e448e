"""Any single byte of a log and its database: its change is found, or nothing that is promised has changed.

What is promised is stated here as rules, and never as a list of places: of a checkpoint its text and the lines of those who
are trusted (a line of nobody known may say what it likes), of a proof besides that index and path (`extra` is not
authenticated), of the database every row that is no derived search index and no instant of the registry's own notes.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.domain.tree_layout import CHECKPOINT
from registry.errors import RegistryError
from registry.log.note import parse_note
from registry.log.proof import TlogProof, parse_proof, verify_proof_by_policy
from registry.operations.check_database import check_database
from registry.operations.registry import open_registry
from registry.settings import Settings
from registry.storage import tables
from tests.operations.changed_registry import Published, grow

TURNS = (
    "tile",
    "proof",
    "bundle",
    "checkpoint",
    "proof",
    "tile",
    "bundle",
    "checkpoint",
    "proof",
    "database",
)
"""What is changed in turn: the database takes fifty times as long to judge as a tree."""
OWN_NOTES = {"created_at", "filed_at", "published_at", "kept_at", "frozen"}
"""Columns that no entry and no signature speaks of; `frozen` of the last log only stops it from growing."""


@pytest.fixture(scope="module")
def published(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return grow(demo_home, tmp_path_factory.mktemp("flipped"))


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ chance.randrange(1, 256)]) + data[at + 1 :]


def of_tree(published: Published, kind: str, chance: random.Random) -> str:
    prefixes = {"tile": "tile/", "bundle": "tile/entries/", "checkpoint": "checkpoint"}
    paths = sorted(
        p for p in published.files if p.startswith(prefixes[kind]) and (kind != "tile" or "entries" not in p)
    )
    path = chance.choice(paths)
    changed = flip(published.files[path], chance)
    problem = published.check({**published.files, path: changed}).problem
    if problem is not None:
        assert path in problem.message or path == CHECKPOINT, f"{path}: {problem}"
        return "found"
    assert path.startswith("checkpoint"), path
    before, after = parse_note(published.files[path]), parse_note(changed)
    assert (before.text, published.known(before)) == (after.text, published.known(after)), path
    return "a line of nobody known"


def of_proof(published: Published, chance: random.Random) -> str:
    entry, raw = chance.choice(published.proofs)
    proof = parse_proof(raw)
    whole = TlogProof(proof.index, proof.path, proof.checkpoint, b"some words that nobody signed").encode()
    if chance.random() < 0.25:
        entry = flip(entry, chance)
        changed = whole
    else:
        changed = flip(whole, chance)
    try:
        again = parse_proof(changed)
        verify_proof_by_policy(again, entry, published.policy)
    except RegistryError:
        return "found"
    before, after = parse_note(proof.checkpoint), parse_note(again.checkpoint)
    assert changed != whole
    assert (proof.index, proof.path, before.text) == (again.index, again.path, after.text)
    assert published.known(before) == published.known(after)
    return "extra, or a line of nobody known"


def promised(database: Path) -> list[Any] | None:
    """Every promised value of the file; None where it cannot be read."""
    said = []
    connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    try:
        for table in sorted(tables.metadata.tables.values(), key=lambda t: t.name):
            columns = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in OWN_NOTES)
            said.append(
                (
                    table.name,
                    connection.execute(f'SELECT {columns} FROM "{table.name}" ORDER BY {columns}').fetchall(),
                )
            )
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        return None
    finally:
        connection.close()
    return said


class Flipped:
    """The database file, changed in one byte at a time and put right again."""

    def __init__(self, home: Path) -> None:
        self.home, self.file = home, home / "registry.db"
        self.whole = self.file.read_bytes()
        self.promised = promised(self.file)
        assert self.promised

    def __call__(self, chance: random.Random) -> str:
        self._write(flip(self.whole, chance))
        try:
            if promised(self.file) == self.promised:
                return "nothing that is promised"
            error = self._found()
            assert error is not None, "a promised value changed unseen"
            return "found"
        finally:
            self._write(self.whole)

    def _found(self) -> Exception | None:
        try:
            registry = open_registry(self.home, Settings(), with_keys=False)
        except (RegistryError, *_NOT_READ) as error:
            return error
        try:
            check_database(registry)
        except (RegistryError, *_NOT_READ) as error:
            return error
        finally:
            registry.database.close()
        return None

    def _write(self, data: bytes) -> None:
        for companion in ("-wal", "-shm"):
            self.file.with_name(self.file.name + companion).unlink(missing_ok=True)
        self.file.write_bytes(data)


def _not_read() -> Iterator[type[Exception]]:
    # What the database's own driver says of a file that is no database any more: loud enough.
    from sqlalchemy.exc import SQLAlchemyError

    yield SQLAlchemyError
    yield sqlite3.Error
    yield UnicodeDecodeError


_NOT_READ = tuple(_not_read())


def run(published: Published, flips: int, seed: int) -> Counter[tuple[str, str]]:
    chance = random.Random(seed)
    database = Flipped(published.home)
    kinds: dict[str, Callable[[], str]] = {
        "tile": lambda: of_tree(published, "tile", chance),
        "bundle": lambda: of_tree(published, "bundle", chance),
        "checkpoint": lambda: of_tree(published, "checkpoint", chance),
        "proof": lambda: of_proof(published, chance),
        "database": lambda: database(chance),
    }
    seen: Counter[tuple[str, str]] = Counter()
    for number in range(flips):
        kind = TURNS[number % len(TURNS)]
        seen[kind, kinds[kind]()] += 1
    return seen


def test_any_changed_byte_is_found_or_changes_nothing_that_is_promised(published: Published) -> None:
    seen = run(published, 300, seed=20261122)
    assert sum(seen.values()) == 300
    assert seen["tile", "found"] == seen["bundle", "found"] == 60
    # Of a database file's bytes most are free space and indexes.
    for kind, least in (("checkpoint", 10), ("proof", 10), ("database", 5)):
        assert seen[kind, "found"] > least, seen


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_ten_thousand_changed_bytes_are_found_or_change_nothing_that_is_promised(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = run(published, 10_000, seed=random.SystemRandom().randrange(1 << 32))
    with capsys.disabled():
        print("\n".join(f"{kind}: {count} {what}" for (kind, what), count in sorted(seen.items())))
    assert seen["tile", "found"] == seen["bundle", "found"] == 2_000
