"""Feeds and CSV of every search: valid for any text, stable names, pages without a gap, nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from registry.exchange.listed_csv import csv_lines
from registry.http.app import create_app
from registry.operations.show import downloads, feeds
from registry.pages.feeds import Feed, Item, atom, json_feed
from registry.settings import Settings
from registry.storage import news

A = "{http://www.w3.org/2005/Atom}"


def parsed(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def test_a_feed_has_what_rfc_4287_requires(browser: FlaskClient) -> None:
    answer = browser.get("/deployments.atom")
    assert answer.mimetype == "application/atom+xml"
    root = parsed(answer.data)
    assert root.tag == f"{A}feed"
    for element in (root, *root.findall(f"{A}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{A}{name}")) == 1
            assert element.findtext(f"{A}{name}")
        assert element.findtext(f"{A}author/{A}name")
    links = {link.get("rel"): link.get("href", "") for link in root.findall(f"{A}link")}
    assert links["self"].endswith("/deployments.atom")
    entries = root.findall(f"{A}entry")
    assert entries
    assert len({entry.findtext(f"{A}id") for entry in entries}) == len(entries)
    indexes = [int(str(entry.findtext(f"{A}id")).rpartition("#")[2]) for entry in entries]
    assert indexes == sorted(indexes, reverse=True)
    assert all("Provenance: " in str(entry.findtext(f"{A}summary")) for entry in entries)


def test_both_feeds_tell_the_same_and_are_asked_for_again_by_their_tag(browser: FlaskClient) -> None:
    said = browser.get("/deployments.feed.json")
    assert said.mimetype == "application/feed+json"
    feed = said.get_json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    entries = parsed(browser.get("/deployments.atom").data).findall(f"{A}entry")
    assert [item["id"] for item in feed["items"]] == [entry.findtext(f"{A}id") for entry in entries]
    again = browser.get("/deployments.feed.json", headers={"If-None-Match": said.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("asked", ["country=GB", "q=face", "country=AQ"])
def test_the_news_of_few_deployments_are_those_that_walking_the_log_finds(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    said = browser.get(f"/deployments.atom?{asked}").data
    assert bool(parsed(said).findall(f"{A}entry")) == (asked != "country=AQ")
    monkeypatch.setattr(news, "FEW", -1)
    assert browser.get(f"/deployments.atom?{asked}").data == said


def test_the_pages_of_a_feed_have_every_deployment_once(
    demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "SHOWN", 7)
    browser = create_app(demo_home, Settings()).test_client()
    found: list[str] = []
    address = "/deployments.feed.json"
    while address:
        feed = browser.get(address).get_json()
        assert len(feed["items"]) <= 7
        found += [item["id"] for item in feed["items"]]
        address = "/" + feed["next_url"].partition("://")[2].partition("/")[2] if "next_url" in feed else ""
    assert len(found) == len(set(found)) > 14
    monkeypatch.setattr(feeds, "SHOWN", 10_000)
    assert [item["id"] for item in browser.get("/deployments.feed.json").get_json()["items"]] == found


def test_a_filter_narrows_the_feed_as_it_narrows_the_list(browser: FlaskClient) -> None:
    listed = browser.get("/deployments.json").get_json()
    for name in ("country", "provenance", "outcome", "requirement", "operator", "technology"):
        facet = next(facet for facet in listed["facets"] if facet["name"] == name)
        chosen = {name: facet["counts"][-1]["value"]}
        few = browser.get("/deployments.json", query_string=chosen).get_json()
        told = browser.get("/deployments.feed.json", query_string=chosen).get_json()["items"]
        named = {item["url"].partition("/deployments/")[2].partition("/")[0] for item in told}
        assert {row["deployment"] for row in few["deployments"]} <= named
        assert len(named) == few["total"]


def test_any_text_is_valid_xml() -> None:
    item = Item(
        id="https://log.example/#1", at="2026-01-01T00:00:00Z", title="]]> <b>&\x00\x0b\ud800\ufffe é", text="\x1b[31m",
        page="https://r.example/?a=1&b=2", by="\x7f", kind="version",
    )  # fmt: skip
    feed = Feed(
        title="<&", registry="r", page="https://r.example/", first="https://r.example/f", here="https://r.example/f",
        next="", updated=item.at, items=(item,),
    )  # fmt: skip
    title = parsed(atom(feed)).findtext(f"{A}entry/{A}title")
    assert title == "]]> <b>&\ufffd\ufffd\ufffd\ufffd é"
    assert b"]]>" in json_feed(replace(feed, items=(item,)))


@pytest.mark.parametrize("before", ["x", "1", "-1", "1-", "1-2-3", "9" * 40, "١-٢"])
def test_a_part_that_is_none_is_not_found(browser: FlaskClient, before: str) -> None:
    assert browser.get("/deployments.atom", query_string={"before": before}).status_code == 404


def test_pages_name_their_feeds(browser: FlaskClient) -> None:
    page = browser.get("/deployments?country=FR").text
    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert "/deployments.atom?country=FR" in page
    requirement = browser.get("/requirements.json").get_json()["requirements"][0]["id"]
    assert f"/deployments.atom?requirement={requirement}" in browser.get(f"/requirements/{requirement}").text


def test_the_csv_has_the_whole_list(browser: FlaskClient) -> None:
    answer = browser.get("/deployments.csv")
    assert answer.data.startswith("\ufeffdeployment,".encode())
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    listed = browser.get("/deployments.json").get_json()
    assert len(rows) == listed["total"]
    assert [row["deployment"] for row in rows[:3]] == [r["deployment"] for r in listed["deployments"][:3]]
    country = rows[0]["country"]
    few = browser.get(f"/deployments.csv?country={country}").data.decode("utf-8-sig")
    assert {row["country"] for row in csv.DictReader(io.StringIO(few))} == {country}


def test_a_long_csv_goes_on_where_it_says(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = create_app(demo_home, Settings()).test_client()
    whole = browser.get("/deployments.csv").data.decode("utf-8-sig").splitlines()[1:]
    monkeypatch.setattr(downloads, "MOST", 5)
    found: list[str] = []
    address = "/deployments.csv"
    while address:
        answer = browser.get(address)
        found += answer.data.decode("utf-8-sig").splitlines()[1:]
        address = answer.headers.get("Link", "<").partition("<")[2].partition(">")[0]
    assert found == whole


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    (_, line) = csv_lines(["a"], [[cell]])
    assert next(csv.reader(io.StringIO(line.decode(), newline=""))) == [f"'{cell}"]


def test_facets_are_links_that_keep_the_other_filters(browser: FlaskClient) -> None:
    page = browser.get("/deployments?country=FR").text
    assert 'href="/deployments?country=FR&amp;provenance=' in page
