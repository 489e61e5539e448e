"""Which roles a person has in which bodies, as the log's entries say it now.

Knows: that roles are given and taken by entries alone, so that a role taken is gone at the next request. What was read is
kept until an act on a body, or an erasure of one, is logged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from registry.domain.actor import BodyKind, Role
from registry.operations.act_entries import body_history
from registry.operations.registry import Registry
from registry.operations.role_holders import holders
from registry.storage import acts
from registry.storage.database import Database


@dataclass(frozen=True)
class HeldRole:
    """A role in an enrolled body."""

    body: str
    kind: BodyKind
    role: Role


Held = dict[str, tuple[HeldRole, ...]]
_read: Final[WeakKeyDictionary[Database, tuple[tuple[int, int], Held]]] = WeakKeyDictionary()


def roles_of(registry: Registry, person: str) -> tuple[HeldRole, ...]:
    """The roles of a person, by body; each once."""
    standing = acts.counted(registry.database)
    known = _read.get(registry.database)
    if known is None or known[0] != standing:
        history = body_history(registry)
        found: defaultdict[str, set[HeldRole]] = defaultdict(set)
        for id, body in history.bodies.items():
            for holder, role, _ in holders(registry, history, id):
                found[holder].add(HeldRole(id, body.kind, role))  # type: ignore[arg-type]
        found.pop("?", None)
        ordered = {
            who: tuple(sorted(roles, key=lambda one: (one.body, one.role))) for who, roles in found.items()
        }
        known = _read[registry.database] = (standing, ordered)
    return known[1].get(person, ())
