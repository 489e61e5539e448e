"""What waits to be moderated, for whoever may read it.

Knows: that what is kept back is read by the reviewers of oversight bodies, and never by those of the body that filed the
deployment it is about. Anybody may send much: what waits is found without reading it, and read a page at a time.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from registry.domain.act import Incident, Objection, Sighting
from registry.domain.authority import RULES
from registry.domain.clocks import moderation_due
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.moderate import KINDS, act_at
from registry.operations.place_number import number_of
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole
from registry.storage import acts
from registry.storage.acts import StoredAct
from registry.storage.values import Place

PAGE_SIZE: Final = 50
DECLINED: Final = 50
"""So many of the latest texts of each kind that were declined are looked through."""
_DECLINES: Final = ("decline_text", "decline_sighting")


@dataclass(frozen=True)
class Waiting:
    """What waits for somebody to read it, with its texts. `due`: the last day of the register's own term. `roles`: (body, role)
    of whoever asks, in which they may moderate it. `declined`: it was, and may still be released."""

    place: Place
    origin: str
    act: Objection | Incident | Sighting
    texts: tuple[tuple[str, str], ...]
    since: str
    due: str
    declined: bool
    roles: tuple[tuple[str, str], ...]


def list_waiting(
    registry: Registry, roles: tuple[HeldRole, ...], number: int = 1
) -> tuple[list[Waiting], int]:
    """The page of this number, from 1, of what these roles may moderate, the oldest first; and how much there is."""
    theirs = _theirs(registry, roles)
    page = theirs[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return [_waiting(registry, stored, may, declined=False) for stored, may in page], len(theirs)


def waiting_following(
    registry: Registry, roles: tuple[HeldRole, ...], after: int, size: int
) -> tuple[list[Waiting], int | None]:
    """The next of what somebody with these roles may moderate, the oldest first, from behind the place `after` on; and the place
    behind which those after them lie, None where there are none."""
    theirs = [one for one in _theirs(registry, roles) if number_of(one[0].place) > after]
    page = [_waiting(registry, stored, may, declined=False) for stored, may in theirs[:size]]
    return page, number_of(page[-1].place) if len(theirs) > size else None


def list_declined(registry: Registry, roles: tuple[HeldRole, ...]) -> list[Waiting]:
    """What was declined and somebody with these roles may still release, the latest first."""
    if not any(_moderates(role) for role in roles):
        return []
    done = [one for kind in _DECLINES for one in acts.of_kind(registry.database, kind, DECLINED, 0)]
    places = [of.place for one in done if (of := acts.moderated(registry.database, one.place)) is not None]
    found = []
    for place in sorted(set(places), key=lambda place: (place.log_id, place.index), reverse=True):
        # Released since, erased, or about what their own body filed: it is not theirs to release.
        with suppress(RegistryError):
            found.append(find_waiting(registry, roles, place.log_id, place.index))
    return found


def find_waiting(registry: Registry, roles: tuple[HeldRole, ...], log_id: int, index: int) -> Waiting:
    """What the act in that entry keeps back, for somebody who may moderate it; what was declined before, too. Raises
    `moderation.none`."""
    place = Place(log_id, index)
    stored = acts.at(registry.database, place)
    if stored is not None and stored.kind in KINDS:
        done = acts.moderations(registry.database, place)
        declined = bool(done)
        deployment = getattr(act_at(registry, place), "deployment", None)
        may = _may(roles, _filer(registry, deployment) if deployment is not None else None)
        if may and all(one.kind.startswith("decline") for one in done):
            found = _waiting(registry, stored, may, declined=declined)
            if found.texts:
                return found
    raise RegistryError(
        "moderation.none",
        "nothing is kept back there that you may read",
        hint="It may have been released meanwhile. Your desk lists what waits.",
    )


def _theirs(
    registry: Registry, roles: tuple[HeldRole, ...]
) -> list[tuple[StoredAct, tuple[tuple[str, str], ...]]]:
    if not any(_moderates(role) for role in roles):
        return []
    # Nobody moderates what is about their own body's filing: of no other deployment the history has to be read for it.
    own = acts.deployments_filed_by(registry.database, {role.body for role in roles})
    filers = {deployment: _filer(registry, deployment) for deployment in own}
    return [
        (stored, may)
        for stored, deployment in acts.waiting(registry.database, KINDS)
        if (may := _may(roles, filers.get(deployment or "")))
    ]


def _waiting(
    registry: Registry, stored: StoredAct, roles: tuple[tuple[str, str], ...], *, declined: bool
) -> Waiting:
    act = act_at(registry, stored.place)
    kept = acts.texts(registry.database, stored)
    texts = tuple((path, one.value) for path, one in kept.items() if one.withheld == "moderation")
    origin, since = registry.at(stored.place.log_id).log.origin, act.stated_at[:10]
    return Waiting(stored.place, origin, act, texts, since, moderation_due(since), declined, roles)


def _moderates(role: HeldRole) -> bool:
    return any(
        "release_text" in one.acts and role.kind in one.kinds and role.role == one.role for one in RULES
    )


def _may(roles: tuple[HeldRole, ...], filer: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((role.body, role.role) for role in roles if _moderates(role) and role.body != filer)


def _filer(registry: Registry, deployment: str) -> str | None:
    life = act_history(registry, deployment).lives.get(deployment)
    return life.filer if life else None
