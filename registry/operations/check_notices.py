"""Whether the rows of notices are whole: a part of `operations.check_database`.

Knows: that the name of a notice follows from what it tells of, and that what is kept of a subscription opens under its id.
Who ought to have been told is not judged: subscriptions stand in no log.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from registry.domain.notice import NOTIFIES, notice_id
from registry.operations.kept_rows import differs
from registry.storage import integrity, subscribers
from registry.storage.database import Database

_NOTICE = ("number", "id", "kind", "body", "log_id", "idx")


def check_notices(db: Database, origins: Mapping[int, str]) -> None:
    """Raise `database.differs` for the first notice that is not what its name says; what a value raises that does not open."""
    with closing(integrity.rows(db, "notice", *_NOTICE)) as notices:
        for number, id, kind, body, log_id, index in notices:
            if kind not in NOTIFIES or id != notice_id(origins[log_id], index, kind, body):
                raise differs("notice", f"{number} is not what its name says")
    subscribers.listed(db)
