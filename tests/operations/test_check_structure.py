"""Sixteen changes to a log with tiles of three levels, those with which outside checkers were tried, and what each checker is
known to miss: each is found, and the file that was changed is named.

What entries mean and who cosigned is changed in `test_check_mutations`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.tree_layout import CHECKPOINT, INDEX, older_checkpoint
from registry.domain.verifier import ED25519, MLDSA44, verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, sign_checkpoint
from registry.log.edge import Edge, tiles_between
from registry.log.note import Note, parse_note
from registry.log.tiles import Resource
from registry.log.tree_head import TreeHead
from registry.operations.check import Report, _unlisted
from registry.operations.check_log import Keys, verify_log
from registry.operations.tree_under_check import TreeUnderCheck
from registry.signing.keys import generate_key
from tests.operations.changed_registry import BytesTree, Files

ORIGIN = "log.example/2026"
KEYS = [generate_key(ORIGIN, kind) for kind in (ED25519, MLDSA44)]
FULL, OLDER, SIZE = 256 * 256 + 256, 256 * 256 + 256 + 20, 256 * 256 + 256 + 40
"""The last leaf of a full bundle, an older checkpoint that left partial files, and the size of the log."""

FULL_BUNDLE, PARTIAL_BUNDLE = Resource(None, 7), Resource(None, 257, 40)
TILES = (Resource(0, 7), Resource(1, 0), Resource(2, 0, 1))


@cache
def whole() -> Files:
    """The files of the log, grown in three steps."""
    files: Files = {}
    edge, rows = Edge(), []
    for start, size in ((0, FULL), (FULL, OLDER), (OLDER, SIZE)):
        for resource, data in tiles_between(edge, (f"entry {n}".encode() for n in range(start, size))):
            files[resource.path] = data
        note = signed(size, edge.range().root())
        files[older_checkpoint(size)] = files[CHECKPOINT] = note
        rows.append({"size": size, "sha256": sha256_hex(note)})
    files[INDEX] = canonical_bytes({"checkpoints": rows})
    return files


def signed(size: int, root: bytes) -> bytes:
    return sign_checkpoint(TreeHead(ORIGIN, size, root), KEYS, 1_900_000_000)


def fault(files: Files) -> RegistryError | None:
    """What a check says of the log's structure; the rest of a check reads entries, and these say nothing."""
    tree = TreeUnderCheck(BytesTree(files))
    keys = Keys(log=tuple(verifier_of(key) for key in KEYS), decisions=())
    try:
        verify_log(tree, tree.read(CHECKPOINT), ORIGIN, keys)
        _unlisted(tree, Report("tree", trusted=True))
    except RegistryError as error:
        return error
    return None


def flipped(resource: Resource) -> Callable[[Files], str]:
    def change(files: Files) -> str:
        data = bytearray(files[resource.path])
        data[len(data) // 2] ^= 1
        files[resource.path] = bytes(data)
        return resource.path

    return change


def missing(resource: Resource) -> Callable[[Files], str]:
    def change(files: Files) -> str:
        del files[resource.path]
        return resource.path

    return change


def longer(resource: Resource) -> Callable[[Files], str]:
    def change(files: Files) -> str:
        files[resource.path] += b"\0"
        return resource.path

    return change


def a_truncated_bundle(files: Files) -> str:
    files[FULL_BUNDLE.path] = files[FULL_BUNDLE.path][:-1]
    return FULL_BUNDLE.path


def exchanged_bundles(files: Files) -> str:
    one, other = Resource(None, 7).path, Resource(None, 8).path
    files[one], files[other] = files[other], files[one]
    return one


def a_changed_root(files: Files) -> str:
    note = parse_note(files[CHECKPOINT])
    files[CHECKPOINT] = Note(TreeHead(ORIGIN, SIZE, bytes(32)).text, note.lines).encode()
    return CHECKPOINT


def a_damaged_signature(files: Files) -> str:
    note = parse_note(files[CHECKPOINT])
    line = note.lines[0]
    broken = type(line)(line.name, line.key_id, bytes([line.payload[0] ^ 1]) + line.payload[1:])
    files[CHECKPOINT] = Note(note.text, (broken, *note.lines[1:])).encode()
    return CHECKPOINT


def a_leftover_partial_that_is_not_a_beginning(files: Files) -> str:
    return flipped(Resource(None, 257, OLDER - FULL))(files)


def an_earlier_checkpoint_of_another_history(files: Files) -> str:
    before = files[older_checkpoint(OLDER)]
    files[older_checkpoint(OLDER)] = forged = signed(OLDER, bytes(32))
    files[INDEX] = files[INDEX].replace(sha256_hex(before).encode(), sha256_hex(forged).encode())
    return older_checkpoint(OLDER)


def an_extra_file(files: Files) -> str:
    files["tile/0/readme"] = b"hello"
    return "tile/0/readme"


SIXTEEN: dict[str, Callable[[Files], str]] = {
    "a bit in a full bundle": flipped(FULL_BUNDLE),
    "a bit in a partial bundle": flipped(PARTIAL_BUNDLE),
    "a bit in a tile of level 0": flipped(TILES[0]),
    "a bit in a tile of level 1": flipped(TILES[1]),
    "a bit in a tile of level 2": flipped(TILES[2]),
    "a missing bundle": missing(FULL_BUNDLE),
    "a missing partial": missing(PARTIAL_BUNDLE),
    "a truncated bundle": a_truncated_bundle,
    "a trailing byte in a bundle": longer(FULL_BUNDLE),
    "a trailing byte in a tile": longer(TILES[0]),
    "exchanged bundles": exchanged_bundles,
    "a changed root": a_changed_root,
    "a damaged signature": a_damaged_signature,
    "a leftover partial that is not a beginning": a_leftover_partial_that_is_not_a_beginning,
    "an earlier checkpoint of another history": an_earlier_checkpoint_of_another_history,
    "an extra file": an_extra_file,
}


def test_the_log_holds_before_it_is_changed() -> None:
    assert len(SIXTEEN) == 16
    assert read_checkpoint(whole()[CHECKPOINT])[0].size == SIZE
    assert all(tile.path in whole() for tile in TILES)
    assert fault(whole()) is None


@pytest.mark.parametrize("name", SIXTEEN)
def test_a_structural_change_is_found_and_its_file_named(name: str) -> None:
    files = dict(whole())
    path = SIXTEEN[name](files)
    assert files != whole()
    found = fault(files)
    assert found is not None
    assert path in found.message, found
