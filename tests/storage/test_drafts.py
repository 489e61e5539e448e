"""Drafts as they are kept: one revision stands, each is sealed under a key of its own, and none leaves anything behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.errors import RegistryError
from registry.storage import drafts
from registry.storage.drafts import StoredDraft
from tests.storage.simulator import NOW, Register, entry

DRAFT = StoredDraft("draft-1", 1, "town", NOW, {"record": {"place": {"country": "FR"}}})


def test_a_draft_is_kept_changed_and_deleted(register: Register) -> None:
    drafts.put(register.db, DRAFT)
    assert drafts.find(register.db, "draft-1") == DRAFT
    second = replace(DRAFT, revision=2, content={})
    drafts.put(register.db, second)
    assert drafts.listed(register.db, "draft-") == drafts.listed(register.db, "draft-", "town") == [second]
    assert drafts.listed(register.db, "draft-", "watchdog") == []
    assert drafts.listed(register.db, "act-") == []
    drafts.delete_revision(register.db, "draft-1", 2)
    assert drafts.find(register.db, "draft-1") is None
    with register.db.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one() == 0


def test_only_the_revision_that_stands_can_be_replaced(register: Register) -> None:
    drafts.put(register.db, DRAFT)
    drafts.put(register.db, replace(DRAFT, revision=2))
    for late in (2, 4):
        with pytest.raises(RegistryError) as told:
            drafts.put(register.db, replace(DRAFT, revision=late))
        assert told.value.code == "draft.changed"
    with pytest.raises(RegistryError) as told:
        drafts.delete_revision(register.db, "draft-1", 1)
    assert told.value.code == "draft.changed"
    assert [one.revision for one in drafts.listed(register.db, "draft-")] == [2]


def test_of_one_draft_no_two_revisions_stand(register: Register) -> None:
    drafts.put(register.db, DRAFT)
    copied = "INSERT INTO draft SELECT id, 2, office, changed_at, sealed, key FROM draft"
    with pytest.raises(RegistryError) as told, register.db.write() as connection:
        connection.exec_driver_sql(copied)
    assert told.value.code == "storage.refused"


def test_a_draft_goes_in_the_transaction_of_its_entry(register: Register) -> None:
    drafts.put(register.db, DRAFT)
    with pytest.raises(RegistryError) as told:
        register.append(replace(entry("x", "late"), write=(drafts.submitted("draft-1", 2),)))
    assert told.value.code == "draft.changed"
    assert drafts.find(register.db, "draft-1") == DRAFT
    register.put(replace(entry("x", "now"), write=(drafts.submitted("draft-1", 1),)))
    assert drafts.find(register.db, "draft-1") is None
    drafts.destroy_spent(register.db)
    drafts.destroy_spent(register.db)


def test_what_comes_back_without_its_key_is_taken_away(register: Register) -> None:
    drafts.put(register.db, DRAFT)
    drafts.put(register.db, replace(DRAFT, id="draft-2"))
    with register.db.read() as connection:
        (key,) = connection.exec_driver_sql("SELECT key FROM draft WHERE id = 'draft-1'").scalars()
    register.db.value_keys.destroy([bytes(key)])
    assert [one.id for one in drafts.listed(register.db, "draft-")] == ["draft-2"]
    drafts.forget_unreadable(register.db)
    with register.db.read() as connection:
        assert connection.exec_driver_sql("SELECT id FROM draft").scalars().all() == ["draft-2"]
