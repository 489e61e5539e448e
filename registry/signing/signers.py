"""What signs and what verifies: the port, public keys, and their text form.

Knows: the two algorithms of the registry, how a key is named and identified (C2SP signed-note), raw
signatures over bytes. Does not know what is signed, nor where private keys are kept (`keys`).
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from registry.errors import RegistryError

ED25519 = 0x01
"""Signature type of an Ed25519 signature over the message (C2SP signed-note)."""

ML_DSA_44 = 0x06
"""Signature type of ML-DSA-44 with an empty context (FIPS 204; C2SP tlog-cosignature)."""

ALGORITHMS = {ED25519: "Ed25519", ML_DSA_44: "ML-DSA-44"}
PUBLIC_KEY_SIZES = {ED25519: 32, ML_DSA_44: 1312}
SIGNATURE_SIZES = {ED25519: 64, ML_DSA_44: 2420}


def key_id(name: str, key_type: int, public_key: bytes) -> bytes:
    """The 4-byte key id: the head of SHA-256(name, LF, type byte, public key) (C2SP signed-note)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([key_type]) + public_key).digest()[:4]


def vkey(name: str, key_type: int, public_key: bytes) -> str:
    """The public key as one line of text: `name+key id in hex+base64(type byte, key)` (C2SP signed-note).

    Raises `key.name` and `key.form`.
    """
    check_name(name)
    if len(public_key) != PUBLIC_KEY_SIZES.get(key_type):
        raise RegistryError(
            "key.form", f"the public key {name!r} has {len(public_key)} bytes of type {key_type}"
        )
    encoded = base64.b64encode(bytes([key_type]) + public_key).decode()
    return f"{name}+{key_id(name, key_type, public_key).hex()}+{encoded}"


def check_name(name: str) -> None:
    """Refuse a key name that C2SP signed-note does not allow, or that a reader cannot see whole
    (`key.name`)."""
    if not name or not name.isprintable() or "+" in name or any(map(str.isspace, name)) or len(name) > 255:
        raise RegistryError(
            "key.name",
            f"{name!r} cannot name a key",
            hint="Use an address without scheme, such as registry.example/2027; no spaces and no plus sign.",
        )


class Signer(Protocol):
    """Holds a private key, or reaches the device that does."""

    @property
    def name(self) -> str: ...

    @property
    def key_type(self) -> int: ...

    @property
    def public_key(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes:
        """The raw signature of `message`: 64 bytes of Ed25519, 2,420 of ML-DSA-44."""


@dataclass(frozen=True)
class Verifier:
    """A public key under the name it is trusted by."""

    name: str
    key_type: int
    public_key: bytes

    @classmethod
    def of(cls, signer: Signer) -> Verifier:
        """The verifier for what `signer` signs."""
        return cls(signer.name, signer.key_type, signer.public_key)

    @classmethod
    def parse(cls, text: str) -> Verifier:
        """The verifier that `vkey` wrote; any other text raises `key.form`."""
        parts = text.strip().split("+", 2)
        try:
            raw = base64.b64decode(parts[-1], validate=True)
            verifier = cls(parts[0], raw[0], raw[1:])
            if verifier.vkey == text.strip():
                return verifier
        except (ValueError, IndexError, RegistryError):
            pass
        raise RegistryError(
            "key.form",
            f"{text.strip()[:80]!r} is not a public key",
            hint="A public key reads name+8 hex digits+base64, as in the registry's keys/ folder.",
        )

    @property
    def vkey(self) -> str:
        return vkey(self.name, self.key_type, self.public_key)

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether `signature` is this key's over exactly `message`."""
        key: Ed25519PublicKey | MLDSA44PublicKey
        if len(signature) != SIGNATURE_SIZES.get(self.key_type):
            return False
        try:
            if self.key_type == ED25519:
                key = Ed25519PublicKey.from_public_bytes(self.public_key)
            else:
                key = MLDSA44PublicKey.from_public_bytes(self.public_key)
            key.verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True
