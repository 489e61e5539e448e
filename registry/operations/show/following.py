"""Lists as a program goes through them: from a place on, and so many at once, without counting the rest."""

from __future__ import annotations

from dataclasses import dataclass

from registry.operations.place_number import number_of, place_at
from registry.operations.registry import Registry
from registry.operations.show.narrowing import asked_filters
from registry.operations.show.summaries import summaries
from registry.pages import words
from registry.pages.list_views import Filters
from registry.pages.views import DeploymentSummary
from registry.storage import ledger, lists
from registry.storage.news import news_after
from registry.storage.values import Place


@dataclass(frozen=True)
class LoggedNews:
    """An entry about a deployment. `kind`: of the act, `version` for a decision that came with one, else `decision`; `version`:
    the one that it is about."""

    origin: str
    index: int
    kind: str
    at: str
    deployment: str
    version: int


def deployments_following(
    registry: Registry, filters: Filters, before: int | None, size: int
) -> tuple[tuple[DeploymentSummary, ...], int | None]:
    """The next rows, and the place behind which those after them lie; None where there are none.

    Raises `search.filter` and `search.too_long`.
    """
    found = lists.stretch(registry.database, asked_filters(registry, filters), before, size)
    return summaries(registry, found.rows), found.before


def news_following(
    registry: Registry, filters: Filters, after: int, size: int
) -> tuple[tuple[LoggedNews, ...], int, bool]:
    """What was logged behind the place `after` about the deployments that the filters leave now, in the order of the log; up to
    which place was looked, and whether there is more. Raises `search.filter` and `search.too_long`."""
    found, reached, more = news_after(
        registry.database, asked_filters(registry, filters), tuple(words.ACTS), place_at(after), size
    )
    origins = ledger.origins(registry.database)
    rows = (
        LoggedNews(
            origins[one.place.log_id], one.place.index, one.kind, one.at, one.deployment_id, one.number
        )
        for one in found
    )
    return tuple(rows), number_of(reached), more


def end_of_log(registry: Registry) -> int:
    """The number of the place of the latest entry."""
    size = ledger.head(registry.database, registry.log.id).size
    return number_of(Place(registry.log.id, size - 1))
