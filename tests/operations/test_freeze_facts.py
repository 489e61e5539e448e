"""A version's field list is written once, and never again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from registry.domain import facts
from registry.domain.facts_fields import facts_fields
from registry.errors import RegistryError
from registry.operations.freeze_facts import FOLDER, freeze


def test_the_list_of_a_new_version_holds_today_s_fields(tmp_path: Path) -> None:
    written = freeze(7, tmp_path)
    assert written.name == "v7_fields.json"
    assert json.loads(written.read_text(encoding="utf-8")) == facts_fields()


def test_a_list_that_is_written_is_never_written_again() -> None:
    frozen = FOLDER / f"v{facts.CURRENT}_fields.json"
    before = frozen.read_bytes()
    with pytest.raises(RegistryError) as refused:
        freeze(facts.CURRENT)
    assert refused.value.code == "facts.frozen"
    assert frozen.read_bytes() == before
