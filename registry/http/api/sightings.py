"""Sightings: systems that somebody saw and that are not registered, as far as they are public."""

from __future__ import annotations

from registry.http.api import shapes
from registry.http.api.operation import Answer, Operation
from registry.http.api.paging import PageQuery, cursor_at, next_link, place_of
from registry.http.api.routes import Api, Call, Reply
from registry.operations.show.sightings import sightings_before


def add(api: Api) -> None:
    """The list of sightings."""
    of = {"list": "sightings"}

    def listed(call: Call) -> Reply:
        rows, older = sightings_before(api.registry, place_of(call.query.cursor, of), call.query.limit)
        following = cursor_at(older, of) if older is not None else None
        content = {"sightings": [shapes.plain(row) for row in rows], "next": following}
        return Reply(content, headers=next_link("/sightings", call.query, following))

    summary = "Sightings, the latest first"
    operation = Operation(
        method="GET",
        path="/sightings",
        name="listSightings",
        tag="Sightings",
        summary=summary,
        declared=("read",),
        answers={200: Answer(summary, shapes.SightingPage, headers=("ETag", "Link"))},
        query=PageQuery,
        refusals=("http.cursor",),
    )
    api.add(operation, listed)
