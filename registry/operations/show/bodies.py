"""The page of a body for its administrators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.operations.follow import search_query
from registry.operations.own_notices import list_own_notices, list_own_subscribers
from registry.operations.own_people import Invited, list_people, require_administrator, roles_in
from registry.operations.registry import Registry
from registry.operations.sent_form import new_form_id
from registry.operations.show.acts import names_of
from registry.operations.sign_in import SignedIn
from registry.operations.subscribe import Subscribed
from registry.pages import body_views as views


def body_page(
    registry: Registry,
    common: Mapping[str, Any],
    who: SignedIn,
    body: str,
    *,
    invited: Invited | None = None,
    subscribed: Subscribed | None = None,
    tested: bool = False,
    replayed: tuple[int, int] | None = None,
    refused: tuple[str, str, str] | None = None,
    form: str = "",
) -> views.BodyPage:
    """People, invitations and notices of a body. `invited` and `subscribed`: what was made just now, with what is shown once;
    `form`: the id of a form by which somebody is invited that was refused and may be sent again.

    Raises what `require_administrator` raises.
    """
    kind = require_administrator(who, body)
    secrets = subscribed.secrets if subscribed else None
    return views.BodyPage(
        **common,
        signed_in_as=who.person.name,
        names=names_of(registry, [body]),
        id=body,
        kind=kind,
        people=tuple(
            views.Member(
                one.id,
                one.name,
                one.contact,
                tuple(
                    views.MemberRole(role, origin, place.index, new_form_id())
                    for role, origin, place in one.roles
                ),
                one.may_be_invited,
                one.id == who.person.id,
            )
            for one in list_people(registry, who, body)
        ),
        roles=roles_in(kind),
        subscriptions=tuple(
            views.Subscription(
                one.id,
                one.channel,
                one.address,
                one.created_at,
                search_query(one.search) if one.search is not None else None,
            )
            for one in list_own_subscribers(registry, who, body)
        ),
        notices=tuple(
            views.ToldNotice(
                one.number,
                one.kind,
                one.place.index,
                one.channel or "",
                one.subscriber_id or "",
                one.state,
                one.settled_at or one.due_at or "",
                one.why or "",
            )
            for one in list_own_notices(registry, who, body)
        ),
        invited=(invited.name, invited.link) if invited else None,
        subscribed=(
            subscribed.subscriber.id,
            secrets.shared if secrets else "",
            secrets.public if secrets else "",
        )
        if subscribed
        else None,
        tested=tested,
        replayed=replayed,
        open=registry.keys is not None,
        form_id=new_form_id(),
        invite_form_id=form or new_form_id(),
        refused=refused,
    )
