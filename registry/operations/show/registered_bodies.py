"""The enrolled bodies as the public sees them: what they are called, what they sign with, what they did, and what they owe.
Their people are named nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from registry.errors import RegistryError
from registry.operations.list_acts import ListedKey, list_bodies
from registry.operations.registry import Registry
from registry.operations.show.acts import names_of
from registry.operations.show.summaries import summaries
from registry.pages import registered_body_views as views
from registry.pages.words import ACTS
from registry.storage import of_body

LATEST: Final = 10
"""Of what a body filed."""
MOST: Final = 50
"""Acts, and terms, that its page shows."""


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


def body_list(registry: Registry, common: Mapping[str, Any]) -> views.BodyList:
    """Every enrolled body, by name."""
    found = sorted(registered_bodies(registry), key=lambda one: (one.name.casefold(), one.id))
    return views.BodyList(**common, bodies=tuple(views.BodyLine(one.id, one.kind, one.name) for one in found))


def body_page(registry: Registry, common: Mapping[str, Any], id: str) -> views.RegisteredBodyPage:
    """A body's page; raises `show.missing`."""
    body = registered_body(registry, id)
    count, newest = of_body.filed(registry.database, id, LATEST)
    acts, latest = of_body.done(registry.database, id, ACTS, MOST)
    owed = of_body.owed(registry.database, id, MOST + 1)
    today = registry.clock().date().isoformat()
    return views.RegisteredBodyPage(
        **common,
        id=id,
        kind=body.kind,
        name=body.name,
        keys=tuple(views.BodyKey(one.key_id, one.fingerprint) for one in body.keys),
        filed=count,
        deployments=summaries(registry, newest),
        acts=acts,
        latest_acts=tuple(
            views.BodyAct(kind, deployment, stated_at[:10], registry.at(place.log_id).log.origin, place.index)
            for kind, deployment, place, stated_at in latest
        ),
        owed=tuple(
            views.Owed(deployment, term.clock, term.due, term.part, term.stated or term.due < today)
            for deployment, term in owed[:MOST]
        ),
        owes_more=len(owed) > MOST,
    )
