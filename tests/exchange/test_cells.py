"""A cell that a spreadsheet would compute is marked, and the mark comes off again."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.cells import neutral, plain

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
    assert neutral(text) == f"'{text}"
    assert plain(neutral(text)) == text


@pytest.mark.parametrize("text", ["", "Station", "a=b", "3 cameras", "{}", "«=1»"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text
    assert plain(text) == text


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert plain(neutral(text)) == text
    assert not neutral(text).lstrip(" ").startswith(tuple("=+-@\t\r\n"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_comes_back_through_a_csv_file(text: str) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([neutral(text), "end"])
    (row,) = csv.reader(io.StringIO(written.getvalue(), newline=""))
    assert plain(row[0]) == text
