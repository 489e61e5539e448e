"""A desk shows each body what waits for it: what is due first, what came back and why, what is before an office."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.dialects import sqlite

from registry.domain.clocks import terms_of
from registry.domain.lifecycle import DEEDS, TABLE
from registry.http.app import create_app
from registry.operations.act_entries import act_history
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.due_rows import rebuild_due
from registry.operations.publish import publish
from registry.operations.show import queue as queue_lists
from registry.operations.show.queue import BEFORE_AN_OFFICE
from registry.operations.sign_in import make_link
from registry.pages import desk_words, queue_words
from registry.settings import Settings
from registry.storage import registrations
from registry.storage.due_tables import running_term
from tests.http.signing_in import ADDRESS, Browser, Clock
from tests.lean_release import lean_release
from tests.operations.acting import GATES, MEMBERSHIP, Acting, acting_in

DOORS = "town-doors"


@dataclass
class Desks:
    acting: Acting
    app: Flask
    clock: Clock

    def of(self, body: str, role: str) -> Browser:
        browser = Browser(self.app.test_client())
        browser.use(make_link(self.acting.registry, self.acting.people[body, role]))
        return browser

    def day(self, ahead: int) -> str:
        return (self.clock().date() + timedelta(days=ahead)).isoformat()


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """Two deployments of a town. One came back; the other is authorised with conditions, and somebody objected to it."""
    folder, settings = tmp_path_factory.mktemp("queues") / "registry", Settings(desk=True)
    clock = Clock()
    # All this happened yesterday, so that something is over by today.
    clock.passed = timedelta(days=-1)
    registry = create_registry(folder, ADDRESS, lean_release(), settings, passphrase=None, clock=clock)
    acting = acting_in(registry)
    acting.registrar("enrol_body", {"body": "league", "kind": "civil_society"}, name="The league")
    acting.give_role("league", "filer")
    made = Desks(acting, create_app(folder, settings, clock), clock)
    acting.file(id=DOORS, deployment={"title": "Doors"}, filing={"next_review_due": made.day(40)})
    acting.signed("return", {"deployment": DOORS}, reasons="Say how long images are kept.")
    acting.file()
    conditions = [{"number": 1, "due": made.day(0)}, {"number": 2, "due": made.day(12)}]
    texts = {"reasons": "It is needed.", "conditions[0]": "Mask the school.", "conditions[1]": "Say so."}
    given = {"deployment": GATES, "conditions": conditions}
    acting.log(acting.draft("authorise_with_conditions", given, **texts))
    lodged = {"deployment": GATES, "lodged_on": made.day(0), "reply_due": made.day(4)}
    acting.do("object", lodged, "league", "filer", text="They see the school.")
    clock.passed = timedelta()
    publish(registry)
    yield made
    registry.database.close()


def text_of(page: str, heading: str) -> str:
    """The text of the section under a heading of the second order."""
    sections = re.split("<h2[ >]", page)
    (found,) = [one for one in sections if re.match(f"[^<]*{heading}|[^>]*>{heading}", one)]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", found.partition("</section>")[0])).split())


def test_a_body_sees_what_it_owes_what_is_due_first(desks: Desks) -> None:
    page = desks.of("town", "filer").get("/desk").text
    owed = text_of(page, "Due from you")
    order = ["Overdue by 1 day", "Due in 3 days", "Due in 11 days", "Due in 39 days"]
    assert [owed.index(one) for one in order] == sorted(owed.index(one) for one in order)
    assert "a condition is to be met (condition 1)" in owed.lower()
    assert f"/desk/acts/reply?who=town%3Afiler&amp;deployment={GATES}" in page


def test_what_came_back_stands_first_with_its_reasons(desks: Desks) -> None:
    own = text_of(desks.of("town", "filer").get("/desk").text, "Your deployments")
    assert own.index("Doors") < own.index("Gates")
    assert "Returned to the body, which is asked for more , since" in own
    assert "(1 day), by The watchdog" in own
    assert "Say how long images are kept." in own
    assert queue_words.NEXT["returned"] in own


def test_an_office_sees_what_others_owe_and_what_nobody_decided_on(desks: Desks) -> None:
    page = desks.of("watchdog", "signer").get("/desk").text
    terms = text_of(page, "Due to be done by others")
    assert "owed by The town . Your office set it" in terms
    assert "Due in 39 days" not in terms
    assert f"/desk/acts/discharge?who=watchdog%3Asigner&amp;deployment={GATES}" in page
    assert queue_words.EMPTY["submissions"] in text_of(page, "To be determined")
    desks.acting.file(id="town-yard", deployment={"title": "Yard"})
    try:
        waiting = text_of(desks.of("watchdog", "signer").get("/desk").text, "To be determined")
        assert "Yard , filed by The town" in waiting
        council = text_of(desks.of("council", "advisor").get("/desk").text, "Without your opinion")
        assert "Yard" in council
        opinion = {"deployment": "town-yard", "advice": "against", "membership": MEMBERSHIP}
        desks.acting.do("opine", opinion, "council", "advisor", text="No.")
        assert "Yard" not in desks.of("council", "advisor").get("/desk").text
    finally:
        desks.acting.do("withdraw", {"deployment": "town-yard"}, "town", "filer", reasons="A mistake.")
    assert "Yard" not in text_of(desks.of("watchdog", "signer").get("/desk").text, "To be determined")


def test_an_organisation_sees_what_became_of_what_it_lodged(desks: Desks) -> None:
    lodged = text_of(desks.of("league", "filer").get("/desk").text, "What you lodged")
    assert f"Objection to {GATES} , version 1" in lodged
    assert "Not answered yet. A reply is due in 3 days" in lodged


def test_a_list_has_pages_of_its_own_and_nobody_else_s(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_lists, "PAGE_SIZE", 1)
    town = desks.of("town", "filer")
    first, last = (town.get(f"/desk/queues/town/owed?page={n}").text for n in (1, 99))
    assert "page 1 of 4" in first
    assert "page 4 of 4" in last
    assert 'rel="next"' in first
    assert 'rel="next"' not in last
    for list_ in ("/desk/queues/town/owed", "/desk"):
        for number in ("0", "01", "x", "", "9" * 5000):
            assert town.get(f"{list_}?page={number}").status_code == 404, (list_, number)
    for other in (
        "/desk/queues/watchdog/submissions",
        "/desk/queues/town/submissions",
        "/desk/queues/town/x",
    ):
        assert town.get(other).status_code == 404, other
    assert Browser(desks.app.test_client()).get("/desk/queues/town/owed").status_code == 401


def test_the_desk_offers_what_the_state_allows_and_says_why_not_the_rest(desks: Desks) -> None:
    watchdog = desks.of("watchdog", "signer")
    page = watchdog.get(f"/desk?deployment={GATES}").text
    state = act_history(desks.acting.registry, GATES).lives[GATES].state
    offered = set(re.findall(r"/desk/acts/([a-z_]+)\?", page))
    assert {"suspend", "refuse", "order"} <= offered
    assert all((state, act) in TABLE for act in offered if act in DEEDS)
    not_now = html.unescape(page)
    assert "It is authorised with conditions: it is not suspended." in not_now
    assert "lift" not in offered
    refused = watchdog.get(f"/desk/acts/lift?who=watchdog:signer&deployment={GATES}").text
    assert "This cannot be done now." in refused
    assert 'name="text.reasons"' not in refused
    assert 'name="text.reasons"' in watchdog.get(f"/desk/acts/suspend?deployment={GATES}").text
    # Whose it is counts as well as where it stands.
    town = desks.of("town", "filer").get(f"/desk?deployment={DOORS}").text
    assert "/desk/acts/withdraw?" in town
    assert "No objection to it waits for a reply." in town


def test_a_refusal_names_what_is_possible_in_words(desks: Desks) -> None:
    sent = {"who": "watchdog:signer", "deployment": GATES, "text.reasons": "Enough."}
    page = desks.of("watchdog", "signer").post("/desk/acts/lift", data=sent)
    assert page.status_code == 409
    assert "suspend it (`suspend`)" in html.unescape(page.text)


def test_ending_a_deployment_is_offered_as_no_kind_of_change(desks: Desks) -> None:
    page = desks.of("town", "filer").get(f"/desk?deployment={GATES}").text
    assert '<option value="modified_' in page or '<option value="scope_wider"' in page
    assert '<option value="retired"' not in page


def test_what_waits_is_what_the_entries_say_and_can_be_made_again(desks: Desks) -> None:
    registry = desks.acting.registry
    check_database(registry)
    before = registrations.every(registry.database)
    assert {id: one.state for id, one in before.items()} == {
        id: act_history(registry, id).lives[id].state for id in before
    }
    rebuild_due(registry)
    assert registrations.every(registry.database) == before
    owed = registrations.terms_of(registry.database, "town", size=100)
    told = [term for id in before for term in terms_of(act_history(registry, id).lives[id]) if term.whose]
    assert sorted(one.row.due for one in owed.rows) == sorted(one.due for one in told)


def test_each_list_is_found_by_an_index(desks: Desks) -> None:
    """Of a million registrations those of other bodies, other states and other days are not looked at."""
    queries: dict[str, Any] = {
        "ix_registration_state_since": registrations.awaiting(BEFORE_AN_OFFICE, "watchdog"),
        "ix_registration_filer_since": registrations.of_body("town"),
        "ix_running_term_whose_due": registrations.owed(running_term.c.whose == "town"),
        "ix_running_term_due": registrations.owed(running_term.c.due <= "2026-12-01"),
    }
    with desks.acting.registry.database.read() as connection:
        for index, query in queries.items():
            sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
            plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
            assert any(f"INDEX {index}" in line and line.startswith("SEARCH") for line in plan), plan
            assert not any(line.startswith("SCAN") for line in plan), plan


def test_a_day_stands_to_today_in_words() -> None:
    today = datetime(2026, 11, 23, tzinfo=UTC).date()
    said = {
        day: queue_words.when(day, today) for day in ("2026-11-26", "2026-11-24", "2026-11-23", "2026-11-22")
    }
    assert list(said.values()) == ["due in 3 days", "due tomorrow", "due today", "overdue by 1 day"]
    assert queue_words.waits("2026-11-23T09:00:00Z", today) == "today"
    assert queue_words.waits("2026-11-11T09:00:00Z", today) == "12 days"
    assert set(queue_words.TITLES) == set(queue_words.EMPTY) == set(queue_words.MEANINGS)
    assert desk_words.title("discharge")
