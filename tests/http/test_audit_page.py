"""The audit trail at the desk: oversight searches it, nobody else reads it, and a decision that it shows is made again."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest

from registry.domain.authority import AUDITING
from registry.http.app import create_app
from registry.operations import search_audit as searching
from registry.operations.audit import audit_body, audit_deployment, audit_person
from registry.operations.create_registry import create_registry
from registry.operations.impact import kept_reports, measure_impact
from registry.operations.installed_release import installed_release
from registry.operations.search_audit import KINDS
from registry.pages.impact_picture import impact_picture
from registry.pages.impact_words import description
from registry.settings import Settings
from registry.storage import queries
from tests.http.signing_in import ADDRESS, Browser, Clock
from tests.http.test_queues import Desks
from tests.lean_release import lean_release
from tests.operations.acting import GATES, MARKER, OBJECTION, acting_in, live

OWN = "watch-own"


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """A deployment with its whole life, and one that the watchdog itself filed, to which somebody objected."""
    folder, settings, clock = tmp_path_factory.mktemp("audit") / "registry", Settings(desk=True), Clock()
    registry = create_registry(folder, ADDRESS, lean_release(), settings, passphrase=None, clock=clock)
    acting = acting_in(registry)
    live(acting)
    acting.give_role("watchdog", "filer")
    acting.file("watchdog", id=OWN)
    day = clock().date().isoformat()
    lodged = {"deployment": OWN, "lodged_on": day, "reply_due": "2099-12-31"}
    acting.do("object", lodged, None, "public", text="Qwxz watched", sender="Qwxz objector")
    yield Desks(acting, create_app(folder, settings, clock), clock)
    registry.database.close()


def signer(desks: Desks) -> Browser:
    return desks.of("watchdog", "signer")


def lines(page: str) -> list[str]:
    found = re.findall('<li class="finding">.*?</li>', page, re.S)
    return [" ".join(html.unescape(re.sub("<[^>]+>", " ", one)).split()) for one in found]


def all_lines(browser: Browser, query: str) -> list[str]:
    found: list[str] = []
    for number in range(1, 99):
        page = browser.get(f"/desk/audit?{query}&page={number}").text
        found += lines(page)
        if 'rel="next"' not in page:
            return found
    raise AssertionError("no end")


def test_oversight_alone_reads_the_trail(desks: Desks) -> None:
    assert {(kind, rule.role) for rule in AUDITING for kind in rule.kinds} == {
        ("oversight_body", "reviewer"),
        ("oversight_body", "signer"),
    }
    assert Browser(desks.app.test_client()).get("/desk/audit").status_code == 401
    for body, role in (("town", "filer"), ("council", "advisor"), ("watchdog", "filer")):
        page = desks.of(body, role).get(f"/desk/audit?deployment={GATES}")
        assert page.status_code == 403, (body, role)
        assert "/desk/audit" not in desks.of(body, role).get("/desk").text
    shown = signer(desks).get(f"/desk/audit?deployment={GATES}")
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "no-store")
    assert "/desk/audit" in signer(desks).get("/desk").text


def test_the_trail_of_a_deployment_is_all_that_touches_it_with_names_texts_and_states(desks: Desks) -> None:
    registry = desks.acting.registry
    found = all_lines(signer(desks), f"deployment={GATES}")
    expected = audit_deployment(registry, GATES)
    assert len(found) == len(expected) > searching.PAGE_SIZE // 2
    told = " ".join(found)
    assert OBJECTION in told
    assert f"{MARKER} sender" in told
    assert "for oversight bodies only" in told
    assert f"{MARKER} filer of town" in told
    assert "Retire" in found[1]
    assert "ended by the body that filed it" in found[1]
    assert "signed with the key" in told


def test_it_is_searched_by_body_person_act_and_day(desks: Desks) -> None:
    registry, browser = desks.acting.registry, signer(desks)
    person = desks.acting.people["council", "advisor"]
    today = desks.clock().date().isoformat()
    for query, entries in (
        ("body=town", audit_body(registry, "town")),
        (f"person={person}", audit_person(registry, person)),
        ("act=object", [one for one in audit_deployment(registry, GATES) if one.act == "object"]),
        (f"body=council&act=opine&first={today}&last={today}", [1]),
        (f"deployment={GATES}&act=suspend&body=watchdog", [1]),
        # What they did, and that they were given the role in which they did it.
        (f"deployment={GATES}&person={person}", [1, 2]),
        ("last=2020-01-01", []),
        (f"deployment={GATES}&last=2020-01-01", []),
    ):
        found = all_lines(browser, query)
        # The watchdog's own deployment was objected to as well.
        extra = 1 if query == "act=object" else 0
        assert len(found) == len(entries) + extra, query
    decisions = all_lines(browser, "act=decision")
    assert len(decisions) == 3
    everything = all_lines(browser, f"first={today}")
    assert len(everything) == len(set(everything)) > 20


def test_what_cannot_be_looked_for_is_refused_above_the_form_as_it_was_filled_in(desks: Desks) -> None:
    for query in (
        "deployment=..%2Fx",
        "person=%3Cb%3E",
        "act=x",
        "first=2026-13-01",
        "last=yesterday",
        "body=A",
    ):
        page = signer(desks).get(f"/desk/audit?{query}")
        assert (page.status_code, "audit.search" in page.text) == (422, True), query
    page = signer(desks).get("/desk/audit?deployment=nowhere&act=object")
    assert (page.status_code, "act.version" in page.text) == (422, True)
    assert 'value="nowhere"' in page.text
    assert '<option value="object" selected>' in page.text
    assert signer(desks).get("/desk/audit?page=999").status_code == 422


def test_a_body_that_filed_reads_nothing_of_it_that_is_kept_from_it(desks: Desks) -> None:
    for query in (f"deployment={OWN}", "act=object", ""):
        page = signer(desks).get(f"/desk/audit?{query}").text
        assert "Qwxz objector" not in page
        assert "kept from the body that filed" in page, query


def test_every_kind_can_be_chosen_in_words(desks: Desks) -> None:
    page = signer(desks).get("/desk/audit").text
    for kind in KINDS:
        assert f'<option value="{kind}"' in page
        assert f">{kind}</option>" not in page


def test_of_many_acts_the_latest_are_opened_and_that_is_said(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.storage.audit.OPENED", 3)
    page = signer(desks).get(f"/desk/audit?person={desks.acting.people['town', 'filer']}").text
    assert "were looked through" in page


def test_a_decision_that_is_made_again_is_the_same(desks: Desks) -> None:
    page = signer(desks).get(f"/desk/audit?deployment={GATES}&act=decision").text
    addresses = re.findall(r'href="(/desk/decisions/[0-9]+/[0-9]+)"', page)
    assert len(addresses) == 2
    for address in addresses:
        shown = desks.of("town", "filer").get(address)
        assert (shown.status_code, 'data-verdict="holds"' in shown.text) == (200, True)
        assert "not the same" not in shown.text
    assert Browser(desks.app.test_client()).get(addresses[0]).status_code == 401
    signed = desks.acting.roles["watchdog", "filer"] - 3
    for nowhere in ("1/0", "1/9999", "99/1", *(f"1/{index}" for index in range(signed))):
        if f"/desk/decisions/{nowhere}" not in addresses:
            page_of = signer(desks).get(f"/desk/decisions/{nowhere}")
            assert (page_of.status_code, "replay.none" in page_of.text) == (404, True), nowhere


def test_a_record_that_was_changed_makes_another_decision_and_that_is_said(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = signer(desks).get(f"/desk/audit?deployment={GATES}&act=decision").text
    address = re.findall(r'href="(/desk/decisions/[0-9]+/[0-9]+)"', page)[0]
    kept = queries.committed(desks.acting.registry.database, GATES, 2) or b""
    changed = kept.replace(b'"BE"', b'"AT"')
    assert changed != kept
    monkeypatch.setattr("registry.operations.replay.queries.committed", lambda *given: changed)
    shown = signer(desks).get(address).text
    assert 'data-verdict="fails"' in shown
    assert "Record (SHA-256): not the same" in shown


def test_an_office_determines_with_what_was_found_and_said_before_it(desks: Desks) -> None:
    page = signer(desks).get(f"/desk/acts/suspend?deployment={GATES}").text
    before = " ".join(html.unescape(re.sub("<[^>]+>", " ", page.partition("What you decide on")[2])).split())
    for said in (
        "town-gates , version 2",
        "1 objection lodged, 0 without a reply",
        "In favour, with reservations: The council",
    ):
        assert said in before
    assert "/desk/decisions/" in page
    (changes,) = re.findall(r'href="(/deployments/town-gates/changes[^"]*)"', page)
    beside = signer(desks).get(html.unescape(changes))
    assert (beside.status_code, changes) == (200, "/deployments/town-gates/changes?from=1&amp;to=2")
    assert f"/desk/acts/open_withheld?deployment={GATES}" in page
    for other in (
        f"/desk/acts/open_withheld?deployment={GATES}",
        "/desk/acts/suspend?deployment=nowhere",
        "/desk/acts/suspend",
    ):
        assert "What you decide on" not in signer(desks).get(other).text
    anyone = Browser(desks.app.test_client())
    assert "What you decide on" not in anyone.get(f"/desk/acts/object?deployment={GATES}").text


def test_what_a_candidate_would_do_is_shown_in_a_picture_and_in_words_to_those_who_decide(
    desks: Desks,
) -> None:
    registry, browser = desks.acting.registry, signer(desks)
    empty = browser.get("/desk/impact")
    assert (empty.status_code, "sightline policies impact" in empty.text) == (200, True)
    report = measure_impact(registry, installed_release(), desks.clock().date(), processes=1)
    ((name, kept),) = kept_reports(registry)
    assert kept == report
    assert f"/desk/impact/{name}" in browser.get("/desk/impact").text
    page = browser.get(f"/desk/impact/{name}")
    assert page.status_code == 200
    assert html.escape(description(report), quote=False) in html.unescape(page.text)
    assert all(one["deployment"] in page.text for one in report["affected"])
    assert impact_picture(report) in page.text
    picture = browser.get(f"/desk/impact/{name}.svg")
    assert (picture.mimetype, picture.text) == ("image/svg+xml", impact_picture(report))
    for address in ("/desk/impact", f"/desk/impact/{name}", f"/desk/impact/{name}.svg"):
        assert desks.of("town", "filer").get(address).status_code == 403, address
    for nowhere in ("/desk/impact/a-b-c", "/desk/impact/a-b-c.svg"):
        assert browser.get(nowhere).status_code == 404
