"""What the server answers: pages, their JSON, their headers, and what it says where there is nothing to show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from flask.testing import FlaskClient

from registry.domain.record import read_record
from registry.http.app import create_app
from registry.operations import issuers
from registry.operations.file_record import Filed, Submission, file_records
from registry.operations.registry import Registry
from registry.settings import Settings

MISSING = (
    "/nowhere",
    "/deployments/not-there",
    "/deployments/not-there/versions/1",
    "/requirements/not.there",
    "/places/ZZ",
    "/technologies/none",
    "/bodies/not-there",
    "/cases/not-there",
    "/cases?page=2000",
    "/compare?id=not-there&id=nor-this",
    "/deployments/not-there/changes",
    "/deployments?page=2000",
)


@pytest.fixture
def pages(browser: FlaskClient) -> dict[str, str]:
    """Pages of every kind with their twins, as the lists of the demonstration link to them."""
    deployment = browser.get("/deployments.json").get_json()["deployments"][0]["deployment"]
    requirement = browser.get("/requirements.json").get_json()["requirements"][0]["id"]
    found = ["/deployments", f"/deployments/{deployment}", f"/deployments/{deployment}/versions/1"]
    found += [
        "/requirements",
        f"/requirements/{requirement}",
        "/places",
        "/places/GB",
        "/places/TV",
        "/bodies",
        "/cases",
        "/cases/dk-2019-brondby",
    ]
    found += ["/technologies/face_identification_live", "/compare", f"/deployments/{deployment}/changes"]
    return {
        "/": "/index.json",
        "/log/": "/log.json",
        "/bundles/": "/bundles.json",
        **{page: f"{page}.json" for page in found},
    }


def test_every_page_has_its_content_as_json(browser: FlaskClient, pages: dict[str, str]) -> None:
    for page, twin in pages.items():
        html, data = browser.get(page), browser.get(twin)
        assert (html.status_code, html.mimetype) == (200, "text/html"), page
        assert (data.status_code, data.mimetype) == (200, "application/json"), twin
        assert data.get_json()["development_keys"] is True
        assert f'href="{twin}"' in html.text, page


def test_every_answer_carries_the_headers_that_keep_a_browser_safe(
    browser: FlaskClient, pages: dict[str, str]
) -> None:
    for address in (*pages, *pages.values(), "/static/style.css", *MISSING, "/log.json?x"):
        headers = browser.get(address, buffered=True).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], address
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers
        assert "Cache-Control" in headers


def test_a_page_that_has_not_changed_is_not_sent_again(browser: FlaskClient, pages: dict[str, str]) -> None:
    for address in (*pages, *pages.values()):
        first = browser.get(address)
        again = browser.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), address
        assert "s-maxage=10" in first.headers["Cache-Control"]


def test_only_an_address_that_names_its_content_is_kept_for_a_year(browser: FlaskClient) -> None:
    def kept(address: str) -> str:
        return browser.get(address, buffered=True).headers["Cache-Control"]

    linked = re.search(r"/static/style\.css\?v=[0-9a-f]+", browser.get("/").text)
    assert linked
    assert "immutable" in kept(linked[0])
    # What is not there yet, or not any more, is not kept in its place.
    for address in ("/static/style.css", "/static/style.css?v=", "/static/style.css?v=deadbeef0123"):
        assert "immutable" not in kept(address), address


def test_head_is_get_without_the_page(browser: FlaskClient, pages: dict[str, str]) -> None:
    for address in (*pages, *pages.values(), "/nowhere"):
        get, head = browser.get(address), browser.head(address)
        assert (head.status_code, head.data) == (get.status_code, b""), address
        assert head.headers["Content-Length"] == get.headers["Content-Length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_changed(browser: FlaskClient, pages: dict[str, str], method: str) -> None:
    for address in (*pages, *pages.values(), "/static/style.css"):
        answer = browser.open(address, method=method)
        assert answer.status_code == 405, address
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
        assert "http.refused" in answer.text


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_a_page_that_says_where_to_go(browser: FlaskClient, address: str) -> None:
    answer = browser.get(address)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "What to do" in answer.text


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/nowhere.json", "http.not_found"),
        ("/deployments/not-there.json", "show.missing"),
        ("/deployments/not-there/versions/1.json", "show.missing"),
        ("/requirements/not.there.json", "show.missing"),
        ("/deployments.json?page=3", "show.page"),
        ("/deployments.json?page=999999", "storage.page"),
        ("/log/1999/records/x.json", "show.missing"),
    ],
)
def test_what_is_not_there_is_problem_details_for_a_program(
    browser: FlaskClient, address: str, code: str
) -> None:
    answer = browser.get(address)
    problem = json.loads(answer.data)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert problem["type"] == f"urn:sightline:error:{code}"
    assert (problem["title"], problem["status"], problem["code"]) == ("Not Found", 404, code)
    assert problem["detail"]
    assert problem["remedy"]


@pytest.mark.parametrize(
    "number", ["0", "-1", "1e3", "01", "", " 1", "1.0", "٣", "９", "99999999999999999999", "9" * 5000, "%00"]
)
def test_a_page_of_a_list_is_a_number_from_one(browser: FlaskClient, number: str) -> None:
    for address in ("/deployments", "/deployments.json"):
        assert browser.get(f"{address}?page={number}").status_code == 404


@pytest.mark.parametrize("name", ["q", "operator", "sort"])
def test_a_filter_is_read_whole_or_refused(browser: FlaskClient, name: str) -> None:
    assert browser.get("/deployments", query_string={name: "x" * 400}).status_code == 200
    refused = browser.get("/deployments.json", query_string={name: "x" * 401})
    assert (refused.status_code, refused.get_json()["code"]) == (400, "http.too_long")
    assert name in refused.get_json()["detail"]


def test_a_search_is_newest_first_unless_it_is_asked_for_by_relevance(browser: FlaskClient) -> None:
    def found(**query: str) -> Any:
        return browser.get("/deployments.json", query_string=query).get_json()

    newest, relevant = found(q="the"), found(q="the", sort="relevance")
    assert newest["sorts"] == relevant["sorts"] == ["latest", "relevance"]
    assert newest["total"] == relevant["total"] > len(relevant["deployments"]) > 1
    assert newest["deployments"] != relevant["deployments"]
    assert newest["facets"] == relevant["facets"]
    times = [each["submitted_at"] for each in newest["deployments"]]
    assert times == sorted(times, reverse=True)
    assert found(q="the", sort="loudest")["deployments"] == newest["deployments"]
    assert found(sort="relevance")["sorts"] == []


def test_every_link_of_a_facet_leads_to_as_many_deployments_as_it_says(browser: FlaskClient) -> None:
    country = browser.get("/deployments.json").get_json()["facets"][0]["counts"][0]["value"]
    for facet in browser.get(f"/deployments.json?country={country}").get_json()["facets"]:
        assert facet["within"] is None
        for row in facet["counts"]:
            asked = {"country": country, facet["name"]: row["value"]}
            assert browser.get("/deployments.json", query_string=asked).get_json()["total"] == row["count"]


def test_a_search_of_too_many_words_is_refused(browser: FlaskClient) -> None:
    refused = browser.get("/deployments.json", query_string={"q": " ".join(map(str, range(100)))})
    assert (refused.status_code, refused.get_json()["code"]) == (400, "search.too_long")


@pytest.mark.parametrize(
    "text", ["%00", "%ff", "%ed%a0%80", "'", '"', "%22%20OR%20*", "%F0%9F%92%A9", "NEAR("]
)
def test_a_filter_may_hold_anything_and_finds_or_is_refused(browser: FlaskClient, text: str) -> None:
    for name in ("q", "operator"):
        assert browser.get(f"/deployments?{name}={text}").status_code == 200
    for name in ("country", "outcome", "requirement"):
        assert browser.get(f"/deployments?{name}={text}").status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/deployments/%00",
        "/deployments/%ff",
        "/deployments/..%2f..%2fetc",
        "/deployments/" + "x" * 300,
        "/deployments/gate/versions/" + "9" * 5000,
        "/deployments/gate/versions/-1",
        "/deployments/gate/versions/0/proof",
        "/requirements/%00",
        "/requirements/" + "x" * 5000,
        "/static/../app.py",
        "/static/%2e%2e/templates/base.html",
        "//example.org/",
    ],
)
def test_a_strange_address_is_no_page(browser: FlaskClient, address: str) -> None:
    answer = browser.get("/", environ_overrides={"PATH_INFO": _decoded(address)})
    assert answer.status_code == 404


def _decoded(address: str) -> str:
    return unquote_to_bytes(address).decode("latin-1")


def test_entry_and_proof_are_files_that_belong_together(browser: FlaskClient, pages: dict[str, str]) -> None:
    (version,) = (page for page in pages if "/versions/" in page)
    entry, proof = browser.get(f"{version}/entry"), browser.get(f"{version}/proof")
    assert entry.mimetype == "application/json"
    assert json.loads(entry.data)["payloadType"] == "application/vnd.in-toto+json"
    assert proof.text.startswith("c2sp.org/tlog-proof@v1\n")
    assert entry.headers["Content-Disposition"].startswith("attachment; ")


def test_the_keys_are_read_once_for_a_page_and_not_for_each_row(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    read = issuers.key_histories
    monkeypatch.setattr(issuers, "key_histories", lambda *given: asked.append(given) or read(*given))
    assert len(browser.get("/deployments.json").get_json()["deployments"]) > 1
    assert len(asked) == 1


def test_history_says_why_a_version_was_filed_unless_that_is_withheld(registry: Registry) -> None:
    def file(**record: object) -> None:
        (made,) = file_records(registry, [Submission(read_record({"id": "gate", **record}), "filed", "gate")])
        assert isinstance(made, Filed)

    withheld = {
        "field": "filing.change_reason",
        "ground": "law_enforcement",
        "provision": "Article 9 of the Example Act",
        "decided_by": "Legal office",
        "decided_on": "2026-01-01",
        "review_by": "2027-01-01",
    }
    file(filing={"change_kind": "first_filing", "change_reason": {"none": True}})
    file(filing={"change_kind": "correction", "change_reason": "A wrong place"})
    file(filing={"change_kind": "scope_wider", "change_reason": "A secret"}, withheld=[withheld])
    browser = create_app(registry.home.root, Settings()).test_client()
    history = browser.get("/deployments/gate.json").get_json()["history"]
    assert [(past["change_kind"], past["change_reason"]) for past in history] == [
        ("scope_wider", None),
        ("correction", "A wrong place"),
        ("first_filing", None),
    ]


def test_a_registry_that_published_nothing_yet_is_not_available(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry.operations.create_registry import create_registry
    from registry.operations.installed_release import installed_release

    monkeypatch.setattr("registry.operations.create_registry.publish", lambda registry: None)
    create_registry(tmp_path / "r", "https://r.example", installed_release(), Settings(), passphrase=None)
    browser = create_app(tmp_path / "r", Settings()).test_client()
    for address in ("/", "/log/"):
        assert browser.get(address).status_code == 503
    assert browser.get("/log.json").get_json()["code"] == "show.unpublished"


def test_who_takes_nothing_from_anyone_offers_no_form(browser: FlaskClient, registry: Registry) -> None:
    deployment = browser.get("/deployments.json").get_json()["deployments"][0]["deployment"]
    takes = create_app(registry.home.root, Settings(desk=True)).test_client()
    for address in ("/", "/deployments", "/sightings", f"/deployments/{deployment}"):
        for server, offered in ((browser, False), (takes, True)):
            assert ("/desk/acts/" in server.get(address).text) is offered, address
