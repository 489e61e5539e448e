"""Former releases, kept for ever: one archive each in `policies/releases/`, named by its version.

Knows: that a kept release has the bytes it was released with, and which release another one follows. Does not know what a
registry's log states: a log carries its releases itself.

Why archives: docs/decisions/0014-former-releases-are-kept-as-archives.md.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import BinaryIO, Final

from registry.errors import RegistryError
from registry.policy.release import LARGEST, Bundle, load_release
from registry.policy.versions import Version, is_version, read_version
from registry.regular_file import open_regular

FOLDER = "releases"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""No archive of this kind can say an earlier time; so the same release makes the same archive."""
_DAMAGE: Final = (
    OSError, zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises for an archive that is damaged, or that it cannot read."""

_MEMBER, _LISTED, _END = 30, 46, 22
"""Bytes of the header before a member, of its entry in the directory, each without its name, and of the end (APPNOTE 4.3)."""


def kept_versions(policies: Path) -> list[Version]:
    """The versions kept beside the library in `policies`, the first one first."""
    try:
        names = [path.stem for path in (policies / FOLDER).iterdir() if path.suffix == ".zip"]
    except FileNotFoundError:
        return []  # nothing was released yet; a folder that cannot be read is another thing
    return sorted(read_version(name) for name in names if is_version(name))


def kept_release(policies: Path, version: Version) -> Bundle:
    """A kept release. Raises `release.missing`, `release.archive`, and what `load_release` raises."""
    path = _archive(policies, version)
    try:
        file = open_regular(path)
    except FileNotFoundError as error:
        raise RegistryError(
            "release.missing", f"no release {version} is kept in {path.parent}", hint="Check the version."
        ) from error
    except OSError as error:
        raise _unreadable(path, error.strerror) from error
    with file:
        bundle = _read(path, file)
    if bundle.version != str(version):
        raise _unreadable(path, f"it holds release {bundle.version}")
    return bundle


def is_kept(policies: Path, bundle: Bundle) -> bool:
    """Whether this very release is kept; raises `release.kept` where another one is kept under its version."""
    version = read_version(bundle.version)
    if version not in kept_versions(policies):
        return False
    if kept_release(policies, version).digest != bundle.digest:
        raise RegistryError(
            "release.kept",
            f"{version} was released with other content",
            hint="A version names one release for ever. Write a greater one into release.yaml.",
        )
    return True


def keep_release(policies: Path, bundle: Bundle) -> Path:
    """Keep `bundle` under its version, durably and at once; a version that is kept stays as it is.

    Raises what `is_kept` raises.
    """
    path = _archive(policies, read_version(bundle.version))
    if is_kept(policies, bundle):
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        with draft.open("xb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                for name, data in sorted(bundle.files.items()):
                    member = zipfile.ZipInfo(name, _EPOCH)
                    member.external_attr = 0o644 << 16
                    archive.writestr(member, data, zipfile.ZIP_DEFLATED, 9)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def release_before(policies: Path, version: Version) -> Bundle | None:
    """The kept release that `version` follows: the greatest below it."""
    below = [kept for kept in kept_versions(policies) if kept < version]
    return kept_release(policies, below[-1]) if below else None


def _read(path: Path, file: BinaryIO) -> Bundle:
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise _unreadable(path, error) from error
    if sum(member.file_size for member in archive.infolist()) > LARGEST:
        raise _unreadable(path, f"unpacked it is larger than {LARGEST} bytes")

    def read(name: str) -> bytes:
        try:
            member = archive.getinfo(name)
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise NotImplementedError(f"{name} is not deflated")
            with archive.open(member) as content:
                # Read to a stated end, no more is unpacked than that, whatever the archive says of the member's size.
                return content.read(member.file_size + 1)
        except _DAMAGE as error:
            raise _unreadable(path, error) from error

    bundle = load_release(read)
    # What the manifest does not name has no digest, and could be taken for what was published.
    if extra := sorted((Counter(archive.namelist()) - Counter(bundle.files.keys())).keys()):
        raise _unreadable(path, f"it holds {', '.join(extra[:3])} besides what the release names, or twice")
    if not _is_nothing_else(archive, file):
        raise _unreadable(path, "there are bytes before, between or behind its members")
    return bundle


def _is_nothing_else(archive: zipfile.ZipFile, file: BinaryIO) -> bool:
    """Whether the file holds its members one behind the other, their directory and its end (APPNOTE 4.3), and no byte more."""
    listed = archive.infolist()
    names = sum(len(one.filename.encode()) for one in listed)
    members = sum(_MEMBER + one.compress_size for one in listed) + names
    directory = _LISTED * len(listed) + names
    return archive.start_dir == members and file.seek(0, os.SEEK_END) == members + directory + _END


def _unreadable(path: Path, why: object) -> RegistryError:
    return RegistryError(
        "release.archive",
        f"{path} cannot be read as the archive of a release: {why}",
        hint="Restore it from the repository: a release that was published never changes.",
    )


def _archive(policies: Path, version: Version) -> Path:
    return policies / FOLDER / f"{version}.zip"
