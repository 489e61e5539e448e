"""Signing in at an identity provider that others wrote, in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from playwright.sync_api import Browser as Chromium
from werkzeug.test import TestResponse

from registry.errors import RegistryError
from registry.http.app import create_app
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.list_credentials import bind_identity, list_credentials
from registry.operations.sign_in import ATTEMPT_LASTS, make_link
from registry.settings import Settings
from tests.http.served import served
from tests.http.signing_in import ADDRESS, Browser, People, people_in


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The provider's address."""
    if sys.version_info < (3, 12):
        pytest.skip("the provider needs Python 3.12")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"]
    log = (tmp_path_factory.mktemp("provider") / "log").open("wb")
    process = subprocess.Popen(command, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            requests.get(f"{address}/jwks", timeout=5)
            return
        except requests.ConnectionError:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> People:
    folder = tmp_path_factory.mktemp("registry")
    (folder / "secret").write_text("s e/cret:+\n")
    settings = Settings(
        oidc_issuer=issuer, oidc_client_id="register", oidc_client_secret_file=folder / "secret"
    )
    return people_in(folder / "registry", settings)


@pytest.fixture
def people(once: People) -> People:
    once.clock.passed = timedelta()
    return once


@pytest.fixture
def person(people: People, issuer: str) -> str:
    """Somebody whom the provider knows as `their-subject`, until the test ends."""
    id = enrol_person(people.registry, "Somebody with a provider", "their-mail@example.org").id
    bind_identity(people.registry, id, issuer, "their-subject")
    return id


@pytest.fixture(autouse=True)
def forgotten(people: People) -> Iterator[None]:
    yield
    for id in _everybody(people):
        forget_person(people.registry, id)


def _everybody(people: People) -> list[str]:
    with people.registry.database.read() as connection:
        return list(connection.exec_driver_sql("SELECT DISTINCT person_id FROM credential").scalars())


def sent(browser: Browser, path: str = "/sign-in/provider") -> str:
    """Where the browser is sent."""
    page = browser.post(path)
    assert page.status_code == 200
    target = page.headers["Refresh"].removeprefix("0;url=")
    assert target.replace("&", "&amp;") in page.text
    return target


def signed_in_at(target: str, subject: str) -> str:
    """The address with which the provider sends them back."""
    answer = requests.post(target, data={"sub": subject}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"].removeprefix(ADDRESS)


def use(browser: Browser, subject: str) -> TestResponse:
    return browser.get(signed_in_at(sent(browser), subject), headers={"Sec-Fetch-Site": "cross-site"})


def test_whoever_the_provider_knows_by_a_connected_name_is_signed_in(people: People, person: str) -> None:
    browser = people.browser()
    assert use(browser, "their-subject").headers["Location"] == "/account"
    assert "Somebody with a provider" in browser.get("/account").text
    (known,) = list_credentials(people.registry, person)
    assert known.last_used_at is not None


def test_it_is_asked_with_a_challenge_a_state_and_a_nonce_that_come_once(people: People, issuer: str) -> None:
    asked = [parse_qs(urlsplit(sent(people.browser())).query) for _ in range(2)]
    for one in asked:
        assert one["response_type"] == ["code"]
        assert one["scope"] == ["openid"]
        assert one["code_challenge_method"] == ["S256"]
        assert one["redirect_uri"] == [f"{ADDRESS}/sign-in/back"]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
        assert len(asked[0][name][0]) >= 43


@pytest.mark.parametrize(
    "subject", ["their-mail@example.org", "Somebody with a provider", "their-subject ", "THEIR-SUBJECT"]
)
def test_no_address_and_no_name_signs_anybody_in(people: People, person: str, subject: str) -> None:
    browser = people.browser()
    refused = use(browser, subject)
    assert (refused.status_code, browser.cookie) == (403, None)
    assert "signin.refused" in refused.text


def test_the_same_name_at_another_issuer_is_somebody_else(people: People) -> None:
    other = enrol_person(people.registry, "Somebody elsewhere", "").id
    bind_identity(people.registry, other, "https://other.example", "their-subject")
    assert use(people.browser(), "their-subject").status_code == 403


def test_a_provider_is_connected_by_whoever_is_signed_in(people: People) -> None:
    person = enrol_person(people.registry, "Somebody new", "").id
    browser = people.browser()
    browser.use(make_link(people.registry, person))
    target = sent(browser, "/account/identities")
    assert parse_qs(urlsplit(target).query)["prompt"] == ["login"]
    assert browser.get(signed_in_at(target, "a-new-subject")).status_code == 303
    assert use(people.browser(), "a-new-subject").status_code == 303
    thief = people.signed_in("town")
    taken = thief.get(signed_in_at(sent(thief, "/account/identities"), "a-new-subject"))
    assert taken.status_code == 409


def test_a_provider_is_not_connected_for_whoever_signed_out_meanwhile(people: People) -> None:
    browser = people.signed_in("town")
    back = signed_in_at(sent(browser, "/account/identities"), "left-behind")
    browser.post("/account/sign-out")
    assert browser.get(back).status_code == 403
    assert list_credentials(people.registry, people.ids["town"]) == []


def test_nobody_connects_anything_from_another_site_or_without_being_signed_in(people: People) -> None:
    assert people.browser().post("/account/identities").status_code == 401
    crossed = people.signed_in("town").post("/account/identities", headers={"Sec-Fetch-Site": "cross-site"})
    assert crossed.status_code == 403


def test_what_comes_back_counts_once_in_the_browser_that_asked_for_a_while(
    people: People, person: str
) -> None:
    browser, other = people.browser(), people.browser()
    back = signed_in_at(sent(browser), "their-subject")
    sent(other)
    assert other.get(back).status_code == 403
    assert people.browser().get(back).status_code == 400
    assert browser.get(back).status_code == 303
    assert browser.get(back).status_code == 400
    late = signed_in_at(sent(browser), "their-subject")
    people.clock.passed = ATTEMPT_LASTS
    assert browser.get(late).status_code == 400


@pytest.mark.parametrize(
    "tail",
    ["", "?", "?code=x", "?state=x&code=x", "?error=access_denied", "?code=" + "x" * 9000, "?state=%00&code=%00",
     "?code[]=x&state[]=y", "?state=%F0%9F%98%80&code=%ED%A0%80"],
)  # fmt: skip
def test_hostile_answers_sign_nobody_in(people: People, tail: str) -> None:
    browser = people.browser()
    sent(browser)
    refused = browser.get(f"/sign-in/back{tail}")
    assert (refused.status_code, browser.cookie) == (403, None)


def test_whoever_is_forgotten_is_not_recognised(people: People, person: str) -> None:
    forget_person(people.registry, person)
    assert use(people.browser(), "their-subject").status_code == 403


def test_a_provider_that_is_away_is_told_and_signs_nobody_in(people: People, issuer: str) -> None:
    away = create_app(
        people.registry.home.root, Settings(oidc_issuer="http://127.0.0.1:9", oidc_client_id="x")
    )
    told = Browser(away.test_client()).post("/sign-in/provider")
    assert (told.status_code, "identity.unreachable" in told.text) == (503, True)
    without = Browser(create_app(people.registry.home.root, Settings()).test_client())
    assert without.post("/sign-in/provider").status_code == 404
    assert "Sign in at" not in without.get("/sign-in").text


@pytest.mark.parametrize(
    ("issuer_said", "client"),
    [
        ("http://accounts.example", "x"),
        ("accounts.example", "x"),
        ("https://user@accounts.example", "x"),
        ("https://accounts.example/?x", "x"),
        ("https://accounts.example", ""),
    ],
)
def test_a_provider_that_cannot_be_one_is_told_when_the_server_starts(
    people: People, issuer_said: str, client: str
) -> None:
    with pytest.raises(RegistryError) as caught:
        create_app(people.registry.home.root, Settings(oidc_issuer=issuer_said, oidc_client_id=client))
    assert caught.value.code == "settings.invalid"


def test_a_secret_that_cannot_be_read_is_told_without_a_name(
    people: People, issuer: str, tmp_path: Path
) -> None:
    settings = Settings(oidc_issuer=issuer, oidc_client_id="x", oidc_client_secret_file=tmp_path / "none")
    refused = Browser(create_app(people.registry.home.root, settings).test_client()).post("/sign-in/provider")
    assert refused.status_code == 500
    assert str(tmp_path) not in refused.text


def test_a_browser_goes_to_the_provider_and_comes_back(
    issuer: str, chromium: Chromium, tmp_path: Path
) -> None:
    # The provider's address is another site than the register's, as it is in life.
    with served(tmp_path / "registry", oidc_issuer=issuer, oidc_client_id="register") as (at_home, origin):
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{origin}/sign-in/link#{make_link(at_home.registry, at_home.ids['town'])}")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Connect").click()
        page.get_by_role("textbox", name="Subject").fill("in-a-browser")
        page.get_by_role("button", name="Authorize", exact=True).click()
        page.wait_for_url(f"{origin}/account")
        page.get_by_role("button", name="Disconnect").wait_for()
        page.get_by_role("button", name="Sign out", exact=True).click()
        page.goto(f"{origin}/sign-in")
        page.get_by_role("button", name="Sign in at").click()
        page.get_by_role("textbox", name="Subject").fill("in-a-browser")
        page.get_by_role("button", name="Authorize", exact=True).click()
        page.wait_for_url(f"{origin}/account")
        assert page.get_by_role("heading", level=1).inner_text() == "Somebody of town"
        page.goto(f"{origin}/sign-in")
        page.get_by_role("button", name="Sign in at").click()
        page.get_by_role("button", name="Deny access").click()
        page.get_by_text("signin.refused").wait_for()
        context.close()
