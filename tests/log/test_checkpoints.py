"""Checkpoints and cosignatures: two signatures of the log, witnesses beside them, and nobody else's word."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from outside import aics_tlog
from proofbundle import checkpoint as proofbundle_checkpoint
from seeded import LogKeys, SeededSigner

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, parse_vkey, verifier_of
from registry.log.checkpoint import read_checkpoint, sign_checkpoint, verify_checkpoint
from registry.log.cosignature import checkpoint_message, sign_text, subtree_message, verify_text
from registry.log.merkle import EMPTY_ROOT, leaf_hash
from registry.log.note import Note, SignatureLine, sign_note, verify_note
from registry.log.tree_head import TreeHead, parse_tree_head
from tests.in_memory import root_of
from tests.refusals import code_of

NOW = 1_800_000_000
ROOT = leaf_hash(b"root")

# Tessera's own test log (testdata/log at commit 1811ae1): its entries, its key, two of its checkpoints.
TESSERA_VKEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
TESSERA_WORDS = "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten"
TESSERA = {
    3: "example.com/log/testdata\n3\nWqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=\n\n"
    "— example.com/log/testdata "
    "M9e0lvAQRtH832pk2RTbeSeZMkp4FZSdJYFBUjO5SKxuRbywPUF3cx+HUrb50kjd3rUWW/fj53Wj1dwcwh9bGQnqVAg=\n",
    15: "example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n\n"
    "— example.com/log/testdata "
    "M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n",
}


@pytest.fixture
def head(origin: str) -> TreeHead:
    return TreeHead(origin, 20_852_163, ROOT)


@pytest.mark.parametrize("size", TESSERA)
def test_a_checkpoint_made_by_tessera_verifies_and_its_root_is_that_of_its_entries(size: int) -> None:
    origin = "example.com/log/testdata"
    checkpoint = verify_checkpoint(TESSERA[size].encode(), origin, [parse_vkey(TESSERA_VKEY)])
    assert checkpoint.head.size == size
    assert checkpoint.head.root == root_of(leaf_hash(word.encode()) for word in TESSERA_WORDS.split()[:size])


def test_the_log_signs_with_both_keys_and_both_are_demanded(
    head: TreeHead, log_keys: LogKeys, origin: str
) -> None:
    raw = sign_checkpoint(head, log_keys.signers, NOW)
    checkpoint = verify_checkpoint(raw, origin, log_keys.verifiers)
    assert checkpoint.head == head
    assert [(entry.verifier.key_type, entry.timestamp) for entry in checkpoint.signatures] == [
        (ED25519, None),
        (MLDSA44, NOW),
    ]
    for only in log_keys.signers:
        one_signature = sign_note(head.text, [only], NOW).encode()
        assert code_of(verify_checkpoint, one_signature, origin, log_keys.verifiers) == "log.unsigned"


def test_other_implementations_verify_what_the_log_signs(
    head: TreeHead, log_keys: LogKeys, witnesses: list[SeededSigner], origin: str
) -> None:
    note = sign_note(head.text, [*log_keys.signers, *witnesses], NOW)
    text = note.encode().decode()
    vkey = verifier_of(log_keys.ed25519).vkey
    assert aics_tlog.verify_checkpoint(aics_tlog.parse_note(text), aics_tlog.parse_vkey(vkey)).ok
    assert proofbundle_checkpoint.verify_checkpoint(text, vkey)["ok"]
    for signer in (log_keys.mldsa44, *witnesses):
        seen = proofbundle_checkpoint.verify_cosignature(text, verifier_of(signer).vkey)
        assert (seen["ok"], seen["timestamp"], seen["origin"]) == (True, NOW, origin)


def test_what_other_implementations_cosign_verifies_here(
    head: TreeHead, log_keys: LogKeys, origin: str
) -> None:
    text = sign_checkpoint(head, log_keys.signers, NOW).decode()
    key = MLDSA44PrivateKey.from_seed_bytes(b"w" * 32)
    name = "witness.example/other"
    cosigned = proofbundle_checkpoint.cosign_checkpoint_mldsa(text, key, name, NOW + 5)
    vkey = proofbundle_checkpoint.cosign_vkey_mldsa(name, key.public_key().public_bytes_raw())
    checkpoint = verify_checkpoint(cosigned.encode(), origin, log_keys.verifiers, [parse_vkey(vkey)])
    assert [signature.timestamp for signature in checkpoint.signatures] == [None, NOW, NOW + 5]


def test_a_witness_is_verified_where_it_signed_and_not_missed_where_it_did_not(
    head: TreeHead, log_keys: LogKeys, witnesses: list[SeededSigner], origin: str
) -> None:
    known = [verifier_of(witness) for witness in witnesses]
    note = sign_note(head.text, [*log_keys.signers, witnesses[0]], NOW)
    checkpoint = verify_checkpoint(note.encode(), origin, log_keys.verifiers, known)
    assert [signature.verifier.name for signature in checkpoint.signatures][2:] == [witnesses[0].name]

    forged = SignatureLine(note.lines[2].name, note.lines[2].key_id, note.lines[2].payload[::-1])
    broken = Note(note.text, (*note.lines[:2], forged)).encode()
    assert code_of(verify_checkpoint, broken, origin, log_keys.verifiers, known) == "log.signature"
    assert verify_checkpoint(broken, origin, log_keys.verifiers).head == head


def test_without_a_key_nothing_is_verified(head: TreeHead, log_keys: LogKeys, origin: str) -> None:
    raw = sign_checkpoint(head, log_keys.signers, NOW)
    assert code_of(verify_checkpoint, raw, origin, []) == "log.signers"
    assert code_of(verify_checkpoint, raw, origin, [parse_vkey(TESSERA_VKEY)]) == "log.signers"


def test_a_checkpoint_of_another_log_is_refused(log_keys: LogKeys, origin: str) -> None:
    other = TreeHead("registry.example/log/2028", 1, ROOT)
    raw = sign_note(other.text, log_keys.signers, NOW).encode()
    assert code_of(verify_checkpoint, raw, origin, log_keys.verifiers) == "log.origin"


def test_the_log_signs_only_with_its_own_two_keys(
    head: TreeHead, log_keys: LogKeys, witnesses: list[SeededSigner]
) -> None:
    ed25519, mldsa44 = log_keys.signers
    for signers in ([], [ed25519], [mldsa44], [ed25519, ed25519], [*log_keys.signers, ed25519]):
        assert code_of(sign_checkpoint, head, signers, NOW) == "log.signers"
    assert code_of(sign_checkpoint, head, [ed25519, witnesses[1]], NOW) == "log.signers"


def test_the_log_signs_neither_extension_lines_nor_a_missing_time(head: TreeHead, log_keys: LogKeys) -> None:
    extended = TreeHead(head.origin, head.size, head.root, ("extension",))
    assert code_of(sign_checkpoint, extended, log_keys.signers, NOW) == "log.tree_head"
    for timestamp in (0, -1, 2**63):
        assert code_of(sign_checkpoint, head, log_keys.signers, timestamp) == "log.timestamp"


def test_extension_lines_are_believed_only_where_a_signature_of_the_log_covers_them(
    head: TreeHead, log_keys: LogKeys, origin: str
) -> None:
    extended = TreeHead(head.origin, head.size, head.root, ("extension",))
    raw = sign_note(extended.text, log_keys.signers, NOW).encode()
    assert verify_checkpoint(raw, origin, log_keys.verifiers).head == extended
    assert verify_checkpoint(raw, origin, log_keys.verifiers[:1]).head == extended
    assert code_of(verify_checkpoint, raw, origin, log_keys.verifiers[1:]) == "log.tree_head"


def test_extension_lines_of_others_are_read() -> None:
    head = parse_tree_head(TreeHead("o", 3, ROOT, ("one", "two words")).text)
    assert head.extensions == ("one", "two words")


@pytest.mark.parametrize("size", [0, 1, 255, 2**63 - 1])
def test_the_text_of_a_checkpoint_is_read_as_it_was_written(size: int) -> None:
    head = TreeHead("registry.example/log/2027", size, ROOT if size else EMPTY_ROOT)
    assert parse_tree_head(head.text) == head
    assert parse_tree_head(head.text).text == head.text


B64_ROOT = TreeHead("o", 1, ROOT).text.split("\n")[2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "o\n1\n",
        f"o\n1\n{B64_ROOT}",
        f"\n1\n{B64_ROOT}\n",
        f"o\n01\n{B64_ROOT}\n",
        f"o\n+1\n{B64_ROOT}\n",
        f"o\n-1\n{B64_ROOT}\n",
        f"o\n1 \n{B64_ROOT}\n",
        f"o\n1_0\n{B64_ROOT}\n",
        f"o\n١\n{B64_ROOT}\n",
        f"o\n\n{B64_ROOT}\n",
        f"o\n{2**63}\n{B64_ROOT}\n",
        f"o\n{10**30}\n{B64_ROOT}\n",
        f"o\n0\n{B64_ROOT}\n",
        f"o\n00\n{B64_ROOT}\n",
        f"o\n1\n{B64_ROOT[:-1]}\n",
        f"o\n1\n{B64_ROOT[:-2]}==\n",
        f"o\n1\n{B64_ROOT} \n",
        "o\n1\nAAAA\n",
        "o\n1\n\n",
        f"o\n1\n{B64_ROOT}\n\n",
        f"o\n1\n{B64_ROOT}\n\nextension\n",
        f"o\r\n1\r\n{B64_ROOT}\r\n",
    ],
)
def test_every_other_spelling_of_a_checkpoint_is_refused(text: str) -> None:
    assert code_of(parse_tree_head, text) == "log.tree_head"


@pytest.mark.parametrize(
    ("origin", "size", "root", "extensions"),
    [
        ("", 1, ROOT, ()),
        ("o\np", 1, ROOT, ()),
        ("half \ud800", 1, ROOT, ()),
        ("o", -1, ROOT, ()),
        ("o", 2**63, ROOT, ()),
        ("o", 0, ROOT, ()),
        ("o", 1, ROOT[:31], ()),
        ("o", 1, ROOT, ("",)),
        ("o", 1, ROOT, ("a\nb",)),
    ],
)
def test_a_tree_head_that_no_log_can_state_is_not_made(
    origin: str, size: int, root: bytes, extensions: tuple[str, ...]
) -> None:
    assert code_of(TreeHead, origin, size, root, extensions) == "log.tree_head"


@given(st.data())
def test_a_checkpoint_with_any_byte_changed_is_refused_or_states_the_same(data: st.DataObject) -> None:
    origin = "registry.example/log/2027"
    raw = SIGNED
    at = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:at] + bytes([raw[at] ^ 1 << data.draw(st.integers(0, 7))]) + raw[at + 1 :]
    assert code_of(verify_checkpoint, changed, origin, KEYS.verifiers) in {
        "log.note", "log.unsigned", "log.signature", "log.tree_head", "log.origin",
    }  # fmt: skip


KEYS = LogKeys(
    SeededSigner("registry.example/log/2027", ED25519, 1),
    SeededSigner("registry.example/log/2027", MLDSA44, 2),
)
SIGNED = sign_checkpoint(TreeHead("registry.example/log/2027", 42, ROOT), KEYS.signers, NOW)


def test_reading_verifies_nothing_but_the_form(head: TreeHead) -> None:
    unknown = SeededSigner("somebody.example", ED25519, 50)
    read, note = read_checkpoint(sign_note(head.text, [unknown]).encode())
    assert read == head
    assert note.lines[0].name == "somebody.example"


def test_the_ed25519_cosignature_message_is_the_specification_s() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert checkpoint_message(text, 1_679_315_147) == (
        b"cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n"
        b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


def test_the_mldsa44_message_packs_name_time_origin_range_and_root() -> None:
    message = subtree_message("w", 258, "log", 0, 515, b"r" * 32)
    assert message == (
        b"subtree/v1\n\0" + b"\x01w" + b"\0\0\0\0\0\0\x01\x02" + b"\x03log"
        + b"\0" * 8 + b"\0\0\0\0\0\0\x02\x03" + b"r" * 32
    )  # fmt: skip


@pytest.mark.parametrize(("start", "end"), [(0, 0), (0, 7), (4, 8), (4, 6), (6, 7), (8, 13), (8, 16)])
def test_a_subtree_that_begins_where_its_size_allows_is_signed(start: int, end: int) -> None:
    assert subtree_message("w", 0, "log", start, end, ROOT).endswith(ROOT)


@pytest.mark.parametrize(("start", "end"), [(1, 3), (4, 9), (6, 10), (3, 2), (4, 4), (-2, 2), (0, 2**63)])
def test_a_range_that_is_no_subtree_is_not_signed(start: int, end: int) -> None:
    assert code_of(subtree_message, "w", 0, "log", start, end, ROOT) == "log.subtree"


@pytest.mark.parametrize(("cosigner", "origin", "root"), [
    ("", "log", ROOT), ("w" * 256, "log", ROOT), ("w", "", ROOT), ("w", "é" * 128, ROOT),
    ("w", "log", ROOT[1:]),
])  # fmt: skip
def test_what_the_message_cannot_hold_is_not_signed(cosigner: str, origin: str, root: bytes) -> None:
    assert code_of(subtree_message, cosigner, 0, origin, 0, 1, root) == "log.subtree"


def test_only_a_subtree_from_the_beginning_has_a_time() -> None:
    assert code_of(subtree_message, "w", 1, "log", 4, 8, ROOT) == "log.timestamp"
    assert code_of(checkpoint_message, "text\n", -1) == "log.timestamp"


@pytest.mark.parametrize("key_type", [COSIGNATURE_ED25519, MLDSA44])
def test_a_cosignature_holds_for_one_text_one_time_and_one_key(key_type: int, head: TreeHead) -> None:
    signer = SeededSigner("witness.example", key_type, 5)
    verifier = verifier_of(signer)
    payload = sign_text(signer, head.text, NOW)
    assert len(payload) == (72 if key_type == COSIGNATURE_ED25519 else 2428)
    assert verify_text(verifier, head.text, payload) == NOW
    later = (NOW + 1).to_bytes(8, "big") + payload[8:]
    beyond = b"\xff" + payload[1:]
    other_text = TreeHead(head.origin, head.size + 1, head.root).text
    other_key = verifier_of(SeededSigner("witness.example", key_type, 6))
    for arguments in (
        (verifier, head.text, later), (verifier, head.text, beyond), (verifier, head.text, payload[:-1]),
        (verifier, head.text, payload + b"\0"), (verifier, head.text, b""),
        (verifier, other_text, payload), (other_key, head.text, payload),
    ):  # fmt: skip
        assert code_of(verify_text, *arguments) == "log.signature"


@pytest.mark.parametrize("key_type", [COSIGNATURE_ED25519, MLDSA44])
def test_only_a_checkpoint_can_be_cosigned(key_type: int) -> None:
    assert (
        code_of(sign_text, SeededSigner("witness.example", key_type, 5), "any text\n", NOW) == "log.tree_head"
    )


def test_an_mldsa44_cosignature_names_its_cosigner_and_an_ed25519_one_does_not(head: TreeHead) -> None:
    for key_type, transferable in ((COSIGNATURE_ED25519, True), (MLDSA44, False)):
        payload = sign_text(SeededSigner("one.example", key_type, 5), head.text, NOW)
        other = verifier_of(SeededSigner("other.example", key_type, 5))
        if transferable:
            assert verify_text(other, head.text, payload) == NOW
        else:
            assert code_of(verify_text, other, head.text, payload) == "log.signature"


def test_the_order_of_signature_lines_does_not_matter(head: TreeHead, log_keys: LogKeys, origin: str) -> None:
    note = sign_note(head.text, log_keys.signers, NOW)
    grease = SignatureLine("grease.example", b"\1\2\3\4", b"anything")
    shuffled = Note(note.text, (grease, *note.lines[::-1]))
    assert verify_checkpoint(shuffled.encode(), origin, log_keys.verifiers).head == head
    assert len(verify_note(shuffled, log_keys.verifiers)) == 2
