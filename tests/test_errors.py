"""Whoever is told that something is wrong is told what to do next."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.log.refused import refused

SOURCES = Path(__file__).parents[1] / "registry"


def calls(name: str, folder: Path = SOURCES) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{path.relative_to(SOURCES)}:{node.lineno}", node


def says_what_next(call: ast.Call) -> bool:
    hints = [word.value for word in call.keywords if word.arg == "hint"]
    return bool(hints) and not (isinstance(hints[0], ast.Constant) and not hints[0].value)


def test_no_error_is_raised_without_saying_what_to_do_next() -> None:
    raised = [*calls("RegistryError"), *calls("Suspicion")]
    assert len(raised) > 400
    assert [place for place, call in raised if not says_what_next(call)] == []


def test_a_call_without_a_hint_is_seen() -> None:
    written = ast.parse(
        'RegistryError("a.b", "c"), RegistryError("a.b", "c", hint=""), RegistryError("a", "c", hint=x)'
    )
    found = [node for node in ast.walk(written) if isinstance(node, ast.Call)]
    assert [says_what_next(call) for call in found] == [False, False, True]


def test_every_refusal_of_the_log_has_a_remedy() -> None:
    codes = {
        call.args[0].value
        for _, call in calls("refused", SOURCES / "log")
        if isinstance(call.args[0], ast.Constant)
    }
    assert {"log.note", "log.inclusion", "witness.request"} <= codes
    for code in codes:
        assert isinstance(code, str)
        assert refused(code, "it is not").hint


def test_an_error_without_a_remedy_cannot_be_made_in_passing() -> None:
    with pytest.raises(KeyError):
        raise refused("log.nonesuch", "it is not")


def test_a_line_has_all_three() -> None:
    error = RegistryError("area.reason", "it is not", hint="Make it so.")
    assert error.line() == "it is not. Make it so. [area.reason]"
    assert str(error) == "it is not [area.reason]\nMake it so."
