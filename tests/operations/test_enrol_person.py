"""Who is taken down as a person of a body."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.operations import enrol_person as module
from registry.operations.enrol_person import enrol_person

NOTHING: Any = SimpleNamespace(database=None)


@pytest.mark.parametrize("name", ["A\r\nBcc: x@y.example", "A\u202eB", "A\x00", "A\u2028B", "", "A" * 201])
def test_a_name_is_one_line_that_shows_all_it_holds(name: str) -> None:
    with pytest.raises(RegistryError) as told:
        enrol_person(NOTHING, name, "")
    assert told.value.code == "person.name"


def test_a_contact_is_one_line() -> None:
    with pytest.raises(RegistryError) as told:
        enrol_person(NOTHING, "A", "a@b.example\r\nX: y")
    assert told.value.code == "person.name"


def test_names_of_every_script_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "people", SimpleNamespace(add=lambda *given: None))
    monkeypatch.setattr("registry.storage.locks.writer", lambda database: pytest.MonkeyPatch.context())
    for name in (
        "Zo\u00eb O\u2019Neil",
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
        "\u5c71\u7530 \u592a\u90ce",
    ):
        assert enrol_person(NOTHING, name, "").name == name
