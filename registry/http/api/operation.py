"""One operation of the API, declared once: its route, its door, what it is asked, what it answers.

Knows: that the route, the reading of a request and the OpenAPI document all follow from this declaration. Does not know
Flask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict

from registry.domain.permission import Declared
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN

PREFIX: Final = "/api/v1"
JSON: Final = "application/json"
NDJSON: Final = "application/x-ndjson"
PROBLEM: Final = "application/problem+json"
SMALL: Final = 64 * 1024
"""Bytes of a request that carries no record."""

OWN_SCHEMA: Final = "x-own-schema"
"""Where a member is described by a schema of its own instead of the one that its model makes: as text, because Pydantic follows
no reference but its own."""

Method = Literal["GET", "POST", "PUT", "DELETE"]


class Shape(BaseModel):
    """What a request or an answer holds: the members that it names, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class NoQuery(Shape):
    """Of an operation whose address takes no parameters."""


@dataclass(frozen=True)
class PathParameter:
    """A part of an address that varies. `rule`: the converter of the route; `pattern`: of its text; a number where None."""

    rule: str
    description: str
    pattern: str | None


PATH_PARAMETERS: Final[Mapping[str, PathParameter]] = {
    "deployment": PathParameter("id", "The id of a deployment.", f"^{DEPLOYMENT_ID_PATTERN}$"),
    "version": PathParameter("number", "The number of a version, from 1.", None),
    "requirement": PathParameter("string", "The id of a requirement.", r"^[A-Za-z0-9._-]{1,100}$"),
    "body": PathParameter("id", "The id of an enrolled body.", r"^[a-z0-9][a-z0-9._-]{0,99}$"),
    "year": PathParameter("number", "The year of a log.", None),
    "index": PathParameter("number", "The index of an entry in its log, from 0.", None),
    "draft": PathParameter("id", "The id of a draft.", r"^[a-z0-9][a-z0-9._-]{0,99}$"),
    "prepared": PathParameter("id", "The id of a prepared act.", r"^[a-z0-9][a-z0-9._-]{0,99}$"),
}


@dataclass(frozen=True)
class Answer:
    """What an operation answers: the type whose JSON Schema describes it, or another media type; None: no content."""

    description: str
    content: Any = None
    media: str = JSON
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation.

    `declared`: what its route is for. `key`: whether it needs an `Idempotency-Key`; `match`: whether it needs `If-Match`.
    `refusals`: the codes of errors that are its own, beside those of every operation of its kind.
    """

    method: Method
    path: str
    name: str
    tag: str
    summary: str
    declared: tuple[Declared, ...]
    answers: Mapping[int, Answer]
    query: type[Shape] = NoQuery
    body: Any = None
    media: str = JSON
    limit: int = SMALL
    key: bool = False
    match: bool = False
    refusals: tuple[str, ...] = ()
    description: str = ""
    example: Any = None

    @property
    def public(self) -> bool:
        """Whether it is the same for everybody, so that caches and other sites may have it."""
        return self.declared == ("read",)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what varies in its address."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))
