"""How an operation of the API becomes a route: its request is read, its view asked, its reply sent.

Knows: that a parameter or member that no operation names is refused rather than overlooked, that what is refused is never
repeated, and what a strong entity tag is taken over. What is public is cached and may be read by pages of any site; what
looks at who asks is neither.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, request
from pydantic import TypeAdapter, ValidationError

from registry.errors import RegistryError
from registry.http.api.operation import PATH_PARAMETERS, PREFIX, Operation, Shape
from registry.http.api.preconditions import asked_match, idempotency_key
from registry.http.api.refused import refused_body, refused_query
from registry.http.declared import declares
from registry.http.headers import PAGE_CACHE
from registry.http.session import require_signed_in
from registry.operations.publish_soon import Publishing
from registry.operations.read_request import read_request
from registry.operations.registry import Registry
from registry.operations.sign_in import SignedIn

ALLOWED_TO_SITES = "GET, HEAD, OPTIONS"


@dataclass(frozen=True)
class Call:
    """What was asked: the parts of the address, its parameters, the body as its model, and what the headers say.

    `key`: the id of a form, made of the `Idempotency-Key`; empty where there is none. `match`: the entity tag in `If-Match`.
    """

    path: dict[str, Any]
    query: Any
    body: Any
    key: str = ""
    match: str = ""

    @property
    def who(self) -> SignedIn:
        """Whoever asks. Raises `signin.needed`."""
        return require_signed_in()


@dataclass(frozen=True)
class Reply:
    """What is answered: a plain document, or bytes of the operation's media type, at once or as they come. `tag`: the entity tag,
    where it is not one of the bytes themselves."""

    content: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    tag: str = ""


View = Callable[[Call], Reply]


class Api:
    """The API of a registry while it is put together. `operations`: what was added, in order."""

    def __init__(
        self, app: Flask, registry: Registry, common: dict[str, Any], publishing: Publishing
    ) -> None:
        self.app = app
        self.registry = registry
        self.common = common
        self.publishing = publishing
        self.operations: list[Operation] = []

    def add(self, operation: Operation, view: View) -> None:
        """Route `operation` to `view`."""
        adapter = TypeAdapter(operation.body) if operation.body is not None else None

        def answer(**path: Any) -> Response:
            if adapter is not None or operation.method in ("POST", "PUT", "DELETE"):
                request.max_content_length = request.max_form_memory_size = operation.limit
            asked = Call(
                path,
                _query(operation),
                _body(operation, adapter),
                idempotency_key(needed=operation.key),
                asked_match() if operation.match else "",
            )
            return _response(operation, view(asked))

        self.operations.append(operation)
        self.app.add_url_rule(
            _rule(operation),
            f"api {operation.name}",
            declares(*operation.declared)(answer),
            methods=[operation.method],
            provide_automatic_options=False,
        )

    def answer_options(self) -> None:
        """Say of every address which methods it takes; a page of another site may read what is public."""
        methods: dict[str, list[Operation]] = {}
        for one in self.operations:
            methods.setdefault(_rule(one), []).append(one)
        for rule, found in methods.items():
            self.app.add_url_rule(
                rule,
                f"api options {rule}",
                declares("read")(_options(found)),
                methods=["OPTIONS"],
                provide_automatic_options=False,
            )


def _rule(operation: Operation) -> str:
    return PREFIX + re.sub(
        r"\{(\w+)\}", lambda found: f"<{PATH_PARAMETERS[found[1]].rule}:{found[1]}>", operation.path
    )


def _query(operation: Operation) -> Shape:
    given: dict[str, Any] = {}
    for name, values in request.args.lists():
        known = operation.query.model_fields.get(name)
        if known is None or len(values) != 1:
            raise refused_query(operation.query, name, repeated=known is not None)
        is_number = known.annotation is int and re.fullmatch("[0-9]{1,9}", values[0], re.ASCII)
        given[name] = int(values[0]) if is_number else values[0]
    try:
        return operation.query.model_validate(given)
    except ValidationError as error:
        name = str(error.errors(include_input=False, include_context=False)[0]["loc"][0])
        raise refused_query(operation.query, name, error=error) from None


def _body(operation: Operation, adapter: TypeAdapter[Any] | None) -> Any:
    if adapter is None:
        # What comes with a read means nothing (RFC 9110, 9.3.1).
        if operation.method != "GET" and request.get_data():
            raise RegistryError(
                "http.body",
                "this operation takes nothing but its address and headers",
                hint="Nothing was done. Leave the content of the request out.",
            )
        return None
    if request.mimetype != operation.media:
        raise RegistryError(
            "http.media_type",
            "the content of the request is of another media type than this operation reads",
            hint=f"Nothing was done. Send {operation.media}, and say so in Content-Type.",
        )
    if operation.body is bytes:
        return request.get_data()
    data = read_request(request.get_data())
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise refused_body(error) from None


def _response(operation: Operation, reply: Reply) -> Response:
    said = operation.answers[reply.status]
    if reply.content is None:
        response = Response(status=reply.status)
        del response.headers["Content-Type"]
    elif isinstance(reply.content, bytes | Iterator):
        response = Response(reply.content, reply.status, content_type=said.media)
    else:
        text = json.dumps(reply.content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        response = Response(text, reply.status, mimetype=said.media)
    response.headers.update(reply.headers)
    if reply.tag:
        response.set_etag(reply.tag)
    if operation.method != "GET":
        return response
    if operation.public:
        response.headers["Cache-Control"] = PAGE_CACHE
    if not reply.tag:
        response.add_etag()
    # `If-Match` on a read asks for nothing here: werkzeug would answer 412 to it.
    asked = {name: value for name, value in request.environ.items() if name != "HTTP_IF_MATCH"}
    return response.make_conditional(asked)  # type: ignore[return-value]


def _options(found: list[Operation]) -> Callable[..., Response]:
    taken = sorted(
        {one.method for one in found} | {"OPTIONS"} | {"HEAD" for one in found if one.method == "GET"}
    )
    public = any(one.public for one in found)

    def options(**path: Any) -> Response:
        response = Response(status=204)
        del response.headers["Content-Type"]
        response.headers["Allow"] = ", ".join(taken)
        if public:
            response.headers["Access-Control-Allow-Methods"] = ALLOWED_TO_SITES
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        return response

    return options
