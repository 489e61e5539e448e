"""Whoever may not file a deployment learns nothing of its answers that are not public, whatever they guess."""

from __future__ import annotations

from typing import Any

import pytest

from registry.operations.file_record import NotFiled
from registry.operations.prepare_filing import Unchanged
from registry.operations.registry import Registry
from tests.operations.acting import Acting, acting_in

SECRET = {"operator": {"name": "A town", "accountable_person": "Qwxz Roe"}}
GUESSES = [
    SECRET,
    {"operator": {"name": "A town", "accountable_person": "Somebody else"}},
    {"operator": {"name": "Another town", "accountable_person": "Qwxz Roe"}},
]
KINDS: list[dict[str, Any]] = [{}, {"filing": {"change_kind": "confirmed_unchanged"}}]


@pytest.fixture
def acting(registry: Registry) -> Acting:
    acting = acting_in(registry)
    acting.registrar("enrol_body", {"body": "village", "kind": "authority"}, name="The village")
    acting.give_role("village", "filer")
    acting.file(**SECRET)
    return acting


@pytest.mark.parametrize("office", ["village", "nobody-knows-it"])
@pytest.mark.parametrize("kind", KINDS, ids=["anew", "confirmed"])
def test_a_right_guess_of_another_bodys_answers_is_refused_as_a_wrong_one(
    acting: Acting, office: str, kind: dict[str, Any]
) -> None:
    acting.people.setdefault((office, "filer"), acting.people["village", "filer"])
    told = set()
    for guess in GUESSES:
        result = acting.try_to_file(office, **guess, **kind)
        assert isinstance(result, NotFiled)
        told.add((result.error.code, result.error.message, result.error.hint))
    assert len(told) == 1
    (code, message, _) = told.pop()
    assert code in ("authority.own", "act.body")
    assert "operator" not in message


def test_the_body_itself_is_told_what_differs(acting: Acting) -> None:
    assert isinstance(acting.try_to_file(**SECRET), Unchanged)
    differs = acting.try_to_file(**GUESSES[1], **KINDS[1])
    assert isinstance(differs, NotFiled)
    assert differs.error.code == "file.not_unchanged"
