"""Versions in the forms of standards over HTTP, and versions of what was withdrawn."""

from __future__ import annotations

import json

import html5lib
import pytest
from flask.testing import FlaskClient

from registry.exchange.formats import FORMATS
from registry.http.app import create_app
from registry.operations.erase_act import erase_act
from registry.operations.publish import publish
from registry.settings import Settings
from registry.storage import acts
from tests.operations.acting import GATES, Acting
from tests.operations.conftest import acting, begun

__all__ = ["acting", "begun"]

VERSION = f"/deployments/{GATES}/versions/1"


def browser_of(acting: Acting) -> FlaskClient:
    return create_app(acting.registry.home.root, Settings()).test_client()


@pytest.fixture
def filed(acting: Acting) -> Acting:
    acting.file()
    publish(acting.registry)
    return acting


@pytest.mark.parametrize("name", FORMATS)
def test_every_version_can_be_had_in_every_form_with_what_was_lost(filed: Acting, name: str) -> None:
    browser = browser_of(filed)
    document = browser.get(f"{VERSION}/export/{name}")
    assert (document.status_code, document.mimetype) == (200, FORMATS[name].media_type)
    assert f"{VERSION}" in document.text
    assert document.headers["Access-Control-Allow-Origin"] == "*"
    lost = browser.get(f"{VERSION}/export/{name}/lost")
    assert lost.get_json().keys() == {
        "checked", "problems", "not_carried", "gaps", "shortened", "not_verified",
    }  # fmt: skip
    again = browser.get(f"{VERSION}/export/{name}", headers={"If-None-Match": document.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert f'href="{VERSION}/export/{name}"' in browser.get(VERSION).text


def test_a_form_that_is_a_table_can_be_had_as_one(filed: Acting) -> None:
    browser = browser_of(filed)
    answer = browser.get(f"{VERSION}/export/annex_viii/table.csv")
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    assert answer.text.startswith("point,asks,field,answer\r\n")


@pytest.mark.parametrize(
    "address",
    [
        f"{VERSION}/export/xml",
        f"{VERSION}/export/schema_org/table.csv",
        f"/deployments/{GATES}/versions/2/export/annex_viii",
        "/deployments/nobody/versions/1/export/annex_viii/lost",
    ],
)
def test_what_is_not_there_is_not_found(filed: Acting, address: str) -> None:
    assert browser_of(filed).get(address).status_code == 404


REASONS = "The gates were never built."


@pytest.fixture
def withdrawn(filed: Acting) -> Acting:
    filed.file(place={"country": "BE"})
    filed.do("withdraw", {"deployment": GATES}, "town", "filer", reasons=REASONS)
    publish(filed.registry)
    return filed


ADDRESSES = (f"/deployments/{GATES}", VERSION, f"/deployments/{GATES}/versions/2")


def test_what_was_withdrawn_is_gone_and_says_why(withdrawn: Acting) -> None:
    browser = browser_of(withdrawn)
    for address in ADDRESSES:
        page, twin = browser.get(address), browser.get(f"{address}.json")
        assert (page.status_code, twin.status_code) == (410, 410), address
        assert (page.mimetype, twin.mimetype) == ("text/html", "application/json")
        assert REASONS in page.text
        assert "The town" in page.text
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(page.text)
        assert parser.errors == []
        said = twin.get_json()["withdrawn"]
        assert (said["by"], said["reasons"]) == ("The town", REASONS)
        assert said["origin"] == withdrawn.registry.log.origin


def test_it_still_shows_what_the_log_shows(withdrawn: Acting) -> None:
    browser = browser_of(withdrawn)
    before = browser.get(f"{VERSION}.json").get_json()["version"]
    assert before["proof"]["status"] == "published"
    assert before["record"]["record"]["place.country"] == {"state": "given", "value": "FR"}
    assert before["decision"]["outcome"]
    page = browser.get(VERSION).text
    for below in ("entry", "proof"):
        assert f'href="{VERSION}/{below}"' in page
        assert browser.get(f"{VERSION}/{below}").status_code == 200
    assert browser.get(f"{VERSION}/export/annex_viii").status_code == 200


def test_head_says_the_same_without_the_page(withdrawn: Acting) -> None:
    answer = browser_of(withdrawn).head(VERSION)
    assert (answer.status_code, answer.data) == (410, b"")


def test_a_new_version_brings_it_back(withdrawn: Acting) -> None:
    withdrawn.file(place={"country": "NL"})
    publish(withdrawn.registry)
    browser = browser_of(withdrawn)
    for address in ADDRESSES:
        assert browser.get(address).status_code == 200
        assert browser.get(f"{address}.json").get_json()["withdrawn"] is None


def test_reasons_that_were_erased_are_not_repeated(withdrawn: Acting) -> None:
    (withdraw,) = (
        one for one in acts.on_deployment(withdrawn.registry.database, GATES) if one.kind == "withdraw"
    )
    erase_act(withdrawn.registry, withdraw.place.index, ["reasons"], "court-order")
    publish(withdrawn.registry)
    browser = browser_of(withdrawn)
    page = browser.get(VERSION)
    assert page.status_code == 410
    assert REASONS not in page.text
    assert "not public any more" in page.text
    assert REASONS not in json.dumps(browser.get(f"{VERSION}.json").get_json())
