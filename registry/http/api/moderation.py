"""Moderation: the texts that wait for whoever may read them. They are released or declined by acts of their own."""

from __future__ import annotations

from typing import Any, Final

from registry.domain.authority import MODERATION
from registry.http.api.operation import Answer, Operation, Shape
from registry.http.api.paging import PageQuery, cursor_at, next_link, place_of
from registry.http.api.routes import Api, Call, Reply
from registry.operations.list_waiting import Waiting, find_waiting, waiting_following
from registry.operations.place_number import BEGINNING
from registry.operations.show.versions import place_in

_TAG: Final = "Moderation"


class WaitingText(Shape):
    """A text that is kept back, by its path in the act."""

    path: str
    text: str


class WaitingAnswer(Shape):
    """An act that keeps texts back. `due`: the last day on which somebody should have read them."""

    origin: str
    index: int
    act: str
    deployment: str | None
    since: str
    due: str
    declined: bool
    texts: list[WaitingText]


class WaitingPage(Shape):
    """Some of what waits, the oldest first. `next`: the cursor of those after them; null at the end."""

    waiting: list[WaitingAnswer]
    next: str | None


def add(api: Api) -> None:
    """The reads of what waits."""
    registry = api.registry

    def listed(call: Call) -> Reply:
        of, query = {"list": "moderation"}, call.query
        after = place_of(query.cursor, of)
        waiting, place = waiting_following(registry, call.who.roles, after or BEGINNING, query.limit)
        following = cursor_at(place, of) if place is not None else None
        content = {"waiting": [_content(one) for one in waiting], "next": following}
        return Reply(content, headers=next_link("/moderation", query, following))

    def one(call: Call) -> Reply:
        place = place_in(registry, call.path["year"], call.path["index"])
        return Reply(_content(find_waiting(registry, call.who.roles, place.log_id, place.index)))

    listing = Operation(
        method="GET",
        path="/moderation",
        name="listWaiting",
        tag=_TAG,
        summary="The texts that wait for you to read them",
        declared=MODERATION,
        answers={200: Answer("What waits", WaitingPage, headers=("ETag", "Link"))},
        query=PageQuery,
        refusals=("http.cursor",),
    )
    api.add(listing, listed)
    reading = Operation(
        method="GET",
        path="/moderation/{year}/{index}",
        name="readWaiting",
        tag=_TAG,
        summary="What one act keeps back",
        declared=MODERATION,
        answers={200: Answer("What it keeps back", WaitingAnswer, headers=("ETag",))},
        refusals=("moderation.none", "show.missing"),
    )
    api.add(reading, one)


def _content(waiting: Waiting) -> dict[str, Any]:
    return {
        "origin": waiting.origin,
        "index": waiting.place.index,
        "act": waiting.act.act,
        "deployment": getattr(waiting.act, "deployment", None),
        "since": waiting.since,
        "due": waiting.due,
        "declined": waiting.declined,
        "texts": [{"path": path, "text": text} for path, text in waiting.texts],
    }
