"""A check with a policy: the latest checkpoint is witnessed as it asks, and no known witness's line is false."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from registry.domain.verifier import ED25519, verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.log.policy_file import Policy, parse_policy
from registry.operations.check_log import Keys, verify_log
from registry.operations.check_witnesses import verify_witnesses
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.tree_under_check import TreeUnderCheck
from registry.operations.witness import Witness
from registry.transport.trees import FolderTree
from tests.interop.published_log import SeededSigner
from tests.witnessing import (
    grow,
    log_vkeys,
    make_registry,
    make_witness,
    policy_lines,
    reopened,
    use_policy,
    weakened,
    witness_at,
)


@pytest.fixture(scope="module")
def witnessed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Registry, list[Witness], Policy]:
    """A log of three checkpoints, the last two of them cosigned by two witnesses."""
    place = tmp_path_factory.mktemp("witnessed")
    registry = reopened(make_registry(place / "home"))
    witnesses = [make_witness(place / f"w{n}", f"witness.example/{n}", log_vkeys(registry)) for n in range(2)]
    with witness_at(witnesses[0]) as a, witness_at(witnesses[1]) as b:
        policy = use_policy(registry, policy_lines(list(zip(witnesses, (a, b), strict=True)), 2))
        for _ in range(2):
            grow(registry, 2)
            assert publish(registry).witnessed
    return registry, witnesses, policy


@pytest.fixture
def tree(witnessed: tuple[Registry, list[Witness], Policy], tmp_path: Path) -> Path:
    return Path(shutil.copytree(witnessed[0].tree.root, tmp_path / "tree"))


def checked(tree: Path, registry: Registry, policy: Policy | None) -> tuple[list[str], list[str]]:
    """What `sightline check` does up to the entries."""
    under = TreeUnderCheck(FolderTree(tree))
    note = under.read("checkpoint")
    origin = registry.log.origin
    keys = Keys.of(log_vkeys(registry), origin)
    _, sizes = verify_log(under, note, origin, keys)
    return verify_witnesses(under, note, sizes, keys.log, policy)


def refusal(tree: Path, registry: Registry, policy: Policy | None) -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        checked(tree, registry, policy)
    return caught.value


def test_a_witnessed_log_is_said_to_be(witnessed: tuple[Registry, list[Witness], Policy], tree: Path) -> None:
    registry, _, policy = witnessed
    assert checked(tree, registry, policy) == (["w0ed", "w0pq", "w1ed", "w1pq"], [])
    ((untold,), _) = checked(tree, registry, None)[::-1]
    assert untold.endswith("witness.example/0, witness.example/1")


def test_too_few_cosignatures_fail_the_check(
    witnessed: tuple[Registry, list[Witness], Policy], tree: Path, tmp_path: Path
) -> None:
    registry, witnesses, _ = witnessed
    third = make_witness(tmp_path / "third", "witness.example/3", log_vkeys(registry))
    places = [(w, "http://127.0.0.1:1") for w in (*witnesses, third)]
    assert checked(tree, registry, parse_policy(policy_lines(places, 2).encode()))[0]
    error = refusal(tree, registry, parse_policy(policy_lines(places, 3).encode()))
    assert error.code == "log.quorum"
    assert "w1pq" in error.message


def test_a_policy_of_other_logs_says_nothing_of_this_one(
    witnessed: tuple[Registry, list[Witness], Policy], tree: Path, tmp_path: Path
) -> None:
    registry, witnesses, _ = witnessed
    other = verifier_of(SeededSigner(ED25519, 5, "other.example")).vkey
    lines = policy_lines([(w, "http://127.0.0.1:1") for w in witnesses], 2)
    names, (untold,) = checked(tree, registry, parse_policy(f"log {other}\n{lines}".encode()))
    assert names == []
    assert registry.log.origin in untold


def rewritten(tree: Path, path: str, note: str) -> None:
    (tree / path).write_text(note)
    index = tree / "checkpoints" / "index.json"
    listed = json.loads(index.read_bytes())
    for one in listed["checkpoints"]:
        data = (tree / "checkpoints" / str(one["size"])).read_bytes()
        one["sha256"] = hashlib.sha256(data).hexdigest()
    index.write_text(json.dumps(listed, sort_keys=True, separators=(",", ":")))


@pytest.mark.parametrize("size", [3, 5])
def test_a_false_cosignature_is_found_in_every_checkpoint(
    witnessed: tuple[Registry, list[Witness], Policy], tree: Path, size: int
) -> None:
    registry, _, policy = witnessed
    note = (tree / "checkpoints" / str(size)).read_text()
    *before, last = note.splitlines(keepends=True)
    false = "".join([*before, weakened(last)])
    rewritten(tree, f"checkpoints/{size}", false)
    if size == 5:
        (tree / "checkpoint").write_text(false)
    error = refusal(tree, registry, policy)
    assert error.code == "check.differs"
    assert "the signature by 'witness.example/1' does not verify" in error.message
    assert checked(tree, registry, None)[0] == []


def test_lines_of_witnesses_may_be_added_to_the_checkpoint_later_and_none_may_be_missing(
    witnessed: tuple[Registry, list[Witness], Policy], tree: Path
) -> None:
    registry, _, policy = witnessed
    note = (tree / "checkpoint").read_text()
    lines = note.splitlines(keepends=True)
    rewritten(tree, "checkpoints/5", "".join(lines[:-2]))
    assert len(checked(tree, registry, policy)[0]) == 4
    (tree / "checkpoint").write_text("".join(lines[:-3]))
    assert "differs from checkpoints/5" in refusal(tree, registry, policy).message
    # The log's own lines are the same in both, whatever else stands there.
    assert len(read_checkpoint(note.encode())[1].lines) == 6
    own = lines[4]
    (tree / "checkpoint").write_text(note + own)
    assert "differs from checkpoints/5" in refusal(tree, registry, policy).message
