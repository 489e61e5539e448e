"""A table of records in CSV: what is wrong is named by its cell, and costs only its row."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.exchange.failed_rows import FailedRows
from registry.exchange.table_file import TableRow, read_table

Read = Callable[[str | bytes], list[TableRow]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def rows(text: str | bytes) -> list[TableRow]:
        path = tmp_path / "records.csv"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return list(read_table(path, ".csv"))

    return rows


def told(row: TableRow) -> list[tuple[str, str, str]]:
    return [(problem.address, problem.column, problem.error.code) for problem in row.problems]


def refusal(read: Read, text: str | bytes) -> RegistryError:
    with pytest.raises(RegistryError) as refused:
        read(text)
    return refused.value


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_whatever_separator_and_line_end_a_spreadsheet_writes_is_read(
    read: Read, separator: str, mark: bytes, ends: str
) -> None:
    lines = [["id", "place.country", "purpose.statement"], ["a", "NL", f'"one{separator}{ends}two"']]
    (row,) = read(mark + ends.join(separator.join(line) for line in lines).encode())
    assert row.problems == ()
    assert row.record.data == {
        "id": "a",
        "place": {"country": "NL"},
        "purpose": {"statement": f"one{separator}\ntwo"},
    }


def test_empty_is_unanswered_and_none_is_declared(read: Read) -> None:
    (row,) = read(
        "id,deployment.end_date,deployment.covert,data.categories,deployment.other_deployments,place.sites\n"
        "a,,,,,\n"
    )
    assert row.record.data == {"id": "a"}
    (row,) = read(
        "id,deployment.end_date,deployment.covert,deployment.other_deployments,place.sites,place.sensitive_places\n"
        "a,None,No,none,NONE,none\n"
    )
    assert row.record.data == {
        "id": "a",
        "deployment": {"end_date": {"none": True}, "covert": False, "other_deployments": []},
        "place": {"sites": [], "sensitive_places": []},
    }


def test_entries_of_a_list_may_leave_out_numbers(read: Read) -> None:
    (row,) = read("id,place.sites[1].label,place.sites[3].label,place.sites[2].label\na,one,three,\n")
    assert row.record.data["place"] == {"sites": [{"label": "one"}, {"label": "three"}]}
    assert row.record.places["place.sites[1].label"] == "place.sites[3].label"


def test_words_of_a_list_stand_with_semicolons(read: Read) -> None:
    (row,) = read("id,place.member_states\na,NL;  BE ;\n")
    assert row.record.data["place"] == {"member_states": ["NL", "BE"]}


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("deployment.covert", "maybe", "table.yesno"),
        ("watchlist.size", "1.200", "table.number"),
        ("watchlist.size", "12.5", "table.number"),
        ("watchlist.size", "1.20E+03", "table.number"),
        ("watchlist.size", "9" * 30, "table.number"),
        ("purpose.statement", "#N/A", "table.cell_error"),
        ("purpose.statement", "#MEND!", "table.cell_error"),
        ("purpose.statement", '"=HYPERLINK(""http://x"")"', "table.formula"),
        ("watchlist.size", "=1+1", "table.formula"),
        ("place.sites", "Central Station", "table.list"),
        ("deployment.other_deployments", "x", "table.list"),
        ("deployment.other_deployments[1]", "none", "table.list"),
    ],
)
def test_a_cell_that_is_no_answer_is_named_and_costs_only_its_row(
    read: Read, column: str, cell: str, code: str
) -> None:
    bad, good = read(f"id,{column}\na,{cell}\nb,\n")
    assert told(bad) == [("B2", column, code)]
    assert good.problems == ()


def test_a_list_that_has_entries_and_is_said_to_have_none_is_refused(read: Read) -> None:
    for line in ("none,x", ",x"):
        (row,) = read(f"id,place.sites,place.sites[1].label\na,{line}\n")
        assert [code for *_, code in told(row)] == (["table.list"] if line.startswith("none") else [])
    (row,) = read("id,place.sites[1].label,place.sites\na,x,none\n")
    assert told(row) == [("C2", "place.sites", "table.list")]


@pytest.mark.parametrize(
    ("header", "where"),
    [
        ("id,purpose.us", "B1"),
        ("id,place.country,place.country", "C1"),
        ("id,id", "B1"),
        ("place.country", "no column id"),
        ("", "no column id"),
        ("id,place.sites[1]", "B1"),
    ],
)
def test_a_header_that_names_what_is_no_field_is_refused_whole(read: Read, header: str, where: str) -> None:
    error = refusal(read, f"{header}\na,b,c\n")
    assert error.code == "table.column"
    assert where in error.message


def test_a_column_that_is_nearly_a_field_is_guessed_at(read: Read) -> None:
    assert "Did you mean purpose.statement?" in (refusal(read, "id,purpose.statment\n").hint or "")


def test_notes_are_no_answers(read: Read) -> None:
    rows = read("# mine,id,place.country,# reasons\nx,# What,is asked,\n\nx,a,NL,because\n,#later,BE,\n")
    assert [(row.number, row.record.data) for row in rows] == [(4, {"id": "a", "place": {"country": "NL"}})]


def test_rows_are_counted_as_a_spreadsheet_counts_them(read: Read) -> None:
    rows = read('id,purpose.statement\n"a","one\ntwo"\n\nb,three\n')
    assert [row.number for row in rows] == [2, 4]


def test_every_row_has_an_id_of_its_own(read: Read) -> None:
    rows = read("id,place.country\na,NL\n,BE\na,DE\n#N/A,FR\n")
    assert [told(row) for row in rows] == [
        [],
        [("A3", "id", "table.id")],
        [("A4", "id", "table.id_repeated")],
        [("A5", "id", "table.cell_error")],
    ]


def test_what_stands_under_no_column_is_named(read: Read) -> None:
    rows = read("id,,place.country\na,stray,NL\nb,,NL,beyond\nc\n")
    assert [told(row) for row in rows] == [
        [("B2", "", "table.stray")],
        [("", "", "csv.length"), ("D3", "", "table.stray")],
        [],
    ]


def test_a_letter_that_is_not_utf_8_is_named_and_never_guessed(read: Read) -> None:
    bad, good = read("id,purpose.statement\na,caf\xe9\nb,x\n".encode("latin-1"))
    assert told(bad) == [("B2", "purpose.statement", "table.encoding")]
    assert good.problems == ()


@pytest.mark.parametrize(
    "data",
    [
        "id,place.country\na,NL\n".encode("utf-16"),
        "id,place.country\na,NL\n".encode("utf-16-le"),
        "id,place.country\na,NL\n".encode("utf-32"),
        b"PK\x03\x04whatever",
        b"\xd0\xcf\x11\xe0whatever",
    ],
)
def test_another_encoding_or_a_workbook_is_refused_with_what_to_do(read: Read, data: bytes) -> None:
    error = refusal(read, data)
    assert error.code == "table.encoding"
    assert ".xlsx" in (error.hint or "")


def test_hostile_cells_cost_their_row(read: Read) -> None:
    huge = "x" * 3_000_000
    rows = read(f'id,purpose.statement\na,{huge}\nb,nul\0\nc,"open\nd,good\n')
    codes = [[code for *_, code in told(row)] for row in rows]
    assert codes[0] == ["csv.too_long"]
    assert "csv.quote" in codes[2]
    assert rows[-1].record.data == {"id": "d", "purpose": {"statement": "good"}}
    assert rows[-1].problems == ()


def test_a_header_without_end_is_refused(read: Read) -> None:
    assert refusal(read, '"id' + "x\n" * 2_000_000).code in ("csv.header", "csv.too_long", "table.column")
    assert refusal(read, "id," + "x" * 3_000_000).code == "csv.too_long"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as refused:
        list(read_table(tmp_path / "none.csv", ".csv"))
    assert refused.value.code == "csv.unreadable"


def test_rows_that_failed_are_written_so_that_only_a_mended_one_passes(read: Read, tmp_path: Path) -> None:
    given = b"id,place.country,purpose.statement,# reasons\na,NL,=1+1,a former reason\nb,XX,'=text,\nc,NL,caf\xe9,\n+d,NL,-x,\n"
    path = tmp_path / "failed.csv"
    failed = FailedRows(path)
    for row in read(given):
        failed.add(row, [problem.reason() for problem in row.problems] or ["place.country: no"])
    failed.close()
    again = list(read_table(path, ".csv"))
    assert again[0].header.names == ("id", "place.country", "purpose.statement", "# reasons")
    assert [told(row) for row in again[:3]] == [
        [("C2", "purpose.statement", "table.cell_error")],
        [],
        [("C4", "purpose.statement", "table.cell_error")],
    ]
    assert again[1].record.data["purpose"] == {"statement": "=text"}
    assert again[3].record.data["purpose"] == {"statement": "-x"}
    assert "a former reason" not in path.read_text(encoding="utf-8-sig")
    assert not [
        line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.startswith(("=", "+", "-"))
    ]


def test_a_row_with_the_id_of_another_makes_no_version_of_that_one_when_it_is_handed_in_alone(
    read: Read, tmp_path: Path
) -> None:
    rows = read("id,place.country\na,NL\na,DE\n")
    path = tmp_path / "failed.csv"
    failed = FailedRows(path)
    failed.add(rows[1], [problem.reason() for problem in rows[1].problems])
    failed.close()
    assert [told(row) for row in read_table(path, ".csv")] == [[("A2", "id", "table.cell_error")]]


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_rows_that_failed_come_back_with_the_separator_that_they_came_with(
    tmp_path: Path, separator: str
) -> None:
    given = tmp_path / "given.csv"
    given.write_text(f"id{separator}place.country\na{separator}XX\n", encoding="utf-8")
    path = tmp_path / "failed.csv"
    failed = FailedRows(path, given)
    for row in read_table(given, ".csv"):
        failed.add(row, ["place.country: no"])
    failed.close()
    assert path.read_text(encoding="utf-8-sig").splitlines()[:2] == [
        separator.join(("id", "place.country", "# reasons")),
        separator.join(("a", "XX", "place.country: no")),
    ]


def test_where_no_row_failed_there_is_no_file(tmp_path: Path) -> None:
    for name in ("failed.csv", "failed.xlsx"):
        FailedRows(tmp_path / name).close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_two_hundred_megabytes_are_read_in_flat_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("id,place.country,purpose.statement\n")
        number = 0
        while stream.tell() < 200 * 2**20:
            number += 1
            stream.write(f'id-{number},NL,"{number} {"statement, " * 90}"\n')
    code = (
        "from pathlib import Path; from registry.exchange.table_file import read_table\n"
        f"print(sum(1 for _ in read_table(Path({str(path)!r}), '.csv')))\n"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=280
    )
    count, memory = map(int, made.stdout.split())
    memory //= 1024
    assert count == number
    assert memory < 100, f"{memory} MiB"
