"""Sessions, tokens, links and credentials on either database: once is once, gone is gone, and no backup signs anybody in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.storage import backup, credentials, database, once, people, sessions
from registry.storage.credentials import Credential
from registry.storage.database import Database
from registry.storage.once import Attempt
from registry.storage.people import Person
from registry.storage.sessions import Session, Token
from registry.storage.sign_in_tables import SHORT_LIVED
from tests.storage.simulator import Register

BEFORE, NOW, LATER, END = (f"2026-11-22T{hour}:00:00Z" for hour in ("08", "09", "10", "21"))
NAME = ("https://accounts.example", "Qwxzsubject")


@pytest.fixture
def known(db: Database) -> Database:
    """A database in which two people are known."""
    for id in ("p-1", "p-2"):
        people.add(db, Person(id, "Somebody", ""))
    return db


def digest(text: str) -> bytes:
    return text.encode().ljust(32, b"\0")


def a_session(id: str, person: str = "p-1", until: str = END) -> Session:
    return Session(id, person, "link", NOW, NOW, until)


def a_token(id: str, person: str = "p-1") -> Token:
    return Token(id, person, None, ("read", "submit"), NOW, END, None)


def a_credential(id: str, person: str = "p-1") -> Credential:
    return Credential(id, person, "identity", {"issuer": NAME[0], "subject": NAME[1]}, 0, NOW, None)


def test_a_session_is_found_by_its_digest_until_it_ends(known: Database) -> None:
    sessions.add_session(known, a_session("s-1"), digest("one"), limit=9)
    assert sessions.find_session(known, digest("one"), NOW) == a_session("s-1")
    assert sessions.find_session(known, digest("two"), NOW) is None
    assert sessions.find_session(known, digest("one"), END) is None
    sessions.seen(known, "s-1", LATER)
    assert [one.last_seen_at for one in sessions.sessions(known, "p-1", NOW)] == [LATER]
    assert sessions.end_sessions(known, "p-2", ["s-1"]) == 0
    assert sessions.end_sessions(known, "p-1", ["s-1"]) == 1
    assert sessions.sessions(known, None, NOW) == []


def test_a_new_session_ends_the_one_it_takes_the_place_of_and_those_that_expired(known: Database) -> None:
    sessions.add_session(known, a_session("s-1"), digest("one"), limit=9)
    sessions.add_session(known, a_session("s-2", until=NOW), digest("two"), limit=9)
    sessions.add_session(known, a_session("s-3", "p-2"), digest("three"), instead_of=digest("one"), limit=9)
    with known.read() as connection:
        assert connection.exec_driver_sql("SELECT id FROM web_session").scalars().all() == ["s-3"]


def test_of_more_sessions_than_may_be_the_one_used_longest_ago_ends(known: Database) -> None:
    for id in ("s-1", "s-2", "s-3"):
        sessions.add_session(known, a_session(id), digest(id), limit=3)
    sessions.add_session(known, a_session("s-other", "p-2"), digest("other"), limit=3)
    for id in ("s-1", "s-3"):
        sessions.seen(known, id, LATER)
    sessions.add_session(known, a_session("s-4"), digest("s-4"), limit=3)
    assert {one.id for one in sessions.sessions(known, "p-1", NOW)} == {"s-1", "s-3", "s-4"}
    assert len(sessions.sessions(known, "p-2", NOW)) == 1


def test_of_many_who_make_a_token_at_once_as_many_have_one_as_may(known: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = pool.map(
            lambda n: sessions.add_token(known, a_token(f"t-{n}"), digest(f"{n}"), limit=3), range(8)
        )
        assert sum(made) == 3
    assert len(sessions.tokens(known, "p-1", NOW)) == 3
    # Those that have expired do not count.
    late = Token("t-late", "p-1", None, ("read",), END, "2026-11-23T00:00:00Z", None)
    assert sessions.add_token(known, late, digest("late"), limit=1)


def test_a_token_is_kept_with_what_it_reaches(known: Database) -> None:
    sessions.add_token(known, a_token("t-1"), digest("one"), limit=9)
    assert sessions.find_token(known, digest("one"), NOW) == a_token("t-1")
    sessions.used(known, "t-1", LATER)
    assert [one.last_used_at for one in sessions.tokens(known, None, NOW)] == [LATER]
    assert sessions.revoke_tokens(known, "p-1") == 1
    assert sessions.find_token(known, digest("one"), NOW) is None


def test_of_many_who_use_a_link_at_once_one_is_signed_in(known: Database) -> None:
    once.add_link(known, digest("link"), "p-1", BEFORE, LATER)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: once.use_link(known, digest("link"), NOW), range(8)))
    assert sorted(found, key=str) == [None] * 7 + ["p-1"]


def test_an_attempt_counts_once_and_for_a_while(known: Database) -> None:
    attempt = Attempt("new_passkey", "p-1", "challenge")
    once.add_attempt(known, digest("a"), attempt, NOW, LATER)
    assert once.use_attempt(known, digest("a"), NOW) == attempt
    assert once.use_attempt(known, digest("a"), NOW) is None
    once.add_attempt(known, digest("a"), attempt, NOW, LATER)
    assert once.use_attempt(known, digest("a"), LATER) is None


def test_a_credential_is_found_by_what_it_is_and_kept_sealed(known: Database) -> None:
    credentials.add(known, a_credential("c-1"), NAME)
    assert credentials.find(known, "identity", NAME) == a_credential("c-1")
    assert credentials.find(known, "passkey", NAME) is None
    assert credentials.find(known, "identity", (NAME[0], "another")) is None
    with known.read() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM credential").all()
    assert NAME[1] not in repr(tuple(row))
    with pytest.raises(RegistryError) as caught:
        credentials.add(known, a_credential("c-2", "p-2"), NAME)
    assert caught.value.code == "credential.taken"


def test_of_two_uses_with_one_count_one_is_taken(known: Database) -> None:
    credentials.add(known, a_credential("c-1"), NAME)
    assert credentials.used(known, "c-1", 0, 4_294_967_295, LATER)
    assert not credentials.used(known, "c-1", 0, 7, LATER)
    assert [one.sign_count for one in credentials.of_person(known, "p-1")] == [4_294_967_295]


def test_forgetting_leaves_nothing_of_a_person_and_everything_of_others(known: Database) -> None:
    for person in ("p-1", "p-2"):
        sessions.add_session(known, a_session(f"s-{person}", person), digest(f"s{person}"), limit=9)
        sessions.add_token(known, a_token(f"t-{person}", person), digest(f"t{person}"), limit=9)
        once.add_link(known, digest(f"l{person}"), person, NOW, END)
        once.add_attempt(known, digest(f"a{person}"), Attempt("new_identity", person, ""), NOW, END)
        credentials.add(known, a_credential(f"c-{person}", person), (NAME[0], person))
    with known.read() as connection:
        (key,) = connection.exec_driver_sql("SELECT key FROM credential WHERE person_id = 'p-1'").scalars()
    credentials.forget(known, "p-1")
    credentials.forget(known, "p-1")
    with known.read() as connection:
        for table in (*(table.name for table in SHORT_LIVED), "credential"):
            left = connection.exec_driver_sql(f"SELECT person_id FROM {table}").scalars().all()
            assert left == ["p-2"], table
    assert known.value_keys.find([bytes(key)]) == {bytes(key): None}


def test_a_removed_credential_is_not_back_with_a_backup(register: Register, tmp_path: Path) -> None:
    db = register.db
    people.add(db, Person("p-1", "Somebody", ""))
    sessions.add_session(db, a_session("s-1"), digest("one"), limit=9)
    sessions.add_token(db, a_token("t-1"), digest("two"), limit=9)
    once.add_link(db, digest("three"), "p-1", NOW, END)
    for number in (1, 2):
        credentials.add(db, a_credential(f"c-{number}"), (NAME[0], str(number)))
    backup.copy_to(db, tmp_path / "copy.db")
    credentials.remove(db, "p-1", ["c-1"])
    copy = database.open(tmp_path / "copy.db", value_keys=db.value_keys.folder)
    assert credentials.find(copy, "identity", (NAME[0], "1")) is None
    assert [one.id for one in credentials.of_person(copy, "p-1")] == ["c-2"]
    credentials.add(copy, a_credential("c-3"), (NAME[0], "1"))
    assert [one.id for one in credentials.of_person(copy, "p-1")] == ["c-2", "c-3"]
    assert sessions.sessions(copy, None, NOW) == []
    assert sessions.tokens(copy, None, NOW) == []
    assert once.use_link(copy, digest("three"), NOW) is None
    copy.close()


def test_without_the_key_outside_nothing_is_looked_up(known: Database, tmp_path: Path) -> None:
    credentials.add(known, a_credential("c-1"), NAME)
    assert known.value_keys.folder is not None
    known.value_keys.folder.rename(tmp_path / "away")
    with pytest.raises(RegistryError) as caught:
        credentials.find(known, "identity", NAME)
    assert caught.value.code == "storage.key_lost"
    (tmp_path / "away").rename(known.value_keys.folder)
    assert credentials.find(known, "identity", NAME) is not None
