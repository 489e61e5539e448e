"""Somebody changes what the registry keeps between a signature and the next use of it: nothing of that is signed or shown."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, Response, request

from registry.errors import RegistryError
from registry.log.add_checkpoint import parse_request
from registry.log.checkpoint import read_checkpoint
from registry.operations import publish as publishing
from registry.operations.check_database import check_database
from registry.operations.publish import finish_publication, publish
from registry.operations.registry import Registry, open_registry
from registry.operations.republish import REPUBLISH_AFTER
from registry.storage import ledger
from tests.witnessing import (
    copied,
    grow,
    log_vkeys,
    make_witness,
    policy_lines,
    serving,
    use_policy,
    witness_at,
)


@pytest.fixture
def registry(new_home: Path, tmp_path: Path) -> Registry:
    return copied(new_home, tmp_path / "home", witness_seconds=2.0)


def code_of(call: object) -> str:
    assert callable(call)
    with pytest.raises(RegistryError) as caught:
        call()
    return caught.value.code


def rewrite(registry: Registry, table: str, column: str, value: object) -> None:
    """Change the newest row of a table, as whoever has the file in hand can."""
    with closing(sqlite3.connect(registry.home.database)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        newest = f"(SELECT max(id) FROM {table})"
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = {newest}", (value,))


def flipped(text: str) -> str:
    """The last signature of these lines, with one bit changed."""
    head, last = text.rstrip("\n").rsplit(" ", 1)
    raw = bytearray(base64.b64decode(last))
    raw[-1] ^= 1
    return f"{head} {base64.b64encode(raw).decode()}\n"


@pytest.fixture
def asked(registry: Registry, tmp_path: Path) -> Iterator[list[bytes]]:
    """The checkpoints that a witness, which cosigns nothing, was sent."""
    app, sent = Flask("recording"), list[bytes]()

    @app.post("/add-checkpoint")
    def add() -> Response:
        sent.append(parse_request(request.get_data()).checkpoint)
        return Response("busy\n", 503)

    witness = make_witness(tmp_path / "w", "witness.example/0", log_vkeys(registry))
    with serving(app) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        yield sent


def test_a_root_that_was_changed_in_database_and_tree_is_not_signed_again(
    registry: Registry, asked: list[bytes]
) -> None:
    grow(registry)
    head, _ = read_checkpoint(publish(registry).note)
    forged = bytes(32)
    shown = registry.tree.read("checkpoint")
    changed = shown.replace(base64.b64encode(head.root), base64.b64encode(forged))
    for path in ("checkpoint", f"checkpoints/{head.size}"):
        registry.tree.replace(path, changed)
    rewrite(registry, "checkpoint", "root", forged)
    asked.clear()
    registry.clock = lambda: datetime.now(UTC) + timedelta(seconds=REPUBLISH_AFTER)
    assert code_of(lambda: publish(registry)) == "publish.verify"
    assert registry.tree.read("checkpoint") == changed
    assert {read_checkpoint(note)[0].root for note in asked} <= {head.root}, "a witness was shown a fork"


def interrupted(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A publication that ends when all is signed and cosigned, and before anything of it is public; what was public."""

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    grow(registry)
    public = registry.tree.read("checkpoint")
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "show", dies)
        with pytest.raises(KeyboardInterrupt):
            publish(registry)
    assert registry.tree.read("checkpoint") == public
    return public


@pytest.mark.parametrize("finish", [publish, finish_publication])
def test_a_note_that_was_changed_before_it_was_public_is_not_shown(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, finish: object
) -> None:
    assert callable(finish)
    public = interrupted(registry, monkeypatch)
    latest = ledger.latest_checkpoint(registry.database, registry.log.id)
    assert latest is not None
    rewrite(registry, "checkpoint", "note", flipped(latest.note))
    again = open_registry(registry.home.root, registry.settings)
    assert code_of(lambda: finish(again)) == "publish.verify"
    assert again.tree.read("checkpoint") == public
    rewrite(registry, "checkpoint", "note", latest.note)
    finish(again)
    assert read_checkpoint(again.tree.read("checkpoint"))[0].size == latest.size


def test_a_cosignature_that_was_changed_before_it_was_public_is_not_shown(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    witness = make_witness(tmp_path / "w", "witness.example/0", log_vkeys(registry))
    with witness_at(witness) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        public = interrupted(registry, monkeypatch)
        with closing(sqlite3.connect(registry.home.database)) as connection:
            (line,) = connection.execute("SELECT line FROM cosignature ORDER BY id DESC LIMIT 1").fetchone()
        rewrite(registry, "cosignature", "line", flipped(line))
        again = open_registry(registry.home.root, registry.settings)
        assert code_of(lambda: publish(again)) == "publish.verify"
        assert again.tree.read("checkpoint") == public
        rewrite(registry, "cosignature", "line", line)
        assert publish(again).witnessed is True


def test_the_check_of_the_database_verifies_what_its_witnesses_wrote(
    registry: Registry, tmp_path: Path
) -> None:
    witness = make_witness(tmp_path / "w", "witness.example/0", log_vkeys(registry))
    with witness_at(witness) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        publish(registry)
    check_database(registry)
    with closing(sqlite3.connect(registry.home.database)) as connection:
        (line,) = connection.execute("SELECT line FROM cosignature ORDER BY id DESC LIMIT 1").fetchone()
    rewrite(registry, "cosignature", "line", flipped(line))
    assert code_of(lambda: check_database(registry)) == "database.differs"
