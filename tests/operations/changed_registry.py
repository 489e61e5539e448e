"""A registry that has grown by several checkpoints and is cosigned, as bytes that tests change and check again and again."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.domain.tree_layout import CHECKPOINT
from registry.domain.verifier import COSIGNATURE_ED25519, verifier_of
from registry.log.checkpoint import read_checkpoint
from registry.log.note import Note, SignatureLine, parse_note, sign_note
from registry.log.policy_file import Policy, parse_policy
from registry.operations.assess import wasm_engine
from registry.operations.check import Report, check_tree
from registry.operations.file_record import file_records
from registry.operations.prove import prove
from registry.operations.publish import publish
from registry.operations.registry import SigningKeys, open_registry
from registry.operations.trust import read_key_files
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.settings import Settings
from registry.transport.trees import missing
from tests.operations.test_check import tree_of
from tests.operations.test_file_record import submission

Files = dict[str, bytes]
GREASE = SignatureLine("nobody.example/grease", b"\x01\x02\x03\x04", b"\x07" * 40)


@dataclass(frozen=True)
class Witness:
    """A witness whose key is 32 times one byte."""

    name: str
    seed: int
    key_type: int = COSIGNATURE_ED25519

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)

    @property
    def public_key(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


WITNESSES = (Witness("witness.example/one", 61), Witness("witness.example/two", 62))


@dataclass
class RememberingEngine:
    """An engine that computes each assessment once: what tests change is seldom what it reads."""

    engine: Engine
    known: dict[tuple[str, str], bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def version(self) -> str:
        return self.engine.version

    def assess(self, facts: bytes, law_date: Mapping[str, Any]) -> bytes:
        asked = (hashlib.sha256(facts).hexdigest(), repr(law_date))
        if asked not in self.known:
            self.known[asked] = self.engine.assess(facts, law_date)
        return self.known[asked]


_ENGINES: dict[str, RememberingEngine] = {}


def engine_for(bundle: Bundle) -> Engine:
    return _ENGINES.setdefault(bundle.digest, RememberingEngine(wasm_engine(bundle)))


class BytesTree:
    """A tree of which only the files in hand exist."""

    place = "tree"

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def read(self, path: str) -> bytes:
        if path not in self._files:
            raise missing(f"{self.place}/{path}")
        return self._files[path]

    def files(self) -> Iterator[str]:
        return iter(sorted(self._files))

    @contextmanager
    def held(self) -> Iterator[str | None]:
        yield None


@dataclass(frozen=True, repr=False)
class Published:
    """One log as it is published, who is trusted for it, and the keys that made it."""

    home: Path
    origin: str
    files: Files
    keys: list[str]
    policy: Policy
    signing: SigningKeys
    proofs: tuple[tuple[bytes, bytes], ...]
    """Entries with their proofs."""

    @property
    def size(self) -> int:
        return read_checkpoint(self.files[CHECKPOINT])[0].size

    def check(self, files: Files) -> Report:
        return check_tree(BytesTree(files), self.keys, engine_for, policy=self.policy)

    def known(self, note: Note) -> list[SignatureLine]:
        """The lines that somebody who is trusted signed, in an order of their own."""
        verifiers = [verifier_of(key) for key in (*self.signing.log, *WITNESSES)]
        ids = {(verifier.name, verifier.key_id) for verifier in verifiers}
        return sorted((line for line in note.lines if (line.name, line.key_id) in ids), key=str)


def grow(demo_home: Path, folder: Path) -> Published:
    """A copy of the demonstration that published two more checkpoints, the last of them cosigned."""
    passing = shutil.ignore_patterns("*.db-shm", "*.db-wal")
    home = Path(shutil.copytree(demo_home, folder / "grown", ignore=passing))
    registry = open_registry(home, Settings())
    for name in ("one", "two"):
        list(file_records(registry, [submission(name)]))
        publish(registry)
    origin, signing = registry.log.origin, registry.signing_keys()
    registry.database.close()
    with sqlite3.connect(home / "registry.db") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    tree = tree_of(home)
    note = parse_note((tree / CHECKPOINT).read_bytes())
    cosigned = sign_note(note.text, WITNESSES, 1_900_000_000)
    (tree / CHECKPOINT).write_bytes(Note(note.text, (*note.lines, *cosigned.lines, GREASE)).encode())
    files = {
        path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()
    }
    lines = [f"log {verifier_of(key).vkey}\n" for key in signing.log]
    lines += [f"witness w{n} {verifier_of(witness).vkey}\n" for n, witness in enumerate(WITNESSES)]
    policy = parse_policy("".join([*lines, "group both all w0 w1\n", "quorum both\n"]).encode())
    proofs = tuple(prove(registry.tree, index) for index in range(read_checkpoint(files[CHECKPOINT])[0].size))
    keys = read_key_files([home / "trust" / "registry.vkeys"])
    return Published(home, origin, files, keys, policy, signing, proofs)
