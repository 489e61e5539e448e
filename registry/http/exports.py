"""A version in the forms of published standards, and beside each what was lost: addresses, types, caching.

Knows: that these are reads like any other. Does not know any format.
"""

from __future__ import annotations

from flask import Flask, Response, request

from registry.http.declared import declares
from registry.http.headers import PAGE_CACHE
from registry.operations.export_version import export_version
from registry.operations.registry import Registry

_BELOW = "/deployments/<id:id>/versions/<number:n>/export"


def add_exports(app: Flask, registry: Registry) -> None:
    """Serve every version in every format."""

    @app.get(f"{_BELOW}/<format>")
    @declares("read")
    def export(id: str, n: int, format: str) -> Response:
        made = export_version(registry, format, id, n)
        return _download(made.data, made.format.media_type, f"{id}-{n}.{format}.json")

    @app.get(f"{_BELOW}/<tabular>/table.csv")
    @declares("read")
    def export_table(id: str, n: int, tabular: str) -> Response:
        made = export_version(registry, tabular, id, n)
        return _download(made.as_table, "text/csv; charset=utf-8", f"{id}-{n}.{tabular}.csv")

    @app.get(f"{_BELOW}/<format>/lost")
    @declares("read")
    def lost(id: str, n: int, format: str) -> Response:
        made = export_version(registry, format, id, n)
        return _download(made.lost, "application/json", f"{id}-{n}.{format}.lost.json")


def _download(data: bytes, media_type: str, name: str) -> Response:
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = PAGE_CACHE
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]
