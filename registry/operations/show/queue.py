"""What waits for the bodies of whoever is signed in: lists by what their roles let them do, what is due first.

Knows: which list is for whom, by the one table of who may do what, and which states ask for whose next step. What the lists hold
is public, but of nobody's interest elsewhere. Each is found by index and read a page at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from registry.domain.act import Objection, OnVersion
from registry.domain.authority import RULES, AnyAct
from registry.domain.lifecycle import State
from registry.domain.permission import fits
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole
from registry.operations.show.acts import act_of, kept_back, names_of
from registry.operations.sign_in import SignedIn
from registry.pages import queue_words
from registry.pages.language import say
from registry.pages.queue_views import Queue, QueuedDeployment, QueuedReport, QueuedTerm, QueuePage
from registry.storage import acts, registrations
from registry.storage.acts import StoredAct
from registry.storage.registrations import COUNTED, ListedTerm, Registration

ON_DESK: Final = 5
"""Rows of a list on the desk itself."""
PAGE_SIZE: Final = 25
AHEAD: Final = timedelta(days=30)
"""So far ahead an office sees what others owe."""
BEFORE_AN_OFFICE: Final[tuple[State, ...]] = ("submitted", "lapsed", "suspended_undetermined")
"""Nobody has decided on the version that stands, or not any more."""
CAME_BACK: Final[tuple[State, ...]] = (
    "returned",
    "refused",
    "suspended",
    "suspended_with_conditions",
    "suspended_undetermined",
    "lapsed",
)
"""Something was decided against the deployment, or ended: the body should see it first."""
_THEIR_STEP: Final[frozenset[str]] = frozenset({"returned", "refused"})
_REPORTS: Final = ("object", "incident", "sighting")

Make = Callable[[Registry, str, tuple[HeldRole, ...], int, int], Queue]


def queues(registry: Registry, who: SignedIn) -> tuple[Queue, ...]:
    """The beginning of every list that somebody's roles give them, by body."""
    return tuple(
        make(registry, body, roles, 1, ON_DESK)
        for body, roles in _by_body(who).items()
        for make in (_LISTS[of][1] for of in _lists(roles))
    )


def queue_page(
    registry: Registry, common: Mapping[str, Any], who: SignedIn, body: str, of: str, number: int
) -> QueuePage:
    """One list of a body, the last page where there are not so many. Raises `show.missing` where it is not theirs."""
    roles = _by_body(who).get(body, ())
    if of not in _lists(roles):
        raise RegistryError(
            "show.missing", "there is no such list at your desk", hint="Your desk shows those there are."
        )
    make = _LISTS[of][1]
    queue = make(registry, body, roles, number, PAGE_SIZE)
    if number > queue.pages:
        queue = make(registry, body, roles, queue.pages, PAGE_SIZE)
    return QueuePage(**common, signed_in_as=who.person.name, names=names_of(registry, [body]), queue=queue)


def _by_body(who: SignedIn) -> dict[str, tuple[HeldRole, ...]]:
    bodies = dict.fromkeys(role.body for role in who.roles)
    return {body: tuple(role for role in who.roles if role.body == body) for body in bodies}


def _lists(roles: tuple[HeldRole, ...]) -> list[str]:
    """The lists that somebody with these roles in a body has: those of an act in which they have a part."""
    return [of for of, (act, _) in _LISTS.items() if _does(roles, act) and _is_of(roles, of)]


def _is_of(roles: tuple[HeldRole, ...], of: str) -> bool:
    # Anyone may lodge something; bodies that file, decide or advise have their own lists for it.
    return of != "lodged" or any(role.kind == "civil_society" for role in roles)


def _does(roles: Iterable[HeldRole], act: AnyAct) -> bool:
    return any(fits(rule, role.kind, role.role) for rule in RULES if act in rule.acts for role in roles)


def _capacity(roles: Iterable[HeldRole], act: AnyAct) -> str:
    """`body:role` in which somebody begins an act; empty where they do not."""
    rules = [rule for rule in RULES if act in rule.acts]
    return next(
        (
            f"{role.body}:{role.role}"
            for role in roles
            for rule in rules
            if role.kind in rule.kinds and role.role == rule.role
        ),
        "",
    )


def _owed(registry: Registry, body: str, roles: tuple[HeldRole, ...], number: int, size: int) -> Queue:
    found = registrations.terms_of(registry.database, body, number=number, size=size)
    names = names_of(registry, {one.set_by for one in found.rows})
    rows = (_term(registry, one, body, roles, names) for one in found.rows)
    return _queue(body, "owed", found.total, number, size, terms=tuple(rows))


def _terms(registry: Registry, body: str, roles: tuple[HeldRole, ...], number: int, size: int) -> Queue:
    until = (registry.clock().date() + AHEAD).isoformat()
    found = registrations.terms_until(registry.database, until, not_of=body, number=number, size=size)
    names = names_of(registry, {one.row.whose for one in found.rows})
    rows = (_term(registry, one, body, roles, names) for one in found.rows)
    return _queue(body, "terms", found.total, number, size, terms=tuple(rows))


def _submissions(registry: Registry, body: str, roles: tuple[HeldRole, ...], number: int, size: int) -> Queue:
    found = registrations.before_an_office(
        registry.database, BEFORE_AN_OFFICE, not_of=body, number=number, size=size
    )
    return _queue(body, "submissions", found.total, number, size, deployments=_before(registry, found.rows))


def _opinions(registry: Registry, body: str, roles: tuple[HeldRole, ...], number: int, size: int) -> Queue:
    found = registrations.before_an_office(
        registry.database,
        BEFORE_AN_OFFICE,
        not_of=body,
        without_act=("opine", body),
        number=number,
        size=size,
    )
    return _queue(body, "opinions", found.total, number, size, deployments=_before(registry, found.rows))


def _deployments(registry: Registry, body: str, roles: tuple[HeldRole, ...], number: int, size: int) -> Queue:
    found = registrations.filed_by(registry.database, body, CAME_BACK, number=number, size=size)
    rows = tuple(_own(registry, one) for one in found.rows)
    return _queue(body, "deployments", found.total, number, size, deployments=rows)


def _lodged(registry: Registry, body: str, roles: tuple[HeldRole, ...], number: int, size: int) -> Queue:
    stored, total = acts.of_office(registry.database, body, _REPORTS, size, (number - 1) * size)
    rows = tuple(_report(registry, one) for one in stored)
    return _queue(body, "lodged", total, number, size, reports=rows)


_LISTS: Final[Mapping[str, tuple[AnyAct, Make]]] = {
    "owed": ("revise", _owed),
    "deployments": ("revise", _deployments),
    "terms": ("authorise", _terms),
    "submissions": ("authorise", _submissions),
    "opinions": ("opine", _opinions),
    "lodged": ("object", _lodged),
}
"""Each list, and the act of whoever has it."""


def _queue(body: str, of: str, total: int, number: int, size: int, **rows: Any) -> Queue:
    counted = min(total, COUNTED)
    return Queue(
        body=body, of=of, total=counted, more=total > COUNTED, number=number,
        pages=max(1, -(-counted // size)), **rows,
    )  # fmt: skip


def _term(
    registry: Registry,
    one: ListedTerm,
    body: str,
    roles: tuple[HeldRole, ...],
    names: Mapping[str, str],
) -> QueuedTerm:
    row, today = one.row, registry.clock().date()
    own, set_here = row.whose == body, one.set_by == body
    act: AnyAct | None = "reply" if own and row.clock == "objection" else None
    if set_here and row.clock in ("condition", "order"):
        act = "discharge"
    who = _capacity(roles, act) if act else ""
    return QueuedTerm(
        deployment=one.deployment_id,
        title=one.title,
        clock=row.clock,
        part=row.part,
        due=row.due,
        when=queue_words.when(row.due, today),
        over=row.due < today.isoformat(),
        owed_by="" if own else names.get(row.whose or "", row.whose or ""),
        set_here=set_here,
        act=act if act and who else "",
        who=who,
    )


def _before(registry: Registry, rows: Iterable[Registration]) -> tuple[QueuedDeployment, ...]:
    rows = tuple(rows)
    names, today = names_of(registry, {one.filer for one in rows}), registry.clock().date()
    return tuple(_listed(one, today, filer=names.get(one.filer, one.filer)) for one in rows)


def _own(registry: Registry, one: Registration) -> QueuedDeployment:
    today = registry.clock().date()
    if one.state not in CAME_BACK or one.place is None:
        return _listed(one, today)
    stored = acts.at(registry.database, one.place)
    if stored is None or stored.kind == acts.FILED:
        return _listed(one, today)
    texts = acts.texts(registry.database, stored)
    reasons = texts.get("reasons")
    by = names_of(registry, [stored.office]).get(stored.office or "", stored.office or say("the register"))
    why = reasons.value if reasons is not None and reasons.withheld is None else ""
    return _listed(one, today, why=why, by=by, next=one.state in _THEIR_STEP)


def _listed(one: Registration, today: date, **more: Any) -> QueuedDeployment:
    return QueuedDeployment(
        one.deployment_id, one.title, one.state, one.since[:10], queue_words.waits(one.since, today), **more
    )


def _report(registry: Registry, stored: StoredAct) -> QueuedReport:
    act, today = act_of(registry, stored), registry.clock().date()
    assert act is not None
    version = act.version if isinstance(act, OnVersion) else None
    about = act.deployment if isinstance(act, OnVersion) else str(getattr(act, "country", ""))
    due = when = ""
    over = False
    became = [_moderated(registry, stored, act)]
    if isinstance(act, Objection):
        life = act_history(registry, act.deployment).lives.get(act.deployment)
        asked = (
            life.objections.get((registry.at(stored.place.log_id).log.origin, stored.place.index))
            if life
            else None
        )
        if asked is not None and asked.answered:
            became.append(queue_words.BECAME["answered"])
        elif asked is not None and not asked.declined and life is not None and life.filer is not None:
            became.append(queue_words.BECAME["owed"])
            due, when = act.reply_due, queue_words.when(act.reply_due, today)
            over = act.reply_due < today.isoformat()
    return QueuedReport(
        stored.kind, about, version, act.stated_at[:10], stored.place.index,
        ", ".join(one for one in became if one), due, when, over,
    )  # fmt: skip


def _moderated(registry: Registry, stored: StoredAct, act: Any) -> str:
    kept, _ = kept_back(registry, stored, act)
    return "" if kept is None else queue_words.BECAME[kept.state]
