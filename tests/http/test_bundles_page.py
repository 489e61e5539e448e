"""The page of the signed bundles: what the index lists, and a configuration that is the documented one, filled in."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import yaml
from flask.testing import FlaskClient

from registry.http.app import create_app
from registry.settings import Settings
from tests.http.test_bundles import documented, index


def test_the_page_lists_the_bundles_of_the_index_with_digest_and_key(browser: FlaskClient) -> None:
    found, page, twin = index(browser), browser.get("/bundles/").text, browser.get("/bundles.json").get_json()
    assert len(found["bundles"]) > 1
    for one in found["bundles"]:
        assert f'href="{one["address"]}"' in page
        assert one["sha256"] in page
    assert f'href="{found["key"]["address"]}"' in page
    assert 'href="/bundles/index.json"' in page
    assert (twin["release"], twin["digest"]) == (found["release"]["version"], found["release"]["digest"])
    assert (twin["origin"], twin["entry"]) == (found["registry"], found["entry"])
    listed = [{"profile": one["profile"], "sha256": one["sha256"]} for one in found["bundles"]]
    assert [{name: one[name] for name in ("profile", "sha256")} for one in twin["bundles"]] == listed


def test_a_development_key_is_called_one_beside_the_key(browser: FlaskClient) -> None:
    page = browser.get("/bundles/").text
    key_id = index(browser)["key"]["id"]
    assert "Development key: not kept secret" in page[page.index(key_id) :]


def test_the_configuration_is_the_documented_one_with_address_and_key_filled_in(
    browser: FlaskClient, demo_home: Path
) -> None:
    (shown,) = re.findall(r"<pre[^>]*><code>(.*?)</code>", browser.get("/bundles/").text, re.DOTALL)
    config = yaml.safe_load(html.unescape(shown))
    server = browser.get("/bundles.json").get_json()["server"]
    expected = documented(server, demo_home)
    (key_id,) = expected["keys"]
    for each in (config, expected):
        del each["keys"][key_id]["key"]
        del each["bundles"]["sightline"]["polling"]
    assert config == expected


def test_where_requirements_are_listed_the_bundles_are_linked(browser: FlaskClient) -> None:
    for page in ("/requirements", "/log/"):
        assert 'href="/bundles/"' in browser.get(page).text


def test_a_registry_that_signed_no_bundle_says_so(home: Path) -> None:
    shutil.rmtree(home / "bundles")
    answer = create_app(home, Settings()).test_client().get("/bundles/")
    assert (answer.status_code, "No bundle has been signed here yet." in answer.text) == (200, True)


def test_an_index_that_is_nonsense_is_no_page(home: Path) -> None:
    (home / "bundles" / "index.json").write_bytes(b'{"bundles":1}')
    assert create_app(home, Settings()).test_client().get("/bundles/").status_code == 404
