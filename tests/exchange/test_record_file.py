"""Record files: every good record comes out, every bad one is named with its place."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.exchange import record_file
from registry.exchange.record_file import Found, Refused, read_record_file, read_records

GOOD = {"deployment": {"title": "Cameras at the station"}, "place": {"country": "NO"}}


def _read(name: str, data: str | bytes) -> list[Found | Refused]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_records(io.BytesIO(raw), name))


def _faults(found: list[Found | Refused]) -> list[tuple[int, int, str]]:
    return [(one.line, one.number, one.error.code) for one in found if isinstance(one, Refused)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.json", json.dumps(GOOD)),
        ("list.json", json.dumps([GOOD])),
        ("lines.ndjson", json.dumps(GOOD) + "\n"),
        ("lines.JSONL", json.dumps(GOOD)),
        ("one.yaml", "deployment: {title: Cameras at the station}\nplace: {country: NO}\n"),
        ("list.yml", "- deployment: {title: Cameras at the station}\n  place: {country: NO}\n"),
        ("mark.json", "\ufeff" + json.dumps(GOOD)),
    ],
)
def test_one_record_has_one_meaning_in_every_form(name: str, text: str) -> None:
    [found] = _read(name, text)
    assert isinstance(found, Found)
    assert (found.source, found.number, found.data) == (name, 1, GOOD)
    assert read_record(found.data).place.country == "NO"


def test_an_empty_record_is_a_record_with_everything_unanswered() -> None:
    [found] = _read("empty.json", "{}")
    assert isinstance(found, Found)
    assert found.data == {}


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.ndjson"])
@pytest.mark.parametrize("text", ["", " \n\n"])
def test_a_file_without_a_record_says_so(name: str, text: str) -> None:
    assert _faults(_read(name, text)) == [(1, 1, "file.empty")]


def test_bad_lines_cost_themselves_only() -> None:
    lines = [
        json.dumps(GOOD),
        '{"a": 1, "a": 2}',
        "",
        "[1]",
        "{broken",
        '"text"',
        "{} {}",
        json.dumps(GOOD),
    ]
    found = _read("many.ndjson", "\n".join(lines))
    assert [one.data for one in found if isinstance(one, Found)] == [GOOD, GOOD]
    assert _faults(found) == [
        (2, 2, "file.repeated_key"),
        (4, 3, "file.not_an_object"),
        (5, 4, "file.syntax"),
        (6, 5, "file.not_an_object"),
        (7, 6, "file.syntax"),
    ]
    assert isinstance(found[-1], Found)
    assert found[-1].line == 8


def test_bad_items_of_a_list_cost_themselves_only() -> None:
    found = _read("list.json", f'[{json.dumps(GOOD)},\n1,\nnull,\n{{"a": NaN}},\n{json.dumps(GOOD)}]')
    assert len([one for one in found if isinstance(one, Found)]) == 2
    assert _faults(found) == [
        (2, 2, "file.not_an_object"),
        (3, 3, "file.not_an_object"),
        (4, 4, "file.number"),
    ]


def test_bytes_that_are_not_utf8_cost_a_line_or_say_where() -> None:
    found = _read("lines.ndjson", b'{}\n{"a": "\xff"}\n{}\n')
    assert _faults(found) == [(2, 2, "file.encoding")]
    assert len(found) == 3
    assert _faults(_read("one.json", b'{\n"a": "\xff"}')) == [(2, 1, "file.encoding")]


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_file, "MAX_FILE_BYTES", 1000)
    monkeypatch.setattr(record_file, "MAX_LINE_BYTES", 100)
    long = '{"a": "' + "x" * 2000 + '"}'
    assert _faults(_read("one.json", long)) == [(1, 1, "file.too_large")]
    assert _faults(_read("one.yaml", long)) == [(1, 1, "file.too_large")]
    found = _read("lines.ndjson", f"{{}}\n{long}\n{{}}\n")
    assert _faults(found) == [(2, 2, "file.too_large")]
    assert [one.line for one in found] == [1, 2, 3]
    exact = '{"a": "' + "x" * 91 + '"}'
    assert len(exact) == 100
    assert _faults(_read("lines.ndjson", f"{exact}\n{exact}")) == []


def test_an_unknown_kind_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as kind:
        _read("records.xlsx", "")
    assert kind.value.code == "file.kind"
    with pytest.raises(RegistryError) as missing:
        list(read_record_file(tmp_path / "none.json"))
    assert missing.value.code == "file.unreadable"


def test_a_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "filing.yaml").write_text("{}\n")
    assert [one.source for one in read_record_file(tmp_path / "filing.yaml")] == ["filing.yaml"]


def test_a_name_that_utf8_cannot_write_costs_its_own_record_only(tmp_path: Path) -> None:
    file = tmp_path / "three.ndjson"
    file.write_text('{"id": "one"}\n{"\\ud800": 1}\n{"id": "two"}\n')
    found = list(read_record_file(file))
    assert [isinstance(item, Found) for item in found] == [True, False, True]


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir], ids=["a pipe", "a folder"])
def test_what_is_no_regular_file_is_refused_and_not_waited_for(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "record.json"
    make(path)
    with pytest.raises(RegistryError) as raised:
        list(read_record_file(path))
    assert raised.value.code == "file.unreadable"
    assert "standard input" in (raised.value.hint or "")


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("{}")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert [one.data for one in read_record_file(tmp_path / "link.json") if isinstance(one, Found)] == [{}]
