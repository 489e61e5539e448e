"""How erasable values are kept: encrypted together with their salt, each under a key of its own.

Knows: AES-256-GCM (NIST SP 800-38D) and what a sealed value is bound to. Does not know where keys lie
(`storage.value_keys`). A key encrypts once, so its nonce is constant: a nonce must only never come twice under one key.
Whoever has the database, its journal or a backup and not the key has nothing of the value but its length.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Engine

from registry.errors import RegistryError
from registry.storage.value_keys import ValueKeys

_OPTION: Final = "value_keys"
_NONCE: Final = bytes(12)
_SALT_SIZE: Final = 32
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Place = tuple[str, int, str]
"""(deployment, version, path): what a sealed value is bound to."""


def attach(keys: ValueKeys, *engines: Engine) -> None:
    """Have every connection of these engines know the keys."""
    for engine in engines:
        engine.update_execution_options(**{_OPTION: keys})


def keys_of(connection: Connection) -> ValueKeys:
    """The keys of the database that `connection` is to."""
    keys: ValueKeys = connection.get_execution_options()[_OPTION]
    return keys


def as_text(value: Any) -> str:
    """A value as it is kept."""
    return _ENCODER.encode(value)


def seal(keys: ValueKeys, values: Sequence[tuple[Place, Any, bytes]]) -> list[tuple[bytes, bytes]]:
    """For each (place, value, salt) what is kept of it, and the reference of its key. Raises `storage.keys`."""
    if not values:
        return []
    return [
        (AESGCM(key).encrypt(_NONCE, salt + as_text(value).encode(), _bound_to(place)), reference)
        for (reference, key), (place, value, salt) in zip(keys.make(len(values)), values, strict=True)
    ]


def unseal(keys: ValueKeys, sealed: Iterable[tuple[Place, bytes, bytes]]) -> dict[Place, tuple[Any, bytes]]:
    """The value and salt of each (place, what is kept, key reference); one whose key was destroyed is left out.

    Raises `storage.key_lost` where a key is neither there nor destroyed, `storage.sealed` where it does not open the
    value.
    """
    listed = list(sealed)
    found = keys.find(reference for _, _, reference in listed)
    opened: dict[Place, tuple[Any, bytes]] = {}
    for place, data, reference in listed:
        if reference not in found:
            raise RegistryError(
                "storage.key_lost",
                f"the key of {place[2]} of {place[0]}, version {place[1]}, is not in {keys.folder}",
                hint="Put the folder of keys back. What cannot be read any more can still be erased under a notice.",
            )
        key = found[reference]
        if key is not None:
            opened[place] = _open(key, data, place)
    return opened


def _open(key: bytes, data: bytes, place: Place) -> tuple[Any, bytes]:
    try:
        plain = AESGCM(key).decrypt(_NONCE, data, _bound_to(place))
    except InvalidTag:
        raise RegistryError(
            "storage.sealed",
            f"what is kept of {place[2]} of {place[0]}, version {place[1]}, is not what was sealed",
            hint="The row or the file of keys was changed. Restore a backup and compare.",
        ) from None
    return json.loads(plain[_SALT_SIZE:]), plain[:_SALT_SIZE]


def _bound_to(place: Place) -> bytes:
    deployment, version, path = place
    return "\0".join(("sightline-sealed-v1", deployment, str(version), path)).encode()
