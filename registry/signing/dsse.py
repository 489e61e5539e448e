"""DSSE v1.0.2 envelopes, made once and never spelled again.

Knows: the pre-authentication encoding, the one byte form in which the registry writes an envelope, and how to
take a payload out of it without trusting anything that was not signed. Does not know what the payload says.

DSSE leaves white space, alphabet, extra fields and order of an envelope open. The log keeps an envelope's
exact bytes, so only the RFC 8785 form is written or accepted here, each signature with its key's name. A statement has
one signature; an event in the life of keys, and an act that an office signed too, have several, in the order of those names.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable

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


def sign_envelope(payload: bytes, payload_type: str, *signers: Signer) -> bytes:
    """The envelope's bytes, at most 32 KiB, signed by each of `signers`. Raises `dsse.too_large`."""
    message = pae(payload_type, payload)
    return _envelope(payload, payload_type, {_keyid(signer): signer.sign(message) for signer in signers})


def countersign(data: bytes, signer: Signer) -> bytes:
    """The envelope `data` with one more signature, by `signer`, over the same payload. Raises `dsse.form`, `dsse.too_large`.

    The signatures that are there are left as they are, and not verified.
    """
    payload, payload_type, signatures = _read(data)
    signatures[_keyid(signer)] = signer.sign(pae(payload_type, payload))
    return _envelope(payload, payload_type, signatures)


def open_envelope(data: bytes, verifiers: Iterable[Verifier]) -> tuple[bytes, str]:
    """Exactly the payload bytes and payload type that one of `verifiers` signed.

    Raises `dsse.too_large`, `dsse.form`, `dsse.unknown_key` and `dsse.signature`.
    """
    payload, payload_type, signers = open_jointly(data, tuple(verifiers))
    if len(signers) != 1:
        raise _malformed("it bears several signatures, and is no key event")
    return payload, payload_type


def open_jointly(
    data: bytes,
    known: Iterable[Verifier],
    introduced: Callable[[bytes, str], Verifier | None] = lambda payload, payload_type: None,
    unknown: Callable[[str], bool] = lambda keyid: False,
) -> tuple[bytes, str, tuple[Verifier, ...]]:
    """The payload, its type and the keys that signed it: every signature holds, or nothing is returned.

    `introduced` may find one more key in a payload that one of `known` has signed: a key that takes over signs too, and
    nobody knows it before. Beside the signature of a known key, those whose key's id `unknown` excuses are passed over.
    Raises as `open_envelope`.
    """
    if len(data) > MAX_ENTRY:
        raise RegistryError(
            "dsse.too_large",
            f"the envelope has {len(data)} bytes; a log entry has at most 65,535",
            hint="No entry of a log is so large. Find out where these bytes came from.",
        )
    payload, payload_type, signatures = _read(data)
    message = pae(payload_type, payload)
    keys = tuple(known)
    held = {keyid: _holds(message, keyid, signature, keys) for keyid, signature in signatures.items()}
    missing = [keyid for keyid, key in held.items() if key is None]
    if missing and len(missing) < len(signatures) and (new := introduced(payload, payload_type)) is not None:
        held |= {keyid: _holds(message, keyid, signatures[keyid], [new]) for keyid in missing}
        missing = [keyid for keyid, key in held.items() if key is None]
    if any(held.values()):
        missing = [keyid for keyid in missing if not unknown(keyid)]
    if missing:
        raise RegistryError(
            "dsse.unknown_key",
            f"the envelope names the key {missing[0][:80]!r}, which is not among those given",
            hint="Get the signer's public key from someone you trust and give it as well.",
        )
    return payload, payload_type, tuple(key for key in held.values() if key is not None)


def sign_named(payload: bytes, payload_type: str, keyid: str, sign: Callable[[bytes], bytes]) -> bytes:
    """The envelope's bytes, signed with a key that is no key of a log and has a name of its own. Raises `dsse.too_large`."""
    return _envelope(payload, payload_type, {keyid: sign(pae(payload_type, payload))})


def open_named(data: bytes, keyid: str, verifies: Callable[[bytes, bytes], bool]) -> tuple[bytes, str]:
    """The payload and its type that the key named `keyid` signed; `verifies` takes message and signature.

    Raises `dsse.form`, `dsse.unknown_key` and `dsse.signature`.
    """
    payload, payload_type, signatures = _read(data)
    if [*signatures] != [keyid]:
        raise RegistryError(
            "dsse.unknown_key",
            "the envelope names another key than the one that was given",
            hint="Get the signer's public key from someone you trust.",
        )
    if not verifies(pae(payload_type, payload), signatures[keyid]):
        raise RegistryError(
            "dsse.signature",
            f"the signature of {keyid!r} does not hold for this envelope",
            hint="Compare the key with the one its owner published. If it is that one, the envelope was changed: get it again.",
        )
    return payload, payload_type


def unverified_signer(data: bytes) -> str:
    """The name of the one key that an envelope says it is signed with, verified by nothing. Raises `dsse.form`."""
    keyids = [*_read(data)[2]]
    if len(keyids) != 1:
        raise _malformed("it bears several signatures")
    return keyids[0]


def unverified_payload(data: bytes) -> tuple[bytes, str]:
    """The payload of an envelope and its type, verified by nothing: to find out whose keys it needs. Raises `dsse.form`."""
    payload, payload_type, _ = _read(data)
    return payload, payload_type


def _envelope(payload: bytes, payload_type: str, signatures: dict[str, bytes]) -> bytes:
    envelope = canonical_bytes(
        {
            "payload": base64.b64encode(payload).decode(),
            "payloadType": payload_type,
            "signatures": [
                {"keyid": keyid, "sig": base64.b64encode(signature).decode()}
                for keyid, signature in sorted(signatures.items())
            ],
        }
    )
    if len(envelope) > MAX_ENTRY_BYTES:
        raise RegistryError(
            "dsse.too_large",
            f"the envelope would have {len(envelope)} bytes; an entry has at most {MAX_ENTRY_BYTES}",
            hint="Publish the long part beside the log and sign its digest.",
        )
    return envelope


def _holds(message: bytes, keyid: str, signature: bytes, keys: Iterable[Verifier]) -> Verifier | None:
    """The key of that id that made this signature; None where there is no key of that id. Raises `dsse.signature`."""
    named = [key for key in keys if _keyid(key) == keyid]
    found = next((key for key in named if key.verifies(message, signature)), None)
    if named and found is None:
        raise RegistryError(
            "dsse.signature",
            f"the signature of {keyid!r} does not hold for this envelope",
            hint="Compare the key with the one its owner published. If it is that one, the envelope was changed: get it again.",
        )
    return found


def _keyid(key: Signer | Verifier) -> str:
    return f"{key.name}+{key_id(key.name, key.key_type, key.public_key).hex()}"


def _read(data: bytes) -> tuple[bytes, str, dict[str, bytes]]:
    try:
        envelope = parse_canonical(data)
    except RegistryError as error:
        raise _malformed(error.message) from error
    match envelope:
        case {
            "payload": str(payload),
            "payloadType": str(payload_type),
            "signatures": [*signatures],
            **nothing,
        } if signatures and not nothing:
            read = dict(map(_signature, signatures))
            if [*read] != sorted(read) or len(read) != len(signatures):
                raise _malformed("its signatures are not in the order of their keys, each once")
            return _decode(payload), payload_type, read
    raise _malformed("it needs payload, payloadType and signatures with keyid and sig, and nothing else")


def _signature(item: object) -> tuple[str, bytes]:
    match item:
        case {"keyid": str(keyid), "sig": str(signature), **nothing} if not nothing:
            return keyid, _decode(signature)
    raise _malformed("it needs payload, payloadType and signatures with keyid and sig, and nothing else")


def _decode(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise _malformed(f"its base64 does not read: {error}") from error
    if base64.b64encode(data).decode() != text:
        raise _malformed("its base64 is not the standard spelling")
    return data


def _malformed(reason: str) -> RegistryError:
    return RegistryError(
        "dsse.form",
        f"this is not an envelope as the registry writes them: {reason}",
        hint="Get the entry again, byte for byte, from the log or a mirror of it.",
    )
