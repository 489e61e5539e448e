"""The rules as they are compiled: what is read at one place only is computed there and not kept.

OPA's WebAssembly keeps the result of every rule for a second question, and to keep it costs more than most rules take
to compute; of a function it keeps nothing. So a rule that is asked once becomes a function of nothing in the text that
is compiled, and no result changes: a function without a result is as undefined as a rule without one.

Knows: which rules an assessment asks at most once, and where their names stand. Does not know what they say; the sources
that a release shows, and that OPA's server runs, stay as they were written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from registry.policy.edits import Edit, edit
from registry.policy.rego import (
    Node,
    arguments,
    body,
    declared,
    dotted,
    is_nested,
    name,
    rules,
    some_in,
)

_ASKED = "terms", "requirements"
"""The packages whose rules are made functions: nobody else asks them, be it tests or an entry point."""


class _Read(NamedTuple):
    path: str
    at: Node
    written: str
    within: str
    repeated: bool
    whole: bool


def made_functions(trees: Mapping[str, Node]) -> dict[str, list[Edit]]:
    """By path, the edits that make each rule a function that is read once in the modules with these `trees`."""
    once = _read_once(trees)
    edits: dict[str, list[Edit]] = defaultdict(list)
    for read in once.values():
        edits[read.path].append(edit(read.at, read.written, f"{read.written}(null)"))
    for path, tree in trees.items():
        for rule in tree.get("rules", ()):
            if f"{_package(tree)}.{name(rule)}" in once:
                edits[path].append(edit(rule["location"], name(rule), f"{name(rule)}(_)"))
    return edits


def _read_once(trees: Mapping[str, Node]) -> dict[str, _Read]:
    """By its name, each rule that one place reads and that runs at most once; and that place."""
    reads: dict[str, list[_Read]] = defaultdict(list)
    for path, tree in trees.items():
        for named, read in _reads(path, tree):
            reads[named].append(read)
    plain, functions = _defined(trees)

    def at_most_once(named: str, seen: frozenset[str] = frozenset()) -> bool:
        if named in plain:
            return True
        if named not in functions or named in seen or len(reads[named]) != 1:
            return False
        (read,) = reads[named]
        return not read.repeated and at_most_once(read.within, seen | {named})

    return {
        named: found[0]
        for named in plain
        if named.split(".")[0] in _ASKED
        and len(found := reads[named]) == 1
        and found[0].whole
        and not found[0].repeated
        and at_most_once(found[0].within)
    }


def _defined(trees: Mapping[str, Node]) -> tuple[set[str], set[str]]:
    """The rules that give one value, and the functions. A rule that gathers a collection is neither."""
    plain: set[str] = set()
    functions: set[str] = set()
    for tree in trees.values():
        for rule in tree.get("rules", ()):
            head = rule["head"]
            gathers = "key" in head or len(head["ref"]) > 1
            if not gathers:
                (functions if head.get("args") else plain).add(f"{_package(tree)}.{name(rule)}")
    return plain - functions, functions


def _reads(path: str, tree: Node) -> Iterator[tuple[str, _Read]]:
    """Every reference in a module to a rule of its own package or an imported one, by the whole name of that rule."""
    package = _package(tree)
    imported = {dotted(one["path"]).split(".")[-1] for one in tree.get("imports", ())}  # type: ignore[union-attr]
    for rule in rules(tree):
        hidden = set(arguments(rule)) | declared(body(rule))
        goes_through = any(some_in(one) for one in body(rule))
        for node, nested in _nodes([rule["head"].get("value"), rule["head"].get("key"), body(rule)], False):
            parts = [node] if node["type"] == "var" else node["value"]
            words = [str(part["value"]) for part in parts if part["type"] in ("var", "string")]
            if words[0] in hidden:
                continue
            depth = {"terms": 2, "lib": 2, "index": 2, "requirements": 4}.get(words[0], 0)
            known = words[0] in imported and len(words) >= depth
            named = ".".join(words[:depth]) if known else f"{package}.{words[0]}"
            whole = len(parts) == (depth if known else 1)
            written = named if known else words[0]
            within, repeated = f"{package}.{name(rule)}", nested or goes_through
            yield named, _Read(path, parts[0]["location"], written, within, repeated, whole)


def _nodes(node: Any, nested: bool) -> Iterator[tuple[Node, bool]]:
    """Every variable and reference below `node`, and whether a comprehension or `every` asks it again and again."""
    if isinstance(node, list):
        for child in node:
            yield from _nodes(child, nested)
    elif isinstance(node, Mapping):
        if node.get("type") == "var":
            yield node, nested
        elif node.get("type") == "ref":
            # What is taken out of a list that is written there is no name, but the list may hold some.
            named = node["value"][0]["type"] == "var"
            if named:
                yield node, nested
            yield from _nodes(node["value"][1 if named else 0 :], nested)
        else:
            inside = nested or is_nested(node)
            for key, child in node.items():
                if key not in ("location", "else"):
                    yield from _nodes(child, inside)


def _package(tree: Node) -> str:
    return ".".join(str(part["value"]) for part in tree["package"]["path"][1:])
