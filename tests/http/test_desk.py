"""The desk: people do acts in the name of their bodies, as themselves; what an office has to sign the server only
verifies."""

from __future__ import annotations

import base64
import html
import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from registry.domain.act import office_key_name, registry_of
from registry.domain.act_form import form_of, has_form
from registry.domain.authority import ACTS
from registry.domain.verifier import ED25519, verifier_of
from registry.errors import RegistryError
from registry.http.app import PUBLISHING, create_app
from registry.operations.act_forms import openings_file
from registry.operations.api_tokens import make_token
from registry.operations.check import check_tree
from registry.operations.create_registry import create_registry
from registry.operations.draft_act import draft_act, read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.file_record import new_salt
from registry.operations.list_acts import list_acts
from registry.operations.log_act import do_act, log_signed
from registry.operations.office_key import sign_act
from registry.operations.sign_in import make_link
from registry.operations.trust import read_key_files
from registry.pages import desk_words, words
from registry.pages.language import speaking
from registry.settings import Settings
from registry.signing.keys import Key, generate_key
from registry.storage import acts, ledger
from registry.transport.trees import FolderTree
from tests.http.signing_in import Browser, People, people_in
from tests.lean_release import lean_release
from tests.operations.changed_registry import engine_for

GATES = "town-gates"
SECRET = "Qwxz Accountable"
RECORD = {
    "id": GATES, "operator": {"name": "A town", "accountable_person": SECRET}, "place": {"country": "FR"},
}  # fmt: skip
SIGNER = {"who": "watchdog:signer", "deployment": GATES, "text.reasons": "It is needed."}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    made = people_in(tmp_path_factory.mktemp("desk") / "registry", Settings(desk=True))
    yield made
    made.registry.database.close()


@pytest.fixture(scope="module")
def key(people: People) -> Key:
    """The key of the watchdog's office, enrolled."""
    made = generate_key(
        office_key_name(registry_of(people.registry.log.origin), "watchdog"), ED25519, development=True
    )
    given = {"body": "watchdog", "key": verifier_of(made).vkey}
    draft = draft_act(
        people.registry, read_act_file({"act": "enrol_key", "role": "registrar", "given": given}), new_salt
    )
    openings = openings_file(draft.openings)
    log_signed(people.registry, sign_act(draft.payload, made, openings).envelope, openings)
    return made


@pytest.fixture(scope="module")
def gates(people: People) -> str:
    """A deployment that the town filed at the desk."""
    town = people.signed_in("town")
    page = submit(town, draft(town, RECORD))
    assert page.status_code == 201, page.text
    return GATES


def draft(browser: Browser, record: Any, body: str = "town") -> str:
    made = browser.post("/desk/drafts", data={"body": body, "record": json.dumps(record)})
    assert made.status_code == 303, made.text
    return str(made.headers["Location"]).rpartition("/")[2]


def submit(browser: Browser, id: str, revision: int = 1) -> TestResponse:
    return browser.post(f"/desk/drafts/{id}/submit", data={"revision": revision})


def size(people: People) -> int:
    return ledger.head(people.registry.database, people.registry.log.id).size


def prepared(page: TestResponse) -> tuple[bytes, bytes]:
    """The statement and the openings that a page gives to be signed."""
    assert page.status_code == 200, page.text
    statement = re.search(r'data-statement="([^"]+)"', page.text)
    openings = re.search(r'name="openings" value="([^"]+)"', page.text)
    assert statement is not None
    assert openings is not None
    return tuple(base64.b64decode(html.unescape(found[1])) for found in (statement, openings))  # type: ignore[return-value]


def send(browser: Browser, act: str, envelope: bytes, openings: bytes) -> TestResponse:
    sent = {"envelope": base64.b64encode(envelope).decode(), "openings": base64.b64encode(openings).decode()}
    return browser.post(f"/desk/acts/{act}/signed", data=sent)


def test_every_act_with_a_statement_has_a_form_that_asks_for_all_of_it(people: People) -> None:
    forms = {rule.rule for rule in people.app.url_map.iter_rules()}
    for act in ACTS:
        if has_form(act):
            assert f"/desk/acts/{act}" in forms
            assert len({field.name for field in form_of(act)}) == len(form_of(act))
    town = people.signed_in("town")
    shown = town.get("/desk/acts/incident?who=town:filer&deployment=town-gates").text
    for field in form_of("incident"):
        assert f'name="{field.name}"' in shown
    assert 'value="town-gates"' in shown
    assert '<option value="death_or_serious_harm_to_health"' in shown


def test_every_form_says_what_its_act_is_in_whole_sentences() -> None:
    for act in ACTS:
        if has_form(act):
            said = desk_words.MEANINGS[act]
            assert re.fullmatch(r"[A-Z][^`]+[^ ]\.", said), (act, said)
            assert said.count("(") == said.count(")")


def test_the_desk_shows_what_ones_roles_allow(people: People, gates: str) -> None:
    shown = people.signed_in("watchdog").get("/desk")
    assert shown.headers["Cache-Control"] == "no-store"
    assert "/desk/acts/authorise?" in shown.text
    assert "/desk/acts/withdraw?" not in shown.text
    assert "/desk/acts/opine?" in people.signed_in("council").get("/desk").text
    assert "You have no role" in people.signed_in().get("/desk").text
    assert people.browser().get("/desk").status_code == 401
    about = people.signed_in("watchdog").get(f"/desk?deployment={gates}").text
    assert f"/desk/acts/authorise?who=watchdog%3Asigner&amp;deployment={gates}" in about
    assert "What you choose below" not in people.signed_in("watchdog").get("/desk?deployment=nowhere").text


def test_an_act_is_logged_published_and_seen(people: People, gates: str) -> None:
    day = people.clock().date().isoformat()
    sent = {"who": "town:filer", "deployment": gates, "harm": "other", "known_on": day, "text.text": "Lost."}
    before = size(people)
    page = people.signed_in("town").post("/desk/acts/incident", data=sent)
    assert page.status_code == 201, page.text
    assert f"<code>{before}</code> of" in page.text
    assert "will be public within a minute" in page.text
    assert people.app.extensions[PUBLISHING].wait(30)
    (act,) = [one for one in acts.on_deployment(people.registry.database, gates) if one.kind == "incident"]
    texts = {path: text.value for path, text in acts.texts(people.registry.database, act).items()}
    assert texts == {"by.person": people.ids["town"], "text": "Lost."}


def test_a_refusal_shows_the_form_as_it_was_filled_in_and_nothing_is_logged(
    people: People, gates: str
) -> None:
    before = size(people)
    sent = {
        "who": "town:filer",
        "deployment": gates,
        "harm": "other",
        "known_on": "2099-01-01",
        "text.text": "<b>Lost.",
    }
    page = people.signed_in("town").post("/desk/acts/incident", data=sent)
    assert page.status_code == 422
    assert "This was not done." in page.text
    assert "act.file" in page.text
    assert "&lt;b&gt;Lost." in page.text
    assert size(people) == before


def test_a_refusal_leads_to_each_field_that_stands_in_its_way(people: People, gates: str) -> None:
    sent = {"who": "town:filer", "deployment": gates, "harm": "", "known_on": "tomorrow", "text.text": "  "}
    page = people.signed_in("town").post("/desk/acts/incident", data=sent)
    assert page.status_code == 422
    summary = page.text.partition('id="refused"')[2].partition("</div>")[0]
    for field, why in (
        ("f-harm", "An answer is needed here."),
        ("f-known_on", "Write it as a day"),
        ("f-text-text", "An answer is needed here."),
    ):
        assert f'href="#{field}"' in summary, field
        wrong = page.text.partition(f'id="{field}-wrong"')[2]
        assert why in wrong.partition("</span>")[0], field
        assert f'aria-describedby="{field}-wrong"' in page.text or f'{field}-who {field}-wrong"' in page.text
    assert page.text.count('aria-invalid="true"') == 3


def test_a_condition_without_words_is_said_where_it_stands(people: People, gates: str) -> None:
    sent = SIGNER | {"condition.1.text": "Switch it off at night.", "condition.3.due": "2026-12-31"}
    page = people.signed_in("watchdog").post("/desk/acts/authorise_with_conditions", data=sent)
    assert page.status_code == 422
    assert 'href="#condition-3"' in page.text
    assert 'id="condition-3-wrong"' in page.text
    assert 'id="condition-1-wrong"' not in page.text


def test_what_a_visitor_is_told_is_said_in_the_language_of_the_form(people: People, gates: str) -> None:
    form = people.browser().get(f"/fr/desk/acts/object?deployment={gates}").text
    assert "<option" not in form or ">Germany<" not in form
    told = people.browser().post(
        "/fr/desk/acts/object",
        data={
            "form": form.partition('name="form" value="')[2].partition('"')[0],
            "deployment": gates,
            "text.text": "Non.",
        },
    )
    assert told.status_code == 201
    assert desk_words.AFTERWARDS.texts["read"][:20] not in told.text
    with speaking("fr"):
        assert html.escape(desk_words.AFTERWARDS["read"].partition("%")[0]) in told.text.replace(
            "&#39;", "&#x27;"
        )
        sighting = people.browser().get("/fr/desk/acts/sighting").text
        assert f">{words.country('DE')}</option>" in sighting


def test_the_page_of_every_kind_of_body_can_be_read(people: People) -> None:
    for kind, words_for_it in words.BODY_KINDS.items():
        body = f"a-{kind.replace('_', '-')}"
        somebody = enrol_person(people.registry, f"Administrator of {body}", "").id
        for act, given, texts in (
            ("enrol_body", {"body": body, "kind": kind}, {"name": f"The {body}"}),
            ("give_role", {"body": body, "role": "administrator"}, {"holder": somebody}),
        ):
            wanted = {"act": act, "role": "registrar", "given": given, "texts": texts}
            do_act(people.registry, read_act_file(wanted))
        browser = people.browser()
        browser.use(make_link(people.registry, somebody))
        page = browser.get(f"/desk/bodies/{body}")
        assert page.status_code == 200, kind
        assert words.sentence(words_for_it) in page.text


@pytest.mark.parametrize(
    "who", ["watchdog:signer", "town:administrator", "nowhere:filer", "town:registrar", "registrar", "town"]
)
def test_nobody_acts_in_a_role_that_they_do_not_hold(people: People, gates: str, who: str) -> None:
    before = size(people)
    sent = {"who": who, "deployment": gates, "text.reasons": "Enough."}
    page = people.signed_in("town").post("/desk/acts/withdraw", data=sent)
    assert page.status_code == 403
    assert "authority.person" in page.text
    assert size(people) == before


def test_who_acts_is_not_for_the_request_to_say(people: People, gates: str) -> None:
    sent = {"who": "town:filer", "deployment": gates, "person": people.ids["watchdog"], "by.person": "p-1",
            "text.by.person": "p-1", "harm": "other", "known_on": "2026-01-01", "text.text": "Again."}  # fmt: skip
    assert people.signed_in("town").post("/desk/acts/incident", data=sent).status_code == 201
    act = acts.on_deployment(people.registry.database, gates)[-1]
    assert acts.texts(people.registry.database, act)["by.person"].value == people.ids["town"]


def test_a_determination_is_signed_elsewhere_and_the_server_only_verifies(
    people: People, gates: str, key: Key
) -> None:
    browser, before = people.signed_in("watchdog"), size(people)
    statement, openings = prepared(browser.post("/desk/acts/suspend", data=SIGNER))
    assert size(people) == before
    assert json.loads(statement)["predicate"]["act"] == "suspend"
    stranger = generate_key(key.name, ED25519, development=True)
    refused = send(browser, "suspend", sign_act(statement, stranger, openings).envelope, openings)
    assert refused.status_code == 422
    assert "dsse.unknown_key" in refused.text
    assert size(people) == before
    envelope = sign_act(statement, key, openings).envelope
    assert send(browser, "lift", envelope, openings).status_code == 422
    assert send(people.signed_in("town"), "suspend", envelope, openings).status_code == 403
    done = send(browser, "suspend", envelope, openings)
    assert done.status_code == 201, done.text
    assert "suspended, with no authorisation behind that" in done.text
    again = send(browser, "suspend", envelope, openings)
    assert again.status_code == 200
    assert "It was logged already" in again.text
    assert size(people) == before + 1
    statement, openings = prepared(browser.post("/desk/acts/lift", data=SIGNER))
    file = (io.BytesIO(sign_act(statement, key, openings).envelope), "lift.json")
    sent = {"openings": base64.b64encode(openings).decode(), "file": file}
    assert browser.post("/desk/acts/lift/signed", data=sent).status_code == 201
    assert list_acts(people.registry, gates).state == "submitted"


def test_what_the_log_would_refuse_is_not_given_to_be_signed(people: People, gates: str, key: Key) -> None:
    page = people.signed_in("watchdog").post("/desk/acts/authorise", data=SIGNER | {"deployment": "nowhere"})
    assert page.status_code == 422
    assert "act.version" in page.text
    # Conditions are numbered and their texts committed to.
    sent = SIGNER | {"condition.2.text": "Mask the school.", "condition.2.due": "2099-01-31"}
    statement, _ = prepared(
        people.signed_in("watchdog").post("/desk/acts/authorise_with_conditions", data=sent)
    )
    assert json.loads(statement)["predicate"]["conditions"] == [{"due": "2099-01-31", "number": 1}]


def test_an_office_gives_reasons_on_single_requirements_beside_what_the_policies_find(
    people: People, gates: str
) -> None:
    browser = people.signed_in("watchdog")
    form = browser.get(f"/desk/acts/suspend?deployment={gates}").text
    asked = re.findall(r'name="(finding\.[A-Z0-9-]+)"', form)
    assert len(asked) > 3
    refused = browser.post("/desk/acts/suspend", data=SIGNER | {asked[0]: "It has none.", "text.reasons": ""})
    assert refused.status_code == 422
    assert "It has none." in refused.text
    statement, openings = prepared(
        browser.post("/desk/acts/suspend", data=SIGNER | {asked[0]: "It has none."})
    )
    assert asked[0] in json.loads(statement)["predicate"]["commitments"]
    assert b"It has none." in openings
    strange = browser.post("/desk/acts/suspend", data=SIGNER | {"finding.HR-9999": "It has none."})
    assert strange.status_code == 422
    assert "act.requirement" in strange.text
    assert "finding." not in browser.get(f"/desk/acts/order?deployment={gates}").text


def test_anyone_objects_and_the_text_waits_for_moderation(people: People, gates: str) -> None:
    browser = people.browser()
    shown = browser.get(f"/desk/acts/object?deployment={gates}&version=1")
    assert shown.status_code == 200
    assert "lodged_on" not in shown.text
    sent = {
        "deployment": gates,
        "version": "1",
        "text.text": "They see the school.",
        "text.sender": "A. Person",
    }
    done = browser.post("/desk/acts/object", data=sent)
    assert done.status_code == 201, done.text
    assert "kept back" in done.text
    act = acts.on_deployment(people.registry.database, gates)[-1]
    texts = acts.texts(people.registry.database, act)
    assert {path: text.withheld for path, text in texts.items()} == {
        "text": "moderation",
        "sender": "oversight",
    }
    assert not [
        path
        for path in people.registry.home.public.rglob("*")
        if path.is_file() and b"Qwxz" in path.read_bytes()
    ]
    # Saying since when would start or end the clock of somebody else.
    dated = sent | {"lodged_on": "2020-01-01", "reply_due": "2020-01-02"}
    assert browser.post("/desk/acts/object", data=dated).status_code == 201
    stated = ledger.entries(people.registry.database, people.registry.log.id, size(people) - 1, size(people))
    predicate = json.loads(base64.b64decode(json.loads(next(iter(stated)))["payload"]))["predicate"]
    assert predicate["lodged_on"] == people.clock().date().isoformat()


def test_oversight_opens_what_is_withheld_and_nobody_else_does(people: People, gates: str) -> None:
    sent = {"who": "watchdog:signer", "deployment": gates, "version": "1", "path": "operator.accountable_person",
            "text.reasons": "A complaint was made."}  # fmt: skip
    before = size(people)
    done = people.signed_in("watchdog").post("/desk/acts/open_withheld", data=sent)
    assert done.status_code == 201, done.text
    assert SECRET in done.text
    assert size(people) == before + 1
    for wrong in ({"path": "operator.name"}, {"version": ""}, {"path": "../x"}):
        refused = people.signed_in("watchdog").post("/desk/acts/open_withheld", data=sent | wrong)
        assert refused.status_code == 422, wrong
        assert SECRET not in refused.text
    assert people.signed_in("town").post("/desk/acts/open_withheld", data=sent).status_code == 403
    assert size(people) == before + 1


def test_what_is_withheld_is_offered_with_its_ground_and_chosen(people: People, gates: str) -> None:
    browser, act = people.signed_in("watchdog"), "/desk/acts/open_withheld"
    first = browser.get(f"{act}?who=watchdog:signer").text
    assert 'name="deployment"' in first
    assert 'name="text.reasons"' not in first
    assert "There is no deployment" in browser.get(f"{act}?deployment=nowhere").text
    assert "withholds nothing" in browser.get(f"{act}?deployment={gates}&version=9").text
    page = browser.get(f"{act}?who=watchdog:signer&deployment={gates}").text
    assert "Accountable person" in page
    assert "version 1: open to oversight bodies only" in page
    assert SECRET not in page
    chosen = html.unescape(re.findall('name="chosen" value="([^"]+)"', page)[0])
    sent = {"who": "watchdog:signer", "deployment": gates, "chosen": chosen}
    refused = browser.post(act, data=sent | {"text.reasons": ""})
    assert (refused.status_code, "checked" in refused.text) == (422, True)
    opened = browser.post(act, data=sent | {"text.reasons": "A complaint."})
    assert (opened.status_code, SECRET in opened.text) == (201, True)


def test_conditions_and_objections_are_offered_in_words(people: People, gates: str, key: Key) -> None:
    assert (
        people.browser()
        .post("/desk/acts/object", data={"deployment": gates, "text.text": "Qwxz"})
        .status_code
        == 201
    )
    town, watchdog = people.signed_in("town"), people.signed_in("watchdog")
    page = town.get(f"/desk/acts/reply?deployment={gates}").text
    assert "Its text is kept back until somebody has read it" in page
    assert "Qwxz" not in page
    chosen = html.unescape(re.findall('name="chosen" value="([^"]+)"', page)[-1])
    assert prepared(town.post("/desk/acts/reply", data={
        "who": "town:filer", "deployment": gates, "chosen": chosen, "text.text": "We moved it."}))  # fmt: skip
    authorised = SIGNER | {"condition.1.text": "The school is masked."}
    statement, openings = prepared(watchdog.post("/desk/acts/authorise_with_conditions", data=authorised))
    envelope = sign_act(statement, key, openings).envelope
    assert send(watchdog, "authorise_with_conditions", envelope, openings).status_code == 201
    page = watchdog.get(f"/desk/acts/discharge?deployment={gates}").text
    assert "Condition 1: The school is masked." in page
    assert "due by no day, set by watchdog in entry" in page
    (chosen,) = re.findall('name="chosen" value="([^"]+)"', page)
    sent = {"who": "watchdog:signer", "deployment": gates, "chosen": html.unescape(chosen)}
    statement, openings = prepared(watchdog.post("/desk/acts/discharge", data=sent))
    assert json.loads(statement)["predicate"]["part"] == "conditions[0]"
    assert (
        send(watchdog, "discharge", sign_act(statement, key, openings).envelope, openings).status_code == 201
    )
    assert "No condition and no order" in watchdog.get(f"/desk/acts/discharge?deployment={gates}").text


def test_what_is_not_done_is_said_where_it_concerns_somebody(people: People, gates: str) -> None:
    publishing = people.app.extensions[PUBLISHING]
    assert publishing.wait(30)
    assert "Not done yet" not in people.browser().get("/log/").text
    wanted = {"act": "open_withheld", "office": "watchdog", "role": "signer", "person": people.ids["watchdog"],
              "given": {"deployment": gates, "version": 1, "path": "operator.accountable_person"},
              "texts": {"reasons": "A complaint."}}  # fmt: skip
    do_act(people.registry, read_act_file(wanted))
    assert "Not done yet" not in people.browser().get("/log/").text
    people.clock.passed = timedelta(minutes=3)
    for page in (people.browser().get("/log/"), people.signed_in("town").get("/desk")):
        assert "1 entry of the log is durable and not public" in page.text
    assert json.loads(people.browser().get("/log.json").text)["not_done"] == {
        "entries": 1,
        "terms": 0,
        "versions": 0,
    }
    people.clock.passed = timedelta()
    publishing.soon()
    assert publishing.wait(30)


def test_anyone_reports_and_does_nothing_else(people: People) -> None:
    day = people.clock().date().isoformat()
    sent = {"country": "FR", "seen_on": day, "text.text": "A camera.", "text.place": "At the gate."}
    assert people.browser().post("/desk/acts/sighting", data=sent).status_code == 201
    for act in ("release_text", "withdraw", "authorise", "enrol_body", "give_role"):
        assert people.browser().get(f"/desk/acts/{act}").status_code == 401
        assert people.browser().post(f"/desk/acts/{act}", data={}).status_code == 401


def test_what_is_sent_without_signing_in_is_bounded(people: People) -> None:
    browser, before = people.browser(), size(people)
    answers = [browser.post("/desk/acts/sighting", data={"country": "nowhere"}) for _ in range(6)]
    assert [one.status_code for one in answers] == [422] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert size(people) == before


def test_no_act_comes_from_another_site(people: People, gates: str) -> None:
    town, before = people.signed_in("town"), size(people)
    for rule in people.app.url_map.iter_rules():
        if rule.rule.startswith("/desk") and "POST" in (rule.methods or ()):
            path = re.sub("<number:[a-z]+>", "1", re.sub("<id:[a-z]+>", "draft-0", rule.rule))
            assert town.post(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403, path
            assert town.post(path, headers={}).status_code == 403, path
    assert size(people) == before


def test_a_server_without_keys_takes_no_acts_and_keeps_drafts(tmp_path: Path) -> None:
    people = people_in(tmp_path / "registry")
    town = people.signed_in("town")
    id = draft(town, RECORD)
    assert "This server takes no acts." in town.get("/desk").text
    assert submit(town, id).status_code == 503
    page = people.browser().post("/desk/acts/sighting", data={"country": "FR", "text.text": "x"})
    assert page.status_code == 503
    assert "desk.closed" in page.text


def test_a_server_that_takes_acts_needs_the_passphrase_of_its_keys(tmp_path: Path) -> None:
    home, file = tmp_path / "registry", tmp_path / "passphrase"
    settings = Settings()
    create_registry(
        home, "https://registry.example", lean_release(), settings, passphrase=lambda: b"a few words"
    ).database.close()
    for written in (None, "", "other words\n"):
        if written is not None:
            file.write_text(written, encoding="utf-8")
        with pytest.raises(RegistryError) as told:
            create_app(home, Settings(desk=True, passphrase_file=file))
        assert told.value.code == "key.passphrase"
    file.write_text("a few words\nand a second line", encoding="utf-8")
    app = create_app(home, Settings(desk=True, passphrase_file=file))
    assert app.test_client().get("/", base_url="https://registry.example").status_code in (200, 503)


def test_a_draft_is_written_uploaded_changed_and_deleted(people: People) -> None:
    town = people.signed_in("town")
    file = (io.BytesIO(b"place: {country: Frankia}\n"), "gates.yaml")
    made = town.post("/desk/drafts", data={"body": "town", "file": file})
    path = made.headers["Location"]
    shown = town.get(path)
    assert shown.headers["Cache-Control"] == "no-store"
    assert "It cannot be submitted yet." in shown.text
    assert "Submit it" not in shown.text
    assert town.post(path, data={"revision": 1, "record": '{"place": {"country": "FR"}}'}).status_code == 303
    shown = town.get(path)
    assert "This is an assessment, not a decision" in shown.text
    assert "Submit it" in shown.text
    # Nobody of the town is an approver, so nothing is handed to one.
    assert "Hand it to the approver" not in shown.text
    late = town.post(path, data={"revision": 1, "record": '{"place": {"country": "DE"}}'})
    assert late.status_code == 409
    # What was written is not lost.
    assert "DE" in late.text
    broken = town.post(path, data={"revision": 2, "record": "{"})
    assert broken.status_code == 422
    assert town.post(f"{path}/delete", data={"revision": 2}).status_code == 303
    assert town.get(path).status_code == 404


def test_the_page_says_where_a_registration_stands(people: People) -> None:
    town = people.signed_in("town")
    submit(town, draft(town, {"id": "town-hall", "place": {"country": "FR"}}))
    stands = "The registration is now <strong>"
    assert f"{stands}submitted" in people.browser().get("/deployments/town-hall").text
    sent = {"who": "town:filer", "deployment": "town-hall", "ended_on": people.clock().date().isoformat()}
    assert "ended by the body that filed it" in town.post("/desk/acts/retire", data=sent).text
    assert f"{stands}ended by the body" in people.browser().get("/deployments/town-hall").text


def test_a_draft_says_what_stands_in_its_way(people: People) -> None:
    town = people.signed_in("town")
    way = {"id": "town-square", "place": {"country": "FR"}, "necessity": {"alternatives": []}}
    shown = town.get(f"/desk/drafts/{draft(town, way)}").text
    assert "What is not met" in shown
    assert 'href="/requirements/HR-05"' in shown
    assert "To comply: " in shown
    assert "Unknown is never counted as met" in shown
    assert "town-square" in town.get("/desk").text


def test_the_next_version_is_begun_with_what_was_filed(people: People, gates: str) -> None:
    town = people.signed_in("town")
    offered = town.get(f"/desk?deployment={gates}").text
    assert "Begin it as a draft" in offered
    assert '<option value="confirmed_unchanged">' in offered
    assert "Begin it as a draft" not in people.signed_in("watchdog").get(f"/desk?deployment={gates}").text
    sent = {"body": "town", "deployment": gates, "change_kind": "correction", "change_reason": "A typo."}
    made = town.post("/desk/drafts", data=sent)
    assert made.status_code == 303, made.text
    shown = html.unescape(town.get(made.headers["Location"]).text)
    assert SECRET in shown
    assert '"change_reason": "A typo."' in shown
    # The same form sent again is the same draft, and another body's deployment is nobody's to go on with.
    id = made.headers["Location"].rpartition("/")[2]
    assert town.post(f"/desk/drafts/{id}/delete", data={"revision": 1}).status_code == 303
    assert town.post("/desk/drafts", data=sent | {"deployment": "elsewhere"}).status_code == 409


def test_a_draft_is_its_bodys_alone(people: People) -> None:
    id = draft(people.signed_in("town"), RECORD)
    assert people.browser().get(f"/desk/drafts/{id}").status_code == 401
    assert people.signed_in("council").get(f"/desk/drafts/{id}").status_code == 403
    assert people.signed_in().get(f"/desk/drafts/{id}").status_code == 403
    # A filer elsewhere learns nothing of it.
    assert people.signed_in("town").get("/desk/drafts/draft-0").status_code == 404
    assert people.signed_in("watchdog").post("/desk/drafts", data={"body": "town"}).status_code == 403


def test_a_record_that_is_too_large_is_not_read(people: People) -> None:
    town = people.signed_in("town")
    large = json.dumps({"place": {"country": "x" * 3_000_000}})
    assert town.post("/desk/drafts", data={"body": "town", "record": large}).status_code == 422
    assert town.post("/desk/drafts", data={"body": "town", "record": large * 3}).status_code == 413


def test_a_program_acts_with_a_token_of_its_scope(people: People, gates: str) -> None:
    _, token = make_token(people.registry, people.ids["town"], ["incident"], 1, "town")
    sent = {
        "who": "town:filer",
        "deployment": gates,
        "harm": "other",
        "known_on": "2026-01-01",
        "text.text": "Again.",
    }
    asked: dict[str, Any] = {"headers": {"Authorization": f"Bearer {token}"}, "data": sent}
    done = people.browser().post("/desk/acts/incident", **asked)
    assert done.status_code == 201, done.text
    assert done.get_json()["index"] == size(people) - 1
    assert people.browser().post("/desk/acts/withdraw", **asked).get_json()["code"] == "token.scope"
    asked["data"] = sent | {"harm": "worse"}
    assert people.browser().post("/desk/acts/incident", **asked).get_json()["code"] == "act.file"


def test_a_token_for_another_body_reaches_no_draft(people: People) -> None:
    id = draft(people.signed_in("town"), RECORD | {"id": "town-square"})
    given = {"act": "give_role", "role": "registrar", "given": {"body": "watchdog", "role": "filer"}}
    do_act(people.registry, read_act_file(given | {"texts": {"holder": people.ids["town"]}}))
    scopes = ["draft", "submit"]
    _, token = make_token(people.registry, people.ids["town"], scopes, 1, "watchdog")
    asked: dict[str, Any] = {"headers": {"Authorization": f"Bearer {token}"}}
    path, before = f"/desk/drafts/{id}", size(people)
    assert people.browser().get(path, **asked).status_code == 403
    for door in (path, f"{path}/hand-over", f"{path}/take-back", f"{path}/submit", f"{path}/delete"):
        sent = {"revision": "1", "record": "{}"}
        assert people.browser().post(door, data=sent, **asked).status_code == 403
    made = people.browser().post("/desk/drafts", data={"body": "town", "record": "{}"}, **asked)
    assert made.status_code == 403
    assert size(people) == before
    assert submit(people.signed_in("town"), id).status_code == 201


def test_a_token_files_no_other_way_than_its_scopes_say(people: People) -> None:
    id = draft(people.signed_in("town"), RECORD | {"id": "town-station"})
    for scope, status in (("confirm", 403), ("revise", 403), ("submit", 201)):
        _, token = make_token(people.registry, people.ids["town"], [scope], 1)
        headers = {"Authorization": f"Bearer {token}"}
        sent = people.browser().post(f"/desk/drafts/{id}/submit", data={"revision": 1}, headers=headers)
        assert sent.status_code == status, sent.text


def test_the_log_holds_with_all_of_it(people: People, gates: str) -> None:
    registry = people.registry
    report = check_tree(FolderTree(registry.tree.root), read_key_files([registry.home.trust]), engine_for)
    assert report.problem is None, report.problem
