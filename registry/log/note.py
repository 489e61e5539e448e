"""Signed notes: a text, and the lines of those who signed it (C2SP signed-note).

Knows: how a note is split, spelled, signed and verified. Lines by unknown keys are carried and ignored; a
line by a known key that does not verify rejects the whole note. Does not know what a text means.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registry.domain.verifier import Signer, Verifier, decode_base64, require_name, verifier_of
from registry.errors import RegistryError
from registry.log.cosignature import sign_text, verify_text
from registry.log.refused import refused

MAX_SIGNATURES = 100
MAX_NOTE_SIZE = 1_000_000
_DASH = "—"
# ASCII controls other than LF; half a surrogate pair, which has no UTF-8.
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")


@dataclass(frozen=True)
class SignatureLine:
    """One line: who signed, under which key id, and the bytes after the key id."""

    name: str
    key_id: bytes
    payload: bytes

    def __str__(self) -> str:
        return f"{_DASH} {self.name} {base64.b64encode(self.key_id + self.payload).decode()}\n"


@dataclass(frozen=True)
class Note:
    """A text that ends with LF, and its signature lines in the order they were read."""

    text: str
    lines: tuple[SignatureLine, ...]

    def encode(self) -> bytes:
        """The note as it is stored and served: byte for byte what was parsed."""
        return f"{self.text}\n{''.join(map(str, self.lines))}".encode()


@dataclass(frozen=True)
class Signature:
    """A verified line: whose, and the time it states in seconds since 1970-01-01 (None for a type without
    one).
    """

    verifier: Verifier
    timestamp: int | None


def parse_note(raw: bytes) -> Note:
    """Split a note; raises `log.note`, naming the line, for anything the specification does not allow."""
    if len(raw) > MAX_NOTE_SIZE:
        raise refused("log.note", f"a note of {len(raw)} bytes; at most {MAX_NOTE_SIZE} are read")
    try:
        note = raw.decode()
    except UnicodeDecodeError as error:
        raise refused("log.note", f"the note is not UTF-8 at byte {error.start}") from None
    _require_text(note)
    text, separator, lines = note.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise refused("log.note", "the note has no signatures, or does not end with a newline")
    rows = lines[:-1].split("\n")
    if len(rows) > MAX_SIGNATURES:
        raise refused("log.note", f"the note has {len(rows)} signatures; at most {MAX_SIGNATURES} are read")
    first = text.count("\n") + 3
    return Note(f"{text}\n", tuple(parse_line(row, first + number) for number, row in enumerate(rows)))


def parse_line(row: str, number: int = 1) -> SignatureLine:
    """Read one signature line without its LF; raises `log.note`, naming line `number`."""
    parts = row.split(" ")
    if len(parts) != 3 or parts[0] != _DASH:
        raise refused("log.note", f"line {number} of the note is not a signature line")
    _, name, encoded = parts
    require_name(name, "log.note")
    decoded = decode_base64(encoded, "log.note", f"line {number} of the note, the signature by {name!r},")
    if len(decoded) < 5:
        raise refused("log.note", f"line {number} of the note: the signature by {name!r} is cut off")
    return SignatureLine(name, decoded[:4], decoded[4:])


def sign_note(text: str, signers: Iterable[Signer], timestamp: int = 0) -> Note:
    """Sign a text with each signer in turn. The timestamp goes into the types that carry one.

    Raises `log.note` for a text that cannot be a note, `log.signer` when a signature does not verify.
    """
    _require_text(text)
    if not text.endswith("\n"):
        raise refused("log.note", "the text of a note must end with a newline")
    lines = [
        SignatureLine(signer.name, verifier_of(signer).key_id, sign_text(signer, text, timestamp))
        for signer in signers
    ]
    if not 1 <= len(lines) <= MAX_SIGNATURES:
        raise refused("log.note", f"a note with {len(lines)} signatures")
    return Note(text, tuple(lines))


def verify_note(note: Note, known: Sequence[Verifier]) -> list[Signature]:
    """The verified signatures by known keys, in the order of their lines.

    Raises `log.signature` when a line by a known key does not verify, `log.unsigned` when no known key
    signed, `key.vkey` when two known keys share name and key id.
    """
    by_id = {(verifier.name, verifier.key_id): verifier for verifier in known}
    if len(by_id) != len(set(known)):
        raise refused("key.vkey", "two different keys share one name and key id")
    verified = [
        Signature(verifier, verify_text(verifier, note.text, line.payload))
        for line in note.lines
        if (verifier := by_id.get((line.name, line.key_id)))
    ]
    if not verified:
        names = ", ".join(sorted({line.name for line in note.lines}))
        raise RegistryError(
            "log.unsigned",
            f"no known key signed the note; it is signed by {names}",
            hint="Compare the keys you were given with these names. Never take a key from the log itself.",
        )
    return verified


def _require_text(text: str) -> None:
    if found := _FORBIDDEN.search(text):
        raise refused(
            "log.note", f"the note cannot hold the character U+{ord(found[0]):04X} at {found.start()}"
        )
