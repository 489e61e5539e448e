"""A record in which every field that may be kept from the public is, with a value that can be recognised anywhere.

Texts, numbers, days and moments are markers. A yes, a choice or a country looks the same wherever it stands: two
records that differ in nothing else tell whether one shows.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from registry.domain.record import definitions
from tests.domain.filled import filled_answers

MARK = "CANARY"
_FIRST_DAY = date(2187, 1, 1)
_FIRST_MOMENT = datetime(2189, 1, 1, 3, 4, 5, tzinfo=UTC)
# Not within a longer number, nor among the letters of a digest or of base64.
_NUMBER = re.compile(r"(?<![0-9A-Za-z+/])\d{4,}(?![0-9A-Za-z+/])")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}")


def hidden_fields() -> list[str]:
    """Every field that is not public, or can be withheld: the leaves, not the lists that hold them."""
    return [
        path
        for path, d in definitions().items()
        if d.kind != "items" and (d.visibility != "public" or not d.never_withheld)
    ]


def marked(deployment: str = "canary", *, other: bool = False) -> tuple[dict[str, Any], list[str]]:
    """The record file of `deployment`, and its markers; with `other` every closed answer is another one."""
    answers = filled_answers()
    markers = ["2187", "2189"]
    withheld = []
    for number, path in enumerate(hidden_fields()):
        definition = definitions()[path]
        if definition.visibility == "public":
            withheld.append(_withheld(path))
        value, told = _value(path, number)
        if value is None and other:
            value = _another(definition.kind, definition.values)
        if value is not None:
            _put(answers, path, value)
        markers += told
    return {**answers, "id": deployment, "withheld": withheld}, markers


def seen(data: bytes, markers: list[str]) -> list[str]:
    """The markers that stand in `data`, or in what is base64 there."""
    inner = [_decoded(match) for match in _BASE64.findall(data)]
    text = "\n".join([data.decode("utf-8", "replace"), *inner])
    numbers = set(_NUMBER.findall(text))
    lower = text.lower()
    return [
        m for m in markers if (m in numbers if m.isdigit() else MARK.lower() in lower and m.lower() in lower)
    ]


def _value(path: str, number: int) -> tuple[Any, list[str]]:
    definition = definitions()[path]
    # The years are the markers of days and moments.
    text = MARK + hashlib.sha256(path.encode()).hexdigest()[:12]
    day, moment = _FIRST_DAY + timedelta(number % 365), _FIRST_MOMENT + timedelta(hours=7 * number)
    match definition.kind:
        case "name" | "text" | "ref":
            return text, [text]
        case "texts":
            return [text], [text]
        case "url" | "contact":
            return f"https://{text}.example/{text}", [text]
        case "count" if path == "proportionality.affected_rights[].severity":
            return 3, []
        case "count" if path != "system.threshold":
            return 918_273_000 + number, [str(918_273_000 + number)]
        case "count" | "ppm":
            return 712_000 + number, [str(712_000 + number)]
        case "day":
            return day.isoformat(), []
        case "instant":
            return moment.strftime("%Y-%m-%dT%H:%M:%SZ"), [str(int(moment.timestamp()))]
    return None, []


def _another(kind: str, values: tuple[str, ...]) -> Any:
    match kind:
        case "yesno":
            return False
        case "choice":
            return values[-1]
        case "choices":
            return [values[-1]]
        case "country":
            return "NL"
        case "countries":
            return ["NL"]
    return None


def _put(answers: dict[str, Any], path: str, value: Any) -> None:
    node: Any = answers
    *parents, leaf = path.split(".")
    for part in parents:
        node = node[part[:-2]][0] if part.endswith("[]") else node[part]
    node[leaf] = value


def _decoded(text: bytes) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _withheld(path: str) -> dict[str, str]:
    return {
        "field": path,
        "ground": "security_of_system",
        "provision": "Article 9 of the Example Act",
        "decided_by": "Legal office",
        "decided_on": "2026-01-01",
        "review_by": "2027-01-01",
    }
