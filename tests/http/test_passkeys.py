"""Passkeys: who shows the key that was made here, for this register, to this challenge, is signed in; nobody else is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.list_credentials import list_credentials
from registry.operations.sign_in import ATTEMPT_LASTS, make_link
from registry.storage import credentials
from tests.http.authenticator import BACKED_UP, PRESENT, VERIFIED, Authenticator
from tests.http.signing_in import Browser, People, people_in


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_in(tmp_path_factory.mktemp("passkeys") / "registry")


@pytest.fixture
def people(once: People) -> People:
    once.clock.passed = timedelta()
    return once


@pytest.fixture
def person(people: People) -> str:
    """Somebody new."""
    return enrol_person(people.registry, "Somebody with a key", "").id


@pytest.fixture
def key(people: People, person: str) -> Authenticator:
    """A passkey of theirs, added to their account."""
    key, browser = Authenticator(), signed_in(people, person)
    assert add(browser, key).status_code == 303
    return key


def signed_in(people: People, person: str) -> Browser:
    browser = people.browser()
    browser.use(make_link(people.registry, person))
    return browser


def asked(browser: Browser, path: str = "/sign-in/passkey") -> dict[str, Any]:
    answer = browser.post(f"{path}/options.json")
    assert answer.status_code == 200, answer.text
    options: dict[str, Any] = answer.get_json()
    return options


def add(browser: Browser, key: Authenticator) -> Any:
    made = key.make(asked(browser, "/account/passkeys"))
    return browser.post("/account/passkeys", data={"answer": made})


def use(browser: Browser, key: Authenticator) -> Any:
    return browser.post("/sign-in/passkey", data={"answer": key.use(asked(browser))})


def test_a_passkey_signs_in_whose_it_is_without_a_name_being_typed(
    people: People, key: Authenticator
) -> None:
    browser = people.browser()
    assert asked(browser).get("allowCredentials", []) == []
    assert use(browser, key).status_code == 303
    assert "Somebody with a key" in browser.get("/account").text


def test_the_person_is_verified_by_the_device_and_the_key_stays_there(people: People, person: str) -> None:
    options = asked(signed_in(people, person), "/account/passkeys")
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["rp"]["id"] == "registry.example"
    assert person not in json.dumps(options)


def test_a_key_that_is_there_is_not_made_again(people: People, person: str, key: Authenticator) -> None:
    browser = signed_in(people, person)
    assert len(asked(browser, "/account/passkeys")["excludeCredentials"]) == 1
    assert add(browser, key).status_code == 409
    assert len(list_credentials(people.registry, person)) == 1


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://registry.example.evil.example"},
        {"origin": "http://registry.example"},
        {"rp_id": "evil.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"challenge": bytes(32)},
        {"challenge": b""},
        {"kind": "payment.get"},
        {"handle": bytes(32)},
        {"handle": b""},
    ],
)
def test_an_answer_to_something_else_signs_nobody_in(
    people: People, key: Authenticator, lie: dict[str, Any]
) -> None:
    right = {name: getattr(key, name) for name in lie}
    browser = people.browser()
    vars(key).update(lie)
    assert use(browser, key).status_code == 403
    assert browser.cookie is None
    vars(key).update(right)
    assert use(browser, key).status_code == 303


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://evil.example"},
        {"rp_id": "evil.example"},
        {"flags": PRESENT},
        {"challenge": bytes(32)},
    ],
)
def test_a_new_key_that_was_not_made_for_this_register_is_not_kept(
    people: People, person: str, lie: dict[str, Any]
) -> None:
    answer = add(signed_in(people, person), Authenticator(**lie))
    assert (answer.status_code, list_credentials(people.registry, person)) == (422, [])


def test_another_key_under_a_known_name_signs_nobody_in(people: People, key: Authenticator) -> None:
    forged = Authenticator(id=key.id, handle=key.handle)
    assert use(people.browser(), forged).status_code == 403
    unknown = Authenticator(handle=key.handle)
    assert use(people.browser(), unknown).status_code == 403


def test_a_challenge_counts_once_in_one_browser_for_a_while(people: People, key: Authenticator) -> None:
    browser, other = people.browser(), people.browser()
    answer = key.use(asked(browser))
    asked(other)
    assert other.post("/sign-in/passkey", data={"answer": answer}).status_code == 403
    assert browser.post("/sign-in/passkey", data={"answer": answer}).status_code == 303
    assert browser.post("/sign-in/passkey", data={"answer": answer}).status_code == 400
    late = key.use(asked(browser))
    people.clock.passed = ATTEMPT_LASTS
    assert browser.post("/sign-in/passkey", data={"answer": late}).status_code == 400


def test_a_challenge_for_a_new_key_is_none_for_signing_in(
    people: People, person: str, key: Authenticator
) -> None:
    browser = signed_in(people, person)
    options = asked(browser, "/account/passkeys")
    answer = key.use({"rpId": "registry.example", "challenge": options["challenge"]})
    assert browser.post("/sign-in/passkey", data={"answer": answer}).status_code == 400


def test_a_challenge_for_one_person_is_none_for_another(people: People, person: str) -> None:
    first, second = signed_in(people, person), people.signed_in("town")
    made = Authenticator().make(asked(first, "/account/passkeys"))
    cookie = first.client.get_cookie("__Host-sightline-attempt", domain="registry.example")
    assert cookie is not None
    second.client.set_cookie(
        "__Host-sightline-attempt", cookie.value, domain="registry.example", secure=True, path="/"
    )
    assert second.post("/account/passkeys", data={"answer": made}).status_code == 400
    assert list_credentials(people.registry, people.ids["town"]) == []


def test_a_counter_that_does_not_rise_tells_of_a_copy(people: People, person: str) -> None:
    key = Authenticator(count=5)
    add(signed_in(people, person), key)
    key.count = 6
    assert use(people.browser(), key).status_code == 303
    for count in (6, 5, 0):
        key.count = count
        assert use(people.browser(), key).status_code == 403
    key.count = 2**32 - 1
    assert use(people.browser(), key).status_code == 303
    (kept,) = list_credentials(people.registry, person)
    assert kept.sign_count == 2**32 - 1


def test_a_key_without_a_counter_works_again_and_again(people: People, key: Authenticator) -> None:
    key.flags |= BACKED_UP
    assert [use(people.browser(), key).status_code for _ in range(3)] == [303, 303, 303]


def test_a_removed_key_signs_nobody_in_and_its_own_key_is_destroyed(
    people: People, person: str, key: Authenticator
) -> None:
    (kept,) = list_credentials(people.registry, person)
    assert people.signed_in("town").post(f"/account/credentials/{kept.id}/remove").status_code == 404
    assert signed_in(people, person).post(f"/account/credentials/{kept.id}/remove").status_code == 303
    assert use(people.browser(), key).status_code == 403
    assert list_credentials(people.registry, person) == []


def test_whoever_is_forgotten_has_no_passkey(people: People, person: str, key: Authenticator) -> None:
    forget_person(people.registry, person)
    assert use(people.browser(), key).status_code == 403
    with people.registry.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT person_id FROM credential").scalars().all()
    assert person not in rows


def test_what_was_interrupted_when_somebody_was_forgotten_is_finished(
    people: People, person: str, key: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(credentials, "finish", _killed)
        with pytest.raises(KeyboardInterrupt):
            forget_person(people.registry, person)
    assert use(people.browser(), key).status_code == 403
    forget_person(people.registry, person)
    with people.registry.database.read() as connection:
        assert (
            connection.exec_driver_sql("SELECT count(*) FROM credential WHERE sealed IS NULL").scalar() == 0
        )


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


HOSTILE: list[Callable[[dict[str, Any]], str]] = [
    lambda right: "",
    lambda right: "null",
    lambda right: "[]",
    lambda right: "[" * 8000,
    lambda right: '{"id":' * 2500,
    lambda right: "x" * 20_000,
    lambda right: "\ud800",
    lambda right: json.dumps({**right, "id": None}),
    lambda right: json.dumps({**right, "id": ["a"]}),
    lambda right: json.dumps({**right, "rawId": "AAAA"}),
    lambda right: json.dumps({**right, "id": "\ud800"}),
    lambda right: json.dumps({**right, "type": "password"}),
    lambda right: json.dumps({**right, "response": None}),
    lambda right: json.dumps({**right, "response": {}}),
    *(
        lambda right, name=name, bad=bad: json.dumps({**right, "response": {**right["response"], name: bad}})  # type: ignore[misc]
        for name in ("clientDataJSON", "authenticatorData", "signature", "userHandle")
        for bad in (None, "", "é", 7, "AAAA", "A" * 12_000, "bnVsbA", {"a": []})
    ),
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_answers_are_refused_and_sign_nobody_in(people: People, number: int) -> None:
    key = _shared(people)
    browser = people.browser()
    right = json.loads(key.use(asked(browser)))
    answer = HOSTILE[number](right).encode("utf-8", "surrogatepass")
    refused = browser.post("/sign-in/passkey", data={"answer": answer})
    assert refused.status_code == 403
    assert "signin.refused" in refused.text
    assert browser.cookie is None


_keys: dict[int, Authenticator] = {}


def _shared(people: People) -> Authenticator:
    if id(people) not in _keys:
        _keys[id(people)] = Authenticator()
        add(people.signed_in("council"), _keys[id(people)])
    return _keys[id(people)]
