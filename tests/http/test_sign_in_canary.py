"""Promise 9 for what people are recognised by: no name, contact, subject or secret shows where it is not theirs to see."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.operations.api_tokens import list_tokens
from registry.operations.backup import back_up
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.list_credentials import bind_identity, list_credentials
from registry.operations.publish import publish
from registry.operations.sign_in import list_sessions, make_link
from registry.operations.sign_in_secret import is_token
from tests.http.authenticator import Authenticator
from tests.http.signing_in import ADDRESS, Browser, People, people_in

MARKS = {"name": "CANARYname", "contact": "CANARYcontact@example.org", "subject": "CANARYsubject"}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_in(tmp_path_factory.mktemp("canary") / "registry")


def test_what_people_are_recognised_by_is_seen_by_nobody_else(
    people: People, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    registry = people.registry
    person = enrol_person(registry, MARKS["name"], MARKS["contact"]).id
    bind_identity(registry, person, "https://accounts.example", MARKS["subject"])
    link = make_link(registry, person)
    browser = people.browser()
    browser.use(link)
    key = Authenticator()
    options = json.loads(browser.post("/account/passkeys/options.json").text)
    assert browser.post("/account/passkeys", data={"answer": key.make(options)}).status_code == 303
    made = browser.post("/account/tokens", data={"scope": "read", "days": "3"}).text
    (token,) = {part for part in made.replace("<", " ").replace(">", " ").split() if is_token(part)}
    assert browser.cookie is not None
    unused = make_link(registry, person)
    secrets = [link, unused, token, browser.cookie]
    hidden = [*MARKS.values(), *secrets, person]
    publish(registry)

    own = browser.get("/account").text
    assert MARKS["name"] in own
    assert MARKS["contact"] in own
    assert MARKS["subject"] not in own
    assert not [one for one in secrets if one in own]

    other = people.signed_in("town")
    ids = [
        *(one.id for one in list_sessions(registry, person)),
        *(one.id for one in list_tokens(registry, person)),
        *(one.id for one in list_credentials(registry, person)),
    ]
    assert len(ids) == 4
    answers = _everything(people, browser, other, ids)
    assert not [one for one in hidden if one in answers]
    folder = tmp_path / "backup"
    back_up(registry, folder)
    for root in (registry.home.public, registry.home.root, folder):
        for path in root.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                assert not [one for one in (*MARKS.values(), *secrets) if one.encode() in data], path
    out, err = capfd.readouterr()
    assert not [one for one in hidden if one in out + err + caplog.text]
    forget_person(registry, person)


def _everything(people: People, browser: Browser, other: Browser, ids: list[str]) -> str:
    """What everybody else is answered at every address, and the person at every public one."""
    said = []
    for rule in people.app.url_map.iter_rules():
        path = rule.rule.replace("<secret:secret>", "a" * 43)
        for id in ids if "<id:id>" in path else [""]:
            address = path.replace("<id:id>", id)
            if "<" in address or address.endswith(("/sign-out", "/sessions/end")):
                continue
            asked = [people.browser(), other]
            if not address.startswith(("/account", "/sign-in", "/desk")):
                asked.append(browser)
            for who in asked:
                answers = (who.get(address), who.post(address))
                said += [one.text + str(one.headers).replace(str(who.cookie), "") for one in answers]
    for token in ("slt_x", f"slt_{'A' * 48}"):
        headers = {"Authorization": f"Bearer {token}"}
        said += [people.app.test_client().get("/account", base_url=ADDRESS, headers=headers).text]
    return "".join(said)


def test_no_failure_tells_a_secret_or_a_name(
    people: People, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    browser = people.signed_in("town")
    cookie = browser.cookie
    assert cookie is not None

    def fail(*_: object, **__: object) -> None:
        raise RegistryError("storage.read_failed", f"{cookie} Somebody of town", hint=cookie or "")

    monkeypatch.setattr("registry.http.account.account_page", fail)
    answer = browser.get("/account")
    assert answer.status_code == 500
    out, err = capfd.readouterr()
    for shown in (answer.text, out + err):
        assert cookie not in shown
        assert "Somebody of town" not in shown
    assert "storage.read_failed" in out + err
