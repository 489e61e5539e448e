"""ES256 keys: ECDSA over P-256 with SHA-256, as JSON Web Signatures have it (RFC 7518 §3.4).

Knows: the raw forms of such keys and signatures, and that signing twice gives the same bytes (RFC 6979). The log never uses
such a key; it is here for what other programs verify, and they take no Ed25519.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

ES256: Final = 0x100
"""A key type as `registry.domain.verifier` counts them, beyond the one byte that a signed note has for it."""

_CURVE = ec.SECP256R1()


def public_pem(public_key: bytes) -> str:
    """The PEM (SubjectPublicKeyInfo, RFC 5480) of a public key in its raw form."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public_key)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def read_public_pem(data: bytes) -> bytes:
    """The raw form of the public key that a PEM holds. Raises ValueError for anything else than a key on this curve."""
    key = load_pem_public_key(data)
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != _CURVE.name:
        raise ValueError("it is no public key on P-256")
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def key_name(public_key: bytes) -> str:
    """Sixteen hexadecimal digits that name a public key: the first of SHA-256 over its DER.

    `openssl pkey -pubin -in key.pem -outform DER | sha256sum` gives the same.
    """
    key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public_key)
    return sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()[:16]


def verifies(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this raw signature over `message` is by this key."""
    if len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public_key)
        key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


class Es256PrivateKey:
    """A private key with the face of the other private keys. `scalar` is 32 bytes, big-endian.

    Raises ValueError for 0 and for what is beyond the order of the curve.
    """

    def __init__(self, scalar: bytes) -> None:
        self._key = ec.derive_private_key(int.from_bytes(scalar), _CURVE)

    def private_bytes_raw(self) -> bytes:
        return self._key.private_numbers().private_value.to_bytes(32)

    def public_key(self) -> Es256PublicKey:
        return Es256PublicKey(self._key.public_key())

    def sign(self, message: bytes) -> bytes:
        """r and s, 32 bytes each."""
        r, s = utils.decode_dss_signature(
            self._key.sign(message, ec.ECDSA(SHA256(), deterministic_signing=True))
        )
        return r.to_bytes(32) + s.to_bytes(32)


class Es256PublicKey:
    """Its public half."""

    def __init__(self, key: ec.EllipticCurvePublicKey) -> None:
        self._key = key

    def public_bytes_raw(self) -> bytes:
        """The uncompressed point, 65 bytes (SEC 1 §2.3.3)."""
        return self._key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
