"""Timestamped signatures over a tree: what is signed, and how a signature line carries it (C2SP
tlog-cosignature).

Knows: the Ed25519 `cosignature/v1` message (type 0x04) and the ML-DSA-44 `subtree/v1` message (type 0x06).
A log's own ML-DSA-44 signature is the second, with the log's origin as the name of the cosigner. Does not
know the time: a timestamp is an argument, in seconds since 1970-01-01.
"""

from __future__ import annotations

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Signer, Verifier, verifier_of
from registry.errors import RegistryError
from registry.log.merkle import HASH_SIZE, MAX_SIZE
from registry.log.refused import refused
from registry.log.tree_head import parse_tree_head

MAX_TIMESTAMP = 2**63 - 1
_TIMESTAMP_SIZE = 8


def sign_text(signer: Signer, text: str, timestamp: int) -> bytes:
    """What the signature line carries after the key id, for a note or checkpoint text.

    The signature is verified before it is returned: a token that fails half-way must not put a broken line
    into a log. Raises `log.timestamp`, `log.tree_head`, `log.signer`.
    """
    verifier = verifier_of(signer)
    message = signed_message(verifier, text, timestamp)
    signature = signer.sign(message)
    if not verifier.verifies(message, signature):
        raise RegistryError(
            "log.signer",
            f"the signer {signer.name!r} made a signature that its own public key does not verify",
            hint="Nothing was signed. Check the key file or the token.",
        )
    return signature if signer.key_type == ED25519 else timestamp.to_bytes(_TIMESTAMP_SIZE, "big") + signature


def verify_text(verifier: Verifier, text: str, payload: bytes) -> int | None:
    """Verify what a signature line carries; returns its timestamp, or None for a type without one.

    Raises `log.signature` when it does not verify, `log.tree_head` when the text is no checkpoint and the
    type needs one.
    """
    timestamp, signature = 0, payload
    if verifier.key_type != ED25519:
        timestamp, signature = int.from_bytes(payload[:_TIMESTAMP_SIZE], "big"), payload[_TIMESTAMP_SIZE:]
    if timestamp > MAX_TIMESTAMP or not verifier.verifies(
        signed_message(verifier, text, timestamp), signature
    ):
        raise refused("log.signature", f"the signature by {verifier.name!r} does not verify")
    return None if verifier.key_type == ED25519 else timestamp


def signed_message(verifier: Verifier, text: str, timestamp: int) -> bytes:
    """The bytes a key of this type signs for a note text (0x01) or a checkpoint text (0x04, 0x06)."""
    if verifier.key_type == MLDSA44:
        head = parse_tree_head(text)
        return subtree_message(verifier.name, timestamp, head.origin, 0, head.size, head.root)
    if verifier.key_type == COSIGNATURE_ED25519:
        parse_tree_head(text)
        return checkpoint_message(text, timestamp)
    return text.encode()


def checkpoint_message(text: str, timestamp: int) -> bytes:
    """The `cosignature/v1` message over a whole checkpoint text, with its extension lines. Raises
    `log.timestamp`.

    It does not name the cosigner: one operator must use a different Ed25519 key for each.
    """
    require_timestamp(timestamp)
    return f"cosignature/v1\ntime {timestamp}\n{text}".encode()


def subtree_message(cosigner: str, timestamp: int, origin: str, start: int, end: int, root: bytes) -> bytes:
    """The `subtree/v1` message: the subtree [start, end) of the log `origin` has this root.

    Timestamp 0 claims nothing about being the largest tree seen, and is the only one allowed when `start`
    is not 0. Raises `log.timestamp`, `log.subtree`.
    """
    require_timestamp(timestamp)
    if start and timestamp:
        raise refused("log.timestamp", "the cosignature of a subtree that does not start at 0 has no time")
    width = end - start
    aligned = width >= 0 and start % (1 << max(width - 1, 0).bit_length()) == 0
    if not (aligned and 0 <= start <= end <= MAX_SIZE and (width or not start)) or len(root) != HASH_SIZE:
        raise refused("log.subtree", f"[{start}, {end}) is not a subtree, or its root is not a hash")
    return b"".join(
        (
            b"subtree/v1\n\0",
            _short(cosigner, "the name of the cosigner"),
            timestamp.to_bytes(8, "big"),
            _short(origin, "the origin"),
            start.to_bytes(8, "big"),
            end.to_bytes(8, "big"),
            root,
        )
    )


def require_timestamp(timestamp: int) -> None:
    """Raise `log.timestamp` for anything but seconds from 1970-01-01 up to 2^63 - 1."""
    if not 0 <= timestamp <= MAX_TIMESTAMP:
        raise refused("log.timestamp", f"{timestamp} is not a time in seconds since 1970-01-01")


def _short(text: str, what: str) -> bytes:
    encoded = text.encode()
    if not 1 <= len(encoded) <= 255:
        raise refused("log.subtree", f"{what} has {len(encoded)} bytes; 1 to 255 can be signed")
    return bytes([len(encoded)]) + encoded
