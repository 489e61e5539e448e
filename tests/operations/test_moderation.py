"""Moderation: what the public sends is kept back until somebody has read it, then released or declined, and both are seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from registry.domain.clocks import MODERATION_DAYS, terms_of
from registry.domain.tree_layout import act_texts
from registry.operations import list_waiting
from registry.operations.act_entries import act_history
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.draft_act import read_act_file
from registry.operations.erase_act import erase_act
from registry.operations.log_act import Logged, do_act
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.roles_of import HeldRole
from registry.operations.run_clocks import Over, run_clocks
from registry.settings import Settings
from registry.storage import acts
from tests.lean_release import lean_release
from tests.operations.acting import GATES, Acting, acting_in, holds, refused
from tests.operations.test_check_database import change as changed

TEXT = "Qwxz the cameras see the school."


@pytest.fixture(scope="module")
def acting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Acting]:
    home: Path = tmp_path_factory.mktemp("moderation") / "registry"
    registry = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    made = acting_in(registry)
    made.give_role("watchdog", "reviewer")
    made.give_role("watchdog", "filer")
    made.file()
    yield made
    registry.database.close()


def objected(acting: Acting, deployment: str = GATES, text: str = TEXT) -> Logged:
    today = acting.registry.clock().date()
    due = (today + timedelta(30)).isoformat()
    given = {"deployment": deployment, "lodged_on": today.isoformat(), "reply_due": due}
    return do_act(
        acting.registry,
        read_act_file({"act": "object", "given": given, "texts": {"text": text, "sender": "Qwxz sender"},
                       "withhold": ["text"]}),
    )  # fmt: skip


def sighted(acting: Acting) -> Logged:
    given = {"country": "FR", "seen_on": acting.registry.clock().date().isoformat()}
    texts = {"text": TEXT, "place": "Qwxz there"}
    return do_act(
        acting.registry,
        read_act_file({"act": "sighting", "given": given, "texts": texts, "withhold": ["text", "place"]}),
    )


def entry(acting: Acting, logged: Logged) -> dict[str, Any]:
    return {"entry": {"origin": acting.registry.log.origin, "index": logged.place.index}}


def moderate(
    acting: Acting, act: str, given: dict[str, Any], office: str | None = "watchdog", **texts: str
) -> Logged:
    return acting.do(act, given, office, "reviewer" if office else "registrar", **texts)


def shown(acting: Acting, logged: Logged) -> bytes:
    publish(acting.registry)
    stored = acts.at(acting.registry.database, logged.place)
    assert stored is not None
    return acting.registry.tree.find(act_texts(stored.sha256)) or b""


def test_what_is_released_is_public_and_is_what_was_committed_to(acting: Acting) -> None:
    objection = objected(acting)
    given = {"deployment": GATES, **entry(acting, objection)}
    assert b"Qwxz" not in shown(acting, objection)
    done = moderate(acting, "release_text", given)
    made, kept = done.act.commitments["text"], objection.act.commitments["text"]
    assert made.commitment == kept.commitment
    assert TEXT.encode() in shown(acting, done)
    assert b"sender" not in shown(acting, done)
    # Once public, it is declined and released no more.
    refused(acting, "act.reference", moderate, acting, "decline_text", given, reasons="No.")
    refused(acting, "act.reference", moderate, acting, "release_text", given)
    holds(acting)


def test_a_text_that_was_erased_before_anyone_read_it_is_declined_and_nobody_owes_a_reply(
    acting: Acting,
) -> None:
    objection = objected(acting)
    given = {"deployment": GATES, **entry(acting, objection)}
    erase_act(acting.registry, objection.place.index, ["text", "sender"], "gdpr-17-1-d")
    refused(acting, "moderation.erased", moderate, acting, "release_text", given)
    moderate(acting, "decline_text", given, reasons="It was erased before it was read.")
    where = (acting.registry.log.origin, objection.place.index)
    life = act_history(acting.registry, GATES).lives[GATES]
    assert where not in {term.entry for term in terms_of(life)}
    holds(acting)


def test_what_is_declined_stays_kept_back_for_public_reasons_and_nobody_owes_a_reply(acting: Acting) -> None:
    objection = objected(acting)
    given = {"deployment": GATES, **entry(acting, objection)}
    refused(acting, "act.file", moderate, acting, "decline_text", given)
    done = moderate(acting, "decline_text", given, reasons="It names a child.")
    assert b"It names a child." in shown(acting, done)
    assert TEXT.encode() not in shown(acting, done)
    where = (acting.registry.log.origin, objection.place.index)
    running = {
        (term.clock, term.entry) for term in terms_of(act_history(acting.registry, GATES).lives[GATES])
    }
    assert not running & {("objection", where), ("moderation", where)}
    refused(acting, "act.reference", moderate, acting, "decline_text", given, reasons="Again.")
    # Another look may release it, and then the reply is owed as it was from the day of receipt.
    moderate(acting, "release_text", given, None)
    (term,) = [t for t in terms_of(act_history(acting.registry, GATES).lives[GATES]) if t.entry == where]
    assert (term.clock, term.due) == ("objection", objection.act.reply_due)  # type: ignore[union-attr]
    holds(acting)


def test_nobody_moderates_what_is_about_their_own_filing(acting: Acting) -> None:
    acting.file("watchdog", id="own-gates")
    given = {"deployment": "own-gates", **entry(acting, objected(acting, "own-gates"))}
    for act, texts in (("release_text", {}), ("decline_text", {"reasons": "No."})):
        refused(acting, "authority.own", moderate, acting, act, given, **texts)
    refused(acting, "authority.body", acting.do, "release_text", given, "town", "filer")
    moderate(acting, "release_text", given, None)


@pytest.mark.parametrize("wrong", ["another act", "another deployment", "no entry", "beyond"])
def test_an_act_of_moderation_names_what_it_is_about(acting: Acting, wrong: str) -> None:
    objection, sighting = objected(acting), sighted(acting)
    given: dict[str, Any] = {"deployment": GATES, **entry(acting, objection)}
    codes = {"no entry": "act.file", "beyond": "moderation.none", "another act": "moderation.none",
             "another deployment": "moderation.none"}  # fmt: skip
    if wrong == "another act":
        given["entry"]["index"] = acting.roles["town", "filer"]
    elif wrong == "another deployment":
        given["deployment"] = "own-gates-2"
        acting.file(id="own-gates-2")
    elif wrong == "no entry":
        del given["entry"]
    else:
        given["entry"]["index"] = 10**9
    refused(acting, codes.get(wrong, "act.reference"), moderate, acting, "release_text", given)
    refused(
        acting, "act.reference", moderate, acting, "decline_sighting", entry(acting, objection), reasons="No."
    )
    given = {"deployment": GATES, **entry(acting, sighting)}
    refused(acting, "moderation.none", moderate, acting, "release_text", given)


def test_what_was_public_from_the_first_is_not_said_to_be_erased(acting: Acting) -> None:
    day = acting.registry.clock().date().isoformat()
    given = {"deployment": GATES, "lodged_on": day, "reply_due": "2099-12-31"}
    said = acting.do("object", given, None, "public", text=TEXT)
    given = {"deployment": GATES, **entry(acting, said)}
    refused(acting, "moderation.none", moderate, acting, "release_text", given)
    refused(acting, "act.reference", moderate, acting, "decline_text", given, reasons="No.")


def test_a_sighting_is_released_with_its_place(acting: Acting) -> None:
    sighting = sighted(acting)
    moderate(acting, "decline_sighting", entry(acting, sighting), reasons="Not yet.")
    done = moderate(acting, "release_sighting", entry(acting, sighting), None)
    assert TEXT.encode() in shown(acting, done)
    assert b"Qwxz there" in shown(acting, done)
    refused(acting, "act.reference", moderate, acting, "release_sighting", entry(acting, sighting))
    holds(acting)


def test_a_text_that_is_erased_goes_from_where_it_was_released_too(acting: Acting) -> None:
    for first in ("kept back", "released"):
        objection = objected(acting)
        done = moderate(acting, "release_text", {"deployment": GATES, **entry(acting, objection)})
        assert TEXT.encode() in shown(acting, done)
        index = (objection if first == "kept back" else done).place.index
        erase_act(acting.registry, index, ["text"], "gdpr-17-1-d")
        assert TEXT.encode() not in shown(acting, done)
        assert not {"text"} & {
            path
            for one in (objection, done)
            for path in acts.paths(acting.registry.database, acts.at(acting.registry.database, one.place))  # type: ignore[arg-type]
        }
    waiting = objected(acting)
    erase_act(acting.registry, waiting.place.index, ["text"], "gdpr-17-1-d")
    given = {"deployment": GATES, **entry(acting, waiting)}
    refused(acting, "moderation.erased", moderate, acting, "release_text", given)
    holds(acting)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM moderation",
        "UPDATE moderation SET of_idx = of_idx + 1 WHERE idx = (SELECT max(idx) FROM moderation)",
    ],
)
def test_which_text_was_moderated_is_compared_with_the_log(
    acting: Acting, change: str, tmp_path: Path
) -> None:
    said = objected(acting)
    moderate(acting, "release_text", {"deployment": GATES, **entry(acting, said)})
    publish(acting.registry)
    home = tmp_path / "registry"
    shutil.copytree(acting.registry.home.root, home)
    changed(home, change)
    copy = open_registry(home, Settings(), with_keys=False)
    refused(acting, "database.differs", check_database, copy)
    copy.database.close()


def test_however_much_waits_it_is_read_a_page_at_a_time(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_waiting, "PAGE_SIZE", 2)
    reviewer = (HeldRole("watchdog", "oversight_body", "reviewer"),)
    before = list_waiting.list_waiting(acting.registry, reviewer)[1]
    for number in range(5):
        given = {"country": "FR", "seen_on": "2026-11-01"}
        acting_on = {
            "act": "sighting",
            "given": given,
            "texts": {"text": f"Number {number}."},
            "withhold": ["text"],
        }
        do_act(acting.registry, read_act_file(acting_on))
    pages = [list_waiting.list_waiting(acting.registry, reviewer, 1 + number) for number in range(before + 5)]
    assert {total for _, total in pages} == {before + 5}
    assert max(len(found) for found, _ in pages) == 2
    places = [one.place.index for found, _ in pages for one in found]
    assert len(places) == before + 5
    assert places == sorted(places)


def test_the_silence_of_the_moderator_is_stated_and_the_body_owes_its_reply_meanwhile(acting: Acting) -> None:
    objection = objected(acting)
    now = acting.registry.clock
    where = (acting.registry.log.origin, objection.place.index)
    try:
        acting.registry.clock = lambda: now() + timedelta(MODERATION_DAYS + 1)
        over = [one for one in run_clocks(acting.registry) if isinstance(one, Over)]
        assert ("moderation", where) in {(one.term.clock, one.term.entry) for one in over}
        assert not [one for one in run_clocks(acting.registry) if isinstance(one, Over)]
        # The reply is due from the day on which the objection was received, moderated or not.
        running = {
            (t.clock, t.entry): t.due for t in terms_of(act_history(acting.registry, GATES).lives[GATES])
        }
        assert running["objection", where] == objection.act.reply_due  # type: ignore[union-attr]
        holds(acting)
    finally:
        acting.registry.clock = now
