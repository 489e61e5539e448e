"""The sightings that anyone reported, as far as they are public: the page of systems that are not registered.

Knows: that country and day are public at once, and a text only after somebody has read it; that nobody has, is shown too.
Who reported it is shown nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.domain.act import Sighting
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.show.acts import act_of, kept_back, names_of
from registry.pages import sighting_views
from registry.pages.words import NOBODY
from registry.storage import acts

PAGE_SIZE: Final = 50


def sighting_list(registry: Registry, common: Mapping[str, Any], number: int) -> sighting_views.SightingList:
    """One page of the sightings; raises `show.page`."""
    total = acts.counted_of(registry.database, "sighting")
    pages = max(1, -(-total // PAGE_SIZE))
    if number > pages:
        raise RegistryError(
            "show.page", f"there is no page {number} of this list", hint=f"Its last page is {pages}."
        )
    found = acts.of_kind(registry.database, "sighting", PAGE_SIZE, (number - 1) * PAGE_SIZE)
    return sighting_views.SightingList(
        **common,
        total=total,
        page=number,
        pages=pages,
        sightings=tuple(_sighting(registry, stored) for stored in found),
    )


def sightings_before(
    registry: Registry, older: int | None, size: int
) -> tuple[tuple[sighting_views.Sighting, ...], int | None]:
    """At most `size` sightings, the latest first, from the one on that has `older` - 1 before it in time; and how many are older
    still, None where there are none. No sighting ever goes, so the same number always means the same one."""
    total = acts.counted_of(registry.database, "sighting")
    left = total if older is None else min(older, total)
    found = acts.of_kind(registry.database, "sighting", size, total - left)
    rest = left - len(found)
    return tuple(_sighting(registry, stored) for stored in found), rest if rest > 0 and found else None


def _sighting(registry: Registry, stored: acts.StoredAct) -> sighting_views.Sighting:
    act = act_of(registry, stored)
    assert isinstance(act, Sighting)
    kept, since = kept_back(registry, stored, act)
    public = {p: t.value for p, t in acts.texts(registry.database, stored).items() if t.withheld is None}
    public |= since
    office = act.by.office
    return sighting_views.Sighting(
        index=stored.place.index,
        origin=registry.at(stored.place.log_id).log.origin,
        country=act.country,
        seen_on=act.seen_on,
        received_on=act.stated_at[:10],
        by=NOBODY[act.by.role] if office is None else names_of(registry, [office]).get(office, office),
        text=public.get("text", ""),
        place=public.get("place", ""),
        reasons=public.get("reasons", ""),
        kept_back=kept,
    )
