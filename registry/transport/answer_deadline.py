"""When the whole of an answer must be there, its headers too.

Knows: that a timeout of a socket begins anew with every byte, so that a server which sends its headers a byte at a time, or
one `100 Continue` after another, keeps within it for ever. Reads nothing else than `http.client` would.
"""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable
from http.client import HTTPResponse
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

Pools = dict[str, type[HTTPConnectionPool]]


def answering(deadline: Callable[[], float]) -> type[HTTPResponse]:
    """What a connection reads its answers with, for its `response_class`. `deadline` is asked when an answer begins, for the
    time (time.monotonic) by which all of it must be there; reading raises TimeoutError after that.
    """

    class Answer(HTTPResponse):
        def __init__(self, sock: socket.socket, *arguments: Any, **named: Any) -> None:
            super().__init__(sock, *arguments, **named)
            # Nothing was read through the buffer it replaces; what that holds of the socket is let go.
            self.fp.close()
            self.fp = io.BufferedReader(_Until(sock, deadline()))

    return Answer


def pools(deadline: Callable[[], float]) -> Pools:
    """Connections that anything may be reached through, with that deadline for each answer."""

    class Plain(HTTPConnection):
        response_class = answering(deadline)

    class Secure(HTTPSConnection):
        response_class = answering(deadline)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


class Session(requests.Session):
    """Looks at no redirection: to find out where it leads, the whole answer would be read, unbounded and decompressed."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None


class Adapter(HTTPAdapter):
    """What a session reaches its hosts through: connections of these pools, through a proxy too."""

    def __init__(self, pools: Pools) -> None:
        self._pools = pools
        super().__init__()

    def init_poolmanager(self, *args: Any, **named: Any) -> None:
        super().init_poolmanager(*args, **named)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, *args: Any, **named: Any) -> PoolManager:
        through: PoolManager = super().proxy_manager_for(*args, **named)
        through.pool_classes_by_scheme = self._pools
        return through


class _Until(io.RawIOBase):
    """What arrives at a socket until `deadline`."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock, self._deadline = sock, deadline
        self._silent = sock.gettimeout()
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        if self._silent is None or left < self._silent:
            self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
