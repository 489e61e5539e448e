"""The bundle for an OPA server: the release and nothing else, under the release's digest."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from pathlib import Path

from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle


def test_the_same_release_gives_the_same_bundle(small_release: Bundle) -> None:
    assert opa_bundle(small_release) == opa_bundle(Bundle(dict(small_release.files), small_release.manifest))


def test_its_revision_is_the_digest_of_the_release(small_release: Bundle) -> None:
    with tarfile.open(fileobj=io.BytesIO(opa_bundle(small_release))) as archive:
        names = archive.getnames()
        manifest = archive.extractfile(".manifest")
        assert manifest is not None
        assert json.load(manifest)["revision"] == small_release.digest
    assert names == sorted([".manifest", *small_release.opa_documents])


def test_opa_reads_it(small_release: Bundle, opa: Path, tmp_path: Path) -> None:
    (tmp_path / "bundle.tar.gz").write_bytes(opa_bundle(small_release))
    command = [str(opa), "inspect", "--format", "json", "bundle.tar.gz"]
    shown = json.loads(
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60).stdout
    )
    assert shown["manifest"]["revision"] == small_release.digest
    assert "data.requirements.small.sm_01" in shown["namespaces"]
