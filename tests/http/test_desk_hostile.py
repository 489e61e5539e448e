"""Hostile forms for every act at the desk: refused under a code, shown without coming alive, and nothing is stored."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from registry.domain.act_form import form_of, has_form
from registry.domain.authority import ACTS, AnyAct
from registry.domain.permission import fits, rules_for
from registry.http.app import PUBLISHING
from registry.settings import Settings
from registry.storage import acts, tables
from tests.http.signing_in import BODIES, Browser, People, people_in
from tests.http.test_desk import RECORD, draft, submit
from tests.http.test_desk_of_two import somebody

ALIVE = "<script>alert('Qwxz')</script>"
WORDS = (
    f"'; DROP TABLE act; -- {ALIVE}", "{{ 7 * 7 }}" + ALIVE, f"../../{ALIVE}", f"town\n{ALIVE}", f"tоwn {ALIVE}",
    "٢٠٢٦-١١-٢٢", "2026-02-30x", "9999-99-99", "-1x", "1" * 5_000, "1e9", "0x10", "NaN", f"\x00{ALIVE}", f"\u202e{ALIVE}",
    f"\x1b[31m{ALIVE}", "\ufffd", "x" * 100_000,
)  # fmt: skip
TEXTS = (f"\x00{ALIVE}", f"\u202e{ALIVE}", f"\x1b[31m{ALIVE}", "x" * 20_001)
WHO = (
    "",
    "town",
    "town:",
    ":filer",
    "nowhere:filer",
    f"town:{ALIVE}",
    "town:filer:filer",
    "council:signer",
    "x" * 10_000,
)
PUBLIC = ("object", "sighting", "incident")
PEOPLE = ("town:filer", "town:administrator", "watchdog:signer", "watchdog:reviewer", "council:advisor")


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    made = people_in(tmp_path_factory.mktemp("hostile") / "registry", Settings(desk=True))
    town = made.signed_in("town")
    assert submit(town, draft(town, RECORD)).status_code == 201
    for body, role in (("town", "administrator"), ("watchdog", "reviewer")):
        somebody(made, body, role)
    day = made.clock().date().isoformat()
    for act, said in (("object", {"deployment": "town-gates", "version": "1"}),
                      ("sighting", {"country": "FR", "seen_on": day})):  # fmt: skip
        assert made.browser().post(f"/desk/acts/{act}", data={"text.text": "So.", **said}).status_code == 201
    assert made.app.extensions[PUBLISHING].wait(30)
    yield made
    made.registry.database.close()


@pytest.fixture(scope="module")
def browsers(people: People) -> dict[str, Browser]:
    return signed_in(people)


def signed_in(people: People) -> dict[str, Browser]:
    """A browser for each of PEOPLE."""
    bodies = {who: who.partition(":") for who in PEOPLE}
    return {
        who: people.signed_in(role if role in people.ids else body) for who, (body, _, role) in bodies.items()
    }


def who_may(act: AnyAct) -> list[str]:
    """Those of PEOPLE who pass the door of the act: whoever does not is refused before anything is read. All where none does."""
    rules = rules_for([act])
    fit = [
        who for who in PEOPLE
        if any(fits(rule, BODIES[who.partition(":")[0]][0], who.partition(":")[2]) for rule in rules)  # type: ignore[arg-type]
    ]  # fmt: skip
    return fit or list(PEOPLE)


def entry_for(people: People, act: AnyAct) -> str:
    """The entry that the act could be about: what is kept back, what waits for a reply."""
    kind = "sighting" if act.endswith("_sighting") else "object"
    (found,) = acts.of_kind(people.registry.database, kind, 1, 0)
    return str(found.place.index)


def stored(people: People) -> dict[str, int]:
    with people.registry.database.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
        }


def hostile(act: AnyAct, who: str, entry: str, chance: random.Random) -> dict[str, str]:
    """A form with one thing wrong in it, or more."""
    said = {"deployment": "town-gates", "country": "FR", "version": "1", "who": who}
    filled: dict[str, str] = {"who": who}
    for field in form_of(act):
        known = {"day": "2026-01-01", "number": "1", "entry": entry, "text": "So."}
        filled[field.name] = said.get(field.name) or (
            field.options[0] if field.options else known.get(field.kind, "x")
        )
    # When an objection was lodged, and until when a reply is due, is not read from the form.
    asked = [
        field for field in form_of(act) if field.name not in ("lodged_on", "reply_due") or act != "object"
    ]
    wrong = chance.choice([field for field in asked if field.needed or field.kind == "text"])
    filled[wrong.name] = chance.choice(TEXTS if wrong.kind == "text" else WORDS)
    if chance.random() < 0.3:
        filled["who"] = chance.choice(WHO)
    if chance.random() < 0.2:
        filled |= {f"{ALIVE}{number}": ALIVE for number in range(50)}
    if chance.random() < 0.2:
        filled |= {"by": ALIVE, "person": "p-1", "text.by.person": "p-1", "stated_at": "2020-01-01T00:00:00Z"}
    return filled


def besiege(people: People, browsers: dict[str, Browser], act: AnyAct, count: int) -> None:
    before, entry = stored(people), entry_for(people, act)
    for number in range(count):
        chance = random.Random(f"{act} {number}")
        who = "" if act in PUBLIC else chance.choice(who_may(act))
        # What the public sends is bounded by its address.
        browser = browsers[who] if who else people.browser()
        form = hostile(act, who, entry, chance)
        path = f"/desk/acts/{act}{'/signed' if chance.random() < 0.2 and act not in PUBLIC else ''}"
        form |= (
            {"envelope": chance.choice(WORDS), "openings": chance.choice(WORDS)} if path.endswith("d") else {}
        )
        answer = browser.post(path, data=form)
        assert 400 <= answer.status_code < 500, f"{number}: {answer.status_code}: {answer.text[:500]}"
        assert ALIVE not in answer.text, number
    assert stored(people) == before


@pytest.mark.parametrize("act", ["release_text", "decline_text", "release_sighting", "decline_sighting"])
def test_what_is_made_hostile_is_read_and_not_turned_away_at_the_door(
    people: People, browsers: dict[str, Browser], act: AnyAct
) -> None:
    assert who_may(act) == ["watchdog:reviewer"]
    sent = {"who": "watchdog:reviewer", "deployment": "town-gates", "entry": "0", "text.reasons": "So."}
    assert browsers["watchdog:reviewer"].post(f"/desk/acts/{act}", data=sent).status_code in (404, 422)


@pytest.mark.parametrize("act", [act for act in ACTS if has_form(act)])
def test_a_hostile_form_is_refused_and_nothing_of_it_is_stored(
    people: People, browsers: dict[str, Browser], act: AnyAct
) -> None:
    besiege(people, browsers, act, 5)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("act", [act for act in ACTS if has_form(act)])
def test_a_thousand_hostile_forms_are_refused_and_nothing_of_them_is_stored(
    people: People, act: AnyAct, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    besiege(people, signed_in(people), act, 1_000)
    with capsys.disabled():
        print(f"\n{act}: 1,000 forms refused in {time.monotonic() - began:.0f} s")
