"""What somebody may do about a deployment as it stands now, and why not what they may not.

Knows: the state, whose deployment it is, and what is open on it, by the tables by which an act is judged. It is a choice that
is offered and no permission: what was chosen is judged when it is done, and much may have happened by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registry.domain.act_form import has_form
from registry.domain.act_history import ActHistory
from registry.domain.authority import ACTS, RULES, AnyAct, allowing
from registry.domain.life import Life
from registry.domain.lifecycle import DEEDS, TABLE, reason, words
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole


@dataclass(frozen=True)
class Choice:
    """An act, and why it cannot be done now, as a sentence; empty where it can."""

    act: AnyAct
    why_not: str


def choices(
    registry: Registry, roles: Iterable[HeldRole], wanted: Iterable[AnyAct], deployment: str
) -> dict[HeldRole, tuple[Choice, ...]]:
    """Of each role the acts in `wanted`, in their order, on a deployment as it stands. An act that is on no deployment can always
    be done."""
    roles, wanted = list(roles), list(wanted)
    history = act_history(registry, deployment, {role.body for role in roles})
    return {
        role: tuple(Choice(act, _why_not(history, role, act, deployment)) for act in wanted) for role in roles
    }


def acts_of(role: HeldRole) -> tuple[AnyAct, ...]:
    """The acts with a form that somebody in this role does themselves."""
    rules = [rule for rule in RULES if role.kind in rule.kinds and role.role == rule.role]
    return tuple(act for act in ACTS if has_form(act) and any(act in rule.acts for rule in rules))


def _why_not(history: ActHistory, role: HeldRole, act: AnyAct, deployment: str) -> str:
    life = history.lives.get(deployment)
    if act not in DEEDS:
        return ""
    if life is None:
        return "There is no such deployment."
    if (life.state, act) not in TABLE:
        return f"It is {words(life.state)}: {reason(life.state, act)}."
    try:
        allowing(act, role.kind, role.role, history.relation(role.body, deployment))
    except RegistryError as error:
        return _sentence(error.message.partition(": ")[2])
    if act == "reply" and all(one.answered or one.declined for one in life.objections.values()):
        return "No objection to it waits for a reply."
    if act == "discharge" and not _asked(life, role.body):
        return "No condition and no order that your office set is open."
    return ""


def _asked(life: Life, office: str) -> bool:
    given = life.authorisation
    return (
        given is not None and given.office == office and bool(given.conditions.keys() - given.met)
    ) or any(one.office == office and not one.answered for one in life.orders.values())


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
