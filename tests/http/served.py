"""A registry served on this machine under a name: an address of numbers can have no passkeys."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from werkzeug.serving import make_server

from registry.http.app import create_app
from registry.settings import Settings
from tests.http.signing_in import People, people_in


@contextmanager
def served(folder: Path, database: str | None = None, **settings: str) -> Iterator[tuple[People, str]]:
    """The people of a registry in `folder`, and its origin; with these settings."""
    people = people_in(folder, database=database)
    server = make_server("localhost", 0, lambda *_: [], threaded=True)
    origin = f"http://localhost:{server.server_port}"
    server.app = create_app(people.registry.home.root, Settings(origin=origin, **settings))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield people, origin
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
