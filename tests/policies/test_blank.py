"""The blank record of policy tests holds every field of the facts, and answers none."""

from __future__ import annotations

from registry.domain import facts
from tests.policies import blank


def test_the_blank_record_is_that_of_the_current_facts() -> None:
    written = blank.FILE.read_text(encoding="utf-8")
    assert written == blank.text(), "write it again: python -m tests.policies.blank"


def test_it_is_the_facts_of_a_record_in_which_nothing_is_answered() -> None:
    empty = facts.derive({"answers": {}}, facts.CURRENT)
    assert blank.blank_facts() | {"facts_version": facts.CURRENT} == empty
