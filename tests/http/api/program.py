"""A program that uses the API, and holds every answer against the document that describes it."""

from __future__ import annotations

import json
import re
import uuid
from itertools import count
from typing import Any

from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from registry.operations.api_tokens import make_token
from tests.http.signing_in import ADDRESS, People

V1 = "/api/v1"
_addresses = count(1)


class Program:
    """A program with an address of its own; `token`: with which it acts, where it has one."""

    def __init__(self, people: People, token: str | None = None) -> None:
        self.people = people
        self.token = token
        self.client = people.app.test_client()
        self.client.environ_base["REMOTE_ADDR"] = f"2001:db8:a:{next(_addresses):x}::1"

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> TestResponse:
        """One request below `/api/v1`, its answer as the document says."""
        headers = dict(more.pop("headers", {}))
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        if body is not None and "data" not in more:
            more["data"], headers = json.dumps(body), {"Content-Type": "application/json", **headers}
        answer = self.client.open(V1 + path, method=method, base_url=ADDRESS, headers=headers, **more)
        require_described(described(self.people), method, V1 + path.partition("?")[0], answer)
        return answer

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.ask("GET", path, **more)

    def post(self, path: str, body: Any = None, *, key: str | None = None, **more: Any) -> TestResponse:
        """Under a key of its own, where none is given."""
        headers = {"Idempotency-Key": key or str(uuid.uuid4()), **more.pop("headers", {})}
        return self.ask("POST", path, body, headers=headers, **more)


def program(people: People, body: str, *scopes: str) -> Program:
    """The program of the person with a role in `body`, with a token of these scopes."""
    tokens = people.__dict__.setdefault("tokens", {})
    if (body, *scopes) not in tokens:
        # Nobody has more than a few.
        tokens[body, *scopes] = make_token(people.registry, people.ids[body], scopes, 30)[1]
    return Program(people, tokens[body, *scopes])


def described(people: People) -> dict[str, Any]:
    """The OpenAPI document, as it is served."""
    if not hasattr(people, "described"):
        found = people.app.test_client().get(f"{V1}/openapi.json", base_url=ADDRESS)
        people.described = found.get_json()  # type: ignore[attr-defined]
    document: dict[str, Any] = people.described  # type: ignore[attr-defined]
    return document


def require_described(document: dict[str, Any], method: str, path: str, answer: TestResponse) -> None:
    """The answer is one that the document says this operation gives; where there is no such operation, it is a problem."""
    operation = operation_at(document, method, path)
    if operation is None:
        assert method == "OPTIONS" or answer.mimetype == "application/problem+json", answer.text
        return
    said = operation["responses"].get(str(answer.status_code))
    assert said is not None, f"{method} {path}: {answer.status_code} is not described: {answer.text[:500]}"
    for name in said.get("headers", {}):
        if name not in ("Link", "Retry-After"):
            assert name in answer.headers, (method, path, name)
    if "content" not in said:
        assert answer.data == b""
        return
    content = said["content"][answer.mimetype]
    if answer.mimetype == "application/x-ndjson":
        for line in answer.text.splitlines():
            _validate(document, content["x-line"], json.loads(line))
    else:
        _validate(document, content["schema"], answer.get_json())


def operation_at(document: dict[str, Any], method: str, path: str) -> dict[str, Any] | None:
    """The operation that a request meets; one whose address does not vary comes first."""
    for template in sorted(document["paths"], key=lambda one: one.count("{")):
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            found: dict[str, Any] | None = document["paths"][template].get(method.lower())
            if found is not None:
                return found
    return None


def _validate(document: dict[str, Any], schema: dict[str, Any], value: Any) -> None:
    Draft202012Validator({**schema, "components": document["components"]}).validate(value)
