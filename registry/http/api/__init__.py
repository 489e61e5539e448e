"""The API under `/api/v1`: what the pages show and the desk does, for programs.

Knows: which modules make it up. Decides nothing: every route asks the operation that the page or the desk asks.
"""

from __future__ import annotations

from typing import Any, cast

from flask import Flask

from registry.http.api import (
    acts,
    bodies,
    bulk,
    deployments,
    description,
    draft_steps,
    drafts,
    filings,
    logs,
    moderation,
    news,
    prepared,
    requirements,
    sightings,
)
from registry.http.api.document import openapi
from registry.http.api.operation import Operation
from registry.http.api.routes import Api, View
from registry.operations.publish_soon import Publishing
from registry.operations.registry import Registry

_RESOURCES = (
    deployments,
    news,
    requirements,
    sightings,
    bodies,
    logs,
    filings,
    bulk,
    drafts,
    draft_steps,
    acts,
    prepared,
    moderation,
)


def add_api(app: Flask, registry: Registry, common: dict[str, Any], publishing: Publishing) -> None:
    """Every resource, the OpenAPI document that describes them, and the page that shows it."""
    api = Api(app, registry, common, publishing)
    _add_resources(api)
    api.answer_options()


def described(server: str) -> dict[str, Any]:
    """The OpenAPI document of a register at `server`: the same of every register, so that it can be made without one."""
    api = _Listed()
    _add_resources(api)
    return openapi(api.operations, server)


class _Listed(Api):
    """Operations that are described and not served."""

    def __init__(self) -> None:
        # Views are handed a registry and never called.
        super().__init__(Flask("described"), cast(Registry, None), {}, cast(Publishing, None))

    def add(self, operation: Operation, view: View) -> None:
        self.operations.append(operation)


def _add_resources(api: Api) -> None:
    for resource in _RESOURCES:
        resource.add(api)
    description.add(api)
