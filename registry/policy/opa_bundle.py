"""A release as an OPA server takes it.

Knows: OPA's bundle format (a gzip-compressed tar with a `.manifest`), and that the same release gives the same bytes: for one
profile or for all, signed or not. Does not know any server, nor any key.
"""

from __future__ import annotations

import gzip
import io
import re
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.domain.canonical import canonical_bytes
from registry.policy.opa_signature import FILE as SIGNATURES
from registry.policy.opa_signature import Sign, signatures
from registry.policy.profile_data import profile_data
from registry.policy.release import DATA, Bundle

ALL = "all"
"""The bundle that is limited to no profile."""


@dataclass(frozen=True)
class Signing:
    """How a bundle is signed: the id under which an OPA finds the public key, and the key's signature of a message."""

    key_id: str
    sign: Sign = field(repr=False)


def opa_bundle(
    bundle: Bundle,
    profile: str = ALL,
    *,
    metadata: Mapping[str, Any] | None = None,
    signing: Signing | None = None,
) -> bytes:
    """The bundle file for `opa run --server --bundle <file>`, or for OPA to fetch where it is signed.

    Its revision is the digest of the release, followed by the name of the profile where it is limited to one
    (`policy.profile_data`). It owns every path that it defines and no other, so that other bundles may lie beside it.
    Raises `release.profile`.
    """
    limited = profile != ALL
    files = {**bundle.opa_documents, **({DATA: profile_data(bundle, profile)} if limited else {})}
    manifest = {
        "revision": f"{bundle.digest}/{profile}" if limited else bundle.digest,
        "roots": _roots(files, bundle.document),
        "rego_version": 1,
        **({"metadata": metadata} if metadata else {}),
    }
    files[".manifest"] = canonical_bytes(manifest)
    if signing is not None:
        files[SIGNATURES] = signatures(files, signing.key_id, profile, signing.sign)
    return _packed(files)


def _roots(files: Mapping[str, bytes], document: Mapping[str, Any]) -> list[str]:
    packages = (
        re.search(rb"^package ([a-z0-9_]+)", text, re.MULTILINE)
        for path, text in files.items()
        if path.endswith(".rego")
    )
    return sorted({found[1].decode() for found in packages if found} | document.keys())


def _packed(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, data in sorted(files.items()):
            member = tarfile.TarInfo(path)
            member.size, member.mode = len(data), 0o644
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(packed.getvalue(), 6, mtime=0)
