"""The page that describes the API: what its OpenAPI document says, for people.

Knows: how an operation becomes a line of `curl` that can be sent as it stands. Does not know how the document was made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from registry.pages.views import Page

Json = Mapping[str, Any]
_PLACES: Final = ("path", "query", "header")


@dataclass(frozen=True)
class Parameter:
    """A parameter of an operation: where it stands, and whether it has to."""

    name: str
    where: str
    needed: bool
    description: str


@dataclass(frozen=True)
class AnswerRow:
    """An answer of an operation."""

    status: str
    description: str


@dataclass(frozen=True)
class Described:
    """An operation. `scopes`: those of which a token needs one; `anyone`: whether it needs none."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    scopes: tuple[str, ...]
    anyone: bool
    parameters: tuple[Parameter, ...]
    answers: tuple[AnswerRow, ...]
    example: str


@dataclass(frozen=True)
class Group:
    """The operations on one kind of thing."""

    name: str
    operations: tuple[Described, ...]


@dataclass(frozen=True, kw_only=True)
class ApiPage(Page):
    """Every operation of the API, by what it is about. `server`: the address of the registry."""

    server: str
    version: str
    groups: tuple[Group, ...]


def api_page(document: Json, **common: Any) -> ApiPage:
    """The page of an OpenAPI document."""
    server = document["servers"][0]["url"]
    groups: dict[str, list[Described]] = {tag["name"]: [] for tag in document["tags"]}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            groups[operation["tags"][0]].append(_described(server, path, method.upper(), operation))
    return ApiPage(
        **common,
        server=server,
        version=document["info"]["version"],
        groups=tuple(Group(name, tuple(found)) for name, found in groups.items()),
    )


def _described(server: str, path: str, method: str, operation: Json) -> Described:
    parameters = tuple(
        Parameter(one["name"], one["in"], one["required"], one["description"])
        for one in operation["parameters"]
    )
    security = operation.get("security", [{}])
    return Described(
        id=operation["operationId"],
        method=method,
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        scopes=tuple(operation.get("x-scopes", ())),
        anyone={} in security,
        parameters=tuple(sorted(parameters, key=lambda one: _PLACES.index(one.where))),
        answers=tuple(
            AnswerRow(status, said["description"]) for status, said in sorted(operation["responses"].items())
        ),
        example=" \\\n  ".join(_curl(server, path, method, operation, parameters, {} in security)),
    )


def _curl(
    server: str, path: str, method: str, operation: Json, parameters: tuple[Parameter, ...], anyone: bool
) -> Iterator[str]:
    for one in parameters:
        if one.where == "path":
            path = path.replace(f"{{{one.name}}}", one.name.upper())
    query = "&".join(
        f"{one.name}={one.name.upper()}" for one in parameters if one.where == "query" and one.needed
    )
    yield f"curl -sS --fail-with-body{'' if method == 'GET' else f' -X {method}'} '{server}{path}{f'?{query}' if query else ''}'"
    if not anyone:
        yield '-H "Authorization: Bearer $TOKEN"'
    for one in parameters:
        if one.where == "header" and one.needed:
            yield (
                '-H "Idempotency-Key: $(uuidgen)"'
                if one.name == "Idempotency-Key"
                else f"-H '{one.name}: \"ETAG\"'"
            )
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"-H 'Content-Type: {media}'"
        example = content.get("example")
        yield (
            f"-d '{json.dumps(example, ensure_ascii=False)}'"
            if example is not None
            else "--data-binary @FILE"
        )
