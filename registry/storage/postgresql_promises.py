"""What a PostgreSQL server must promise before anything is stored there.

Knows: the settings without which a commit could be lost, and what text and sorting rely on. Turns on for the connection
what a connection may turn on.
"""

from __future__ import annotations

from typing import Final

from registry.errors import RegistryError
from registry.storage.postgresql_session import Session

OLDEST: Final = 13
"""The first version whose server tells the fate of a transaction by its full number (`pg_xact_status(xid8)`)."""


def require_promises(session: Session, name: str) -> None:
    """Raise `storage.unsafe` where the server may lose what it committed, `storage.unsuitable` where it differs."""
    [row] = session.execute_simple(
        "SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('server_encoding'),"
        " current_setting('server_version_num')::int / 10000, 'Z' < 'a' AND 'a b' < 'aa',"
        " set_config('synchronous_commit', CASE current_setting('synchronous_commit')"
        " WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)"
    ).rows
    fsync, full_pages, encoding, version, bytewise, synchronous = row
    for safe, what in (
        (fsync == "on", "fsync is off"),
        (full_pages == "on", "full_page_writes is off"),
        (synchronous in ("on", "remote_apply"), f"synchronous_commit is {synchronous}"),
    ):
        if not safe:
            raise RegistryError(
                "storage.unsafe",
                f"the server of {name} may lose what it has committed: {what}",
                hint="Turn it on in the server's settings. What was decided must be durable before it is shown.",
            )
    for fits, what in (
        (version >= OLDEST, f"its version is {version}, and {OLDEST} or later is needed"),
        (encoding == "UTF8", f"its encoding is {encoding}, not UTF8"),
        (bytewise, "it does not sort by bytes"),
    ):
        if not fits:
            raise RegistryError(
                "storage.unsuitable",
                f"{name} cannot hold a register: {what}",
                hint="Create it with CREATE DATABASE … ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0.",
            )
