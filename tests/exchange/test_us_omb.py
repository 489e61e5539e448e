"""The US federal AI inventory: every row comes back, and nothing in a filed row is lost or improved."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry import assets, exchange
from registry.domain.record import definitions, read_record
from registry.errors import RegistryError
from registry.exchange.us_omb import Filed, Skipped, read_us_omb
from registry.exchange.us_omb_columns import read_answers
from registry.exchange.us_omb_forms import day_of, list_of
from registry.exchange.us_omb_words import TESTS
from tests.exchange.omb_rows import COLUMNS, FACE, PLAIN, write

PACKAGE = Path(exchange.__file__).parent
DOCUMENT = assets.policies().parent / "docs" / "reference" / "us-omb.md"


def _read(folder: Path, *rows: dict[str, str]) -> list[Filed | Skipped]:
    return list(read_us_omb(write(folder / "inventory.csv", rows)))


def _filed(folder: Path, **cells: str) -> Filed:
    [row] = _read(folder, FACE | cells)
    assert isinstance(row, Filed)
    return row


def _codes(row: Filed | Skipped) -> set[str]:
    return {message.code for message in row.messages}


def _at(record: dict[str, Any], path: str) -> Any:
    place: Any = record
    for step in path.removesuffix("[]").split("."):
        place = place.get(step) if isinstance(place, dict) else None
    return place


def test_every_row_comes_back_as_filed_or_with_the_reason_why_not(tmp_path: Path) -> None:
    face, plain = _read(tmp_path, FACE, PLAIN)
    assert isinstance(face, Filed)
    assert face.provenance == "imported"
    assert (face.row, face.line, face.deployment) == (1, 2, "us-omb-dhs-1")
    assert face.reason == 'face recognition: "facial match" in problem_solved'
    assert face.record["deployment"] == {
        "title": "Gate check",
        "status": "operational",
        "technology": "face_verification_1to1",
        "mode": "verification_1_1",
    }
    assert face.record["place"] == {"country": "US"}
    assert face.record["filing"]["external_ids"] == [{"scheme": "us_omb", "value": "DHS-1"}]
    assert face.record["origin"]["source_row"] == "row 1"
    assert plain == Skipped(2, 3, "no word of the surveillance tests stands in it", ())
    read_record(face.record)


def test_what_is_unanswered_stays_unanswered(tmp_path: Path) -> None:
    row = _filed(tmp_path)
    assert "assessments" not in row.record
    assert "human_oversight" not in row.record
    assert "data" not in row.record
    assert "omb.safeguards" in _codes(row)


@pytest.mark.parametrize(
    ("column", "text", "path", "value"),
    [
        ("has_pii", "Yes", "data.personal", True),
        ("has_pii", "No", "data.personal", None),
        ("development_stage", "Pilot", "deployment.status", None),
        ("development_stage", "Pre-deployment", "deployment.status", "development"),
        ("development_stage", "Retired", "deployment.status", "retired"),
        ("contracting_usage", "In-house Development", "procurement.procedure", "none"),
        ("contracting_usage", "Vendor Purchased", "procurement.procedure", None),
        ("vendor_name", "NEC", "provider.name", "NEC"),
        ("vendor_name", "Not available", "provider.name", None),
        ("vendor_name", "Law Enforcement Sensitive (LES)", "provider.name", None),
        ("topic_area", "Science", "operator.sector", None),
        ("code_url", "https://example.org/code", "conformity.source_code_url", "https://example.org/code"),
        ("code_url", "on request", "conformity.source_code_url", None),
        ("operational_date", "2024-10-01 00:00:00", "deployment.start_date", None),
        ("hi_training_established", "Training Established", "human_oversight.trained", None),
        ("hi_ongoing_monitoring", "Yes - Monitoring Established", "system.monitoring_plan", None),
        ("hi_appeal_process", "Appeal Process Established", "rights.complaint_channel", None),
        ("benefits", "=HYPERLINK(1)", "purpose.benefits_claimed", "=HYPERLINK(1)"),
    ],
)
def test_an_answer_is_carried_only_where_a_field_asks_the_same(
    tmp_path: Path, column: str, text: str, path: str, value: Any
) -> None:
    row = _filed(tmp_path, **{column: text})
    assert _at(row.record, path) == value
    assert (column in row.carried, column in row.not_carried) == (value is not None, value is None)


def test_assessments_keep_their_state_and_their_reviewer(tmp_path: Path) -> None:
    row = _filed(
        tmp_path,
        have_ato="Yes",
        system_name_ato="TECS",
        pia_url="https://example.gov/pia.pdf",
        hi_testing_conducted="In-progress",
        hi_assessment_completed="a) Yes",
        hi_potential_impacts="False matches.",
        hi_independent_review="c) Yes – by the CAIO",
    )
    assert [(item["kind"], item.get("state")) for item in row.record["assessments"]["other"]] == [
        ("security_review", "done"),
        ("other", "done"),
        ("other", "in_progress"),
        ("other", "done"),
        ("other", "done"),
    ]
    authorised, privacy, _, impact, review = row.record["assessments"]["other"]
    assert authorised["summary"].endswith("TECS")
    assert privacy["url"] == "https://example.gov/pia.pdf"
    assert impact["summary"].endswith("Potential impacts, as stated: False matches.")
    assert review["reviewer"] == "The agency's Chief AI Officer (CAIO)"
    assert {"system_name_ato", "hi_potential_impacts"} <= row.carried.keys()
    assert [message.column for message in row.messages if message.code == "omb.answer_form"] == [
        "hi_assessment_completed",
        "hi_independent_review",
    ]


@pytest.mark.parametrize(
    "waived",
    [
        "CAIO Waived",
        "wavied",
        "e) Agency CAIO has waived this minimum practice and reported such waiver to OMB",
    ],
)
def test_a_waiver_is_neither_done_nor_missing(tmp_path: Path, waived: str) -> None:
    row = _filed(tmp_path, hi_independent_review=waived)
    assert [item["state"] for item in row.record["assessments"]["other"]] == ["waived"]


def test_an_answer_to_another_question_is_not_taken_for_one_to_this(tmp_path: Path) -> None:
    row = _filed(tmp_path, hi_testing_conducted="b) Development of monitoring protocols is in-progess")
    assert "assessments" not in row.record
    assert row.not_carried["hi_testing_conducted"] == "not an answer to this question"
    [message] = [message for message in row.messages if message.code == "omb.other_question"]
    assert "hi_ongoing_monitoring" in message.message


def test_an_answer_that_nobody_offers_is_named(tmp_path: Path) -> None:
    row = _filed(tmp_path, hi_testing_conducted="Maybe")
    assert "assessments" not in row.record
    assert "omb.answer" in _codes(row)


def test_a_list_written_as_text_is_read(tmp_path: Path) -> None:
    row = _filed(
        tmp_path,
        hi_public_consultation="['Usability Testing', 'In-progress', 'c) Public hearings or meetings ', 'Town halls']",
    )
    assert row.record["assessments"]["public_consultation"]["consultations"] == [
        {"who": "End users: direct usability testing"},
        {"who": "The public: hearings or meetings"},
        {"who": "As stated to OMB: Town halls"},
    ]
    assert row.not_carried["hi_public_consultation"].endswith("In-progress")
    assert "omb.list_text" in _codes(row)


@pytest.mark.parametrize(
    "text", ["['open", "{'a': 1}", "['a', 1]", "__import__('os')", "[" * 5000, "['a'" + ", 'b'" * 30_000]
)
def test_a_list_that_is_none_is_not_read(tmp_path: Path, text: str) -> None:
    assert list_of(text) is None
    row = _filed(tmp_path, hi_public_consultation=text[:30_000])
    assert "omb.list" in _codes(row)
    assert "assessments" not in row.record


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-10-01 00:00:00", "2024-10-01"),
        ("2024-10-01", "2024-10-01"),
        ("10/1/2023", "2023-10-01"),
        ("01/01/2026 00:00:00", "2026-01-01"),
        ("09/24/2024 12:00:00 AM", "2024-09-24"),
        ("13/01/2024", None),
        ("01/2024", None),
        ("2025", None),
        ("Jul-25", None),
        ("soon", None),
        ("0001-01-01", None),
    ],
)
def test_a_date_is_a_single_day_or_nothing(tmp_path: Path, text: str, day: str | None) -> None:
    found = day_of(text)
    assert (found and found.isoformat()) == day
    row = _filed(tmp_path, development_stage="Pilot", operational_date=text)
    assert row.record["deployment"].get("start_date") == day
    assert ("omb.date" in _codes(row)) == (day is None)
    assert ("omb.date_form" in _codes(row)) == (day is not None and "/" in text)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"agency": "DHS", "agency_bureau": "ICE"}, "law_enforcement_authority"),
        ({"agency": "DOJ", "agency_bureau": "Department of Justice / FBI"}, "law_enforcement_authority"),
        ({"agency": "DOJ", "agency_bureau": "Department of Justice / FBOP"}, "law_enforcement_authority"),
        (
            {
                "agency": "DOJ",
                "agency_bureau": "Department of Justice / CIV",
                "topic_area": "Law Enforcement",
            },
            None,
        ),
        ({"agency": "DHS", "agency_bureau": "TSA", "topic_area": "Transportation"}, "public_body"),
        ({"agency": "NASA", "agency_bureau": "ICE", "topic_area": "Science"}, "public_body"),
    ],
)
def test_the_kind_of_body_is_stated_only_where_it_is_sure(
    tmp_path: Path, cells: dict[str, str], kind: str | None
) -> None:
    row = _filed(tmp_path, **cells)
    assert row.record["operator"].get("type") == kind
    assert ("omb.operator_type" in _codes(row)) == (kind is None)


def test_ids_are_unique_and_the_same_whatever_the_order(tmp_path: Path) -> None:
    rows = [
        FACE,
        FACE | {"id": "", "use_case_name": "A"},
        FACE | {"id": "", "use_case_name": "B"},
        FACE | {"id": "TBD", "use_case_name": "C"},
        FACE | {"id": "35", "use_case_name": "D"},
        FACE | {"id": "35", "use_case_name": "E"},
        FACE | {"id": "35", "use_case_name": "D", "agency": "DOJ"},
        FACE | {"id": "HUD-2024-004", "agency": "HUD"},
        FACE | {"id": "Ümläut – 9" + "9" * 200},
    ]

    def ids(order: list[dict[str, str]]) -> dict[str, str]:
        found = [row for row in _read(tmp_path, *order) if isinstance(row, Filed)]
        assert len(found) == len(order)
        return {f"{cells}": row.deployment for cells, row in zip(order, found, strict=True)}

    forwards = ids(rows)
    assert forwards == ids(rows[::-1])
    assert len(set(forwards.values())) == len(rows)
    assert forwards[f"{rows[0]}"] == "us-omb-dhs-1"
    assert forwards[f"{rows[6]}"] == "us-omb-doj-35"
    assert forwards[f"{rows[7]}"] == "us-omb-hud-2024-004"
    for deployment in forwards.values():
        read_record({"id": deployment})


def test_rows_that_share_an_id_or_have_none_are_told_so(tmp_path: Path) -> None:
    none, tbd, one, two, repeated = _read(
        tmp_path,
        PLAIN | {"id": "", "use_case_name": "x"},
        PLAIN | {"id": "TBD"},
        FACE,
        FACE | {"use_case_name": "Other"},
        FACE,
    )
    assert _codes(none) == _codes(tbd) == {"omb.id_missing"}
    assert all("omb.id_shared" in _codes(row) for row in (one, two, repeated))
    assert isinstance(one, Filed)
    assert isinstance(repeated, Filed)
    assert repeated.deployment == f"{one.deployment}-2"
    assert "omb.repeated" in _codes(repeated)


def test_a_row_without_a_name_is_filed_with_a_title_that_says_so(tmp_path: Path) -> None:
    row = _filed(tmp_path, use_case_name="")
    assert row.record["deployment"]["title"] == "Use case without a name (CBP, row 1)"
    assert "omb.name_missing" in _codes(row)


def test_a_broken_row_costs_itself_only(tmp_path: Path) -> None:
    path = write(tmp_path / "inventory.csv", [FACE])
    whole = path.read_bytes()
    path.write_bytes(
        whole + b'DHS,"open\r\n' + b"\xff,,\r\n" + whole.split(b"\r\n", 1)[1].replace(b"DHS-1", b"DHS-2")
    )
    rows = list(read_us_omb(path))
    assert [type(row) for row in rows] == [Filed, Skipped, Skipped, Filed]
    assert "csv.quote" in _codes(rows[1])
    assert {"csv.encoding", "csv.length"} <= _codes(rows[2])
    assert rows[2] == Skipped(3, 4, "it names neither an agency nor a use case", rows[2].messages)
    assert [row.deployment for row in rows if isinstance(row, Filed)] == ["us-omb-dhs-1", "us-omb-dhs-2"]


def test_another_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("name,value\n1,2\n")
    with pytest.raises(RegistryError) as refused:
        list(read_us_omb(tmp_path / "other.csv"))
    assert refused.value.code == "csv.header"


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("[]", []),
        ("[ 'a' ]", ["a"]),
        (
            r"""['don\'t', "it's", 'two\nlines', 'tab\\t', '\u2013 \xe9 \x07']""",
            ["don't", "it's", "two lines", "tab\\t", "– é"],
        ),
        ("['', ' ', 'a, b']", ["a, b"]),
    ],
)
def test_a_list_is_read_as_python_writes_it(text: str, entries: list[str]) -> None:
    assert list_of(text) == entries


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Co", "Cn"]), min_size=1
        )
    )
)
def test_every_list_that_python_writes_is_read_back(entries: list[str]) -> None:
    assert list_of(repr(entries)) == entries


def _table(heading: str) -> list[list[str]]:
    text = DOCUMENT.read_text(encoding="utf-8").partition(f"## {heading}")[2].partition("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in rows]


def test_the_documentation_names_every_column_once_and_fields_that_exist() -> None:
    rows = _table("Where each column goes")
    assert sorted(row[0] for row in rows) == sorted(COLUMNS)
    assert {row[1] for row in rows if row[1]} <= definitions().keys()


def test_the_documentation_names_every_family_with_its_technology() -> None:
    documented = dict(_table("Which rows are filed"))
    assert documented.keys() == {test.family for test in TESTS}
    for test in TESTS:
        if test.technology:
            assert documented[test.family] == test.technology


def test_the_documentation_names_every_message() -> None:
    documented = {row[0] for row in _table("Messages")}
    source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("us_omb*.py"))
    said = {f"omb.{code}" for code in re.findall(r"(?:\.note\(|_message\()\s*\"([a-z_]+)\"", source)}
    said |= set(re.findall(r"\"(csv\.[a-z_]+)\"", (PACKAGE / "csv_stream.py").read_text(encoding="utf-8")))
    assert documented == said - {"csv.unreadable", "csv.header"}


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
_ANSWERS = st.sampled_from(
    [
        "",
        "[]",
        "Yes",
        "No",
        "In-progress",
        "CAIO Review",
        "CAIO Waived",
        "Pilot",
        "10/1/2023",
        "https://example.org/a",
        "https://[broken",
        "['Other', 'Usability Testing']",
        "N/A",
        "Law Enforcement",
        "word " * 3000,
        "a) a) Yes",
        "\u3164",
        "['\u2800']",
    ]
)


@settings(max_examples=150)
@given(st.fixed_dictionaries(dict.fromkeys(COLUMNS, _ANSWERS | _TEXT)))
def test_no_cell_is_lost_and_every_record_is_one(cells: dict[str, str]) -> None:
    cells = {column: text.strip() for column, text in cells.items()}
    answers = read_answers(cells)
    told = answers.carried.keys() | answers.not_carried.keys()
    assert told == {column for column, text in cells.items() if text and text != "[]"}
    read_record(answers.record)
    for column, path in answers.carried.items():
        assert _at(answers.record, path) is not None, column


@settings(max_examples=30, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, _ANSWERS | _TEXT)), max_size=4))
def test_any_table_is_survived(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]) -> None:
    found = _read(
        tmp_path_factory.mktemp("omb"), *(row | {"use_case_name": "Facial recognition"} for row in rows)
    )
    assert len(found) == len(rows)
    for row in found:
        assert isinstance(row, Filed)
        read_record({"id": row.deployment} | row.record)


@pytest.mark.skipif(
    "SIGHTLINE_OMB_CSV" not in os.environ, reason="SIGHTLINE_OMB_CSV names no copy of the OMB inventory"
)
def test_the_inventory_of_2025_is_read_whole() -> None:
    rows = list(read_us_omb(Path(os.environ["SIGHTLINE_OMB_CSV"])))
    filed = [row for row in rows if isinstance(row, Filed)]
    assert len(rows) == 3611
    assert [row.row for row in rows] == list(range(1, 3612))
    assert len({row.deployment for row in filed}) == len(filed) > 100
    assert all(row.reason for row in rows)
    families = Counter(row.reason.partition(":")[0] for row in filed)
    assert families["face recognition"] >= 30
    said = Counter(message.code for row in rows for message in row.messages)
    assert said["omb.id_missing"] == 706  # 704 empty, two "TBD"
    assert said["omb.id_shared"] == 26  # twelve ids
    assert said["omb.other_question"] == 5
    for row in filed:
        read_record({"id": row.deployment} | row.record)
