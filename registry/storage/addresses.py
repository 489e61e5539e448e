"""Addresses of databases on a server: `postgresql://…`.

Knows: their form, and that a password in one is shown and kept nowhere. Does not connect.
"""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from typing import Final

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from registry.errors import RegistryError

PORT: Final = 5432

_OPTIONS: Final = {"host", "port", "sslmode", "sslrootcert"}
_SSLMODES: Final = ("disable", "require", "verify-full")


@dataclass(frozen=True)
class Address:
    """Where a database is and as whom it is used; `name` shows it without the password."""

    name: str
    host: str
    port: int
    user: str
    password: str | None
    database: str
    sslmode: str
    sslrootcert: str | None

    @property
    def socket_file(self) -> str | None:
        """The server's socket where `host` is a folder of this machine."""
        return f"{self.host}/.s.PGSQL.{self.port}" if self.host.startswith("/") else None


def parse(address: str) -> Address:
    """`postgresql://[USER[:PASSWORD]@][HOST][:PORT]/DATABASE[?host=FOLDER&port=N&sslmode=…&sslrootcert=FILE]`.

    Without a host or user: localhost, and the user of this process. `sslmode` is `disable`, `require` or `verify-full`;
    without it, `verify-full`, except on this machine. Raises `storage.open`.
    """
    try:
        url = make_url(address)
        options = {name: value for name, value in url.query.items() if isinstance(value, str)}
    except (ArgumentError, ValueError):
        raise _refused("a database address that cannot be read") from None
    name = url.set(query={}).render_as_string(hide_password=True)
    if unknown := url.query.keys() - _OPTIONS:
        raise _refused(f"{name}: the option {min(unknown)} is not known")
    host = url.host or options.get("host") or "localhost"
    port = str(url.port or options.get("port") or PORT)
    if not url.database or not port.isdigit():
        raise _refused(f"{name} names no database")
    here = host.startswith("/") or host in ("localhost", "127.0.0.1", "::1")
    sslmode = options.get("sslmode", "disable" if here else "verify-full")
    if sslmode not in _SSLMODES:
        raise _refused(f"{name}: sslmode is one of {', '.join(_SSLMODES)}")
    user = url.username or _own_name()
    root = options.get("sslrootcert")
    return Address(name, host, int(port), user, url.password, url.database, sslmode, root)


def without_password(address: str) -> str:
    """The same address, fit to be kept in a file or shown."""
    parse(address)
    url = make_url(address)
    # `set` takes None for no change.
    return url._replace(password=None).render_as_string() if url.password else address


def _own_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def _refused(what: str) -> RegistryError:
    return RegistryError(
        "storage.open",
        what,
        hint="Give postgresql://USER@HOST/DATABASE, or postgresql://USER@/DATABASE?host=FOLDER for a server of this machine.",
    )
