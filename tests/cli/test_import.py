"""Tables on the command line: a template, a dry run, the import, and the rows that failed, mended and imported again."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from registry.exchange.table_file import read_table
from tests.cli.conftest import run

HEADER = ["id", "operator.name", "place.country", "deployment.technology", "purpose.statement"]


def write(path: Path, *rows: list[str]) -> str:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *rows])
    return str(path)


@pytest.fixture
def table(tmp_path: Path) -> str:
    return write(
        tmp_path / "records.csv",
        ["first", "City of Example", "NL", "anpr_fixed", "To see"],
        ["second", "City of Example", "XX", "telescope", "=1+1"],
        ["third", "City of Example", "BE", "", ""],
    )


def test_a_bad_row_is_named_by_its_cells_and_the_good_ones_are_filed(
    home: str, passphrase: str, table: str
) -> None:
    answer = run("file", table, "--home", home, "--passphrase-file", passphrase)
    assert answer.exit_code == 1
    assert "first version 1: entry 1" in answer.stdout
    assert "third version 1: entry 2" in answer.stdout
    assert f"{table}, row 3: E3 (purpose.statement): This cell is a formula" in answer.stderr
    assert "C3 (place.country): This is not a country code." in answer.stderr
    assert "D3 (deployment.technology): This is not a value of the closed list." in answer.stderr
    assert "2 filed" in answer.stdout
    assert "1 not filed" in answer.stdout


def test_what_was_filed_is_told_again_and_not_filed_anew(home: str, passphrase: str, table: str) -> None:
    arguments = ("file", table, "--home", home, "--passphrase-file", passphrase)
    run(*arguments)
    again = run(*arguments)
    assert "first: unchanged since version 1, nothing was filed" in again.stdout
    assert "2 unchanged" in again.stdout
    assert "filed," not in again.stdout.replace("not filed,", "").replace("nothing was filed,", "")


def test_a_dry_run_files_nothing_and_needs_no_key(home: str, passphrase: str, table: str) -> None:
    tried = run("file", table, "--home", home, "--dry-run")
    assert tried.exit_code == 1
    assert "first version 1: would be filed, binding" in tried.stdout
    assert "2 would be filed" in tried.stdout
    assert "published" not in tried.stdout
    filed = run("file", table, "--home", home, "--passphrase-file", passphrase)
    assert "first version 1: entry 1" in filed.stdout
    assert "first: unchanged since version 1" in run("file", table, "--home", home, "--dry-run").stdout


@pytest.mark.parametrize("form", [".csv", ".xlsx"])
def test_only_the_rows_that_failed_are_written_mended_and_filed(
    home: str, passphrase: str, tmp_path: Path, form: str
) -> None:
    table = tmp_path / f"records{form}"
    records = tmp_path / "records.ndjson"
    records.write_text(
        '{"id": "first", "place": {"country": "NL"}}\n{"id": "second", "place": {"country": "BE"}}\n'
    )
    assert run("template", str(table), str(records)).exit_code == 0
    spoil(table, "BE", "XX")
    failed = tmp_path / f"failed{form}"
    arguments = ("--home", home, "--passphrase-file", passphrase)
    answer = run("file", str(table), "--failed", str(failed), *arguments)
    assert answer.exit_code == 1
    assert f"what was not filed is in {failed}" in answer.stdout
    (row,) = read_table(failed, form)
    assert row.record.data["id"] == "second"
    assert row.header.names[-1] == "# reasons"
    assert "place.country: This is not a country code." in row.cells[-1]
    spoil(failed, "XX", "BE")
    mended = run("file", str(failed), *arguments)
    assert mended.exit_code == 0, mended.output
    assert "second version 1" in mended.stdout


def test_records_that_failed_are_written_one_a_line_and_a_line_that_nobody_could_read_is_no_record(
    home: str, passphrase: str, tmp_path: Path
) -> None:
    records, failed = tmp_path / "records.ndjson", tmp_path / "failed.ndjson"
    records.write_text('{"id": "first"}\n{"id": "second", "place": {"country": "XX"}}\n{broken\n')
    arguments = ("--home", home, "--passphrase-file", passphrase)
    assert run("file", str(records), "--failed", str(failed), *arguments).exit_code == 1
    second, broken = failed.read_text().splitlines()
    assert json.loads(second)["place"] == {"country": "XX"}
    assert "place.country: This is not a country code." in json.loads(second)["# reasons"][0]
    assert json.loads(broken)["#MEND!"] == "line 3"
    failed.write_text(failed.read_text().replace("XX", "BE"))
    mended = run("file", str(failed), *arguments)
    assert mended.exit_code == 1
    assert "second version 1" in mended.stdout
    assert "1 not filed" in mended.stdout


def spoil(path: Path, old: str, new: str) -> None:
    """Change the one cell that is `old`, as a person does in a spreadsheet."""
    from registry.exchange.csv_table import write_csv_rows
    from registry.exchange.xlsx_write import write_xlsx_rows

    rows = list(read_table(path, path.suffix))
    changed = [
        list(rows[0].header.names),
        *([new if cell == old else cell for cell in row.cells] for row in rows),
    ]
    path.unlink()
    if path.suffix == ".csv":
        with path.open("x", encoding="utf-8", newline="") as stream:
            write_csv_rows(stream, changed)
    else:
        write_xlsx_rows(path, changed)


def test_a_file_of_failed_rows_is_no_other_file(
    home: str, passphrase: str, table: str, tmp_path: Path
) -> None:
    arguments = ("--home", home, "--passphrase-file", passphrase)
    (tmp_path / "there.csv").write_text("precious")
    for failed in ("there.csv", "failed.xlsx"):
        answer = run("file", table, "--failed", str(tmp_path / failed), *arguments)
        assert answer.exit_code == 2
        assert "[table.failed]" in answer.stderr
        assert "entry" not in answer.stdout
    assert (tmp_path / "there.csv").read_text() == "precious"
    assert run("file", table, "--no-wait", "--dry-run", *arguments).exit_code == 2


def test_a_template_is_filled_and_filed(home: str, passphrase: str, tmp_path: Path) -> None:
    table = tmp_path / "records.xlsx"
    made = run("template", str(table))
    assert made.exit_code == 0
    assert "0 records" in made.stdout
    assert run("template", str(table)).exit_code == 2
    assert run("template", str(tmp_path / "records.ods")).exit_code == 2
    empty = run("file", str(table), "--home", home, "--passphrase-file", passphrase)
    assert empty.exit_code == 0
    assert "nothing to file" in empty.stdout


def test_a_record_that_cannot_be_read_makes_no_table(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"place": {"country": "XX"}}')
    answer = run("template", str(tmp_path / "records.csv"), str(bad))
    assert answer.exit_code == 2
    assert "[table.record]" in answer.stderr
    assert not (tmp_path / "records.csv").exists()


def test_the_atlas_is_imported_and_imported_again(home: str, passphrase: str, tmp_path: Path) -> None:
    atlas = tmp_path / "atlas.csv"
    atlas.write_text(
        "AOSNUMBER,City,County,State,Agency,Type of LEA,Summary,Type of Juris,Technology,Vendor,Link 1,Link 1 Date\n"
        "AOS000001,Elsewhere,Some County,VA,Elsewhere Police,Police,They have them.,Municipal,Body-worn Cameras,,"
        "https://example.org/a,12/27/2012\n"
    )
    arguments = ("file", str(atlas), "--format", "atlas", "--home", home, "--passphrase-file", passphrase)
    filed = run(*arguments)
    assert filed.exit_code == 0, filed.output
    assert "atlas-aos000001 version 1: entry 1" in filed.stdout
    assert "(imported, law of" in filed.stdout
    assert "1 unchanged" in run(*arguments).stdout
