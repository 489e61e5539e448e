"""A record in which every field is given, with a marker in every text, for tests of what may be seen where."""

from __future__ import annotations

from typing import Any

from registry.domain.record import Record, definitions, read_record

_CLOSED: dict[str, Any] = {
    "yesno": True,
    "count": 3,
    "ppm": 1000,
    "day": "2026-01-02",
    "instant": "2026-01-02T03:04:05Z",
    "country": "GB",
    "countries": ["GB"],
}
_CODES = {"place.subdivision": "GB-ENG", "procurement.currency": "EUR"}


def marker(path: str) -> str:
    """What stands in the text field at `path`."""
    return f"marker of {path}"


def filled_answers() -> dict[str, Any]:
    """Every field answered, as a record file holds it."""
    root: dict[str, Any] = {}
    for path, definition in definitions().items():
        node: Any = root
        *parents, leaf = path.split(".")
        for part in parents:
            node = node[part[:-2]][0] if part.endswith("[]") else node.setdefault(part, {})
        node[leaf] = [{}] if definition.kind == "items" else _value(path, definition.kind, definition.values)
    return root


def filled_record() -> Record:
    """The same, read."""
    return read_record(filled_answers())


def _value(path: str, kind: str, values: tuple[str, ...]) -> Any:
    if kind in ("choice", "choices"):
        return values[0] if kind == "choice" else [values[0]]
    if kind == "code":
        return _CODES[path]
    if kind == "url":
        return f"https://example.org/{marker(path).replace(' ', '-').replace('[]', '')}"
    if kind == "contact":
        return f"https://example.org/contact/{path.replace('[]', '')}"
    if kind == "texts":
        return [marker(path)]
    if path.endswith("_indefinite"):
        # A period with a number beside "no limit" is refused as a contradiction.
        return False
    return _CLOSED.get(kind, marker(path))
