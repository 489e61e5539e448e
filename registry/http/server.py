"""Serve the application with granian: many threads a worker in which requests arrive, and one that answers at a time.

Knows: that a worker that may write no more ends and another begins; and that one which begins while the database is out of reach
says so, and goes on opening it.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask import Flask

from registry.errors import RegistryError
from registry.http.app import PUBLISHING, WRITABLE, create_app
from registry.http.arrival import Arrived
from registry.http.bind import address_of, end_once, serve_at
from registry.http.closed import Opening
from registry.http.condition import COUNTED_IN
from registry.http.errors import UNAVAILABLE
from registry.http.logs import write_log
from registry.http.proxies import BehindProxies
from registry.operations.publish import finish_publication
from registry.operations.registry import open_registry
from registry.settings import settings

ARRIVING: Final = 64
"""Requests that arrive or wait for their turn at the same time in a worker. A thread costs little and ends when it is idle."""


def serve(home: Path, bind: str, workers: int, *, desk: bool = False) -> None:
    """Serve the registry in `home` on `bind` (`host:port`) until stopped; with `desk` it takes acts.

    Raises `serve.bind` for another form, and what opening the keys raises.
    """
    address = address_of(bind)
    finish_publication(open_registry(home, settings(), with_keys=False))
    # Workers are processes of their own and read their settings again.
    os.environ["SIGHTLINE_HOME"] = str(home.resolve())
    if desk:
        os.environ["SIGHTLINE_DESK"] = "1"
    settings.cache_clear()
    if settings().desk:
        # Told here, and not by a worker that dies.
        open_registry(home, settings(), passphrase=lambda: settings().passphrase()).database.close()
    with TemporaryDirectory(prefix="sightline-counts-") as folder:
        os.environ[COUNTED_IN] = folder
        serve_at(address, "registry.http.server:worker", workers=workers, threads=ARRIVING)


def worker() -> BehindProxies:
    """The application of one worker process."""
    write_log()
    made: Flask | Opening
    try:
        made = _opened()
    except RegistryError as error:
        if error.code not in UNAVAILABLE:
            raise
        made = Opening(_opened, settings(), error)
    arrived = Arrived(made)
    end_once(arrived.is_late)
    # Outside, so that those who stand behind a proxy are told apart when they are counted.
    return BehindProxies(arrived, settings().proxies())


def _opened() -> Flask:
    app = create_app(settings().home, settings())
    require_writable = app.extensions[WRITABLE]

    def stopped() -> bool:
        try:
            require_writable()
        except RegistryError:
            return True
        return False

    end_once(stopped)
    # What was loaded stays. To walk it in every full collection holds up three answers in a hundred by a tenth of a second.
    gc.collect()
    gc.freeze()
    if settings().desk:
        # What a worker before this one logged and had not published.
        app.extensions[PUBLISHING].soon()
    return app
