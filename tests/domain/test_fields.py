"""The fields: each is explained, none is unclear about who sees it, and the list the facts are made of is theirs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from registry.domain import facts
from registry.domain import fields as f
from registry.domain.facts_fields import facts_fields, field_list
from registry.domain.record import definitions, sections
from registry.domain.record.words import word_for

FIELDS = list(definitions().values())
FOLDER = Path(facts.__file__).parent
FROZEN: dict[int, dict[str, Any]] = {
    int(file.stem[1:].partition("_")[0]): json.loads(file.read_text(encoding="utf-8"))
    for file in FOLDER.glob("v*_fields.json")
}


def test_every_field_asks_something_and_says_how_to_answer() -> None:
    for field in FIELDS:
        assert 2 <= len(field.title) <= 80, field.path
        assert 8 <= len(field.help) <= 240, field.path
        assert field.help.endswith((".", ".)")), field.path
        assert not re.search(r"\s\s|TODO|\bTBD\b", field.title + field.help), field.path


def test_every_section_has_a_heading_and_says_what_it_is_about() -> None:
    for section in sections().values():
        assert section.title
        assert section.help.endswith("."), section.path


def test_no_two_questions_of_one_section_have_the_same_title() -> None:
    seen = [(field.path.rpartition(".")[0], field.title) for field in FIELDS]
    assert len(seen) == len(set(seen))


def test_a_closed_list_has_values_and_a_number_has_a_unit() -> None:
    for field in FIELDS:
        assert field.kind in f.KINDS
        assert bool(field.values) == (field.kind in ("choice", "choices")), field.path
        assert bool(field.unit) == (field.kind in ("count", "ppm")), field.path
        assert len(set(field.values)) == len(field.values), field.path


def test_every_value_of_a_closed_list_reads_as_words() -> None:
    words = {value: word_for(value) for field in FIELDS for value in field.values}
    assert words["realtime_rbi"] == "Remote identification, live"
    assert words["criminal_investigation"] == "Criminal investigation"
    assert all(word[0].isupper() or word[0].isdigit() or word.startswith("(") for word in words.values())
    for field in FIELDS:
        assert len({words[value] for value in field.values}) == len(field.values), field.path


def test_every_open_list_says_what_an_empty_one_means() -> None:
    assert [
        field.path for field in FIELDS if field.kind in ("items", "texts") and "empty list" not in field.help
    ] == []


def test_people_are_named_only_to_oversight() -> None:
    named = {"operator.accountable_person", "filing.filed_by_name", "registration.submitter_name"}
    for path in named:
        assert definitions()[path].visibility == "oversight"
        assert definitions()[path].kind == "name"


@pytest.mark.parametrize(
    ("path", "visibility"),
    [
        ("system.threshold", "oversight"),
        ("purpose.target_persons_ref", "oversight"),
        ("place.sites[].exact_point", "oversight"),
        ("conformity.instructions_url", "oversight"),
        ("provider.contact", "internal"),
        ("deployment.technology", "public"),
        ("watchlist.size", "public"),
    ],
)
def test_each_field_is_seen_by_those_for_whom_it_is_meant(path: str, visibility: str) -> None:
    assert definitions()[path].visibility == visibility


def test_the_origin_of_an_import_is_no_fact() -> None:
    assert {field.path.partition(".")[0] for field in FIELDS if not field.in_facts} == {"origin"}


@pytest.mark.parametrize("version", FROZEN)
def test_what_a_version_of_the_facts_reads_is_still_a_field_of_the_record(version: int) -> None:
    """Else an old version could no longer be shown, or would mean something else than its facts say."""
    today = facts_fields()
    for path, field in FROZEN[version].items():
        assert path in today, f"{path} is read by facts version {version} and cannot be removed"
        assert field["kind"] == today[path]["kind"], path
        assert set(field["values"]) <= set(today[path]["values"]), path


def test_the_current_facts_version_reads_every_field_and_value_of_the_record() -> None:
    read = FROZEN[facts.CURRENT]
    missing = {
        path
        for path, field in facts_fields().items()
        if path not in read or not set(field["values"]) <= set(read[path]["values"])
    }
    assert not missing, f"add a facts version: version {facts.CURRENT} does not read {sorted(missing)}"


def test_the_text_of_a_field_list_is_one_field_a_line_in_the_order_of_the_record() -> None:
    assert field_list(
        {"a.b": {"kind": "choice", "values": ["x", "y"]}, "a.c": {"kind": "day", "values": []}}
    ) == (
        '{\n  "a.b": {"kind": "choice", "values": ["x", "y"]},\n  "a.c": {"kind": "day", "values": []}\n}\n'
    )
    assert field_list(FROZEN[1]) == (FOLDER / "v1_fields.json").read_text(encoding="utf-8")
    assert facts_fields()["system.accuracy.fpir"] == {"kind": "ppm", "values": []}


def test_definitions_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        definitions()["deployment.title"] = FIELDS[0]  # type: ignore[index]
    with pytest.raises(AttributeError):
        FIELDS[0].title = "x"  # type: ignore[misc]
