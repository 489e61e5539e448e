"""A body sends a table at its desk: it sees what would come of each row before anything is filed. A bad row costs no good one."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.keep_draft import list_drafts
from registry.operations.log_act import do_act
from registry.operations.upload_table import MAX_LINES, MAX_ROWS, MAX_TABLE, MAX_UNPACKED
from registry.settings import Settings
from registry.storage import ledger, queries
from tests.http.signing_in import Browser, People, people_in

UPLOAD = "/desk/uploads/town"
TABLE = (
    "id,place.country,data.retention_match_days,data.personal\n"
    "town-one,FR,30,yes\n"
    "town-two,FR,about ten,perhaps\n"
    "town-three,NL,,no\n"
)


def emptiness() -> bytes:
    """A small workbook of far more cells than two hundred rows have, all of them empty."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", f"<sheetData>{'<c/>' * (MAX_UNPACKED // 4)}</sheetData>")
    return made.getvalue()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    made = people_in(tmp_path_factory.mktemp("uploads") / "registry", Settings(desk=True))
    yield made
    made.registry.database.close()


def send(browser: Browser, table: str | bytes, then: str = "try") -> TestResponse:
    data = table if isinstance(table, bytes) else table.encode()
    form = {"then": then, "file": FileStorage(io.BytesIO(data), "records.csv")}
    # Encoded here: the client leaves the file open in which it encodes what is large.
    boundary, encoded = encode_multipart(form)
    return browser.post(UPLOAD, data=encoded, content_type=f"multipart/form-data; boundary={boundary}")


def again(browser: Browser, page: TestResponse, then: str) -> TestResponse:
    """Press a button of the page on which a table was tried."""
    kept = re.search('name="table" value="([^"]+)"', page.text)
    assert kept is not None
    return browser.post(UPLOAD, data={"then": then, "table": html.unescape(kept[1])})


def size(people: People) -> int:
    return ledger.head(people.registry.database, people.registry.log.id).size


def test_a_table_is_tried_before_it_is_filed_and_what_is_wrong_is_told_by_cell(people: People) -> None:
    town, before = people.signed_in("town"), size(people)
    page = send(town, TABLE)
    assert page.status_code == 200, page.text
    assert "Nothing was filed yet." in page.text
    assert size(people) == before
    assert "C3 (data.retention_match_days)" in page.text
    assert "D3 (data.personal)" in page.text
    assert page.text.count("Would be filed as version 1") == 2
    done = again(town, page, "file")
    assert done.status_code == 200
    assert done.text.count("Filed as version 1") == 2
    assert queries.latest_version(people.registry.database, "town-one")
    assert queries.latest_version(people.registry.database, "town-two") is None
    # Sent again, what is filed makes no version.
    after = size(people)
    assert again(town, page, "file").text.count("Nothing changed since version 1") == 2
    assert size(people) == after


def test_only_the_rows_to_mend_come_back_with_their_reasons(people: People) -> None:
    town = people.signed_in("town")
    back = again(town, send(town, TABLE), "mend")
    assert back.headers["Content-Disposition"] == 'attachment; filename="to-mend.csv"'
    assert "town-two" in back.text
    assert "town-one" not in back.text
    assert "# reasons" in back.text
    assert "This is not a whole number." in back.text


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_template_is_a_table_without_rows(people: People, form: str) -> None:
    town = people.signed_in("town")
    template = town.get(f"/desk/upload-templates/{form}")
    assert template.status_code == 200
    page = send(town, template.data)
    assert page.status_code == 422
    assert "The table has no rows" in page.text


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"PK\x03\x04 no workbook",
        b"name\nno id\n",
        b"id\n" + b"a" * MAX_TABLE,
        "\n".join(["id", *(f"town-{n}" for n in range(MAX_ROWS + 1))]).encode(),
        b"id\na\n" + b"\n" * MAX_LINES,
        emptiness(),
    ],
    ids=["nothing", "no-workbook", "no-id", "large", "rows", "lines", "unpacked"],
)
def test_what_is_no_table_or_too_large_files_nothing(people: People, table: bytes) -> None:
    town, before = people.signed_in("town"), size(people)
    page = send(town, table, "file")
    assert page.status_code == 422, page.text
    assert "This was not done." in page.text
    assert size(people) == before


def test_where_two_people_file_the_good_rows_are_kept_as_drafts(tmp_path: Path) -> None:
    people = people_in(tmp_path / "registry", Settings(desk=True))
    approver = enrol_person(people.registry, "An approver", "").id
    given = {"body": "town", "role": "approver"}
    wanted = {"act": "give_role", "role": "registrar", "given": given, "texts": {"holder": approver}}
    do_act(people.registry, read_act_file(wanted))
    town, before = people.signed_in("town"), size(people)
    tried = send(town, TABLE)
    for _ in range(2):
        done = again(town, tried, "file")
        assert done.text.count("Kept as a draft") == 2
    assert len(list_drafts(people.registry, "town", people.ids["town"])) == 2
    assert size(people) == before
    people.registry.database.close()


def test_a_table_is_sent_by_filers_of_the_body_alone(people: People) -> None:
    assert people.browser().get(UPLOAD).status_code == 401
    assert people.signed_in("watchdog").get(UPLOAD).status_code == 403
    assert send(people.signed_in("watchdog"), TABLE, "file").status_code == 403
    assert people.signed_in("town").get("/desk/uploads/elsewhere").status_code != 200
