"""An id once released leads somewhere for ever."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.policy.catalogue import Requirement, requirement
from registry.policy.ids import id_faults, ids_text, read_ids
from registry.policy.sources import metadata
from tests.small_library import NOTICE

FILES = {"SM-01": "small/sm_01.rego", "SM-02": "small/sm_02.rego"}


def one(number: int = 1, **custom: Any) -> Requirement:
    block = deepcopy(metadata(NOTICE, "sm_01.rego"))
    block["custom"] |= {"id": f"SM-0{number}", **custom}
    return requirement("small", f"sm_0{number}", block, f"small/sm_0{number}.rego")


def test_an_id_that_is_where_it_was_is_no_fault() -> None:
    assert list(id_faults(FILES, [one(1), one(2)])) == []


def test_an_id_whose_file_is_gone_is_a_fault() -> None:
    (fault,) = id_faults(FILES, [one(1)])
    assert "SM-02 was released" in fault


def test_an_id_that_moved_to_another_file_is_a_fault() -> None:
    (fault,) = id_faults({**FILES, "SM-02": "large/sm_02.rego"}, [one(1), one(2)])
    assert "large/sm_02.rego" in fault


def test_an_id_whose_place_was_taken_is_no_fault_where_the_heir_names_it() -> None:
    ids = {**FILES, "SM-02": ["SM-01"]}
    assert list(id_faults(ids, [one(1, aliases=["SM-02"])])) == []
    (fault,) = id_faults(ids, [one(1)])
    assert "does not name it among its aliases" in fault


def test_an_id_is_not_given_to_another_rule() -> None:
    ids = {**FILES, "SM-02": ["SM-01"]}
    (fault,) = id_faults(ids, [one(1, aliases=["SM-02"]), one(2)])
    assert "small/sm_02.rego has that id" in fault


def test_an_alias_that_nobody_released_is_a_fault() -> None:
    (fault,) = id_faults({"SM-01": FILES["SM-01"]}, [one(1, aliases=["SM-09"])])
    assert "its alias SM-09" in fault


def test_a_new_requirement_needs_its_line() -> None:
    (fault,) = id_faults({"SM-01": FILES["SM-01"]}, [one(1), one(2)])
    assert "`SM-02: small/sm_02.rego`" in fault


def test_a_requirement_that_is_kept_for_its_readers_names_another_that_there_is() -> None:
    def replaced(by: str) -> Requirement:
        return one(2, deprecated={"since": "2026-01-01", "replaced_by": [by], "why": "two rules in one"})

    assert list(id_faults(FILES, [one(1), replaced("SM-01")])) == []
    (fault,) = id_faults(FILES, [one(1), replaced("SM-07")])
    assert "SM-07, which there is not" in fault


def test_new_lines_are_added_and_none_is_changed_or_taken_out() -> None:
    known = read_ids("SM-00: [SM-01, SM-02]\nSM-01: elsewhere/sm_01.rego\n")
    text = ids_text(known, FILES)
    assert read_ids(text) == {**known, "SM-02": FILES["SM-02"]}
    assert ids_text(read_ids(text), FILES) == text


@pytest.mark.parametrize(
    "text", ["", "[]", "sm-01: a.rego", "SM-01: a", "SM-01: []", "SM-01: [sm]", "SM-01: 7"]
)
def test_a_list_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RegistryError) as raised:
        read_ids(text)
    assert raised.value.code == "policies.ids"
