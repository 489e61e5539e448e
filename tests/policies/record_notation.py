"""Answers in the notation of a record file, as facts of a version: any text is a text, `{withheld: true}` is withheld.

Knows: which answers a record could hold at a field, and refuses the others, so that no test rests on facts that there cannot
be; and, at `withholding.stubs`, what a record withholds, which is nothing where it is not said. Does not read a record: a
contact need not be one, answers may contradict one another, and what is withheld need not be answered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from registry.domain import facts
from registry.domain.facts import derivation
from registry.domain.facts.v3 import STUBS
from registry.domain.fields import LIST_KINDS, TEXT_LIKE
from registry.domain.record import definitions
from registry.errors import RegistryError

_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")

Answers = Mapping[str, Any]
"""By the path of the field; what is not among them is unanswered."""


def facts_of(answers: Answers, version: int, where: str) -> dict[str, Any]:
    """The facts of a record with these answers, by path; everything else is unanswered."""
    fields = derivation.listing(version)
    form: dict[str, Any] = {}
    stubs = [_stub(one, fields, where) for one in _list(answers.get(STUBS, []))] if STUBS in fields else []
    for path, answer in answers.items():
        if path == STUBS and path in fields:
            continue
        node, (*sections, name) = form, path.split(".")
        for section in sections:
            node = node.setdefault(section, {})
        node[name] = _committed(answer, path, fields, where)
    try:
        return facts.derive({"answers": form, "withheld": stubs}, version)
    except RegistryError as error:
        raise ValueError(f"{where}: {error.message}") from None


def _committed(answer: Any, path: str, fields: Mapping[str, Any], where: str) -> Any:
    """An answer as a committed form holds it; salts and commitments do not reach the facts."""
    if path not in fields:
        raise ValueError(f"{where}: facts have no field {path}")
    kind = fields[path]["kind"]
    if answer is None:
        return None
    if answer == {"withheld": True}:
        return {"withheld": "law_enforcement"}
    if path in definitions() and definitions()[path].visibility != "public":
        raise ValueError(f"{where}: {path} is not public, so a rule sees it withheld and never its value")
    if answer == {"none": True}:
        _check_absence(path, kind, fields[path]["values"], where)
        return answer
    try:
        return _given(answer, kind, path, fields, where)
    except TypeError:
        raise ValueError(f"{where}: {path} is a {kind}, and {answer!r} is none") from None


def _stub(given: Any, fields: Mapping[str, Any], where: str) -> dict[str, Any]:
    """What a committed form holds of one withholding, written as in a record."""
    stub = {
        name: _committed(part, f"{STUBS}[].{name}", fields, where) for name, part in _of(given, dict).items()
    }
    if stub.get("field") not in fields[f"{STUBS}[].field"]["values"]:
        raise ValueError(f"{where}: no record withholds {stub.get('field')}")
    return stub


def _given(answer: Any, kind: str, path: str, fields: Mapping[str, Any], where: str) -> Any:
    if kind in TEXT_LIKE:
        return _text(answer)
    if kind == "texts":
        return [_text(one) for one in _list(answer)]
    if kind == "day":
        return _of(answer, date).isoformat()
    if kind == "items":
        return [
            {
                name: _committed(part, f"{path}[].{name}", fields, where)
                for name, part in _of(item, dict).items()
            }
            for item in _list(answer)
        ]
    if kind == "instant" and not _INSTANT.fullmatch(_of(answer, str)):
        raise TypeError
    return answer


def _text(answer: Any) -> dict[str, Any]:
    return {"commitment": "0" * 64, "length": len(_of(answer, str).strip())}


def _list(answer: Any) -> list[Any]:
    found: list[Any] = _of(answer, list)
    return found


def _of(answer: Any, kind: type) -> Any:
    if not isinstance(answer, kind):
        raise TypeError
    return answer


def _check_absence(path: str, kind: str, values: list[str], where: str) -> None:
    own = next((word for word in values if word.startswith("none")), None)
    instead = "false" if kind == "yesno" else "[]" if kind in LIST_KINDS else own
    if instead:
        raise ValueError(
            f"{where}: {path} is a {kind}; no record answers {{none: true}} there, but {instead}"
        )
