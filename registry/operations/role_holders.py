"""Who holds which role in a body, and whether those who act may: the rules that no log can show, because it names nobody.

Knows: that whoever acts for a body holds the role, and that two of them are two. Giving somebody a role says who they are, so
neither of two may have given the other theirs, nor have made the one who did: an administrator who files is confirmed by
somebody whom others chose. Does not know which act asks for two (`registry.domain.authority`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from registry.domain.act_history import ActHistory
from registry.domain.actor import PERSON, PERSON_ID_PATTERN, Actor
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import acts, ledger, people
from registry.storage.values import Place

HOLDER: Final = "holder"
"""Where the act that gives a role commits to whom."""
_ERASED: Final = "?"


@dataclass(frozen=True)
class RoleHolder:
    """Somebody's role in a body. `person` is `?` where it was erased; `given_at`: the entry that gave it; `giver`: the person who
    gave it, an administrator of the body; None where the registrar did."""

    person: str
    role: str
    given_at: Place
    giver: str | None


def holders(registry: Registry, history: ActHistory, body: str) -> list[tuple[str, str, Place]]:
    """(person, role, the entry that gave it) of everyone who has a role in a body; a person that was erased is `?`."""
    return [(one.person, one.role, one.given_at) for one in role_holders(registry, history, body)]


def role_holders(registry: Registry, history: ActHistory, body: str) -> Iterator[RoleHolder]:
    """Everyone who has a role in a body, with who gave it."""
    ids = ledger.log_ids(registry.database)
    for (origin, index), role in history.bodies[body].roles.items():
        place = Place(ids[origin], index)
        given = acts.at(registry.database, place)
        texts = acts.texts(registry.database, given) if given else {}
        person = texts[HOLDER].value if HOLDER in texts else _ERASED
        by_body = given is not None and given.office is not None
        giver = (texts[PERSON].value if PERSON in texts else _ERASED) if by_body else None
        yield RoleHolder(person, role, place, giver)


def require_people(
    registry: Registry, history: ActHistory, by: Actor, person: str | None, second: str | None
) -> None:
    """Raise `authority.person` unless whoever acts for a body holds the role, and `authority.four_eyes` unless two are
    two, of whom neither is there by the other's doing."""
    if by.office is None:
        return
    body = history.bodies.get(by.office)
    if body is None:
        raise RegistryError(
            "act.body", f"there is no enrolled body {by.office}", hint="`sightline body list` names them."
        )
    known = list(role_holders(registry, history, by.office))
    for id, role in ((person, by.role), (second, by.second)):
        if role is None:
            continue
        if id in (None, _ERASED) or (id, role) not in {(one.person, one.role) for one in known}:
            raise RegistryError(
                "authority.person",
                f"this person does not hold the role {role} in {by.office}",
                hint="Nothing was logged. `sightline body list` shows who holds which role.",
            )
    if by.second is not None:
        assert person is not None
        assert second is not None
        _require_two(known, person, second)


def require_holder(registry: Registry, id: str) -> None:
    """Raise `person.unknown` unless the id is of somebody who is known here, and not forgotten."""
    found = people.find(registry.database, id) if re.fullmatch(PERSON_ID_PATTERN, id) else None
    if found is None or not found.name:
        what = "there is no person with this id" if found is None else "this person was forgotten"
        raise RegistryError(
            "person.unknown",
            f"a role is given to somebody who is enrolled here: {what}",
            hint="Nothing was logged. `sightline body person` enrols somebody and prints their id.",
        )


def _require_two(known: list[RoleHolder], first: str, second: str) -> None:
    if first == second:
        raise RegistryError(
            "authority.four_eyes",
            "one person cannot be both of two",
            hint="Nothing was logged. Another person of the body has to act with them.",
        )
    if first in _makers(known, second) or second in _makers(known, first):
        raise RegistryError(
            "authority.four_eyes",
            "one of the two is in the body by the other's doing",
            hint="Nothing was logged. Somebody acts with them whose roles another administrator gave, or whoever runs the "
            "register.",
        )


def _makers(known: list[RoleHolder], person: str) -> set[str]:
    """Who gave the person a role that they have, and who gave these theirs, and so on."""
    givers: defaultdict[str, set[str]] = defaultdict(set)
    for one in known:
        if one.giver is not None and one.giver != one.person:
            givers[one.person].add(one.giver)
    found: set[str] = set()
    waiting = [person]
    while waiting:
        new = givers[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found - {_ERASED, person}
