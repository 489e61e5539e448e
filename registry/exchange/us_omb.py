"""Import of the US federal AI use-case inventory that the Office of Management and Budget (OMB) publishes as CSV.

Knows: which rows are filed, under which id, and what is to be said about each. Does not know the cells
(registry.exchange.us_omb_columns) nor the words that make a row surveillance (registry.exchange.us_omb_technology).

Every row comes back, as filed or as skipped with the reason. No row is lost for a fault in it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from registry.exchange.csv_stream import CsvRow, read_csv
from registry.exchange.inventory import Filed, RowMessage, Skipped
from registry.exchange.us_omb_answers import Answers
from registry.exchange.us_omb_columns import COLUMNS, SAFEGUARDS, read_answers
from registry.exchange.us_omb_forms import list_of
from registry.exchange.us_omb_technology import technology

__all__ = ["Filed", "RowMessage", "Skipped", "read_us_omb"]

SOURCE: Final = "US federal AI use-case inventory 2025, consolidated by the Office of Management and Budget"
REPOSITORY: Final = "https://github.com/ombegov/2025-Federal-Agency-AI-Use-Case-Inventory"

_REQUIRED: Final = frozenset({"agency", "agency_name", "id", "use_case_name", "agency_bureau"})
_NO_ID = frozenset({"", "tbd", "n/a", "na", "none", "-"})
_FAULTS_OF_THE_SOURCE = frozenset(
    f"omb.{code}" for code in ("answer", "answer_form", "other_question", "list", "date", "date_form")
)
_LISTS: Final = ("demographic_features", "hi_public_consultation")


def read_us_omb(path: Path) -> Iterator[Filed | Skipped]:
    """Every row of the inventory at `path`, in order.

    The file is read twice, because an id used by several rows is known only at the end. Raises as
    registry.exchange.csv_stream.read_csv does, before the first row.
    """
    shared: Counter[str] = Counter()
    for row in read_csv(path, _REQUIRED):
        shared.update({_own_id(row.cells), f"as given: {_given_id(row.cells)}"})
    given: Counter[str] = Counter()
    for row in read_csv(path, _REQUIRED):
        yield _result(row, shared, given)


def _result(row: CsvRow, shared: Counter[str], given: Counter[str]) -> Filed | Skipped:
    messages = [RowMessage(fault.code, "", fault.message, fault.hint) for fault in row.faults]
    messages += _about_row(row, shared)
    if not row.cells.get("use_case_name") and not row.cells.get("agency_name"):
        return Skipped(row.number, row.line, "it names neither an agency nor a use case", tuple(messages))
    deployment = _deployment_id(row.cells, shared)
    given[deployment] += 1
    if (times := given[deployment]) > 1:
        deployment = f"{deployment}-{times}"
        messages.append(
            _message(
                "repeated",
                "",
                "Agency, unit and name are those of an earlier row.",
                "It got a number of its own.",
            )
        )
    answers = read_answers(row.cells)
    found = technology(row.cells)
    if found is None:
        messages += [message for message in answers.messages if message.code in _FAULTS_OF_THE_SOURCE]
        return Skipped(
            row.number, row.line, "no word of the surveillance tests stands in it", tuple(messages)
        )
    for cell in (cell for cell in row.beyond if cell):
        answers.leave(f"beyond the last column: {cell[:40]}", "no column is above it")
    _add_deployment(answers, found.technology, found.mode)
    _add_origin(answers, row)
    _add_title(answers, row)
    messages += answers.messages
    if found.technology is None:
        messages.append(
            _message(
                "kind", found.column, f"The kind of {found.family} is not stated.", "It stays unanswered."
            )
        )
    if found.also:
        several = ", ".join(found.also)
        messages.append(
            _message("several", "", f"The row also names {several}.", "File one record for each.")
        )
    reason = f'{found.family}: "{found.words}" in {found.column}'
    return Filed(
        row.number,
        row.line,
        deployment,
        answers.record,
        reason,
        tuple(messages),
        answers.carried,
        answers.not_carried,
    )


def _about_row(row: CsvRow, shared: Counter[str]) -> Iterator[RowMessage]:
    cells = row.cells
    if not _given_id(cells):
        yield _message("id_missing", "id", "The row has no id.", "One was made from agency, unit and name.")
    elif shared[f"as given: {_given_id(cells)}"] > 1:
        yield _message(
            "id_shared", "id", "Several rows have this id.", "Agency, unit and name tell them apart."
        )
    if not cells.get("use_case_name"):
        yield _message("name_missing", "use_case_name", "The row has no name.", "The title says so.")
    for column in _LISTS:
        if cells.get(column) not in (None, "", "[]"):
            read = list_of(cells[column]) is not None
            yield _message(
                "list_text",
                column,
                "The list is written as text.",
                "It was read." if read else "It was not read.",
            )
    empty = [column for column in SAFEGUARDS if cells.get(column, "") in ("", "[]")]
    if empty and cells.get("is_high_impact") == "High-impact":
        yield _message(
            "safeguards",
            "",
            f"{len(empty)} of {len(SAFEGUARDS)} safeguards are empty.",
            "Unanswered, which is not no.",
        )
    if cells.get("is_withheld", "").startswith("Yes"):
        yield _message(
            "withheld",
            "is_withheld",
            "The agency asked to withhold this row; the source has it.",
            "Look at it first.",
        )


def _own_id(cells: Mapping[str, str]) -> str:
    """The agency with the id that it gave, both as they go into an address; only the agency where it gave none."""
    agency, own = _slug(cells.get("agency", "")), _slug(_given_id(cells))
    return (
        own if agency and own.startswith(f"{agency}-") else "-".join(part for part in (agency, own) if part)
    )


def _given_id(cells: Mapping[str, str]) -> str:
    own = cells.get("id", "").strip()
    return "" if own.casefold() in _NO_ID or not _slug(own) else own


def _deployment_id(cells: Mapping[str, str], shared: Counter[str]) -> str:
    """Stable from one reading to the next, whatever the order of the rows."""
    own = _own_id(cells)
    described = "\n".join(
        " ".join(cells.get(column, "").casefold().split())
        for column in ("agency", "agency_bureau", "use_case_name")
    )
    mark = hashlib.sha256(described.encode()).hexdigest()
    if not _given_id(cells):
        return f"us-omb-{own[:40] or 'unnamed'}-{mark[:12]}"
    return f"us-omb-{own[:60]}" if shared[own] == 1 and len(own) <= 60 else f"us-omb-{own[:60]}-{mark[:8]}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _add_deployment(answers: Answers, technology: str | None, mode: str | None) -> None:
    deployment = answers.record.setdefault("deployment", {})
    deployment |= {name: value for name, value in (("technology", technology), ("mode", mode)) if value}


def _add_origin(answers: Answers, row: CsvRow) -> None:
    answers.record.setdefault("filing", {})["language"] = "en"
    answers.record["origin"] = {
        "imported_from": SOURCE,
        "source_row": f"row {row.number}",
        "citations": [{"citation": SOURCE, "url": REPOSITORY, "read": True}],
    }


def _add_title(answers: Answers, row: CsvRow) -> None:
    deployment = answers.record["deployment"]
    if "title" not in deployment:
        unit = row.cells.get("agency_bureau") or row.cells.get("agency_name", "")
        deployment["title"] = f"Use case without a name ({unit[:200] or 'unit not named'}, row {row.number})"


def _message(code: str, column: str, message: str, hint: str) -> RowMessage:
    return RowMessage(f"omb.{code}", column, message, hint)


assert set(SAFEGUARDS) | set(_LISTS) <= COLUMNS
