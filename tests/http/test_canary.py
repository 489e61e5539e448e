"""Promise 9: a marker in every non-public field is found in no public output, search result, log line or error."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from registry.domain.canonical import canonical_bytes
from registry.domain.record import definitions, read_record
from registry.errors import RegistryError
from registry.http.app import create_app
from registry.operations.file_record import Filed, Submission, file_records
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.settings import Settings
from tests.domain.filled import filled_answers

MARK = "CANARY"
PAGES = (
    "/deployments/canary",
    "/deployments/canary/versions/1",
    "/deployments",
    "/",
    "/log/",
    "/requirements",
    f"/deployments?q={MARK}",
    "/deployments?q=Canary",
)
WITHHELD = (
    "place.sites[].area",
    "system.logic",
    "operator.address",
    "data.transfers[].recipient",
    "watchlist.size",
)


def marked() -> tuple[dict[str, Any], list[str]]:
    """A record file with every field given and a marker in each field that is not public; and the markers."""
    answers = filled_answers()
    markers = []
    for path, definition in definitions().items():
        if definition.visibility == "public" and path not in WITHHELD:
            continue
        if definition.kind in ("name", "text", "ref"):
            text = MARK + hashlib.sha256(path.encode()).hexdigest()[:12]
        elif definition.kind == "url":
            text = f"https://{MARK.lower()}.example/{hashlib.sha256(path.encode()).hexdigest()[:12]}"
        elif definition.kind == "contact":
            text = f"https://{MARK.lower()}.example/contact/{hashlib.sha256(path.encode()).hexdigest()[:12]}"
        else:
            continue
        node: Any = answers
        *parents, leaf = path.split(".")
        for part in parents:
            node = node[part[:-2]][0] if part.endswith("[]") else node[part]
        node[leaf] = text
        markers.append(text)
    answers["watchlist"]["size"] = 918273645
    answers["system"]["threshold"] = 918276
    withheld = [
        {
            "field": path,
            "ground": "security_of_system",
            "provision": "Article 9 of the Example Act",
            "decided_by": "Legal office",
            "decided_on": "2026-01-01",
            "review_by": "2027-01-01",
        }
        for path in WITHHELD
    ]
    return {**answers, "id": "canary", "withheld": withheld}, [*markers, "918273645", "918276"]


@pytest.fixture
def marked_registry(registry: Registry) -> tuple[Registry, list[str]]:
    """The registry with the marked record filed and published."""
    data, markers = marked()
    (result,) = file_records(registry, [Submission(read_record(data), "filed", "canary.json")])
    assert isinstance(result, Filed)
    publish(registry)
    return registry, markers


def seen(text: str, markers: list[str]) -> list[str]:
    return [marker for marker in markers if marker.lower() in text.lower()]


def test_no_file_of_the_public_tree_holds_a_marker(marked_registry: tuple[Registry, list[str]]) -> None:
    registry, markers = marked_registry
    assert len(markers) >= 15
    for path in (p for p in registry.home.public.rglob("*") if p.is_file()):
        assert not seen(path.read_bytes().decode("utf-8", "replace"), markers), path


def test_no_digest_in_the_public_tree_confirms_a_guessed_value(
    marked_registry: tuple[Registry, list[str]],
) -> None:
    registry, markers = marked_registry
    text = "".join(p.read_bytes().decode("utf-8", "replace") for p in registry.home.public.rglob("*.json"))
    for guess in [*markers, 918273645, 918276, "marker of operator.name", True, False]:
        for encoded in (canonical_bytes(guess), str(guess).encode(), json.dumps({"value": guess}).encode()):
            assert hashlib.sha256(encoded).hexdigest() not in text


def client(registry: Registry) -> FlaskClient:
    return create_app(registry.home.root, Settings()).test_client()


def addresses() -> Iterator[str]:
    for page in PAGES:
        yield page
        path, _, query = page.partition("?")
        yield ("/index" if path == "/" else path.rstrip("/")) + ".json" + (f"?{query}" if query else "")


def test_no_page_and_no_json_holds_a_marker(
    marked_registry: tuple[Registry, list[str]],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    registry, markers = marked_registry
    caplog.set_level(logging.DEBUG)
    browser = client(registry)
    for address in addresses():
        answer = browser.get(address)
        assert answer.status_code == 200, address
        body = answer.text.replace(f"q={MARK}", "").replace(f'value="{MARK}"', "")
        assert not seen(body, markers), address
    out, err = capfd.readouterr()
    assert not seen(out + err + caplog.text, markers)


def test_a_search_for_a_hidden_value_finds_nothing(marked_registry: tuple[Registry, list[str]]) -> None:
    registry, markers = marked_registry
    for marker in markers:
        found = client(registry).get("/deployments.json", query_string={"q": marker}).get_json()
        assert found["total"] == 0, marker


def test_what_is_withheld_shows_ground_office_term_and_commitment(
    marked_registry: tuple[Registry, list[str]],
) -> None:
    registry, _ = marked_registry
    record = client(registry).get("/deployments/canary.json").get_json()["version"]["record"]["record"]
    logic = record["system.logic"]
    assert logic["state"] == "withheld"
    assert (logic["ground"], logic["decided_by"], logic["review_by"]) == (
        "security_of_system",
        "Legal office",
        "2027-01-01",
    )
    assert len(logic["commitment"]) == 64


def test_an_error_in_a_record_does_not_repeat_what_was_written() -> None:
    data, markers = marked()
    data["operator"]["accountable_person"] = f"{MARK}\u202e"
    data["deployment"]["mode"] = f"{MARK}-mode"
    with pytest.raises(RegistryError) as caught:
        read_record(data)
    assert not seen(str(caught.value) + repr(caught.value), [*markers, MARK])


@pytest.fixture
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry without any deployment of its own: what is found here was put here by these tests."""
    from registry import assets
    from registry.operations.create_registry import create_registry
    from registry.policy.release import read_folder

    home = tmp_path_factory.mktemp("empty") / "registry"
    bundle = read_folder(assets.policies() / "release")
    create_registry(home, "http://127.0.0.1:8000", bundle, Settings(), passphrase=None).database.close()
    return home
