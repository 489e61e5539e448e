"""One connection to a PostgreSQL server: its socket, its encryption, and what is asked of the driver.

Knows: pg8000. Does not know transactions, locks, nor what is stored.

A statement goes out in one piece and its answer is read to the end. Whatever breaks in between ends the connection: an
answer left unread would be taken for the next one, and a commit for done that is not.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from pg8000.converters import make_params  # type: ignore[import-untyped]
from pg8000.core import Context  # type: ignore[import-untyped]
from pg8000.dbapi import Connection  # type: ignore[import-untyped]
from pg8000.exceptions import DatabaseError, Error, InterfaceError  # type: ignore[import-untyped]

from registry.errors import RegistryError
from registry.storage.addresses import Address

CONNECT_SECONDS: Final = 10.0
_SILENT_SECONDS: Final = 30
"""After so long without an answer from the other machine a connection counts as lost, here and at the server."""

_COPY_DATA: Final = b"d"
_COPY_DONE: Final = b"c\x00\x00\x00\x04"


class Session(Connection):  # type: ignore[misc]
    """A connection that is either in step with its server or closed."""

    _sock: Any
    _usock: Any

    def __init__(self, address: Address, seconds: float = CONNECT_SECONDS) -> None:
        """Connect: each answer of the server is waited for so long until it lets this user in, afterwards for ever.

        Raises what the driver raises, and OSError.
        """
        context: Any = _encryption(address)
        made = _socket(address, seconds)
        try:
            super().__init__(
                address.user,
                host=address.host,
                password=address.password,
                database=address.database,
                application_name=f"sightline {os.getpid()}",
                sock=made,
                ssl_context=context if context is not None else False,
            )
        except BaseException:
            made.close()
            raise
        self.wait_at_most(None)

    def wait_at_most(self, seconds: float | None) -> None:
        """How long the next answers are waited for; one that does not come in time ends the connection."""
        self._usock.settimeout(seconds)

    def execute_simple(self, statement: str) -> Context:
        return self._exchange(Context(statement), lambda: self.send_QUERY(statement))

    def execute_unnamed(
        self, statement: str, vals: Iterable[Any] = (), oids: Iterable[int] = (), stream: Any = None
    ) -> Context:
        context = Context(statement, stream=stream)
        if stream is not None:
            return self._exchange(context, lambda: self.send_QUERY(statement))
        params = make_params(self.py_types, vals)
        for value in params:
            if value is not None:
                value.encode()  # what cannot be encoded must fail before anything of it is sent

        def send() -> None:
            self.send_PARSE(b"\x00", statement, tuple(oids))
            self.send_DESCRIBE_STATEMENT(b"\x00")
            self.send_BIND(b"\x00", params)
            self.send_EXECUTE()
            self._sock.write(b"S\x00\x00\x00\x04")

        return self._exchange(context, send)

    def commit(self) -> None:
        self.execute_simple("commit")

    def rollback(self) -> None:
        if self._in_transaction:
            self.execute_simple("rollback")

    def handle_COPY_IN_RESPONSE(self, data: bytes, context: Context) -> None:
        for block in context.stream:
            self._send_message(_COPY_DATA, block)
        # No Sync behind it, as in the driver: a plain query ends by itself, and each Sync would bring one more answer.
        self._sock.write(_COPY_DONE)
        self._sock.flush()

    def _exchange(self, context: Context, send: Any) -> Context:
        if self._sock is None:
            raise InterfaceError("connection is closed")
        try:
            send()
            self._sock.flush()
            self.handle_messages(context)
        except DatabaseError:
            raise  # the server's own answer, read to its end
        except BaseException as error:
            if context.error is error:
                raise
            self._abandon()
            if isinstance(error, OSError | ValueError | Error):
                raise InterfaceError(f"network error: {error}") from error
            raise
        return context

    def _abandon(self) -> None:
        usock, sock, self._usock, self._sock = self._usock, self._sock, None, None
        with suppress(OSError, ValueError):
            if usock is not None:
                usock.shutdown(socket.SHUT_RDWR)  # now, however long something still refers to it
        for each in (sock, usock):
            with suppress(OSError, ValueError, AttributeError):
                each.close()

    def close(self) -> None:
        if self._usock is not None:
            sock = self._sock
            try:
                super().close()
            except (InterfaceError, OSError):
                self._abandon()
            finally:
                # The driver leaves it to chance when this lets go of the socket.
                with suppress(OSError, ValueError):
                    sock.close()


def _socket(address: Address, seconds: float) -> socket.socket:
    try:
        if address.socket_file is not None:
            made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                made.settimeout(seconds)
                made.connect(address.socket_file)
            except OSError:
                made.close()
                raise
        else:
            made = socket.create_connection((address.host, address.port), seconds)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            for option, value in _keep_alive():
                made.setsockopt(socket.IPPROTO_TCP, option, value)
    except OSError as error:
        raise InterfaceError(f"network error: {error.strerror or error}") from error
    return made


def _keep_alive() -> Iterable[tuple[int, int]]:
    # Not every system knows each of them.
    for name, value in (
        ("TCP_KEEPIDLE", _SILENT_SECONDS // 3),
        ("TCP_KEEPINTVL", _SILENT_SECONDS // 6),
        ("TCP_KEEPCNT", 4),
        ("TCP_USER_TIMEOUT", _SILENT_SECONDS * 1000),
    ):
        if hasattr(socket, name):
            yield getattr(socket, name), value


def keep_alive_settings() -> dict[str, str]:
    """What the server is told, so that the locks of a machine that vanished are free again soon."""
    return {
        "tcp_keepalives_idle": str(_SILENT_SECONDS // 3),
        "tcp_keepalives_interval": str(_SILENT_SECONDS // 6),
        "tcp_keepalives_count": "4",
    }


def _encryption(address: Address) -> ssl.SSLContext | None:
    if address.sslmode == "disable" or address.socket_file is not None:
        return None
    if address.sslrootcert is not None and not Path(address.sslrootcert).is_file():
        raise RegistryError(
            "storage.open",
            f"{address.name}: {address.sslrootcert} is no file",
            hint="Name the file of the certificates that the server is trusted by.",
        )
    context = ssl.create_default_context(cafile=address.sslrootcert)
    if address.sslmode == "require":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
