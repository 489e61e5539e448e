"""What was logged about the deployments that a search finds, in the order of the log: for a program that follows it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from registry.http.api import shapes
from registry.http.api.narrowing import filters_of, narrowed
from registry.http.api.operation import Answer, Operation
from registry.http.api.paging import PageQuery, cursor_at, place_of
from registry.http.api.routes import Api, Call, Reply
from registry.operations.show.following import BEGINNING, end_of_log, news_following
from registry.storage.values import Place

_INDEX_BITS: Final = 40
"""Of a place in one number; no log has that many entries."""


class _Followed(PageQuery):
    begin: Annotated[
        Literal["first", "now"],
        Field(description="Where to begin without a cursor: at the first entry, or behind the latest."),
    ] = "first"


def add(api: Api) -> None:
    """The news of a search."""
    registry = api.registry

    def followed(call: Call) -> Reply:
        of = {"list": "news", **asdict(filters_of(call.query))}
        after = _after(call, of)
        rows, reached, more = news_following(registry, filters_of(call.query), after, call.query.limit)
        following = cursor_at(reached.log_id << _INDEX_BITS | reached.index, of)
        return Reply({"news": [shapes.plain(row) for row in rows], "next": following, "more": more})

    def _after(call: Call, of: dict[str, Any]) -> Place:
        place = place_of(call.query.cursor, of)
        if place is not None:
            return Place(place >> _INDEX_BITS, place & (1 << _INDEX_BITS) - 1)
        return end_of_log(registry) if call.query.begin == "now" else BEGINNING

    operation = Operation(
        method="GET",
        path="/news",
        name="listNews",
        tag="Deployments",
        summary="What was logged about the deployments that the filters leave, in the order of the log",
        description="Every answer has a cursor behind what it tells: kept, and sent with the same filters, now or in a year, it "
        "is answered with what was logged since. Nothing is told twice, and nothing left out of what the filters leave then.",
        declared=("read",),
        answers={200: Answer("The news", shapes.NewsPage, headers=("ETag",))},
        query=narrowed("NewsQuery", _Followed),
        refusals=("http.cursor", "search.too_long"),
    )
    api.add(operation, followed)
