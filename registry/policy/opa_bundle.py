"""A release as an OPA server takes it.

Knows: OPA's bundle format (a gzip-compressed tar with a `.manifest`), and that the same release gives the
same bytes. Does not know any server.
"""

from __future__ import annotations

import gzip
import io
import tarfile

from registry.domain.canonical import canonical_bytes
from registry.policy.release import Bundle


def opa_bundle(bundle: Bundle) -> bytes:
    """The bundle file for `opa run --server --bundle <file>`; its revision is the digest of the release."""
    manifest = {"revision": bundle.digest, "roots": [""], "rego_version": 1}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, data in sorted({".manifest": canonical_bytes(manifest), **bundle.opa_documents}.items()):
            member = tarfile.TarInfo(path)
            member.size, member.mode = len(data), 0o644
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(packed.getvalue(), mtime=0)
