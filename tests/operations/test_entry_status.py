"""A status says what is true of an entry, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.http.app import create_app
from registry.operations.accept import accept, sequence_accepted
from registry.operations.entry_status import status_of
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.witness import Witness
from registry.storage.cosignatures import cosigned
from tests.operations.test_file_record import submission
from tests.witnessing import log_vkeys, make_registry, make_witness, policy_lines, use_policy, witness_at

ID = "0000-a-submission-of-mine"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Registry]:
    made = make_registry(tmp_path / "registry")
    yield made
    made.database.close()


@pytest.fixture
def witness(fresh: Registry, tmp_path: Path) -> Witness:
    return make_witness(tmp_path / "witness", "witness.example/0", log_vkeys(fresh))


def state(registry: Registry, what: str = ID) -> tuple[str, int | None, int | None]:
    found = status_of(registry, what)
    return (found.state, found.index, found.size)


def test_a_submission_is_accepted_sequenced_published_and_witnessed_in_this_order(
    fresh: Registry, witness: Witness
) -> None:
    with witness_at(witness) as address:
        use_policy(fresh, policy_lines([(witness, address)], 1))
        accept(fresh, submission("one"), ID)
        assert state(fresh) == ("accepted", None, None)
        list(sequence_accepted(fresh))
        assert state(fresh) == ("sequenced", 1, None)
        assert publish(fresh).witnessed is True
        assert state(fresh) == state(fresh, "1") == state(fresh, "one") == ("witnessed", 1, 2)


def test_the_checkpoints_that_cover_an_entry_are_read_one_at_a_time(
    fresh: Registry, witness: Witness
) -> None:
    with witness_at(witness) as address:
        use_policy(fresh, policy_lines([(witness, address)], 1))
        for name in ("one", "two", "three"):
            accept(fresh, submission(name))
            list(sequence_accepted(fresh))
            publish(fresh)
        covering = cosigned(fresh.database, fresh.log.id, 1)
        assert next(covering).size == 2
        accept(fresh, submission("four"))
        list(sequence_accepted(fresh))
        publish(fresh)
    assert [checkpoint.size for checkpoint in covering] == [3, 4, 5]


def test_what_too_few_witnesses_cosigned_is_published_and_no_more_until_they_have(
    fresh: Registry, witness: Witness
) -> None:
    with witness_at(witness) as address:
        port = int(address.rpartition(":")[2])
    use_policy(fresh, policy_lines([(witness, address)], 1))
    accept(fresh, submission("one"), ID)
    list(sequence_accepted(fresh))
    assert publish(fresh).witnessed is False
    assert state(fresh) == ("published", 1, 2)
    with witness_at(witness, port):
        assert publish(fresh).witnessed is True
    assert state(fresh) == ("witnessed", 1, 2)
    # A later checkpoint that nobody cosigned takes nothing back, and gives nothing to what only it covers.
    accept(fresh, submission("two"))
    list(sequence_accepted(fresh))
    publish(fresh)
    assert state(fresh) == ("witnessed", 1, 2)
    assert state(fresh, "two") == ("published", 2, 3)


def test_published_is_read_off_the_public_tree_and_not_off_the_database(fresh: Registry) -> None:
    accept(fresh, submission("one"), ID)
    list(sequence_accepted(fresh))
    publish(fresh)
    assert state(fresh) == ("published", 1, 2)
    checkpoint = fresh.tree.root / "checkpoint"
    note = checkpoint.read_bytes()
    checkpoint.unlink()
    assert state(fresh) == ("sequenced", 1, None)
    checkpoint.write_bytes(note.replace(b"\n2\n", b"\n9\n"))
    assert state(fresh) == ("sequenced", 1, None)


def test_what_makes_no_entry_says_why(fresh: Registry) -> None:
    accept(fresh, submission("one", "reconstructed"), ID)
    list(sequence_accepted(fresh))
    found = status_of(fresh, ID)
    assert (found.state, found.refused, found.index) == ("refused", "file.law_date", None)


@pytest.mark.parametrize("what", ["99", "nothing-of-this-name", "-1"])
def test_what_is_not_there_has_no_status(fresh: Registry, what: str) -> None:
    with pytest.raises(RegistryError) as caught:
        status_of(fresh, what)
    assert caught.value.code == "log.no_entry"


def test_the_json_of_a_deployment_says_it_too(fresh: Registry) -> None:
    accept(fresh, submission("one"), ID)
    list(sequence_accepted(fresh))
    browser = create_app(fresh.home.root, fresh.settings).test_client()
    for status in ("sequenced", "published"):
        page = browser.get("/deployments/one.json").get_json()
        assert page["version"]["proof"]["status"] == status
        publish(fresh)
