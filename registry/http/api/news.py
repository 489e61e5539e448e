"""What was logged about the deployments that a search finds, in the order of the log: for a program that follows it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from pydantic import Field

from registry.http.api import shapes
from registry.http.api.narrowing import filters_of, narrowed
from registry.http.api.operation import Answer, Operation
from registry.http.api.paging import PageQuery, cursor_at, place_of
from registry.http.api.routes import Api, Call, Reply
from registry.operations.place_number import BEGINNING
from registry.operations.show.following import end_of_log, news_following


class _Followed(PageQuery):
    begin: Annotated[
        Literal["first", "now"],
        Field(description="Where to begin without a cursor: at the first entry, or behind the latest."),
    ] = "first"


def add(api: Api) -> None:
    """The news of a search."""
    registry = api.registry

    def followed(call: Call) -> Reply:
        filters = filters_of(call.query)
        of = {"list": "news", **asdict(filters)}
        after = place_of(call.query.cursor, of)
        if after is None:
            after = end_of_log(registry) if call.query.begin == "now" else BEGINNING
        rows, reached, more = news_following(registry, filters, after, call.query.limit)
        return Reply(
            {"news": [shapes.plain(row) for row in rows], "next": cursor_at(reached, of), "more": more}
        )

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
        refusals=("http.cursor", "search.filter", "search.too_long"),
    )
    api.add(operation, followed)
