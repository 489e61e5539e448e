"""The Atlas of Surveillance: a row says what it says, and nothing more becomes an answer."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.exchange.atlas import read_atlas
from registry.exchange.inventory import Filed, Skipped

ROW = {
    "AOSNUMBER": "AOS000001",
    "NEWAOSNUMBER (ORI9)": "VA0850300BWC",
    "City": "Elsewhere",
    "County": "Some County",
    "State": "VA",
    "Agency": "Elsewhere Police Department",
    "Type of LEA": "Police",
    "Summary": "The department has body-worn cameras.",
    "Type of Juris": "Municipal",
    "Technology": "Body-worn Cameras",
    "TECH ABV": "",
    "Vendor": "A Vendor, Another",
    "Link 1": "https://example.org/a",
    "Link 1 Snapshot": "https://example.org/snapshot",
    "Link 1 Source": "Example News",
    "Link 1 Type": "News article",
    "Link 1 Date": "12/27/2012",
    "Link 2": "not an address",
    "Link 2 Snapshot": "",
    "Link 2 Source": "",
    "Link 2 Type": "",
    "Link 2 Date": "",
    "Other Links": "https://example.org/b, https://example.org/c",
}

Read = Callable[..., list[Filed | Skipped]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def rows(*changes: dict[str, str]) -> list[Filed | Skipped]:
        path = tmp_path / "atlas.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            out = csv.DictWriter(stream, list(ROW))
            out.writeheader()
            out.writerows(ROW | change for change in changes)
        return list(read_atlas(path))

    return rows


def only(found: list[Filed | Skipped]) -> Filed:
    (row,) = found
    assert isinstance(row, Filed)
    read_record({**row.record, "id": row.deployment})
    return row


def test_a_row_becomes_an_imported_record_with_what_it_says(read: Read) -> None:
    row = only(read({}))
    assert row.deployment == "atlas-aos000001"
    assert row.provenance == "imported"
    record = dict(row.record)
    origin = record.pop("origin")
    assert record == {
        "deployment": {
            "title": "Elsewhere Police Department: Body-worn Cameras",
            "technology": "body_worn_camera",
            "summary": "The department has body-worn cameras.",
        },
        "filing": {"language": "en", "external_ids": [{"scheme": "atlas", "value": "AOS000001"}]},
        "operator": {
            "name": "Elsewhere Police Department",
            "type": "law_enforcement_authority",
            "body_kind": "local_police",
        },
        "place": {"country": "US", "subdivision": "US-VA"},
        "provider": {"name": "A Vendor, Another"},
    }
    assert "Electronic Frontier Foundation" in origin["imported_from"]
    assert "CC BY 4.0" in origin["imported_from"]


def test_every_link_is_kept_as_a_source_that_nobody_read_here(read: Read) -> None:
    atlas, *links = only(read({})).record["origin"]["citations"]
    assert "AOS000001, Elsewhere, Some County, VA" in atlas["citation"]
    said = "Example News; News article; 12/27/2012"
    assert links == [
        {"citation": said, "url": "https://example.org/a", "read": False},
        {"citation": f"Snapshot: {said}", "url": "https://example.org/snapshot", "read": False},
        {"citation": "source named by the Atlas: not an address", "read": False},
        {"citation": "further source named by the Atlas", "url": "https://example.org/b", "read": False},
        {"citation": "further source named by the Atlas", "url": "https://example.org/c", "read": False},
    ]


@pytest.mark.parametrize(
    "technology",
    [
        "Face Recognition",
        "Automated License Plate Readers",
        "Predictive Policing",
        "Third-party Investigative Platforms",
        "FRT",
        "",
    ],
)
def test_a_category_that_does_not_say_which_technology_leaves_it_unanswered(
    read: Read, technology: str
) -> None:
    row = only(read({"Technology": technology}))
    assert "technology" not in row.record["deployment"]
    assert {message.code for message in row.messages} & {"atlas.kind", "atlas.technology"}


def test_what_a_row_does_not_say_stays_unanswered(read: Read) -> None:
    empty = {name: "" for name in ROW if name not in ("AOSNUMBER", "Agency")}
    row = only(read(empty))
    assert row.record.keys() == {"deployment", "filing", "origin", "operator"}
    assert row.record["operator"] == {"name": "Elsewhere Police Department"}
    assert row.record["deployment"] == {"title": "Elsewhere Police Department"}


def test_a_row_whose_cells_have_moved_says_nothing_of_its_place(read: Read) -> None:
    row = only(read({"State": "Police", "Type of Juris": "Face Recognition", "Technology": "FRT"}))
    assert "place" not in row.record
    assert {message.code for message in row.messages} == {"atlas.state", "atlas.technology"}


def test_a_row_without_number_or_agency_or_with_one_that_is_taken_is_skipped_with_the_reason(
    read: Read,
) -> None:
    found = read({}, {"AOSNUMBER": ""}, {"AOSNUMBER": "AOS2", "Agency": ""}, {})
    assert [isinstance(row, Filed) for row in found] == [True, False, False, False]
    assert isinstance(found[3], Skipped)
    assert found[3].reason == "its number is that of an earlier row"


def test_every_cell_is_carried_or_named_as_left(read: Read) -> None:
    row = only(read({}))
    assert row.carried.keys() | row.not_carried.keys() == {name for name, value in ROW.items() if value}
    assert row.not_carried.keys() == {"NEWAOSNUMBER (ORI9)"}


def test_hostile_cells_cost_nothing_but_themselves(read: Read) -> None:
    long = "x" * 20_000
    row = only(
        read(
            {
                "Agency": long,
                "Summary": long,
                "Vendor": long,
                "Link 1": f"https://e.org/{long}",
                "AOSNUMBER": long,
            }
        )
    )
    assert "atlas.cut" in {message.code for message in row.messages}


def test_a_file_without_the_columns_of_the_atlas_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(RegistryError) as refused:
        list(read_atlas(path))
    assert refused.value.code == "csv.header"
