"""Everything the build asks of the rules before it compiles them.

Knows: that every module keeps to the subset, every requirement only asks, and says itself what it reads. Does
not read files or metadata (`library`), nor compile (`build`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.policy.asking import read_module
from registry.policy.catalogue import Requirement
from registry.policy.library import Library, refuse
from registry.policy.questions import Fields, Reads, together
from registry.policy.rego import Node, rules
from registry.policy.rego import name as name_of
from registry.policy.remedy_grammar import remedy_faults
from registry.policy.subset import subset_faults


def check_rules(trees: Mapping[str, Node], library: Library, fields: Fields) -> dict[str, frozenset[str]]:
    """The names of the rules that each requirement defines, by its id.

    Raises `policies.refused` with one line for every fault in the library's rules, whose syntax `trees` has by path.
    """
    faults = [fault for path, tree in trees.items() for fault in subset_faults(path, tree)]
    shared = {path: tree for path, tree in trees.items() if path.startswith("terms/")}
    names = {name_of(rule) for tree in shared.values() for rule in rules(tree)}
    terms: dict[str, Reads] = {}
    for path, tree in shared.items():
        terms |= read_module(path, tree, fields, names)
    faults += [fault for one in terms.values() for fault in one.faults]
    for requirement in library.requirements:
        path = f"{requirement.framework}/{requirement.rule}.rego"
        faults += _requirement(path, trees[path], requirement, terms, fields)
        faults += [f"{path}: {fault}" for fault in _remedies(requirement, fields, library)]
    refuse(sorted(set(faults)))
    return {
        one.id: frozenset(_plain(trees[f"{one.framework}/{one.rule}.rego"])) for one in library.requirements
    }


def _requirement(
    path: str, tree: Node, requirement: Requirement, terms: Mapping[str, Reads], fields: Fields
) -> Iterator[str]:
    reads = read_module(path, tree, fields)
    for one in reads.values():
        yield from one.faults
    total = together(list(reads.values()), terms)
    yield from _unlike(path, "input", total.paths, set(requirement.inputs))
    yield from _unlike(path, "parameter", total.parameters, set(requirement.parameters))
    for name in ("applies", "satisfied"):
        if name not in _plain(tree):
            yield f"{path}: there is no rule `{name}`"
    unknown = {term for one in reads.values() for term in one.terms} - terms.keys()
    for term in sorted(unknown):
        yield f"{path}: there is no terms.{term}"


def _plain(tree: Node) -> set[str]:
    return {name_of(rule) for rule in rules(tree) if not rule["head"].get("args")}


def _remedies(requirement: Requirement, fields: Fields, library: Library) -> Iterator[str]:
    for remedy in requirement.remedies or ():
        yield from remedy_faults(remedy, fields, library.parameters)
        if not remedy.set.keys() & set(requirement.inputs):
            yield f"a remedy sets {', '.join(remedy.set)}, of which it reads nothing"


def _unlike(path: str, what: str, read: set[str], declared: set[str]) -> Iterator[str]:
    for name in sorted(read - declared):
        yield f"{path}: reads the {what} {name}, which its metadata does not list"
    for name in sorted(declared - read):
        yield f"{path}: lists the {what} {name}, which it does not read"
