"""The signature of a bundle is the one that OPA itself would make, but for the randomness of its own."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from registry.assets import policies
from registry.policy.kept import kept_release
from registry.policy.opa_bundle import ALL, Signing, opa_bundle
from registry.policy.opa_signature import signatures
from registry.policy.release import read_folder
from registry.policy.versions import Version
from registry.signing.es256 import ES256, Es256PrivateKey, public_pem, verifies
from registry.signing.keys import generate_key

KEY = generate_key("registry.example/bundles", ES256, development=True)
SIGNING = Signing("the-key", KEY.sign)
METADATA = {"profile": ALL, "sequence": 2}
RELEASE = kept_release(policies(), Version(0, 1, 0))


def unpacked(bundle: bytes) -> dict[str, bytes]:
    found = {}
    with tarfile.open(fileobj=io.BytesIO(bundle)) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            assert file is not None
            found[member.name] = file.read()
    return found


def token(files: dict[str, bytes]) -> tuple[dict[str, Any], dict[str, Any], str, bytes]:
    """Header, payload, signed text and raw signature of the one token."""
    (text,) = json.loads(files[".signatures.json"])["signatures"]
    header, payload, signature = (base64.urlsafe_b64decode(part + "==") for part in text.split("."))
    return json.loads(header), json.loads(payload), text.rpartition(".")[0], signature


def test_it_names_every_file_but_itself_and_verifies() -> None:
    files = unpacked(opa_bundle(RELEASE, metadata=METADATA, signing=SIGNING))
    header, payload, signed, signature = token(files)
    assert header == {"alg": "ES256", "kid": "the-key", "typ": "JWT"}
    assert [one["name"] for one in payload["files"]] == sorted(files.keys() - {".signatures.json"})
    assert payload["scope"] == ALL
    assert verifies(KEY.public_key, signed.encode(), signature)


def test_opa_signs_the_same_digests(opa: Path, tmp_path: Path) -> None:
    files = unpacked(opa_bundle(RELEASE, metadata=METADATA | {"text": "a < b & c > d, ü"}, signing=SIGNING))
    for path, data in files.items():
        if path != ".signatures.json":
            (tmp_path / "bundle" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "bundle" / path).write_bytes(data)
    (tmp_path / "hmac").write_text("a secret of no consequence")
    command = [str(opa), "sign", "--signing-key", "hmac", "--signing-alg", "HS256", "--bundle", "bundle"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    _, theirs, _, _ = token({".signatures.json": (tmp_path / ".signatures.json").read_bytes()})
    _, ours, _, _ = token(files)
    digests = {one["name"].removeprefix("bundle/"): one["hash"] for one in theirs["files"]}
    assert digests == {one["name"]: one["hash"] for one in ours["files"]}


def test_the_line_separators_that_go_escapes_are_hashed_as_go_writes_them(opa: Path, tmp_path: Path) -> None:
    files = {".manifest": b'{"roots":["a"]}', "data.json": '{"a":"\u2028\u2029é\x7f\\u001f"}'.encode()}
    for path, data in files.items():
        (tmp_path / path).write_bytes(data)
    (tmp_path / "hmac").write_text("a secret of no consequence")
    command = [str(opa), "sign", "--signing-key", "hmac", "--signing-alg", "HS256", "--bundle", "."]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    _, theirs, _, _ = token({".signatures.json": (tmp_path / ".signatures.json").read_bytes()})
    _, ours, _, _ = token({".signatures.json": signatures(files, "the-key", "", KEY.sign)})
    hashes = {one["name"]: one["hash"] for one in theirs["files"]}
    assert all(hashes[one["name"]] == one["hash"] for one in ours["files"])


def test_the_same_release_under_the_same_key_is_the_same_bundle() -> None:
    again = Signing("the-key", Es256PrivateKey(KEY._private_key.private_bytes_raw()).sign)
    first = opa_bundle(RELEASE, metadata=METADATA, signing=SIGNING)
    assert opa_bundle(RELEASE, metadata=METADATA, signing=again) == first


def test_a_key_is_named_by_its_digest_as_openssl_gives_it(tmp_path: Path) -> None:
    import shutil

    import pytest

    from registry.signing.es256 import key_name

    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    (tmp_path / "key.pem").write_text(public_pem(KEY.public_key))
    line = "openssl pkey -pubin -in key.pem -outform DER | sha256sum"
    shown = subprocess.run(line, shell=True, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert shown.startswith(key_name(KEY.public_key))


def test_the_roots_of_the_installed_release_cover_it(opa: Path, tmp_path: Path) -> None:
    bundle = opa_bundle(read_folder(policies() / "release"))
    (tmp_path / "bundle.tar.gz").write_bytes(bundle)
    command = [str(opa), "inspect", "--format", "json", "bundle.tar.gz"]
    shown = json.loads(
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60).stdout
    )
    assert {"lib", "main", "requirements", "terms", "profiles", "parameters"} <= set(
        shown["manifest"]["roots"]
    )
    assert "" not in shown["manifest"]["roots"]
