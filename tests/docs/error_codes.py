"""The stable error codes of the code base, read from its syntax trees.

A code is a string `area.reason` whose area some `RegistryError` uses. Where a function builds it, as in
`f"file.{reason}"` with a parameter, every call with a constant counts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "registry"

_CODE = re.compile(r"([a-z]+)\.[a-z][a-z0-9_]*")
_NO_CODES = frozenset(
    {
        "act.idx",
        "act.log_id",
        "audit.html",
        "audit.log_signed",
        "backup.json",
        "bundles.html",
        "case.html",
        "check.html",
        "check.js",
        "desk.html",
        "draft.html",
        "engine.js",
        "impact.html",
        "log.html",
        "log.id",
        "notice.number",
        "opa.yaml",
        "person.id",
        "registry.db",
        "registry.json",
        "registry.vkeys",
        "release.yaml",
        "replay.html",
        "search.lexemes",
        "search.terms",
        "snapshot.json",
        "table.csv",
        "table.xlsx",
    }
    | {"witness.db", "witness.json", "witness.policy", "witness.vkeys"}
)
"""Names of files and columns that read like codes."""


@cache
def error_codes() -> frozenset[str]:
    """Every code that the software can raise or report."""
    trees = [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(SOURCES.rglob("*.py"))
        if "migrations" not in path.parts
    ]
    builders = dict(_builders(trees))
    built = {code for _, tree in trees for code in _built(tree, builders)}
    areas = {code.partition(".")[0] for code in built}
    areas |= {code.partition(".")[0] for _, tree in trees for code in _raised(tree)}
    written = {text for _, tree in trees for text in _texts(tree) if _area(text) in areas}
    return frozenset((written | built) - _NO_CODES)


def _area(text: str) -> str | None:
    found = _CODE.fullmatch(text)
    return found[1] if found else None


def _raised(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) == "RegistryError" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                assert isinstance(first.value, str)
                assert _area(first.value), f"{first.value} is no code"
                yield first.value


def _texts(tree: ast.AST) -> Iterator[str]:
    yield from (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _builders(trees: list[tuple[Path, ast.Module]]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Functions that put a parameter behind an area: name -> area and which argument it is."""
    for _, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args if argument.arg != "self"]
                for text in ast.walk(node):
                    match text:
                        case ast.JoinedStr(
                            [ast.Constant(str(area)), ast.FormattedValue(ast.Name(parameter))]
                        ) if re.fullmatch(r"[a-z]+\.", area) and parameter in names:
                            yield node.name, (area, names.index(parameter))


def _built(tree: ast.AST, builders: dict[str, tuple[str, int]]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (known := builders.get(_name(node))) and len(node.args) > known[1]:
            for value in ast.walk(node.args[known[1]]):
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield known[0] + value.value


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
