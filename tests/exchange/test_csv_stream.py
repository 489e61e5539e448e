"""A CSV stream: what a fault in one row costs, and what it does not."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import RegistryError
from registry.exchange import csv_stream
from registry.exchange.csv_stream import CsvRow, read_csv

_CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u202d\u202e\ufeff"), max_size=12
)


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def rows(text: str | bytes, required: frozenset[str] = frozenset()) -> list[CsvRow]:
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return list(read_csv(path, required))

    return rows


def _codes(rows: list[CsvRow]) -> list[list[str]]:
    return [[fault.code for fault in row.faults] for row in rows]


@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS), max_size=6))
def test_what_a_spreadsheet_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[tuple[str, ...]]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("a", "b", "c"), *table])
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    path.write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())
    expected = [tuple(cell.strip() for cell in row) for row in table]
    rows = list(read_csv(path))
    assert [tuple(row.cells.values()) for row in rows] == [row for row in expected if any(row)]
    assert not any(row.faults for row in rows)


def test_a_cell_keeps_its_line_ends_in_one_spelling(read) -> None:  # type: ignore[no-untyped-def]
    [row] = read('a,b\r\n"one\r\ntwo_x000D_\nthree",=1+1\r\n')
    assert row.cells == {"a": "one\ntwo\nthree", "b": "=1+1"}
    assert row.faults == ()


def test_rows_are_numbered_and_blank_lines_are_none(read) -> None:  # type: ignore[no-untyped-def]
    rows = read('a,b\n1,2\n\n , \n"3\n3",4\n5,6\n')
    assert [(row.number, row.line, row.cells["a"]) for row in rows] == [
        (1, 2, "1"),
        (2, 5, "3\n3"),
        (3, 7, "5"),
    ]


def test_a_row_of_the_wrong_length_keeps_what_it_has(read) -> None:  # type: ignore[no-untyped-def]
    short, long, padded = read("a,b\n1\n1,2,3\n1,2,,\n")
    assert (short.cells, long.cells, long.beyond) == ({"a": "1"}, {"a": "1", "b": "2"}, ("3",))
    assert padded.cells == {"a": "1", "b": "2"}
    assert _codes([short, long, padded]) == [["csv.length"], ["csv.length"], []]


@pytest.mark.parametrize("rest", ["", "3,4\n5,6\n", '3,"4"\n5,6\n', '"3",4\n5,6\n'])
@pytest.mark.parametrize("broken", ['1,"two', '1,"two"x', '"1,two'])
def test_a_quotation_mark_out_of_place_costs_its_own_line_only(read, broken: str, rest: str) -> None:  # type: ignore[no-untyped-def]
    rows = read(f"a,b\n{broken}\n{rest}")
    assert _codes(rows)[0] == ["csv.quote"]
    assert rows[0].line == 2
    assert rows[0].cells["a"].startswith("1")
    assert [row.cells for row in rows[1:]] == [row.cells for row in read(f"a,b\n{rest}")]


def test_a_quotation_mark_left_open_at_the_end_of_a_large_file_is_found(
    read,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[no-untyped-def]
) -> None:
    monkeypatch.setattr(csv_stream, "MAX_CELL", 200)
    limit = csv.field_size_limit(200)
    try:
        rows = read('a,b\n1,"two\n' + "3,4\n" * 500)
    finally:
        csv.field_size_limit(limit)
    assert len(rows) == 501
    assert _codes(rows)[0] == ["csv.quote"]
    assert not any(_codes(rows)[1:])


def test_a_quotation_mark_opened_on_every_line_costs_time_by_the_line(
    read,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[no-untyped-def]
) -> None:
    monkeypatch.setattr(csv_stream, "MAX_ROW", 2**16)
    monkeypatch.setattr(csv_stream, "MAX_AGAIN", 2**20)
    began = time.process_time()
    *rows, last = read("a,b\n" + 'x","\n' * 20_000 + "1,2\n")
    assert time.process_time() - began < 5
    assert len(rows) == 20_000
    assert {*map(tuple, _codes(rows))} == {("csv.quote",)}
    assert (last.cells, last.faults) == ({"a": "1", "b": "2"}, ())


def test_a_line_beyond_all_measure_is_cut_and_the_next_is_read(
    read,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[no-untyped-def]
) -> None:
    monkeypatch.setattr(csv_stream, "MAX_CELL", 100)
    rows = read("a,b\n1," + "x" * 5000 + "\n3,4\n")
    assert len(rows) == 2
    assert _codes(rows) == [["csv.too_long"], []]
    assert len(rows[0].cells["b"]) == 98
    assert rows[1].cells == {"a": "3", "b": "4"}


def test_a_cell_as_large_as_a_page_is_kept_whole(read) -> None:  # type: ignore[no-untyped-def]
    [row] = read('a,b\n1,"' + "word,\n" * 40_000 + '"\n')
    assert len(row.cells["b"]) == 6 * 40_000 - 1
    assert row.faults == ()


def test_bytes_and_control_characters_are_replaced_and_named(read) -> None:  # type: ignore[no-untyped-def]
    [row] = read(b"a,b\ncaf\xe9,bell\x07 and nul\x00\n")
    assert row.cells == {"a": "caf\ufffd", "b": "bell  and nul"}
    assert _codes([row]) == [["csv.encoding", "csv.control"]]
    assert row.faults[0].message.startswith("a: ")


@pytest.mark.parametrize("text", ["", "a,a\n1,2\n", "b,c\n1,2\n"])
def test_a_header_that_is_none_is_refused_before_the_first_row(read, text: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RegistryError) as refused:
        read(text, frozenset({"a"}))
    assert refused.value.code == "csv.header"


def test_columns_without_a_name_at_the_end_are_no_columns(read) -> None:  # type: ignore[no-untyped-def]
    assert read("a,b,,\n1,2,,\n")[0].cells == {"a": "1", "b": "2"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as refused:
        list(read_csv(tmp_path / "none.csv"))
    assert refused.value.code == "csv.unreadable"
