"""Lists to take away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from registry.exchange.listed_csv import csv_lines
from registry.operations.registry import Registry
from registry.operations.show.narrowing import asked_filters
from registry.pages import list_views
from registry.storage import lists
from registry.storage.values import Listed

MOST: Final = 100_000
"""Rows of one file; the next file goes on from there."""
_COLUMNS: Final = (
    "deployment", "version", "title", "operator", "country", "technology", "mode", "space", "sector", "status", "provenance",
    "outcome_binding", "outcome_strict", "not_met", "law_date", "assessed_at", "filed_at", "release", "log_index", "page",
)  # fmt: skip


@dataclass(frozen=True)
class Download:
    """A file as it is made. `before`: where the next file goes on; None where this is the last."""

    lines: Iterator[bytes]
    before: int | None


def deployments_csv(registry: Registry, filters: list_views.Filters, before: int | None) -> Download:
    """The deployments that `filters` leave, newest first, at most `MOST` from below the position `before`."""
    asked = asked_filters(registry, filters)
    rows = lists.every(registry.database, asked, before, MOST)
    return Download(
        csv_lines(_COLUMNS, (_cells(registry, row) for row in rows)),
        lists.position_after(registry.database, asked, MOST, before),
    )


def _cells(registry: Registry, row: Listed) -> tuple[str, ...]:
    return (
        row.deployment_id, str(row.latest_version), row.title or "", row.operator or "", row.country, row.technology, row.mode,
        row.space, row.sector, row.status, row.provenance, row.outcome_binding, row.outcome_strict, " ".join(row.not_met),
        row.law_date, row.assessed_at, row.filed_at, row.release_digest, str(row.place.index),
        f"{registry.description.address}/deployments/{row.deployment_id}",
    )  # fmt: skip
