"""What an act changes in the life of a deployment, and what an act about a term needs of it.

Knows: which terms an act sets, meets or ends. Whose an act is to do and whether the state allows it is for
`registry.domain.act_history`.
"""

from __future__ import annotations

import re

from registry.domain.act import (
    Determination,
    Discharge,
    Lapse,
    Move,
    Objection,
    OnVersion,
    Order,
    OverdueTerm,
    Reply,
)
from registry.domain.clocks import terms_of
from registry.domain.entry_reference import EntryReference
from registry.domain.life import Asked, Authorisation, Life, Where
from registry.domain.lifecycle import AUTHORISED, after
from registry.errors import RegistryError


def apply(life: Life, where: Where, act: OnVersion) -> None:
    life.state = after(life.state, act.act)
    if isinstance(act, Move):
        life.moved, life.moved_at = where, act.stated_at
    if isinstance(act, Determination) and act.act in ("authorise", "authorise_with_conditions"):
        conditions = {one.number: one.due for one in act.conditions}
        life.authorisation = Authorisation(where, act.by.office, act.version, act.until, conditions)
    elif life.state not in AUTHORISED:
        life.authorisation = None
    if isinstance(act, Objection):
        life.objections[where] = Asked(None, act.version, act.reply_due)
    elif isinstance(act, Order):
        life.orders[where] = Asked(act.by.office, act.version, act.due)
    elif isinstance(act, Reply):
        if (objection := life.objections.get(place_of(act.objection))) is not None:
            objection.answered = True
    elif isinstance(act, Discharge):
        if act.part is None:
            life.orders[place_of(act.entry)].answered = True
        elif life.authorisation is not None:
            life.authorisation.met.add(_number(act.part))
    elif isinstance(act, OverdueTerm):
        life.overdue[act.clock, place_of(act.entry), act.part, act.due] = where


def require_asked(life: Life, act: Discharge) -> None:
    entry = place_of(act.entry)
    if act.part is None:
        order = life.orders.get(entry)
        asked = order is not None and not order.answered and order.office == act.by.office
    else:
        given = life.authorisation
        asked = (
            given is not None
            and (given.entry, given.office) == (entry, act.by.office)
            and _number(act.part) in given.conditions.keys() - given.met
        )
    if not asked:
        raise refused(
            "act.reference",
            f"entry {act.entry.index} asks for nothing of {act.deployment} that this office set and that is open",
        )


def require_over(life: Life, act: Lapse | OverdueTerm) -> None:
    # The day itself is compared where the act is read: what is due on a day is over on the next.
    key: tuple[str, Where, str | None, str]
    if isinstance(act, Lapse):
        key = ("authorisation", place_of(act.authorisation), None, act.due)
    else:
        key = (act.clock, place_of(act.entry), act.part, act.due)
    if key in life.overdue:
        raise refused("act.repeated", "the same was logged as overdue before")
    of = {term.key: term for term in terms_of(life)}
    if key not in of or act.version != of[key].version:
        raise refused(
            "act.term", f"nothing that runs for {act.deployment} was due on {act.due} under that entry"
        )


def place_of(reference: EntryReference) -> Where:
    return reference.origin, reference.index


def refused(code: str, why: str, hint: str = "") -> RegistryError:
    return RegistryError(code, f"the act is refused: {why}", hint=f"Nothing was logged. {hint}".strip())


def _number(part: str) -> int:
    """The number of the condition that `part`, such as `conditions[0]`, names; 0 for anything else."""
    found = re.fullmatch(r"conditions\[([0-9]+)\]", part)
    return int(found[1]) + 1 if found else 0
