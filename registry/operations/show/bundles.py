"""The signed bundles of the release in force, byte for byte as they were made (`operations.sign_bundles`).

Knows: which of them there are. Signs nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

from registry.errors import RegistryError
from registry.operations.registry import Registry

_NAME = re.compile("[a-z0-9_-]{1,64}")


def bundle_index(registry: Registry) -> bytes:
    """What bundles there are, of which release, and which key signed them; raises `show.missing` where there are none."""
    return _read(registry.home.bundles / "index.json")


def bundle_file(registry: Registry, profile: str) -> bytes:
    """The bundle for a profile, or for `all`; raises `show.missing`."""
    return _read(registry.home.bundles / f"{_named(profile)}.tar.gz")


def bundle_key(registry: Registry, key_id: str) -> bytes:
    """The public key (PEM) with this id; raises `show.missing`."""
    return _read(registry.home.bundles / "keys" / f"{_named(key_id)}.pem")


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise _missing()
    return name


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise _missing() from error


def _missing() -> RegistryError:
    return RegistryError(
        "show.missing",
        "there is no such bundle",
        hint="See /bundles/index.json for those there are. A registry serves none until `sightline policies sign-bundles`.",
    )
