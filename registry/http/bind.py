"""Where a server listens, as it is written on the command line, how one is started there, and how a worker of it ends.

Knows: that a worker which may write no more ends, and that the server starts another in its place. Does not know why it may not.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces

from registry.errors import RegistryError

KILL_AFTER: Final = 10
"""Seconds that a worker has to end before it is killed. What is durable stays so: every write is one transaction."""


LEAST_LIFE: Final = 10.0
"""Seconds that a worker lives at least, so that it answers who only reads while what stopped it lasts. A server whose workers end
sooner than that, one after the other, gives up (granian: 5.5)."""
_LOOK: Final = 0.5


def address_of(bind: str) -> tuple[str, int]:
    """Host and port to listen on; raises `serve.bind` unless it is written `host:port`."""
    host, _, port = bind.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise RegistryError(
            "serve.bind", f"{bind} is no address to listen on", hint="Write host:port, as 127.0.0.1:8000."
        )
    return host.strip("[]"), int(port)


def serve_at(address: tuple[str, int], application: str, *, workers: int = 1, threads: int = 4) -> None:
    """Serve until stopped. `application` is `module:function`, which makes the WSGI application in each worker's process.

    Raises `serve.taken` where nobody can listen there, as another server does.
    """
    host, port = address
    _require_free(host, port)
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
        respawn_failed_workers=True,
    ).serve(target_loader=load)


def _require_free(host: str, port: int) -> None:
    # The server shares a port with any other that does, and requests would go to one of the two.
    try:
        for family, kind, protocol, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as probe:
                # As a server that ended a moment before leaves it.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(place)
    except OSError as error:
        raise RegistryError(
            "serve.taken",
            f"nobody can listen at {host}:{port}: {error.strerror}",
            hint="Stop the server that listens there, or name another address with --bind.",
        ) from error


def load(application: str) -> Any:
    """What `module:function` makes, in the process of a worker."""
    # A forked worker begins with the handlers of its parent, which only note the signal there: until the server sets its own, a
    # worker that is still opening keys would ignore that it is to stop, and its parent would wait for it.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    module, _, function = application.partition(":")
    return getattr(import_module(module), function)()


def end_once(stopped: Callable[[], bool], *, least_life: float = LEAST_LIFE) -> None:
    """End this process in order once `stopped` says so and `least_life` seconds have passed; another one takes its place."""
    began = time.monotonic()

    def watch() -> None:
        while not stopped():
            time.sleep(_LOOK)
        time.sleep(max(_LOOK, began + least_life - time.monotonic()))
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(KILL_AFTER)
        os._exit(1)  # what is under way does not end

    threading.Thread(target=watch, daemon=True, name="end").start()
