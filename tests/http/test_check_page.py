"""The page that checks a decision may ask its own register for entry and proof; no other page may ask for anything."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_only_the_page_that_checks_may_fetch_and_only_from_its_own_register(browser: FlaskClient) -> None:
    check = browser.get("/check")
    assert (check.status_code, check.mimetype) == (200, "text/html")
    assert check.headers["Content-Security-Policy"].endswith("; connect-src 'self'")
    for other in ("/", "/log/", "/deployments", "/static/check.js"):
        assert "connect-src" not in browser.get(other, buffered=True).headers["Content-Security-Policy"]


def test_the_page_holds_no_key_and_its_scripts_are_served(browser: FlaskClient) -> None:
    keys = [key["vkey"] for key in browser.get("/log.json").get_json()["keys"]]
    page = browser.get("/check").text
    assert keys
    assert not any(key in page for key in keys)
    for name in ("verify.js", "check.js"):
        assert f"/static/{name}?v=" in page
        assert browser.get(f"/static/{name}", buffered=True).mimetype == "text/javascript"


def test_a_version_leads_to_the_page_and_its_files_can_be_fetched_from_a_copy_elsewhere(
    browser: FlaskClient,
) -> None:
    deployment = browser.get("/deployments.json").get_json()["deployments"][0]["deployment"]
    version = f"/deployments/{deployment}/versions/1"
    assert f'href="/check#{version}"' in browser.get(version).text
    for file in ("entry", "proof"):
        assert browser.get(f"{version}/{file}").headers["Access-Control-Allow-Origin"] == "*"
