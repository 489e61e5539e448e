"""Serve the application with granian: one blocking thread a worker, which measured best for short answers."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask

from registry.http.app import create_app
from registry.http.bind import address_of, serve_at
from registry.operations.publish import finish_publication
from registry.operations.registry import open_registry
from registry.settings import settings


def serve(home: Path, bind: str, workers: int) -> None:
    """Serve the registry in `home` on `bind` (`host:port`) until stopped; raises `serve.bind` for another form."""
    address = address_of(bind)
    finish_publication(open_registry(home, settings(), with_keys=False))
    # Workers are processes of their own and read their settings again.
    os.environ["SIGHTLINE_HOME"] = str(home.resolve())
    settings.cache_clear()
    serve_at(address, "registry.http.server:worker", workers=workers, threads=1)


def worker() -> Flask:
    """The application of one worker process."""
    return create_app(settings().home, settings())
