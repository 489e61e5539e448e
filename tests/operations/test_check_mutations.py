"""Sixteen ways and more to change a published log without breaking a single file's form: each is found, and named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.tree_layout import CHECKPOINT, INDEX, older_checkpoint
from registry.domain.verifier import ED25519, MLDSA44
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, sign_checkpoint
from registry.log.edge import Edge, tiles_between
from registry.log.note import Note, parse_note, sign_note
from registry.log.proof import TlogProof, parse_proof, verify_proof_by_policy
from registry.log.tiles import Resource, decode_bundle
from registry.log.tree_head import TreeHead
from registry.signing.keys import generate_key
from tests.operations.changed_registry import WITNESSES, Files, Published, grow

Change = Callable[[Published, Files], str]
"""Changes the files and gives the name that must be told."""


@pytest.fixture(scope="module")
def published(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return grow(demo_home, tmp_path_factory.mktemp("grown"))


def bundle(size: int) -> str:
    return Resource(None, 0, size).path


def tile(size: int) -> str:
    return Resource(0, 0, size).path


def sizes(published: Published) -> list[int]:
    return sorted(
        int(path.rpartition("/")[2])
        for path in published.files
        if path.startswith("checkpoints/") and path != INDEX
    )


def entries(published: Published) -> list[bytes]:
    return decode_bundle(published.files[bundle(published.size)], Resource(None, 0, published.size))


def rebuild(published: Published, files: Files, bodies: list[bytes]) -> None:
    """Every tile and bundle, of every published size, as if these had always been the entries."""
    for size in sizes(published):
        for resource, data in tiles_between(Edge(), iter(bodies[:size])):
            files[resource.path] = data


def a_bit_in_a_bundle(published: Published, files: Files) -> str:
    path = bundle(published.size)
    files[path] = flip(files[path], 700)
    return path


def a_bit_in_a_tile(published: Published, files: Files) -> str:
    files[tile(published.size)] = flip(files[tile(published.size)], 100)
    return tile(published.size)


def a_missing_bundle(published: Published, files: Files) -> str:
    del files[bundle(published.size)]
    return bundle(published.size)


def a_missing_partial_of_an_older_size(published: Published, files: Files) -> str:
    del files[tile(sizes(published)[1])]
    return tile(sizes(published)[1])


def a_truncated_tile(published: Published, files: Files) -> str:
    files[tile(published.size)] = files[tile(published.size)][:-32]
    return tile(published.size)


def an_extended_tile(published: Published, files: Files) -> str:
    files[tile(published.size)] += bytes(32)
    return tile(published.size)


def a_trailing_byte_in_a_bundle(published: Published, files: Files) -> str:
    files[bundle(published.size)] += b"\0"
    return bundle(published.size)


def bundles_in_each_others_place(published: Published, files: Files) -> str:
    a, b = bundle(sizes(published)[1]), bundle(published.size)
    files[a], files[b] = files[b], files[a]
    return b


def a_stale_partial(published: Published, files: Files) -> str:
    """One of a size that was never published: true, and named by nothing."""
    size = published.size - 5
    assert size not in sizes(published)
    files[tile(size)] = files[tile(published.size)][: 32 * size]
    return tile(size)


def a_changed_partial_of_an_older_size(published: Published, files: Files) -> str:
    path = bundle(sizes(published)[1])
    files[path] = flip(files[path], 300)
    return path


def an_extra_file(published: Published, files: Files) -> str:
    files["records/readme.txt"] = b"hello"
    return "records/readme.txt"


def an_old_checkpoint_put_back(published: Published, files: Files) -> str:
    files[CHECKPOINT] = files[older_checkpoint(sizes(published)[1])]
    return CHECKPOINT


def an_old_checkpoint_put_back_and_all_that_followed_removed(published: Published, files: Files) -> str:
    first, *later = sizes(published)
    files[CHECKPOINT] = files[older_checkpoint(first)]
    for size in later:
        del files[older_checkpoint(size)]
    return older_checkpoint(later[0])


def the_checkpoint_of_another_log(published: Published, files: Files) -> str:
    head = read_checkpoint(files[CHECKPOINT])[0]
    other = "other.example/log/2026"
    signers = [generate_key(other, kind) for kind in (ED25519, MLDSA44)]
    files[CHECKPOINT] = sign_checkpoint(TreeHead(other, head.size, head.root), signers, 1_900_000_000)
    return CHECKPOINT


def another_root_under_the_old_signatures(published: Published, files: Files) -> str:
    note = parse_note(files[CHECKPOINT])
    head = read_checkpoint(files[CHECKPOINT])[0]
    files[CHECKPOINT] = Note(TreeHead(head.origin, head.size, bytes(32)).text, note.lines).encode()
    return CHECKPOINT


def a_kept_checkpoint_of_another_history(published: Published, files: Files) -> str:
    """Signed with the log's own keys: the proof of a fork."""
    size = sizes(published)[1]
    head = TreeHead(published.origin, size, bytes(32))
    forged = sign_checkpoint(head, published.signing.log, 1_900_000_000)
    old = files[older_checkpoint(size)]
    files[older_checkpoint(size)] = forged
    files[INDEX] = files[INDEX].replace(sha256_hex(old).encode(), sha256_hex(forged).encode())
    return older_checkpoint(size)


def a_kept_checkpoint_that_nothing_lists(published: Published, files: Files) -> str:
    size = sizes(published)[0]
    rows = [{"sha256": sha256_hex(files[older_checkpoint(s)]), "size": s} for s in sizes(published)[1:]]
    files[INDEX] = canonical_bytes({"checkpoints": rows})
    return older_checkpoint(size)


def two_entries_exchanged_and_everything_but_the_signature_made_again(
    published: Published, files: Files
) -> str:
    bodies = entries(published)
    bodies[3], bodies[4] = bodies[4], bodies[3]
    rebuild(published, files, bodies)
    return CHECKPOINT


def an_entry_twice_and_everything_but_the_signature_made_again(published: Published, files: Files) -> str:
    bodies = entries(published)
    rebuild(published, files, [*bodies[:5], bodies[4], *bodies[6:]])
    return CHECKPOINT


def an_entry_twice_under_the_keys_of_the_log(published: Published, files: Files) -> str:
    """Whoever holds the keys can sign it: then it is the entry that is wrong."""
    bodies = entries(published)
    sign_again(published, files, [*bodies[:5], bodies[4], *bodies[6:]])
    return "entry 5"


def sign_again(published: Published, files: Files, bodies: list[bytes]) -> None:
    rebuild(published, files, bodies)
    rows = []
    for size in sizes(published):
        edge = Edge()
        for _ in tiles_between(edge, iter(bodies[:size])):
            pass
        head = TreeHead(published.origin, size, edge.range().root())
        files[older_checkpoint(size)] = sign_checkpoint(head, published.signing.log, 1_900_000_000)
        rows.append({"sha256": sha256_hex(files[older_checkpoint(size)]), "size": size})
    note = parse_note(files[older_checkpoint(published.size)])
    cosigned = sign_note(note.text, WITNESSES, 1_900_000_000)
    files[CHECKPOINT] = Note(note.text, (*note.lines, *cosigned.lines)).encode()
    files[INDEX] = canonical_bytes({"checkpoints": rows})


def a_cosignature_of_another_size(published: Published, files: Files) -> str:
    note = parse_note(files[CHECKPOINT])
    older = parse_note(files[older_checkpoint(sizes(published)[1])])
    (line,) = sign_note(older.text, WITNESSES[:1], 1_900_000_000).lines
    files[CHECKPOINT] = Note(
        note.text, tuple(line if one.name == line.name else one for one in note.lines)
    ).encode()
    return CHECKPOINT


def a_cosignature_taken_away(published: Published, files: Files) -> str:
    note = parse_note(files[CHECKPOINT])
    files[CHECKPOINT] = Note(
        note.text, tuple(one for one in note.lines if one.name != WITNESSES[0].name)
    ).encode()
    return f"checkpoint of size {published.size}"


def a_disclosure_removed_without_notice(published: Published, files: Files) -> str:
    path = next(path for path in sorted(files) if path.startswith("disclosures/"))
    del files[path]
    return path


def records_in_each_others_place(published: Published, files: Files) -> str:
    a, b = [path for path in sorted(files) if path.startswith("records/")][:2]
    files[a], files[b] = files[b], files[a]
    return "records/"


CHANGES: tuple[Change, ...] = (
    a_bit_in_a_bundle, a_bit_in_a_tile, a_missing_bundle, a_missing_partial_of_an_older_size, a_truncated_tile,
    an_extended_tile, a_trailing_byte_in_a_bundle, bundles_in_each_others_place, a_stale_partial,
    a_changed_partial_of_an_older_size, an_extra_file, an_old_checkpoint_put_back,
    an_old_checkpoint_put_back_and_all_that_followed_removed, the_checkpoint_of_another_log,
    another_root_under_the_old_signatures, a_kept_checkpoint_of_another_history, a_kept_checkpoint_that_nothing_lists,
    two_entries_exchanged_and_everything_but_the_signature_made_again,
    an_entry_twice_and_everything_but_the_signature_made_again, an_entry_twice_under_the_keys_of_the_log,
    a_cosignature_of_another_size, a_cosignature_taken_away, a_disclosure_removed_without_notice,
    records_in_each_others_place,
)  # fmt: skip


def flip(data: bytes, at: int, change: int = 1) -> bytes:
    return data[:at] + bytes([data[at] ^ change]) + data[at + 1 :]


def test_what_is_changed_holds_before_it_is_changed(published: Published) -> None:
    report = published.check(published.files)
    assert report.problem is None
    assert report.holds
    assert report.checkpoints == len(sizes(published)) == 4


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_of_the_tree_is_found_and_its_file_named(published: Published, change: Change) -> None:
    files = dict(published.files)
    name = change(published, files)
    assert files != published.files
    problem = published.check(files).problem
    assert problem is not None
    assert name in problem.message, problem


def refused(published: Published, entry: bytes, proof: bytes) -> str:
    with pytest.raises(RegistryError) as refusal:
        verify_proof_by_policy(parse_proof(proof), entry, published.policy)
    return refusal.value.code


def test_a_changed_proof_is_found(published: Published) -> None:
    """A proof of another entry, an index off by one, a checkpoint of another size, a path of another length."""
    entry, proof = published.proofs[5]
    other = published.proofs[6][1]
    assert verify_proof_by_policy(parse_proof(proof), entry, published.policy).head.size == published.size
    assert refused(published, entry, other) == "log.inclusion"
    read = parse_proof(proof)
    for index in (4, 6, published.size):
        assert (
            refused(published, entry, TlogProof(index, read.path, read.checkpoint).encode())
            == "log.inclusion"
        )
    assert (
        refused(published, entry, TlogProof(5, read.path[:-1], read.checkpoint).encode()) == "log.inclusion"
    )
    older = published.files[older_checkpoint(sizes(published)[1])]
    assert refused(published, entry, TlogProof(5, read.path, older).encode()) == "log.quorum"
