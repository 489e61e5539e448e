"""What two people do at the desk from beginning to end, who reads what is kept back there, and what administrators see to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from registry.domain.act import office_key_name, registry_of
from registry.domain.verifier import ED25519, verifier_of
from registry.operations.act_forms import openings_file
from registry.operations.api_tokens import make_token
from registry.operations.draft_act import draft_act, read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.file_record import new_salt
from registry.operations.keep_draft import hand_over, new_draft
from registry.operations.list_acts import list_acts
from registry.operations.log_act import do_act, log_signed
from registry.operations.office_key import sign_act
from registry.operations.prepare_act import PREPARED_LASTS
from registry.operations.sent_form import new_form_id
from registry.operations.sign_in import make_link
from registry.operations.submit_draft import approve_draft
from registry.settings import Settings
from registry.signing.keys import Key, generate_key
from registry.storage import acts, drafts
from registry.storage.people import ids
from tests.http.signing_in import Browser, People, people_in
from tests.http.test_desk import RECORD, prepared, send, size

Office = dict[str, Browser]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    made = people_in(tmp_path_factory.mktemp("two") / "registry", Settings(desk=True))
    yield made
    made.registry.database.close()


@pytest.fixture(scope="module")
def office(people: People) -> Office:
    """A browser for each role: of a town with an approver, and a watchdog with a reviewer."""
    browsers = {"filer": people.signed_in("town"), "signer": people.signed_in("watchdog")}
    for body, role in (("town", "approver"), ("watchdog", "reviewer"), ("town", "administrator")):
        browsers[role] = people.browser()
        browsers[role].use(make_link(people.registry, somebody(people, body, role)))
    filer, approver = people.ids["town"], people.ids["approver"]
    for id in ("town-gates", "other-gates"):
        kept = new_draft(people.registry, "town", filer, RECORD | {"id": id})
        hand_over(people.registry, kept.id, 1, filer)
        approve_draft(people.registry, kept.id, 2, approver)
    return browsers


@pytest.fixture(scope="module")
def key(people: People) -> Key:
    name = office_key_name(registry_of(people.registry.log.origin), "watchdog")
    made = generate_key(name, ED25519, development=True)
    given = {"body": "watchdog", "key": verifier_of(made).vkey}
    wanted = read_act_file({"act": "enrol_key", "role": "registrar", "given": given})
    draft = draft_act(people.registry, wanted, new_salt)
    openings = openings_file(draft.openings)
    log_signed(people.registry, sign_act(draft.payload, made, openings).envelope, openings)
    return made


def somebody(people: People, body: str, role: str) -> str:
    id = people.ids[role] = enrol_person(people.registry, f"The {role} of {body}", "").id
    wanted = {
        "act": "give_role",
        "role": "registrar",
        "given": {"body": body, "role": role},
        "texts": {"holder": id},
    }
    do_act(people.registry, read_act_file(wanted))
    return id


def prepare(browser: Browser, act: str, **filled: str) -> str:
    """The id of what was prepared."""
    page = browser.post(f"/desk/acts/{act}", data=filled)
    assert page.status_code == 303, page.text
    found = re.fullmatch(r"/desk/prepared/(act-[0-9a-f]{16})", page.headers["Location"])
    assert found is not None
    return found[1]


def withdraw(office: Office, deployment: str = "town-gates", **more: str) -> str:
    filled = {"who": "town:filer", "deployment": deployment, "text.reasons": "Qwxz no longer."}
    return prepare(office["filer"], "withdraw", **filled, **more)


def press(browser: Browser, id: str, what: str, revision: int = 1, **more: str) -> Any:
    return browser.post(f"/desk/prepared/{id}/{what}", data={"revision": str(revision), **more})


def test_the_second_person_sees_what_will_be_logged_and_only_then_it_is(
    people: People, office: Office
) -> None:
    before = size(people)
    id = withdraw(office, "other-gates")
    assert size(people) == before
    for role in ("filer", "approver"):
        page = office[role].get(f"/desk/prepared/{id}")
        assert "Qwxz no longer." in page.text
        assert "other-gates" in page.text
        assert id in office[role].get("/desk").text
    assert press(office["filer"], id, "confirm").status_code == 403
    assert size(people) == before
    # Nobody else knows of it.
    for stranger in ("signer", "administrator"):
        assert office[stranger].get(f"/desk/prepared/{id}").status_code == 404
        assert press(office[stranger], id, "confirm").status_code in (403, 404)
    assert people.browser().get(f"/desk/prepared/{id}").status_code == 401
    done = press(office["approver"], id, "confirm")
    assert done.status_code == 201, done.text
    assert size(people) == before + 1
    assert list_acts(people.registry, "other-gates").state == "withdrawn"
    act = acts.on_deployment(people.registry.database, "other-gates")[-1]
    texts = {path: text.value for path, text in acts.texts(people.registry.database, act).items()}
    assert (texts["by.person"], texts["by.second"]) == (people.ids["town"], people.ids["approver"])
    assert drafts.listed(people.registry.database, "act-", "town") == []
    assert press(office["approver"], id, "confirm").status_code == 404
    assert size(people) == before + 1


def test_a_draft_is_handed_over_where_two_file(people: People, office: Office) -> None:
    made = office["filer"].post(
        "/desk/drafts", data={"body": "town", "record": '{"place": {"country": "FR"}}'}
    )
    path = made.headers["Location"]
    alone = office["filer"].get(path).text
    assert "Hand it to the approver" in alone
    assert "Submit it" not in alone
    assert office["filer"].post(f"{path}/hand-over", data={"revision": 1}).status_code == 303
    assert "Submit it" not in office["filer"].get(path).text
    assert "Submit it" in office["approver"].get(path).text
    assert office["filer"].post(f"{path}/delete", data={"revision": 2}).status_code == 303


def test_what_is_returned_is_mended_and_only_what_was_seen_is_confirmed(
    people: People, office: Office
) -> None:
    before, id = size(people), withdraw(office)
    assert press(office["approver"], id, "return").status_code == 422
    assert press(office["approver"], id, "return", remark="Say <b>why</b>.").status_code == 303
    assert "Say &lt;b&gt;why&lt;/b&gt;." in office["filer"].get(f"/desk/prepared/{id}").text
    assert press(office["approver"], id, "confirm", 2).status_code == 409
    form = office["filer"].get(f"/desk/acts/withdraw?prepared={id}").text
    assert "Qwxz no longer." in form
    assert f'name="prepared" value="{id}"' in form
    changed = {
        "who": "town:filer",
        "deployment": "town-gates",
        "text.reasons": "Mended.",
        "prepared": id,
        "revision": "2",
    }
    assert office["filer"].post("/desk/acts/withdraw", data=changed).status_code == 303
    # The approver who still looks at what was before it confirms nothing.
    stale = press(office["approver"], id, "confirm", 2)
    assert stale.status_code == 409
    assert "draft.changed" in stale.text
    assert "Mended." in stale.text
    assert press(office["approver"], id, "delete", 3).status_code == 409
    assert press(office["filer"], id, "delete", 3).status_code == 303
    assert office["filer"].get(f"/desk/prepared/{id}").status_code == 404
    assert size(people) == before


def test_what_is_illegal_is_refused_to_the_first_and_what_moved_since_to_the_second(
    people: People, office: Office, key: Key
) -> None:
    sent = {"who": "watchdog:signer", "deployment": "town-gates", "text.reasons": "So."}
    refused = office["signer"].post("/desk/acts/lift", data=sent)
    assert refused.status_code == 409
    assert "lifecycle.illegal" in refused.text
    first = prepare(office["signer"], "suspend", **sent)
    again = prepare(office["signer"], "suspend", **sent)
    sign(people, office, key, "suspend", first)
    before = size(people)
    late = press(office["reviewer"], again, "confirm")
    assert late.status_code == 409
    assert "lifecycle.illegal" in late.text or "act.order" in late.text
    assert size(people) == before
    assert press(office["signer"], again, "delete").status_code == 303
    lift = prepare(office["signer"], "lift", **sent)
    sign(people, office, key, "lift", lift)
    assert list_acts(people.registry, "town-gates").state == "submitted"


def sign(people: People, office: Office, key: Key, act: str, id: str) -> None:
    before = size(people)
    assert office["signer"].get(f"/desk/prepared/{id}/sign").status_code == 409
    assert press(office["reviewer"], id, "confirm").status_code == 303
    statement, openings = prepared(office["signer"].get(f"/desk/prepared/{id}/sign"))
    assert size(people) == before
    done = send(office["signer"], act, sign_act(statement, key, openings).envelope, openings)
    assert done.status_code == 201, done.text
    assert size(people) == before + 1
    assert office["signer"].get(f"/desk/prepared/{id}").status_code == 404


def test_what_nobody_confirmed_is_not_logged_though_the_office_signed_it(
    people: People, office: Office, key: Key
) -> None:
    wanted = read_act_file(
        {"act": "suspend", "office": "watchdog", "role": "signer", "person": people.ids["watchdog"],
         "second": "reviewer", "second_person": people.ids["reviewer"], "given": {"deployment": "town-gates"},
         "texts": {"reasons": "Alone."}}
    )  # fmt: skip
    draft, before = draft_act(people.registry, wanted, new_salt), size(people)
    openings = openings_file(draft.openings)
    done = send(office["signer"], "suspend", sign_act(draft.payload, key, openings).envelope, openings)
    assert done.status_code == 403
    assert "prepared.not_confirmed" in done.text
    assert size(people) == before


def test_a_form_of_two_counts_once_before_and_after_it_is_confirmed(people: People, office: Office) -> None:
    new = new_draft(people.registry, "town", people.ids["town"], RECORD | {"id": "once-gates"})
    hand_over(people.registry, new.id, 1, people.ids["town"])
    approve_draft(people.registry, new.id, 2, people.ids["approver"])
    form = new_form_id()
    id = withdraw(office, "once-gates", form=form)
    assert withdraw(office, "once-gates", form=form) == id
    other = {"who": "town:filer", "deployment": "once-gates", "text.reasons": "Something else.", "form": form}
    refused = office["filer"].post("/desk/acts/withdraw", data=other)
    assert (refused.status_code, "act.form_used" in refused.text) == (409, True)
    assert press(office["approver"], id, "confirm").status_code == 201
    after = size(people)
    again = {"who": "town:filer", "deployment": "once-gates", "text.reasons": "Qwxz no longer.", "form": form}
    shown = office["filer"].post("/desk/acts/withdraw", data=again)
    assert shown.status_code in (200, 201), shown.text
    assert office["filer"].post("/desk/acts/withdraw", data=other).status_code == 409
    assert size(people) == after


def confirmed(office: Office, key: Key, act: str) -> tuple[bytes, bytes]:
    """What two people confirmed, signed by the office, and its openings."""
    filled = {"who": "watchdog:signer", "deployment": "town-gates", "text.reasons": "Qwxz for now."}
    id = prepare(office["signer"], act, **filled)
    assert press(office["reviewer"], id, "confirm").status_code == 303
    statement, openings = prepared(office["signer"].get(f"/desk/prepared/{id}/sign"))
    return sign_act(statement, key, openings).envelope, openings


def test_who_signs_sees_every_day_and_text_of_what_they_sign(office: Office) -> None:
    filled = {
        "who": "watchdog:signer",
        "deployment": "town-gates",
        "until": "2031-05-04",
        "text.reasons": "Qwxz so.",
    }
    id = prepare(office["signer"], "authorise", **filled)
    assert press(office["reviewer"], id, "confirm").status_code == 303
    page = office["signer"].get(f"/desk/prepared/{id}/sign").text.partition("<details>")[0]
    for shown in ("town-gates", "4 May 2031", "Qwxz so."):
        assert shown in page
    assert press(office["signer"], id, "delete", 2).status_code == 303


def test_a_token_for_another_act_reads_no_statement_that_waits_to_be_signed(
    people: People, office: Office
) -> None:
    filled = {"who": "watchdog:signer", "deployment": "town-gates", "text.reasons": "Qwxz so."}
    id = prepare(office["signer"], "refuse", **filled)
    assert press(office["reviewer"], id, "confirm").status_code == 303
    for scope, status in (("suspend", 403), ("refuse", 200)):
        token = make_token(people.registry, people.ids["watchdog"], [scope], 1)[1]
        answer = people.browser().get(
            f"/desk/prepared/{id}/sign", headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.status_code == status, answer.text
    assert press(office["signer"], id, "delete", 2).status_code == 303


def test_what_two_had_signed_and_logged_is_told_again(people: People, office: Office, key: Key) -> None:
    before, sent = size(people), confirmed(office, key, "return")
    assert [send(office["signer"], "return", *sent).status_code for _ in range(2)] == [201, 200]
    assert size(people) == before + 1


def test_a_reviewer_reads_what_is_kept_back_and_makes_it_public(people: People, office: Office) -> None:
    public = people.browser()
    page = public.get("/deployments/town-gates").text
    assert "/desk/acts/object?deployment=town-gates&amp;version=1" in page
    assert "/desk/acts/incident?deployment=town-gates&amp;version=1" in page
    assert "/desk/acts/sighting" in public.get("/").text
    assert "/desk/acts/sighting" in public.get("/deployments?q=nothing-of-that-name").text
    sent = {
        "deployment": "town-gates",
        "version": "1",
        "text.text": "They see Qwxz the school.",
        "text.sender": "Qwxzsender",
    }
    done = public.post("/desk/acts/object", data=sent)
    assert "What happens next" in done.text
    assert "owes a reply by" in done.text
    index = size(people) - 1
    path = f"/desk/moderation/{people.registry.log.id}/{index}"
    assert path in office["reviewer"].get("/desk").text
    for role in ("signer", "filer", "approver"):
        assert path not in office[role].get("/desk").text
        assert "Qwxz" not in office[role].get(path).text
    shown = office["reviewer"].get(path).text
    assert "They see Qwxz the school." in shown
    assert "Qwxzsender" not in shown
    assert "is kept back" in public.get("/deployments/town-gates").text
    form = {"who": "watchdog:reviewer", "deployment": "town-gates", "entry": str(index)}
    bare = office["reviewer"].post("/desk/acts/decline_text", data=form)
    assert bare.status_code == 422
    assert office["reviewer"].post("/desk/acts/release_text", data=form).status_code == 201
    page = public.get("/deployments/town-gates").text
    assert "They see Qwxz the school." in page
    assert "Qwxzsender" not in page
    assert office["reviewer"].get(path).status_code == 404


def test_anyone_reports_an_incident_and_sightings_are_listed(people: People, office: Office) -> None:
    public, day = people.browser(), people.clock().date().isoformat()
    sent = {"deployment": "town-gates", "harm": "other", "known_on": day, "text.text": "Qwxz held for hours."}
    assert public.post("/desk/acts/incident", data=sent).status_code == 201
    assert "Qwxz held" not in public.get("/deployments/town-gates").text
    sent = {"country": "FR", "seen_on": day, "text.text": "Qwxz camera.", "text.place": "Qwxz square"}
    assert public.post("/desk/acts/sighting", data=sent).status_code == 201
    listed = public.get("/sightings")
    assert "France" in listed.text
    assert "Qwxz" not in listed.text
    assert "That day is over" not in listed.text
    people.clock.passed = timedelta(days=8)
    assert "That day is over, and nobody has" in public.get("/sightings").text
    people.clock.passed = timedelta()
    form = {"who": "watchdog:reviewer", "entry": str(size(people) - 1), "text.reasons": "It names a home."}
    declined = f"/desk/moderation/{people.registry.log.id}/{size(people) - 1}"
    assert office["reviewer"].post("/desk/acts/decline_sighting", data=form).status_code == 201
    desk = office["reviewer"].get("/desk").text
    assert desk.index("Declined, and still kept back") < desk.index(declined)
    assert declined not in office["signer"].get("/desk").text
    assert "It names a home." in public.get("/sightings").text
    assert office["reviewer"].post("/desk/acts/release_sighting", data=form).status_code == 201
    assert "Qwxz square" in public.get("/sightings").text
    assert declined not in office["reviewer"].get("/desk").text
    assert public.get("/sightings.json").json["sightings"][0]["kept_back"]["state"] == "released"  # type: ignore[index]
    assert public.get("/sightings?page=2").status_code == 404


def test_an_administrator_invites_somebody_who_then_has_the_role_and_takes_it_again(
    people: People, office: Office
) -> None:
    browser, before = office["administrator"], size(people)
    for bad in (
        {"name": "A"},
        {"name": "A", "role": "signer-x"},
        {"name": "A", "role": "advisor"},
        {"role": "filer"},
    ):
        assert browser.post("/desk/bodies/town/people", data=bad).status_code == 422, bad
    for stranger in ("filer", "approver", "signer"):
        sent = {"name": "A", "role": "filer"}
        assert office[stranger].post("/desk/bodies/town/people", data=sent).status_code == 403
    assert (
        browser.post("/desk/bodies/watchdog/people", data={"name": "A", "role": "signer"}).status_code == 403
    )
    assert size(people) == before
    made = browser.post(
        "/desk/bodies/town/people", data={"name": "New Qwxz Person", "role": ["filer", "approver"]}
    )
    assert made.status_code == 201, made.text
    assert size(people) == before + 2
    link = re.search(r"https://registry\.example/sign-in/[\w/]*#([\w-]{20,})", made.text)
    assert link is not None
    assert link[1] not in browser.get("/desk/bodies/town").text
    newcomer = people.browser()
    newcomer.use(link[1])
    assert "As filer of" in newcomer.get("/desk").text
    # Nobody makes a link for themselves, nor for somebody who is something elsewhere.
    assert browser.post(f"/desk/bodies/town/people/{people.ids['administrator']}/link").status_code == 403
    assert browser.post(f"/desk/bodies/town/people/{people.ids['watchdog']}/link").status_code == 403
    take = {"who": "town:administrator", "body": "town", "given": str(before)}
    assert browser.post("/desk/acts/take_role", data=take).status_code == 201
    assert "As filer of" not in newcomer.get("/desk").text


def test_an_invitation_that_is_sent_twice_invites_one_person(people: People, office: Office) -> None:
    browser, before, known = office["administrator"], size(people), len(ids(people.registry.database))
    sent = {"name": "Once Qwxz", "role": ["filer", "administrator"], "form": new_form_id()}
    first, second = (browser.post("/desk/bodies/town/people", data=sent) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201), second.text
    assert (size(people), len(ids(people.registry.database))) == (before + 2, known + 1)
    codes = [re.findall(r"/sign-in/link#([\w-]{43})", page.text)[0] for page in (first, second)]
    assert [people.browser().use(code).status_code for code in codes] == [410, 303]
    other = browser.post("/desk/bodies/town/people", data=sent | {"name": "Somebody else"})
    assert (other.status_code, "act.form_used" in other.text) == (409, True)
    assert browser.post("/desk/bodies/town/people", data=sent | {"form": "1"}).status_code == 422
    for role in range(before, before + 2):
        take = {"who": "town:administrator", "body": "town", "given": str(role)}
        assert browser.post("/desk/acts/take_role", data=take).status_code == 201
    # Who is nothing in the body any more is not let in by what was sent before they left.
    assert browser.post("/desk/bodies/town/people", data=sent).status_code == 403
    assert size(people) == before + 4


def test_the_second_person_reads_what_an_act_points_at(people: People, office: Office) -> None:
    sent = {"deployment": "town-gates", "text.text": "Qwxz the school."}
    assert people.browser().post("/desk/acts/object", data=sent).status_code == 201
    page = office["filer"].get("/desk/acts/reply?deployment=town-gates").text
    chosen = html.unescape(re.findall('name="chosen" value="([^"]+)"', page)[-1])
    filled = {"who": "town:filer", "deployment": "town-gates", "chosen": chosen, "text.text": "We moved it."}
    id = prepare(office["filer"], "reply", **filled)
    shown = office["approver"].get(f"/desk/prepared/{id}").text
    assert "Its text is kept back until somebody has read it (entry" in shown
    assert press(office["filer"], id, "delete").status_code == 303


def test_a_form_takes_the_place_of_a_prepared_act_of_its_own_kind_alone(
    people: People, office: Office
) -> None:
    id = withdraw(office)
    assert office["filer"].get(f"/desk/acts/withdraw?prepared={id}").status_code == 200
    for act in ("retire", "reply", "object", "nil_return"):
        page = office["filer"].get(f"/desk/acts/{act}?prepared={id}")
        assert (page.status_code, "prepared.unknown" in page.text) == (404, True), act
    assert press(office["filer"], id, "delete").status_code == 303


def test_what_no_page_offered_as_a_choice_is_refused(people: People, office: Office) -> None:
    before, chosen = size(people), "&".join(f"a{number}=1" for number in range(11))
    sent = {"who": "town:filer", "chosen": chosen}
    assert office["filer"].post("/desk/acts/withdraw", data=sent).status_code == 422
    assert office["filer"].get("/desk/acts/withdraw", query_string=sent).status_code == 422
    assert people.browser().post("/desk/acts/object", data=sent).status_code == 422
    assert size(people) == before


def test_an_administrator_sees_to_where_the_body_is_told(people: People, office: Office) -> None:
    browser = office["administrator"]
    for wrong in ({"channel": "mail", "address": "no address"}, {"channel": "pigeon", "address": "a@b.example"},
                  {"channel": "webhook", "address": "ftp://town.example/"}):  # fmt: skip
        assert browser.post("/desk/bodies/town/notices", data=wrong).status_code == 422, wrong
    made = browser.post(
        "/desk/bodies/town/notices", data={"channel": "webhook", "address": "https://town.invalid/hook"}
    )
    assert made.status_code == 201, made.text
    secret = re.search(r"whsec_[\w+/=]+", made.text)
    assert secret is not None
    page = browser.get("/desk/bodies/town").text
    assert secret[0] not in page
    (id,) = re.findall(r"notices/(n-[0-9a-f]{16})/end", page)
    assert browser.post(f"/desk/bodies/town/notices/{id}/test").status_code == 422
    assert browser.post(f"/desk/bodies/watchdog/notices/{id}/end").status_code == 403
    assert browser.post("/desk/bodies/town/notices/999999/replay").status_code == 404
    assert browser.post(f"/desk/bodies/town/notices/{id}/end").status_code == 303
    assert browser.post(f"/desk/bodies/town/notices/{id}/end").status_code == 404


def test_what_waits_too_long_is_gone(people: People, office: Office, key: Key) -> None:
    id, before = withdraw(office), size(people)
    signed = confirmed(office, key, "suspend")
    people.clock.passed += PREPARED_LASTS + timedelta(days=1)
    try:
        for role, body in (("filer", "town"), ("approver", "approver")):
            browser = people.signed_in(body)
            assert browser.get(f"/desk/prepared/{id}").status_code == 404, role
            assert id not in browser.get("/desk").text
        assert drafts.listed(people.registry.database, "act-", "town") == []
        late = send(people.signed_in("watchdog"), "suspend", *signed)
        assert "prepared.not_confirmed" in late.text
        assert size(people) == before
    finally:
        people.clock.passed = timedelta()
