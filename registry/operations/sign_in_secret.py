"""The secrets that people and programs hold in hand: how they are made, and under which digest they are found again.

Knows: 32 random bytes, and forms in which they survive a cookie, an address and a line of configuration. Does not know what a
secret opens. A token begins with `slt_` and ends with a checksum, so that scanners of leaked secrets recognise it.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
import zlib
from hashlib import sha256
from typing import Final

from registry.domain.canonical import canonical_bytes

TOKEN_PREFIX: Final = "slt_"
SECRET_PATTERN: Final = r"[A-Za-z0-9_-]{43}"
"""Matched whole: 32 bytes in base64url without padding (RFC 4648, section 5)."""


def new_secret() -> str:
    """A secret for a cookie or an address."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> bytes:
    """The digest under which `secret` is kept; anything that has not the form of one has a digest that nothing has."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def is_secret(text: str) -> bool:
    """Whether this has the form of a secret."""
    return re.fullmatch(SECRET_PATTERN, text, re.ASCII) is not None


def new_token() -> str:
    """A secret for a program: `slt_`, and 32 random bytes with their CRC-32 in base64url."""
    return _token(secrets.token_bytes(32))


def token_of(form: str, *content: str) -> str:
    """The secret that a form becomes: the same form with the same content becomes the same one. `form` holds a secret."""
    return _token(sha256(canonical_bytes(["sightline-token-v1", form, *content])).digest())


def is_token(text: str) -> bool:
    """Whether this has the form of a token, checksum included."""
    if not text.startswith(TOKEN_PREFIX) or len(text) != len(TOKEN_PREFIX) + 48:
        return False
    try:
        data = base64.b64decode(text.removeprefix(TOKEN_PREFIX), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    return data[32:] == _checksum(data[:32])


def _token(random: bytes) -> str:
    return TOKEN_PREFIX + base64.urlsafe_b64encode(random + _checksum(random)).decode().rstrip("=")


def _checksum(random: bytes) -> bytes:
    return zlib.crc32(random).to_bytes(4, "big")
