"""What was done: the acts on a deployment with the state they make, and the bodies with their people and keys.

Knows: everything the registry knows, people by their ids: for whoever runs it, not for the public.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.actor import BodyKind
from registry.domain.key_event import fingerprint
from registry.domain.lifecycle import State, possible
from registry.operations.act_entries import act_history, body_history
from registry.operations.registry import Registry
from registry.operations.role_holders import holders
from registry.storage import acts
from registry.storage.values import Place


@dataclass(frozen=True)
class Done:
    """One act on a deployment. `texts`: what is kept of its texts, by path."""

    place: Place
    kind: str
    texts: dict[str, str]
    erased: tuple[str, ...]


@dataclass(frozen=True)
class Life:
    """Where a deployment stands, what may be done next, and what was done. `state` is `unfiled` where there is none."""

    state: State
    filer: str | None
    possible: tuple[str, ...]
    done: tuple[Done, ...]


@dataclass(frozen=True)
class ListedKey:
    """A key that an office signs with: its id, eight hexadecimal digits, and its fingerprint."""

    key_id: str
    fingerprint: str


@dataclass(frozen=True)
class ListedBody:
    """An enrolled body. `people`: (person, role, the entry that gave it)."""

    id: str
    kind: BodyKind
    people: tuple[tuple[str, str, Place], ...]
    keys: tuple[ListedKey, ...]


def list_acts(registry: Registry, deployment: str) -> Life:
    """The acts on a deployment, in order."""
    life = act_history(registry, deployment).lives.get(deployment)
    state: State = life.state if life else "unfiled"
    done = []
    for act in acts.on_deployment(registry.database, deployment):
        texts = {path: text.value for path, text in acts.texts(registry.database, act).items()}
        done.append(Done(act.place, act.kind, texts, tuple(acts.erased(registry.database, act))))
    return Life(state, life.filer if life else None, possible(state), tuple(done))


def list_bodies(registry: Registry) -> list[ListedBody]:
    """Every enrolled body, by id."""
    history = body_history(registry)
    return [
        ListedBody(
            id,
            body.kind,
            tuple(holders(registry, history, id)),
            tuple(ListedKey(key.key_id.hex(), fingerprint(key)) for key in body.keys),
        )
        for id, body in sorted(history.bodies.items())
    ]
