"""What changed between two releases, in words for whoever reads law and no Rego.

Knows: what each key of a requirement, a number, a profile and a document is called, and how a change of it is said. What has no
bearing on anybody (names of files, further reading) is left out. Prints nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from registry.domain.answer_words import wanted_words
from registry.domain.record import definitions, sections
from registry.pages.words import counted

SHOWN: Final = 90
"""Characters of a value; longer texts are said to be reworded."""
CITED: Final = 3
"""Citations of the entries of a profile that changed."""

KEYS: Final = {
    "title": "title", "description": "meaning", "framework": "framework", "kind": "kind", "severity": "severity",
    "ground": "ground", "source.act": "source", "source.article": "provision", "source.link": "address of the source",
    "verified": "source read", "basis": "basis", "in_force.from": "holds from", "in_force.until": "holds until",
    "in_force.citation": "source of its dates", "comply": "how to comply", "note": "note", "aliases": "former ids",
    "values": "value", "unit": "unit", "nature": "nature", "citation": "source", "document": "document",
    "address": "address", "read_on": "read on", "sha256": "digest of what was read", "reason": "why no digest is kept",
}  # fmt: skip
HIDDEN: Final = frozenset({"id", "rule", "name", "related_resources", "unreachable"})
TEXTS: Final = frozenset(
    {"coverage", "description", "comply", "note", "in_force.citation", "citation", "source.act"}
)


def told(one: Any, numbers: Mapping[str, str]) -> Iterator[str]:
    """Each change of a `registry.policy.difference.Changed` as a line; `numbers` are the titles of the parameters."""
    reworded = []
    for change in one.keys:
        if change.key in HIDDEN or (not change.before and not change.after and change.before is not False):
            continue
        if change.key == "inputs":
            yield from _members(change, "reads", _field)
        elif change.key == "parameters":
            yield from _members(change, "uses the number", lambda name: numbers.get(name, name))
        elif change.key == "remedies":
            yield from _remedies(change, numbers)
        elif change.key in TELLERS:
            yield TELLERS[change.key](change)
        elif change.key in TEXTS and max(len(str(change.before or "")), len(str(change.after or ""))) > SHOWN:
            reworded.append(_called(change.key))
        else:
            yield f"{_called(change.key)}: {_value(change.before)} → {_value(change.after)}"
    if reworded:
        yield f"reworded: {', '.join(reworded)}"
    if one.rule:
        yield "the text of the rule changed"


def _members(change: Any, verb: str, called: Callable[[str], str]) -> Iterator[str]:
    before, after = change.before or [], change.after or []
    for word, names in (
        ("now also", [name for name in after if name not in before]),
        ("no longer", [name for name in before if name not in after]),
    ):
        if names:
            yield f"{word} {verb}: {'; '.join(map(called, names))}"


def _field(path: str) -> str:
    field, section = definitions().get(path), sections().get(path.partition(".")[0])
    return f"{field.title} ({section.title})" if field and section else path


def _remedies(change: Any, numbers: Mapping[str, str]) -> Iterator[str]:
    if change.before is None or change.after is None:
        before, after = (
            "not told" if ways is None else counted(len(ways), "way to meet it", "ways to meet it")
            for ways in (change.before, change.after)
        )
        yield f"remedies: {before} → {after}"
        return
    for word, some, others in (
        ("now", change.after, change.before),
        ("no longer", change.before, change.after),
    ):
        for way in some:
            if way not in others:
                yield f"{word} a way to meet it: {_way(way, numbers)}"
    if sorted(map(str, change.before)) == sorted(map(str, change.after)):
        yield "its ways to meet it stand in another order"


def _way(way: Mapping[str, Any], numbers: Mapping[str, str]) -> str:
    return "; ".join(
        f"{_field(path)} becomes {_wanted(path, wanted, numbers)}" for path, wanted in way["set"].items()
    )


def _wanted(path: str, wanted: Any, numbers: Mapping[str, str]) -> str:
    match wanted:
        case {"parameter": str(name)}:
            return f"the number “{numbers.get(name, name)}”"
        case {"days_before": int(days)}:
            return f"a day {counted(days, 'day', 'days')} before the law date" if days else "the law date"
        case {"days_after": int(days)}:
            return f"a day {counted(days, 'day', 'days')} after the law date" if days else "the law date"
    return wanted_words(path, wanted)


def _entries(change: Any) -> str:
    before, after = (change.before or [], change.after or [])
    new, gone = (
        [one for one in some if one not in others] for some, others in ((after, before), (before, after))
    )
    cited = list(dict.fromkeys(str(one["citation"]) for one in (*new, *gone)))
    shown = "; ".join(cited[:CITED]) + ("; …" if len(cited) > CITED else "")
    said = f"{counted(len(new), 'new entry', 'new entries')}, {counted(len(gone), 'former entry', 'former entries')} gone"
    return (
        f"what it says of requirements changed: {said} ({shown})"
        if cited
        else "its entries stand in another order"
    )


def _deprecated(change: Any) -> str:
    return "no longer deprecated" if change.after is None else f"deprecated: {_value(change.after)}"


TELLERS: Final[Mapping[str, Callable[[Any], str]]] = {
    "rules": _entries,
    "deprecated": _deprecated,
}


def _called(key: str) -> str:
    if key in KEYS:
        return KEYS[key]
    if key.startswith("countries."):
        _, country, side = key.split(".")
        return f"{country} belongs {side}"
    return key.replace("_", " ").replace(".", ", ")


def _value(value: Any) -> str:
    match value:
        case None | "" | []:
            return "nothing"
        case True | False:
            return "yes" if value else "no"
        case str():
            flat = " ".join(value.split())
        case [{"from": _, "until": _, "value": _}, *_]:
            return "; ".join(f"{one['value']} ({_period((one['from'], one['until']))})" for one in value)
        case [str(), *_]:
            flat = ", ".join(map(str, value))
        case _:
            flat = json.dumps(value, ensure_ascii=False)
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"


def periods(found: Any) -> str:
    """Periods (from a day, until before another) as they are said."""
    return "; ".join(map(_period, found)) or "never"


def _period(period: tuple[str | None, str | None]) -> str:
    first, end = period
    if first is None and end is None:
        return "always"
    return " ".join(
        part for part in (f"from {first}" if first else "", f"until {end}" if end else "") if part
    )
