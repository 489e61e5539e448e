"""Views of the sightings: systems that somebody saw and that are not registered."""

from __future__ import annotations

from dataclasses import dataclass

from registry.pages.act_views import KeptBack
from registry.pages.views import Page


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """A system that somebody saw and that is not registered, as far as it is public. `kept_back`: of its texts."""

    index: int
    origin: str
    country: str
    seen_on: str
    received_on: str
    by: str
    text: str = ""
    place: str = ""
    reasons: str = ""
    kept_back: KeptBack | None = None


@dataclass(frozen=True, kw_only=True)
class SightingList(Page):
    """One page of the sightings, the latest first; `page` counts from 1, `pages` is at least 1."""

    total: int
    page: int
    pages: int
    sightings: tuple[Sighting, ...]
