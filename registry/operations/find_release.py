"""Find a release by what people call it: its version, its digest, or the folder it lies in.

Knows: where releases lie: kept beside the policies, installed with the software, in a registry's home. Does not know which
one is in force: that is for a registry's log to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from registry import assets
from registry.errors import RegistryError
from registry.operations.home import Home
from registry.operations.installed_release import installed_release
from registry.policy.kept import kept_release, kept_versions
from registry.policy.release import Bundle, read_folder
from registry.policy.versions import is_version, read_version

_DIGEST = re.compile("[0-9a-f]{64}")


def find_release(name: str, home: Path | None = None) -> Bundle:
    """The release called `name`: three numbers, 64 hexadecimal digits, or else a folder.

    Releases that the registry in `home` has stated are found by their digest as well. Raises `release.unknown`, and what
    reading a release raises.
    """
    if is_version(name):
        return _of_version(name)
    if _DIGEST.fullmatch(name):
        return _of_digest(name, home)
    return read_folder(Path(name))


def _of_version(version: str) -> Bundle:
    if read_version(version) in kept_versions(assets.policies()):
        return kept_release(assets.policies(), read_version(version))
    installed = installed_release()
    if installed.version == version:
        return installed
    raise _unknown(f"no release {version} is kept or installed here")


def _of_digest(digest: str, home: Path | None) -> Bundle:
    folder = Home(home).releases / digest if home else None
    if folder is not None and folder.is_dir():
        found = read_folder(folder)
        if found.digest == digest:
            return found
    for bundle in _known():
        if bundle.digest == digest:
            return bundle
    raise _unknown(f"no release with the digest {digest} is here")


def _known() -> Iterator[Bundle]:
    yield installed_release()
    for version in reversed(kept_versions(assets.policies())):
        yield kept_release(assets.policies(), version)


def _unknown(what: str) -> RegistryError:
    return RegistryError(
        "release.unknown",
        what,
        hint="Give a version that is kept in policies/releases, a digest, or a folder such as ./policies/release.",
    )
