"""Signers by the file that stands for them: a key file, or a file that names a key in a token.

Knows: the port's two implementations and which of them a file asks for. A file that names a key in a token is canonical JSON: the
name, algorithm and public key as they were when it was taken into use, so that another key under the same label is
noticed, and the `pkcs11:` URI. It holds no secret.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.verifier import ALGORITHMS, Signer
from registry.errors import RegistryError
from registry.signing.keys import load_key
from registry.signing.pkcs11 import TokenKey, token_key
from registry.signing.private_files import create_private_file, read_private_file

TOKEN_FORMAT: Final = "sightline-pkcs11-key-v1"


def load_signer(path: Path, passphrase: bytes | None) -> Signer:
    """The signer that the file `path` stands for.

    Raises what `load_key` raises, `key.uri`, `key.token` and `key.library`, and `key.foreign` where the token holds another key
    than the one that was taken into use.
    """
    try:
        document = parse_canonical(read_private_file(path))
    except RegistryError as error:
        if not error.code.startswith("canonical."):
            raise
        document = None
    match document:
        case {
            "format": fmt,
            "name": str(name),
            "algorithm": str(kind),
            "public_key": str(public),
            "uri": str(uri),
        } if fmt == TOKEN_FORMAT and kind in ALGORITHMS.values():
            (key_type,) = (number for number, algorithm in ALGORITHMS.items() if algorithm == kind)
            key = token_key(name, key_type, uri)
            if base64.b64encode(key.public_key).decode() != public:
                raise RegistryError(
                    "key.foreign",
                    f"the token holds another key than the one that {path} was made for",
                    hint="Nothing was filed or signed. Put the right token in.",
                )
            return key
    return load_key(path, passphrase)


def save_token_key(key: TokenKey, path: Path) -> None:
    """Write the new file `path` that stands for `key`. Raises `key.exists`, `key.permissions`."""
    document = {
        "format": TOKEN_FORMAT,
        "name": key.name,
        "algorithm": ALGORITHMS[key.key_type],
        "public_key": base64.b64encode(key.public_key).decode(),
        "uri": key.uri.text,
    }
    create_private_file(path, canonical_bytes(document))
