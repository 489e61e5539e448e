"""Whether an offline bundle is, byte for byte, what a registry signed: the part of a check that comes before its logs.

Knows: the list of digests, its signature, and that nothing else lies in the folder. The logs in it are checked like any
others. Loads no storage, and holds no more than one line of the list and a piece of one file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from registry.domain.canonical import parse_canonical
from registry.domain.decision import PAYLOAD_TYPE
from registry.domain.tree_layout import BUNDLED_KEYS, BUNDLED_LOGS, OFFLINE_BUNDLE, SUMS, SUMS_SIGNED
from registry.errors import RegistryError
from registry.folders import walk
from registry.regular_file import digest_of, open_regular, read_regular
from registry.signing.dsse import open_named, unverified_signer
from registry.signing.es256 import key_name, read_public_pem, verifies

_LINE: Final = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._+-]+(?:/[A-Za-z0-9._+-]+)*)\n")
_KEY_ID: Final = re.compile("bundles-[0-9a-f]{16}")
_SMALL: Final = 1 << 20


@dataclass(frozen=True)
class OfflineCheck:
    """A bundle whose files are those that were signed. `logs`: the folder of its logs; `trusted`: whether the key came from
    somewhere else than the bundle."""

    logs: Path
    origin: str
    files: int
    key_id: str
    trusted: bool
    not_established: tuple[str, ...] = field(default=())


def is_offline_bundle(where: str) -> bool:
    """Whether an offline bundle lies at `where`, unpacked."""
    return (Path(where) / SUMS_SIGNED).exists()


def check_offline(root: Path, pem: bytes | None) -> OfflineCheck:
    """Check the bundle in `root` against the public key `pem`; without one, against the key that it brings.

    Raises `offline.key` where the key cannot be used, `offline.signature` where the signature is not by it, and `offline.differs`
    naming the first file that is not the one that was listed.
    """
    signed = _read(root, SUMS_SIGNED)
    key_id, public = _key(root, signed, pem)
    sums, origin = _stated(root, signed, key_id, public)
    digest, files = hashlib.sha256(), 0
    for line, path, sha256 in _lines(root):
        digest.update(line)
        if _digest(root, path) != sha256:
            raise _differs(root / path, "is not the file that was signed")
        files += 1
    if digest.hexdigest() != sums:
        raise _differs(root / SUMS, "is not the list that was signed")
    _nothing_else(root, files)
    untold = () if pem else (
        "trust: no key for bundles was given with --bundle-key, so the list was checked against the key that the bundle "
        "brings; whoever made the bundle could have made that too",
    )  # fmt: skip
    return OfflineCheck(root / BUNDLED_LOGS, origin, files, key_id, pem is not None, untold)


def _key(root: Path, signed: bytes, pem: bytes | None) -> tuple[str, bytes]:
    try:
        named = unverified_signer(signed)
    except RegistryError as error:
        raise _differs(root / SUMS_SIGNED, error.message) from error
    if pem is None and not _KEY_ID.fullmatch(named):
        raise _differs(root / SUMS_SIGNED, "is signed by a key that is none for bundles")
    data = pem if pem is not None else _read(root, f"{BUNDLED_KEYS}/{named}.pem")
    try:
        public = read_public_pem(data)
    except (ValueError, TypeError):
        raise RegistryError(
            "offline.key",
            "the key for bundles is no public key on P-256 (PEM)",
            hint="Give the file that the registry hands over as trust/bundles.pem.",
        ) from None
    return f"bundles-{key_name(public)}", public


def _stated(root: Path, signed: bytes, key_id: str, public: bytes) -> tuple[str, str]:
    try:
        payload, kind = open_named(
            signed, key_id, lambda message, signature: verifies(public, message, signature)
        )
        statement = parse_canonical(payload)
        (subject,) = statement["subject"]
        if (kind, statement["predicateType"], subject["name"]) != (PAYLOAD_TYPE, OFFLINE_BUNDLE, SUMS):
            raise ValueError
        return str(subject["digest"]["sha256"]), str(statement["predicate"]["origin"])
    except RegistryError as error:
        raise RegistryError(
            "offline.signature",
            f"{root / SUMS_SIGNED}: {error.message}",
            hint="Do not rely on this bundle. Get it again, and the key from someone you trust.",
        ) from error
    except (KeyError, TypeError, ValueError):
        raise _differs(root / SUMS_SIGNED, "does not state the list of a bundle") from None


def _lines(root: Path) -> Iterator[tuple[bytes, str, str]]:
    try:
        with open_regular(root / SUMS) as file:
            while line := file.readline(_SMALL):
                matched = _LINE.fullmatch(line.decode("ascii", "replace"))
                if matched is None or {".", ".."} & {*matched[2].split("/")}:
                    raise _differs(root / SUMS, "is not a list of digests")
                yield line, matched[2], matched[1]
    except OSError as error:
        raise _differs(root / SUMS, error.strerror or "cannot be read") from None


def _nothing_else(root: Path, files: int) -> None:
    try:
        there = sum(1 for _ in walk(root))
        if there == files + 2:
            return
        listed = {path for _, path, _ in _lines(root)} | {SUMS, SUMS_SIGNED}
        for path, _ in walk(root):
            if path not in listed:
                raise _differs(root / path, "is not listed")
    except OSError as error:
        raise _differs(root, error.strerror or "cannot be listed") from None
    raise _differs(root / SUMS, "lists a file twice")


def _digest(root: Path, path: str) -> str:
    try:
        with open_regular(root / path) as file:
            return digest_of(file)[1]
    except OSError as error:
        raise _differs(root / path, error.strerror or "cannot be read") from None


def _read(root: Path, path: str) -> bytes:
    try:
        return read_regular(root / path, _SMALL)
    except OSError as error:
        raise _differs(root / path, error.strerror or "cannot be read") from None


def _differs(path: Path, what: str) -> RegistryError:
    return RegistryError(
        "offline.differs", f"{path}: {what}", hint="Do not rely on this bundle. Get it again from its source."
    )
