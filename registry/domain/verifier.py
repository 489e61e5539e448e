"""Public keys: names, key ids, their text form (C2SP signed-note vkey), and whether a raw signature is theirs.

Knows: how a raw signature of each supported type is verified. Does not know private keys, where a `Signer` keeps
one, nor what is signed: notes (log) and envelopes (signing) share these keys.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from registry.errors import RegistryError

ED25519 = 0x01
"""Ed25519 over the text of a note (signed-note)."""
COSIGNATURE_ED25519 = 0x04
"""Timestamped Ed25519 over a whole checkpoint (tlog-cosignature)."""
MLDSA44 = 0x06
"""Timestamped ML-DSA-44 over a tree (tlog-cosignature)."""

ALGORITHMS = {ED25519: "Ed25519", COSIGNATURE_ED25519: "Ed25519 cosignature", MLDSA44: "ML-DSA-44"}
PUBLIC_KEY_SIZES = {ED25519: 32, COSIGNATURE_ED25519: 32, MLDSA44: 1312}

_AGAIN = "Take it again, byte for byte, from whoever handed it over."

_FIELD = 2**255 - 19
_SMALL_ORDER = {
    0,
    1,
    _FIELD - 1,
    int.from_bytes(
        bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
    ),
    int.from_bytes(
        bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"
    ),
}
"""The y coordinates of the points of order 1, 2, 4 and 8 on edwards25519."""

_VKEY = re.compile(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")


class Signer(Protocol):
    """Whoever holds a private key: a file, a PKCS#11 token, a test."""

    @property
    def name(self) -> str: ...
    @property
    def key_type(self) -> int: ...
    @property
    def public_key(self) -> bytes: ...
    def sign(self, message: bytes) -> bytes:
        """The raw signature over `message`: 64 bytes (Ed25519) or 2,420 bytes (ML-DSA-44, empty context)."""
        ...


@dataclass(frozen=True)
class Verifier:
    """A public key under a name. Raises `key.vkey` for a bad name, an unsupported type or a key of the
    wrong size.
    """

    name: str
    key_type: int
    public_key: bytes

    def __post_init__(self) -> None:
        require_name(self.name, "key.vkey")
        if len(self.public_key) != PUBLIC_KEY_SIZES.get(self.key_type, -1):
            raise RegistryError(
                "key.vkey",
                f"the key of {self.name!r} has type 0x{self.key_type:02x} and {len(self.public_key)} bytes",
                hint="Supported: Ed25519 (0x01, 0x04: 32 bytes) and ML-DSA-44 (0x06: 1,312 bytes).",
            )
        # Under a key of small order anybody can sign; a coordinate beyond the field has two spellings.
        if self.key_type != MLDSA44:
            y = int.from_bytes(self.public_key, "little") % 2**255
            if y in _SMALL_ORDER or y >= _FIELD:
                raise RegistryError(
                    "key.vkey",
                    f"the Ed25519 key of {self.name!r} is weak: signatures can be forged",
                    hint="Trust nothing it signed; ask its owner for another key.",
                )

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name and type apart."""
        return key_id(self.name, self.key_type, self.public_key)

    @property
    def vkey(self) -> str:
        """The text form: name, key id, base64 of type and key."""
        encoded = base64.b64encode(bytes([self.key_type]) + self.public_key).decode()
        return f"{self.name}+{self.key_id.hex()}+{encoded}"

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Whether this raw signature over `message` is by this key."""
        try:
            if self.key_type == MLDSA44:
                MLDSA44PublicKey.from_public_bytes(self.public_key).verify(signature, message)
            else:
                Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def verifier_of(signer: Signer) -> Verifier:
    """The public half of a signer."""
    return Verifier(signer.name, signer.key_type, signer.public_key)


def parse_vkey(text: str) -> Verifier:
    """Read `name+keyid+base64`; raises `key.vkey` unless every part is canonical and the key id fits the
    key.
    """
    matched = _VKEY.fullmatch(text)
    if not matched:
        raise RegistryError(
            "key.vkey",
            "not a verifier key: expected name+keyid+base64",
            hint=_AGAIN,
        )
    name, identifier, encoded = matched.groups()
    material = decode_base64(encoded, "key.vkey", f"the verifier key of {name!r}")
    verifier = Verifier(name, material[0], material[1:])
    if verifier.key_id.hex() != identifier:
        raise RegistryError(
            "key.vkey",
            f"the verifier key of {name!r} has key id {identifier} instead of {verifier.key_id.hex()}",
            hint=_AGAIN,
        )
    return verifier


def key_id(name: str, key_type: int, public_key: bytes) -> bytes:
    """The first four bytes of SHA-256(name ‖ LF ‖ type ‖ public key)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([key_type]) + public_key).digest()[:4]


def require_name(name: str, code: str) -> None:
    """Raise `code` for a key name that is empty, is no Unicode text, or holds a plus sign, a space or a
    control character.
    """
    if not name or any(
        char == "+" or char.isspace() or char < " " or "\ud800" <= char <= "\udfff" for char in name
    ):
        raise RegistryError(
            code,
            f"{name!r} is not a key name: no spaces, plus or control characters",
            hint="A name is an address without scheme, such as sightline.example/2026.",
        )


def decode_base64(text: str, code: str, what: str) -> bytes:
    """Standard padded base64 in its one canonical spelling; raises `code` for any other."""
    try:
        decoded = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        decoded = b""
    # Unused bits of the last character would give one value several spellings.
    if not decoded or base64.b64encode(decoded).decode() != text:
        raise RegistryError(
            code,
            f"{what} is not canonical base64",
            hint=_AGAIN,
        )
    return decoded
