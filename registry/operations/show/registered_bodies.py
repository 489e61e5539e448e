"""The enrolled bodies as the public sees them: what they are called and what they sign with. Their people are named nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import RegistryError
from registry.operations.list_acts import ListedKey, list_bodies
from registry.operations.registry import Registry
from registry.operations.show.acts import names_of


@dataclass(frozen=True)
class RegisteredBody:
    """An enrolled body. `name` is its id where its name was erased; `keys`: those with which it signs."""

    id: str
    kind: str
    name: str
    keys: tuple[ListedKey, ...]


def registered_bodies(registry: Registry) -> tuple[RegisteredBody, ...]:
    """Every one, by id."""
    found = list_bodies(registry)
    names = names_of(registry, [one.id for one in found])
    return tuple(RegisteredBody(one.id, one.kind, names.get(one.id, one.id), one.keys) for one in found)


def registered_body(registry: Registry, id: str) -> RegisteredBody:
    """The one with this id; raises `show.missing`."""
    for one in registered_bodies(registry):
        if one.id == id:
            return one
    raise RegistryError("show.missing", "there is no such enrolled body", hint="See the list of bodies.")
