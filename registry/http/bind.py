"""Where a server listens, as it is written on the command line, and how one is started there."""

from __future__ import annotations

import signal
from importlib import import_module
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces

from registry.errors import RegistryError

KILL_AFTER: Final = 10
"""Seconds that a worker has to end before it is killed. What is durable stays so: every write is one transaction."""


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
        workers_kill_timeout=KILL_AFTER,
    ).serve(target_loader=load)


def load(application: str) -> Any:
    """What `module:function` makes, in the process of a worker."""
    # A forked worker begins with the handlers of its parent, which only note the signal there: until the server sets its own, a
    # worker that is still opening keys would ignore that it is to stop, and its parent would wait for it.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    module, _, function = application.partition(":")
    return getattr(import_module(module), function)()
