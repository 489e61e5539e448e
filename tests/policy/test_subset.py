"""The subset of Rego: what engines disagree on, or what reaches out of the input, is not written."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.assets import policies
from registry.errors import RegistryError
from registry.policy.library import read_library
from registry.policy.rego import parse_modules
from registry.policy.subset import subset_faults
from tests.small_library import FILES, write_library


def faults(rego: str, folder: Path, opa: Path) -> list[str]:
    (folder / "m.rego").write_text("package m\n\n" + rego)
    return subset_faults("m.rego", parse_modules(folder, ["m.rego"], opa)["m.rego"])


@pytest.mark.parametrize(
    ("rego", "fault"),
    [
        ("import data.lib.is_true\n\nx := is_true(1)", "whole"),
        ("import data.lib as l\n\nx := l.y", "own name"),
        ("import input.facts\n\nx := facts", "import"),
        ("import data.other\n\nx := other.y", "import"),
        ("default x := 1", "no `default`"),
        ("default f(_) := 1\n\nf(2) := 3", "no `default`"),
        ("x := 1 if { some y in [1]; y == 2 } else := 3", "may not iterate"),
        ("x := 1 if { y := [1]; y[_] == 2 } else := 3", "may not iterate"),
        ("x := 1 if { some y; [1][y] == 2 } else := 3", "may not iterate"),
        ("x := 1 if input.facts.a == 1 else := 2 if { some y in [1]; y == 2 } else := 3", "may not iterate"),
        ("f(a) if a == 1\n\nf(a) if { some y in a; y == 2 }", "none may iterate"),
        ('x := "a" if input.facts.a == 1\n\nx := "b" if input.facts.a == 2', "defined twice"),
        ("f(a) := a if a == 1\n\nf(a) := 2 if a == 2", "defined twice"),
        ("x := 1 if input.facts.a == 1\n\nx := 1 if { input.facts.a == 2 } else := 3", "defined twice"),
        ('x["k"] := 1', "constant key"),
        ("x.k := 1", "constant key"),
        ("x[a].k := 1 if some a in [1]", "constant key"),
        ("x := 0.5", "not an integer"),
        ("x := [1, {2: 1e-3}]", "not an integer"),
        ("x if { 1 == 1 } else := 0.5", "not an integer"),
        ("x if input.facts.a == 1 with input as {}", "tests"),
        ("x := [y | y := 1 with data.z as 1]", "tests"),
        ("x := input.context.now", "input.facts and input.law_date"),
        ("x := input", "input.facts and input.law_date"),
        ("x := input[a] if some a in [1]", "input.facts and input.law_date"),
        ("x := [y | some y in [1]] if { some y in [2]; y == 2 }", "hides"),
        ("f(y) := [y | some y in [1]]", "hides"),
        ("x if { y := 1; every y in [2] { y == 2 } }", "hides"),
        ("x := [z | some y in [1]; z := [y | some y in [2]]]", "hides"),
    ],
)
def test_what_engines_disagree_on_is_refused(rego: str, fault: str, tmp_path: Path, opa: Path) -> None:
    found = faults(rego, tmp_path, opa)
    assert any(fault in line for line in found), found
    assert all(line.startswith("m.rego:") for line in found)


@pytest.mark.parametrize(
    "rego",
    [
        "import data.lib\n\nimport data.terms\n\nx := lib.a(terms.b)",
        'x := "a" if input.facts.a == 1 else := "b"',
        "x if input.facts.a == 1\n\nx if input.facts.a == 2",
        "f(a) if a == 1\n\nf(a) if a == 2",
        "x := 1 if { count([y | some y in [1]]) == 1 } else := 2",
        "x := 1 if { every y in [1] { y == 1 } } else := 2",
        "x := 1 if { 1 in [1] } else := 2",
        "x contains y if some y in [1]\n\nx contains y if some y in [2]",
        "x[k] := v if some k, v in {1: 2}",
        "x := [y | some y in [1]]\n\nz := [y | some y in [1]]",
        "f(a) := a.b if { c := a.d; a[c] == 1 } else := 2",
        "x := -1 + 2 * 3",
        "x := input.law_date.day",
        'x := input.facts["a"]["b"]',
    ],
)
def test_what_engines_agree_on_passes(rego: str, tmp_path: Path, opa: Path) -> None:
    assert faults(rego, tmp_path, opa) == []


def test_what_is_not_rego_is_named(tmp_path: Path, opa: Path) -> None:
    with pytest.raises(RegistryError) as raised:
        faults("x := ", tmp_path, opa)
    assert raised.value.code == "policies.refused"
    assert "m.rego" in raised.value.message


def test_the_small_library_keeps_to_the_subset(tmp_path: Path, opa: Path) -> None:
    rego = [path for path in FILES if path.endswith(".rego") and not path.endswith("_test.rego")]
    trees = parse_modules(write_library(tmp_path), rego, opa)
    assert [line for path, tree in trees.items() for line in subset_faults(path, tree)] == []


def test_only_the_entry_point_may_read_the_index(tmp_path: Path, opa: Path) -> None:
    assert faults("import data.index\n\nx := index.results", tmp_path, opa) != []


def test_the_policies_keep_to_the_subset(opa: Path) -> None:
    library = read_library(policies())
    trees = parse_modules(policies(), library.rego, opa)
    assert [line for path, tree in trees.items() for line in subset_faults(path, tree)] == []
