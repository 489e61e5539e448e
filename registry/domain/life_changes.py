"""What an act changes in the life of a deployment, and what an act about a term needs of it.

Knows: which terms an act sets, meets or ends. Whose an act is to do and whether the state allows it is for
`registry.domain.act_history`.
"""

from __future__ import annotations

import re

from registry.domain.act import (
    Determination,
    Discharge,
    Incident,
    Lapse,
    Moderation,
    Move,
    Objection,
    OnVersion,
    Order,
    OverdueTerm,
    Reply,
    Sighting,
    TextDecline,
    TextRelease,
)
from registry.domain.actor import ClosedText
from registry.domain.clocks import TermKey, running_term
from registry.domain.entry_reference import EntryReference
from registry.domain.life import Asked, Authorisation, KeptBack, Life, Where
from registry.domain.lifecycle import AUTHORISED, after
from registry.errors import RegistryError


def apply(life: Life, where: Where, act: OnVersion) -> None:
    """What the entry `where`, a legal act, changes: the state, the authorisation, and what is asked, kept back or overdue."""
    life.state = after(life.state, act.act)
    if isinstance(act, Move):
        life.moved, life.moved_at = where, act.stated_at
    if isinstance(act, Determination) and act.act in ("authorise", "authorise_with_conditions"):
        conditions = {one.number: one.due for one in act.conditions}
        life.authorisation = Authorisation(where, act.by.office, act.version, act.until, conditions)
    elif life.state not in AUTHORISED:
        life.authorisation = None
    if isinstance(act, Objection | Incident) and (kept := kept_back(act)):
        life.kept_back[where] = kept
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
    elif isinstance(act, TextRelease | TextDecline):
        entry = place_of(act.entry)
        if entry in life.kept_back:
            moderate(life.kept_back[entry], where, act)
        if entry in life.objections:
            life.objections[entry].declined = isinstance(act, TextDecline)


def kept_back(act: Objection | Incident | Sighting) -> KeptBack | None:
    """What an act keeps back until somebody has read it; None where that is nothing."""
    texts = {
        path: made.commitment
        for path, made in act.commitments.items()
        if isinstance(made, ClosedText) and made.withheld == "moderation"
    }
    version = None if isinstance(act, Sighting) else act.version
    return KeptBack(act.act, version, act.stated_at[:10], texts) if texts else None


def moderate(kept: KeptBack, where: Where, act: Moderation) -> None:
    """The entry `where` released what was kept back, or declined to."""
    kept.state = "declined" if act.act.startswith("decline") else "released"
    kept.answered = where


def require_kept_back(kept: KeptBack | None, act: Moderation) -> None:
    """Raise `act.reference` unless the entry that `act` names keeps back what it releases, or what it declines."""
    of = act.of if isinstance(act, TextRelease | TextDecline) else "sighting"
    version = act.version if isinstance(act, TextRelease | TextDecline) else None
    if kept is None or (kept.of, kept.version) != (of, version):
        raise refused("act.reference", f"entry {act.entry.index} keeps no text back that this could be about")
    if kept.state == "released" or (kept.state == "declined" and act.act.startswith("decline")):
        raise refused("act.reference", f"the text of entry {act.entry.index} was {kept.state} before")
    for path in act.commitments.keys() & {"text", "place"}:
        if kept.texts.get(path) != act.commitments[path].commitment:
            raise refused("act.reference", f"what it releases is not what entry {act.entry.index} keeps back")


def require_asked(life: Life, act: Discharge) -> None:
    """Raise `act.reference` unless the office that discharges asked for it, and it is open."""
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
    """Raise `act.term` unless such a term runs, and `act.repeated` where it was logged as overdue before."""
    # The day itself is compared where the act is read: what is due on a day is over on the next.
    key: TermKey
    if isinstance(act, Lapse):
        key = ("authorisation", place_of(act.authorisation), None, act.due)
    else:
        key = (act.clock, place_of(act.entry), act.part, act.due)
    if key in life.overdue:
        raise refused("act.repeated", "the same was logged as overdue before")
    term = running_term(life, key)
    if term is None or act.version != term.version:
        raise refused(
            "act.term", f"nothing that runs for {act.deployment} was due on {act.due} under that entry"
        )


def place_of(reference: EntryReference) -> Where:
    """Where the entry stands that an act names."""
    return reference.origin, reference.index


def refused(code: str, why: str, hint: str = "") -> RegistryError:
    """The error of an act that is refused: nothing was logged."""
    return RegistryError(code, f"the act is refused: {why}", hint=f"Nothing was logged. {hint}".strip())


def _number(part: str) -> int:
    """The number of the condition that `part`, such as `conditions[0]`, names; 0 for anything else."""
    found = re.fullmatch(r"conditions\[([0-9]+)\]", part)
    return int(found[1]) + 1 if found else 0
