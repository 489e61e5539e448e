"""Private keys in files: made, kept encrypted, taken back.

Knows: the key file's format. Does not know the rules of the file system (`signing.private_files`), where a passphrase comes
from, nor what a key is used for.

A key file is canonical JSON (RFC 8785). The 32 bytes it protects are the seed of Ed25519 (RFC 8032 §5.1.5) or
ML-DSA-44 (FIPS 204 §5.1), or the scalar of ES256 (`registry.signing.es256`). They are encrypted with
AES-256-GCM under scrypt(passphrase, salt, N=2^17, r=8, p=1) (RFC 7914); the additional data is the file's own
canonical JSON without `ciphertext`, so the name, the public key and every other field are authenticated.
PKCS#8 would carry these algorithms, but the library derives its key with 2,048 rounds of PBKDF2, which a
graphics card undoes.

A development key is not encrypted. Its file and `Key.development` say so, and so must every page that shows
it.
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.verifier import ALGORITHMS, COSIGNATURE_ED25519, ED25519, MLDSA44, require_name
from registry.errors import RegistryError
from registry.signing.es256 import ES256, Es256PrivateKey
from registry.signing.private_files import create_private_file, read_private_file

FORMAT = "sightline-private-key-v1"
CIPHER = "scrypt-n131072-r8-p1+aes-256-gcm"
WARNING = "DEVELOPMENT KEY: not encrypted. Whoever can read this file can sign as this registry."
_ALGORITHMS = ALGORITHMS | {ES256: "ES256"}

_Private = Ed25519PrivateKey | MLDSA44PrivateKey | Es256PrivateKey


def generate_key(name: str, key_type: int, *, development: bool = False) -> Key:
    """A new key from the system's randomness: ED25519, COSIGNATURE_ED25519, MLDSA44 or ES256. Raises `key.name`, `key.type`."""
    _require_own_name(name)
    return Key(name, key_type, _private(key_type, os.urandom(32)), development)


def save_key(key: Key, path: Path, passphrase: bytes | None) -> None:
    """Write `key` to the new file `path`: mode 0600 in a folder of mode 0700, all at once or not at all.

    A development key takes no passphrase, any other needs one (`key.passphrase`). Raises `key.exists` rather
    than overwrite, and `key.permissions` where others could reach the folder.
    """
    if key.development != (not passphrase):
        raise RegistryError(
            "key.passphrase",
            f"the key {key.name!r} " + ("takes no passphrase" if key.development else "needs a passphrase"),
            hint="Only a development key is kept unencrypted, and it says so in its file.",
        )
    create_private_file(path, _sealed(key, passphrase))


def load_key(path: Path, passphrase: bytes | None) -> Key:
    """The key in the file `path`.

    Raises `key.missing`, `key.unreadable`, `key.permissions` where others than the owner can read the file or change its
    folder, `key.file` where it is not a key file, and `key.passphrase` where the passphrase is missing or
    wrong.
    """
    data = read_private_file(path)
    try:
        return _unsealed(parse_canonical(data), passphrase, path)
    except (KeyError, TypeError, ValueError) as error:
        raise _not_a_key_file(path) from error
    except RegistryError as error:
        if error.code.startswith("canonical."):
            raise _not_a_key_file(path) from error
        raise


@dataclass(frozen=True)
class Key:
    """A private key held in memory; a `Signer`. Nothing it prints or is shown as contains the secret."""

    name: str
    key_type: int
    _private_key: _Private = field(repr=False)
    development: bool

    @property
    def public_key(self) -> bytes:
        return self._private_key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The raw signature of `message` (64 bytes, ML-DSA-44 2,420)."""
        return self._private_key.sign(message)


def _require_own_name(name: str) -> None:
    # Stricter than a note demands of others: a name of ours can be seen whole, and fits ML-DSA's one-byte length.
    require_name(name, "key.name")
    if not name.isprintable() or len(name.encode()) > 255:
        raise RegistryError(
            "key.name", f"{name!r} cannot name a key", hint="Use printable characters, 255 bytes at most."
        )


def _private(key_type: int, seed: bytes) -> _Private:
    if key_type in (ED25519, COSIGNATURE_ED25519):
        return Ed25519PrivateKey.from_private_bytes(seed)
    if key_type == MLDSA44:
        return MLDSA44PrivateKey.from_seed_bytes(seed)
    if key_type == ES256:
        return Es256PrivateKey(seed)
    raise RegistryError(
        "key.type", f"there is no key type {key_type}", hint="Use Ed25519, ML-DSA-44 or ES256."
    )


def _sealed(key: Key, passphrase: bytes | None) -> bytes:
    seed = key._private_key.private_bytes_raw()
    document = {
        "algorithm": _ALGORITHMS[key.key_type],
        "format": FORMAT,
        "name": key.name,
        "public_key": _text(key.public_key),
    }
    if not passphrase:
        return canonical_bytes(document | {"WARNING": WARNING, "seed": _text(seed)})
    salt, nonce = os.urandom(16), os.urandom(12)
    document |= {"cipher": CIPHER, "nonce": _text(nonce), "salt": _text(salt)}
    ciphertext = AESGCM(_derived(passphrase, salt)).encrypt(nonce, seed, canonical_bytes(document))
    return canonical_bytes(document | {"ciphertext": _text(ciphertext)})


def _unsealed(document: Any, passphrase: bytes | None, path: Path) -> Key:
    key_type = {name: number for number, name in _ALGORITHMS.items()}[document["algorithm"]]
    development = "seed" in document
    if document["format"] != FORMAT or document.get("cipher", CIPHER) != CIPHER:
        raise _not_a_key_file(path)
    if development:
        seed = _bytes(document["seed"])
        if document["WARNING"] != WARNING:
            raise _not_a_key_file(path)
    else:
        sealed = _bytes(document.pop("ciphertext"))
        if not passphrase:
            raise RegistryError(
                "key.passphrase",
                f"the key in {path} is encrypted and no passphrase was given",
                hint="Give it with --passphrase-file, or type it when you are asked.",
            )
        cipher = AESGCM(_derived(passphrase, _bytes(document["salt"])))
        try:
            seed = cipher.decrypt(_bytes(document["nonce"]), sealed, canonical_bytes(document))
        except InvalidTag as error:
            raise RegistryError(
                "key.passphrase",
                f"the passphrase does not open {path}, or the file was changed",
                hint="Try again; if it is the right one, restore the file from its backup.",
            ) from error
    key = Key(document["name"], key_type, _private(key_type, seed), development)
    _require_own_name(key.name)
    if key.public_key != _bytes(document["public_key"]):
        raise _not_a_key_file(path)
    return key


def _derived(passphrase: bytes, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(passphrase)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _not_a_key_file(path: Path) -> RegistryError:
    return RegistryError(
        "key.file",
        f"{path} is not a key file of this version, or it was changed",
        hint="Restore it from a backup.",
    )
