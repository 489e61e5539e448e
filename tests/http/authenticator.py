"""An authenticator in a few lines (W3C Web Authentication 3, sections 6.1, 6.5 and 7), which can also answer wrongly."""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, BACKED_UP, ATTESTED = 0x01, 0x04, 0x18, 0x40


def b64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Authenticator:
    """One passkey. What it says of itself can be set to what it should not say."""

    origin: str = "https://registry.example"
    rp_id: str | None = None
    flags: int = PRESENT | VERIFIED
    count: int = 0
    handle: bytes = b""
    challenge: bytes | None = None
    kind: str | None = None
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def make(self, options: dict[str, Any]) -> str:
        """The answer to what a new passkey is asked for with."""
        self.handle = unb64(options["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        data = self._data(options["rp"]["id"], self.flags | ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            clientDataJSON=b64(self._client("webauthn.create", options)), attestationObject=b64(attestation)
        )

    def use(self, options: dict[str, Any]) -> str:
        """The answer to what somebody is asked to sign in with."""
        data = self._data(options["rpId"], self.flags)
        client = self._client("webauthn.get", options)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            clientDataJSON=b64(client),
            authenticatorData=b64(data),
            signature=b64(signature),
            userHandle=b64(self.handle),
        )

    def _data(self, rp_id: str, flags: int) -> bytes:
        return (
            sha256((self.rp_id or rp_id).encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")
        )

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        challenge = options["challenge"] if self.challenge is None else b64(self.challenge)
        return json.dumps({"type": self.kind or kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **response: str) -> str:
        return json.dumps(
            {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": response}
        )
