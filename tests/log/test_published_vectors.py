"""What others published about these formats, and what holds of it here; each file of vectors/ names its source."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.edge import Edge, tiles_between
from registry.log.inclusion import verify_inclusion
from registry.log.merkle import EMPTY_ROOT, complete_root, leaf_hash, node_hash
from registry.log.note import parse_line, parse_note, verify_note
from registry.log.policy_file import parse_policy
from registry.log.proof import TlogProof, parse_proof
from registry.log.reader import TileNodes, read_bundle, read_tile
from registry.log.tiles import TILE_WIDTH, Resource, resources_of
from registry.log.tree_head import TreeHead, parse_tree_head
from tests.in_memory import node_reader, parse_path


def vectors(name: str) -> Any:
    return json.loads((Path(__file__).parent / "vectors" / f"{name}.json").read_text(encoding="utf-8"))


def decoded(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


NOTES = vectors("notes")
PATHS = vectors("tile_paths")
PROOFS = vectors("tlog_proofs")
POLICIES = vectors("policies")
TESSERA = vectors("tessera_log")
TRANSCRIPT = vectors("witness_transcript")


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parent / "vectors").glob("*.json")), ids=lambda f: f.stem
)
def test_every_file_of_vectors_names_where_they_come_from_and_their_licence(file: Path) -> None:
    said = json.loads(file.read_text(encoding="utf-8"))
    sources = (
        list(said["sources"].values())
        if "sources" in said
        else [said["source"] + " " + said.get("licence", "")]
    )
    assert all(
        any(name in source for name in ("Apache-2.0", "BSD-3-Clause", "CC BY 4.0")) for source in sources
    )


# Notes and keys.


@pytest.mark.parametrize("vkey", [vkey for _, vkey in NOTES["vkeys"]], ids=lambda vkey: vkey.split("+")[0])
def test_a_published_key_is_read_and_written_the_same(vkey: str) -> None:
    assert parse_vkey(vkey).vkey == vkey


@pytest.mark.parametrize("vkey", [vkey for *_, vkey in NOTES["refused_vkeys"]], ids=lambda vkey: vkey[:40])
def test_a_key_that_its_publisher_refuses_is_refused(vkey: str) -> None:
    with pytest.raises(RegistryError, match="key"):
        parse_vkey(vkey)


def manglings(text: str) -> Iterator[str]:
    """Every proper part of a text, and the text with each byte counted up by one."""
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            if end - start < len(text):
                yield text[start:end]
    for at, char in enumerate(text):
        yield f"{text[:at]}{chr(ord(char) + 1)}{text[at + 1 :]}"


# The ML-DSA-44 key is 20 times as long and would take 400 times as long.
@pytest.mark.parametrize(
    "vkey", [vkey for _, vkey in NOTES["vkeys"] if len(vkey) < 200], ids=lambda v: v.split("+")[0]
)
def test_no_part_of_a_key_and_no_key_with_a_byte_counted_up_is_a_key(vkey: str) -> None:
    for mangled in manglings(vkey):
        with pytest.raises(RegistryError) as refusal:
            parse_vkey(mangled)
        assert refusal.value.code == "key.vkey"


@pytest.mark.parametrize(
    ("signers", "text"), [note[1:] for note in NOTES["notes"]], ids=lambda part: part[:20]
)
def test_a_published_note_is_signed_by_those_it_names(signers: str, text: str) -> None:
    known = [parse_vkey(vkey) for _, vkey in NOTES["vkeys"]]
    note = parse_note(text.encode())
    assert [signature.verifier.name for signature in verify_note(note, known)] == signers.split()
    assert note.encode().decode() == text


@pytest.mark.parametrize("text", [note[2] for note in NOTES["notes"]], ids=lambda text: text[:20])
def test_no_mangling_of_a_note_passes_for_another(text: str) -> None:
    """Whatever is cut away or counted up: it is refused, or the text and its known signers are the same."""
    known = [parse_vkey(vkey) for _, vkey in NOTES["vkeys"]]
    whole = parse_note(text.encode())
    raw = text.encode()
    cut = (raw[start:end] for start in (0, 1, 5, len(whole.text)) for end in range(start, len(raw)))
    counted = (raw[:at] + bytes([raw[at] + 1 & 0xFF]) + raw[at + 1 :] for at in range(len(raw)))
    for mangled in (*cut, *counted):
        try:
            note = parse_note(mangled)
            verify_note(note, known)
        except RegistryError:
            continue
        assert note.text == whole.text
        assert set(note.lines) & set(whole.lines)


@pytest.mark.parametrize("text", [head[2] for head in NOTES["refused_tree_heads"]], ids=repr)
def test_a_tree_head_that_its_publisher_or_the_specification_refuses_is_refused(text: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        parse_tree_head(text)
    assert refusal.value.code == "log.tree_head"


def test_the_time_of_a_cosignature_is_where_its_publisher_reads_it() -> None:
    for _, encoded, time in NOTES["cosignature_times"]:
        line = parse_line(f"— remora.n621.de {encoded}")
        assert int.from_bytes(line.payload[:8], "big") == time
        assert len(line.payload) == 8 + 64


# Tiles.


@pytest.mark.parametrize(("level", "index", "width", "path"), PATHS["paths"])
def test_a_published_path_names_its_resource(level: int | None, index: int, width: int, path: str) -> None:
    assert parse_path(path) == Resource(level, index, width)
    assert Resource(level, index, width).path == path


@pytest.mark.parametrize(("index", "size", "path"), PATHS["entry_paths"])
def test_an_entry_lies_in_the_published_bundle(index: int, size: int, path: str) -> None:
    number = index // TILE_WIDTH
    assert Resource(None, number, min(TILE_WIDTH, size - number * TILE_WIDTH)).path == path
    assert parse_path(path).start <= index < parse_path(path).start + parse_path(path).width


@pytest.mark.parametrize("path", [path for *_, path in PATHS["beyond_any_tree"]])
def test_a_path_beyond_the_largest_tree_is_written_as_published(path: str) -> None:
    (level, index, width, _) = next(row for row in PATHS["beyond_any_tree"] if row[3] == path)
    assert Resource(level, index, width).path == path


@pytest.mark.parametrize(("height", "position", "level", "index", "within", "at"), PATHS["node"])
def test_a_node_is_read_from_the_published_tile(
    height: int, position: int, level: int, index: int, within: int, at: int
) -> None:
    """Every tile holds hashes that say where they lie."""

    def hashes(number: int, place: int) -> list[bytes]:
        return [b"%16d%8d%8d" % (number, place, n) for n in range(TILE_WIDTH)]

    def read(path: str) -> bytes:
        resource = parse_path(path)
        return b"".join(hashes(resource.level or 0, resource.index))

    there = hashes(level, index)[at << within : (at + 1) << within]
    assert TileNodes(1 << 40, read)(height, position) == complete_root(there)


# A whole small log, made by Tessera.


def rendered() -> dict[str, bytes]:
    edge = Edge()
    files: dict[str, bytes] = {}
    for word in TESSERA["entries"]:
        files |= {resource.path: data for resource, data in tiles_between(edge, [word.encode()])}
    return files


def test_the_tiles_and_bundles_of_every_size_are_those_that_tessera_rendered() -> None:
    files = rendered()
    assert len(files) == 2 * len(TESSERA["partials"]) == 30
    for width, tile, bundle in TESSERA["partials"]:
        assert hashlib.sha256(files[f"tile/0/000.p/{width}"]).hexdigest() == tile
        assert hashlib.sha256(files[f"tile/entries/000.p/{width}"]).hexdigest() == bundle


@pytest.mark.parametrize(("size", "root", "signature"), TESSERA["checkpoints"])
def test_tessera_signed_the_root_that_is_computed_here_at_every_size(
    size: int, root: str, signature: str
) -> None:
    origin = TESSERA["origin"]
    raw = f"{origin}\n{size}\n{root}\n\n— {origin} {signature}\n".encode()
    head = verify_checkpoint(raw, origin, [parse_vkey(TESSERA["vkey"])]).head
    nodes = node_reader([leaf_hash(word.encode()) for word in TESSERA["entries"]])
    edge = Edge()
    for word in TESSERA["entries"][:size]:
        edge.append(word.encode())
    assert head == TreeHead(origin, size, edge.range().root())
    for older, old_root, _ in TESSERA["checkpoints"][: size + 1]:
        proof = consistency_proof(older, size, nodes)
        verify_consistency(older, size, proof, decoded(old_root), head.root)
    files = rendered()
    for resource in resources_of(size):
        held = read_bundle(resource, files.get) if resource.level is None else read_tile(resource, files.get)
        assert len(held) == size


# A real log.


def test_the_proofs_that_a_certificate_transparency_log_gave_hold_and_no_changed_one_does() -> None:
    argon = vectors("argon2020")
    size, root, index = argon["size"], decoded(argon["root"]), argon["index"]
    leaf = leaf_hash(decoded(argon["leaf_input"]))
    inclusion = [decoded(value) for value in argon["inclusion"]]
    verify_inclusion(index, size, leaf, inclusion, root)
    older, old_root = argon["old_size"], decoded(argon["old_root"])
    path = [decoded(value) for value in argon["consistency"]]
    verify_consistency(older, size, path, old_root, root)
    for at in range(len(inclusion)):
        with pytest.raises(RegistryError):
            verify_inclusion(index, size, leaf, [*inclusion[:at], bytes(32), *inclusion[at + 1 :]], root)
    for at in range(len(path)):
        with pytest.raises(RegistryError):
            verify_consistency(older, size, [*path[:at], bytes(32), *path[at + 1 :]], old_root, root)


# Proofs and policies.


@pytest.mark.parametrize(
    ("index", "hashes", "extra", "checkpoint", "text"), [row[1:] for row in PROOFS["written"]]
)
def test_a_published_proof_is_read_as_its_publisher_wrote_it(
    index: int, hashes: list[str], extra: str, checkpoint: str, text: str
) -> None:
    path = tuple(hashlib.sha256(name.encode()).digest() for name in hashes)
    proof = TlogProof(index, path, checkpoint.encode(), extra.encode())
    assert parse_proof(text.encode()) == proof
    with pytest.raises(RegistryError) as refusal:  # what these proofs carry is no checkpoint
        proof.encode()
    assert refusal.value.code == "log.note"


@pytest.mark.parametrize("text", [text for *_, text in PROOFS["refused"]], ids=repr)
def test_a_proof_that_its_publisher_refuses_is_refused(text: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        parse_proof(text.encode())
    assert refusal.value.code == "log.proof"


@pytest.mark.parametrize(("verdict", "reason", "text"), [row[1:] for row in POLICIES["policies"]])
def test_a_published_policy_is_refused_by_its_publisher_or_for_the_reason_that_is_given(
    verdict: str, reason: str, text: str
) -> None:
    with pytest.raises(RegistryError) as refusal:
        parse_policy(text.encode())
    assert refusal.value.code == "log.policy"
    assert (verdict == "read") == bool(reason)


def test_a_published_policy_is_read_once_its_witnesses_have_keys_that_cosign() -> None:
    """The published text, with the comment moved to a line of its own and each 0x01 key made one that cosigns."""
    text = POLICIES["policies"][1][3].replace(" #comment", "\n  #comment")
    for vkey in POLICIES["vkeys"]:
        key = parse_vkey(vkey)
        text = text.replace(vkey, Verifier(key.name, COSIGNATURE_ED25519, key.public_key).vkey)
    policy = parse_policy(text.encode())
    assert (policy.quorum, policy.groups[0].threshold, len(policy.witnesses)) == ("g1", 2, 2)
    assert [witness.url for witness in policy.witnesses] == [
        "https://sigsum.org/witness/",
        "https://example.com/witness/",
    ]


# What a witness was asked, and what it answered.


def judged(body: str, size: int, root: bytes) -> tuple[int, TreeHead | None]:
    """What a witness that last saw this size and root answers to a request, and the head that it then knows."""
    key = Verifier(TRANSCRIPT["origin"], ED25519, bytes.fromhex(TRANSCRIPT["public_key"]))
    request, _, raw = body.partition("\n\n")
    first, *lines = request.split("\n")
    older, proof = int(first.removeprefix("old ")), [decoded(line) for line in lines]
    try:
        head, _ = read_checkpoint(raw.encode())
        if head.origin != key.name:
            return 404, None
        verify_checkpoint(raw.encode(), key.name, [key])
        if older != size:
            return 409, None
        verify_consistency(older, head.size, proof, root, head.root)
    except RegistryError as error:
        # The false signature of this transcript is no canonical base64 either, which makes it no signature line here.
        return {"log.signature": 403, "log.note": 403, "log.consistency": 422}[error.code], None
    return 200, head


def test_each_answer_of_the_witness_has_the_reason_that_is_found_here() -> None:
    """Signature, old size and proof as litewitness judged them, one request after the other."""
    size, root = 0, EMPTY_ROOT
    for status, known_size, body in TRANSCRIPT["rounds"]:
        answer, head = judged(body, size, root)
        assert answer == status
        assert answer != 409 or int(known_size) == size
        if head is not None:
            size, root = head.size, head.root
    assert size == 5


# Signatures.


def test_ed25519_is_judged_as_this_registry_decided() -> None:
    """Cofactorless, R compared byte for byte, S below the order, as Go's crypto/ed25519 and OpenSSL do; and no key of
    small order or with a second spelling is a key at all, since anybody can sign under the one and a log could deny the
    other. Of the 768 published cases 86 remain: without residue, under such a key, R in its one spelling.
    """
    edges = vectors("ed25519_edges")
    points = [bytes.fromhex(point) for point in edges["points"]]
    letters = {name: letter for letter, name in edges["flags"].items()}
    weak = {letters["LowOrderA"], letters["NonCanonicalA"]}
    false = {letters["LowOrderResidue"], letters["NonCanonicalR"]}
    accepted = 0
    for key, point, scalar, number, flags in edges["vectors"]:
        message = b"use ristretto255" + (b" %d" % number if number >= 0 else b"")
        for key_type in (ED25519, COSIGNATURE_ED25519):
            if weak & set(flags):
                with pytest.raises(RegistryError, match="weak"):
                    Verifier("a.example", key_type, points[key])
                continue
            verifier = Verifier("a.example", key_type, points[key])
            held = verifier.verifies(message, points[point] + bytes.fromhex(scalar))
            assert held is not bool(false & set(flags)), (key, point, number)
            accepted += held and key_type == ED25519
    assert (len(edges["vectors"]), accepted) == (768, 86)


def test_published_mldsa44_signatures_hold_for_their_key_and_their_message_alone() -> None:
    published = vectors("mldsa44")
    seeds = hashlib.shake_128(b"").digest(32 * len(published["signatures"]))
    for number, encoded in enumerate(published["signatures"]):
        private = MLDSA44PrivateKey.from_seed_bytes(seeds[32 * number :][:32])
        verifier = Verifier("a.example", MLDSA44, private.public_key().public_bytes_raw())
        signature = decoded(encoded)
        assert verifier.verifies(b"", signature)
        assert not verifier.verifies(b"\0", signature)
        for at in (0, 31, 32, 1000, 2335, 2336, 2419):
            assert not verifier.verifies(
                b"", signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :]
            )
        for other in (signature[:-1], signature + b"\0", b""):
            assert not verifier.verifies(b"", other)


def test_an_interior_hash_is_never_taken_for_that_of_a_leaf() -> None:
    left, right = leaf_hash(b"Hello"), leaf_hash(b"World")
    assert node_hash(left, right) not in (leaf_hash(left + right), node_hash(right, left))
