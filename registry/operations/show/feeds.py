"""News of what a search finds, for those who follow it.

Knows: what is news of a deployment (a version, another decision, a public act), and in which words. Says nothing that the pages
do not say: no text of an act, no person.
"""

from __future__ import annotations

from typing import Final, Literal
from urllib.parse import quote

from registry.domain.decision import Decision
from registry.domain.notice import WORDS
from registry.operations.issuers import issuers
from registry.operations.registry import Registry
from registry.operations.show import decisions
from registry.operations.show.acts import act_of, names_of
from registry.operations.show.narrowing import asked_filters
from registry.pages import address, list_views, views, words
from registry.pages.address import Site
from registry.pages.feeds import Feed, Item
from registry.storage import acts
from registry.storage.news import Entry, news
from registry.storage.values import Place

SHOWN: Final = 50
_SAID: Final = {"version": "New version", "decision": "Decided again"}


def feed(
    registry: Registry,
    filters: list_views.Filters,
    before: tuple[int, int] | None,
    file: Literal["deployments_atom", "deployments_feed"],
) -> Feed:
    """The latest news of the deployments that `filters` leave, from below the entry `before`, a log and an index."""
    below = Place(*before) if before is not None else None
    found = news(registry.database, asked_filters(registry, filters), tuple(words.ACTS), below, SHOWN)
    here, asked = registry.description.address, filters.followed()
    known = issuers(registry)

    def at(name: str, place: Place | None = None) -> str:
        more = {"before": f"{place.log_id}-{place.index}"} if place else {}
        return here + address.address(Site(), name, **asked, **more)

    decided = [one.place for one in found.entries if one.kind in _SAID]
    said = dict(zip(decided, decisions.decisions(known, decided), strict=True))
    items = tuple(_item(registry, one, said.get(one.place)) for one in found.entries)
    narrowed = ", ".join(f"{words.FILTERS[k]}: {words.filter_value(k, v)}" for k, v in filters.chosen())
    return Feed(
        title="Sightline" + (f" – {narrowed}" if narrowed else " – all deployments"),
        registry=here.partition("://")[2],
        page=at("deployments"),
        first=at(file),
        here=at(file, below),
        next=at(file, found.before) if found.before else "",
        # Without news the feed is as old as its log.
        updated=items[0].at if items else registry.log.created_at,
        items=items,
    )


def _item(registry: Registry, one: Entry, decided: tuple[Decision, views.Void | None] | None) -> Item:
    row = one.listed
    named = row.title or row.deployment_id
    said = _SAID.get(one.kind) or WORDS[one.kind]
    lines = [f"{said}: {named}"]
    if decided is not None:
        signed, void = decided
        by = registry.description.address.partition("://")[2]
        if void is None:
            lines += [
                f"Outcome under binding rules: {words.outcome(signed.outcome.binding, 'binding')}",
                f"Outcome under the strict reading: {words.outcome(signed.outcome.strict, 'strict')}",
            ]
        else:
            lines.append(f"This decision is void: entry {void.entry} revoked the key that signed it.")
        lines.append(f"Provenance: {words.PROVENANCES_SHORT[signed.provenance]}")
    else:
        by = _actor(registry, one.place)
        lines.append(f"By: {by}")
    lines.append(f"Version {one.number}" + (f", operator: {row.operator}" if row.operator else ""))
    origin = registry.at(one.place.log_id).log.origin
    lines.append(f"Log entry {one.place.index} of {origin}")
    page = address.address(Site(), "version", row.deployment_id, one.number)
    return Item(
        id=f"https://{quote(origin, safe='/:')}/#{one.place.index}",
        at=one.at,
        title=f"{said}: {named}",
        text="\n".join(lines),
        page=registry.description.address + page,
        by=by,
        kind=one.kind,
    )


def _actor(registry: Registry, place: Place) -> str:
    stored = acts.at(registry.database, place)
    act = act_of(registry, stored) if stored is not None else None
    if act is None:
        return "The register"
    office = act.by.office
    return words.NOBODY[act.by.role] if office is None else names_of(registry, [office]).get(office, office)
