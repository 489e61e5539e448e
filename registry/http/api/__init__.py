"""The API under `/api/v1`: what the pages show and the desk does, for programs.

Knows: which modules make it up. Decides nothing: every route asks the operation that the page or the desk asks.
"""

from __future__ import annotations

from typing import Any

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
from registry.http.api.routes import Api
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
    for resource in _RESOURCES:
        resource.add(api)
    description.add(api)
    api.answer_options()
