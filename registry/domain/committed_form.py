"""Reading a committed form that somebody else made: strictly, before anything is concluded from it.

Knows: the one shape that `committed.commit` writes. Which answers a record has is `committed_answers`' to know.
"""

from __future__ import annotations

import re
from typing import Any, Final, get_args

from registry.domain.canonical import parse_canonical
from registry.domain.committed import ABSENT, FORMAT, commitments
from registry.domain.committed_answers import first_fault, is_day
from registry.domain.question import Visibility
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN, PROVENANCES
from registry.errors import RegistryError

_MEMBERS: Final = {"format", "deployment", "version", "provenance", "previous", "answers", "withheld"}
_STUB: Final = {"field", "ground", "provision", "decided_by", "decided_on", "review_by"}
_SHA256: Final = re.compile("[0-9a-f]{64}")
_DEPLOYMENT: Final = re.compile(DEPLOYMENT_ID_PATTERN)
# Dots and brackets would give two answers one path, and a commitment is found by its path.
_NAME: Final = re.compile("[a-z][a-z0-9_]*")
_FIELD: Final = re.compile(rf"{_NAME.pattern}(\.{_NAME.pattern}|\[\])*")

Json = Any


def read_committed(data: bytes) -> dict[str, Json]:
    """The committed form whose canonical bytes are `data`.

    Raises `record.form`, naming the place in it, for whatever `commit` does not write: other members, a version
    without the one before it, a commitment that is not 64 hexadecimal digits, a text without its length, an answer
    withheld on a ground that no stub states.
    """
    try:
        form = parse_canonical(data)
    except RegistryError as error:
        raise _malformed("it", error.message) from None
    if not isinstance(form, dict) or form.keys() != _MEMBERS:
        raise _malformed("it", "does not have the members of a committed form")
    first = form["version"] == 1
    _require(form["format"] == FORMAT, "format")
    _require(_is_text(form["deployment"], _DEPLOYMENT), "deployment")
    _require(type(form["version"]) is int and form["version"] >= 1, "version")
    _require(form["provenance"] in PROVENANCES, "provenance")
    _require(form["previous"] is None if first else _is_text(form["previous"], _SHA256), "previous")
    _require(isinstance(form["answers"], dict), "answers")
    for name, section in form["answers"].items():
        _require(_is_text(name, _NAME) and isinstance(section, dict), f"answers.{name}")
        _answer(section, f"answers.{name}")
    _require(isinstance(form["withheld"], list), "withheld")
    for i, stub in enumerate(form["withheld"]):
        _require_stub(stub, f"withheld[{i}]")
    _require_grounds(form)
    fault = first_fault(form["answers"])
    _require(fault is None, f"answers.{fault}")
    return form


def _answer(node: Json, path: str) -> None:
    if isinstance(node, list):
        for i, item in enumerate(node):
            _answer(item, f"{path}[{i}]")
    elif isinstance(node, dict):
        if "none" in node:
            _require(node == ABSENT and node["none"] is True, path)
        elif "commitment" in node or "withheld" in node:
            _require(_is_disclosed(node) or _is_withheld(node), path)
        else:
            for name, value in node.items():
                _require(_is_text(name, _NAME), f"{path}.{name}")
                _answer(value, f"{path}.{name}")
    else:
        _require(node is not None, path)


def _require_stub(stub: Json, path: str) -> None:
    _require(isinstance(stub, dict) and stub.keys() == _STUB, path)
    _require(_is_text(stub["field"], _FIELD), f"{path}.field")
    _require(_is_text(stub["ground"], _NAME), f"{path}.ground")
    for name in ("provision", "decided_by"):
        _require(_is_disclosed(stub[name]), f"{path}.{name}")
    for name in ("decided_on", "review_by"):
        _require(is_day(stub[name]), f"{path}.{name}")


def _require_grounds(form: dict[str, Json]) -> None:
    stated = {(stub["field"], stub["ground"]) for stub in form["withheld"]}
    for path, answer in commitments(form).items():
        ground = answer.get("withheld")
        if ground is not None and ground not in get_args(Visibility):
            _require((re.sub(r"\[\d+\]", "[]", path), ground) in stated, path)


def _is_disclosed(node: Json) -> bool:
    return (
        isinstance(node, dict)
        and node.keys() == {"commitment", "length"}
        and _is_text(node["commitment"], _SHA256)
        and type(node["length"]) is int
        and node["length"] >= 0
    )


def _is_withheld(node: dict[str, Json]) -> bool:
    return (
        node.keys() == {"commitment", "withheld"}
        and _is_text(node["commitment"], _SHA256)
        and _is_text(node["withheld"], _NAME)
    )


def _is_text(value: Json, form: re.Pattern[str]) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _require(holds: bool, path: str) -> None:
    if not holds:
        raise _malformed(path[:200], "is not of the form in which the registry commits to it")


def _malformed(path: str, what: str) -> RegistryError:
    return RegistryError(
        "record.form",
        f"this is not a committed record: {path} {what}",
        hint="It was not made by this registry's software, or by a later release of it.",
    )
