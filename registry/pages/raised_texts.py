"""Which texts errors have that a page may show, found where they are raised.

Knows: that a code stands before its message and remedy, in a call or in a tuple; that a text has places, named after what fills
them; and of which codes pages speak. A text that is put together elsewhere is not found, and is said in English. Does not know
how a text is said (registry.pages.error_texts).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from registry import errors

AREAS: Final = frozenset(
    (
        "act", "assess", "audit", "authority", "credential", "csv", "desk", "draft", "export", "file", "http", "identity",
        "intake", "invite", "lifecycle", "moderation", "notice", "open", "person", "prepared", "record", "replay", "search",
        "session", "show", "signin", "table", "token", "webhook", "xlsx",
    )
)  # fmt: skip
"""The first parts of the codes that somebody in front of a page can meet."""

_FILES: Final = ("domain/**/*.py", "exchange/**/*.py", "http/*.py", "operations/**/*.py")
"""The API answers in English."""
_CODE: Final = re.compile(r"([a-z]+)\.[a-z_]+", re.ASCII)
_NAME: Final = re.compile(r"[a-z_]*[a-z]", re.ASCII)

_Assigned = Mapping[str, Sequence[ast.expr]]


def raised_texts() -> Iterator[tuple[str, str]]:
    """Each message and remedy, its places written `%(name)s`, with the file in which it stands, as often as it stands there."""
    package = Path(errors.__file__).parent
    for files in _FILES:
        for path in sorted(package.glob(files)):
            for text in texts_of(ast.parse(path.read_text(encoding="utf-8"))):
                yield text, path.relative_to(package.parent).as_posix()


def texts_of(module: ast.Module) -> Iterator[str]:
    """The messages and remedies of one module."""
    makers = {one.name for one in ast.walk(module) if isinstance(one, ast.FunctionDef) and _is_maker(one)}
    assigned = _assigned(module)
    for one in ast.walk(module):
        for said in _said(one, makers):
            yield from (text for text in _texts(said, assigned) if " " in text.strip())


def _said(one: ast.AST, makers: set[str]) -> Sequence[ast.expr]:
    """What is said behind a code, or to a function that makes an error."""
    if isinstance(one, ast.Call):
        held = [*one.args, *(keyword.value for keyword in one.keywords)]
        if isinstance(one.func, ast.Name) and one.func.id in makers:
            return held
    else:
        held = one.elts if isinstance(one, ast.Tuple) else []
    for number, each in enumerate(held):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            code = _CODE.fullmatch(each.value)
            return held[number + 1 :] if code and code[1] in AREAS else ()
    return ()


def _texts(said: ast.expr, assigned: _Assigned, depth: int = 0) -> Iterator[str]:
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value.replace("%", "%%")
    elif isinstance(said, ast.JoinedStr):
        yield _with_places(said)
    elif isinstance(said, ast.IfExp):
        yield from _texts(said.body, assigned, depth)
        yield from _texts(said.orelse, assigned, depth)
    elif isinstance(said, ast.BinOp):
        for left in _texts(said.left, assigned, depth):
            yield from (left + right for right in _texts(said.right, assigned, depth))
    elif isinstance(said, ast.Name) and depth == 0:
        for value in assigned.get(said.id, ()):
            yield from _texts(value, assigned, 1)


def _with_places(said: ast.JoinedStr) -> str:
    text, named = "", dict[str, str]()
    for part in said.values:
        if isinstance(part, ast.FormattedValue):
            filled = ast.unparse(part.value)
            name = (_NAME.findall(filled) or ["value"])[-1]
            while named.setdefault(name, filled) != filled:
                name += "_"
            text += f"%({name})s"
        elif isinstance(part, ast.Constant):
            text += str(part.value).replace("%", "%%")
    return text


def _is_maker(function: ast.FunctionDef) -> bool:
    """Whether it returns an error, and none of another area."""
    if not isinstance(function.returns, ast.Name) or not function.returns.id.endswith("Error"):
        return False
    held = [one.value for one in ast.walk(function) if isinstance(one, ast.Constant)]
    codes = [_CODE.fullmatch(one) for one in held if isinstance(one, str)]
    return all(code is None or code[1] in AREAS for code in codes)


def _assigned(module: ast.Module) -> _Assigned:
    held: dict[str, list[ast.expr]] = {}
    for one in ast.walk(module):
        targets = (
            one.targets
            if isinstance(one, ast.Assign)
            else [one.target]
            if isinstance(one, ast.AnnAssign)
            else []
        )
        for target in targets:
            if isinstance(target, ast.Name) and (value := getattr(one, "value", None)) is not None:
                held.setdefault(target.id, []).append(value)
    return held
