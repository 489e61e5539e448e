"""Notes and verifier keys: the specification's example, golang.org/x/mod's manglings, another library."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outside import aics_tlog
from seeded import SeededSigner

from registry.domain.verifier import ED25519, MLDSA44, Verifier, key_id, parse_vkey, verifier_of
from registry.errors import RegistryError
from registry.log.note import MAX_SIGNATURES, Note, SignatureLine, parse_note, sign_note, verify_note

# C2SP signed-note, the example at the end.
EXAMPLE_VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Z"
    "tg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
# golang.org/x/mod sumdb/note/note_test.go: a text signed under two keys.
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
PETER_LINE = (
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH_LINE = (
    "— EnochRoot "
    "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)
CONTROL_NAME = (
    "a\x01b+" + key_id("a\x01b", 1, b"k" * 32).hex() + "+AWtra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tr"
)
VALID = f"{TEXT}\n{PETER_LINE}{ENOCH_LINE}"


def refusal_of(note: str | bytes, *vkeys: str) -> str:
    raw = note.encode() if isinstance(note, str) else note
    with pytest.raises(RegistryError) as refusal:
        verify_note(parse_note(raw), [parse_vkey(vkey) for vkey in vkeys])
    return refusal.value.code


def signers_of(note: str, *vkeys: str) -> list[str]:
    verified = verify_note(parse_note(note.encode()), [parse_vkey(vkey) for vkey in vkeys])
    return [signature.verifier.name for signature in verified]


def test_the_example_of_the_specification_verifies() -> None:
    assert signers_of(EXAMPLE, EXAMPLE_VKEY) == ["example.com/foo"]
    assert parse_vkey(EXAMPLE_VKEY).vkey == EXAMPLE_VKEY


def test_lines_by_unknown_keys_are_carried_and_ignored() -> None:
    assert signers_of(VALID, PETER) == ["PeterNeumann"]
    assert signers_of(VALID, ENOCH) == ["EnochRoot"]
    assert signers_of(VALID, ENOCH, PETER) == ["PeterNeumann", "EnochRoot"]
    grease = "— PeterNeumann " + base64.b64encode(b"\0\0\0\0random").decode() + "\n"
    greased = f"{TEXT}\n{grease}{ENOCH_LINE}{PETER_LINE}"
    assert signers_of(greased, PETER) == ["PeterNeumann"]
    assert parse_note(greased.encode()).encode() == greased.encode()


def test_a_note_that_no_known_key_signed_is_refused() -> None:
    assert refusal_of(VALID, EXAMPLE_VKEY) == "log.unsigned"
    assert refusal_of(VALID) == "log.unsigned"


def test_a_known_key_that_fails_rejects_the_note_whoever_else_signed() -> None:
    forged = VALID.replace("x08go/ZJ", "x08go/ZK")
    assert refusal_of(forged, PETER) == "log.signature"
    assert refusal_of(forged, PETER, ENOCH) == "log.signature"
    assert signers_of(forged, ENOCH) == ["EnochRoot"]
    longer = VALID.replace("x08go/ZJ", "x08go/ZJABCD")
    assert refusal_of(longer, PETER, ENOCH) == "log.signature"


def test_the_text_may_hold_blank_lines_and_the_last_one_ends_it() -> None:
    signer = SeededSigner("a.example", ED25519, 7)
    text = "one\n\n— a.example AAAAAAAA\n\nthree\n\n\n"
    note = sign_note(text, [signer])
    assert parse_note(note.encode()) == note
    assert parse_note(note.encode()).text == text
    assert verify_note(note, [verifier_of(signer)])[0].timestamp is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"\n\n",
        TEXT.encode(),
        f"{TEXT}\n".encode(),
        f"{TEXT}\n{PETER_LINE[:-1]}".encode(),
        f"{TEXT}\n{PETER_LINE[:-1]}X".encode(),
        f"{TEXT}{PETER_LINE}".encode(),
        f"{TEXT}\n{PETER_LINE}\n".encode(),
        f"{TEXT}\n{PETER_LINE}Unexpected line.\n".encode(),
        f"\x01{TEXT}\n{PETER_LINE}".encode(),
        f"{TEXT}\n{PETER_LINE}".replace("\n", "\r\n").encode(),
        b"\xff" + f"{TEXT}\n{PETER_LINE}".encode(),
        f"{TEXT}\n{PETER_LINE}".encode("utf-16"),
        f"{TEXT}\n{PETER_LINE.replace('PeterNeumann', 'Bad Name')}".encode(),
        f"{TEXT}\n{PETER_LINE.replace('PeterNeumann', 'Bad+Name')}".encode(),
        (f"{TEXT}\n" + PETER_LINE.replace("PeterNeumann", "Bad\u2003Name")).encode(),
        (f"{TEXT}\n" + PETER_LINE.replace("PeterNeumann", "Bad\u0085Name")).encode(),
        f"{TEXT}\n{PETER_LINE.replace('PeterNeumann', '')}".encode(),
        f"{TEXT}\n{PETER_LINE.replace('—', '-')}".encode(),
        f"{TEXT}\n{PETER_LINE.replace('— ', '—')}".encode(),
        f"{TEXT}\n {PETER_LINE}".encode(),
        f"{TEXT}\n  \n".encode(),
        f"{TEXT}\n— \n".encode(),
        f"{TEXT}\n—\n".encode(),
        f"{TEXT}\n{PETER_LINE.replace('=', '')}".encode(),
        f"{TEXT}\n{PETER_LINE.replace('=', '==')}".encode(),
        f"{TEXT}\n{PETER_LINE.replace('AM=', 'AN=')}".encode(),
        f"{TEXT}\n{PETER_LINE.replace('/', '_')}".encode(),
        f"{TEXT}\n{PETER_LINE[:-1]} \n".encode(),
        f"{TEXT}\n— PeterNeumann \n".encode(),
        f"{TEXT}\n— PeterNeumann x08gow==\n".encode(),
        f"{TEXT}\n{PETER_LINE * (MAX_SIGNATURES + 1)}".encode(),
        f"{'x' * 1_000_000}\n\n{PETER_LINE}".encode(),
    ],
    ids=lambda raw: repr(raw[-60:]),
)
def test_what_the_specification_does_not_allow_is_not_a_note(raw: bytes) -> None:
    with pytest.raises(RegistryError) as refusal:
        parse_note(raw)
    assert refusal.value.code == "log.note"


def test_the_line_that_is_wrong_is_named() -> None:
    with pytest.raises(RegistryError, match="line 5 "):
        parse_note(f"{TEXT}\n{PETER_LINE}Unexpected line.\n".encode())


def test_a_hundred_signatures_are_read() -> None:
    assert len(parse_note(f"{TEXT}\n{ENOCH_LINE * MAX_SIGNATURES}".encode()).lines) == MAX_SIGNATURES


@pytest.mark.parametrize("at", range(len(VALID.encode())))
def test_any_changed_or_lost_byte_of_a_note_is_refused_or_leaves_text_and_signers_alone(at: int) -> None:
    """Every byte is changed upward, downward and removed, and every prefix tried, as Go's tests do."""
    raw = VALID.encode()
    peter = parse_vkey(PETER)
    manglings = (
        raw[:at] + bytes([(raw[at] + 1) % 256]) + raw[at + 1 :],
        raw[:at] + bytes([(raw[at] - 1) % 256]) + raw[at + 1 :],
        raw[:at] + raw[at + 1 :],
        raw[:at],
    )
    for mangled in manglings:
        try:
            note = parse_note(mangled)
            verified = verify_note(note, [peter])
        except RegistryError:
            continue
        # Only the line of the key that is not known may differ.
        assert mangled != raw
        assert note.text == TEXT
        assert [signature.verifier for signature in verified] == [peter]
        assert note.lines[0] == parse_note(raw).lines[0]


def test_a_line_by_the_other_key_cannot_be_mangled_where_both_are_known() -> None:
    raw = VALID.encode()
    known = [parse_vkey(PETER), parse_vkey(ENOCH)]
    for at in range(len(raw)):
        mangled = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        try:
            verified = verify_note(parse_note(mangled), known)
        except RegistryError:
            continue
        # A changed name or key id makes the line unknown; it then counts for nobody.
        assert len(verified) == 1


def test_two_keys_with_one_name_and_key_id_are_ambiguous() -> None:
    peter = parse_vkey(PETER)

    class Colliding(Verifier):
        @property
        def key_id(self) -> bytes:
            return peter.key_id

    other = Colliding(peter.name, peter.key_type, parse_vkey(ENOCH).public_key)
    with pytest.raises(RegistryError) as refusal:
        verify_note(parse_note(VALID.encode()), [peter, other])
    assert refusal.value.code == "key.vkey"
    assert len(verify_note(parse_note(VALID.encode()), [peter, peter])) == 1


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "PeterNeumann",
        PETER + "\n",
        PETER.replace("c74f20a3", "c74f20a4"),
        PETER.replace("c74f20a3", "C74F20A3"),
        PETER.replace("+c74f20a3", "+c74f20a"),
        PETER.replace("PeterNeumann", "Peter Neumann"),
        PETER.replace("PeterNeumann", ""),
        CONTROL_NAME,
        PETER.replace("PeterNeumann", "Peter\ud800Neumann"),
        PETER[:-1],
        PETER[:-2] + "TX",
        PETER.replace("/", "_"),
        # Wrong length and unknown algorithm with a fitting key id, from golang.org/x/mod.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)
def test_every_other_spelling_of_a_verifier_key_is_refused(vkey: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        parse_vkey(vkey)
    assert refusal.value.code == "key.vkey"


@pytest.mark.parametrize("at", range(len(PETER)))
def test_any_changed_or_lost_character_of_a_verifier_key_is_refused(at: int) -> None:
    changed = [PETER[:at] + PETER[at + 1 :], PETER[:at]]
    changed.extend(PETER[:at] + chr(ord(PETER[at]) + by) + PETER[at + 1 :] for by in (-1, 1))
    for vkey in changed:
        with pytest.raises(RegistryError):
            parse_vkey(vkey)


@pytest.mark.parametrize(
    "public_key",
    [
        "00" * 32,
        "01" + "00" * 31,
        "01" + "00" * 30 + "80",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ff" * 32,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ],
)
@pytest.mark.parametrize("key_type", [0x01, 0x04])
def test_a_key_under_which_anybody_can_sign_is_refused(public_key: str, key_type: int) -> None:
    with pytest.raises(RegistryError, match="weak"):
        Verifier("weak.example", key_type, bytes.fromhex(public_key))


@pytest.mark.parametrize(
    ("key_type", "size"), [(0x02, 91), (0x05, 91), (0xFF, 32), (ED25519, 31), (MLDSA44, 1311)]
)
def test_other_types_and_sizes_of_keys_are_refused(key_type: int, size: int) -> None:
    with pytest.raises(RegistryError) as refusal:
        Verifier("a.example", key_type, b"k" * size)
    assert refusal.value.code == "key.vkey"


def test_the_key_id_depends_on_name_type_and_key() -> None:
    key = parse_vkey(PETER).public_key
    ids = {key_id("a", 1, key), key_id("b", 1, key), key_id("a", 4, key), key_id("a", 1, key[::-1])}
    assert len(ids) == 4


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=80))
def test_a_signed_note_is_read_by_another_library(line: str) -> None:
    signer = SeededSigner("a.example/note", ED25519, 9)
    raw = sign_note(f"{line}\n", [signer]).encode()
    other = aics_tlog.parse_note(raw)
    assert other.text == f"{line}\n"
    assert aics_tlog.verify_note(other, [aics_tlog.parse_vkey(verifier_of(signer).vkey)])
    assert parse_note(raw).encode() == raw


@given(st.data())
def test_what_this_parser_accepts_another_library_accepts(data: st.DataObject) -> None:
    """Two readers of one note must not see two texts: where both accept, they agree."""
    raw = bytearray(VALID.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    try:
        ours = parse_note(bytes(raw))
    except RegistryError:
        return
    theirs = aics_tlog.parse_note(bytes(raw))
    assert theirs.text == ours.text
    assert len(theirs.signatures) == len(ours.lines)


@pytest.mark.parametrize("text", ["", "no newline", "control\x00\n", "tab\t\n", "half \ud800\n"])
def test_a_text_that_cannot_be_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        sign_note(text, [SeededSigner("a.example", ED25519, 7)])
    assert refusal.value.code == "log.note"


def test_a_note_without_signers_is_not_made() -> None:
    with pytest.raises(RegistryError) as refusal:
        sign_note("text\n", [])
    assert refusal.value.code == "log.note"


def test_a_signer_whose_signature_its_own_key_does_not_verify_signs_nothing() -> None:
    class Broken(SeededSigner):
        def sign(self, message: bytes) -> bytes:
            return super().sign(message + b"other")

    with pytest.raises(RegistryError) as refusal:
        sign_note("text\n", [Broken("a.example", ED25519, 7)])
    assert refusal.value.code == "log.signer"


def test_a_note_is_a_value() -> None:
    line: Any = SignatureLine("a.example", b"abcd", b"x")
    assert Note("t\n", (line,)) == Note("t\n", (line,))
    assert str(line) == "— a.example YWJjZHg=\n"
