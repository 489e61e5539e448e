"""Drafts: private to their body, changed by whoever saw them, gone without a trace, and submitted whole or not at all."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.operations.assess_draft import assess_draft
from registry.operations.backup import back_up
from registry.operations.check_database import check_database
from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.file_record import Filed, Unchanged
from registry.operations.keep_draft import (
    MAX_BYTES,
    Draft,
    approval,
    change_draft,
    count_ready,
    delete_draft,
    find_draft,
    hand_over,
    list_drafts,
    new_draft,
    take_back,
)
from registry.operations.prepare_act import prepare_act
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.restore import restore
from registry.operations.submit_draft import approve_draft, submit_draft
from registry.settings import Settings
from registry.storage import acts, drafts, ledger
from tests.operations.acting import (
    GATES,
    LIFE,
    MARKER,
    Acting,
    draft_and_return,
    files,
    holds,
    live,
    refused,
    size,
)

RECORD: dict[str, Any] = {
    "id": GATES,
    "operator": {"name": "A town"},
    "deployment": {"title": f"{MARKER} gates", "technology": "anpr_fixed"},
    "place": {"country": "FR"},
}


def begin(acting: Acting, record: Any = RECORD) -> Draft:
    return new_draft(acting.registry, "town", acting.people["town", "filer"], record)


def rows(acting: Acting) -> int:
    with acting.registry.database.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one())


def test_a_draft_is_changed_and_read_again(acting: Acting) -> None:
    filer, before = acting.people["town", "filer"], size(acting)
    draft = begin(acting, {})
    changed = change_draft(acting.registry, draft.id, 1, filer, RECORD)
    assert find_draft(acting.registry, draft.id, filer) == changed
    assert (changed.revision, changed.record, changed.filer) == (2, RECORD, filer)
    other = begin(acting)
    assert {one.id for one in list_drafts(acting.registry, "town", filer)} == {draft.id, other.id}
    assert size(acting) == before


def test_whoever_saw_an_older_revision_changes_nothing(acting: Acting) -> None:
    filer, draft = acting.people["town", "filer"], begin(acting)
    change_draft(acting.registry, draft.id, 1, filer, {})
    for late in (change_draft, submit_draft, delete_draft, hand_over):
        arguments = [{"place": {}}] if late is change_draft else []
        refused(acting, "draft.changed", late, acting.registry, draft.id, 1, filer, *arguments)  # type: ignore[operator]
    assert find_draft(acting.registry, draft.id, filer).revision == 2
    # The same change sent twice is one change.
    assert change_draft(acting.registry, draft.id, 1, filer, {}).revision == 2
    assert [hand_over(acting.registry, draft.id, 2, filer).revision for _ in range(2)] == [3, 3]


def test_what_is_changed_or_deleted_is_gone_with_its_key(acting: Acting) -> None:
    keys, filer = acting.registry.database.value_keys, acting.people["town", "filer"]
    draft = begin(acting)
    made: list[bytes] = []
    with acting.registry.database.read() as connection:
        made += connection.exec_driver_sql("SELECT key FROM draft").scalars()
    change_draft(acting.registry, draft.id, 1, filer, {})
    with acting.registry.database.read() as connection:
        made += connection.exec_driver_sql("SELECT key FROM draft").scalars()
    assert rows(acting) == 1
    delete_draft(acting.registry, draft.id, 2, filer)
    assert rows(acting) == 0
    assert list(keys.find(made).values()) == [None, None]
    refused(acting, "draft.unknown", find_draft, acting.registry, draft.id, filer)


def test_what_was_interrupted_is_finished_by_the_next(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    filer, draft = acting.people["town", "filer"], begin(acting)
    with monkeypatch.context() as patched:
        patched.setattr(
            type(acting.registry.database.value_keys),
            "destroy",
            lambda self, keys: (_ for _ in ()).throw(KeyboardInterrupt),
        )
        with pytest.raises(KeyboardInterrupt):
            delete_draft(acting.registry, draft.id, 1, filer)
    assert rows(acting) == 1
    refused(acting, "draft.unknown", find_draft, acting.registry, draft.id, filer)
    check_database(acting.registry)
    begin(acting)
    assert rows(acting) == 1


def test_a_draft_is_nobodys_but_its_bodys(acting: Acting) -> None:
    draft = begin(acting)
    stranger = enrol_person(acting.registry, "Somebody", "").id
    for person in (stranger, acting.people["watchdog", "signer"], "", "p-0"):
        told = refused(acting, "draft.unknown", find_draft, acting.registry, draft.id, person)
        assert (
            told.message == refused(acting, "draft.unknown", find_draft, acting.registry, "x", person).message
        )
        refused(acting, "draft.unknown", change_draft, acting.registry, draft.id, 1, person, {})
        refused(acting, "draft.unknown", delete_draft, acting.registry, draft.id, 1, person)
        refused(acting, "draft.unknown", submit_draft, acting.registry, draft.id, 1, person)
        refused(acting, "authority.drafts", list_drafts, acting.registry, "town", person)
        refused(acting, "authority.drafts", new_draft, acting.registry, "town", person, {})
    refused(acting, "act.body", new_draft, acting.registry, "nowhere", acting.people["town", "filer"], {})
    advisor = acting.people["council", "advisor"]
    told = refused(acting, "authority.drafts", new_draft, acting.registry, "council", advisor, {})
    assert "filer of an authority or oversight body" in told.hint


@pytest.mark.parametrize(
    "record",
    [None, [], "x", {"a": float("nan")}, {"a": {1, 2}}, {"a": "\ud800"}, {"a": "x" * MAX_BYTES}, {b"a": 1}],
    ids=["nothing", "list", "text", "nan", "set", "surrogate", "large", "bytes"],
)
def test_what_is_no_record_file_is_not_kept(acting: Acting, record: Any) -> None:
    refused(acting, "draft.record", begin, acting, record)
    assert rows(acting) == 0


@pytest.mark.parametrize(
    "name", ["", "\ud800", "\x00", "../town", "Town", "x" * 100_000, "'; DROP TABLE draft; --"]
)
def test_no_name_of_a_draft_or_a_body_reaches_the_database_unread(acting: Acting, name: str) -> None:
    filer = acting.people["town", "filer"]
    refused(acting, "draft.unknown", find_draft, acting.registry, name, filer)
    refused(acting, "act.body", new_draft, acting.registry, name, filer, {})
    refused(acting, "authority.drafts", new_draft, acting.registry, "town", name, {})
    refused(acting, "draft.changed", change_draft, acting.registry, begin(acting).id, 10**30, filer, {})


def test_what_lies_too_deep_is_not_kept(acting: Acting) -> None:
    deep: Any = {}
    for _ in range(100_000):
        deep = {"a": deep}
    refused(acting, "draft.record", begin, acting, deep)
    for _ in range(99_950):
        deep = deep["a"]
    refused(acting, "draft.record", begin, acting, deep)


def test_a_draft_shows_what_is_wrong_or_what_it_would_come_to_and_nothing_is_logged(acting: Acting) -> None:
    before = size(acting)
    wrong = assess_draft(acting.registry, begin(acting, {"place": {"country": f"{MARKER}land"}, MARKER: 1}))
    assert wrong.evaluation is None
    assert {problem.path for problem in wrong.problems} >= {"place.country"}
    assert MARKER not in repr(wrong)
    found = assess_draft(acting.registry, begin(acting))
    assert found.evaluation is not None
    assert found.questions is not None
    assert found.evaluation.plain.outcome.strict in ("undetermined", "non_compliant", "prohibited")
    assert found.questions.owed
    assert size(acting) == before


def test_a_draft_is_submitted_and_is_a_version_and_no_draft(acting: Acting) -> None:
    filer = acting.people["town", "filer"]
    draft = begin(acting)
    filed = submit_draft(acting.registry, draft.id, 1, filer)
    assert isinstance(filed, Filed)
    assert filed.decision.by is not None
    assert (filed.deployment, filed.version, filed.decision.by.office) == (GATES, 1, "town")
    assert rows(acting) == 0
    # The same revision submitted again is told what it became; to anybody else it is not there.
    before = ledger.head(acting.registry.database, acting.registry.log.id).size
    assert submit_draft(acting.registry, draft.id, 1, filer) == replace(filed, where=draft.id)
    for revision, person in ((2, filer), (1, acting.people["town", "administrator"])):
        refused(acting, "draft.unknown", submit_draft, acting.registry, draft.id, revision, person)
    refused(acting, "draft.unknown", delete_draft, acting.registry, draft.id, 1, filer)
    assert ledger.head(acting.registry.database, acting.registry.log.id).size == before
    holds(acting)


def test_of_many_who_submit_a_draft_at_once_all_are_told_the_one_version(acting: Acting) -> None:
    filer = acting.people["town", "filer"]
    draft = begin(acting)
    before = ledger.head(acting.registry.database, acting.registry.log.id).size
    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(lambda _: submit_draft(acting.registry, draft.id, 1, filer), range(6)))
    assert {(one.deployment, one.version) for one in told} == {(GATES, 1)}
    assert all(isinstance(one, Filed) for one in told)
    assert ledger.head(acting.registry.database, acting.registry.log.id).size == before + 1


def test_that_a_key_is_not_destroyed_yet_makes_no_filing_look_refused(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(db: object) -> None:
        raise OSError(28, "No space left on device")

    filer, draft = acting.people["town", "filer"], begin(acting)
    with monkeypatch.context() as patched:
        patched.setattr("registry.storage.drafts.destroy_spent", fails)
        assert isinstance(submit_draft(acting.registry, draft.id, 1, filer), Filed)
    other = begin(acting, {"place": {"country": "DE"}})
    delete_draft(acting.registry, other.id, 1, filer)
    assert rows(acting) == 0


def test_a_draft_that_changes_nothing_stays(acting: Acting) -> None:
    filer = acting.people["town", "filer"]
    submit_draft(acting.registry, begin(acting).id, 1, filer)
    draft = begin(acting)
    assert isinstance(submit_draft(acting.registry, draft.id, 1, filer), Unchanged)
    assert find_draft(acting.registry, draft.id, filer) == draft


def test_a_draft_that_cannot_be_filed_stays(acting: Acting) -> None:
    filer = acting.people["town", "filer"]
    wrong = begin(acting, {"place": {"country": "nowhere"}})
    refused(acting, "record.invalid", submit_draft, acting.registry, wrong.id, 1, filer)
    acting.file("town")
    acting.do("withdraw", {"deployment": GATES}, "town", "filer", reasons="We think again.")
    confirms = {"filing": {"change_kind": "confirmed_unchanged"}}
    record = {**RECORD, "deployment": {**RECORD["deployment"], "title": "Gates"}}
    draft = begin(acting, record | confirms)
    refused(acting, "lifecycle.illegal", submit_draft, acting.registry, draft.id, 1, filer)
    assert rows(acting) == 2


def test_a_draft_changed_while_it_is_evaluated_is_not_filed(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry.operations import file_record

    filer, draft, prepare = acting.people["town", "filer"], begin(acting), file_record.prepare

    def meanwhile(*given: Any) -> Any:
        prepared = prepare(*given)
        change_draft(acting.registry, draft.id, 1, filer, {})
        return prepared

    monkeypatch.setattr(file_record, "prepare", meanwhile)
    refused(acting, "draft.changed", submit_draft, acting.registry, draft.id, 1, filer)
    assert find_draft(acting.registry, draft.id, filer).record == {}


def test_where_a_body_has_an_approver_two_people_submit(acting: Acting) -> None:
    registry, filer = acting.registry, acting.people["town", "filer"]
    acting.give_role("town", "approver")
    approver = acting.people["town", "approver"]
    draft = begin(acting)
    refused(acting, "authority.second", submit_draft, registry, draft.id, 1, filer)
    refused(acting, "authority.person", submit_draft, registry, draft.id, 1, filer, approver=filer)
    refused(acting, "draft.not_handed_over", approve_draft, registry, draft.id, 1, approver)
    refused(acting, "authority.drafts", hand_over, registry, draft.id, 1, approver)
    hand_over(registry, draft.id, 1, filer)
    assert find_draft(registry, draft.id, approver).ready
    change_draft(registry, draft.id, 2, filer, RECORD)
    refused(acting, "draft.not_handed_over", approve_draft, registry, draft.id, 3, approver)
    hand_over(registry, draft.id, 3, filer)
    refused(acting, "draft.changed", approve_draft, registry, draft.id, 3, approver)
    filed = approve_draft(registry, draft.id, 4, approver)
    assert isinstance(filed, Filed)
    assert filed.decision.by is not None
    assert filed.decision.by.second == "approver"
    (act,) = acts.on_deployment(registry.database, GATES)
    assert {text.value for text in acts.texts(registry.database, act).values()} == {filer, approver}
    holds(acting)


def test_nobody_approves_what_they_filed_themselves(acting: Acting) -> None:
    filer = acting.people["town", "filer"]
    acting.give_role("town", "approver", filer)
    draft = hand_over(acting.registry, begin(acting).id, 1, filer)
    refused(acting, "authority.four_eyes", approve_draft, acting.registry, draft.id, 2, filer)


def test_no_file_of_the_registry_holds_a_word_of_a_draft(acting: Acting) -> None:
    begin(acting)
    publish(acting.registry)
    back_up(acting.registry, acting.registry.home.root / "backup")
    assert [path for path in files(acting.registry.home.root) if MARKER.encode() in path.read_bytes()] == []


def test_a_backup_brings_back_a_draft_that_stands_and_none_that_was_deleted(
    acting: Acting, tmp_path: Path
) -> None:
    registry, filer = acting.registry, acting.people["town", "filer"]
    kept, gone = begin(acting), begin(acting)
    submitted = begin(acting)
    publish(registry)
    back_up(registry, tmp_path / "backup")
    delete_draft(registry, gone.id, 1, filer)
    submit_draft(registry, submitted.id, 1, filer)
    publish(registry)
    home = tmp_path / "restored"
    home.mkdir()
    for name in ("keys", "value-keys", "public"):
        shutil.copytree(registry.home.root / name, home / name)
    restore(tmp_path / "backup", home, Settings())
    again = open_registry(home, Settings())
    assert list_drafts(again, "town", filer) == [kept]
    with again.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one() == 1


def test_a_draft_that_was_exchanged_is_named_by_the_check_of_the_database(acting: Acting) -> None:
    begin(acting)
    with acting.registry.database.write() as connection:
        connection.exec_driver_sql("UPDATE draft SET sealed = x'00'")
    with pytest.raises(RegistryError) as told:
        check_database(acting.registry)
    assert told.value.code == "database.differs"


def test_killed_before_the_entry_is_durable_the_draft_stands(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    filer, draft, before = acting.people["town", "filer"], begin(acting), size(acting)
    with monkeypatch.context() as patched:
        patched.setattr(ledger, "_move_head", lambda *given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            submit_draft(acting.registry, draft.id, 1, filer)
    assert size(acting) == before
    assert drafts.find(acting.registry.database, draft.id) is not None
    assert isinstance(submit_draft(acting.registry, draft.id, 1, filer), Filed)
    holds(acting)


def test_a_life_in_six_roles_from_the_draft_to_the_end_holds(acting: Acting) -> None:
    draft_and_return(acting)
    assert live(acting) == LIFE
    assert list_drafts(acting.registry, "town", acting.people["town", "filer"]) == []
    holds(acting)


def test_what_was_handed_over_is_not_lost_with_the_last_approver(acting: Acting) -> None:
    registry, filer = acting.registry, acting.people["town", "filer"]
    assert approval(registry, "town") == "filer"
    acting.give_role("town", "approver")
    assert approval(registry, "town") == "approver"
    draft = hand_over(registry, begin(acting).id, 1, filer)
    other = hand_over(registry, begin(acting, RECORD | {"id": "town-square"}).id, 1, filer)
    forget_person(registry, acting.people["town", "approver"])
    # The role stands in the log, and nobody has it.
    assert approval(registry, "town") == "nobody"
    assert count_ready(registry, "town") == 2
    refused(acting, "authority.second", submit_draft, registry, draft.id, 2, filer)
    given = {"origin": registry.log.origin, "index": acting.roles["town", "approver"]}
    acting.registrar("take_role", {"body": "town", "given": given})
    assert approval(registry, "town") == "filer"
    assert isinstance(submit_draft(registry, draft.id, 2, filer), Filed)
    back = take_back(registry, other.id, 2, filer)
    assert (back.ready, back.revision, back.record) == (False, 3, other.record)
    refused(acting, "draft.changed", take_back, registry, other.id, 2, filer)
    assert count_ready(registry, "town") == 0


def test_an_act_that_waits_for_a_second_person_is_no_draft_that_waits(acting: Acting) -> None:
    registry, filer = acting.registry, acting.people["town", "filer"]
    acting.file()
    acting.give_role("town", "approver")
    hand_over(registry, begin(acting, RECORD | {"id": "town-square"}).id, 1, filer)
    wanted = {
        "act": "withdraw", "office": "town", "role": "filer", "person": filer,
        "given": {"deployment": GATES}, "texts": {"reasons": "No longer."},
    }  # fmt: skip
    prepare_act(registry, read_act_file(wanted), "approver")
    forget_person(registry, acting.people["town", "approver"])
    assert approval(registry, "town") == "nobody"
    assert count_ready(registry, "town") == 1


def test_only_a_filer_takes_a_draft_back(acting: Acting) -> None:
    registry, filer = acting.registry, acting.people["town", "filer"]
    acting.give_role("town", "approver")
    draft = hand_over(registry, begin(acting).id, 1, filer)
    approver = acting.people["town", "approver"]
    refused(acting, "authority.drafts", take_back, registry, draft.id, 2, approver)
    stranger = enrol_person(registry, "Somebody", "").id
    refused(acting, "draft.unknown", take_back, registry, draft.id, 2, stranger)
    assert find_draft(registry, draft.id, filer).ready
