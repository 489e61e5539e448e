"""The public tree under `/log/<year>/` (C2SP tlog-tiles, serving): types and caching of its files.

Knows: which files may change or go. Does not know where they lie.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, request

from registry.domain.tree_layout import CHECKPOINT, INDEX, KEY_LIST
from registry.http.headers import CHECKPOINT_CACHE, PAGE_CACHE, STATIC_CACHE
from registry.operations.registry import Registry
from registry.operations.show.files import log_file

_MOVING: Final = frozenset({CHECKPOINT, INDEX, KEY_LIST})
_ERASABLE: Final = "disclosures/"
"""What is disclosed can be erased, so no cache may keep it as what never changes."""
_TEXT: Final = (CHECKPOINT, "keys/")


def add_log_files(app: Flask, registry: Registry) -> None:
    """Serve every log of the registry; nothing outside its tree can be named."""

    @app.get("/log/<number:year>/<path:path>")
    def file(year: int, path: str) -> Response:
        response = Response(log_file(registry, year, path), content_type=content_type_of(path))
        response.headers["Cache-Control"] = cache_of(path)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.add_etag()
        return response.make_conditional(request)  # type: ignore[return-value]


def cache_of(path: str) -> str:
    """How long a cache may keep the file at `path` of a tree."""
    if path in _MOVING:
        return CHECKPOINT_CACHE
    return PAGE_CACHE if path.startswith(_ERASABLE) else STATIC_CACHE


def content_type_of(path: str) -> str:
    """The media type of the file at `path` of a tree."""
    if path.endswith(".json"):
        return "application/json"
    if path.startswith(_TEXT):
        return "text/plain; charset=utf-8"
    return "application/octet-stream"
