"""Whatever stands in a document of a log: a parser reads it, or refuses it with an error of this registry.

Of a document that holds, one value is put in another's place, or bytes are changed; `make slow` tries many times as many. The
formats of the log itself are fuzzed in `tests/log/test_fuzzing.py`.
"""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.domain.assessment import read_assessment
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.committed_form import read_committed
from registry.domain.decision import read_statement, stated_at
from registry.domain.verifier import ED25519
from registry.errors import RegistryError
from registry.log.tiles import decode_bundle
from registry.operations.act_forms import read_openings
from registry.operations.check_log import read_index
from registry.operations.tree_under_check import TreeUnderCheck
from registry.operations.trust import read_key_files
from registry.signing.dsse import unverified_payload
from registry.signing.keys import generate_key, load_key, save_key
from tests.in_memory import parse_path

SEED = 20261122
DEPTHS = [
    pytest.param(400, id="short"),
    pytest.param(30_000, id="long", marks=[pytest.mark.slow, pytest.mark.timeout(1800)]),
]
OTHERS: list[Any] = [
    None, True, False, 0, -1, 1, 2**53 - 1, -(2**53 - 1), "", "a", "0" * 64, "2026-02-30", "9999-12-31T23:59:59Z", "\u2028",
    [], [[]], [None], {}, {"a": 1}, {"state": "given"}, ["a", "a"], "../..", "[" * 50, {"size": []},
]  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a document."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from places(item, (*path, key))


def changed(document: Any, chance: random.Random) -> Any:
    """A copy with one value replaced, left out or put there twice."""
    copy = json.loads(json.dumps(document))
    path = chance.choice(list(places(copy)))
    other = chance.choice(OTHERS)
    if not path:
        return other
    held = copy
    for step in path[:-1]:
        held = held[step]
    how = chance.randrange(5)
    if how == 0:
        del held[path[-1]]
    elif how == 1 and isinstance(held, list):
        held.append(held[path[-1]])
    elif how == 1:
        held[chance.choice(["a", "format", "\u00e9"])] = other
    else:
        held[path[-1]] = other
    return copy


def torn(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut or doubled."""
    at = chance.randrange(len(data) + 1)
    to = min(len(data), at + chance.randrange(1, 20))
    middle = chance.choice(
        [b"", data[at:to] * 2, chance.randbytes(to - at), b'"', b"\xff", b"\n", b"{", b"0"]
    )
    return data[:at] + middle + data[to:]


def bodies(home: Path) -> Iterator[bytes]:
    for tree in sorted((home / "public").iterdir()):
        for path in sorted(tree.glob("tile/entries/**/*")):
            if path.is_file():
                resource = parse_path(path.relative_to(tree).as_posix())
                yield from decode_bundle(path.read_bytes(), resource)


@pytest.fixture(scope="module")
def documents(demo_home: Path, lived_home: Path) -> dict[str, list[bytes]]:
    """Documents of each kind that hold."""
    envelopes = [*bodies(demo_home), *bodies(lived_home)]
    statements: dict[str, bytes] = {}
    for body in envelopes:
        payload = base64.b64decode(json.loads(body)["payload"])
        statements.setdefault(json.loads(payload)["predicateType"], payload)
    public = next((demo_home / "public").iterdir())
    opening = {"path": "reason", "salt": "00" * 32, "value": "words", "withheld": None}
    return {
        "statement": list(statements.values()),
        "envelope": envelopes[:3],
        "record": [p.read_bytes() for p in sorted(public.glob("records/*.json"))[:3]],
        "assessment": [p.read_bytes() for p in sorted(public.glob("assessments/*.json"))[:3]],
        "index": [(public / "checkpoints/index.json").read_bytes()],
        "openings": [canonical_bytes({"format": "sightline-act-openings-v1", "openings": [opening] * 2})],
    }


def index(data: bytes) -> object:
    class Source:
        place = "here"

        def read(self, path: str) -> bytes:
            return data

    return read_index(TreeUnderCheck(Source()))  # type: ignore[arg-type]


PARSERS: dict[str, tuple[Callable[[bytes], object], ...]] = {
    "statement": (read_statement, stated_at),
    "envelope": (unverified_payload,),
    "record": (read_committed,),
    "assessment": (read_assessment,),
    "index": (index,),
    "openings": (read_openings,),
}


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("kind", PARSERS)
def test_a_document_is_read_or_refused_by_a_code(
    documents: dict[str, list[bytes]], kind: str, depth: int
) -> None:
    chance = random.Random(SEED)
    refused = 0
    for read in PARSERS[kind]:
        for data in documents[kind]:
            read(data)
        for _ in range(depth):
            data = chance.choice(documents[kind])
            other = (
                torn(data, chance)
                if chance.random() < 0.3
                else canonical_bytes(changed(parse_canonical(data), chance))
            )
            try:
                read(other)
            except RegistryError:
                refused += 1
            except Exception as error:
                raise AssertionError(f"{read.__name__}: {other!r}") from error
    assert refused > depth // 4


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_file_of_keys_is_read_or_refused_by_a_code(tmp_path: Path, demo_home: Path, depth: int) -> None:
    chance = random.Random(SEED)
    (tmp_path / "made").mkdir(mode=0o700)
    private = tmp_path / "made" / "own.key"
    save_key(generate_key("own.example/log", ED25519, development=True), private, None)
    public = demo_home / "trust" / "registry.vkeys"
    file = tmp_path / "made" / "changed"
    for source, read in ((public, lambda: read_key_files([file])), (private, lambda: load_key(file, None))):
        for _ in range(depth):
            file.write_bytes(torn(source.read_bytes(), chance))
            file.chmod(0o600)
            try:
                read()
            except RegistryError:
                pass
            except Exception as error:
                raise AssertionError(f"{source.name}: {file.read_bytes()!r}") from error
