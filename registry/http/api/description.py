"""The description of the API: the OpenAPI document, and a page that shows it. Nothing of it is loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Response, request

from registry.http.api.document import openapi
from registry.http.api.operation import Answer, Operation
from registry.http.api.routes import Api, Call, Reply
from registry.http.declared import declares
from registry.http.headers import PAGE_CACHE
from registry.operations.own_origin import own_origin
from registry.pages.api_view import api_page
from registry.pages.render import render


def add(api: Api) -> None:
    """The document at `/api/v1/openapi.json`, the page at `/api/docs`."""

    @cache
    def described() -> dict[str, Any]:
        return openapi(api.operations, own_origin(api.registry).text)

    def document(call: Call) -> Reply:
        return Reply(described())

    @cache
    def shown() -> str:
        return render(api_page(described(), **api.common))

    @api.app.get("/api/docs")
    @declares("read")
    def api_docs() -> Response:
        response = Response(shown(), mimetype="text/html")
        response.headers["Cache-Control"] = PAGE_CACHE
        response.add_etag()
        return response.make_conditional(request)  # type: ignore[return-value]

    summary = "This description"
    operation = Operation(
        method="GET",
        path="/openapi.json",
        name="readDescription",
        tag="Description",
        summary=summary,
        declared=("read",),
        answers={200: Answer("The OpenAPI 3.1 document", dict[str, Any], headers=("ETag",))},
    )
    api.add(operation, document)
