"""The index of the requirements, in Rego: one rule for each, which says what came of it.

Knows: how a requirement's rules become a result, cheapest question first, and that whatever a requirement leaves
undefined is undetermined and does not disappear. Does not know what a rule says, nor the outcomes (`main.rego`).

The index is written out because WebAssembly looks up a rule whose name is only known at run time by computing every
rule there is, and because a constant in the text costs nothing where one in the data must be found. A requirement's line
in it is a function, because the result of a rule is kept for a second question, and to keep it costs more than to find it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Set

from registry.policy.catalogue import Requirement
from registry.policy.sources import day_number

PATH = "index.rego"

_HEAD = """\
# METADATA
# title: Index of the requirements
# description: |
#   Written by `sightline policies build`, not by hand. Of every requirement, in the order of ids, the code of its
#   status, severity and force in this case (`data.result_words`); those of the prohibitions again; and by id the
#   exceptions that took effect.
package index

import data.lib
import data.requirements

"""


def index_module(requirements: Iterable[Requirement], defined: Mapping[str, Set[str]]) -> str:
    """The text of `index.rego`. `defined` names, by a requirement's id, the rules that its file defines."""
    ordered = sorted(requirements, key=lambda one: one.id)
    numbered = list(enumerate(ordered))
    excepting = [(number, one) for number, one in numbered if defined[one.id] & _EXCEPTING]
    spans = {_standing(one): _span(one) for one in ordered}
    lists = {
        "prohibitions": [f"results[{number}]" for number, one in numbered if one.kind == "prohibition"],
        "described": [_description(one) for one in ordered],
    }
    return (
        _HEAD
        + _RESULTS.format("".join(f"\t{rule_name(one)}(codes, here),\n" for one in ordered))
        + "\n".join(f"{name} := [\n{_lines(entries)}]\n" for name, entries in lists.items())
        + _claims(excepting)
        + "".join(f"\n{name} := lib.standing({span})\n" for name, span in sorted(spans.items()))
        + "".join(_result(one, defined[one.id]) for one in ordered)
        + "".join(_exceptions(one, defined[one.id]) for _, one in excepting)
    )


def rule_name(one: Requirement) -> str:
    """The name of its rule in the package `index`."""
    return f"{one.framework}_{one.rule}"


_RESULTS = """\
results := results_of(data.result_codes, lib.here)

results_of(codes, here) := [
{}]

"""
_EXCEPTING = {"exceptions", "exclusions"}
_EXCEPTIONS = """
exceptions := {{id: names |
	some [id, names] in claimed
	names != []
}}

claimed := {}
"""


def _claims(excepting: Collection[tuple[int, Requirement]]) -> str:
    if not excepting:
        return _EXCEPTIONS.format("[]")
    claims = (
        f'["{one.id}", {rule_name(one)}_exceptions(words[codes[{number}]][0])]' for number, one in excepting
    )
    return (
        _EXCEPTIONS.format("claims(results, data.result_words)")
        + f"\nclaims(codes, words) := [\n{_lines(claims)}]\n"
    )


def _result(one: Requirement, defined: Set[str]) -> str:
    rules = _rules(one)
    declared = f".{one.severity}"
    severity = f"[{rules}.severity]" if "severity" in defined else declared
    deferred = f"{rules}.deferred" if "deferred" in defined else '"no"'
    force = f'[lib.force("{one.id}", here)]'
    name = rule_name(one)
    return f"""
{name}(codes, here) := code if {{
	code := {name}_where({rules}.applies, codes, here)
}}

else := codes.undetermined{declared}{force}

{name}_where(applies, codes, here) := codes.not_applicable{declared}{force} if {{
	applies == "no"
}}

else := codes[{_standing(one)}]{declared}{force} if {{
	{_standing(one)} != "in_force"
}}

else := codes[lib.status(applies, {deferred}, {rules}.satisfied)]{severity}{force}
"""


def _exceptions(one: Requirement, defined: Set[str]) -> str:
    # Exclusions say why it does not apply, exceptions how it is met; each is asked only where it can matter.
    asked = {"exclusions": '== "not_applicable"', "exceptions": '!= "not_applicable"'}
    clauses = [
        f"names if {{\n\tstatus {where}\n\tnames := {_rules(one)}.{rule}\n}}\n"
        for rule, where in asked.items()
        if rule in defined
    ]
    return f"\n{rule_name(one)}_exceptions(status) := " + "\nelse := ".join([*clauses, "[]\n"])


def _lines(entries: Iterable[str]) -> str:
    return "".join(f"\t{entry},\n" for entry in entries)


def _rules(one: Requirement) -> str:
    return f"requirements.{one.framework}.{one.rule}"


def _description(one: Requirement) -> str:
    return json.dumps({"id": one.id, "framework": one.framework, "ground": one.ground, "kind": one.kind})


def _standing(one: Requirement) -> str:
    return "standing_" + _span(one).replace(", ", "_").replace("-", "minus_")


def _span(one: Requirement) -> str:
    days = (day_number(one.in_force.from_), day_number(one.in_force.until))
    return ", ".join("null" if day is None else str(day) for day in days)
