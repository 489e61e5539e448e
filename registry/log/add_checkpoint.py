"""The one request a log makes of a witness, `add-checkpoint`, and its answers (C2SP tlog-witness).

Knows: how request and answer are spelled, and when a witness may cosign: what a log submits must be signed by it and must
continue what the witness saw last. Does not know HTTP, nor where a witness keeps what it saw.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from registry.domain.verifier import Signer, Verifier, decode_base64
from registry.errors import RegistryError
from registry.log.checkpoint import Checkpoint, read_checkpoint
from registry.log.consistency import verify_consistency
from registry.log.cosignature import verify_text
from registry.log.merkle import EMPTY_ROOT, HASH_SIZE
from registry.log.note import MAX_SIGNATURES, Note, SignatureLine, parse_line, sign_note, verify_note
from registry.log.refused import refused
from registry.log.tree_head import TreeHead, parse_decimal

PATH: Final = "/add-checkpoint"
MAX_PROOF: Final = 63
MAX_REQUEST: Final = 64 * 1024
"""A longest proof, a checkpoint and a dozen of the longest signatures; others read 10 to 128 KiB."""
MAX_ANSWER: Final = 64 * 1024
SIZE_TYPE: Final = "text/x.tlog.size"

STATUSES: Final = {
    "witness.request": 400,
    "witness.signature": 403,
    "witness.origin": 404,
    "witness.conflict": 409,
    "witness.proof": 422,
}
"""Why a witness refuses -> the status that says so. With 409 goes the size of what it saw last."""


@dataclass(frozen=True)
class AddCheckpoint:
    """The size the log believes the witness saw last, the proof that the checkpoint continues it, and the checkpoint."""

    old_size: int
    proof: tuple[bytes, ...]
    checkpoint: bytes

    def encode(self) -> bytes:
        """The body of the request."""
        lines = [f"old {self.old_size}", *(base64.b64encode(value).decode() for value in self.proof)]
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.checkpoint


@dataclass(frozen=True)
class Seen:
    """What a witness cosigned last of one log; nothing yet is the empty tree."""

    size: int = 0
    root: bytes = EMPTY_ROOT


def parse_request(raw: bytes) -> AddCheckpoint:
    """Read the body of a request; raises `witness.request` unless it is spelled as the specification says.

    The checkpoint is not looked at yet.
    """
    if len(raw) > MAX_REQUEST:
        raise _malformed(f"it has {len(raw)} bytes; at most {MAX_REQUEST} are read")
    before, separator, checkpoint = raw.partition(b"\n\n")
    try:
        first, *rows = before.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise _malformed("a line before the checkpoint is not ASCII") from None
    if not separator or not first.startswith("old "):
        raise _malformed("line 1 is not the old size, or no checkpoint follows an empty line")
    old_size = parse_decimal(first.removeprefix("old "), "witness.request", "line 1, the old size,")
    if len(rows) > MAX_PROOF:
        raise _malformed(f"the proof has {len(rows)} hashes; no tree needs more than {MAX_PROOF}")
    proof = tuple(_hash(row, number) for number, row in enumerate(rows, 2))
    return AddCheckpoint(old_size, proof, checkpoint)


def origin_of(request: AddCheckpoint) -> str:
    """The origin that the checkpoint states, before anything is known of it; raises `witness.request`."""
    try:
        return request.checkpoint.partition(b"\n")[0].decode()
    except UnicodeDecodeError:
        raise _malformed("the origin is not UTF-8") from None


def verify_submission(request: AddCheckpoint, keys: Sequence[Verifier]) -> Checkpoint:
    """The submitted checkpoint, signed by the log; `keys` are those trusted for its origin.

    Whoever gets past this is the log, or holds one of its keys. One signature by a trusted key is enough and none may be
    false; lines by other keys are left out of what is returned. Raises `witness.origin` without keys,
    `witness.signature`, `witness.request`, `witness.proof` for a tree of size 0 with another root than the empty one.
    """
    if not keys:
        raise refused("witness.origin", f"the log {origin_of(request)[:200]!r} is not known here")
    try:
        head, note = read_checkpoint(request.checkpoint)
    except RegistryError as error:
        if _empty_with_root(request.checkpoint):
            raise refused("witness.proof", "a tree of size 0 whose root is not the empty hash") from None
        raise _malformed(error.message) from None
    try:
        signatures = verify_note(note, keys)
    except RegistryError as error:
        raise refused("witness.signature", error.message) from None
    if head.extensions:
        raise _malformed("the checkpoint has extension lines, which an ML-DSA-44 cosignature does not cover")
    if request.old_size > head.size:
        raise _malformed(f"the old size, {request.old_size}, is beyond the new one, {head.size}")
    trusted = {(key.name, key.key_id) for key in keys}
    own = tuple(line for line in note.lines if (line.name, line.key_id) in trusted)
    return Checkpoint(head, Note(note.text, own), tuple(signatures))


def require_continues(request: AddCheckpoint, head: TreeHead, seen: Seen) -> None:
    """Raise `witness.conflict` unless the request begins where the witness stands, `witness.proof` unless the
    checkpoint continues that. Whatever passes may be cosigned, if what was seen is still the same when it is kept.
    """
    if request.old_size != seen.size:
        raise refused(
            "witness.conflict", f"the last size cosigned here is {seen.size}, not {request.old_size}"
        )
    try:
        verify_consistency(seen.size, head.size, request.proof, seen.root, head.root)
    except RegistryError as error:
        raise refused("witness.proof", error.message) from None


def cosign_note(checkpoint: Checkpoint, signers: Sequence[Signer], timestamp: int) -> tuple[Note, bytes]:
    """The log's own lines with this witness's below them, and these alone as the answer. Time 0 is refused.

    Raises `log.timestamp`, `log.signer`.
    """
    if timestamp < 1:
        raise refused("log.timestamp", f"a witness signs with the time of signing, not with {timestamp}")
    lines = sign_note(checkpoint.note.text, signers, timestamp).lines
    return Note(checkpoint.note.text, checkpoint.note.lines + lines), "".join(map(str, lines)).encode()


def encode_size(size: int) -> bytes:
    """What is answered with status 409."""
    return f"{size}\n".encode()


def parse_size(raw: bytes) -> int:
    """The size a witness answers with status 409; raises `witness.answer`."""
    try:
        text = raw.decode("ascii")
    except UnicodeDecodeError:
        text = ""
    if not text.endswith("\n"):
        raise refused("witness.answer", "the conflict it states names no size")
    return parse_decimal(text[:-1], "witness.answer", "the size in its answer")


def parse_cosignatures(raw: bytes, text: str, known: Sequence[Verifier]) -> list[SignatureLine]:
    """The lines of an answer that are verified cosignatures by known keys over the checkpoint text `text`.

    Lines by unknown keys are left out. Raises `witness.answer` when a line is not a signature line, a known key's does
    not verify or bears no time, or no known key signed.
    """
    if len(raw) > MAX_ANSWER:
        raise refused("witness.answer", f"an answer of {len(raw)} bytes; at most {MAX_ANSWER} are read")
    try:
        rows = raw.decode().split("\n")
        if rows.pop() or not 1 <= len(rows) <= MAX_SIGNATURES:
            raise refused("witness.answer", "the answer is not made of signature lines")
        lines = [parse_line(row, number) for number, row in enumerate(rows, 1)]
        by_id = {(key.name, key.key_id): key for key in known}
        verified = [line for line in lines if (line.name, line.key_id) in by_id]
        for line in verified:
            if not verify_text(by_id[line.name, line.key_id], text, line.payload):
                raise refused("witness.answer", f"the cosignature by {line.name!r} states no time")
    except UnicodeDecodeError:
        raise refused("witness.answer", "the answer is not UTF-8") from None
    except RegistryError as error:
        raise refused("witness.answer", error.message) from None
    if not verified:
        names = ", ".join(sorted({line.name for line in lines}))
        raise refused("witness.answer", f"no known key cosigned; the answer is signed by {names[:200]}")
    return verified


def _hash(row: str, number: int) -> bytes:
    value = decode_base64(row, "witness.request", f"line {number}, a hash of the proof,")
    if len(value) != HASH_SIZE:
        raise _malformed(f"line {number}: a hash of {len(value)} bytes instead of {HASH_SIZE}")
    return value


def _empty_with_root(checkpoint: bytes) -> bool:
    lines = checkpoint.split(b"\n", 3)
    return len(lines) == 4 and lines[1] == b"0" and lines[2] != base64.b64encode(EMPTY_ROOT)


def _malformed(what: str) -> RegistryError:
    return refused("witness.request", f"the request is malformed: {what}")
