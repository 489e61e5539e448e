"""Witnesses on this machine, and a registry whose log can grow without filing anything."""

from __future__ import annotations

import base64
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.verifier import parse_vkey, verifier_of
from registry.http.witness import create_app
from registry.log.merkle import leaf_hash
from registry.log.policy_file import Policy, parse_policy
from registry.operations.create_registry import create_registry
from registry.operations.log_head import extend_head
from registry.operations.registry import Registry, open_registry
from registry.operations.witness import Witness, create_witness, open_witness
from registry.operations.witness_policy import POLICY_FILE
from registry.settings import Settings
from registry.storage import ledger
from registry.storage.values import NewEntry
from tests.lean_release import lean_release


def make_registry(root: Path) -> Registry:
    """A registry with development keys and one published entry."""
    return create_registry(root, "https://registry.example", lean_release(), Settings(), passphrase=None)


def copied(made: Path, place: Path, **settings: Any) -> Registry:
    """A copy of the registry in the folder `made`, opened."""
    shutil.copytree(made, place)
    return open_registry(place, Settings(**settings))


def reopened(registry: Registry, **settings: Any) -> Registry:
    """The same registry as a new process opens it; a witness has two seconds, unless told otherwise."""
    return open_registry(
        registry.home.root, Settings(**({"witness_seconds": 2.0} | settings)), clock=registry.clock
    )


def grow(registry: Registry, count: int = 1, mark: str = "") -> None:
    """Sequence entries that say what entry 0 says, each in other bytes."""
    start = ledger.head(registry.database, registry.log.id).size
    (first,) = ledger.entries(registry.database, registry.log.id, 0, 1)
    bodies = [
        canonical_bytes(parse_canonical(first) | {"grown": f"{mark}{number}"})
        for number in range(start, start + count)
    ]
    batch = [NewEntry(kind="test", body=body, leaf_hash=leaf_hash(body)) for body in bodies]
    ledger.append(registry.database, registry.log.id, batch, extend_head)


def log_vkeys(registry: Registry) -> list[str]:
    assert registry.keys is not None
    return [verifier_of(key).vkey for key in registry.keys.log]


def make_witness(root: Path, name: str, logs: Sequence[str]) -> Witness:
    """A witness with development keys that cosigns the logs with these keys."""
    create_witness(root, name, passphrase=None)
    (root / "witness.policy").write_text("".join(f"log {vkey}\n" for vkey in logs) + "quorum none\n")
    return open_witness(root)


def policy_lines(places: Sequence[tuple[Witness, str]], threshold: int) -> str:
    """A policy: so many of these witnesses, each by either of its keys."""
    lines, groups = [], []
    for number, (witness, url) in enumerate(places):
        for kind, vkey in zip(("ed", "pq"), witness.vkeys, strict=True):
            lines.append(f"witness w{number}{kind} {vkey} {url}")
        lines.append(f"group w{number} any w{number}ed w{number}pq")
        groups.append(f"w{number}")
    return "\n".join([*lines, f"group enough {threshold} {' '.join(groups)}", "quorum enough", ""])


def use_policy(registry: Registry, text: str) -> Policy:
    """Give the registry this policy; returns it with the log's own keys, as a checker has it."""
    (registry.home.root / POLICY_FILE).write_text(text)
    logs = "".join(f"log {vkey}\n" for vkey in log_vkeys(registry))
    return parse_policy(f"{logs}{text}".encode())


class _Quiet(WSGIRequestHandler):
    def log(self, *args: Any) -> None:
        pass


@contextmanager
def serving(app: Flask | Callable[..., Any], port: int = 0) -> Iterator[str]:
    """Serve an application on this machine; gives its address."""
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def witness_at(witness: Witness, port: int = 0) -> Iterator[str]:
    """Serve a witness; gives its address."""
    app = create_app(witness, rate=1000.0)
    app.logger.disabled = True
    with serving(app, port) as address:
        yield address


def weakened(line: str) -> str:
    """A signature line with its last bit turned."""
    name, _, blob = line.rstrip("\n").rpartition(" ")
    data = bytearray(base64.b64decode(blob))
    data[-1] ^= 1
    return f"{name} {base64.b64encode(data).decode()}\n"


__all__ = [
    "copied",
    "grow",
    "log_vkeys",
    "make_registry",
    "make_witness",
    "parse_vkey",
    "policy_lines",
    "reopened",
    "serving",
    "use_policy",
    "weakened",
    "witness_at",
]
