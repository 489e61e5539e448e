"""Cursors: where a program that goes through a list goes on.

Knows: that a cursor names a place and the very list it is a place in, so that it stays where it is while rows are added, and that
one of another list, or one that nobody handed out, is refused. It is no secret, and opens nothing: the digest tells a
mistake apart, it keeps nobody out.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from pydantic import Field

from registry.domain.canonical import canonical_bytes
from registry.http.api.operation import PREFIX, Shape
from registry.http.problem import Fault, RequestError

MAX_SIZE: Final = 100
SIZE: Final = 20
MAX_PLACE: Final = 2**63 - 1
"""The greatest number that the database compares with."""

Cursor = Annotated[str, Field(description="Where to go on: `next` of the page before.", max_length=64)]
Limit = Annotated[int, Field(description="So many at once.", ge=1, le=MAX_SIZE)]


class PageQuery(Shape):
    """How a list is gone through."""

    cursor: Cursor = ""
    limit: Limit = SIZE


def cursor_at(place: int, of: Mapping[str, Any]) -> str:
    """The cursor of a place in the list that `of` describes."""
    return base64.urlsafe_b64encode(place.to_bytes(8, "big") + _bound(place, of)).decode().rstrip("=")


def place_of(cursor: str, of: Mapping[str, Any]) -> int | None:
    """The place that a cursor names; None at the front of the list. Raises `http.cursor`."""
    if not cursor:
        return None
    try:
        data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _forged() from None
    place = int.from_bytes(data[:8], "big")
    if len(data) != 24 or place > MAX_PLACE or cursor_at(place, of) != cursor:
        raise _forged()
    return place


def next_link(path: str, query: PageQuery, following: str | None) -> dict[str, str]:
    """The header that leads to the next page of the list at `path`, where there is one (RFC 8288)."""
    if following is None:
        return {}
    asked = {**query.model_dump(exclude_defaults=True), "cursor": following}
    return {"Link": f'<{PREFIX}{path}?{urlencode(asked)}>; rel="next"'}


def _bound(place: int, of: Mapping[str, Any]) -> bytes:
    return sha256(canonical_bytes(["sightline-cursor-v1", str(place), dict(of)])).digest()[:16]


def _forged() -> RequestError:
    remedy = "Begin without a cursor, with the same filters on every page."
    fault = Fault("http.cursor", "It is no cursor of this list.", remedy, parameter="cursor")
    return RequestError("http.cursor", "the cursor is none of this list", [fault], hint=remedy)
