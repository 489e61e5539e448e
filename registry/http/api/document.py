"""The OpenAPI 3.1 document of the API, made of its operations and their models.

Knows: which answers every operation of a kind has, so that no operation states them itself. Each refusal is problem details; its
description names the codes. Does not know routes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Final

from registry import __version__
from registry.domain.authority import RULES
from registry.domain.permission import open_to_all, scope_of
from registry.http.api.operation import (
    NDJSON,
    PATH_PARAMETERS,
    PREFIX,
    PROBLEM,
    Answer,
    Operation,
)
from registry.http.api.preconditions import KEY, KEY_PATTERN, MATCH_PATTERN
from registry.http.api.schemas import REF, Json, schemas_of
from registry.http.errors import STATUS

_HEADERS: Final[Json] = {
    "ETag": "A strong entity tag (RFC 9110, 8.8.3).",
    "Location": "Where what was made lies.",
    "Link": 'The page after this one, as `rel="next"` (RFC 8288).',
    "RateLimit": "How many requests are left, and in how many seconds all are back.",
    "RateLimit-Policy": "How many requests one address has in how many seconds.",
    "Retry-After": "In how many seconds to try again.",
}


def openapi(operations: Sequence[Operation], server: str) -> Json:
    """The whole document; `server`: the address of the registry, without a path."""
    schemas, components = schemas_of(operations)
    paths: dict[str, Json] = defaultdict(dict)
    for one in operations:
        paths[PREFIX + one.path][one.method.lower()] = _operation(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sightline",
            "version": __version__,
            "description": "The public register of face recognition and other AI surveillance, for programs: every read of the "
            "pages and every act of the desk. Errors are problem details; what is public may be read by pages of any site.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "tags": [{"name": name} for name in dict.fromkeys(one.tag for one in operations)],
        "paths": dict(paths),
        "components": {
            "schemas": components,
            "headers": {name: _header(name) for name in _HEADERS},
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Made in your account, or by `sightline token make`.",
                }
            },
        },
    }


def statuses_of(operation: Operation) -> dict[int, tuple[str, ...]]:
    """Every status with which the operation refuses, and the codes that it then has; beside these, none."""
    codes = [
        *operation.refusals,
        "http.parameter",
        "http.rate",
        "http.unexpected",
        "desk.closed",
        "storage.open",
    ]
    if not operation.public:
        codes += [
            "signin.needed",
            "token.unknown",
            "token.scope",
            "authority.role",
            "token.cookie",
            "signin.insecure",
        ]
    if operation.parameters:
        codes.append("http.not_found")
    if operation.method != "GET":
        codes += ["http.body", "http.too_large", "storage.stopped", "storage.full"]
    if operation.body is not None:
        codes += ["http.media_type", "file.syntax", "file.empty"]
    if operation.key:
        codes += ["http.key", "act.form_used"]
    if operation.match:
        codes += ["http.match", "http.no_match", "http.changed"]
    found: dict[int, tuple[str, ...]] = {}
    for code in dict.fromkeys(codes):
        status = STATUS.get(code, 500)
        found[status] = (*found.get(status, ()), code)
    return dict(sorted(found.items()))


def _operation(one: Operation, schemas: dict[tuple[str, str], Json]) -> Json:
    found: Json = {
        "operationId": one.name,
        "tags": [one.tag],
        "summary": one.summary,
        "parameters": [*_path(one), *_query(one), *_request_headers(one)],
        "responses": {
            str(status): _answer(one, status, answer, schemas) for status, answer in one.answers.items()
        },
    }
    if one.description:
        found["description"] = one.description
    if one.method == "GET":
        found["responses"]["304"] = {
            "description": "It is what If-None-Match names.",
            "headers": _headers(("ETag",)),
        }
    for status, codes in statuses_of(one).items():
        found["responses"][str(status)] = {
            "description": f"{HTTPStatus(status).phrase}: {', '.join(f'`{code}`' for code in codes)}, …",
            "headers": _headers(("Retry-After",) if status in (429, 503) else ()),
            "content": {PROBLEM: {"schema": {"$ref": REF.format(model="Problem")}}},
        }
    if one.body is not None:
        # Of lines each is judged by itself: there is none that makes the whole refused.
        media: Json = {"schema": {} if one.body is bytes else schemas[one.name, "body"]}
        if one.example is not None:
            media["example"] = one.example
        found["requestBody"] = {"required": True, "content": {one.media: media}}
    if not one.public:
        found["security"] = [*([{}] if open_to_all(one.declared) else []), {"token": []}]
        found["x-scopes"] = sorted({scope for said in one.declared if (scope := scope_of(said)) is not None})
        found["x-rules"] = [rule.words for rule in RULES if set(rule.acts) & set(one.declared)]
    return found


def _path(one: Operation) -> Iterable[Json]:
    for name in one.parameters:
        said = PATH_PARAMETERS[name]
        schema: Json = (
            {"type": "integer", "minimum": 0, "maximum": 999_999_999}
            if said.pattern is None
            else {"type": "string", "pattern": said.pattern}
        )
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "description": said.description,
            "schema": schema,
        }


def _query(one: Operation) -> Iterable[Json]:
    schema = one.query.model_json_schema()
    for name, said in schema.get("properties", {}).items():
        plain = {key: value for key, value in said.items() if key not in ("title", "description")}
        yield {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "description": said.get("description", ""),
            "schema": plain,
        }


def _request_headers(one: Operation) -> Iterable[Json]:
    if one.key:
        said = "A random name for what this request does: sent again under the same one, it counts once."
        yield _request_header(KEY, said, KEY_PATTERN)
    if one.match:
        yield _request_header("If-Match", "The ETag of what is changed, as it was read.", MATCH_PATTERN)
    if one.method == "GET":
        said = "The ETag of what you have: answered with 304 where it is still that."
        yield _request_header("If-None-Match", said, None)


def _request_header(name: str, description: str, pattern: str | None) -> Json:
    schema: Json = {"type": "string"} | ({"pattern": pattern} if pattern else {})
    return {
        "name": name,
        "in": "header",
        "required": pattern is not None,
        "description": description,
        "schema": schema,
    }


def _answer(one: Operation, status: int, answer: Answer, schemas: dict[tuple[str, str], Json]) -> Json:
    found: Json = {
        "description": answer.description,
        "headers": _headers((*answer.headers, "RateLimit", "RateLimit-Policy")),
    }
    if answer.content is not None:
        schema = schemas[one.name, str(status)]
        # Of a media type of lines OpenAPI 3.1 has no word for each of them.
        media: Json = (
            {"schema": {"type": "string"}, "x-line": schema} if answer.media == NDJSON else {"schema": schema}
        )
        found["content"] = {answer.media: media}
    return found


def _headers(names: Iterable[str]) -> Json:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _header(name: str) -> Json:
    return {"description": _HEADERS[name], "schema": {"type": "string"}}
