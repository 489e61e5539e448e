"""The public tree under `/log/<year>/`, byte for byte as it lies on disk (C2SP tlog-tiles, serving)."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, abort, request

from registry.http.headers import STATIC_CACHE
from registry.operations.registry import Registry
from registry.storage import ledger
from registry.storage.blobs import PublicTree

_MOVING: Final = frozenset({"checkpoint", "checkpoints/index.json", "keys/registry.vkeys"})
_TEXT: Final = ("checkpoint", "checkpoints/", "keys/")


def add_log_files(app: Flask, registry: Registry) -> None:
    """Serve every log of the registry; nothing outside its tree can be named."""

    @app.get("/log/<int:year>/<path:path>")
    def log_file(year: int, path: str) -> Response:
        if year not in {log.year for log in ledger.logs(registry.database)} or _leads_out(path):
            abort(404)
        tree = PublicTree(registry.home.public / str(year))
        try:
            data = tree.read(path)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            abort(404)
        response = Response(data, content_type=_content_type(path))
        response.headers["Cache-Control"] = "public, max-age=2" if path in _MOVING else STATIC_CACHE
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.add_etag()
        return response.make_conditional(request)  # type: ignore[return-value]


def _leads_out(path: str) -> bool:
    return (
        any(part in ("", ".", "..") or part.startswith(".new-") for part in path.split("/")) or "\\" in path
    )


def _content_type(path: str) -> str:
    if path.endswith(".json"):
        return "application/json"
    if path.startswith(_TEXT):
        return "text/plain; charset=utf-8"
    return "application/octet-stream"
