"""Each mistake that a mutant makes is a mistake, one at a time, in Rego that still parses."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.policy.rego import parse_modules
from tests.opa_server import pinned_opa
from tests.policies.mutants import mutants, unfolded

HEAD = "package a\n\nimport data.lib\n\n"


def made(rule: str, folder: Path, *, whole: bool = False) -> dict[str, str]:
    """The rule of each mutant by what it says."""
    text = unfolded(HEAD + rule + "\n")
    (folder / "a.rego").write_text(text, encoding="utf-8")
    tree = parse_modules(folder, ["a.rego"], pinned_opa())["a.rego"]
    found = {
        one.says: one.text.removeprefix(HEAD).strip() for one in mutants("a.rego", text, tree, whole=whole)
    }
    for number, mutant in enumerate(found.values()):
        (folder / f"m{number}.rego").write_text(HEAD + mutant + "\n", encoding="utf-8")
    parse_modules(folder, [f"m{number}.rego" for number in range(len(found))], pinned_opa())
    return found


@pytest.mark.parametrize(
    ("rule", "mistakes"),
    [
        ("a := lib.all_of([x, y])", {
            "a := lib.any_of([x, y])", "a := lib.all_of([y])", "a := lib.all_of([x])", "a := data.lib.negate(lib.all_of([x, y]))",
            "a := lib.all_of([data.lib.negate(x), y])", "a := lib.all_of([x, data.lib.negate(y)])",
        }),
        ("a := lib.negate(lib.is_true(x))", {"a := lib.is_true(x)", "a := lib.negate(lib.is_false(x))"}),
        ("a := lib.at_most(x, 7)", {
            "a := lib.at_least(x, 7)", "a := lib.at_most(x, 8)", "a := lib.at_most(x, 6)",
            "a := data.lib.negate(lib.at_most(x, 7))",
        }),
        ("a := lib.not_after(x, y)", {"a := lib.not_after(y, x)", "a := data.lib.negate(lib.not_after(x, y))"}),
        ("a := lib.implies(x, y)", {"a := lib.implies(y, x)", "a := data.lib.negate(lib.implies(x, y))"}),
        ('severity := lib.when(x, "major", "blocking")', {
            'severity := lib.when(x, "blocking", "major")', 'severity := lib.when(x, "minor", "blocking")',
            'severity := lib.when(x, "major", "major")',
        }),
        ('words := ["one", "two"]', {'words := ["two"]', 'words := ["one"]'}),
        ('exceptions := lib.took_effect({"e": x})', {"exceptions := lib.took_effect({})"}),
        ("a := lib.any_of([lib.doubt(x)])", {
            "a := lib.all_of([lib.doubt(x)])", "a := lib.any_of([])", 'a := lib.any_of(["no"])',
            "a := lib.any_of([data.lib.negate(lib.doubt(x))])", "a := data.lib.negate(lib.any_of([lib.doubt(x)]))",
        }),
    ],
)  # fmt: skip
def test_the_mistakes_in_a_rule(rule: str, mistakes: set[str], tmp_path: Path) -> None:
    assert set(made(rule, tmp_path).values()) == mistakes


def test_the_mistakes_in_plain_rego(tmp_path: Path) -> None:
    rule = 'a(x) := "yes" if x <= 3\n\nelse := "no" if not b(x)'
    changed = {
        text.replace("\n", "").replace("\t", " ") for text in made(rule, tmp_path, whole=True).values()
    }
    for mistake in (
        'a(x) := "no" if { x <= 3}else := "no" if { not b(x)}',
        'a(x) := "unknown" if { x <= 3}else := "no" if { not b(x)}',
        'a(x) := "yes" if { x < 3}else := "no" if { not b(x)}',
        'a(x) := "yes" if { x >= 3}else := "no" if { not b(x)}',
        'a(x) := "yes" if { x <= 4}else := "no" if { not b(x)}',
        'a(x) := "yes" if { true}else := "no" if { not b(x)}',
        'a(x) := "yes" if { x <= 3}else := "no" if { b(x)}',
        'a(x) := "yes" if { x <= 3}else := "no" if { true}',
    ):
        assert mistake in changed


def test_two_mistakes_of_one_kind_are_told_apart(tmp_path: Path) -> None:
    says = made("a := lib.any_of([lib.all_of([x, y]), lib.all_of([x, y])])", tmp_path)
    assert len([one for one in says if one.endswith(" (2)")]) == 6


def test_what_a_mutant_says_does_not_depend_on_where_it_stands(tmp_path: Path) -> None:
    rule = 'a := lib.one_of(x, ["one", "two"])'
    assert made(rule, tmp_path).keys() == made(f"\n\n# before\n\n{rule}", tmp_path).keys()
