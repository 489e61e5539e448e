"""Envelopes: one spelling, one signature, and nothing handed on that was not signed."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.canonical import canonical_bytes
from registry.domain.decision import MAX_ENTRY_BYTES, PAYLOAD_TYPE
from registry.domain.verifier import ED25519, MLDSA44, Verifier, verifier_of
from registry.errors import RegistryError
from registry.signing.dsse import open_envelope, open_jointly, pae, sign_envelope
from registry.signing.keys import generate_key

SIGNER = generate_key("registry.example/decisions", ED25519, development=True)
VERIFIER = verifier_of(SIGNER)
OTHER = generate_key("registry.example/decisions", ED25519, development=True)
PAYLOAD = b'{"_type":"https://in-toto.io/Statement/v1"}'
ENVELOPE = sign_envelope(PAYLOAD, PAYLOAD_TYPE, SIGNER)


def refused(data: bytes, *verifiers: Verifier) -> str:
    with pytest.raises(RegistryError) as raised:
        open_envelope(data, verifiers or [VERIFIER])
    return raised.value.code


def test_the_signed_bytes_are_those_of_the_dsse_specification() -> None:
    # The test vector of DSSE's protocol.md.
    assert pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_lengths_count_bytes_not_characters() -> None:
    assert pae("é", "ü".encode()) == b"DSSEv1 2 \xc3\xa9 2 \xc3\xbc"


@given(st.binary(max_size=2000), st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_what_comes_out_is_exactly_what_was_signed(payload: bytes, payload_type: str) -> None:
    envelope = sign_envelope(payload, payload_type, SIGNER)
    assert open_envelope(envelope, [VERIFIER]) == (payload, payload_type)
    assert canonical_bytes(json.loads(envelope)) == envelope


def test_ml_dsa_44_signs_envelopes_too() -> None:
    signer = generate_key("office.example", MLDSA44, development=True)
    envelope = sign_envelope(PAYLOAD, PAYLOAD_TYPE, signer)
    assert open_envelope(envelope, [VERIFIER, verifier_of(signer)]) == (PAYLOAD, PAYLOAD_TYPE)


def test_the_signature_holds_without_any_code_of_ours() -> None:
    document = json.loads(ENVELOPE)
    payload = base64.b64decode(document["payload"])
    message = b"DSSEv1 28 application/vnd.in-toto+json %d " % len(payload) + payload
    signature = base64.b64decode(document["signatures"][0]["sig"])
    Ed25519PublicKey.from_public_bytes(SIGNER.public_key).verify(signature, message)


@given(st.integers(0, len(ENVELOPE) - 1), st.integers(1, 255))
def test_no_changed_byte_passes(position: int, change: int) -> None:
    data = bytearray(ENVELOPE)
    data[position] ^= change
    assert refused(bytes(data)) in {"dsse.form", "dsse.signature", "dsse.unknown_key"}


def test_a_key_of_the_same_name_that_was_not_given_is_unknown() -> None:
    assert refused(ENVELOPE, verifier_of(OTHER)) == "dsse.unknown_key"


def test_a_key_id_is_a_hint_and_proves_nothing() -> None:
    document = json.loads(sign_envelope(PAYLOAD, PAYLOAD_TYPE, OTHER))
    document["signatures"][0]["keyid"] = json.loads(ENVELOPE)["signatures"][0]["keyid"]
    assert refused(canonical_bytes(document)) == "dsse.signature"


def test_the_payload_type_is_signed() -> None:
    document = json.loads(ENVELOPE)
    document["payloadType"] = "application/json"
    assert refused(canonical_bytes(document)) == "dsse.signature"


def test_a_second_spelling_of_a_good_envelope_is_refused() -> None:
    document = json.loads(ENVELOPE)
    signature = document["signatures"][0]
    assert refused(json.dumps(document).encode()) == "dsse.form"
    assert refused(canonical_bytes(document | {"note": 1})) == "dsse.form"
    assert refused(canonical_bytes(document | {"signatures": [signature, signature]})) == "dsse.form"
    assert refused(canonical_bytes(document | {"signatures": []})) == "dsse.form"
    assert refused(canonical_bytes(document | {"signatures": [signature | {"cert": ""}]})) == "dsse.form"
    url_safe = base64.urlsafe_b64encode(b"\xff\xff\xff").decode()
    assert refused(canonical_bytes(document | {"payload": url_safe})) == "dsse.form"
    assert refused(canonical_bytes(document | {"payload": "QR=="})) == "dsse.form"
    assert refused(canonical_bytes([document])) == "dsse.form"


def test_no_entry_exceeds_32_kib() -> None:
    overhead = len(sign_envelope(b"", PAYLOAD_TYPE, SIGNER))
    largest = (MAX_ENTRY_BYTES - overhead) // 4 * 3
    assert len(sign_envelope(bytes(largest), PAYLOAD_TYPE, SIGNER)) <= MAX_ENTRY_BYTES
    with pytest.raises(RegistryError) as raised:
        sign_envelope(bytes(largest + 3), PAYLOAD_TYPE, SIGNER)
    assert raised.value.code == "dsse.too_large"
    assert refused(b" " * 65_536) == "dsse.too_large"


def test_an_envelope_with_several_signatures_is_opened_by_all_of_its_signers_or_not_at_all() -> None:
    data = sign_envelope(PAYLOAD, PAYLOAD_TYPE, SIGNER, OTHER)
    both = {VERIFIER, verifier_of(OTHER)}
    payload, payload_type, signers = open_jointly(data, both)
    assert (payload, payload_type, set(signers)) == (PAYLOAD, PAYLOAD_TYPE, both)
    assert sign_envelope(PAYLOAD, PAYLOAD_TYPE, OTHER, SIGNER) == data
    assert refused(data, *both) == "dsse.form"
    for known in (VERIFIER, verifier_of(OTHER)):
        with pytest.raises(RegistryError) as raised:
            open_jointly(data, [known])
        assert raised.value.code == "dsse.unknown_key"


def test_a_key_that_the_payload_introduces_counts_only_beside_one_that_was_known() -> None:
    new = verifier_of(OTHER)
    together = sign_envelope(PAYLOAD, PAYLOAD_TYPE, SIGNER, OTHER)
    assert set(open_jointly(together, [VERIFIER], lambda payload, kind: new)[2]) == {VERIFIER, new}
    alone = sign_envelope(PAYLOAD, PAYLOAD_TYPE, OTHER)
    seen: list[bytes] = []
    with pytest.raises(RegistryError) as raised:
        open_jointly(alone, [VERIFIER], lambda payload, kind: seen.append(payload) or new)
    assert (raised.value.code, seen) == ("dsse.unknown_key", [])


def test_signatures_stand_in_one_order_each_once() -> None:
    document = json.loads(sign_envelope(PAYLOAD, PAYLOAD_TYPE, SIGNER, OTHER))
    first, second = document["signatures"]
    for signatures in ([second, first], [first, first], [first, first, second]):
        with pytest.raises(RegistryError) as raised:
            open_jointly(
                canonical_bytes(document | {"signatures": signatures}), [VERIFIER, verifier_of(OTHER)]
            )
        assert raised.value.code == "dsse.form"


def test_one_signature_that_does_not_hold_spoils_the_others() -> None:
    document = json.loads(sign_envelope(PAYLOAD, PAYLOAD_TYPE, SIGNER, OTHER))
    first, second = document["signatures"]
    forged = canonical_bytes(document | {"signatures": [first, second | {"sig": first["sig"]}]})
    with pytest.raises(RegistryError) as raised:
        open_jointly(forged, [VERIFIER, verifier_of(OTHER)])
    assert raised.value.code == "dsse.signature"
