"""The policy release that comes with the software. Which release a registry has in force is for its log to say."""

from __future__ import annotations

from functools import cache

from registry import assets
from registry.domain.canonical import sha256_hex
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import MANIFEST, Bundle, read_folder


def installed_release() -> Bundle:
    """The release as it was built; raises what is wrong with its folder."""
    return read_folder(assets.policies() / "release")


@cache
def installed_digest() -> str | None:
    """Its digest; None where there is none to be read."""
    # The digest of a release is that of its manifest, so nothing else need be read here.
    try:
        return sha256_hex((assets.policies() / "release" / MANIFEST).read_bytes())
    except OSError:
        return None


def installed_opa_bundle() -> bytes:
    """The same as an archive for an OPA server; its revision is the release's digest."""
    return opa_bundle(installed_release())
