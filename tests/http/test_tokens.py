"""Tokens: they reach as far as they say, never further than the person, until they expire or are revoked."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from registry.domain.permission import SCOPES
from registry.errors import RegistryError
from registry.http.declared import declares
from registry.http.errors import add_errors
from registry.http.session import add_sessions, require_signed_in, signed_in
from registry.operations.api_tokens import (
    MAX_TOKENS,
    bearer,
    list_tokens,
    make_token,
    revoke_tokens,
    token_form,
)
from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.log_act import do_act
from registry.operations.sign_in_secret import is_token, new_token
from tests.http.signing_in import ADDRESS, COOKIE, OWN, People, people_in


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_in(tmp_path_factory.mktemp("tokens") / "registry")


@pytest.fixture
def people(once: People) -> People:
    once.clock.passed = timedelta()
    return once


@pytest.fixture(scope="module")
def doors(once: People) -> Flask:
    """Routes for things that are done, behind the very doors of the server."""
    app = Flask("doors", static_folder=None)
    add_sessions(app, once.registry)
    add_errors(app, {"development_keys": True})

    def door(path: str, *what: Any) -> None:
        def view() -> str:
            who = signed_in()
            return who.person.name if who else "anybody"

        app.add_url_rule(path, path, declares(*what)(view), methods=["GET", "POST"])

    door("/work", "own_work")
    door("/account", "own_account")
    door("/file", "submit", "revise")
    door("/draft", "draft")
    door("/determine", "authorise", "refuse")
    door("/object", "object")
    door("/enrol", "enrol_body")
    app.add_url_rule("/undeclared", "undeclared", lambda: "open")
    return app


def ask(doors: Flask, path: str, secret: str | None = None, **more: Any) -> TestResponse:
    headers = {} if secret is None else {"Authorization": f"Bearer {secret}"}
    return doors.test_client().open(
        path, base_url=ADDRESS, headers={**headers, **more.pop("headers", {})}, **more
    )


def token(people: People, body: str, *scopes: str, **more: Any) -> str:
    return make_token(people.registry, people.ids[body], scopes, 30, **more)[1]


def test_a_token_acts_for_the_person_within_its_scopes(people: People, doors: Flask) -> None:
    secret = token(people, "town", "submit")
    for path, status in (
        ("/file", 200),
        ("/work", 403),
        ("/draft", 403),
        ("/determine", 403),
        ("/account", 403),
    ):
        for method in ("GET", "POST"):
            assert ask(doors, path, secret, method=method).status_code == status, path
    assert ask(doors, "/file", secret).text == "Somebody of town"
    assert ask(doors, "/work", token(people, "town", "read")).status_code == 200
    assert ask(doors, "/draft", token(people, "town", "draft")).status_code == 200


def test_a_scope_gives_no_role(people: People, doors: Flask) -> None:
    refused = ask(doors, "/determine", token(people, "town", *SCOPES))
    assert refused.status_code == 403
    told = refused.get_json()
    assert told["code"] == "authority.role"
    assert "determination: signer of an oversight body" in told["remedy"]


def test_no_token_opens_an_account_or_changes_bodies(people: People, doors: Flask) -> None:
    for path in ("/account", "/enrol"):
        assert ask(doors, path, token(people, "town", *SCOPES)).get_json()["code"] == "token.scope"


def test_what_anyone_may_do_needs_nobody(people: People, doors: Flask) -> None:
    assert ask(doors, "/object", method="POST", headers=OWN).text == "anybody"
    assert ask(doors, "/object", token(people, "town", "object")).text == "Somebody of town"
    assert ask(doors, "/object", token(people, "town", "submit")).status_code == 403


def test_who_is_nobody_is_asked_to_sign_in(doors: Flask) -> None:
    for path in ("/work", "/account", "/file", "/draft", "/determine", "/enrol"):
        refused = ask(doors, path)
        assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert 'href="/sign-in"' in refused.text


def test_a_route_that_declares_nothing_answers_nobody(people: People, doors: Flask) -> None:
    assert ask(doors, "/undeclared").status_code == 500
    assert ask(doors, "/undeclared", token(people, "town", *SCOPES)).status_code == 500


def test_a_token_beside_a_cookie_is_refused(people: People, doors: Flask) -> None:
    browser, secret = people.signed_in("town"), token(people, "town", "submit")
    client = doors.test_client()
    assert browser.cookie is not None
    client.set_cookie(COOKIE, browser.cookie, domain="registry.example", secure=True, path="/")
    headers = {"Authorization": f"Bearer {secret}", **OWN}
    for method in ("GET", "POST"):
        refused = client.open("/file", base_url=ADDRESS, method=method, headers=headers)
        assert (refused.status_code, refused.get_json()["code"]) == (400, "token.cookie")


def test_a_token_can_be_limited_to_one_body(people: People, doors: Flask) -> None:
    person = enrol_person(people.registry, "Somebody of two", "").id
    for body, role in (("town", "filer"), ("watchdog", "signer")):
        give_role(people, body, role, person)
    both = make_token(people.registry, person, ["submit", "refuse"], 1)[1]
    one = make_token(people.registry, person, ["submit", "refuse"], 1, "watchdog")[1]
    assert [ask(doors, path, both).status_code for path in ("/file", "/determine")] == [200, 200]
    assert [ask(doors, path, one).status_code for path in ("/file", "/determine")] == [403, 200]
    assert {role.body for role in bearer(people.registry, one).roles} == {"watchdog"}


def test_a_role_that_is_taken_is_gone_at_once(people: People, doors: Flask) -> None:
    person = enrol_person(people.registry, "Somebody for a while", "").id
    given = give_role(people, "watchdog", "signer", person)
    secret = make_token(people.registry, person, ["refuse"], 1)[1]
    assert ask(doors, "/determine", secret).status_code == 200
    origin = {"origin": people.registry.log.origin, "index": given}
    taken = {"act": "take_role", "role": "registrar", "given": {"body": "watchdog", "given": origin}}
    do_act(people.registry, read_act_file(taken))
    assert ask(doors, "/determine", secret).get_json()["code"] == "authority.role"


def give_role(people: People, body: str, role: str, person: str) -> int:
    given = {
        "act": "give_role",
        "role": "registrar",
        "given": {"body": body, "role": role},
        "texts": {"holder": person},
    }
    return do_act(people.registry, read_act_file(given)).place.index


def test_a_token_ends_when_it_said(people: People, doors: Flask) -> None:
    secret = make_token(people.registry, people.ids["town"], ["submit"], 7)[1]
    people.clock.passed = timedelta(days=7, minutes=-1)
    assert ask(doors, "/file", secret).status_code == 200
    people.clock.passed = timedelta(days=7)
    refused = ask(doors, "/file", secret)
    assert (refused.status_code, refused.get_json()["code"]) == (401, "token.unknown")


def test_a_revoked_token_is_unknown(people: People, doors: Flask) -> None:
    made, secret = make_token(people.registry, people.ids["town"], ["submit"], 7)
    with pytest.raises(RegistryError, match="no such token"):
        revoke_tokens(people.registry, people.ids["council"], [made.id])
    assert ask(doors, "/file", secret).status_code == 200
    revoke_tokens(people.registry, people.ids["town"], [made.id])
    assert ask(doors, "/file", secret).status_code == 401


def test_whoever_is_forgotten_acts_through_no_program(people: People, doors: Flask) -> None:
    person = enrol_person(people.registry, "Somebody to forget", "").id
    give_role(people, "town", "filer", person)
    secret = make_token(people.registry, person, ["submit"], 7)[1]
    assert ask(doors, "/file", secret).status_code == 200
    forget_person(people.registry, person)
    assert ask(doors, "/file", secret).status_code == 401


@pytest.mark.parametrize(
    "shown",
    ["Bearer", "Bearer ", "Bearer x", "bearer slt_", "Bearer slt_" + "A" * 48, "Bearer " + "é" * 52,
     "Bearer slt_" + "A" * 60_000, "Bearer {}", "Bearer {} {}", "Bearer \u00a0{}"],
)  # fmt: skip
def test_what_is_no_token_is_nobodys(people: People, doors: Flask, shown: str) -> None:
    header = shown.format(new_token(), new_token()).encode("utf-8").decode("latin-1")
    refused = doors.test_client().post("/file", base_url=ADDRESS, headers={"Authorization": header})
    assert (refused.status_code, refused.get_json()["code"]) == (401, "token.unknown")
    assert "slt_" not in refused.text


def test_credentials_that_browsers_add_by_themselves_count_for_nothing(people: People, doors: Flask) -> None:
    browser, client = people.signed_in("town"), doors.test_client()
    assert browser.cookie is not None
    client.set_cookie(COOKIE, browser.cookie, domain="registry.example", secure=True, path="/")
    basic = {"Authorization": "Basic dG93bjp0b3du"}
    assert client.post("/file", base_url=ADDRESS, headers=basic).status_code == 403
    assert client.post("/file", base_url=ADDRESS, headers={**basic, **OWN}).text == "Somebody of town"
    assert ask(doors, "/file", headers=basic).status_code == 401


def test_a_token_is_recognised_by_its_form() -> None:
    secret = new_token()
    assert is_token(secret)
    assert len(secret) == 52
    for place in (4, 20, 51):
        other = "A" if secret[place] != "A" else "B"
        assert not is_token(secret[:place] + other + secret[place + 1 :])
    assert not is_token(secret + "\n")
    assert not is_token(secret.removeprefix("slt_"))


@pytest.mark.parametrize(
    ("scopes", "days", "body", "code"),
    [
        ([], 30, None, "token.scopes"),
        (["enrol_body"], 30, None, "token.scopes"),
        (["submit", "everything"], 30, None, "token.scopes"),
        (["submit"], 0, None, "token.days"),
        (["submit"], 367, None, "token.days"),
        (["submit"], 30, "watchdog", "token.body"),
    ],
)
def test_a_token_that_would_reach_too_far_is_not_made(
    people: People, scopes: list[str], days: int, body: str | None, code: str
) -> None:
    before = len(list_tokens(people.registry))
    with pytest.raises(RegistryError) as caught:
        make_token(people.registry, people.ids["town"], scopes, days, body)
    assert caught.value.code == code
    assert len(list_tokens(people.registry)) == before


def test_a_token_too_many_is_refused_with_what_to_do(people: People) -> None:
    browser = people.signed_in("council")
    for _ in range(MAX_TOKENS):
        assert browser.post("/account/tokens", data={"scope": "read", "days": "1"}).status_code == 201
    refused = browser.post("/account/tokens", data={"scope": "read", "days": "1"})
    assert (refused.status_code, "token.many" in refused.text, "Revoke one" in refused.text) == (
        409,
        True,
        True,
    )
    assert revoke_tokens(people.registry, people.ids["council"]) == MAX_TOKENS


def test_a_token_is_made_in_the_account_and_shown_once(people: People) -> None:
    browser = people.signed_in("council")
    made = browser.post("/account/tokens", data={"scope": ["read", "opine"], "days": "30", "body": ""})
    assert made.status_code == 201
    (secret,) = {part for part in made.text.replace("<", " ").replace(">", " ").split() if is_token(part)}
    assert bearer(people.registry, secret).person.id == people.ids["council"]
    page = browser.get("/account").text
    assert secret not in page
    (listed,) = list_tokens(people.registry, people.ids["council"])
    assert listed.id in page
    assert listed.scopes == ("read", "opine")
    assert browser.post(f"/account/tokens/{listed.id}/revoke").status_code == 303
    assert list_tokens(people.registry, people.ids["council"]) == []


def test_a_double_click_makes_one_token_and_shows_it(people: People) -> None:
    browser = people.signed_in("council")
    form = re.search('name="form" value="([^"]+)"', browser.get("/account").text)
    assert form is not None
    sent = {"form": form[1], "scope": "read", "days": "30"}
    first, second = (browser.post("/account/tokens", data=sent) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert _shown(first.text) == _shown(second.text)
    assert len(list_tokens(people.registry, people.ids["council"])) == 1
    # Another content is another token, and another person's is their own.
    assert _shown(browser.post("/account/tokens", data=sent | {"days": "31"}).text) != _shown(first.text)
    assert _shown(people.signed_in("town").post("/account/tokens", data=sent).text) != _shown(first.text)
    for body in ("council", "town"):
        revoke_tokens(people.registry, people.ids[body])


def test_an_old_page_brings_no_revoked_token_back(people: People) -> None:
    browser, form = people.signed_in("council"), token_form(people.registry)
    id, _, until = form.partition(".")
    for wrong in (
        "",
        id,
        f"{id}.1",
        f"x.{until}",
        f"{id}.{int(until) + 3600}",
        f"{id}.x",
        f"{id}.{'9' * 400}",
    ):
        refused = browser.post("/account/tokens", data={"form": wrong, "scope": "read", "days": "30"})
        assert (refused.status_code, "token.form" in refused.text) == (422, True), wrong
    assert list_tokens(people.registry, people.ids["council"]) == []


def _shown(page: str) -> str:
    (secret,) = {part for part in page.replace("<", " ").replace(">", " ").split() if is_token(part)}
    return secret


@pytest.mark.parametrize("days", ["", "x", "-1", "1e2", "٣", "9" * 5000])
def test_hostile_days_make_no_token(people: People, days: str) -> None:
    browser = people.signed_in("council")
    assert browser.post("/account/tokens", data={"scope": "read", "days": days}).status_code == 422


def test_a_form_that_is_too_large_is_not_read(people: People) -> None:
    browser = people.signed_in("council")
    assert browser.post("/account/tokens", data={"scope": "x" * 70_000}).status_code == 413


def test_only_routes_that_look_know_who_asks(people: People) -> None:
    with people.app.test_request_context("/"):
        assert signed_in() is None
        with pytest.raises(RegistryError, match="signed in"):
            require_signed_in()
