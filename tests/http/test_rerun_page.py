"""The page that runs a decision again may compile WebAssembly, in a worker that may do nothing else; no other page may."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from registry.http.app import create_app
from registry.pages.rerun_page import ENGINE
from registry.settings import Settings
from tests import years

PAGE = "/deployments/gb-2020-bridges-swp/versions/1/rerun"
_PARTS = {"id": "gb-2020-bridges-swp", "number": "1", "name": "HR-05", "requirement": "HR-05"}
_PART = r"<(?:(\w+)(?:\([^>]*\))?:)?(\w+)>"


def policy(browser: FlaskClient, address: str) -> str:
    return browser.get(address, buffered=True).headers["Content-Security-Policy"]


def test_only_the_page_that_runs_a_decision_and_its_worker_may_compile_webassembly(
    browser: FlaskClient,
) -> None:
    answered = 0
    for rule in browser.application.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        for static in re.findall(r"'([^']+)'", rule.rule) or [""]:
            one_of = re.sub(r"<any\(.*\):name>", static, rule.rule)
            address = re.sub(_PART, lambda part: _PARTS.get(part[1] or part[2], "x"), one_of)
            answer = browser.get(address, buffered=True)
            answered += answer.status_code == 200
            may = "wasm" in answer.headers["Content-Security-Policy"]
            assert may == (address in (PAGE, f"/static/{ENGINE}")), address
            assert "'unsafe-eval'" not in answer.headers["Content-Security-Policy"]
            assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert answered > 20


def test_the_page_asks_its_own_register_alone_and_its_worker_asks_nobody(browser: FlaskClient) -> None:
    assert policy(browser, PAGE).endswith("; connect-src 'self'")
    assert policy(browser, f"/static/{ENGINE}") == "default-src 'none'; script-src 'wasm-unsafe-eval'"


def test_a_version_leads_to_the_page_and_the_page_to_the_command_that_does_all_of_it(
    browser: FlaskClient,
) -> None:
    version = PAGE.removesuffix("/rerun")
    assert f'href="{PAGE}"' in browser.get(version).text
    page = browser.get(PAGE)
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert f'href="/check#{version}"' in page.text
    assert "sightline check http://127.0.0.1:8000/log/" in page.text
    for name in re.findall(r"(/static/[a-z]+\.js)\?v=", page.text):
        assert browser.get(name, buffered=True).mimetype == "text/javascript"


def test_a_version_that_there_is_not_cannot_be_run_again(browser: FlaskClient) -> None:
    assert browser.get(PAGE.replace("/1/", "/9/")).status_code == 404
    assert browser.get(PAGE.replace("gb-2020", "gb-2121")).status_code == 404


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Somebody who reads the pages of a registry whose first log is frozen; its newest decision is not public yet."""
    home = tmp_path_factory.mktemp("years") / "two"
    registry = years.make_two_years(home)
    years.file(registry, "late")
    registry.database.close()
    return create_app(home, Settings()).test_client()


@pytest.mark.parametrize(("version", "year"), [("one/versions/1", "2026"), ("one/versions/2", "2027")])
def test_a_decision_of_an_earlier_year_is_run_from_the_log_of_that_year(
    two_years: FlaskClient, version: str, year: str
) -> None:
    page = f"/deployments/{version}"
    assert f'data-tree="/log/{year}/"' in two_years.get(f"{page}/rerun").text
    shown = two_years.get(f"{page}.json").get_json()["version"]["decision"]
    for path in (
        f"facts/{shown['facts']['sha256']}.json",
        f"releases/{shown['release']['digest']}/policy.wasm",
    ):
        assert two_years.get(f"/log/{year}/{path}", buffered=True).status_code == 200


def test_a_decision_that_is_not_public_yet_cannot_be_run_yet_and_the_page_says_so(
    two_years: FlaskClient,
) -> None:
    page = two_years.get("/deployments/late/versions/1/rerun").text
    assert "no published checkpoint covers it" in page
    assert 'id="start"' not in page
    assert "rerun.js" not in page
    assert "/rerun" not in two_years.get("/deployments/late/versions/1").text
