"""How a committed form becomes facts, for a version that is a number and a list of fields.

Knows: the four states of an answer: null (unanswered), `{"state": "absent"}`, `{"state": "withheld"}` and given. A given
text shows only its length; days carry days since 1970-01-01, instants seconds since 1970-01-01T00:00:00Z and, from
version 2 on, their day too, so that no rule calculates it. Every field of the version stands in the facts, so that a
rule never meets an undefined reference. Does not know any rule, nor any value of a text, nor which versions there are:
those that share these mechanics are pinned by vectors, and one that needs others brings its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from registry.errors import RegistryError

# A copy of its own on purpose: a kind that becomes text-like later must not change what a version makes of a form.
TEXT_KINDS: Final = frozenset({"name", "text", "contact", "url", "ref"})

INSTANTS_CARRY_THEIR_DAY_FROM: Final = 2

Json = Any


def derive(form: Mapping[str, Json], version: int) -> dict[str, Json]:
    """The facts of committed form `form`, `{"facts_version": version, <section>: {…}}`; raises `facts.malformed`."""
    try:
        answers = form["answers"]
    except (KeyError, TypeError):
        raise _Misfit("answers", "is missing").error(version) from None
    try:
        return {"facts_version": version, **_object(answers, _fields(version), "")}
    except _Misfit as misfit:
        raise misfit.error(version) from None


@cache
def listing(version: int) -> dict[str, dict[str, Json]]:
    """The fields of a version: path (items with `[]`) -> its kind and, for a closed list, its values."""
    text = files("registry.domain.facts").joinpath(f"v{version}_fields.json").read_text(encoding="utf-8")
    fields: dict[str, dict[str, Json]] = json.loads(text)
    return fields


def day(iso: str) -> dict[str, Json]:
    """An ISO date as facts hold it."""
    found = date.fromisoformat(iso)
    _same(found.isoformat(), iso)
    return {"iso": iso, "day": found.toordinal() - date(1970, 1, 1).toordinal()}


def instant(iso: str) -> dict[str, Json]:
    """An RFC 3339 UTC instant in whole seconds as facts of version 1 hold it."""
    moment = datetime.strptime(iso, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    _same(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), iso)
    return {"iso": iso, "epoch": int(moment.timestamp())}


def instant_of_a_day(iso: str) -> dict[str, Json]:
    """The same as later versions hold it, with the days since 1970-01-01."""
    return {**instant(iso), "day": day(iso[:10])["day"]}


def _same(spelled: str, iso: str) -> None:
    # ISO 8601 knows a day in several spellings, and Python reads them; a form has one.
    if spelled != iso:
        raise ValueError("another spelling")


@cache
def _fields(version: int) -> dict[str, Json]:
    # {"section": {"field": {"kind": …}, "items": {"kind": "items", "of": {…}}}}: leaves are told by their "kind".
    root: dict[str, Json] = {}
    for path, definition in listing(version).items():
        node = root
        *parents, leaf = path.split(".")
        for part in parents:
            node = node[part[:-2]].setdefault("of", {}) if part.endswith("[]") else node.setdefault(part, {})
        node[leaf] = dict(definition)
        if definition["kind"] == "instant":
            dated = version >= INSTANTS_CARRY_THEIR_DAY_FROM
            node[leaf]["read"] = instant_of_a_day if dated else instant
    return root


def _object(values: Json, fields: Mapping[str, Json], path: str) -> dict[str, Json]:
    if not isinstance(values, dict):
        raise _Misfit(path or "answers", "is not an object")
    result = {}
    for name, definition in fields.items():
        where = f"{path}.{name}" if path else name
        if name not in values:
            # A field that a later form of the record no longer carries was, for this version, never answered.
            value: Json = None if "kind" in definition else {}
        else:
            value = values[name]
        result[name] = (
            _answer(value, definition, where) if "kind" in definition else _object(value, definition, where)
        )
    return result


def _answer(value: Json, definition: Mapping[str, Json], path: str) -> Json:
    if value is None:
        return None
    if isinstance(value, dict) and "withheld" in value:
        return {"state": "withheld"}
    if value == {"none": True} and value["none"] is True:
        return {"state": "absent"}
    try:
        return _given(value, definition, path)
    except (KeyError, TypeError, ValueError):
        raise _Misfit(path, f"is not a {definition['kind']}") from None


def _given(value: Json, definition: Mapping[str, Json], path: str) -> Json:
    kind = definition["kind"]
    if kind in TEXT_KINDS:
        return _text(value)
    if kind == "texts":
        return [_text(text) for text in _list(value)]
    if kind == "items":
        return [_object(item, definition["of"], f"{path}[{i}]") for i, item in enumerate(_list(value))]
    if kind == "day":
        return day(value)
    if kind == "instant":
        return definition["read"](value)
    if kind in ("choices", "countries"):
        return [_closed(item, definition) for item in _list(value)]
    return _scalar(value, definition)


def _scalar(value: Json, definition: Mapping[str, Json]) -> Json:
    kind = definition["kind"]
    if kind == "yesno" and type(value) is bool:
        return value
    if kind in ("count", "ppm") and type(value) is int and value >= 0:
        return value
    if kind in ("choice", "country"):
        return _closed(value, definition)
    if kind == "code" and type(value) is str:
        return value
    raise ValueError(kind)


def _text(value: Json) -> dict[str, Json]:
    if type(value["length"]) is not int or value["length"] < 0:
        raise ValueError("length")
    return {"state": "given", "length": value["length"]}


def _closed(value: Json, definition: Mapping[str, Json]) -> str:
    if type(value) is not str or (definition.get("values") and value not in definition["values"]):
        raise ValueError("not in the closed list")
    return value


def _list(value: Json) -> list[Json]:
    if type(value) is not list:
        raise TypeError("not a list")
    return value


class _Misfit(Exception):
    """Where a form does not fit the version's fields, and what is wrong there."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(path, what)
        self.path, self.what = path, what

    def error(self, version: int) -> RegistryError:
        return RegistryError(
            "facts.malformed",
            f"{self.path} of the committed form {self.what} as facts version {version} expects it",
            hint="The form was changed, or made by other software, or it answers with a word that only a later version "
            "of the facts knows; then assess it under a release that reads that version.",
        )
