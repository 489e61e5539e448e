"""DSSE v1.0.2 envelopes, made once and never spelled again.

Knows: the pre-authentication encoding, the one byte form in which the registry writes an envelope, and how to
take a payload out of it without trusting anything that was not signed. Does not know what the payload says.

DSSE leaves white space, alphabet, extra fields and order of an envelope open. The log keeps an envelope's
exact bytes, so only the RFC 8785 form with one signature and its key's name is written or accepted here.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.decision import MAX_ENTRY_BYTES
from registry.domain.verifier import Signer, Verifier, key_id
from registry.errors import RegistryError

MAX_ENTRY = 65_535
"""Bytes. C2SP tlog-tiles has no longer entry, so nothing longer is read."""


def pae(payload_type: str, payload: bytes) -> bytes:
    """The bytes that are signed (DSSE v1.0.2 protocol, pre-authentication encoding)."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def sign_envelope(payload: bytes, payload_type: str, signer: Signer) -> bytes:
    """The envelope's bytes, at most 32 KiB. Raises `dsse.too_large`."""
    signature = signer.sign(pae(payload_type, payload))
    envelope = canonical_bytes(
        {
            "payload": base64.b64encode(payload).decode(),
            "payloadType": payload_type,
            "signatures": [{"keyid": _keyid(signer), "sig": base64.b64encode(signature).decode()}],
        }
    )
    if len(envelope) > MAX_ENTRY_BYTES:
        raise RegistryError(
            "dsse.too_large",
            f"the envelope would have {len(envelope)} bytes; an entry has at most {MAX_ENTRY_BYTES}",
            hint="Publish the long part beside the log and sign its digest.",
        )
    return envelope


def open_envelope(data: bytes, verifiers: Iterable[Verifier]) -> tuple[bytes, str]:
    """Exactly the payload bytes and payload type that one of `verifiers` signed.

    Raises `dsse.too_large`, `dsse.form`, `dsse.unknown_key` and `dsse.signature`.
    """
    if len(data) > MAX_ENTRY:
        raise RegistryError(
            "dsse.too_large", f"the envelope has {len(data)} bytes; a log entry has at most 65,535"
        )
    payload, payload_type, keyid, signature = _read(data)
    keys = [verifier for verifier in verifiers if _keyid(verifier) == keyid]
    if not keys:
        raise RegistryError(
            "dsse.unknown_key",
            f"the envelope names the key {keyid[:80]!r}, which is not among those given",
            hint="Get the signer's public key from someone you trust and give it as well.",
        )
    message = pae(payload_type, payload)
    if not any(key.verifies(message, signature) for key in keys):
        raise RegistryError("dsse.signature", f"the signature of {keyid!r} does not hold for this envelope")
    return payload, payload_type


def _keyid(key: Signer | Verifier) -> str:
    return f"{key.name}+{key_id(key.name, key.key_type, key.public_key).hex()}"


def _read(data: bytes) -> tuple[bytes, str, str, bytes]:
    try:
        envelope = parse_canonical(data)
    except RegistryError as error:
        raise _malformed(error.message) from error
    match envelope:
        case {
            "payload": str(payload),
            "payloadType": str(payload_type),
            "signatures": [{"keyid": str(keyid), "sig": str(signature), **none}],
            **nothing,
        } if not none and not nothing:
            return _decode(payload), payload_type, keyid, _decode(signature)
    raise _malformed("it needs payload, payloadType and one signature with keyid and sig, and nothing else")


def _decode(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise _malformed(f"its base64 does not read: {error}") from error
    if base64.b64encode(data).decode() != text:
        raise _malformed("its base64 is not the standard spelling")
    return data


def _malformed(reason: str) -> RegistryError:
    return RegistryError("dsse.form", f"this is not an envelope as the registry writes them: {reason}")
