"""What several reads of a rule share is looked up once, and only what it reads in any case."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.policy.edits import Edit, edited
from registry.policy.look_ups import shared_look_ups
from registry.policy.rego import parse_modules


def shared(opa: Path, folder: Path, rule: str) -> str:
    text = f"package some\n\nimport data.lib\n\n{rule}\n"
    (folder / "some.rego").write_text(text)
    (tree,) = parse_modules(folder, ["some.rego"], opa).values()
    return edited("some.rego", text, shared_look_ups(tree)).split("\n\n", 2)[2].strip()


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


def test_a_name_that_the_module_uses_is_not_taken(opa: Path, tmp_path: Path) -> None:
    rule = 'one := [a_answers, input.facts.a.x, input.facts.a.y]\n\na_answers := "no"\n\nanswers := 1'
    assert shared(opa, tmp_path, rule).startswith(
        "one := [a_answers, a_answers_.x, a_answers_.y] if { answers_ := input.facts; a_answers_ := answers_.a }"
    )


def test_columns_are_counted_in_characters(opa: Path, tmp_path: Path) -> None:
    rule = 'one := ["é€𝄞", input.facts.a.x, input.facts.a.y]'
    assert shared(opa, tmp_path, rule) == (
        'one := ["é€𝄞", a_answers.x, a_answers.y] if { answers := input.facts; a_answers := answers.a }'
    )


@pytest.mark.parametrize("reference", ['input.facts["a"].x', 'input["facts"].a.x'])
def test_a_reference_in_brackets_is_refused_with_its_place(opa: Path, tmp_path: Path, reference: str) -> None:
    with pytest.raises(RegistryError, match=r"some\.rego:5: column 9") as caught:
        shared(opa, tmp_path, f"one := [{reference}, input.facts.a.y]")
    assert caught.value.code == "policies.refused"


def test_an_edit_that_does_not_find_what_it_replaces_is_refused() -> None:
    assert edited("x.rego", "ab\ncd", [Edit(2, 1, "c", "xy"), Edit(1, 2, "b", "")]) == "a\nxyd"
    with pytest.raises(RegistryError, match=r"x\.rego:2"):
        edited("x.rego", "ab\ncd", [Edit(2, 2, "c", "xy")])
