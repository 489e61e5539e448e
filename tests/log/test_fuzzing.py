"""Whatever the bytes: a parser reads them or refuses them with an error of this registry, and what it reads has one spelling.

`make slow` runs each with many times as many examples.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import mutated
from seeded import ORIGIN, LogKeys, SeededSigner

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, parse_vkey, verifier_of
from registry.errors import RegistryError
from registry.log.add_checkpoint import (
    AddCheckpoint,
    Seen,
    cosign_note,
    encode_size,
    parse_cosignatures,
    parse_request,
    parse_size,
    require_continues,
    verify_submission,
)
from registry.log.audit import audit, older_checkpoint
from registry.log.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint, verify_checkpoint
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.edge import Edge, load_edge, tiles_between
from registry.log.inclusion import inclusion_proof, verify_inclusion
from registry.log.merkle import leaf_hash
from registry.log.note import parse_line, parse_note, sign_note
from registry.log.policy_file import Policy, parse_policy
from registry.log.proof import TlogProof, parse_proof, verify_proof_by_policy
from registry.log.tiles import Resource, decode_bundle, decode_tile
from registry.log.tree_head import TreeHead, parse_decimal, parse_tree_head
from tests.in_memory import encode_bundle, node_reader, parse_path, root_of

NOW = 1_800_000_000
KEYS = LogKeys(SeededSigner(ORIGIN, ED25519, 1), SeededSigner(ORIGIN, MLDSA44, 2))
WITNESSES = [
    SeededSigner("witness.example/a", COSIGNATURE_ED25519, 41),
    SeededSigner("witness.example/b", MLDSA44, 42),
    SeededSigner("witness.example/c", COSIGNATURE_ED25519, 43),
]
ENTRIES = [b"entry %d" % number for number in range(300)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
NODE = node_reader(LEAVES)
HEAD = TreeHead(ORIGIN, 300, root_of(LEAVES))
CHECKPOINT = sign_checkpoint(HEAD, KEYS.signers, NOW)
COSIGNED = sign_note(HEAD.text, [*KEYS.signers, *WITNESSES], NOW).encode()
PROOF = TlogProof(137, tuple(inclusion_proof(137, 300, NODE)), COSIGNED, b"context")
REQUEST = AddCheckpoint(100, tuple(consistency_proof(100, 300, NODE)), CHECKPOINT)
POLICY = "\n".join(
    [
        "# whom to believe",
        *(f"log {key.vkey} https://registry.example/log/2027" for key in KEYS.verifiers),
        *(f"witness {w.name[-1]} {verifier_of(w).vkey}" for w in WITNESSES),
        "",
        "group two 2 a b c",
        "group all any two",
        "quorum all",
        "",
    ]
).encode()
SHORT_NOTE = sign_note("a text\n\nwith two parts\n", [SeededSigner("a.example", ED25519, 7)]).encode()
PUBLISHED = {
    name: json.loads((Path(__file__).parent / "vectors" / f"{name}.json").read_text())
    for name in ("notes", "policies", "tile_paths", "tlog_proofs", "witness_transcript")
}

DEPTHS = [
    pytest.param(300, id="short"),
    pytest.param(20_000, id="long", marks=[pytest.mark.slow, pytest.mark.timeout(1800)]),
]
T = TypeVar("T")


def run(check: Callable[..., None], depth: int, **given_: st.SearchStrategy[Any]) -> None:
    """Run `check` on `depth` examples."""
    tuned = settings(max_examples=depth, deadline=None, suppress_health_check=list(HealthCheck))
    tuned(given(**given_)(check))()


def answered(action: Callable[[], T], codes: str) -> T | None:
    """What an action gives, or None where it refuses with a code that begins so."""
    try:
        return action()
    except RegistryError as error:
        refusal = error.code
    assert refusal.startswith(codes)
    return None


def text(raw: bytes) -> str:
    """Bytes as a command line or a file name brings them: what is no UTF-8 is a lone surrogate."""
    return raw.decode("utf-8", "surrogateescape")


def bundle(raw: bytes) -> bytes:
    """The first byte says how many entries the path names, the rest is the file."""
    return raw[:1] + encode_bundle(decode_bundle(raw[1:], Resource(None, 0, int.from_bytes(raw[:1]))))


def tile(raw: bytes) -> bytes:
    """The first byte says how many hashes the path names, the rest is the file."""
    return raw[:1] + b"".join(decode_tile(raw[1:], Resource(0, 0, int.from_bytes(raw[:1]))))


def printed(policy: Policy) -> bytes:
    """A policy in the shortest form that states it."""
    lines = [f"log {log.verifier.vkey} {log.url}".rstrip(" ") for log in policy.logs]
    lines += [f"witness {w.name} {w.verifier.vkey} {w.url}".rstrip(" ") for w in policy.witnesses]
    lines += [f"group {g.name} {g.threshold} {' '.join(g.members)}" for g in policy.groups]
    return "\n".join([*lines, f"quorum {policy.quorum}", ""]).encode("utf-8", "surrogateescape")


SPELLED: dict[str, tuple[Callable[[bytes], bytes], list[bytes]]] = {
    "note": (
        lambda raw: parse_note(raw).encode(),
        [CHECKPOINT, SHORT_NOTE, *(row[2].encode() for row in PUBLISHED["notes"]["notes"])],
    ),
    "signature line": (
        lambda raw: str(parse_line(text(raw))).encode()[:-1],
        [line for line in COSIGNED.split(b"\n") if "—".encode() in line and len(line) < 300],
    ),
    "verifier key": (
        lambda raw: parse_vkey(text(raw)).vkey.encode(),
        [row[1].encode() for row in PUBLISHED["notes"]["vkeys"]] + [KEYS.verifiers[1].vkey.encode()],
    ),
    "tree head": (
        lambda raw: parse_tree_head(text(raw)).text.encode(),
        [HEAD.text.encode(), TreeHead("o", 2**63 - 1, bytes(32), ("one", "two words")).text.encode()]
        + [row[2].encode() for row in PUBLISHED["notes"]["refused_tree_heads"]],
    ),
    "checkpoint": (lambda raw: read_checkpoint(raw)[1].encode(), [CHECKPOINT, COSIGNED]),
    "decimal": (
        lambda raw: str(parse_decimal(text(raw), "log.tree_head", "it")).encode(),
        [b"0", b"1", b"10", b"9223372036854775807"],
    ),
    "bundle": (
        bundle,
        [bytes([count]) + encode_bundle(ENTRIES[:count]) for count in (3, 1, 2, 255)]
        + [b"\4" + encode_bundle([b""] * 4)],
    ),
    "tile": (tile, [bytes([count]) + b"".join(LEAVES[:count]) for count in (3, 1, 2, 255)]),
    "proof": (
        lambda raw: parse_proof(raw).encode(),
        [PROOF.encode(), TlogProof(0, (), CHECKPOINT).encode()]
        + [row[5].encode() for row in PUBLISHED["tlog_proofs"]["written"]],
    ),
    "add-checkpoint request": (
        lambda raw: parse_request(raw).encode(),
        [REQUEST.encode(), AddCheckpoint(0, (), CHECKPOINT).encode()]
        + [row[2].encode() for row in PUBLISHED["witness_transcript"]["rounds"]],
    ),
    "size in a conflict": (
        lambda raw: encode_size(parse_size(raw)),
        [b"0\n", b"5\n", b"9223372036854775807\n"],
    ),
}


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("form", SPELLED)
def test_what_is_read_has_one_spelling_and_the_rest_is_refused(form: str, depth: int) -> None:
    again, seeds = SPELLED[form]
    accepted = 0
    for seed in seeds[:1]:
        assert again(seed) == seed

    def check(raw: bytes) -> None:
        nonlocal accepted
        try:
            written = again(raw)
        except RegistryError:
            return
        assert written == raw
        accepted += 1

    run(check, depth, raw=mutated(seeds))
    assert accepted > 1, "no example was read: the test proves nothing"


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_policy_that_is_read_means_the_same_when_it_is_printed_and_read_again(depth: int) -> None:
    seeds = [POLICY, b"quorum none\n", *(row[3].encode() for row in PUBLISHED["policies"]["policies"])]
    accepted = 0

    def check(raw: bytes) -> None:
        nonlocal accepted
        policy = answered(lambda: parse_policy(raw), "log.policy")
        if policy is None:
            return
        assert parse_policy(printed(policy)) == policy
        assert policy.satisfied(policy.witness_keys)
        assert policy.satisfied([]) is (policy.quorum == "none")
        accepted += 1

    run(check, depth, raw=mutated(seeds))
    assert accepted > 1


TRUST = parse_policy(POLICY)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_changed_checkpoint_that_still_verifies_states_the_same(depth: int) -> None:
    def check(raw: bytes) -> None:
        try:
            checkpoint = verify_checkpoint(raw, ORIGIN, KEYS.verifiers, TRUST.witness_keys)
        except RegistryError:
            return
        assert checkpoint.head == HEAD

    run(check, depth, raw=mutated([CHECKPOINT, COSIGNED]))


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_changed_proof_that_still_verifies_proves_the_same(depth: int) -> None:
    def check(raw: bytes, leaf: int) -> None:
        try:
            proof = parse_proof(raw)
            checkpoint = verify_proof_by_policy(proof, ENTRIES[leaf], TRUST)
        except RegistryError:
            return
        assert (leaf, checkpoint.head, proof.index, proof.path) == (137, HEAD, 137, PROOF.path)

    run(check, depth, raw=mutated([PROOF.encode()]), leaf=st.sampled_from([137, 137, 137, 0, 136]))


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_changed_request_that_a_witness_would_cosign_submits_the_same_tree(depth: int) -> None:
    seen = Seen(100, root_of(LEAVES[:100]))

    def check(raw: bytes) -> None:
        def judged() -> Checkpoint:
            request = parse_request(raw)
            checkpoint = verify_submission(request, KEYS.verifiers)
            require_continues(request, checkpoint.head, seen)
            return checkpoint

        checkpoint = answered(judged, "witness.")
        if checkpoint is None:
            return
        assert checkpoint.head == HEAD
        note, answer = cosign_note(checkpoint, WITNESSES[:1], NOW)
        assert parse_note(note.encode()) == note
        assert parse_cosignatures(answer, HEAD.text, TRUST.witness_keys)

    run(check, depth, raw=mutated([REQUEST.encode()]))


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_changed_answer_of_a_witness_that_is_taken_holds_a_cosignature_of_this_checkpoint(
    depth: int,
) -> None:
    lines = sign_note(HEAD.text, WITNESSES, NOW).lines
    right = "".join(map(str, lines)).encode()

    def check(raw: bytes) -> None:
        taken = answered(lambda: parse_cosignatures(raw, HEAD.text, TRUST.witness_keys), "witness.answer")
        assert set(taken or []) <= set(lines)

    run(check, depth, raw=mutated([right, str(lines[0]).encode()]))


@pytest.mark.parametrize("depth", DEPTHS)
def test_no_changed_path_leads_to_a_root(depth: int) -> None:
    """Indexes, sizes and hashes that are not those of the tree: refused by the error of this registry, never believed."""
    hashes = st.sampled_from([*LEAVES[:8], HEAD.root, bytes(32), b"", bytes(31), bytes(33)])
    numbers = st.integers(-1, 320) | st.sampled_from([2**63 - 1, 2**63, 2**64])

    def check(index: int, size: int, path: list[bytes], other: int) -> None:
        with pytest.raises(RegistryError):
            verify_inclusion(index, size, LEAVES[9], path, HEAD.root)
        old_root = root_of(LEAVES[: min(max(other, 0), 299)])
        try:
            verify_consistency(other, size, path, old_root, HEAD.root)
        except RegistryError:
            return
        # From the empty tree nothing is claimed; what is claimed of this root is right only for the empty path.
        assert other == 0
        assert not path

    run(check, depth, index=numbers, size=numbers, path=st.lists(hashes, max_size=12), other=numbers)


def published(sizes: list[int], entries: list[bytes]) -> dict[str, bytes]:
    """Every file of a log that was published at each of the sizes; a file written twice has the same bytes."""
    files: dict[str, bytes] = {}
    edge = Edge()
    for size in sizes:
        for resource, data in tiles_between(edge, entries[edge.size : size]):
            assert files.setdefault(resource.path, data) == data
        edge = load_edge(size, edge.range().root(), files.get) if size else edge
    return files


@pytest.mark.parametrize("depth", [pytest.param(1, id="short"), pytest.param(40, id="long", marks=[
    pytest.mark.slow, pytest.mark.timeout(1800)])])  # fmt: skip
def test_any_split_of_a_log_beyond_65_536_entries_gives_the_same_bytes(depth: int) -> None:
    """Published at any sizes, restarted from its files in between: what both have is equal, and shorter is a prefix."""
    last = 66_000
    entries = [b"%d" % number for number in range(last)]
    once = published([last], entries)

    def check(cuts: list[int]) -> None:
        files = published([*sorted(set(cuts)), last], entries)
        assert {path: files[path] for path in once} == once
        for path in files.keys() - once.keys():
            resource = parse_path(path)
            wider = next(
                other
                for width in range(resource.width + 1, 257)
                if (other := once.get(resource.with_width(width).path)) is not None
            )
            assert wider.startswith(files[path])

    run(check, depth, cuts=st.lists(st.integers(1, last - 1), min_size=8, max_size=8))


@pytest.mark.parametrize("depth", [pytest.param(60, id="short"), pytest.param(6_000, id="long", marks=[
    pytest.mark.slow, pytest.mark.timeout(1800)])])  # fmt: skip
def test_an_audit_of_damaged_files_ends_with_faults_and_never_with_an_error(depth: int) -> None:
    """Any bytes in any file: the audit says what is wrong, without an exception, unless nothing was changed."""
    files = published([137, 300], ENTRIES)
    older = {137: root_of(LEAVES[:137])}
    assert list(audit(300, HEAD.root, files.get, older)) == []

    def check(data: st.DataObject) -> None:
        damaged = dict(files)
        for _ in range(data.draw(st.integers(1, 3))):
            path = data.draw(st.sampled_from(sorted(files)))
            damaged[path] = data.draw(mutated([files[path]]))
        faults = list(audit(300, HEAD.root, damaged.get, older))
        changed = {path for path in files if damaged[path] != files[path]}
        assert bool(faults) is bool(changed)
        assert {fault.path for fault in faults} <= {*files, "checkpoint", older_checkpoint(137)}

    run(check, depth, data=st.data())
