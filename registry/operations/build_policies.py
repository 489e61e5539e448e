"""Build the release of the policy library, and put it in its folder whole.

Knows: where OPA is taken from and that a half-written release must never be read. Does not know how one is built.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from registry.domain.facts.v1 import listing
from registry.policy.build import build_release
from registry.policy.release import Bundle, read_folder
from registry.transport.opa_binary import Pin, provide_opa


def build_policies(library: Path) -> Bundle:
    """Compile the library in `library` into its folder `release` and return it; raises what the build finds wrong."""
    opa = provide_opa(Pin.read(library / "opa.yaml"), library.parent / ".opa")
    files = build_release(library, opa, listing())
    target = library / "release"
    with tempfile.TemporaryDirectory(dir=library.parent, prefix=".release-") as folder:
        fresh = Path(folder) / "release"
        for path, data in files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_bytes(data)
        if target.exists():
            shutil.move(target, Path(folder) / "old")
        shutil.move(fresh, target)
    return read_folder(target)
