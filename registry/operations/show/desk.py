"""The pages of the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.authority import DRAFTING, READING_DRAFTS
from registry.operations.act_entries import act_history
from registry.operations.behind import undelivered
from registry.operations.keep_draft import Draft, approval, count_ready, list_drafts
from registry.operations.list_waiting import PAGE_SIZE, Waiting, list_declined, list_waiting
from registry.operations.possible_acts import Choice, acts_of, choices
from registry.operations.prepare_act import list_prepared
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole
from registry.operations.search_audit import may_audit
from registry.operations.sent_form import new_form_id
from registry.operations.show.acts import names_of
from registry.operations.show.log import not_done
from registry.operations.show.prepared import listed
from registry.operations.show.queue import queues
from registry.operations.sign_in import SignedIn
from registry.pages import desk_views as views
from registry.storage import queries

Common = Mapping[str, Any]
_LISTED: Final = ("release", "decline")
_BODY_PAGE: Final = ("give_role", "take_role")


def desk_page(
    registry: Registry, common: Common, who: SignedIn, about: str = "", number: int = 1
) -> views.DeskPage:
    """What somebody can do here, and the drafts of their bodies. `about`: the deployment that they come from; `number`: the page
    of what waits to be read, the last one where there are not so many."""
    drafting = sorted({role.body for role in who.roles if _drafts(role)})
    today = registry.clock().date().isoformat()
    administers = sorted({role.body for role in who.roles if role.role == "administrator"})
    untold = [(body, undelivered(registry, body).given_up) for body in administers]
    waiting, total = list_waiting(registry, who.roles, number)
    pages = max(1, -(-total // PAGE_SIZE))
    if number > pages:
        number, (waiting, total) = pages, list_waiting(registry, who.roles, pages)
    found = [one for body in drafting for one in list_drafts(registry, body, who.person.id)]
    shown = about if queries.latest_version(registry.database, about) else ""
    return views.DeskPage(
        **common,
        signed_in_as=who.person.name,
        names=names_of(registry, {role.body for role in who.roles}),
        capacities=_capacities(registry, who, shown),
        drafts=tuple(
            views.ListedDraft(one.id, _names(one), one.office, one.revision, one.changed_at, one.ready)
            for one in found
        ),
        open=registry.keys is not None,
        queues=queues(registry, who),
        prepared=tuple(listed(registry, who, one) for one in list_prepared(registry, who)),
        waiting=tuple(_kept_back(one, today) for one in waiting),
        waiting_total=total,
        page=number,
        pages=pages,
        declined=tuple(_kept_back(one, today) for one in list_declined(registry, who.roles)),
        about=shown,
        audits=may_audit(who),
        about_state=_state(registry, shown) if shown else "",
        files_next=_files_next(registry, who, shown) if shown else "",
        untold=tuple(one for one in untold if one[1]),
        not_done=not_done(registry) if who.roles else None,
        form_id=new_form_id(),
        stuck=tuple(_stuck(registry, who)),
    )


def _capacities(registry: Registry, who: SignedIn, about: str) -> tuple[views.Capacity, ...]:
    """What may be done in each role; with a deployment what may be done to it now, and why not the rest."""
    found = []
    for role in who.roles:
        # What waits to be read stands in a list of its own, with both ways to answer it.
        # Roles are given and taken where the body's people are listed.
        acts = tuple(act for act in acts_of(role) if not act.startswith(_LISTED) and act not in _BODY_PAGE)
        offered = (
            choices(registry, [role], acts, about)[role] if about else tuple(Choice(a, "") for a in acts)
        )
        found.append(
            views.Capacity(
                role.body,
                role.role,
                tuple(one.act for one in offered if not one.why_not),
                _drafts(role),
                tuple((one.act, one.why_not) for one in offered if one.why_not),
            )
        )
    return tuple(found)


def _stuck(registry: Registry, who: SignedIn) -> Iterator[views.StuckDrafts]:
    """Drafts that were handed over in a body without an approver: its filers can go on, its administrators can mend it."""
    for body in sorted({role.body for role in who.roles if role.role in ("filer", "administrator")}):
        by = approval(registry, body)
        waiting = count_ready(registry, body) if by != "approver" else 0
        if waiting:
            yield views.StuckDrafts(body, waiting, by)


def _kept_back(one: Waiting, today: str) -> views.ListedWaiting:
    about = getattr(one.act, "deployment", "") or getattr(one.act, "country", "")
    place = one.place
    return views.ListedWaiting(
        place.log_id, place.index, one.act.act, about, one.since, one.due, late=one.due < today
    )


def _state(registry: Registry, deployment: str) -> str:
    life = act_history(registry, deployment).lives.get(deployment)
    return life.state if life else ""


def _files_next(registry: Registry, who: SignedIn, deployment: str) -> str:
    """The body in whose name whoever looks files the next version of what it filed last; empty where there is none."""
    life = act_history(registry, deployment).lives.get(deployment)
    filer = life.filer if life else None
    return next((role.body for role in who.roles if role.role == "filer" and role.body == filer), "")


def _names(draft: Draft) -> str:
    """The short name that a draft gives the deployment; empty where it gives none."""
    id = draft.record.get("id")
    return id[:100] if isinstance(id, str) else ""


def _drafts(role: HeldRole) -> bool:
    return any(role.kind in rule.kinds and role.role == rule.role for rule in (DRAFTING, READING_DRAFTS))
