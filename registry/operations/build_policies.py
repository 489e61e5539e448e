"""Build the release of the policy library, and put it in its folder whole.

Knows: where OPA is taken from. Does not know how a release is built.
"""

from __future__ import annotations

from pathlib import Path

from registry.policy.build import build_release, write_release
from registry.policy.release import Bundle, read_folder
from registry.transport.opa_binary import Pin, provide_opa


def build_policies(library: Path) -> Bundle:
    """Compile the library in `library` into its folder `release` and return it; raises what the build finds wrong."""
    opa = provide_opa(Pin.read(library / "opa.yaml"), library.parent / ".opa")
    write_release(build_release(library, opa), library / "release")
    return read_folder(library / "release")
