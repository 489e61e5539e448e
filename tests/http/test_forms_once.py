"""A form counts once: sent again, by whatever accident, it shows what it became; and what has happened is said to have
happened, whoever fails afterwards."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from registry.domain.act_form import form_of, has_form
from registry.domain.authority import ACTS
from registry.domain.decision import instant
from registry.http.app import PUBLISHING
from registry.http.desk import FORM, PUBLIC_BURST
from registry.operations.api_tokens import make_token
from registry.operations.desk import SEEN_AGAIN
from registry.operations.public_head import public_checkpoint
from registry.operations.publish_soon import Publishing
from registry.operations.sent_form import new_form_id
from registry.settings import Settings
from registry.storage import acts, ledger, locks
from registry.storage.sent_form_table import sent_form
from tests.http.signing_in import People, people_in
from tests.http.test_desk import GATES, draft, submit

WITHHELD = {
    "id": GATES,
    "operator": {"name": "A town"},
    "place": {"country": "FR"},
    "system": {"logic": "Qwxzsecret"},
    "withheld": [
        {"field": "system.logic", "ground": "security_of_system", "provision": "Section 4", "decided_by": "Legal office",
         "decided_on": "2026-01-01", "review_by": "2099-01-01"}
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    made = people_in(tmp_path_factory.mktemp("forms") / "registry", Settings(desk=True))
    town = made.signed_in("town")
    page = submit(town, draft(town, WITHHELD))
    assert page.status_code == 201, page.text
    yield made
    assert made.app.extensions[PUBLISHING].wait(30)
    made.registry.database.close()


@pytest.fixture
def people(once: People) -> People:
    once.clock.passed = timedelta()
    return once


def size(people: People) -> int:
    return ledger.head(people.registry.database, people.registry.log.id).size


def incident(people: People, **more: str) -> dict[str, str]:
    day = people.clock().date().isoformat()
    return {
        "who": "town:filer",
        "deployment": GATES,
        "harm": "other",
        "known_on": day,
        "text.text": "Lost.",
        **more,
    }


OBJECTION = {"deployment": GATES, "text.text": "It sees the school.", "text.sender": "Somebody"}
SIGHTING = {"country": "FR", "seen_on": "2026-01-01", "text.text": "A camera.", "text.place": "The square."}
OPENING = {
    "who": "watchdog:signer", "deployment": GATES, "version": "1", "path": "system.logic", "text.reasons": "A complaint.",
}  # fmt: skip


def entry(page: TestResponse) -> str:
    found = re.search(r"<dd><code>(\d+)</code> of", page.text)
    assert found is not None, page.text
    return found[1]


def test_every_form_of_an_act_has_an_id_of_its_own_that_no_link_can_give_it(people: People) -> None:
    town = people.signed_in("town")
    given = new_form_id()
    seen = set()
    for _ in range(2):
        for act in ("incident", "object"):
            shown = town.get(f"/desk/acts/{act}?{FORM}={given}").text
            (id,) = re.findall(rf'name="{FORM}" value="([^"]+)"', shown)
            seen.add(id)
    assert len(seen) == 4
    assert given not in seen
    assert not [act for act in ACTS if has_form(act) for field in form_of(act) if field.name == FORM]


@pytest.mark.parametrize("act", ["object", "sighting", "incident", "open_withheld"])
def test_a_form_that_is_sent_twice_is_one_act(people: People, act: str) -> None:
    body = {"incident": "town", "open_withheld": "watchdog"}.get(act)
    browser = people.signed_in(body) if body else people.browser()
    filled = {
        "object": OBJECTION,
        "sighting": SIGHTING,
        "incident": incident(people),
        "open_withheld": OPENING,
    }[act]
    sent, before = {FORM: new_form_id(), **filled}, size(people)
    first = browser.post(f"/desk/acts/{act}", data=sent)
    assert first.status_code == 201, first.text
    # A day later too, when today is another day.
    for passed in (timedelta(), timedelta(days=1)):
        people.clock.passed = passed
        if body and passed:
            browser = people.signed_in(body)
        again = browser.post(f"/desk/acts/{act}", data=sent)
        assert (again.status_code, "It was logged already" in again.text) == (200, True), again.text
        assert entry(again) == entry(first)
    assert size(people) == before + 1


def test_of_many_who_send_a_form_at_once_all_are_shown_the_one_act(people: People) -> None:
    browsers = [people.signed_in("town") for _ in range(6)]
    sent, before = {FORM: new_form_id(), **incident(people)}, size(people)
    with ThreadPoolExecutor(6) as pool:
        pages = list(pool.map(lambda browser: browser.post("/desk/acts/incident", data=sent), browsers))
    assert sorted(page.status_code for page in pages) == [200] * 5 + [201]
    assert {entry(page) for page in pages} == {str(before)}
    assert size(people) == before + 1


def test_what_else_stands_in_a_form_that_counted_is_not_lost_in_silence(people: People) -> None:
    town, id = people.signed_in("town"), new_form_id()
    assert town.post("/desk/acts/incident", data={FORM: id, **incident(people)}).status_code == 201
    before = size(people)
    other = incident(people, **{"text.text": "Lost <again>."})
    refused = town.post("/desk/acts/incident", data={FORM: id, **other})
    assert (refused.status_code, "act.form_used" in refused.text) == (409, True)
    assert "Lost &lt;again&gt;." in refused.text
    assert size(people) == before
    # The page has another form, so that who means it sends it once more.
    (fresh,) = re.findall(rf'name="{FORM}" value="([^"]+)"', refused.text)
    assert fresh != id
    assert town.post("/desk/acts/incident", data={FORM: fresh, **other}).status_code == 201
    assert size(people) == before + 1


def test_a_refused_form_is_sent_again_under_its_own_id(people: People) -> None:
    town, id = people.signed_in("town"), new_form_id()
    refused = town.post("/desk/acts/incident", data={FORM: id, **incident(people, known_on="2099-01-01")})
    assert refused.status_code == 422
    assert f'name="{FORM}" value="{id}"' in refused.text
    assert town.post("/desk/acts/incident", data={FORM: id, **incident(people)}).status_code == 201


def test_the_id_of_somebody_elses_form_opens_nothing(people: People) -> None:
    id = new_form_id()
    opened = people.signed_in("watchdog").post("/desk/acts/open_withheld", data={FORM: id, **OPENING})
    assert "Qwxzsecret" in opened.text
    for browser in (
        people.signed_in("town"),
        people.signed_in("council"),
        people.signed_in(),
        people.browser(),
    ):
        refused = browser.post("/desk/acts/open_withheld", data={FORM: id, **OPENING})
        assert refused.status_code in (401, 403)
        assert "Qwxzsecret" not in refused.text
    before = size(people)
    # Another person's act under the same id is an act of theirs.
    assert (
        people.signed_in("town").post("/desk/acts/incident", data={FORM: id, **incident(people)}).status_code
        == 201
    )
    assert people.signed_in("town").post("/desk/acts/object", data={FORM: id, **OBJECTION}).status_code == 201
    assert people.browser().post("/desk/acts/object", data={FORM: id, **OBJECTION}).status_code == 201
    assert size(people) == before + 3


def test_a_value_that_was_opened_is_shown_again_for_a_while_and_then_its_entry_alone(people: People) -> None:
    sent, before = {FORM: new_form_id(), **OPENING}, size(people)
    assert "Qwxzsecret" in people.signed_in("watchdog").post("/desk/acts/open_withheld", data=sent).text
    again = people.signed_in("watchdog").post("/desk/acts/open_withheld", data=sent)
    assert (again.status_code, "Qwxzsecret" in again.text) == (200, True)
    people.clock.passed = SEEN_AGAIN + timedelta(seconds=2)
    late = people.signed_in("watchdog").post("/desk/acts/open_withheld", data=sent)
    assert (late.status_code, "Qwxzsecret" in late.text) == (200, False)
    assert "The value is not shown here" in late.text
    assert size(people) == before + 1


@pytest.mark.parametrize(
    "id", ["", "x", "a" * 42, "a" * 44, "é" * 43, "' OR 1=1 --", "a" * 43 + "\n", "\0" * 43]
)
def test_what_names_no_form_is_not_logged(people: People, id: str) -> None:
    before = size(people)
    refused = people.signed_in("town").post("/desk/acts/incident", data={FORM: id, **incident(people)})
    assert (refused.status_code, "act.form" in refused.text) == (422, True)
    (fresh,) = re.findall(rf'name="{FORM}" value="([^"]+)"', refused.text)
    assert len(html.unescape(fresh)) == 43
    assert size(people) == before


def test_ids_that_nobody_logged_anything_under_cost_nothing(people: People) -> None:
    browser = people.browser()
    with people.registry.database.read() as connection:
        before = connection.scalar(select(func.count()).select_from(sent_form))
    for _ in range(PUBLIC_BURST):
        # Guessed ids find nothing and log nothing: what is wrong in the form is what is told.
        assert (
            browser.post("/desk/acts/object", data={FORM: new_form_id(), "deployment": "nowhere"}).status_code
            == 422
        )
    for _ in range(50):
        browser.get("/desk/acts/object")
    with people.registry.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(sent_form)) == before


def test_who_sends_again_after_no_answer_is_not_told_that_it_is_too_much(people: People) -> None:
    browser, sent = people.browser(), []
    for _ in range(PUBLIC_BURST):
        sent.append({FORM: new_form_id(), **OBJECTION})
        assert browser.post("/desk/acts/object", data=sent[-1]).status_code == 201
    assert browser.post("/desk/acts/object", data=OBJECTION).status_code == 429
    assert browser.post("/desk/acts/object", data=sent[0]).status_code == 200


def test_a_program_may_name_its_form_and_is_answered_the_same_again(people: People) -> None:
    secret = make_token(people.registry, people.ids["town"], ["incident"], 1)[1]
    asked: dict[str, Any] = {"headers": {"Authorization": f"Bearer {secret}"}}
    sent = {FORM: new_form_id(), **incident(people)}
    first, again = (people.browser().post("/desk/acts/incident", data=sent, **asked) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert (first.get_json()["index"], again.get_json()["again"]) == (again.get_json()["index"], True)
    used = people.browser().post("/desk/acts/incident", data={**sent, "text.text": "Other."}, **asked)
    assert (used.status_code, used.get_json()["code"]) == (409, "act.form_used")
    for _ in range(2):
        unnamed = people.browser().client.post(
            "/desk/acts/incident", base_url="https://registry.example", data=incident(people), **asked
        )
        assert unnamed.status_code == 201


def test_a_new_draft_that_is_sent_twice_is_one(people: People) -> None:
    town = people.signed_in("town")
    id, _ = re.findall(rf'name="{FORM}" value="([^"]+)"', town.get("/desk").text)
    sent = {FORM: id, "body": "town", "record": '{"place": {"country": "FR"}}'}
    first, again = (town.post("/desk/drafts", data=sent).headers["Location"] for _ in range(2))
    assert first == again
    other = town.post("/desk/drafts", data={**sent, "record": "{}"}).headers["Location"]
    assert other != first
    for path in (first, other):
        assert town.post(f"{path}/delete", data={"revision": 1}).status_code == 303


def test_a_draft_that_is_submitted_twice_shows_what_it_became(people: People) -> None:
    town = people.signed_in("town")
    id = draft(town, {"id": "town-once", "place": {"country": "FR"}})
    before = size(people)
    first, again = submit(town, id), submit(town, id)
    assert (first.status_code, again.status_code) == (201, 200)
    assert "town-once" in again.text
    assert "It is filed" in again.text
    assert size(people) == before + 1
    assert submit(people.signed_in("watchdog"), id).status_code == 403
    secret = make_token(people.registry, people.ids["town"], ["submit"], 1, "town")[1]
    headers = {"Authorization": f"Bearer {secret}"}
    assert (
        people.browser().post(f"/desk/drafts/{id}/submit", data={"revision": 1}, headers=headers).status_code
        == 200
    )


@pytest.mark.parametrize(
    "where", ["registry.storage.locks.os.ftruncate", "registry.operations.log_act._state"]
)
def test_what_fails_behind_the_commit_makes_no_act_look_refused(
    people: People, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    browser, before = people.signed_in("town"), size(people)
    real, done = ledger.append, threading.Event()

    def append(*arguments: Any) -> Any:
        try:
            return real(*arguments)
        finally:
            done.set()

    _, _, name = where.rpartition(".")
    module: Any = (
        locks.os if "ftruncate" in name else __import__("registry.operations.log_act", fromlist=["_"])
    )
    was = getattr(module, name)

    def fails(*arguments: Any) -> Any:
        if done.is_set():
            done.clear()
            raise OSError(5, "Input/output error")
        return was(*arguments)

    monkeypatch.setattr("registry.storage.ledger.append", append)
    monkeypatch.setattr(module, name, fails)
    page = browser.post("/desk/acts/incident", data=incident(people))
    assert page.status_code in (200, 201), page.text
    assert entry(page) == str(before)
    assert size(people) == before + 1


def test_a_publication_that_fails_makes_no_act_look_refused_and_is_tried_again(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishing: Publishing = people.app.extensions[PUBLISHING]
    assert publishing.wait(30)
    failed = threading.Event()
    real = __import__("registry.operations.publish", fromlist=["publish"]).publish

    def publish(*arguments: Any) -> Any:
        if not failed.is_set():
            failed.set()
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr("registry.operations.publish_soon._FIRST_PAUSE", 0.01)
    monkeypatch.setattr("registry.operations.publish_soon.publish", publish)
    page = people.signed_in("town").post("/desk/acts/incident", data=incident(people))
    assert page.status_code == 201
    assert "will be public within a minute" in page.text
    assert publishing.wait(30)
    assert failed.is_set()
    shown = public_checkpoint(people.registry)
    assert shown is not None
    assert shown.size == size(people)


def test_an_answer_does_not_wait_for_the_publication(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    publishing: Publishing = people.app.extensions[PUBLISHING]
    assert publishing.wait(30)
    held = threading.Event()
    real = __import__("registry.operations.publish", fromlist=["publish"]).publish
    monkeypatch.setattr(
        "registry.operations.publish_soon.publish", lambda *arguments: (held.wait(30), real(*arguments))[1]
    )
    browser, sent = people.signed_in("town"), {FORM: new_form_id(), **incident(people)}
    assert browser.post("/desk/acts/incident", data=sent).status_code == 201
    assert "will be public within a minute" in browser.post("/desk/acts/incident", data=sent).text
    held.set()
    assert publishing.wait(30)
    assert "It stands in" in browser.post("/desk/acts/incident", data=sent).text


def test_nothing_of_a_form_is_kept_but_digests(people: People) -> None:
    id = new_form_id()
    people.browser().post("/desk/acts/object", data={FORM: id, **OBJECTION})
    files = b"".join(path.read_bytes() for path in people.registry.home.root.glob("registry.db*"))
    assert id.encode() not in files
    (act,) = [one for one in acts.on_deployment(people.registry.database, GATES) if one.kind == "object"][-1:]
    assert acts.texts(people.registry.database, act)["text"].value == OBJECTION["text.text"]
    assert instant(people.clock())
