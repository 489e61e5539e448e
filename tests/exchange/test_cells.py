"""A cell that a spreadsheet would compute is marked, and the mark comes off again."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.cells import neutral, quoted, unquoted

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+44 20 7946 0000",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r=1",
    "\n=1",
    "＝1",
    "'=1",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert quoted(text) == f"'{text}"
    assert unquoted(quoted(text)) == text


@pytest.mark.parametrize("text", ["", "Station", "a=b", "3 cameras", "{}", "«=1»", "'s-Hertogenbosch", "'"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert quoted(text) == text
    assert unquoted(text) == text


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert not quoted(text).lstrip(" ").startswith(tuple("=+-@\t\r\n"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_comes_back_through_a_csv_file(text: str) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([quoted(text), "end"])
    (row,) = csv.reader(io.StringIO(written.getvalue(), newline=""))
    assert unquoted(row[0]) == text


@given(st.text())
def test_a_cell_is_made_harmless_once_and_says_what_it_said(text: str) -> None:
    cell = neutral(text)
    assert neutral(cell) == cell
    assert neutral(quoted(text)) == quoted(text)
    assert unquoted(cell) in (text, unquoted(text))
