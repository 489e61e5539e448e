"""Lists of deployments over HTTP for those who follow them or take them away: Atom, JSON Feed, CSV. Decides nothing.

Knows: addresses, types, caching, and how a position stands in an address.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from flask import Flask, Response, request

from registry.errors import RegistryError
from registry.http.asked import list_asked
from registry.http.declared import declares
from registry.http.headers import PAGE_CACHE
from registry.operations.registry import Registry
from registry.operations.show.downloads import deployments_csv
from registry.operations.show.feeds import feed
from registry.pages.address import Site, address
from registry.pages.feeds import ATOM, JSON_FEED, Feed, atom, json_feed

_POSITION: Final = re.compile("[0-9]{1,15}")
_ENTRY: Final = re.compile("([0-9]{1,9})-([0-9]{1,15})")


def add_lists(app: Flask, registry: Registry) -> None:
    """Serve the feeds and the CSV of every search."""

    def news(file: Literal["deployments_atom", "deployments_feed"]) -> Feed:
        before = _match(_ENTRY)
        return feed(registry, list_asked()[0], (int(before[1]), int(before[2])) if before else None, file)

    @app.get("/deployments.atom")
    @declares("read")
    def atom_feed() -> Response:
        return _answer(atom(news("deployments_atom")), f"{ATOM}; charset=utf-8")

    @app.get("/deployments.feed.json")
    @declares("read")
    def news_as_json() -> Response:
        return _answer(json_feed(news("deployments_feed")), JSON_FEED)

    @app.get("/deployments.csv")
    @declares("read")
    def csv() -> Response:
        filters, before = list_asked()[0], _match(_POSITION)
        made = deployments_csv(registry, filters, int(before[0]) if before else None)
        response = Response(made.lines, content_type="text/csv; charset=utf-8; header=present")
        response.headers["Content-Disposition"] = 'attachment; filename="deployments.csv"'
        response.headers["Cache-Control"] = PAGE_CACHE
        response.headers["Access-Control-Allow-Origin"] = "*"
        if made.before is not None:
            further = address(Site(), "deployments_csv", **filters.followed(), before=made.before)
            response.headers["Link"] = f'<{further}>; rel="next"'
        return response


def _match(form: re.Pattern[str]) -> re.Match[str] | None:
    text = request.args.get("before", "")
    found = form.fullmatch(text)
    if text and not found:
        raise RegistryError(
            "http.not_found", "There is no such part of this list.", hint="Follow the link to the next part."
        )
    return found


def _answer(data: bytes, content_type: str) -> Response:
    response = Response(data, content_type=content_type)
    response.headers["Cache-Control"] = PAGE_CACHE
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]
