"""Where a server listens, as it is written on the command line, and how one is started there."""

from __future__ import annotations

from granian import Granian
from granian.constants import Interfaces

from registry.errors import RegistryError


def address_of(bind: str) -> tuple[str, int]:
    """Host and port to listen on; raises `serve.bind` unless it is written `host:port`."""
    host, _, port = bind.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise RegistryError(
            "serve.bind", f"{bind} is no address to listen on", hint="Write host:port, as 127.0.0.1:8000."
        )
    return host.strip("[]"), int(port)


def serve_at(address: tuple[str, int], application: str, *, workers: int = 1, threads: int = 4) -> None:
    """Serve until stopped. `application` is `module:function`, which makes the WSGI application in each worker's process."""
    host, port = address
    Granian(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        factory=True,
        log_access=False,
    ).serve()
