"""The people of a body, as its administrators see and change them: invited with a link that works once.

Knows: that a link signs somebody in, so nobody may become somebody else with it. An administrator makes one only for whom the
administrators of their own bodies invited and who has not come yet: never for somebody who was signed in before, who ever had a
role from elsewhere, whom the registrar took down, or for whom the registrar made a link. Who lost every way to sign in asks
whoever runs the register.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from registry.domain.act_history import ActHistory
from registry.domain.actor import BodyKind, Role
from registry.domain.authority import RULES
from registry.errors import RegistryError
from registry.operations.act_entries import body_history
from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.list_credentials import list_credentials
from registry.operations.log_act import Logged, do_act
from registry.operations.registry import Registry
from registry.operations.role_holders import HOLDER, ever_given, holders
from registry.operations.roles_of import roles_of
from registry.operations.sent_form import became, sent_form
from registry.operations.sign_in import SignedIn, invitation_address, renewed_invitation
from registry.storage import acts, once, people
from registry.storage.values import Place


@dataclass(frozen=True)
class Member:
    """Somebody with roles in a body. `roles`: each with the entry that gave it; `name` is empty where it was erased;
    `may_be_invited`: whether a link may be made for them here."""

    id: str
    name: str
    contact: str
    roles: tuple[tuple[str, str, Place], ...]
    """(role, origin, place)."""
    may_be_invited: bool


@dataclass(frozen=True)
class Invited:
    """Somebody who was invited, and the link, which is shown once."""

    person: str
    name: str
    link: str


def require_administrator(who: SignedIn, body: str) -> BodyKind:
    """The kind of the body. Raises `authority.role` unless whoever is signed in administers it, and `token.scope` to programs."""
    if who.token is not None:
        raise RegistryError(
            "token.scope", "no token reaches to people and notices", hint="Sign in with a browser for it."
        )
    for role in who.roles:
        if (role.body, role.role) == (body, "administrator"):
            return role.kind
    raise RegistryError(
        "authority.role",
        "this is for the administrators of the body",
        hint="Nothing was done. The rule is own people: administrator of any body, what is its own.",
    )


def roles_in(kind: BodyKind) -> tuple[Role, ...]:
    """The roles in which somebody of such a body may do anything, alone or as the second of two."""
    fit = {role for rule in RULES if kind in rule.kinds for role in (rule.role, rule.second)}
    return tuple(role for role in get_args(Role) if role in fit)


def list_people(registry: Registry, who: SignedIn, body: str) -> list[Member]:
    """Everyone who has a role in the body, by name. Raises what `require_administrator` raises."""
    require_administrator(who, body)
    found: dict[str, list[tuple[str, str, Place]]] = {}
    history = body_history(registry)
    for person, role, place in holders(registry, history, body):
        found.setdefault(person, []).append((role, registry.at(place.log_id).log.origin, place))
    members = []
    for id, roles in found.items():
        known = people.find(registry.database, id)
        name, contact = (known.name, known.contact) if known else ("", "")
        may = bool(name) and _may_be_invited(registry, history, who, body, id)
        members.append(Member(id, name, contact, tuple(roles), may))
    return sorted(members, key=lambda one: (one.name.casefold(), one.id))


def invite(
    registry: Registry, who: SignedIn, body: str, name: str, contact: str, roles: Sequence[str], form: str
) -> Invited:
    """Take somebody down, give them the roles, each under an entry of the log, and make their link. The form with the id `form`,
    sent again, invites nobody else: what it did not do yet is done, and there is a new link.

    Raises what `require_administrator`, `enrol_person`, `sent_form`, `do_act` and `invite_again` raise, and `invite.roles` where
    there is none, or one that is of no use in such a body.
    """
    kind = require_administrator(who, body)
    if not roles or set(roles) - set(roles_in(kind)):
        raise RegistryError(
            "invite.roles",
            "somebody is invited in at least one role that such a body has",
            hint=f"Nobody was invited. There are {', '.join(roles_in(kind))}.",
        )
    name, contact, roles = name.strip(), contact.strip(), list(dict.fromkeys(roles))
    content = {"body": body, "name": name, "contact": contact, "roles": roles}
    forms = [sent_form(form, who.person.id, f"invite {number}", content) for number, _ in enumerate(roles)]

    def give(number: int, holder: str) -> Logged:
        wanted = {
            "act": "give_role",
            "office": body,
            "role": "administrator",
            "person": who.person.id,
            "given": {"body": body, "role": roles[number]},
            "texts": {"holder": holder},
        }
        return do_act(registry, read_act_file(wanted), form=forms[number])

    before = became(registry, forms[0])
    link = ""
    if before is None:
        new = enrol_person(registry, name, contact).id
        # Before the role: whoever has it and was never invited can be sent no link here.
        link = invitation_address(registry, new, body)
        try:
            first = give(0, new)
        except RegistryError:
            forget_person(registry, new)
            raise
        if first.again:
            # The same form was a moment faster: whoever it took down is who is meant.
            forget_person(registry, new)
            before = first.place
    person = new if before is None else _holder(registry, before)
    for number in range(1, len(roles)):
        give(number, person)
    if before is not None:
        return invite_again(registry, who, body, person)
    return Invited(person, name, link)


def invite_again(registry: Registry, who: SignedIn, body: str, person: str) -> Invited:
    """A new link for somebody who was invited and did not come; the one before counts no more. Raises `invite.elsewhere`."""
    for member in list_people(registry, who, body):
        if member.id != person or not member.may_be_invited:
            continue
        # They may have come since that was looked at.
        if (link := renewed_invitation(registry, person, body)) is not None:
            return Invited(person, member.name, link)
    raise RegistryError(
        "invite.elsewhere",
        "a link for this person is not yours to make",
        hint="They were signed in before, or others than the administrators here gave them a role. Whoever runs the register "
        "makes one for them.",
    )


def _holder(registry: Registry, place: Place) -> str:
    given = acts.at(registry.database, place)
    texts = acts.texts(registry.database, given) if given is not None else {}
    # An id that was erased is nobody's; no link is made for it.
    return texts[HOLDER].value if HOLDER in texts else ""


def _may_be_invited(registry: Registry, history: ActHistory, who: SignedIn, body: str, person: str) -> bool:
    administered = {role.body for role in who.roles if role.role == "administrator"}
    bodies = {role.body for role in roles_of(registry, person)}
    return (
        person != who.person.id
        and bodies <= administered
        and once.awaited(registry.database, person, body)
        and not list_credentials(registry, person)
        and not any(
            one.giver is None
            for of in bodies & history.bodies.keys()
            for one in ever_given(registry, history, of)
            if one.person == person
        )
    )
