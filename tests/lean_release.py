"""The installed release without the sources of its rules: it decides the same, byte for byte, in a few files instead of hundreds.

For tests of what becomes of filings, logs and trees, each of which would otherwise write, sync and read every source. What is
about releases themselves, or asks an OPA server, needs the installed one.
"""

from __future__ import annotations

from functools import cache

from registry.domain.canonical import canonical_bytes
from registry.operations.installed_release import installed_release
from registry.policy.release import MANIFEST, SOURCES, Bundle, load_release


@cache
def lean_release() -> Bundle:
    """The release; its digest is another one than that of the installed release, for it has other files."""
    whole = installed_release()
    kept = {path for path in whole.manifest["files"] if not path.startswith(SOURCES)}
    named = {path: digest for path, digest in whole.manifest["files"].items() if path in kept}
    manifest = canonical_bytes({**whole.manifest, "files": named})
    return load_release({**{path: whole.files[path] for path in kept}, MANIFEST: manifest}.__getitem__)
