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
#   Written by `sightline policies build`, not by hand. Of each requirement: its status, its severity and force in this
#   case, the exceptions that took effect, and what it weighs in the strict and in the binding outcome.
package index

import data.lib
import data.requirements

"""


def index_module(requirements: Iterable[Requirement], defined: Mapping[str, Set[str]]) -> str:
    """The text of `index.rego`. `defined` names, by a requirement's id, the rules that its file defines."""
    ordered = sorted(requirements, key=lambda one: one.id)
    listed = "".join(f'\t"{one.id}": {_name(one)},\n' for one in ordered)
    described = "".join(f"\t{json.dumps(one.id)}: {_description(one)},\n" for one in ordered)
    spans = {_standing(one): _span(one) for one in ordered}
    return (
        _HEAD
        + f"results := {{\n{listed}}}\n\n"
        + f"described := {{\n{described}}}\n"
        + "".join(f"\n{name} := lib.standing({span})\n" for name, span in sorted(spans.items()))
        + "".join(_rules(one, defined[one.id]) for one in ordered)
    )


def _rules(one: Requirement, defined: Set[str]) -> str:
    rules = f"requirements.{one.framework}.{one.rule}"
    severity = f"{rules}.severity" if "severity" in defined else json.dumps(one.severity)
    exceptions = f"{rules}.exceptions" if "exceptions" in defined else "[]"
    deferred = f"{rules}.deferred" if "deferred" in defined else '"no"'
    named = f'"{one.id}", "{one.kind}"'
    return f"""
{_name(one)} := ["not_applicable", "{one.severity}", lib.force("{one.id}"), [], 0, 0] if {{
	{rules}.applies == "no"
}}

else := lib.result({named}, "{one.severity}", {_standing(one)}, []) if {{
	{_standing(one)} != "in_force"
}}

else := result if {{
	result := lib.result({named}, {severity}, lib.status({rules}.applies, {deferred}, {rules}.satisfied), {exceptions})
}}

else := lib.result({named}, "{one.severity}", "undetermined", [])
"""


def _name(one: Requirement) -> str:
    return f"{one.framework}_{one.rule}"


def _description(one: Requirement) -> str:
    return json.dumps({"framework": one.framework, "ground": one.ground, "kind": one.kind})


def _standing(one: Requirement) -> str:
    return "standing_" + _span(one).replace(", ", "_").replace("-", "minus_")


def _span(one: Requirement) -> str:
    days = (day_number(one.in_force.from_), day_number(one.in_force.until))
    return ", ".join("null" if day is None else str(day) for day in days)
