"""Who holds which role in a body, and whether those who act may: the rules that no log can show, because it names nobody.

Knows: that whoever acts for a body holds the role, and that two of them are two. Giving somebody a role says who they are, so
neither of two may have given the other theirs, nor have made the one who did: an administrator who files is confirmed by
somebody whom others chose. Whoever made somebody before these gave a role made whom they gave it to, though they took it from
them since; and where it was erased who gave a role, nobody can say that two are two. Does not know which act asks for two
(`registry.domain.authority`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from registry.domain.act_history import ActHistory
from registry.domain.actor import PERSON, PERSON_ID_PATTERN, Actor, Role
from registry.domain.life import Where
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
    gave it, an administrator of the body, `?` where it was erased; None where the registrar did."""

    person: str
    role: str
    given_at: Place
    giver: str | None


def holders(registry: Registry, history: ActHistory, body: str) -> list[tuple[str, str, Place]]:
    """(person, role, the entry that gave it) of everyone who has a role in a body; a person that was erased is `?`."""
    return [(one.person, one.role, one.given_at) for one in role_holders(registry, history, body)]


def role_holders(registry: Registry, history: ActHistory, body: str) -> Iterator[RoleHolder]:
    """Everyone who has a role in a body, with who gave it."""
    return _read(registry, history.bodies[body].roles.items())


def ever_given(registry: Registry, history: ActHistory, body: str) -> list[RoleHolder]:
    """Every role that was given in a body, those that were taken since among them, in order."""
    return sorted(_read(registry, history.bodies[body].given.items()), key=_order)


def require_people(
    registry: Registry, history: ActHistory, by: Actor, person: str | None, second: str | None
) -> None:
    """Raise `authority.person` unless whoever acts for a body holds the role and was not forgotten, and `authority.four_eyes`
    unless two are two, of whom neither is there by the other's doing."""
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
        found = _found(registry, id or "")
        if found is None or not found.name:
            raise RegistryError(
                "authority.person",
                "somebody who was forgotten does nothing any more",
                hint="Nothing was logged. Somebody else of the body prepares it, or hands it over, anew.",
            )
    if by.second is not None:
        assert person is not None
        assert second is not None
        _require_two(known, ever_given(registry, history, by.office), person, second)


def require_holder(registry: Registry, id: str) -> None:
    """Raise `person.unknown` unless the id is of somebody who is known here, and not forgotten."""
    found = _found(registry, id)
    if found is None or not found.name:
        what = "there is no person with this id" if found is None else "this person was forgotten"
        raise RegistryError(
            "person.unknown",
            f"a role is given to somebody who is enrolled here: {what}",
            hint="Nothing was logged. `sightline body person` enrols somebody and prints their id.",
        )


def _found(registry: Registry, id: str) -> people.Person | None:
    return people.find(registry.database, id) if re.fullmatch(PERSON_ID_PATTERN, id) else None


def _read(registry: Registry, entries: Iterable[tuple[Where, Role]]) -> Iterator[RoleHolder]:
    ids = ledger.log_ids(registry.database)
    for (origin, index), role in entries:
        place = Place(ids[origin], index)
        given = acts.at(registry.database, place)
        texts = acts.texts(registry.database, given) if given else {}
        person = texts[HOLDER].value if HOLDER in texts else _ERASED
        by_body = given is not None and given.office is not None
        giver = (texts[PERSON].value if PERSON in texts else _ERASED) if by_body else None
        yield RoleHolder(person, role, place, giver)


def _require_two(known: list[RoleHolder], given: list[RoleHolder], first: str, second: str) -> None:
    if first == second:
        raise RegistryError(
            "authority.four_eyes",
            "one person cannot be both of two",
            hint="Nothing was logged. Another person of the body has to act with them.",
        )
    for one, other in ((first, second), (second, first)):
        makers = _makers([role for role in known if role.person == one], given)
        if other in makers:
            raise RegistryError(
                "authority.four_eyes",
                "one of the two is in the body by the other's doing",
                hint="Nothing was logged. Somebody acts with them whose roles another administrator gave, or whoever runs "
                "the register.",
            )
        if _ERASED in makers:
            raise RegistryError(
                "authority.four_eyes",
                "by whose doing one of the two is in the body was erased",
                hint="Nothing was logged. Whoever runs the register takes their roles and gives them anew.",
            )


def _makers(roles: list[RoleHolder], given: list[RoleHolder]) -> set[str]:
    """Who gave `roles`, who had made these by then, and so on; `?` among them where that was erased."""
    found: set[str] = set()
    waiting, seen = list(roles), set(roles)
    while waiting:
        role = waiting.pop()
        if role.giver is None:
            continue
        before = [one for one in given if one.person == role.giver and _order(one) < _order(role)]
        # Who gave a role administered the body: where no entry says so, it was erased.
        administered = any(one.role == "administrator" for one in before)
        found |= {role.giver} if administered else {role.giver, _ERASED}
        waiting.extend(one for one in before if one not in seen)
        seen.update(before)
    return found


def _order(role: RoleHolder) -> tuple[int, int]:
    return role.given_at.log_id, role.given_at.index
