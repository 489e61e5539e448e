"""An entry in a standard's form is filed elsewhere as imported, with what it carries and where it comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from registry.domain.record import read_record
from registry.exchange.formats import FORMATS
from registry.exchange.inventories import INVENTORIES
from registry.exchange.inventory import Filed, Skipped
from tests.exchange.views import ADDRESS, answers_at, filled_view

FORMS = ("annex-viii", "uk-atrs", "nl-algoritmeregister")


def document(form: str) -> Any:
    return FORMATS[form.replace("-", "_")].write(filled_view(), ADDRESS).document


def read(folder: Path, form: str, *documents: Any) -> list[Filed | Skipped]:
    path = folder / "entries.ndjson"
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    return list(INVENTORIES[form](path))


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_becomes_an_imported_filing_that_says_where_it_comes_from(form: str, tmp_path: Path) -> None:
    (entry,) = read(tmp_path, form, document(form))
    assert isinstance(entry, Filed)
    assert (entry.deployment, entry.provenance) == (f"{form}-gates", "imported")
    carried = FORMATS[form.replace("-", "_")].read
    assert carried is not None
    answers = answers_at(entry.record)
    assert {path: said for path, said in answers.items() if not path.startswith("origin.")} == answers_at(
        carried(document(form))
    )
    (source,) = entry.record["origin"]["citations"]
    assert source["url"] == ADDRESS
    read_record({**entry.record, "id": entry.deployment})


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"form": "uk_atrs", "deployment": "x"},
        {"form": "uk_atrs", "deployment": "x", "sections": []},
        {"form": "annex_viii", "deployment": "x", "sections": {"A": [1]}},
        {"form": "annex_viii", "deployment": ["x"], "sections": {}},
        {
            "form": "uk_atrs",
            "deployment": "x",
            "sections": {"a": [{"answers": [{"field": ["x"], "answer": 1}]}]},
        },
        {"name": "A", "lars": "../x"},
        {"name": "A"},
        "text",
    ],
)
def test_a_bad_entry_is_skipped_with_the_reason_and_costs_no_other(
    form: str, bad: Any, tmp_path: Path
) -> None:
    good = document(form)
    first, second = read(tmp_path, form, bad, good)
    assert isinstance(first, Skipped)
    assert first.reason
    assert isinstance(second, Filed)


def test_an_entry_that_stands_there_twice_is_filed_once(tmp_path: Path) -> None:
    one = document("uk-atrs")
    first, second = read(tmp_path, "uk-atrs", one, one)
    assert isinstance(first, Filed)
    assert isinstance(second, Skipped)


def test_an_entry_of_the_dutch_register_is_named_by_its_own_number(tmp_path: Path) -> None:
    (entry,) = read(
        tmp_path, "nl-algoritmeregister", {"lars": "26419821", "source_id": "x", "name": "Camera's"}
    )
    assert isinstance(entry, Filed)
    assert entry.deployment == "nl-algoritmeregister-26419821"
    assert entry.record["deployment"] == {"title": "Camera's"}
