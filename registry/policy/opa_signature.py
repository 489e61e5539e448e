"""The signature of a bundle as OPA verifies it: `.signatures.json`, one JSON Web Token over the digest of every file.

Knows: what OPA hashes and how (https://www.openpolicyagent.org/docs/management-bundles/#signing, OPA's v1/bundle/hash.go),
and ES256's place in a token (RFC 7515, RFC 7518 §3.4). Does not know the key: `sign` is given.

A Rego file is hashed as it is. `.manifest` and `data.json` are hashed as values, keys in alphabetical order, as Go writes
them. No time is signed: the same files under the same key have the same signature, and OPA looks at no time.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping

from registry.domain.canonical import canonical_bytes, sha256_hex

FILE = ".signatures.json"
STRUCTURED = (".manifest", "data.json")

Sign = Callable[[bytes], bytes]
"""The raw ES256 signature of a message, 64 bytes."""


def signatures(files: Mapping[str, bytes], key_id: str, scope: str, sign: Sign) -> bytes:
    """The content of `.signatures.json` for a bundle of `files`, by path.

    `scope` is what the bundle is for; OPA takes it only where its own configuration names the same.
    """
    header = {"alg": "ES256", "kid": key_id, "typ": "JWT"}
    payload = {
        "files": [
            {"name": path, "hash": sha256_hex(_hashed(path, data)), "algorithm": "SHA-256"}
            for path, data in sorted(files.items())
        ],
        "scope": scope,
    }
    signed = f"{_part(canonical_bytes(header))}.{_part(canonical_bytes(payload))}"
    return canonical_bytes({"signatures": [f"{signed}.{_part(sign(signed.encode()))}"]})


def _hashed(path: str, data: bytes) -> bytes:
    if path.rpartition("/")[2] not in STRUCTURED:
        return data
    text = json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Go escapes these two in every text.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode()


def _part(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
