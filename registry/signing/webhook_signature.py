"""Signatures of webhooks, as Standard Webhooks 1.0.0 has them: over `id.timestamp.body`, symmetric (v1) and Ed25519 (v1a).

Knows: how secrets are made and written, and that both signatures are sent, so that a receiver verifies with the one it
prefers: with the public half nobody can forge. Does not know where secrets are kept.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SECRET: Final = "whsec_"
_PRIVATE: Final = "whsk_"
_PUBLIC: Final = "whpk_"
_SIZE: Final = 32


@dataclass(frozen=True)
class WebhookSecrets:
    """`shared` (`whsec_…`) is handed to the receiver once; of `private` (`whsk_…`: seed and public half) only `public`."""

    shared: str = field(repr=False)
    private: str = field(repr=False)

    @property
    def public(self) -> str:
        """`whpk_…`, with which the receiver verifies v1a."""
        return _PUBLIC + base64.b64encode(_bytes(self.private, _PRIVATE)[_SIZE:]).decode()


def new_secrets() -> WebhookSecrets:
    """Fresh ones: 256 random bits each."""
    seed = secrets.token_bytes(_SIZE)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    shared = base64.b64encode(secrets.token_bytes(_SIZE)).decode()
    return WebhookSecrets(_SECRET + shared, _PRIVATE + base64.b64encode(seed + public).decode())


def webhook_headers(known: WebhookSecrets, id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers of a message; `timestamp` is of this attempt, in seconds since 1970."""
    signatures = (
        f"{symmetric(known.shared, id, timestamp, body)} {_asymmetric(known.private, id, timestamp, body)}"
    )
    return {"webhook-id": id, "webhook-timestamp": str(timestamp), "webhook-signature": signatures}


def symmetric(shared: str, id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the base64 of HMAC-SHA256."""
    made = hmac.new(_bytes(shared, _SECRET), _signed(id, timestamp, body), sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"


def _asymmetric(private: str, id: str, timestamp: int, body: bytes) -> str:
    key = Ed25519PrivateKey.from_private_bytes(_bytes(private, _PRIVATE)[:_SIZE])
    return f"v1a,{base64.b64encode(key.sign(_signed(id, timestamp, body))).decode()}"


def _signed(id: str, timestamp: int, body: bytes) -> bytes:
    return f"{id}.{timestamp}.".encode() + body


def _bytes(text: str, prefix: str) -> bytes:
    return base64.b64decode(text.removeprefix(prefix), validate=True)
