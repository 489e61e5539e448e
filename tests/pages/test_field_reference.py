"""The field reference: nothing of the record is missing from it, and its tables are tables."""

from __future__ import annotations

import re

from markdown import Markdown

from registry.domain.record import definitions, sections
from registry.domain.record.catalogue import catalogue_names
from registry.domain.record.standards import STANDARDS
from registry.pages.field_reference import field_reference

PAGE = field_reference()


def test_every_field_has_one_row_with_title_help_unit_and_visibility() -> None:
    for path, field in definitions().items():
        (row,) = re.findall(rf"^\| `{re.escape(path)}` \|.*\*\*.*$", PAGE, re.MULTILINE)
        assert field.title in row
        assert field.help in row
        assert field.unit in row
        assert f"| {field.visibility}" in row
        assert all(f"`{value}`" in row for value in field.values)
        assert all(f"{standard} {point}" in row for standard, point in field.feeds)


def test_every_section_and_standard_has_its_heading() -> None:
    headings = re.findall(r"^#{3,4} (.+)$", PAGE, re.MULTILINE)
    assert headings == [f"{section.title} (`{section.path}`)" for section in sections().values()] + [
        standard.title for standard in STANDARDS.values()
    ]


def test_what_is_not_asked_is_shown_with_its_reason() -> None:
    for standard in STANDARDS.values():
        for reason in standard.not_asked.values():
            assert f"Not asked: {reason}." in PAGE


def test_every_name_of_the_catalogue_is_listed() -> None:
    assert all(f"| `{name}` | " in PAGE for name in catalogue_names())


def test_every_table_is_read_as_one() -> None:
    html = Markdown(extensions=["tables"]).convert(PAGE)
    assert html.count("<table>") == len(re.findall(r"^\| --- ", PAGE, re.MULTILINE))
    rows = len(re.findall(r"^\| ", PAGE, re.MULTILINE))
    assert html.count("<tr>") == rows - html.count("<table>")
    assert "<p>|" not in html


def test_no_value_of_the_page_is_empty_or_python() -> None:
    assert "None |" not in PAGE
    assert "()" not in PAGE
    assert not re.search(r"[ \t]+$", PAGE, re.MULTILINE)
