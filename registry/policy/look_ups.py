"""The rules as they are compiled: a section of the facts that a rule reads several answers of is looked up once.

`input.facts.consent.explicit` is three look-ups, and OPA's WebAssembly makes them again for each answer.

Knows: which parts of an answer's path several reads of a rule share. Only what a rule reads in any case is looked up before
the rest, so that facts which lack a section leave undefined what they would leave undefined without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from typing import Any

from registry.policy.edits import Edit, after, edit
from registry.policy.rego import Node, dotted, is_nested, name, walk

_FACTS = "input.facts"


def shared_look_ups(tree: Node) -> list[Edit]:
    """The edits after which every rule of the module that has no body looks up what its reads share once."""
    taken = {str(node["value"]) for node in walk(tree) if node.get("type") == "var"}
    taken |= {name(rule) for rule in tree.get("rules", ())}
    return [one for rule in tree.get("rules", ()) for one in _of_rule(rule, taken)]


def _of_rule(rule: Node, taken: Set[str]) -> Iterator[Edit]:
    value = rule["head"].get("value")
    if not value or "else" in rule or any(not one.get("generated") for one in rule.get("body", ())):
        return
    reads = [(path, at) for path, at in _answers(value) if path.count(".") >= 3]
    if len(reads) < 2:
        return
    counted = Counter(path.split(".")[2] for path, _ in reads)
    shared = sorted(section for section, count in counted.items() if count > 1)
    whole = _free("answers", taken)
    local = {section: _free(f"{section}_answers", taken) for section in shared}
    found = [f"{whole} := {_FACTS}", *(f"{local[section]} := {whole}.{section}" for section in shared)]
    yield after(value["location"], f" if {{ {'; '.join(found)} }}")
    for path, at in reads:
        section = path.split(".")[2]
        if section in shared:
            yield edit(at, f"{_FACTS}.{section}.", f"{local[section]}.")
        else:
            yield edit(at, f"{_FACTS}.", f"{whole}.")


def _free(wanted: str, taken: Set[str]) -> str:
    """The name that is wanted, longer where the module uses it: a local variable would hide what it names there."""
    while wanted in taken:
        wanted += "_"
    return wanted


def _answers(node: Any) -> Iterator[tuple[str, Node]]:
    """The paths of answers that a term reads whatever comes of the rest of it, and where they stand."""
    if isinstance(node, list):
        for child in node:
            yield from _answers(child)
    elif isinstance(node, dict) and not is_nested(node):
        path = dotted(node)
        if path and path.startswith(f"{_FACTS}."):
            yield path, node["value"][0]["location"]
        else:
            for key, child in node.items():
                if key != "location":
                    yield from _answers(child)
