"""Rego as a syntax tree: what `opa parse` prints, and how to walk it.

Knows: the shapes of the tree. Does not judge what stands in it (`subset`, `questions`).
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from registry.errors import RegistryError

Node = Mapping[str, Any]


def parse_modules(folder: Path, paths: Iterable[str], opa: Path) -> dict[str, Node]:
    """The syntax tree of each file. Raises `policies.refused` where one is not Rego."""

    def parse(path: str) -> tuple[str, Node]:
        command = [str(opa.resolve()), "parse", "--format", "json", "--json-include", "locations", path]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
        if done.returncode != 0:
            raise RegistryError(
                "policies.refused",
                f"{path} is not Rego: {done.stderr.strip()}",
                hint="Mend the line that is named and build again.",
            )
        tree: Node = json.loads(done.stdout)
        return path, tree

    with ThreadPoolExecutor(max_workers=4) as pool:
        return dict(pool.map(parse, paths))


def rules(tree: Node) -> Iterator[Node]:
    """Every rule, and after it each of its `else` branches."""
    for rule in tree.get("rules", ()):
        branch = rule
        while branch:
            yield branch
            branch = branch.get("else")


def walk(node: Any) -> Iterator[Node]:
    """Every object in the tree below `node`, itself included; `else` branches are rules of their own."""
    if isinstance(node, Mapping):
        yield node
        for key, child in node.items():
            if key not in ("location", "else"):
                yield from walk(child)
    elif isinstance(node, list):
        for child in node:
            yield from walk(child)


def name(rule: Node) -> str:
    """The name a rule defines."""
    head = rule["head"]
    return str(head.get("name") or head["ref"][0]["value"])


def arguments(rule: Node) -> list[str]:
    """The variables among a function's arguments."""
    return [one["value"] for one in walk(rule["head"].get("args", [])) if one.get("type") == "var"]


def body(rule: Node) -> list[Node]:
    """The expressions of a rule's body, without the `true` that the parser adds."""
    return [expression for expression in rule.get("body", ()) if not expression.get("generated")]


def dotted(term: Node) -> str | None:
    """`a.b.c` for a reference of constant parts or a lone variable, else None."""
    if term.get("type") == "var":
        return str(term["value"])
    if term.get("type") != "ref" or term["value"][0]["type"] != "var":
        return None
    parts = [str(term["value"][0]["value"])]
    for part in term["value"][1:]:
        if part["type"] != "string":
            return None
        parts.append(part["value"])
    return ".".join(parts)


def call(node: Node) -> tuple[str, list[Node]] | None:
    """The operator and arguments of a call, be it an expression of its own or a term."""
    terms = node.get("value") if node.get("type") == "call" else node.get("terms")
    if not isinstance(terms, list):
        return None
    operator = dotted(terms[0])
    return (operator, terms[1:]) if operator else None


def some_in(expression: Node) -> tuple[list[Node], Node] | None:
    """The variables and the domain of `some … in …`."""
    terms = expression.get("terms")
    if not isinstance(terms, Mapping) or "symbols" not in terms:
        return None
    membership = call(terms["symbols"][0])
    return (membership[1][:-1], membership[1][-1]) if membership else ([], {})


def assigned(expression: Node) -> tuple[str, Node] | None:
    """The variable and the term of `variable := term`."""
    operation = call(expression)
    if operation and operation[0] == "assign" and operation[1][0]["type"] == "var":
        return operation[1][0]["value"], operation[1][1]
    return None


def declared(expressions: Iterable[Node]) -> set[str]:
    """The variables that a body declares by itself, not inside its comprehensions."""
    found: set[str] = set()
    for expression in expressions:
        if pair := some_in(expression):
            found |= {
                one["value"] for variable in pair[0] for one in walk(variable) if one.get("type") == "var"
            }
            terms = expression["terms"]
            found |= {one["value"] for one in terms["symbols"] if one.get("type") == "var"}
        if binding := assigned(expression):
            found.add(binding[0])
    return {variable for variable in found if not variable.startswith("$")}


def is_nested(node: Node) -> bool:
    """Whether this node has a body of its own: a comprehension or `every`."""
    kind = str(node.get("type", ""))
    return kind.endswith("comprehension") or ("domain" in node and "body" in node)


def place(path: str, node: Node) -> str:
    """Where a node stands, as `file:line`."""
    location = node.get("location") or next(
        (one["location"] for one in walk(node) if "location" in one), None
    )
    return f"{path}:{location['row']}" if location else path
