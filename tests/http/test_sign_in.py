"""Signing in with a one-time link: once, in one browser, for a while, and never because another site wants it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.http.app import create_app
from registry.http.rate_limit import MAX_ADDRESSES, RateLimit
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.sign_in import (
    IDLE_LASTS,
    LINK,
    LINK_LASTS,
    MAX_SESSIONS,
    SESSION_LASTS,
    link_address,
    list_sessions,
    make_link,
)
from registry.operations.sign_in_secret import digest_of, is_secret, new_secret
from registry.settings import Settings
from tests.http.signing_in import ADDRESS, COOKIE, OWN, People, people_in


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_in(tmp_path_factory.mktemp("sign-in") / "registry")


@pytest.fixture
def people(once: People) -> People:
    once.clock.passed = timedelta()
    return once


def test_a_link_signs_in_the_person_it_was_made_for(people: People) -> None:
    browser = people.browser()
    answer = browser.use(make_link(people.registry, people.ids["town"]))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account")
    page = browser.get("/account")
    assert "Signed in as <strong>Somebody of town" in page.text.replace("<bdi>", "")
    assert "Filer of <bdi>The town</bdi>" in page.text


def test_the_code_of_a_link_is_in_no_address_that_is_sent(people: People) -> None:
    address, _, secret = link_address(people.registry, people.ids["town"]).partition("#")
    assert (address, is_secret(secret)) == (f"{ADDRESS}{LINK}", True)
    looked = people.browser().get(LINK)
    assert (looked.status_code, looked.headers.getlist("Set-Cookie")) == (200, [])
    assert looked.headers["Referrer-Policy"] == "no-referrer"
    assert 'name="code"' in looked.text
    # In the path, as proxies would write it down, it is no page and signs nobody in.
    for path in (f"/sign-in/{secret}", f"{LINK}/{secret}"):
        assert people.browser().get(path).status_code == 404
        assert people.browser().post(path).status_code == 404
    assert people.browser().post(f"{LINK}?code={secret}").status_code == 410
    assert people.browser().use(secret).status_code == 303


def test_a_link_is_pasted_whole_or_its_code_alone(people: People) -> None:
    for before, after in (("", ""), (" ", "\r\n"), (f"{ADDRESS}{LINK}#", " ")):
        pasted = f"{before}{make_link(people.registry, people.ids['town'])}{after}"
        assert people.browser().use(pasted).status_code == 303


def test_a_link_works_once(people: People) -> None:
    secret = make_link(people.registry, people.ids["town"])
    assert people.browser().use(secret).status_code == 303
    again = people.browser().use(secret)
    assert (again.status_code, again.headers.getlist("Set-Cookie")) == (410, [])


def test_a_link_works_for_a_day(people: People) -> None:
    secret = make_link(people.registry, people.ids["town"])
    people.clock.passed = LINK_LASTS
    assert people.browser().use(secret).status_code == 410


def test_a_newer_link_takes_the_place_of_an_older_one(people: People) -> None:
    old, new = (make_link(people.registry, people.ids["town"]) for _ in range(2))
    assert people.browser().use(old).status_code == 410
    assert people.browser().use(new).status_code == 303


def test_links_that_are_none_say_no_more_than_links_that_were_used(people: People) -> None:
    used = make_link(people.registry, people.ids["town"])
    people.browser().use(used)
    assert people.browser().use(used).text == people.browser().use(new_secret()).text


@pytest.mark.parametrize(
    "code",
    [
        "",
        "#",
        "x",
        "a" * 42,
        "a" * 44,
        "a" * 42 + "\0",
        "a" * 42 + "é",
        "\ud800",
        "' OR 1=1 --",
        "a" * 60_000,
    ],
)
def test_what_has_not_the_form_of_a_link_signs_nobody_in(people: People, code: str) -> None:
    data = {"code": code.encode("utf-8", "surrogatepass")}
    assert people.browser().post(LINK, data=data).status_code == 410


def test_the_cookie_is_bound_to_the_host_and_out_of_reach_of_scripts(people: People) -> None:
    answer = people.browser().use(make_link(people.registry, people.ids["town"]))
    (kept,) = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith(f"{COOKIE}=")]
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in kept.split(";")}
    assert "Domain" not in kept


def test_only_the_digest_of_a_secret_is_kept(people: People) -> None:
    browser = people.signed_in("town")
    secret = make_link(people.registry, people.ids["town"])
    assert browser.cookie is not None
    files = b"".join(path.read_bytes() for path in people.registry.home.root.glob("registry.db*"))
    for held in (secret, browser.cookie):
        assert held.encode() not in files
        assert digest_of(held) in files


def test_a_session_that_was_there_before_is_not_the_one_after_signing_in(people: People) -> None:
    planted = people.signed_in("council")
    victim = people.browser()
    assert planted.cookie is not None
    victim.cookie = planted.cookie
    victim.use(make_link(people.registry, people.ids["town"]))
    assert victim.cookie != planted.cookie
    assert planted.get("/account").status_code == 401


@pytest.mark.parametrize(
    "forged", ["", "x", "a" * 43, "a" * 4000, "é" * 43, "' OR 1=1 --", "s-0000000000000000"]
)
def test_a_forged_cookie_is_nobodys(people: People, forged: str) -> None:
    browser = people.browser()
    browser.cookie = forged
    assert browser.get("/account").status_code == 401


def test_the_id_of_a_session_and_its_digest_open_nothing(people: People) -> None:
    browser = people.signed_in("town")
    assert browser.cookie is not None
    listed = list_sessions(people.registry, people.ids["town"])[0]
    for known in (listed.id, digest_of(browser.cookie).hex()):
        other = people.browser()
        other.cookie = known
        assert other.get("/account").status_code == 401


def test_a_session_ends_after_half_a_day_and_when_it_is_not_used(people: People) -> None:
    browser = people.signed_in("town")
    people.clock.passed = IDLE_LASTS - timedelta(minutes=1)
    assert browser.get("/account").status_code == 200
    people.clock.passed += IDLE_LASTS
    assert browser.get("/account").status_code == 401
    people.clock.passed = timedelta()
    browser = people.signed_in("town")
    while people.clock.passed < SESSION_LASTS - timedelta(minutes=50):
        people.clock.passed += timedelta(minutes=50)
        assert browser.get("/account").status_code == 200
    people.clock.passed = SESSION_LASTS
    assert browser.get("/account").status_code == 401


def test_signing_out_ends_this_session_alone(people: People) -> None:
    here, there = people.signed_in("watchdog"), people.signed_in("watchdog")
    secret = here.cookie
    assert here.post("/account/sign-out").status_code == 303
    assert here.cookie is None
    assert secret is not None
    here.cookie = secret
    assert here.get("/account").status_code == 401
    assert there.get("/account").status_code == 200


def test_sessions_can_be_ended_from_another_browser_and_all_at_once(people: People) -> None:
    first, second = people.signed_in("watchdog"), people.signed_in("watchdog")
    listed = list_sessions(people.registry, people.ids["watchdog"])
    assert len(listed) >= 2
    first.post("/account/sessions/end")
    assert [one.get("/account").status_code for one in (first, second)] == [401, 401]
    assert list_sessions(people.registry, people.ids["watchdog"]) == []


def test_a_person_has_so_many_sessions_and_the_one_used_longest_ago_ends(people: People) -> None:
    person = enrol_person(people.registry, "Somebody everywhere", "").id
    browsers = [people.browser() for _ in range(MAX_SESSIONS + 1)]
    for number, browser in enumerate(browsers):
        people.clock.passed = timedelta(seconds=number)
        browser.use(make_link(people.registry, person))
    assert [browser.get("/account").status_code for browser in browsers] == [401] + [200] * MAX_SESSIONS
    assert len(list_sessions(people.registry, person)) == MAX_SESSIONS


def test_nobody_ends_the_session_of_somebody_else(people: People) -> None:
    victim, other = people.signed_in("watchdog"), people.signed_in("town")
    session = list_sessions(people.registry, people.ids["watchdog"])[0]
    assert other.post(f"/account/sessions/{session.id}/end").status_code == 404
    assert victim.get("/account").status_code == 200


def test_a_person_without_any_role_is_signed_in_and_told_so(people: People) -> None:
    assert "no role in any body" in people.signed_in().get("/account").text


def test_whoever_is_forgotten_is_signed_in_nowhere(people: People) -> None:
    person = enrol_person(people.registry, "Somebody for a while", "").id
    browser = people.browser()
    browser.use(make_link(people.registry, person))
    assert browser.get("/account").status_code == 200
    left = make_link(people.registry, person)
    forget_person(people.registry, person)
    assert browser.get("/account").status_code == 401
    assert people.browser().use(left).status_code == 410
    with pytest.raises(RegistryError, match="forgotten"):
        make_link(people.registry, person)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": ""},
        {"Sec-Fetch-Site": "same-origin, cross-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ADDRESS},
        {"Origin": "null"},
        {"Origin": "https://registry.example.evil.example"},
        {"Origin": "http://registry.example"},
        {"Origin": "https://registry.example:8443"},
        {"Referer": f"{ADDRESS}/account"},
    ],
)
def test_no_other_site_has_a_browser_do_anything(people: People, headers: dict[str, str]) -> None:
    browser, secret = people.signed_in("town"), make_link(people.registry, people.ids["town"])
    for path in (LINK, "/account/sign-out", "/account/sessions/end", "/account/tokens"):
        assert browser.post(path, headers=headers, data={"code": secret}).status_code == 403
        assert browser.client.delete(path, base_url=ADDRESS, headers=headers).status_code == 405
    assert browser.get("/account").status_code == 200
    assert people.browser().use(secret).status_code == 303


@pytest.mark.parametrize("headers", [OWN, {"Sec-Fetch-Site": "none"}, {"Origin": ADDRESS}])
def test_the_register_s_own_forms_work_in_browsers_old_and_new(
    people: People, headers: dict[str, str]
) -> None:
    assert people.signed_in("town").post("/account/sign-out", headers=headers).status_code == 303


def test_nothing_that_a_request_says_leads_elsewhere(people: People) -> None:
    secret = make_link(people.registry, people.ids["town"])
    answer = people.browser().post(
        f"{LINK}?next=https://evil.example&return_to=//evil.example",
        headers={**OWN, "Host": "evil.example", "X-Forwarded-Host": "evil.example"},
        data={"code": secret, "next": "https://evil.example"},
    )
    assert answer.headers["Location"] == "/account"


def test_public_pages_are_the_same_for_everybody_and_may_be_kept(people: People) -> None:
    browser = people.signed_in("town")
    for path in ("/", "/deployments", "/deployments.json", "/log/"):
        mine, anyones = browser.get(path), people.browser().get(path)
        assert mine.data == anyones.data
        assert mine.headers["Cache-Control"] == anyones.headers["Cache-Control"]
        assert mine.headers["Cache-Control"].startswith("public")
        assert "Set-Cookie" not in mine.headers


def test_what_somebody_sees_who_is_signed_in_is_kept_nowhere(people: People) -> None:
    browser = people.signed_in("town")
    for path in ("/account", "/sign-in", LINK):
        answer = browser.get(path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


def test_attempts_to_sign_in_are_bounded_by_address(people: People) -> None:
    app = create_app(people.registry.home.root, Settings())
    client = app.test_client()
    told = {
        client.post(LINK, data={"code": new_secret()}, base_url=ADDRESS, headers=OWN).status_code
        for _ in range(40)
    }
    assert told == {410, 429}
    refused = client.post(LINK, data={"code": new_secret()}, base_url=ADDRESS, headers=OWN)
    assert int(refused.headers["Retry-After"]) >= 1
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/sign-in", base_url=ADDRESS, environ_base=elsewhere).status_code == 200


def test_the_addresses_of_one_network_count_as_one() -> None:
    limit = RateLimit(1.0, 2, lambda: 0.0)
    asked = [
        "2001:db8::1",
        "2001:db8::ffff:1",
        "2001:db8::2",
        "2001:db8:0:1::1",
        "::ffff:192.0.2.1",
        "192.0.2.1",
        "192.0.2.1",
    ]
    assert [limit.wait(address) > 0 for address in asked] == [False, False, True, False, False, False, True]
    # Whoever has no address is one with all who have none.
    assert [limit.wait(address) > 0 for address in ("", "unknown", "x" * 10_000)] == [False, False, True]


def test_however_many_ask_so_much_is_remembered_and_no_more() -> None:
    now = 0.0
    limit = RateLimit(0.01, 5, lambda: now)
    for number in range(3 * MAX_ADDRESSES):
        limit.wait(f"2001:db8:{number:x}::1")
        limit.wait("x" * number)
    assert MAX_ADDRESSES * 7 // 8 < len(limit._free_at) <= MAX_ADDRESSES
    now = 10_000_000.0
    for number in range(MAX_ADDRESSES):
        limit.wait(f"192.0.{number // 256}.{number % 256}")
    assert all(one.startswith("192.0.") for one in limit._free_at)


def test_over_plain_http_people_sign_in_on_this_machine_alone(tmp_path: Path) -> None:
    near = people_in(tmp_path / "near", address="http://127.0.0.1:8000")
    client = near.app.test_client()
    secret = make_link(near.registry, near.ids["town"])
    answer = client.post(LINK, data={"code": secret}, base_url="http://127.0.0.1:8000", headers=OWN)
    (kept,) = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("sightline-loopback=")]
    assert "HttpOnly" in kept
    assert "Secure" not in kept
    far = create_app(near.registry.home.root, Settings(origin="http://registry.example"))
    refused = far.test_client().get("/sign-in", base_url="http://registry.example")
    assert (refused.status_code, "signin.insecure" in refused.text) == (403, True)


@pytest.mark.parametrize(
    "origin", ["registry.example", "https://", "https://[x", "https://registry.example/path"]
)
def test_an_origin_that_is_none_is_told_when_the_server_starts(people: People, origin: str) -> None:
    with pytest.raises(RegistryError) as caught:
        create_app(people.registry.home.root, Settings(origin=origin))
    assert caught.value.code == "settings.invalid"


def test_a_secret_has_a_form_that_nothing_else_has() -> None:
    assert is_secret(new_secret())
    assert not is_secret(new_secret() + "\n")
    assert not is_secret("é" + new_secret()[1:])
