"""Acts for the tests: one of each kind, as a registry would have them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import count
from typing import Any

from registry.domain.act import Act, act_subject, office_key_name, read_act
from registry.domain.actor import ActOpening, Visibility, commit_texts
from registry.domain.verifier import ED25519, Verifier
from registry.signing.keys import Key, generate_key

REGISTRY = "registry.example"
ORIGIN = f"{REGISTRY}/log/2026"
NOW = "2026-11-22T10:00:00Z"
RECORD = "ab" * 32
PRIVATE: dict[str, Visibility] = {
    "by.person": "internal",
    "by.second": "internal",
    "holder": "internal",
    "sender": "oversight",
}

Given = dict[str, Any]

SEVENTH: Given = {"origin": ORIGIN, "index": 7}

MEMBERSHIP = {"women": 2, "men": 1, "other_or_undisclosed": 1, "regions": {"africa": 2, "europe": 2}}
ON_VERSION: Given = {"deployment": "town-gates", "version": 1}
MOVE: Given = {**ON_VERSION, "previous": {"origin": ORIGIN, "index": 1}}
DETERMINED: Given = {**MOVE, "conditions": [], "until": None}


def salts() -> Callable[[], bytes]:
    """Salts that are the same in every run."""
    numbers = count()
    return lambda: hashlib.sha256(b"salt %d" % next(numbers)).digest()


def signer(body: str = "watchdog") -> Key:
    return generate_key(office_key_name(REGISTRY, body), ED25519, development=True)


def verifier(seed: int = 1, body: str = "watchdog") -> Verifier:
    """A fixed key; nobody has its private half."""
    point = hashlib.sha256(f"{body} {seed}".encode()).digest()[:31] + b"\x00"
    return Verifier(office_key_name(REGISTRY, body), ED25519, point)


def made(
    act: str,
    given: Given,
    *texts: str,
    office: str | None = "watchdog",
    role: str = "signer",
    second: str | None = None,
    at: str = NOW,
    salt: Callable[[], bytes] | None = None,
    about: str | None = None,
) -> tuple[Act, tuple[ActOpening, ...]]:
    """An act with these texts, each saying its own path."""
    paths = [*texts, *(["by.person"] if office else []), *(["by.second"] if second else [])]
    commitments, openings = commit_texts(
        {path: (f"the {path}", PRIVATE.get(path)) for path in paths},
        registry=REGISTRY,
        about=about or _about(given, office),
        act=act,
        salt=salt or salts(),
    )
    predicate = {
        **given,
        "act": act,
        "registry": REGISTRY,
        "by": {"office": office, "role": role, "second": second},
        "commitments": {path: one.model_dump(mode="json") for path, one in commitments.items()},
        "stated_at": at,
    }
    return read_act(predicate), openings


def _about(given: Given, office: str | None) -> str:
    if "deployment" in given:
        return f"deployments/{given['deployment']}/versions/{given['version']}"
    if "country" in given or given.keys() == {"entry"}:
        return "sightings"
    return f"bodies/{given.get('body', office)}"


def each_kind() -> dict[str, Act]:
    """One of each kind of act."""
    condition = {"number": 1, "due": "2027-01-31"}
    rows: list[tuple[str, Given, tuple[str, ...], str | None, str]] = [
        ("authorise", {**DETERMINED, "until": "2027-11-22"}, ("reasons",), "watchdog", "signer"),
        (
            "authorise_with_conditions",
            {**DETERMINED, "conditions": [condition]},
            ("reasons", "conditions[0]"),
            "watchdog",
            "signer",
        ),
        *((word, DETERMINED, ("reasons",), "watchdog", "signer") for word in ("refuse", "suspend", "lift", "return")),
        ("withdraw", MOVE, ("reasons",), "town", "filer"),
        ("retire", {**MOVE, "ended_on": "2026-11-01"}, (), "town", "filer"),
        ("opine", {**ON_VERSION, "advice": "against", "membership": MEMBERSHIP}, ("text",), "council", "advisor"),
        (
            "object",
            {**ON_VERSION, "lodged_on": "2026-11-20", "reply_due": "2026-12-20"},
            ("text", "sender"),
            None,
            "public",
        ),
        ("reply", {**ON_VERSION, "objection": SEVENTH}, ("text",), "town", "filer"),
        (
            "order",
            {**ON_VERSION, "measure": "cease_use", "due": "2026-12-01"},
            ("text", "reasons"),
            "watchdog",
            "signer",
        ),
        ("discharge", {**ON_VERSION, "entry": SEVENTH, "part": "conditions[0]"}, ("reasons",), "watchdog", "signer"),
        ("lapse", {**MOVE, "authorisation": SEVENTH, "due": "2026-11-21"}, (), None, "registrar"),
        (
            "overdue",
            {**ON_VERSION, "clock": "condition", "entry": SEVENTH, "part": "conditions[0]", "due": "2026-11-21"},
            (),
            None,
            "registrar",
        ),
        (
            "incident",
            {**ON_VERSION, "harm": "other", "occurred_on": None, "known_on": "2026-11-21"},
            ("text",),
            "town",
            "filer",
        ),
        ("open_withheld", {**ON_VERSION, "path": "system.logic"}, ("reasons",), "watchdog", "reviewer"),
        ("release_text", {**ON_VERSION, "entry": SEVENTH, "of": "object"}, ("text", "reasons"), "watchdog", "reviewer"),
        ("decline_text", {**ON_VERSION, "entry": SEVENTH, "of": "incident"}, ("reasons",), "watchdog", "reviewer"),
        ("sighting", {"country": "FR", "seen_on": "2026-11-21"}, ("text",), None, "public"),
        ("release_sighting", {"entry": SEVENTH}, ("text", "place"), "watchdog", "reviewer"),
        ("decline_sighting", {"entry": SEVENTH}, ("reasons",), None, "registrar"),
        ("nil_return", {"first": "2026-01-01", "last": "2026-06-30"}, (), "town", "filer"),
        ("enrol_body", {"body": "town", "kind": "authority"}, ("name",), None, "registrar"),
        ("enrol_key", {"body": "watchdog", "key": verifier().vkey}, (), None, "registrar"),
        ("withdraw_key", {"body": "watchdog", "key": "cd" * 32, "reason": "lost"}, (), None, "registrar"),
        ("give_role", {"body": "town", "role": "filer"}, ("holder",), None, "registrar"),
        ("take_role", {"body": "town", "given": {"origin": ORIGIN, "index": 3}}, (), None, "registrar"),
    ]  # fmt: skip
    return {
        word: made(word, given, *texts, office=office, role=role)[0]
        for word, given, texts, office, role in rows
    }


def subject(act: Act) -> str:
    """The digest that the statement of `act` has to be about."""
    return act_subject(act, RECORD)[1]
