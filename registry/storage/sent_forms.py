"""Forms that were sent: which entry each became, so that the same one sent again becomes no other.

Knows: that a row is written in the transaction of its entry, and that there is one for each form. Of what was sent only digests
are kept, and the random id of the form goes into both: whoever reads the table can guess nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.listing import CHUNK, chunks
from registry.storage.sent_form_table import sent_form
from registry.storage.values import Beside, Place


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that was sent: `digest` says which and by whom, `content` what stood in it."""

    digest: bytes
    content: bytes


def remember(form: SentForm) -> Beside[SentForm]:
    """What is written beside the entry that the form became, in its transaction (`NewEntry.write`)."""
    return Beside(_remember, form)


def find(db: Database, digest: bytes) -> tuple[bytes, Place] | None:
    """What stood in the form with this digest, and the entry that it became; None where it became none."""
    return find_many(db, [digest]).get(digest)


def find_many(db: Database, digests: Iterable[bytes]) -> dict[bytes, tuple[bytes, Place]]:
    """The same of many, by digest; those that became none are left out."""
    found: dict[bytes, tuple[bytes, Place]] = {}
    for chunk in chunks(digests, CHUNK):
        with db.read() as connection:
            rows = connection.execute(select(sent_form).where(sent_form.c.digest.in_(chunk))).all()
        found |= {row.digest: (row.content, Place(row.log_id, row.idx)) for row in rows}
    return found


def _remember(connection: Connection, made: Sequence[tuple[Place, SentForm]]) -> None:
    insert_rows(
        connection,
        sent_form,
        (
            {"digest": form.digest, "content": form.content, "log_id": place.log_id, "idx": place.index}
            for place, form in made
        ),
    )
