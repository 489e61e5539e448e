"""A server whose database is out of reach when it begins: it says so to everyone, goes on opening it, and then answers.

Knows: that whoever keeps it running is told the code alone. Does not know what stands in the way.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from flask import Flask, Response, request

from registry.errors import RegistryError
from registry.http.condition import alive, not_ready
from registry.http.errors import UNEXPECTED, add_errors
from registry.http.headers import add_headers
from registry.operations.home import Description, Home
from registry.pages.address import Site
from registry.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PAUSE: Final = 1.0
"""Seconds between two attempts to open."""


class Opening:
    """A WSGI application: `closed_app`, until `make` makes the one that answers in its stead. `error`: why it did not yet."""

    def __init__(
        self, make: Callable[[], Flask], settings: Settings, error: Exception, *, pause: float = PAUSE
    ) -> None:
        self._make, self._pause = make, pause
        described = Description.read(Home(settings.home))
        self._common = {
            "development_keys": described.development_keys,
            "site": Site(takes_acts=settings.desk),
        }
        self._app = closed_app(self._common, error)
        threading.Thread(target=self._open, daemon=True, name="opening").start()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._app(environ, start_response)

    def _open(self) -> None:
        while True:
            time.sleep(self._pause)
            try:
                self._app = self._make()
                return
            except Exception as error:
                # Whatever it is, the operator may mend it, and need not start anything again.
                self._app = closed_app(self._common, error)


def closed_app(common: dict[str, Any], error: Exception) -> Flask:
    """Answers everything with `error`, but who asks whether the process is alive, and ready; `common` is what every page has."""
    app = Flask("sightline", static_folder=None)
    add_errors(app, common)

    @app.before_request
    def closed() -> Response:
        if request.path == "/healthz":
            return alive()
        if request.path == "/readyz":
            return not_ready(error.code if isinstance(error, RegistryError) else UNEXPECTED)
        raise error

    add_headers(app)
    return app
