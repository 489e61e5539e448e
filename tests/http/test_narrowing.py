"""A filter with a value that no deployment can have is refused wherever a search is asked for: an empty list would mislead."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from registry.domain.countries import COUNTRIES
from registry.domain.vocabulary import OUTCOMES
from registry.http.app import create_app
from registry.settings import Settings

FILES = ("deployments", "deployments.json", "deployments.atom", "deployments.feed.json", "deployments.csv")


@pytest.fixture
def browser(demo_home: Path) -> FlaskClient:
    return create_app(demo_home, Settings()).test_client()


@pytest.mark.parametrize("file", [*FILES, "api/v1/deployments", "api/v1/facets", "api/v1/news"])
@pytest.mark.parametrize(
    "asked",
    ["country=UK", "country=fr", "technology=nothing", "mode=no", "space=no", "sector=no", "status=no", "outcome=good",
     "strict=bad", "provenance=own", "requirement=HR-999", "country=%00", "country=ＦＲ"],
)  # fmt: skip
def test_a_value_that_no_deployment_can_have_is_refused(browser: FlaskClient, file: str, asked: str) -> None:
    answer = browser.get(f"/{file}?{asked}")
    assert answer.status_code == 400
    assert "search.filter" in answer.text


@pytest.mark.parametrize("file", FILES)
def test_what_a_deployment_can_have_and_none_has_is_an_empty_list(browser: FlaskClient, file: str) -> None:
    shown = set(browser.get("/deployments.json").get_json()["facets"][0]["counts"][0].values())
    absent = next(code for code in COUNTRIES if code not in shown)
    for asked in (
        f"country={absent}",
        "operator=Nobody+of+this+name",
        "status=withheld",
        f"outcome={OUTCOMES[0]}",
    ):
        assert browser.get(f"/{file}?{asked}").status_code == 200


def test_every_value_that_the_list_offers_is_one_that_it_takes(browser: FlaskClient) -> None:
    offered = [
        (facet["name"], count["value"])
        for facet in browser.get("/deployments.json").get_json()["facets"]
        for count in facet["counts"]
    ]
    assert {"country", "technology", "outcome", "requirement"} <= {name for name, _ in offered}
    for name, value in offered:
        listed = browser.get("/deployments.json", query_string={name: value})
        assert listed.status_code == 200
        assert listed.get_json()["total"] > 0


@pytest.mark.parametrize("file", FILES[1:])
def test_a_misspelt_filter_is_no_list_of_everything(browser: FlaskClient, file: str) -> None:
    answer = browser.get(f"/{file}?county=FR")
    assert answer.status_code == 400
    assert "county" in answer.text


@pytest.mark.parametrize("file", FILES)
def test_a_filter_given_twice_is_not_read_as_one_of_both(browser: FlaskClient, file: str) -> None:
    answer = browser.get(f"/{file}?country=FR&country=DE")
    assert answer.status_code == 400
    assert "country" in answer.text


def test_an_address_of_the_page_may_carry_what_others_added(browser: FlaskClient) -> None:
    assert browser.get("/deployments?country=FR&utm_source=letter").status_code == 200
