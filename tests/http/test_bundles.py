"""Bundles over HTTP, fetched, verified and run by a real OPA with the configuration that the documentation shows."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import subprocess
import tarfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from registry.domain.canonical import canonical_bytes
from registry.http.app import create_app
from registry.operations.assess import wasm_engine
from registry.operations.put_in_force import put_in_force
from registry.operations.registry import Registry
from registry.operations.sign_bundles import sign_bundles
from registry.policy.opa_bundle import opa_bundle
from registry.policy.profile_data import profile_data
from registry.policy.release import DATA, Bundle
from registry.settings import Settings
from tests.docs.conftest import ROOT
from tests.opa_server import free_port, pinned_opa
from tests.operations.test_put_in_force import following

DAY = {"iso": "2026-11-22", "day": 20779}
FACTS: list[dict[str, Any]] = [
    {},
    {
        "place": {"country": "DE"},
        "operator": {"type": "law_enforcement_authority"},
        "deployment": {"mode": "realtime_rbi", "space": "publicly_accessible"},
    },
    {"place": {"country": "BR"}, "operator": {"type": "private"}, "data": {"retention_match_days": 4_000}},
]


def index(browser: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = browser.get("/bundles/index.json").get_json()
    return found


def manifest(data: bytes) -> dict[str, Any]:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        file = archive.extractfile(".manifest")
        assert file is not None
        found: dict[str, Any] = json.load(file)
    return found


def test_every_bundle_of_the_index_is_there_with_its_digest_as_tag(
    browser: FlaskClient, registry: Registry
) -> None:
    _, bundle = registry.release()
    found = index(browser)
    assert [one["profile"] for one in found["bundles"]] == ["all", *sorted(bundle.catalogue["profiles"])]
    assert found["release"] == {
        "version": bundle.version,
        "sequence": bundle.sequence,
        "digest": bundle.digest,
    }
    for one in found["bundles"]:
        answer = browser.get(one["address"])
        digest = hashlib.sha256(answer.data).hexdigest()
        assert (digest, len(answer.data)) == (one["sha256"], one["size"])
        assert answer.headers["ETag"] == f'"{digest}"'
        assert answer.mimetype == "application/gzip"
        again = browser.get(
            one["address"], headers={"If-None-Match": f'"{digest}"', "Prefer": "modes=snapshot,delta"}
        )
        assert (again.status_code, again.data) == (304, b"")
        assert "immutable" not in answer.headers["Cache-Control"]


def test_the_manifest_says_which_release_of_which_log_it_is(browser: FlaskClient, registry: Registry) -> None:
    stated, bundle = registry.release()
    whole = manifest(browser.get("/bundles/all.tar.gz").data)
    assert whole["revision"] == bundle.digest
    assert whole["metadata"] == {
        "profile": "all",
        "registry": registry.log.origin,
        "entry": stated.place.index,
        "sequence": stated.release.sequence,
        "release": {"version": bundle.version, "sequence": bundle.sequence, "digest": bundle.digest},
        "facts_version": bundle.facts_version,
        "development_key": True,
    }
    limited = manifest(browser.get("/bundles/european_union.tar.gz").data)
    assert (limited["revision"], limited["metadata"]["profile"]) == (
        f"{bundle.digest}/european_union",
        "european_union",
    )
    assert limited["roots"] == whole["roots"]


def test_the_public_key_lies_under_its_own_name_for_ever(browser: FlaskClient) -> None:
    key = index(browser)["key"]
    answer = browser.get(key["address"])
    assert answer.data.startswith(b"-----BEGIN PUBLIC KEY-----\n")
    assert "immutable" in answer.headers["Cache-Control"]
    assert (key["algorithm"], key["id"][:8]) == ("ES256", "bundles-")


@pytest.mark.parametrize(
    "address",
    [
        "atlantis.tar.gz",
        "All.tar.gz",
        "%2e%2e%2fregistry.tar.gz",
        "index.tar.gz",
        "keys/other.pem",
        "keys/..pem",
        "all",
    ],
)
def test_what_is_no_bundle_is_not_there(browser: FlaskClient, address: str) -> None:
    assert browser.get(f"/bundles/{address}").status_code == 404


def test_a_registry_that_was_never_asked_for_bundles_serves_none(home: Path) -> None:
    import shutil

    shutil.rmtree(home / "bundles")
    browser = create_app(home, Settings()).test_client()
    assert browser.get("/bundles/index.json").get_json()["code"] == "show.missing"
    assert browser.get("/bundles/all.tar.gz").status_code == 404


def test_only_what_the_index_lists_is_there(home: Path) -> None:
    browser = create_app(home, Settings()).test_client()
    key = index(browser)["key"]["id"]
    (home / "bundles" / "of_atlantis.tar.gz").write_bytes((home / "bundles" / "all.tar.gz").read_bytes())
    (home / "bundles" / "keys" / "other.pem").write_bytes(
        (home / "bundles" / "keys" / f"{key}.pem").read_bytes()
    )
    for name in ("of_atlantis.tar.gz", "keys/other.pem"):
        assert browser.get(f"/bundles/{name}").status_code == 404
    for name in ("all.tar.gz", f"keys/{key}.pem"):
        assert browser.get(f"/bundles/{name}").status_code == 200


def test_a_bundle_that_is_not_the_one_signed_is_not_handed_out(home: Path) -> None:
    browser = create_app(home, Settings()).test_client()
    file = home / "bundles" / "all.tar.gz"
    file.write_bytes(file.read_bytes() + b"!")
    assert browser.get("/bundles/all.tar.gz").status_code == 500
    assert browser.get("/bundles/united_nations.tar.gz").status_code == 200


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"bundles":[7,{"profile":[]}],"key":{"id":7}}'])
def test_a_damaged_index_lists_nothing(home: Path, text: bytes) -> None:
    browser = create_app(home, Settings()).test_client()
    key = index(browser)["key"]["address"]
    (home / "bundles" / "index.json").write_bytes(text)
    assert [browser.get(name).status_code for name in ("/bundles/all.tar.gz", key)] == [404, 404]


@pytest.mark.parametrize("name", ["all.tar.gz", "index.json"])
def test_a_link_or_a_pipe_is_no_bundle(home: Path, name: str) -> None:
    browser = create_app(home, Settings()).test_client()
    file = home / "bundles" / name
    file.unlink()
    file.symlink_to(home / "registry.db")
    assert browser.get("/bundles/all.tar.gz").status_code == 404
    file.unlink()
    os.mkfifo(file)
    assert browser.get("/bundles/all.tar.gz").status_code == 404


def test_whoever_wants_another_version_gets_none(browser: FlaskClient) -> None:
    tag = browser.get("/bundles/all.tar.gz").headers["ETag"]
    refused = browser.get("/bundles/all.tar.gz", headers={"If-Match": f'"{"0" * 64}"'})
    assert (refused.status_code, refused.data, refused.headers["ETag"]) == (412, b"", tag)
    assert (refused.headers["Cache-Control"], "Content-Type" in refused.headers) == ("no-store", False)
    for wanted in (tag, "*"):
        assert browser.get("/bundles/all.tar.gz", headers={"If-Match": wanted}).status_code == 200


def test_a_later_release_has_other_tags_and_a_higher_number(registry: Registry) -> None:
    browser = create_app(registry.home.root, Settings()).test_client()
    before = browser.get("/bundles/all.tar.gz")
    made = put_in_force(registry, following(registry.release()[1]), None)
    after = browser.get("/bundles/all.tar.gz", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    metadata = manifest(after.data)["metadata"]
    assert metadata["sequence"] == manifest(before.data)["metadata"]["sequence"] + 1
    assert metadata["entry"] == made.index
    assert "of_gb" in {one["profile"] for one in index(browser)["bundles"]}


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of a server that answers as the registry's does."""
    server = make_server("127.0.0.1", 0, create_app(home, Settings()), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()


def documented(address: str, home: Path, profile: str = "all") -> dict[str, Any]:
    """The configuration of docs/bundles.md with address, key and profile filled in, asking again after a second."""
    text = (ROOT / "docs" / "bundles.md").read_text().split("```yaml\n")[1].split("```")[0]
    key_id = json.loads((home / "bundles" / "index.json").read_bytes())["key"]["id"]
    config: dict[str, Any] = yaml.safe_load(text.replace("bundles-0123456789abcdef", key_id))
    config["services"]["sightline"]["url"] = address
    config["keys"][key_id]["key"] = (home / "trust" / "bundles.pem").read_text()
    config["bundles"]["sightline"] |= {
        "resource": f"bundles/{profile}.tar.gz",
        "signing": {"keyid": key_id, "scope": profile},
        "polling": {"min_delay_seconds": 1, "max_delay_seconds": 1},
    }
    return config


class Opa:
    """A running OPA of somebody else, with a configuration of theirs."""

    def __init__(self, address: str) -> None:
        self.address = address

    def asked(self, path: str, question: Any = None) -> dict[str, Any]:
        data = None if question is None else json.dumps(question).encode()
        request = urllib.request.Request(
            f"{self.address}/v1/{path}", data, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def assessment(self, facts: dict[str, Any]) -> Any:
        return self.asked("data/main/assessment", {"input": {"facts": facts, "law_date": DAY}}).get("result")

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = self.asked("status")["result"].get("bundles", {}).get("sightline", {})
        return found

    def waited_for(self, said: Any) -> dict[str, Any]:
        """The status of the bundle as soon as `said` holds of it."""
        status: dict[str, Any] = {}
        for _ in range(200):
            status = self.status()
            if said(status):
                return status
            time.sleep(0.05)
        raise AssertionError(status)


@contextmanager
def opa_of_others(config: dict[str, Any], folder: Path) -> Iterator[Opa]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(yaml.safe_dump(config | {"status": {"console": True}}))
    port = free_port()
    command = [
        str(pinned_opa()), "run", "--server", "--addr", f"127.0.0.1:{port}", "--disable-telemetry",
        "--log-level", "error", "--config-file", "config.yaml",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        opa = Opa(f"http://127.0.0.1:{port}")
        for _ in range(200):
            try:
                opa.asked("status")
                break
            except OSError:
                assert process.poll() is None
                time.sleep(0.05)
        yield opa
    finally:
        process.terminate()
        process.wait(timeout=20)


def active(status: dict[str, Any]) -> bool:
    return bool(status.get("active_revision"))


def failed(status: dict[str, Any]) -> bool:
    return bool(status.get("code"))


def expected(bundle: Bundle, data: bytes, facts: dict[str, Any]) -> Any:
    engine = wasm_engine(Bundle({**bundle.files, DATA: data}, bundle.manifest))
    return json.loads(engine.assess(canonical_bytes(facts), DAY))


def without_evidence(assessment: dict[str, Any]) -> dict[str, Any]:
    rows = [{k: v for k, v in row.items() if k != "evidence"} for row in assessment["requirements"]]
    return assessment | {"requirements": rows}


@pytest.mark.parametrize("profile", ["all", "european_union_live_identification"])
def test_an_opa_with_the_documented_configuration_gives_what_wasm_gives(
    demo_home: Path, tmp_path: Path, profile: str
) -> None:
    from registry.operations.registry import open_registry

    registry = open_registry(demo_home, Settings(), with_keys=False)
    _, bundle = registry.release()
    data = bundle.data if profile == "all" else profile_data(bundle, profile)
    with (
        served(demo_home) as address,
        opa_of_others(documented(address, demo_home, profile), tmp_path) as opa,
    ):
        status = opa.waited_for(active)
        assert status["active_revision"].partition("/")[0] == bundle.digest
        for facts in FACTS:
            assert without_evidence(opa.assessment(facts)) == without_evidence(expected(bundle, data, facts))
        metadata = opa.asked("data/system/bundles/sightline/manifest/metadata")["result"]
        assert (metadata["profile"], metadata["release"]["digest"]) == (profile, bundle.digest)
    registry.database.close()


def test_opa_takes_up_a_later_release_by_itself(registry: Registry, home: Path, tmp_path: Path) -> None:
    with served(home) as address, opa_of_others(documented(address, home), tmp_path) as opa:
        before = opa.waited_for(active)["active_revision"]
        made = put_in_force(registry, following(registry.release()[1]), None)
        opa.waited_for(lambda status: status.get("active_revision") == made.bundle.digest)
        assert before != made.bundle.digest
        facts = FACTS[2]
        assert without_evidence(opa.assessment(facts)) == without_evidence(
            expected(made.bundle, made.bundle.data, facts)
        )


def tampered(data: bytes, change: Any) -> bytes:
    """The bundle with the content of its files changed and its signature left as it is."""
    packed = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(data)) as old,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as new,
    ):
        for member in old.getmembers():
            file = old.extractfile(member)
            assert file is not None
            content = change(member.name, file.read())
            if content is not None:
                member.size = len(content)
                new.addfile(member, io.BytesIO(content))
    return gzip.compress(packed.getvalue())


def _lenient(name: str, content: bytes) -> bytes:
    return content.replace(b"not_met", b"met", 1) if name.endswith("outcome.rego") else content


def _unbound(name: str, content: bytes) -> bytes:
    return content.replace(b'"DE"', b'"ZZ"') if name == "data.json" else content


def _renumbered(name: str, content: bytes) -> bytes:
    return content.replace(b'"sequence":1', b'"sequence":9') if name == ".manifest" else content


def _unsigned(name: str, content: bytes) -> bytes | None:
    return None if name == ".signatures.json" else content


def put(home: Path, bundle: bytes) -> None:
    """Put `bundle` in the place of the one for all, and let the index name it, as whoever has the server could."""
    (home / "bundles" / "all.tar.gz").write_bytes(bundle)
    listed = json.loads((home / "bundles" / "index.json").read_bytes())
    for one in listed["bundles"]:
        if one["profile"] == "all":
            one["sha256"] = hashlib.sha256(bundle).hexdigest()
    (home / "bundles" / "index.json").write_bytes(canonical_bytes(listed))


@pytest.mark.parametrize("change", [_lenient, _unbound, _renumbered, _unsigned])
def test_opa_refuses_a_bundle_that_was_changed_or_is_not_signed(
    home: Path, tmp_path: Path, change: Any
) -> None:
    good = (home / "bundles" / "all.tar.gz").read_bytes()
    bad = tampered(good, change)
    assert bad != good
    put(home, bad)
    with served(home) as address, opa_of_others(documented(address, home), tmp_path) as opa:
        status = opa.waited_for(failed)
        assert not active(status), status
        assert opa.assessment({}) is None
        assert "digest mismatch" in status["message"] or "missing .signatures.json" in status["message"]
        put(home, good)
        opa.waited_for(active)
        assert opa.assessment({}) is not None


def test_opa_refuses_another_profile_in_the_place_of_the_one_it_asked_for(home: Path, tmp_path: Path) -> None:
    put(home, (home / "bundles" / "united_nations.tar.gz").read_bytes())
    with served(home) as address, opa_of_others(documented(address, home), tmp_path) as opa:
        assert "scope mismatch" in opa.waited_for(failed)["message"]


def test_opa_refuses_the_bundle_of_another_registry(home: Path, tmp_path: Path) -> None:
    with served(home) as address:
        config = documented(address, home)
        (home / "keys" / "bundles-es256.key").unlink()
        from registry.operations.registry import open_registry

        sign_bundles(open_registry(home, Settings()), None)
        with opa_of_others(config, tmp_path) as opa:
            assert "invalid ECDSA signature" in opa.waited_for(failed)["message"]


def test_the_unsigned_bundle_for_the_second_engine_has_the_same_files(demo_home: Path) -> None:
    from registry.operations.registry import open_registry

    registry = open_registry(demo_home, Settings(), with_keys=False)
    with tarfile.open(fileobj=io.BytesIO(opa_bundle(registry.release()[1]))) as plain:
        names = set(plain.getnames())
    with tarfile.open(demo_home / "bundles" / "all.tar.gz") as signed:
        assert set(signed.getnames()) == names | {".signatures.json"}
    registry.database.close()
