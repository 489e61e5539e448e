"""Checkpoints: a tree head that the log signed, perhaps with cosignatures of witnesses (C2SP
tlog-checkpoint).

Knows: that this registry signs with Ed25519 and with ML-DSA-44, under its origin, and that whoever checks
demands both. Does not know which trees it is safe to sign: that is the caller's to prove first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.domain.verifier import ED25519, MLDSA44, Signer, Verifier
from registry.errors import RegistryError
from registry.log.cosignature import verify_text
from registry.log.note import Note, Signature, parse_note, sign_note, verify_note
from registry.log.refused import refused
from registry.log.tree_head import TreeHead, parse_tree_head

LOG_KEY_TYPES = (ED25519, MLDSA44)


@dataclass(frozen=True)
class Checkpoint:
    """A verified checkpoint: what it states, the note that carries it, and the known keys that signed."""

    head: TreeHead
    note: Note
    signatures: tuple[Signature, ...]


def sign_checkpoint(head: TreeHead, signers: Sequence[Signer], timestamp: int) -> bytes:
    """Sign a tree head with the two keys of the log: one Ed25519, one ML-DSA-44, both named like the
    origin.

    `timestamp` is the time of signing in seconds since 1970-01-01. Raises `log.signers` for any other set
    of signers, `log.tree_head` for a head with extension lines, `log.timestamp` for time 0.
    """
    if sorted(signer.key_type for signer in signers) != sorted(LOG_KEY_TYPES):
        raise refused("log.signers", "a checkpoint is signed by one Ed25519 and one ML-DSA-44 key")
    for signer in signers:
        if signer.name != head.origin:
            raise refused(
                "log.signers", f"the key {signer.name!r} does not belong to the log {head.origin!r}"
            )
    if head.extensions:
        raise refused("log.tree_head", "extension lines are not signed: ML-DSA-44 would not cover them")
    if timestamp < 1:
        raise refused("log.timestamp", f"a log signs with the time of signing, not with {timestamp}")
    return sign_note(head.text, signers, timestamp).encode()


def with_later_lines(note: Note, later: Note, known: Sequence[Verifier]) -> Note:
    """`note` with, of each known key, the line of `later` where that states a later time or where `note` has none.

    Lines by other keys stay as `note` has them. Both are over one text, else `note` is returned as it is. Raises
    `log.signature` where a known key's line in `later` does not verify.
    """
    if note.text != later.text:
        return note
    keys = {(key.name, key.key_id): key for key in known}
    lines = {(line.name, line.key_id): line for line in note.lines}
    for line in later.lines:
        place = (line.name, line.key_id)
        if place not in keys:
            continue
        time = verify_text(keys[place], note.text, line.payload) or 0
        if place not in lines or time > (verify_text(keys[place], note.text, lines[place].payload) or 0):
            lines[place] = line
    return Note(note.text, tuple(lines.values()))


def read_checkpoint(raw: bytes) -> tuple[TreeHead, Note]:
    """Split and read a checkpoint without verifying any signature. Raises `log.note`, `log.tree_head`."""
    note = parse_note(raw)
    return parse_tree_head(note.text), note


def verify_checkpoint(
    raw: bytes, origin: str, required: Sequence[Verifier], known: Sequence[Verifier] = ()
) -> Checkpoint:
    """Verify a checkpoint of the log `origin`: every required key signed, and no known key's signature is
    wrong.

    `required` are the log's own keys; `known` may add witnesses, whose lines are verified where they are
    present. Raises `log.origin`, `log.unsigned`, `log.signature`, `log.signers` when nothing is required or
    a required key is not the log's, `log.tree_head` for extension lines that no required signature covers,
    and what `read_checkpoint` raises.
    """
    if not required:
        raise refused(
            "log.signers", "no key was given to verify the checkpoint with: trust is not established"
        )
    for verifier in required:
        if verifier.name != origin:
            raise refused("log.signers", f"the key {verifier.name!r} does not belong to the log {origin!r}")
    head, note = read_checkpoint(raw)
    if head.origin != origin:
        raise refused("log.origin", f"the checkpoint is of the log {head.origin!r}, not of {origin!r}")
    if head.extensions and all(verifier.key_type == MLDSA44 for verifier in required):
        raise refused(
            "log.tree_head", "the checkpoint has extension lines, which an ML-DSA-44 signature does not cover"
        )
    signatures = verify_note(note, [*required, *known])
    signed = {signature.verifier for signature in signatures}
    for verifier in required:
        if verifier not in signed:
            raise RegistryError(
                "log.unsigned",
                f"the checkpoint of size {head.size} is not signed by the key {verifier.vkey[:80]}",
                hint="Every key of the log must sign; one alone convinces only while its algorithm holds.",
            )
    return Checkpoint(head, note, tuple(signatures))
