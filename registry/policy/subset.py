"""The part of Rego in which policies are written: where every engine gives the same answer.

Knows: which constructs and builtins are refused, each because engines were seen to disagree on it or because
it reaches out of the input. Does not know what a requirement must look like (`questions`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.policy.rego import (
    Node,
    arguments,
    body,
    call,
    declared,
    dotted,
    is_nested,
    name,
    place,
    rules,
    some_in,
    walk,
)

BUILTINS = frozenset(
    """
    eq equal neq lt lte gt gte assign plus minus mul and or intersection union
    count sum max min sort array.concat array.reverse array.slice object.get object.keys object.union
    startswith endswith contains split concat trim_space internal.member_2 internal.member_3
    is_array is_boolean is_null is_number is_object is_set is_string
    """.split()  # noqa: SIM905 - read as a list of names, not of quotes
)
"""No clock, network, chance, division, rounding, formatting, pattern or case folding."""

_IMPORTS = {"main.rego": ("data.index", "data.lib")}
"""The index names every requirement, so a requirement that could read it could read another."""

FEATURES = frozenset({"rego_v1"})
"""No string templates and no keywords in references."""


def subset_faults(path: str, tree: Node) -> list[str]:
    """One line for every construct in the module that is outside the subset."""
    return [
        *_imports(path, tree),
        *_definitions(path, tree),
        *(fault for rule in rules(tree) for fault in (*_rule(path, rule), *_shadows(path, rule))),
        *_nodes(path, tree),
    ]


def _imports(path: str, tree: Node) -> Iterator[str]:
    for one in tree.get("imports", ()):
        if dotted(one["path"]) not in _IMPORTS.get(path, ("data.lib", "data.terms")) or "alias" in one:
            yield f"{place(path, one)}: import data.lib or data.terms, whole and under its own name"


def _definitions(path: str, tree: Node) -> Iterator[str]:
    # Two bodies that hold at once are a conflict, which engines report differently or not at all.
    values: dict[str, list[tuple[Node, Any]]] = {}
    for rule in tree.get("rules", ()):
        if not _is_collection(rule):
            values.setdefault(name(rule), []).append((rule, _constant(rule["head"].get("value"))))
    for found in values.values():
        if len(found) == 1:
            continue
        for rule, value in found:
            if value is None or value != found[0][1] or "else" in rule:
                yield f"{place(path, rule)}: {name(rule)} is defined twice; use `else`, or give both the same value"
        for rule, _ in found:
            if rule["head"].get("args") and _iterates(rule):
                yield f"{place(path, rule)}: {name(rule)} has several bodies, so none may iterate; name a rule for it"


def _rule(path: str, rule: Node) -> Iterator[str]:
    head = rule["head"]
    if rule.get("default"):
        yield f"{place(path, rule)}: no `default`; end with `else`"
    if "else" in rule and _iterates(rule):
        yield f"{place(path, rule)}: {name(rule)} has an `else`, so its body may not iterate; name a rule for it"
    reference = head["ref"]
    if len(reference) > 2 or (len(reference) == 2 and reference[1]["type"] not in ("var", "ref")):
        yield f"{place(path, rule)}: {name(rule)} has a constant key in its name"


def _nodes(path: str, tree: Node) -> Iterator[str]:
    for node in walk(list(rules(tree))):
        if node.get("type") == "number" and not isinstance(node["value"], int):
            yield f"{place(path, node)}: {node['value']} is not an integer"
        if "with" in node:
            yield f"{place(path, node)}: `with` belongs into tests"
        if node.get("type") == "ref" and node["value"][0].get("value") == "input":
            parts = (dotted(node) or "").split(".")
            if len(parts) < 2 or parts[1] not in ("facts", "law_date"):
                yield f"{place(path, node)}: a rule reads input.facts and input.law_date, by constant names"


def _shadows(path: str, rule: Node) -> Iterator[str]:
    def inside(node: Any, outer: set[str]) -> Iterator[str]:
        if isinstance(node, list):
            for child in node:
                yield from inside(child, outer)
        elif isinstance(node, Mapping):
            if is_nested(node):
                scope = node if "domain" in node else node["value"]
                own = declared(scope["body"])
                own |= {one["value"] for key in ("key", "value") if (one := node.get(key)) and _is_var(one)}
                for variable in sorted(own & outer):
                    yield f"{place(path, node)}: {variable} hides another {variable}"
                outer = outer | own
            for key, child in node.items():
                if key not in ("location", "else"):
                    yield from inside(child, outer)

    yield from inside([rule["head"], rule.get("body", [])], set(arguments(rule)) | declared(body(rule)))


def _is_var(term: Any) -> bool:
    return isinstance(term, Mapping) and term.get("type") == "var" and not str(term["value"]).startswith("$")


def _is_collection(rule: Node) -> bool:
    return "key" in rule["head"] or len(rule["head"]["ref"]) > 1


def _constant(term: Node | None) -> Any:
    if term is None:
        return True
    return (term["type"], term["value"]) if term["type"] in ("string", "number", "boolean") else None


def _iterates(rule: Node) -> bool:
    """Whether the body by itself, not inside a comprehension or `every`, goes through a collection."""
    bound = set(arguments(rule)) | declared(body(rule))

    def loops(node: Any) -> bool:
        if isinstance(node, list):
            return any(map(loops, node))
        if not isinstance(node, Mapping) or is_nested(node):
            return False
        if some_in(node) is not None and node.get("terms"):
            return True
        if node.get("type") == "ref" and not call(node):
            for part in node["value"][1:]:
                if part["type"] == "var" and part["value"] not in bound:
                    return True
        return any(loops(child) for key, child in node.items() if key not in ("location", "else"))

    return loops(rule.get("body", []))
