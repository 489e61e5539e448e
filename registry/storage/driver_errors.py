"""What a database says of a failure, in its own words and codes.

Knows: that a driver of SQLite gives a text and that of PostgreSQL the fields of the server's message. Does not know what
follows from it.
"""

from __future__ import annotations

from typing import Any


def reason(error: BaseException | None) -> str:
    """What the database or its driver says. `error` is the driver's, the `orig` of SQLAlchemy's."""
    fields = _fields(error)
    return str(fields.get("M", fields)) if isinstance(fields, dict) else str(error)


def state(error: BaseException | None) -> str:
    """The SQLSTATE that a server gave (PostgreSQL, Appendix A), or nothing."""
    fields = _fields(error)
    return str(fields.get("C", "")) if isinstance(fields, dict) else ""


def _fields(error: BaseException | None) -> Any:
    return error.args[0] if error is not None and error.args else None
