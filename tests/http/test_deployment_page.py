"""The page of a deployment of the demonstration: small, whole by its links, and of one moment."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from registry.operations.registry import open_registry
from registry.pages.language import offered
from registry.settings import Settings
from registry.storage import lists

PAGE = "/deployments/cz-2025-prague-airport-unlawful"
VERSION = f"{PAGE}/versions/1"


@pytest.fixture
def ids(demo_home: Path) -> list[str]:
    registry = open_registry(demo_home, Settings(), with_keys=False)
    found = lists.ids(registry.database)
    registry.database.close()
    return found


def test_the_page_of_each_deployment_is_at_most_200_kb_in_each_language(
    browser: FlaskClient, ids: list[str]
) -> None:
    assert len(ids) > 20
    spoken = ["", *(f"/{code}" for code in offered() if code != "en")]
    for id in ids:
        for address in (f"/deployments/{id}/versions/1", *(f"{first}/deployments/{id}" for first in spoken)):
            answer = browser.get(address)
            assert answer.status_code == 200
            assert len(answer.data) <= 200_000, address


def test_each_requirement_leads_to_what_it_read_and_where_a_link_of_before_landed_it_stands(
    browser: FlaskClient,
) -> None:
    page = browser.get(PAGE).text
    rows = dict(re.findall(r'<li id="([A-Z0-9-]+)"><a href="([^"]+)"', page))
    assert set(rows) == {line["id"] for line in decision(browser)["requirements"]}
    pages = {link.partition("#")[0] for link in rows.values()}
    shown = {address: browser.get(address) for address in pages}
    assert {answer.status_code for answer in shown.values()} == {200}
    for id, link in rows.items():
        address, _, anchor = link.partition("#")
        assert anchor == id
        assert f'id="{anchor}"' in shown[address].text


def test_each_question_leads_to_its_field_in_the_record(browser: FlaskClient) -> None:
    links = re.findall(rf'href="{VERSION}/record#([^"]+)"', browser.get(PAGE).text)
    record = browser.get(f"{VERSION}/record")
    assert record.status_code == 200
    anchors = set(re.findall(r'id="([^"]+)"', record.text))
    assert len(links) > 50
    assert {unescape(link) for link in links} <= anchors


def test_the_record_of_a_version_that_there_is_not_is_missing(browser: FlaskClient) -> None:
    for address in (f"{PAGE}/versions/2/record", "/deployments/nowhere/versions/1/record"):
        assert browser.get(address).status_code == 404


def test_its_data_still_hold_everything_that_was_found(browser: FlaskClient) -> None:
    said = browser.get(f"{PAGE}.json").get_json()
    assert said["page"] == "deployment"
    assert all("evidence" in one["result"] for one in said["version"]["findings"])
    assert "lines" not in said["version"]


def decision(browser: FlaskClient) -> dict[str, list[dict[str, str]]]:
    said: dict[str, list[dict[str, str]]] = browser.get(f"{PAGE}.json").get_json()["version"]["decision"]
    return said
