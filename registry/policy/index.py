"""The index of the requirements, in Rego: one rule for each, which says what came of it.

Knows: how a requirement's rules become a result, cheapest question first, and that whatever a requirement leaves
undefined is undetermined and does not disappear. Does not know what a rule says, nor the outcomes (`main.rego`).

The index is written out because WebAssembly looks up a rule whose name is only known at run time by computing every
rule there is, and because a constant in the text costs nothing where one in the data must be found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set

from registry.policy.catalogue import Requirement
from registry.policy.sources import day_number

PATH = "index.rego"

_HEAD = """\
# METADATA
# title: Index of the requirements
# description: |
#   Written by `sightline policies build`, not by hand. Every requirement in the order of ids, [status, severity,
#   force] in this case; the prohibitions among them again; and by id the exceptions that took effect.
package index

import data.lib
import data.requirements

"""


def index_module(requirements: Iterable[Requirement], defined: Mapping[str, Set[str]]) -> str:
    """The text of `index.rego`. `defined` names, by a requirement's id, the rules that its file defines."""
    ordered = sorted(requirements, key=lambda one: one.id)
    excepting = [one for one in ordered if defined[one.id] & _EXCEPTING]
    spans = {_standing(one): _span(one) for one in ordered}
    lists = {
        "results": [rule_name(one) for one in ordered],
        "prohibitions": [rule_name(one) for one in ordered if one.kind == "prohibition"],
        "described": [_description(one) for one in ordered],
        "claimed": [f'["{one.id}", {rule_name(one)}_exceptions]' for one in excepting],
    }
    return (
        _HEAD
        + "\n".join(f"{name} := [\n{_lines(entries)}]\n" for name, entries in lists.items())
        + _EXCEPTIONS
        + "".join(f"\n{name} := lib.standing({span})\n" for name, span in sorted(spans.items()))
        + "".join(_result(one, defined[one.id]) for one in ordered)
        + "".join(_exceptions(one, defined[one.id]) for one in excepting)
    )


def rule_name(one: Requirement) -> str:
    """The name of its rule in the package `index`."""
    return f"{one.framework}_{one.rule}"


_EXCEPTING = {"exceptions", "exclusions"}
_EXCEPTIONS = """
exceptions := {id: names |
	some [id, names] in claimed
	names != []
}
"""


def _result(one: Requirement, defined: Set[str]) -> str:
    rules = _rules(one)
    severity = f"{rules}.severity" if "severity" in defined else json.dumps(one.severity)
    deferred = f"{rules}.deferred" if "deferred" in defined else '"no"'
    force, declared = f'lib.force("{one.id}")', json.dumps(one.severity)
    return f"""
{rule_name(one)} := ["not_applicable", {declared}, {force}] if {{
	{rules}.applies == "no"
}}

else := [{_standing(one)}, {declared}, {force}] if {{
	{_standing(one)} != "in_force"
}}

else := result if {{
	result := [lib.status({rules}.applies, {deferred}, {rules}.satisfied), {severity}, {force}]
}}

else := ["undetermined", {declared}, {force}]
"""


def _exceptions(one: Requirement, defined: Set[str]) -> str:
    # Exclusions say why it does not apply, exceptions how it is met; each is asked only where it can matter.
    asked = {"exclusions": '== "not_applicable"', "exceptions": '!= "not_applicable"'}
    clauses = [
        f"names if {{\n\t{rule_name(one)}[0] {where}\n\tnames := {_rules(one)}.{rule}\n}}\n"
        for rule, where in asked.items()
        if rule in defined
    ]
    return f"\n{rule_name(one)}_exceptions := " + "\nelse := ".join([*clauses, "[]\n"])


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
