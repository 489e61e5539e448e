"""Follow searches: what is logged about the deployments that a search finds becomes notices to whoever subscribed to it.

Knows: how a search is written, which is the query of a list's address, and which entries are news. It follows the log after the
fact, so that filing and deciding wait for no search; each entry is told once (`storage.followers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from urllib.parse import parse_qsl, urlencode

from registry.domain.decision import instant
from registry.domain.search_terms import words as words_of
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.show.narrowing import asked_filters, stored_filters
from registry.pages import words
from registry.pages.list_views import Filters
from registry.storage import followers, subscribers


def read_search(registry: Registry, query: str) -> dict[str, str]:
    """The filters in `query`, such as `country=FR&q=camera`; empty, it means every deployment.

    Raises `notice.search`, `search.filter` and `search.too_long`.
    """
    known = {one.name for one in fields(Filters)} - {"sort"}
    try:
        pairs = parse_qsl(
            query.strip().removeprefix("?"), keep_blank_values=True, strict_parsing=bool(query.strip())
        )
    except ValueError:
        raise _no_search() from None
    found = {name: text for name, text in pairs if text and name not in ("sort", "page")}
    named = [name for name, _ in pairs]
    if len(set(named)) < len(named) or not set(found) <= known or (query.strip() and not found):
        raise _no_search()
    words_of(found.get("q", ""))
    asked_filters(registry, Filters(**found))
    return found


def search_query(search: Mapping[str, str]) -> str:
    """The filters as the query of an address."""
    return urlencode(dict(search))


def follow_searches(registry: Registry) -> None:
    """Write the notices of what was logged since the last time."""
    kinds = tuple(words.ACTS)
    for id in followers.following(registry.database):
        if not followers.behind(registry.database, id, kinds):
            continue
        found = subscribers.find(registry.database, id)
        if found is None or found.search is None:
            continue
        filters = stored_filters(Filters(**found.search))
        while followers.follow(registry.database, id, filters, kinds, instant(registry.clock())):
            pass


def _no_search() -> RegistryError:
    return RegistryError(
        "notice.search",
        "what was given is no search of this register",
        hint="Copy what follows the question mark in the address of a list of deployments.",
    )
