"""What follows from other files is what they say today, and every requirement's metadata fits the published schema."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from registry.domain import facts
from registry.policy.requirement_schema import requirement_schema
from registry.policy.sources import metadata
from tests.policies import derived
from tests.policies.lint import schema_faults


@pytest.mark.parametrize("name", derived.DERIVED)
def test_a_derived_file_is_not_stale(name: str) -> None:
    written = (derived.LIBRARY / name).read_text(encoding="utf-8")
    assert written == derived.DERIVED[name](), "write it again: python -m tests.policies.derived"


def test_the_blank_record_is_the_facts_of_a_record_in_which_nothing_is_answered() -> None:
    empty = facts.derive({"answers": {}}, facts.CURRENT)
    assert derived.blank_facts() | {"facts_version": facts.CURRENT} == empty


@pytest.mark.parametrize("path", derived.rule_files(), ids=lambda path: path.stem)
def test_the_metadata_of_every_requirement_fits_the_schema(path: Path) -> None:
    assert schema_faults(path) == []


def test_the_schema_refuses_what_the_registry_refuses(tmp_path: Path) -> None:
    text = (derived.LIBRARY / "eu_ai_act" / "aia_07.rego").read_text(encoding="utf-8")
    for written, other in (
        ("#   kind: ", "#   kind: very_"),
        ("#   inputs:", "#   outputs:"),
        ("#   verified: ", "#   verified: perhaps "),
        ("# title: ", "# subtitle: "),
        ("#   remedies:", "#   remedies:\n#     - set: {Scope: true}"),
    ):
        assert written in text
        (tmp_path / "a_01.rego").write_text(text.replace(written, other, 1), encoding="utf-8")
        assert schema_faults(tmp_path / "a_01.rego") != [], other


def test_the_schema_is_plain_json_and_names_every_key() -> None:
    schema = json.loads(json.dumps(requirement_schema()))
    block = metadata((derived.LIBRARY / "eu_ai_act" / "aia_07.rego").read_text(encoding="utf-8"), "")
    assert set(schema["properties"]) >= set(block)
    assert {"remedies", "unreachable", "aliases", "deprecated"} <= set(
        schema["properties"]["custom"]["properties"]
    )
    assert {"remedies", "unreachable"} <= set(schema["properties"]["custom"]["required"])
    assert isinstance(block["custom"]["in_force"]["from"], date)
