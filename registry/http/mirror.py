"""A mirror over HTTP: the copies of logs as files, each with its type and how long it may be kept (C2SP tlog-tiles).

Knows: routes and headers. Decides nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from flask import Flask, Response, request

from registry.domain.tree_layout import content_type_of
from registry.http.bind import address_of, serve_at
from registry.http.headers import ERROR_CACHE
from registry.http.log_files import cache_of
from registry.operations.mirrored_file import mirrored_file

_FOLDER: Final = "SIGHTLINE_MIRROR_FOLDER"


def serve(folder: Path, bind: str) -> None:
    """Serve the mirror in `folder` on `bind` (`host:port`) until stopped; raises `serve.bind` for another form."""
    address = address_of(bind)
    os.environ[_FOLDER] = str(folder.resolve())
    serve_at(address, "registry.http.mirror:worker")


def worker() -> Flask:
    """The application of the server's process."""
    return create_app(Path(os.environ[_FOLDER]))


def create_app(folder: Path) -> Flask:
    """The WSGI application: `/<name>/checkpoint`, `/<name>/tile/…` and what else lies in a copy."""
    app = Flask("sightline mirror", static_folder=None)

    @app.get("/<name>/<path:path>")
    def file(name: str, path: str) -> Response:
        data = mirrored_file(folder, name, path)
        if data is None:
            response = Response("there is no such file in this mirror\n", 404, content_type="text/plain")
            response.headers["Cache-Control"] = ERROR_CACHE
        else:
            response = Response(data, content_type=content_type_of(path))
            response.headers["Cache-Control"] = cache_of(path)
            response.add_etag()
            response.make_conditional(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    return app
