"""Rules that are read once become functions where nobody can tell, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from registry.policy.edits import edited
from registry.policy.read_once import made_functions
from registry.policy.rego import parse_modules

TERMS = """package terms

once := "yes"

twice := "no"
"""
INDEX = """package index

import data.requirements

results := [asked(1)]

asked(_) := requirements.some.xx_01.applies

listed := [one | some one in [1, 2]; one == requirements.some.xx_01.again]
"""


def made(opa: Path, folder: Path, rules: str) -> dict[str, str]:
    sources = {
        "terms.rego": TERMS,
        "index.rego": INDEX,
        "xx_01.rego": f"package requirements.some.xx_01\n\nimport data.terms\n\n{rules}\n",
    }
    for path, text in sources.items():
        (folder / path).write_text(text)
    functions = made_functions(parse_modules(folder, sources, opa))
    return {path: edited(path, text, functions.get(path, ())) for path, text in sources.items()}


def test_what_one_place_reads_is_a_function_there_and_a_constant_two_places_read_is_not(
    opa: Path, tmp_path: Path
) -> None:
    text = made(opa, tmp_path, "applies := [terms.once, terms.twice, terms.twice, own]\n\nown := 1")
    assert "applies(_) := [terms.once(null), terms.twice, terms.twice, own(null)]" in text["xx_01.rego"]
    assert "own(_) := 1" in text["xx_01.rego"]
    assert 'once(_) := "yes"' in text["terms.rego"]
    assert 'twice := "no"' in text["terms.rego"]
    assert "requirements.some.xx_01.applies(null)" in text["index.rego"]


def test_what_a_comprehension_or_a_function_asks_again_and_again_is_kept(opa: Path, tmp_path: Path) -> None:
    rules = "applies := [often(1), often(2)]\n\noften(n) := [n, own]\n\nown := 1\n\nagain := terms.once"
    text = made(opa, tmp_path, rules)
    assert "\nown := 1" in text["xx_01.rego"]
    assert "\nagain := terms.once(null)" in text["xx_01.rego"]


def test_every_branch_of_a_rule_stays_a_branch(opa: Path, tmp_path: Path) -> None:
    text = made(opa, tmp_path, "applies := 1 if {\n\tterms.once\n}\n\nelse := 2")["xx_01.rego"]
    assert "applies(_) := 1 if {\n\tterms.once(null)\n}\n\nelse := 2" in text


def test_part_of_a_rule_or_a_variable_of_its_name_is_no_reading_of_it(opa: Path, tmp_path: Path) -> None:
    rules = 'applies := own.a\n\nown := {"a": 1}\n\nother(own) := own'
    text = made(opa, tmp_path, rules)["xx_01.rego"]
    assert "\napplies(_) := own.a\n" in text
    assert '\nown := {"a": 1}' in text
    assert "other(own) := own" in text
