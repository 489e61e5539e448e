"""Who did what, in order: the entries of the log, joined with the names and texts that are still kept.

Knows: that entries alone say what was done and in which state that left a deployment; people and texts are opened beside
them where they were not erased, and said to be erased where they were. Everything the registry knows: for whoever runs it
and for oversight, not for the public. Signatures of offices are those that were verified when the act was logged;
`sightline check` verifies them again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from registry.domain.act import office_key_name, registry_of
from registry.domain.act_history import ActHistory
from registry.domain.actor import PERSON, SECOND, Commitments
from registry.domain.decision import Statement, read_statement
from registry.domain.key_event import Revocation
from registry.domain.lifecycle import State
from registry.domain.snapshot import snapshot_subject
from registry.errors import RegistryError
from registry.operations.act_entries import replay_entries
from registry.operations.registry import Registry
from registry.operations.role_holders import HOLDER
from registry.storage import acts, audit, ledger, people, queries
from registry.storage.values import Place


@dataclass(frozen=True)
class AuditPerson:
    """Who it was. `id` None: which person was erased of the act; `name` None: what is known of them was."""

    id: str | None
    name: str | None


@dataclass(frozen=True)
class AuditText:
    """A text of an act. `text` None where it was erased; `withheld`: why it is not public."""

    text: str | None
    withheld: str | None


@dataclass(frozen=True)
class AuditLine:
    """One entry. `act`: its kind; `office` None: the registrar, the public, or the registry itself.

    `state`: the state of the deployment behind it; None where it is on none. `office_key`: the id of the office's key that
    signed beside the registry, None where none did. `about`: what it is on. `said`: its closed fields.
    """

    at: str
    origin: str
    index: int
    act: str
    about: str
    office: str | None
    role: str | None
    person: AuditPerson | None
    second: AuditPerson | None
    holder: AuditPerson | None
    """To whom a role was given."""
    state: State | None
    office_key: str | None
    said: dict[str, Any]
    texts: dict[str, AuditText]


def audit_deployment(registry: Registry, deployment: str) -> list[AuditLine]:
    """Everything that touches a deployment, the registry's key events that make a decision on it void among them.

    Raises `act.version` where there is none.
    """
    if not queries.versions(registry.database, deployment):
        raise RegistryError(
            "act.version", f"there is no deployment {deployment[:100]}", hint="Search the register."
        )
    places = audit.touching_deployment(registry.database, deployment)
    places += _voiding(registry, places)
    return list(lines(registry, _sorted(places), deployment))


def audit_body(registry: Registry, body: str) -> list[AuditLine]:
    """Everything that a body's office did, and that was done to the body. Raises `act.body`."""
    places = audit.touching_body(registry.database, body)
    if not places:
        raise RegistryError(
            "act.body", f"there is no enrolled body {body[:63]}", hint="`sightline body list` names them."
        )
    return list(lines(registry, places, None))


def audit_person(registry: Registry, person: str) -> list[AuditLine]:
    """Everything that somebody did, as far as it was not erased. Raises `person.unknown`."""
    if people.find(registry.database, person) is None:
        raise RegistryError(
            "person.unknown", f"there is no person {person[:40]}", hint="`sightline body list` shows ids."
        )
    return list(lines(registry, audit.touching_person(registry.database, person), None))


def lines(registry: Registry, places: Iterable[Place], deployment: str | None) -> Iterator[AuditLine]:
    """The line of each entry at `places`, in their order; with the states of a deployment, where all that moved it are among
    them."""
    read = _Reader(registry)
    wanted = list(places)
    # Of the decisions, those on versions filed before say whether a clock of the law runs.
    decided = set(queries.decision_places(registry.database, deployment)) if deployment else set()
    moving = [place for place in wanted if deployment is None or place in decided or read.is_act(place)]
    history = ActHistory()
    followed = replay_entries(registry, history, moving) if deployment else iter(())
    upto: dict[Place, State | None] = {}
    for place in followed:
        life = history.lives.get(deployment or "")
        upto[place] = life.state if life else None
    state: State | None = None
    for place in wanted:
        state = upto.get(place, state)
        yield read.line(place, state)


class _Reader:
    """Makes a line of an entry."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._origins = ledger.origins(registry.database)
        self._person = cache(self._known)
        self._statement = cache(self._read)

    def is_act(self, place: Place) -> bool:
        """Whether the entry is an act of its own, rather than a decision or a notice."""
        return self._statement(place)[0].act is not None

    def line(self, place: Place, state: State | None) -> AuditLine:
        statement, keyids = self._statement(place)
        said = statement.act or statement.decision
        by = getattr(said, "by", None)
        commitments: Commitments = (
            statement.act.commitments if statement.act else by.commitments if by else {}
        )
        texts = self._texts(place, commitments)
        kind, about, closed = _said(statement)
        on_deployment = about.startswith("deployments/")
        return AuditLine(
            at=statement.stated_at,
            origin=self._origins[place.log_id],
            index=place.index,
            act=kind,
            about=about,
            office=by.office if by else None,
            role=by.role if by else None,
            person=self._who(PERSON, commitments, texts),
            second=self._who(SECOND, commitments, texts),
            holder=self._who(HOLDER, commitments, texts),
            state=state if on_deployment else None,
            office_key=self._office_key(place, by.office if by else None, keyids),
            said=closed,
            texts={
                path: AuditText(texts.get(path), getattr(made, "withheld", None))
                for path, made in commitments.items()
                if path not in (PERSON, SECOND, HOLDER)
            },
        )

    def _texts(self, place: Place, commitments: Commitments) -> dict[str, str]:
        stored = acts.at(self._registry.database, place) if commitments else None
        if stored is None:
            return {}
        return {path: one.value for path, one in acts.texts(self._registry.database, stored).items()}

    def _who(self, path: str, commitments: Commitments, texts: dict[str, str]) -> AuditPerson | None:
        if path not in commitments:
            return None
        return self._person(texts[path]) if path in texts else AuditPerson(None, None)

    def _known(self, id: str) -> AuditPerson:
        found = people.find(self._registry.database, id)
        return AuditPerson(id, found.name or None if found else None)

    def _office_key(self, place: Place, office: str | None, keyids: list[str]) -> str | None:
        if office is None:
            return None
        name = office_key_name(registry_of(self._origins[place.log_id]), office)
        return next((id.rpartition("+")[2] for id in keyids if id.rpartition("+")[0] == name), None)

    def _read(self, place: Place) -> tuple[Statement, list[str]]:
        (body,) = ledger.entries(self._registry.database, place.log_id, place.index, place.index + 1)
        envelope = json.loads(body)
        return read_statement(base64.b64decode(envelope["payload"])), [
            one["keyid"] for one in envelope["signatures"]
        ]


def _said(statement: Statement) -> tuple[str, str, dict[str, Any]]:
    """Kind, what it is about, and the closed fields of an entry."""
    common = {"registry", "by", "commitments", "act", "stated_at", "deployment", "version", "body"}
    if (act := statement.act) is not None:
        return act.act, act.about, act.model_dump(mode="json", exclude=common)
    if (decision := statement.decision) is not None:
        about = f"deployments/{decision.deployment}/versions/{decision.version}"
        closed = {"outcome": decision.outcome.model_dump(), "law_date": decision.law_date.date,
                  "release": decision.release.version, "provenance": decision.provenance}  # fmt: skip
        return "decision", about, closed
    if (erasure := statement.erasure) is not None:
        about = f"deployments/{erasure.deployment}/versions/{erasure.version}"
        return "erase", about, {"fields": erasure.fields, "ground": erasure.ground}
    if (gone := statement.act_erasure) is not None:
        return "erase_act", f"acts/{gone.act}", {"fields": gone.fields, "ground": gone.ground}
    if (event := statement.key_event) is not None:
        closed = event.model_dump(mode="json", exclude={"origin", "index", "stated_at", "key", "event"})
        return f"key_{event.event}", f"keys/{event.verifier.name}+{event.verifier.key_id.hex()}", closed
    if (snapshot := statement.snapshot) is not None:
        return "snapshot", snapshot_subject(snapshot), {"size": snapshot.size, "sha256": statement.sha256}
    return "release", "releases", {}


def _voiding(registry: Registry, places: list[Place]) -> list[Place]:
    """The revocations of the registry's own keys that take back an entry at one of `places`."""
    found = []
    read = _Reader(registry)
    for place in audit.key_events(registry.database):
        event = read._statement(place)[0].key_event
        if not isinstance(event, Revocation):
            continue
        keyid = f"{event.verifier.name}+{event.verifier.key_id.hex()}"
        if any(
            one.log_id == place.log_id and one.index >= event.cut_off and keyid in read._statement(one)[1]
            for one in places
        ):
            found.append(place)
    return found


def _sorted(places: Iterable[Place]) -> list[Place]:
    return sorted(set(places), key=lambda place: (place.log_id, place.index))
