"""The policy release that comes with the software. Which release a registry has in force is for its log to say."""

from __future__ import annotations

from functools import cache

from registry import assets
from registry.errors import RegistryError
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle, read_folder


def installed_release() -> Bundle:
    """The release as it was built; raises what is wrong with its folder."""
    return read_folder(assets.policies() / "release")


@cache
def installed_digest() -> str | None:
    """Its digest; None where there is none to be read."""
    try:
        return installed_release().digest
    except RegistryError:
        return None


def installed_opa_bundle() -> bytes:
    """The same as an archive for an OPA server; its revision is the release's digest."""
    return opa_bundle(installed_release())
