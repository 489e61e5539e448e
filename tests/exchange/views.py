"""Public views of records, for the tests of exports."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from registry.domain.public_view import PublicView, public_view
from registry.domain.record import read_record
from registry.exchange.cells import unquoted
from registry.exchange.statutory import record_of
from tests.domain.filled import filled_answers
from tests.domain.test_committed import committed

ADDRESS = "https://registry.example/deployments/gates/versions/1"


def view_of(answers: dict[str, Any]) -> PublicView:
    """The public view of a record file's answers, filed as version 1 of `gates`."""
    made = committed(read_record(answers), deployment="gates")
    return public_view(made.form, {one.path: one.value for one in made.openings if one.public})


def filled_view(**changed: Any) -> PublicView:
    """That of a record in which every field is answered; `changed` replaces fields of sections: `place={"country": "NL"}`."""
    answers = filled_answers()
    for section, fields in changed.items():
        if section == "withheld":
            answers[section] = fields
        else:
            answers[section] |= fields
    return view_of(answers)


def withheld(path: str) -> dict[str, str]:
    """The stub of a field that is withheld."""
    return {
        "field": path,
        "ground": "law_enforcement",
        "provision": "Article 9 of the Example Act",
        "decided_by": "Legal office",
        "decided_on": "2026-01-01",
        "review_by": "2027-01-01",
    }


def answers_at(record: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """The answers of a record by their paths; a list of groups is one answer."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict) and value != {"none": True}:
            found |= answers_at(value, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = value
    return found


def in_table(data: bytes) -> dict[str, Any]:
    """The record that a CSV table of an export holds, for whoever takes the apostrophes off."""
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    return record_of(
        {"answers": [{"field": unquoted(row["field"]), "answer": json.loads(unquoted(row["answer"]))}]}
        for row in rows
    )
