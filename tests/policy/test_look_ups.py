"""What several reads of a rule share is looked up once, and only what it reads in any case."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.policy.edits import Edit, edited
from registry.policy.look_ups import shared_look_ups
from registry.policy.rego import parse_modules


def shared(opa: Path, folder: Path, rule: str) -> str:
    text = f"package some\n\nimport data.lib\n\n{rule}\n"
    (folder / "some.rego").write_text(text)
    (tree,) = parse_modules(folder, ["some.rego"], opa).values()
    return edited(text, shared_look_ups(tree)).split("\n\n", 2)[2].strip()


def test_a_section_of_several_answers_is_looked_up_once_and_the_facts_too(opa: Path, tmp_path: Path) -> None:
    rule = "satisfied := [\n\tinput.facts.a.x,\n\tinput.facts.a.y.z,\n\tinput.facts.b.x, # é\n]"
    assert shared(opa, tmp_path, rule) == (
        "satisfied := [\n\ta_answers.x,\n\ta_answers.y.z,\n\tanswers.b.x, # é\n]"
        " if { answers := input.facts; a_answers := answers.a }"
    )


@pytest.mark.parametrize(
    "rule",
    [
        "one := input.facts.a.x",
        "with_body := [input.facts.a.x, input.facts.a.y] if {\n\tlib.known\n}",
        "branches := [input.facts.a.x, input.facts.a.y] if {\n\tlib.known\n}\n\nelse := 1",
        "listed := [[input.facts.a.x, input.facts.a.y] | some _ in lib.items(1)]",
        "whole := [input.facts.a, input.law_date.day]",
    ],
)
def test_what_reads_one_answer_or_may_not_read_it_stays_as_it_is(
    opa: Path, tmp_path: Path, rule: str
) -> None:
    assert shared(opa, tmp_path, rule) == rule


def test_an_edit_that_does_not_find_what_it_replaces_is_a_mistake() -> None:
    assert edited("ab\ncd", [Edit(2, 1, b"c", b"xy"), Edit(1, 2, b"b", b"")]) == "a\nxyd"
    with pytest.raises(ValueError, match="line 2"):
        edited("ab\ncd", [Edit(2, 2, b"c", b"xy")])
