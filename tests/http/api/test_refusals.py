"""Every refusal of the API is problem details with a stable code, and repeats nothing that was sent."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from registry.http.api.document import statuses_of
from registry.http.api.operation import PREFIX, Operation
from registry.http.app import create_app
from registry.http.problem import pointer_of
from registry.operations.show import deployments
from registry.settings import Settings
from tests.docs.error_codes import error_codes
from tests.http.api.program import Program, described, program
from tests.http.signing_in import ADDRESS, OWN, People

MEMBERS = {"type", "title", "status", "detail", "remedy", "code"}


def problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json"), answer.text
    said: dict[str, Any] = answer.get_json()
    assert said.keys() >= MEMBERS
    assert (said["status"], said["code"], said["type"]) == (status, code, f"urn:sightline:error:{code}")
    assert answer.headers["Cache-Control"] == "no-store"
    return said


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1", "/api/v2/deployments", "/api/v1/nowhere", "/api/docs/more"]
)
def test_an_address_that_is_none(people: People, path: str) -> None:
    problem(Program(people).client.get(path, base_url=ADDRESS), 404, "http.not_found")


def test_a_method_that_an_address_does_not_take(people: People) -> None:
    client = Program(people).client
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
        refused = client.open(f"{PREFIX}/requirements", method=method, base_url=ADDRESS)
        problem(refused, 405, "http.method")
        assert {"GET", "HEAD", "OPTIONS"} <= set(refused.headers["Allow"].split(", "))


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (b"", "file.empty", 422), (b"{", "file.syntax", 422), (b"[]", "file.empty", 422), (b"[{}]", "file.not_an_object", 422),
        (b"\xff", "file.encoding", 422), (b'{"a": 1, "a": 2}', "file.repeated_key", 422), (b"[" * 9999, "file.syntax", 422),
        (b'{"given": NaN}', "file.number", 422), (b'"text"', "file.not_an_object", 422), (b"{} {}", "file.syntax", 422),
        (b'{"Qwxz": 1}', "http.body", 422),
    ],
)  # fmt: skip
def test_content_that_cannot_be_read(people: People, data: bytes, code: str, status: int) -> None:
    refused = Program(people).post("/acts/sighting", data=data, headers={"Content-Type": "application/json"})
    said = problem(refused, status, refused.get_json()["code"])
    assert said["code"].partition(".")[0] in ("file", "http")
    if code != "file.number":
        assert said["code"] == code or data == b"[" * 9999
    assert "Qwxz" not in refused.text


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_content_that_a_form_could_send_is_not_read(people: People, media: str) -> None:
    headers = {"Content-Type": media} if media else {}
    problem(Program(people).post("/acts/sighting", data=b"{}", headers=headers), 415, "http.media_type")


def test_content_that_is_too_large_is_not_read(people: People, town: Program) -> None:
    problem(
        town.post("/deployments", {"body": "town", "record": {"x": "y" * 3 * 2**20}}), 413, "http.too_large"
    )


def test_content_where_none_is_read(town: Program) -> None:
    problem(
        town.post("/drafts/draft-0000000000000000/submit", {}, headers={"If-Match": '"r1"'}), 422, "http.body"
    )


def test_what_fails_here_is_told_in_general_words(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise RuntimeError("Qwxz /srv/registry")

    monkeypatch.setattr(deployments, "deployment", fails)
    said = problem(Program(people).get("/deployments/api-first"), 500, "http.unexpected")
    assert said["reference"]
    assert "Qwxz" not in json.dumps(said)


def test_a_page_of_another_site_changes_nothing(people: People) -> None:
    client = Program(people).client
    cross = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    preflight = client.options(
        f"{PREFIX}/acts/sighting", base_url=ADDRESS,
        headers={**cross, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"},
    )  # fmt: skip
    assert preflight.status_code == 204
    assert "Access-Control-Allow-Methods" not in preflight.headers
    simple = client.post(
        f"{PREFIX}/acts/sighting",
        base_url=ADDRESS,
        data="{}",
        headers={**cross, "Content-Type": "text/plain"},
    )
    assert simple.status_code in (400, 415)


def test_a_cookie_is_nobodys(people: People) -> None:
    browser = people.signed_in("town")
    for path in ("/me", "/drafts?body=town", "/prepared"):
        refused = browser.client.get(PREFIX + path, base_url=ADDRESS, headers=OWN)
        problem(refused, 401, "signin.needed")
        assert "Authorization: Bearer" in refused.json["remedy"]
        assert refused.headers["WWW-Authenticate"] == "Bearer"


def test_a_server_without_keys_takes_no_filing(people: People, tmp_path: Path) -> None:
    app = create_app(people.registry.home.root, Settings(), people.clock)
    token = program(people, "town", "submit").token
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "0123456789abcdef"}
    sent = {"body": "town", "record": {}}
    refused = app.test_client().post(f"{PREFIX}/deployments", base_url=ADDRESS, headers=headers, json=sent)
    problem(refused, 503, "desk.closed")


def test_every_code_that_the_document_names_is_one_of_the_list(people: People) -> None:
    named = set(re.findall(r"`([a-z]+\.[a-z_]+)`", json.dumps(described(people)["paths"])))
    assert named - error_codes() == {"filing.change_kind"} & named


def test_a_path_of_a_record_becomes_a_pointer() -> None:
    assert pointer_of("place.sites[0].label") == "/place/sites/0/label"
    assert pointer_of("") == ""


def test_every_operation_says_how_it_may_be_refused() -> None:
    operation = Operation(
        method="GET", path="/x", name="x", tag="x", summary="x", declared=("read",), answers={}
    )
    assert set(statuses_of(operation)) == {400, 429, 500, 503}
