"""Signers whose keys come from fixed seeds, so that a failure repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from registry.domain.verifier import MLDSA44, Verifier, verifier_of

ORIGIN = "registry.example/log/2027"


@dataclass(frozen=True)
class SeededSigner:
    """A signer whose key is 32 times one byte."""

    name: str
    key_type: int
    seed: int

    @property
    def _key(self) -> Any:
        seed = bytes([self.seed]) * 32
        if self.key_type == MLDSA44:
            return MLDSA44PrivateKey.from_seed_bytes(seed)
        return Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> bytes:
        return bytes(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        return bytes(self._key.sign(message))


@dataclass(frozen=True)
class LogKeys:
    ed25519: SeededSigner
    mldsa44: SeededSigner

    @property
    def signers(self) -> list[SeededSigner]:
        return [self.ed25519, self.mldsa44]

    @property
    def verifiers(self) -> list[Verifier]:
        return [verifier_of(signer) for signer in self.signers]
