"""Finished work outlives an interruption, and nothing that is not finished counts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.operations.work_file import work_file

ABOUT = {"work": "a test", "day": "2026-11-22"}


def key(result: Mapping[str, Any]) -> int:
    """Results of this work are numbers."""
    if result.keys() != {"n"}:
        raise ValueError("no number")
    return int(result["n"])


def results(path: Path, about: dict[str, str] = ABOUT) -> list[dict[str, object]]:
    with work_file(path, about, key) as file:
        return list(file.results())


def test_what_was_added_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "work.ndjson"
    with work_file(path, ABOUT, key) as file:
        file.add([{"n": 1}, {"n": 2}])
        assert list(file.results()) == [{"n": 1}, {"n": 2}]
    with work_file(path, ABOUT, key) as file:
        file.add([{"n": 3}])
    assert results(path) == [{"n": 1}, {"n": 2}, {"n": 3}]


@pytest.mark.parametrize("left", [b'{"n":3', b"x" * 200_000, b"{"])
def test_a_line_that_was_cut_off_is_no_result(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "work.ndjson"
    with work_file(path, ABOUT, key) as file:
        file.add([{"n": 1}])
    with path.open("ab") as torn:
        torn.write(left)
    with work_file(path, ABOUT, key) as file:
        file.add([{"n": 2}])
    assert results(path) == [{"n": 1}, {"n": 2}]


def test_a_first_line_that_was_cut_off_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "work.ndjson"
    path.write_bytes(b'{"work":')
    assert results(path) == []


@pytest.mark.parametrize("line", [b"nonsense\n", b'{"b":1,"a":2}\n', b"[]\n"])
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "work.ndjson"
    results(path)
    with path.open("ab") as damaged:
        damaged.write(line)
    with pytest.raises(RegistryError) as raised:
        results(path)
    assert raised.value.code == "work.damaged"
    assert "line 2" in raised.value.message


def test_every_changed_character_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "work.ndjson"
    with work_file(path, ABOUT, key) as file:
        file.add([{"n": 1}, {"n": 22}])
    good = path.read_bytes()
    second = good.rindex(b"\n", 0, -1) + 1
    for at in range(second, len(good) - 1):
        for new in b"7 a":
            if new != good[at]:
                path.write_bytes(good[:at] + bytes([new]) + good[at + 1 :])
                with pytest.raises(RegistryError) as raised:
                    results(path)
                assert (raised.value.code, "line 3" in raised.value.message) == ("work.damaged", True)


def test_what_is_no_result_of_this_work_is_named(tmp_path: Path) -> None:
    path = tmp_path / "work.ndjson"
    with work_file(path, ABOUT, key) as file:
        file.add([{"n": 1}, {"m": 2}])
    with pytest.raises(RegistryError) as raised:
        results(path)
    assert (raised.value.code, "line 3: no number" in raised.value.message) == ("work.damaged", True)


def test_nothing_has_two_results(tmp_path: Path) -> None:
    path = tmp_path / "work.ndjson"
    with work_file(path, ABOUT, key) as file:
        file.add([{"n": 1}, {"n": 2}, {"n": 1}])
    with pytest.raises(RegistryError) as raised:
        results(path)
    assert (raised.value.code, "line 4" in raised.value.message) == ("work.damaged", True)


def test_a_line_of_other_work_is_no_result_of_this(tmp_path: Path) -> None:
    path, other = tmp_path / "work.ndjson", tmp_path / "other.ndjson"
    results(path)
    with work_file(other, ABOUT | {"day": "2026-11-23"}, key) as file:
        file.add([{"n": 1}])
    with path.open("ab") as file_:
        file_.write(other.read_bytes().splitlines(keepends=True)[1])
    with pytest.raises(RegistryError) as raised:
        results(path)
    assert raised.value.code == "work.damaged"


def test_work_about_something_else_is_not_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "work.ndjson"
    results(path)
    with pytest.raises(RegistryError) as raised:
        results(path, ABOUT | {"day": "2026-11-23"})
    assert raised.value.code == "work.damaged"


def test_one_process_at_a_time_works_on_it(tmp_path: Path) -> None:
    path = tmp_path / "work.ndjson"
    with work_file(path, ABOUT, key), pytest.raises(RegistryError) as raised:
        results(path)
    assert raised.value.code == "work.running"
    assert results(path) == []
