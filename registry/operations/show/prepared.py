"""The pages of acts that wait for a second person, and of texts that wait to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, cast

from registry.domain.act import OnVersion, Sighting
from registry.domain.act_form import fill_form, is_signed_outside
from registry.domain.authority import AnyAct
from registry.domain.decision import instant
from registry.operations.list_waiting import Waiting
from registry.operations.prepare_act import PREPARED_LASTS, Prepared
from registry.operations.registry import Registry
from registry.operations.sent_form import new_form_id
from registry.operations.show import offers
from registry.operations.show.acts import names_of
from registry.operations.sign_in import SignedIn
from registry.pages import desk_views as views
from registry.pages import desk_words
from registry.pages.act_words import said
from registry.storage import people

Common = Mapping[str, Any]


def prepared_page(
    registry: Registry,
    common: Common,
    who: SignedIn,
    kept: Prepared,
    refused: tuple[str, str, str] | None = None,
) -> views.PreparedPage:
    """Everything that would be logged, who prepared it, and what whoever looks may do with it."""
    wanted = kept.wanted
    return views.PreparedPage(
        **common,
        signed_in_as=who.person.name,
        names=names_of(registry, [kept.office]),
        id=kept.id,
        revision=kept.revision,
        act=wanted.act,
        body=kept.office,
        role=wanted.role,
        second_role=kept.second,
        first=name_of(registry, kept.first),
        second=name_of(registry, wanted.second_person) if wanted.second_person else "",
        state=kept.state,
        remark=kept.remark,
        changed_at=kept.changed_at,
        expires_on=_expires(kept),
        said=(*said(wanted.given), *_chosen(registry, kept)),
        texts=tuple(sorted(wanted.texts.items())),
        signed_outside=is_signed_outside(wanted.act),
        part=part_of(who, kept),
        open=registry.keys is not None,
        refused=refused,
    )


def _chosen(registry: Registry, kept: Prepared) -> Iterator[tuple[str, str]]:
    """What the act is about, in the words in which it was chosen."""
    filled = fill_form(cast(AnyAct, kept.wanted.act), kept.wanted.given, {})
    for one in offers.offers(registry, kept.wanted.act, filled) or ():
        if desk_words.is_chosen(one.fills, filled):
            yield "which", f"{one.label} ({one.detail})"


def listed(registry: Registry, who: SignedIn, kept: Prepared) -> views.ListedPrepared:
    """A prepared act in a list."""
    given = kept.wanted.given
    about = str(given.get("deployment") or given.get("body") or kept.office)
    first = name_of(registry, kept.first)
    return views.ListedPrepared(
        kept.id, kept.wanted.act, kept.office, about, first, kept.state, kept.changed_at, part_of(who, kept)
    )


def moderation_page(
    registry: Registry, common: Common, who: SignedIn, waiting: Waiting
) -> views.ModerationPage:
    """What is kept back, for whoever may release or decline it."""
    act = waiting.act
    sighting = isinstance(act, Sighting)
    return views.ModerationPage(
        **common,
        signed_in_as=who.person.name,
        names=names_of(registry, {body for body, _ in waiting.roles}),
        of=act.act,
        index=waiting.place.index,
        origin=waiting.origin,
        since=waiting.since,
        due=waiting.due,
        declined=waiting.declined,
        deployment=act.deployment if isinstance(act, OnVersion) else "",
        version=act.version if isinstance(act, OnVersion) else None,
        said=tuple(said(act.model_dump(mode="json", include={"country", "seen_on", "lodged_on", "reply_due", "harm",
                                                            "occurred_on", "known_on"}))),
        texts=waiting.texts,
        release="release_sighting" if sighting else "release_text",
        decline="decline_sighting" if sighting else "decline_text",
        capacities=waiting.roles,
        form_ids=(new_form_id(), new_form_id()),
    )  # fmt: skip


def part_of(who: SignedIn, kept: Prepared) -> str:
    """What a prepared act waits for from whoever looks: `confirm`, `mend`, `sign`; `own` where they prepared it; or nothing."""
    if kept.first == who.person.id:
        return {"returned": "mend", "confirmed": "sign"}.get(kept.state, "own")
    seconds = (kept.office, kept.second) in {(role.body, role.role) for role in who.roles}
    return "confirm" if seconds and kept.state == "handed_over" else ""


def name_of(registry: Registry, person: str) -> str:
    """The name of somebody, or their id where that is all that is left."""
    known = people.find(registry.database, person)
    return known.name if known and known.name else person


def _expires(kept: Prepared) -> str:
    changed = datetime.fromisoformat(kept.changed_at.replace("Z", "+00:00"))
    return instant(changed + PREPARED_LASTS)[:10]
