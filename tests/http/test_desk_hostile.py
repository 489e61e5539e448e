"""Hostile forms for every act at the desk: refused under a code, shown without coming alive, and nothing is stored."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from registry.domain.act_form import form_of, has_form
from registry.domain.authority import ACTS, AnyAct
from registry.http.app import PUBLISHING
from registry.settings import Settings
from registry.storage import tables
from tests.http.signing_in import Browser, People, people_in
from tests.http.test_desk import RECORD, draft, submit

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
PEOPLE = {"town": "town:filer", "watchdog": "watchdog:signer", "council": "council:advisor"}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    made = people_in(tmp_path_factory.mktemp("hostile") / "registry", Settings(desk=True))
    town = made.signed_in("town")
    assert submit(town, draft(town, RECORD)).status_code == 201
    assert made.app.extensions[PUBLISHING].wait(30)
    yield made
    made.registry.database.close()


@pytest.fixture(scope="module")
def browsers(people: People) -> dict[str, Browser]:
    return {body: people.signed_in(body) for body in PEOPLE}


def stored(people: People) -> dict[str, int]:
    with people.registry.database.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
        }


def hostile(act: AnyAct, who: str, chance: random.Random) -> dict[str, str]:
    """A form with one thing wrong in it, or more."""
    said = {"deployment": "town-gates", "country": "FR", "version": "1", "who": who}
    filled: dict[str, str] = {"who": who}
    for field in form_of(act):
        known = {"day": "2026-01-01", "number": "1", "entry": "1", "text": "So."}
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
    before = stored(people)
    for number in range(count):
        chance = random.Random(f"{act} {number}")
        body = chance.choice(sorted(PEOPLE))
        # What the public sends is bounded by its address.
        browser = people.browser() if act in PUBLIC else browsers[body]
        form = hostile(act, "" if act in PUBLIC else PEOPLE[body], chance)
        path = f"/desk/acts/{act}{'/signed' if chance.random() < 0.2 and act not in PUBLIC else ''}"
        form |= (
            {"envelope": chance.choice(WORDS), "openings": chance.choice(WORDS)} if path.endswith("d") else {}
        )
        answer = browser.post(path, data=form)
        assert 400 <= answer.status_code < 500, f"{number}: {answer.status_code}: {answer.text[:500]}"
        assert ALIVE not in answer.text, number
    assert stored(people) == before


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
    besiege(people, {body: people.signed_in(body) for body in PEOPLE}, act, 1_000)
    with capsys.disabled():
        print(f"\n{act}: 1,000 forms refused in {time.monotonic() - began:.0f} s")
