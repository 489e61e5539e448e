"""Draft an act: what somebody wants to do becomes a statement of closed words and commitments, and the openings of those.

Knows: what an act file may say, and what is filled in from the log: the registry, the moment, the entry that moved the
deployment last, the key of the office. Nothing is logged or kept here. A draft of an act that the office signs goes to the
office as two files: the statement, which it signs, and the openings, by which it sees that the statement commits to its
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from registry.domain.act import SIGHTINGS, Act, OnVersion, read_act, registry_of
from registry.domain.act_history import ActHistory
from registry.domain.actor import (
    BODY_ID_PATTERN,
    MAX_COMMITMENTS,
    PERSON,
    PERSON_ID_PATTERN,
    SECOND,
    ActOpening,
    BodyId,
    Capacity,
    CommitmentPath,
    Role,
    Visibility,
    commit_texts,
)
from registry.domain.decision import EntryReference, act_statement, instant, read_statement
from registry.domain.lifecycle import DETERMINATIONS, MOVES
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.act_forms import read_openings, require_openings, require_text
from registry.operations.moderate import moderation_of, released
from registry.operations.registry import Registry
from registry.operations.require_findings import require_findings

PRIVATE: Final[Mapping[str, Visibility]] = {"sender": "oversight", "holder": "internal"}
"""Texts that are never public, and why; of the others `withhold` says which are kept back by moderation."""
_OWN: Final = frozenset({"act", "registry", "by", "commitments", "stated_at"})
"""What an act says that nobody gives: it is filled in."""
_PERSON = f"^{PERSON_ID_PATTERN}$"


class ActFile(BaseModel):
    """What somebody wants to do. `person` and `second_person` are ids of people; `given` are the closed fields of the act."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    act: str = Field(pattern=r"^[a-z_]{1,40}$")
    office: BodyId | None = None
    role: Capacity = "public"
    person: str | None = Field(default=None, pattern=_PERSON)
    second: Role | None = None
    second_person: str | None = Field(default=None, pattern=_PERSON)
    texts: dict[CommitmentPath, str] = Field(default={}, max_length=MAX_COMMITMENTS)
    withhold: list[CommitmentPath] = []
    given: dict[str, Any] = {}

    @field_validator("given")
    @classmethod
    def _gives_what_is_asked(cls, given: dict[str, Any]) -> dict[str, Any]:
        if given.keys() & _OWN:
            raise ValueError("the registry fills in who, where and when")
        for name, pattern in (("deployment", DEPLOYMENT_ID_PATTERN), ("body", BODY_ID_PATTERN)):
            value = given.get(name, "a")
            if not isinstance(value, str) or not re.fullmatch(pattern, value):
                raise ValueError(f"{name} is no id")
        return given


@dataclass(frozen=True)
class Draft:
    """An act that was not logged, the digest of the version it is about, and what opens its commitments."""

    act: Act
    record: str | None
    openings: tuple[ActOpening, ...]

    @property
    def payload(self) -> bytes:
        """The canonical bytes of its statement."""
        return act_statement(self.act, self.record)


def read_act_file(data: Any) -> ActFile:
    """Raises `act.file` naming the field that cannot be read, and `act.text`; no value is repeated."""
    try:
        wanted = ActFile.model_validate(data)
        if wanted.act in ("release_sighting", "decline_sighting"):
            EntryReference.model_validate(wanted.given.get("entry"))
    except ValidationError as error:
        raise _unreadable(error) from None
    for path, text in wanted.texts.items():
        require_text(path, text)
    return wanted


def draft_act(
    registry: Registry, wanted: ActFile, salt: Callable[[], bytes], history: ActHistory | None = None
) -> Draft:
    """Draft what is `wanted`, as things stand now. Raises `act.file`, and what an act raises that the log would refuse."""
    given = {**wanted.given, **moderation_of(registry, wanted.act, wanted.given)}
    deployment = given.get("deployment")
    if history is None:
        history = history_for(registry, wanted)
    record = None
    if isinstance(deployment, str):
        life = history.lives.get(deployment)
        if life is None:
            raise RegistryError(
                "act.version",
                f"there is no deployment {deployment}",
                hint="Take its id from its page, unchanged.",
            )
        given.setdefault("version", life.version)
        record = life.records.get(given["version"]) if isinstance(given["version"], int) else None
        if record is None:
            raise RegistryError(
                "act.version", f"{deployment} has no such version", hint=f"The latest is {life.version}."
            )
        if wanted.act in MOVES:
            given.setdefault("previous", {"origin": life.moved[0], "index": life.moved[1]})
    if wanted.act in DETERMINATIONS:
        given = {"conditions": [], "until": None, **given}
    name = registry_of(registry.log.origin)
    commitments, openings = commit_texts(
        _texts(wanted), registry=name, about=_about(wanted, given), act=wanted.act, salt=salt
    )
    again, opened = released(registry, wanted.act, given)
    commitments |= again
    openings += opened
    try:
        act = read_act(
            {
                **given,
                "act": wanted.act,
                "registry": name,
                "by": {"office": wanted.office, "role": wanted.role, "second": wanted.second},
                "commitments": {path: one.model_dump(mode="json") for path, one in commitments.items()},
                "stated_at": instant(registry.clock()),
            }
        )
    except ValidationError as error:
        raise _unreadable(error) from None
    require_findings(registry, act)
    return Draft(act, record, openings)


def history_for(registry: Registry, wanted: ActFile) -> ActHistory:
    """What was logged of everything that the act names."""
    deployment, body = wanted.given.get("deployment"), wanted.given.get("body")
    bodies = {name for name in (wanted.office, body) if isinstance(name, str)}
    sighting = None
    if wanted.act in ("release_sighting", "decline_sighting"):
        sighting = EntryReference.model_validate(wanted.given.get("entry"))
    return act_history(registry, deployment if isinstance(deployment, str) else None, bodies, sighting)


def draft_of(payload: bytes, openings: bytes) -> Draft:
    """The draft whose statement is `payload`, with the file of its openings.

    Raises `act.opening` where they do not open exactly what the statement commits to, and `statement.malformed`.
    """
    statement = read_statement(payload)
    if statement.act is None:
        raise RegistryError(
            "act.file", "this is the statement of no act", hint="Draft it with `act prepare`."
        )
    opened = read_openings(openings)
    require_openings(statement.act, opened)
    record = statement.sha256 if isinstance(statement.act, OnVersion) else None
    return Draft(statement.act, record, opened)


def _texts(wanted: ActFile) -> dict[str, tuple[str, Visibility | None]]:
    people = {PERSON: wanted.person, SECOND: wanted.second_person}
    texts: dict[str, tuple[str, Visibility | None]] = {
        path: (value, "internal") for path, value in people.items() if value is not None
    }
    if people.keys() & wanted.texts.keys():
        raise RegistryError(
            "act.file",
            "people are named by their ids",
            hint="Write person and second_person beside the texts, not among them.",
        )
    for path, text in wanted.texts.items():
        texts[path] = (text, PRIVATE.get(path, "moderation" if path in wanted.withhold else None))
    return texts


def _about(wanted: ActFile, given: Mapping[str, Any]) -> str:
    if "deployment" in given:
        return f"deployments/{given['deployment']}/versions/{given['version']}"
    if wanted.act in ("sighting", "release_sighting", "decline_sighting"):
        return SIGHTINGS
    return f"bodies/{given.get('body', wanted.office)}"


def _unreadable(error: ValidationError) -> RegistryError:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(_plain(str(part)) for part in first["loc"]) or "it"
    return RegistryError(
        "act.file",
        f"this act cannot be read: {where}: {first['msg'][:200]}",
        hint="Nothing was drafted or logged. The reference page on acts lists the fields and texts of each.",
    )


def _plain(name: str) -> str:
    """A name as it may be repeated: one that could be a field's."""
    return (
        name
        if re.fullmatch(r"[a-z0-9_.\[\]]{1,40}|finding\.[A-Z0-9-]{3,40}", name)
        else f"({len(name)} characters)"
    )
