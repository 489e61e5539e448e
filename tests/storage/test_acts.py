"""Acts as they are kept: sealed, append-only, and erased for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from registry.errors import RegistryError
from registry.storage import acts, erasures, people
from registry.storage.acts import ActText, NewAct, StoredAct
from registry.storage.people import Person
from registry.storage.values import Place, Refused
from tests.storage.simulator import NOW, Register, entry
from tests.storage.test_append_only import REFUSED, Program

TEXTS = (
    ActText("reasons", "Qwxz: nobody needs it.", b"s" * 32, None),
    ActText("by.person", "p-1", b"t" * 32, "internal"),
)
SHA256 = "ab" * 32


def new(sha256: str = SHA256) -> NewAct:
    return NewAct(kind="refuse", sha256=sha256, deployment_id=None, version=None, office="watchdog", role="signer",
                  body="watchdog", stated_at=NOW, texts=TEXTS)  # fmt: skip


@pytest.fixture
def act(register: Register) -> StoredAct:
    [place] = register.put(replace(entry("act", "a"), write=(acts.write(new()),)))
    found = acts.find(register.db, SHA256)
    assert found is not None
    assert found.place == place
    return found


def erase(register: Register, act: StoredAct) -> Place:
    [place] = register.put(
        replace(entry("act-erasure", "e"), write=(acts.erase(act, ["reasons"], "x", NOW),))
    )
    return place


def test_an_act_is_kept_with_its_texts(register: Register, act: StoredAct) -> None:
    assert acts.texts(register.db, act) == {text.path: text for text in TEXTS}
    assert acts.at(register.db, act.place) == act
    assert acts.on_bodies(register.db, ["watchdog"]) == acts.on_bodies(register.db) == [act]
    assert acts.on_bodies(register.db, ["town"]) == []
    assert acts.between(register.db, act.place.log_id, act.place.index, act.place.index + 1) == [act]
    assert acts.latest(register.db) == act.place


def test_what_is_erased_is_gone_with_its_key(register: Register, act: StoredAct) -> None:
    notice = erase(register, act)
    assert set(acts.texts(register.db, act)) == {"by.person"}
    assert acts.erased(register.db, act) == {"reasons": acts.Erased("x", NOW, notice)}
    assert acts.erased_between(register.db, notice.log_id, notice.index, notice.index + 1) == [act]
    assert erasures.destroy_keys(register.db) == 1
    assert erasures.destroy_keys(register.db) == 0


def test_an_act_is_kept_once(register: Register, act: StoredAct) -> None:
    [outcome] = register.append(replace(entry("act", "b"), write=(acts.write(new()),)))
    assert isinstance(outcome, Refused)
    assert acts.latest(register.db) == act.place


@pytest.fixture
def other_program(register: Register, act: StoredAct) -> Iterator[Program]:
    erase(register, act)
    people.add(register.db, Person("p-1", "Somebody", ""))
    program = Program(register.db, on_server=register.db.path is None)
    yield program
    program.close()


@pytest.mark.parametrize("table", ["act", "act_text", "act_erasure", "person"])
def test_no_column_of_a_row_can_be_updated(other_program: Program, table: str) -> None:
    for column in other_program.columns(table):
        with pytest.raises(REFUSED, match="never changed"):
            other_program.execute(f'UPDATE {table} SET "{column}" = "{column}"')


@pytest.mark.parametrize("table", ["act", "act_erasure", "person"])
def test_no_row_can_be_deleted(other_program: Program, table: str) -> None:
    with pytest.raises(REFUSED, match="never deleted"):
        other_program.execute(f"DELETE FROM {table}")


def test_a_person_is_kept_until_erased(register: Register) -> None:
    people.add(register.db, Person("p-1", "Somebody", "here"))
    assert people.find(register.db, "p-1") == Person("p-1", "Somebody", "here")
    assert people.find(register.db, "p-2") is None
    people.erase(register.db, "p-1")
    assert people.find(register.db, "p-1") == Person("p-1", "", "")
    with pytest.raises(RegistryError) as told:
        people.erase(register.db, "p-2")
    assert told.value.code == "person.unknown"


def test_an_erasure_that_was_interrupted_is_finished(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.add(register.db, Person("p-1", "Somebody", ""))
    with monkeypatch.context() as patched:
        patched.setattr(
            type(register.db.value_keys),
            "destroy",
            lambda self, keys: (_ for _ in ()).throw(KeyboardInterrupt),
        )
        with pytest.raises(KeyboardInterrupt):
            people.erase(register.db, "p-1")
    assert people.find(register.db, "p-1") == Person("p-1", "", "")
    people.erase(register.db, "p-1")
    assert people.ids(register.db) == ["p-1"]
