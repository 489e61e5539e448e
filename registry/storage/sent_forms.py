"""Forms that were sent: which entry each became, so that the same one sent again becomes no other.

Knows: that a row is written in the transaction of its entry, and that there is one for each form. Of what was sent only digests
are kept, and the random id of the form goes into both: whoever reads the table can guess nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from registry.storage.database import Database
from registry.storage.sent_form_table import sent_form
from registry.storage.values import Place


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that was sent: `digest` says which and by whom, `content` what stood in it."""

    digest: bytes
    content: bytes


def remember(form: SentForm) -> Callable[[Connection, Place], None]:
    """What is written beside the entry that the form became, in its transaction (`NewEntry.write`)."""

    def write(connection: Connection, place: Place) -> None:
        at = {"log_id": place.log_id, "idx": place.index}
        connection.execute(insert(sent_form).values(digest=form.digest, content=form.content, **at))

    return write


def find(db: Database, digest: bytes) -> tuple[bytes, Place] | None:
    """What stood in the form with this digest, and the entry that it became; None where it became none."""
    with db.read() as connection:
        row = connection.execute(select(sent_form).where(sent_form.c.digest == digest)).first()
    return None if row is None else (row.content, Place(row.log_id, row.idx))
