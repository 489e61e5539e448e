"""The public tree under `/log/<year>/` (C2SP tlog-tiles, serving): types and caching of its files.

Knows: how long a cache may keep what can change or go. Does not know where the files lie.
"""

from __future__ import annotations

from flask import Flask, Response, request

from registry.domain.tree_layout import SHRINKING, content_type_of, never_changes
from registry.http.declared import declares
from registry.http.headers import CHECKPOINT_CACHE, PAGE_CACHE, STATIC_CACHE
from registry.operations.registry import Registry
from registry.operations.show.files import log_file


def add_log_files(app: Flask, registry: Registry) -> None:
    """Serve every log of the registry; nothing outside its tree can be named."""

    @app.get("/log/<number:year>/<path:path>")
    @declares("read")
    def file(year: int, path: str) -> Response:
        response = Response(log_file(registry, year, path), content_type=content_type_of(path))
        response.headers["Cache-Control"] = cache_of(path)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.add_etag()
        return response.make_conditional(request)  # type: ignore[return-value]


def cache_of(path: str) -> str:
    """How long a cache may keep the file at `path` of a tree."""
    if never_changes(path):
        return STATIC_CACHE
    return PAGE_CACHE if path.startswith(SHRINKING) else CHECKPOINT_CACHE
