"""One registry through many faults: everything that it ever acknowledged or showed, and what must hold of it after each."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

from pydantic import SecretStr

from registry.domain.canonical import parse_canonical
from registry.domain.decision import read_statement
from registry.domain.tree_layout import CHECKPOINT
from registry.log.checkpoint import read_checkpoint
from registry.operations.check import check_tree
from registry.operations.registry import Registry, open_registry
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage import ledger
from registry.transport.trees import FolderTree
from tests.faults.prepared import Prepared, Run
from tests.operations.changed_registry import engine_for
from tests.operations.test_check import tree_of

ACKNOWLEDGED = re.compile(r"^(?P<id>[a-z0-9-]+) version 1: entry (?P<index>\d+),", re.MULTILINE)
CODE = re.compile(r"\[[a-z]+\.[a-z_]+\]")


class Life:
    """One registry through many faults, with everything that it ever acknowledged or showed."""

    def __init__(self, home: Path, prepared: Prepared) -> None:
        self.home, self.prepared = home, prepared
        self.acknowledged: dict[str, int] = {}
        self.filed: list[str] = []
        self.interrupted: list[str] = []
        self.roots: dict[int, bytes] = {}
        self.address: str | None = None
        """Another database than the registry's own."""
        self.go_on()

    @property
    def env(self) -> dict[str, str]:
        """What tells a command which database it works on."""
        return {"SIGHTLINE_DATABASE": self.address} if self.address is not None else {}

    def opened(self) -> Registry:
        """The registry, opened here with its keys."""
        address = SecretStr(self.address) if self.address is not None else None
        return open_registry(self.home, Settings(database=address))

    def file(self, names: list[str]) -> list[str]:
        """The command that files these deployments and publishes."""
        file = self.home.with_name(f"{self.home.name}-records.ndjson")
        bodies = [{"id": n, "operator": {"name": "Body"}, "place": {"country": "GB"}} for n in names]
        file.write_text("".join(json.dumps(body) + "\n" for body in bodies))
        return ["file", str(file), "--home", str(self.home)]

    def new(self) -> list[str]:
        """The names of two deployments that nobody filed yet."""
        names = [f"d-{len(self.filed) + i}" for i in range(2)]
        self.filed += names
        return names

    def suffer(self, *injection: str, calls: str) -> Run:
        """File two more under strace; what must hold at once is looked at, `go_on` looks at the rest."""
        names = self.new()
        self.interrupted += names
        run = self.prepared.run(self.file(names), *injection, calls=calls, env=self.env)
        assert "Traceback" not in run.output, run.output
        self.heard(run)
        self.see()
        return run

    def go_on(self) -> None:
        """Start again without a fault and file what was interrupted; then everything must hold."""
        names, self.interrupted = self.interrupted or self.new(), []
        run = self.prepared.run(self.file(names), env=self.env)
        assert run.code == 0, run.output
        self.heard(run)
        self.must_hold()

    def heard(self, run: Run) -> None:
        for found in ACKNOWLEDGED.finditer(run.output):
            assert found["id"] not in self.acknowledged, f"{found['id']} was filed twice"
            self.acknowledged[found["id"]] = int(found["index"])

    def see(self) -> None:
        """Remember each checkpoint that is public now; one size has one root, for ever."""
        tree = tree_of(self.home)
        for path in [tree / CHECKPOINT, *(tree / "checkpoints").glob("[0-9]*")]:
            head, _ = read_checkpoint(path.read_bytes())
            assert self.roots.setdefault(head.size, head.root) == head.root, f"a fork at size {head.size}"

    def must_hold(self) -> None:
        """Everything filed is in the log once, where it was acknowledged; the log checks, and grew from what was shown."""
        self.see()
        registry = self.opened()
        try:
            head = ledger.head(registry.database, registry.log.id)
            for known in ledger.checkpoints(registry.database, registry.log.id):
                assert self.roots.setdefault(known.size, known.root) == known.root
            stated: dict[str, list[int]] = {}
            for index, body in enumerate(ledger.entries(registry.database, registry.log.id, 0, head.size)):
                statement = read_statement(base64.b64decode(parse_canonical(body)["payload"]))
                if statement.decision is not None:
                    stated.setdefault(statement.decision.deployment, []).append(index)
        finally:
            registry.database.close()
        assert {name: len(indices) for name, indices in stated.items()} == dict.fromkeys(self.filed, 1)
        for name, index in self.acknowledged.items():
            assert stated[name] == [index], f"{name} was acknowledged as entry {index}"
        report = check_tree(
            FolderTree(tree_of(self.home)),
            read_key_files([self.home / "trust" / "registry.vkeys"]),
            engine_for,
        )
        assert report.problem is None, report.problem
        assert report.size == head.size
