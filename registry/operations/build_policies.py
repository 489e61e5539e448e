"""Build the release of the policy library, and put it in its folder whole.

Knows: where OPA is taken from, and that a version that was released is not built with other content. Does not know how a
release is built.
"""

from __future__ import annotations

from pathlib import Path

from registry.policy.build import build_release, write_release
from registry.policy.index import PATH as INDEX
from registry.policy.kept import is_kept
from registry.policy.release import SOURCES, Bundle, load_release
from registry.transport.opa_binary import Pin, provide_opa


def build_policies(library: Path) -> Bundle:
    """Compile the library in `library` into its folder `release` and return it; its index is written beside the rules.

    Raises what the build finds wrong, and `release.kept` where its version was released with other content.
    """
    bundle = compiled(library)
    is_kept(library, bundle)
    write_release(bundle.files, library / "release")
    (library / INDEX).write_bytes(bundle.files[SOURCES + INDEX])
    return bundle


def compiled(library: Path) -> Bundle:
    """What the library in `library` compiles to; writes nothing there but OPA, where this machine has none."""
    opa = provide_opa(Pin.read(library / "opa.yaml"), library.parent / ".opa")
    return load_release(build_release(library, opa).__getitem__)
