"""The signed bundles of the release in force, byte for byte as they were made (`operations.sign_bundles`).

Knows: that there are those that their index lists, whatever else lies beside them. Signs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from registry.domain.canonical import parse_canonical, sha256_hex
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.pages.bundle_view import BundleList, BundleRow
from registry.policy.release import LARGEST
from registry.regular_file import read_regular

ROW: Final = ("profile", "title", "size", "sha256")
_NAME: Final = re.compile("[a-z0-9_-]{1,64}")


def bundle_index(registry: Registry) -> bytes:
    """What bundles there are, of which release, and which key signed them; raises `show.missing` where there are none."""
    return _read(registry.home.bundles / "index.json")


def bundle_list(registry: Registry, common: Mapping[str, Any]) -> BundleList:
    """The page of the bundles; it lists none where none has been signed."""
    page = BundleList(**common, server=registry.description.address, origin=registry.log.origin)
    if not (registry.home.bundles / "index.json").exists():
        return page
    match _index(registry):
        case {
            "release": dict(release),
            "entry": int(entry),
            "key": {"id": str(key_id)},
            "bundles": list(listed),
        }:
            rows = tuple(BundleRow(*(one[name] for name in ROW)) for one in listed)
            return replace(
                page,
                release=release["version"],
                digest=release["digest"],
                entry=entry,
                key_id=key_id,
                bundles=rows,
            )
    raise _missing()


def bundle_file(registry: Registry, profile: str) -> bytes:
    """The bundle for a profile, or for `all`; raises `show.missing`."""
    match _index(registry):
        case {"bundles": list(listed)}:
            signed = [(one.get("profile"), one.get("sha256")) for one in listed if isinstance(one, dict)]
            name = _named(profile, [named for named, _ in signed])
            data = _read(registry.home.bundles / f"{name}.tar.gz")
            if (name, sha256_hex(data)) not in signed:
                raise RegistryError(
                    "show.bundle_changed",
                    f"the bundle {profile} is not the one that was signed",
                    hint="It is not handed out. The registry's operator makes it again with `sightline policies sign-bundles`.",
                )
            return data
    raise _missing()


def bundle_key(registry: Registry, key_id: str) -> bytes:
    """The public key (PEM) with this id, which signed the bundles; raises `show.missing`."""
    match _index(registry):
        case {"key": {"id": listed}}:
            return _read(registry.home.bundles / "keys" / f"{_named(key_id, [listed])}.pem")
    raise _missing()


def _index(registry: Registry) -> Any:
    try:
        return parse_canonical(bundle_index(registry))
    except RegistryError as error:
        raise _missing() from error


def _named(name: str, listed: list[Any]) -> str:
    if not _NAME.fullmatch(name) or name not in listed:
        raise _missing()
    return name


def _read(file: Path) -> bytes:
    try:
        return read_regular(file, LARGEST)
    except OSError as error:
        raise _missing() from error


def _missing() -> RegistryError:
    return RegistryError(
        "show.missing",
        "there is no such bundle",
        hint="See /bundles/index.json for those there are. A registry serves none until `sightline policies sign-bundles`.",
    )
