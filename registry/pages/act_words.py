"""The closed fields of acts in words: what each is called, and what its answers are called.

Knows: the declaration of each act (`registry.domain.act`), flattened: `outcome.binding` is the answer `binding` within
`outcome`, `conditions.2` the second of a list. Does not know the texts of acts, nor what a form asks (`desk_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.pages import words
from registry.pages.language import Words, say
from registry.pages.record_parts import part_label

FIELDS: Final = Words(
    {
        "advice": "Advice",
        "authorisation": "Authorisation",
        "body": "Body",
        "clock": "What is due",
        "country": "Country",
        "deployment": "Deployment",
        "due": "Due",
        "ended_on": "Last day of use",
        "entry": "Log entry",
        "first": "First day",
        "given": "Log entry that gave it",
        "harm": "What was harmed",
        "key": "Key",
        "kind": "Kind",
        "known_on": "Known since",
        "last": "Last day",
        "law_date": "Law of",
        "lodged_on": "Lodged on",
        "measure": "Measure",
        "membership.men": "Members: men",
        "membership.other_or_undisclosed": "Members: other, or not disclosed",
        "membership.regions.africa": "Members from Africa",
        "membership.regions.americas": "Members from the Americas",
        "membership.regions.asia": "Members from Asia",
        "membership.regions.europe": "Members from Europe",
        "membership.regions.oceania": "Members from Oceania",
        "membership.regions.undisclosed": "Members from a region that is not disclosed",
        "membership.women": "Members: women",
        "objection": "Objection",
        "occurred_on": "Happened on",
        "of": "What it was part of",
        "outcome.binding": "Outcome under binding rules",
        "outcome.strict": "Outcome under the strict reading",
        "part": "Part",
        "path": "Field",
        "provenance": "Where the record comes from",
        "reason": "Reason",
        "release": "Release of the policies",
        "reply_due": "Reply due by",
        "role": "Role",
        "seen_on": "Seen on",
        "until": "Until",
        "version": "Version",
        "which": "Which one",
    }
)
"""What a closed field is called."""
HARMS: Final = Words(
    {
        "death_or_serious_harm_to_health": "death, or serious harm to health",
        "disruption_of_critical_infrastructure": "disruption of critical infrastructure",
        "infringement_of_fundamental_rights_obligations": "infringement of obligations that protect fundamental rights",
        "serious_harm_to_property_or_environment": "serious harm to property or the environment",
        "other": "something else",
    }
)
"""What an incident harmed."""
MEASURES: Final = Words(
    {
        "give_information": "give information",
        "limit_use": "limit the use",
        "cease_use": "cease the use",
        "erase_data": "erase data",
        "other": "something else",
    }
)
"""What an order asks for."""
KEY_REASONS: Final = Words(
    {
        "compromised": "somebody else may have it",
        "lost": "it was lost",
        "superseded": "another took its place",
        "ceased": "the office ceased to sign",
    }
)
"""Why a key was taken out of use."""
KINDS_OF_TEXT: Final = Words({"object": "an objection", "incident": "an incident"})

_ANSWERS: Final[Mapping[str, Words]] = {
    "advice": words.ADVICE,
    "clock": words.CLOCKS,
    "harm": HARMS,
    "kind": words.BODY_KINDS,
    "measure": MEASURES,
    "of": KINDS_OF_TEXT,
    "outcome.binding": words.OUTCOMES,
    "outcome.strict": words.OUTCOMES,
    "provenance": words.PROVENANCES,
    "reason": KEY_REASONS,
    "role": words.ROLES,
}
_PINNED: Final = ("previous",)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def field(name: str) -> str:
    """What the closed field `name` is called."""
    if name in FIELDS:
        return FIELDS[name]
    if found := re.fullmatch(r"conditions\.([0-9]+)", name):
        return say("Condition %(number)s") % {"number": found[1]}
    plain = name.replace(".", ", ").replace("_", " ")
    return plain[:1].upper() + plain[1:]


def answer(name: str, value: str) -> str:
    """What `value`, chosen from a closed list, is called."""
    known = _ANSWERS.get(name)
    return known[value] if known is not None and value in known else value.replace("_", " ")


def said(given: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    """The closed fields that are answered: (name, answer in plain words); ids stay as they are."""
    for key, value in given.items():
        name = f"{within}{key}"
        if key in _PINNED or value is None or value == []:
            continue
        if isinstance(value, Mapping) and value.keys() == {"origin", "index"}:
            yield name, say("entry %(index)s of %(origin)s") % value
        elif isinstance(value, Mapping):
            yield from said(value, f"{name}.")
        elif isinstance(value, list | tuple):
            for number, one in enumerate(value, 1):
                yield f"{name}.{number}", due(one.get("due") if isinstance(one, Mapping) else str(one))
        else:
            yield name, _one(name, value)


def due(day: str | None) -> str:
    """Until when something is due."""
    return say("due by %(day)s") % {"day": words.day(day)} if day else say("due by no day")


def _one(name: str, value: Any) -> str:
    if name in ("deployment", "body", "key"):
        return str(value)
    if name == "country":
        return words.country(str(value))
    if name in ("part", "path") and isinstance(value, str):
        return f"{part_label(value)} ({value})"
    if isinstance(value, str) and _DAY.fullmatch(value):
        return words.day(value)
    return answer(name, str(value))
