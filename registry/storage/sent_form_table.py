"""The table of forms that were sent: which entry each became. A row is never changed and never goes."""

from __future__ import annotations

from sqlmodel import Field

from registry.storage.tables import _big, _bytes32, _Row, _table, _to_entry


class SentForm(_Row, table=True):
    """A form by the digest of its id and of who sent it; `content` is a digest of the id and of what was sent."""

    __tablename__ = "sent_form"
    __table_args__ = (_to_entry(), _bytes32("digest"), _bytes32("content"))
    digest: bytes = Field(primary_key=True)
    content: bytes
    log_id: int
    idx: int = _big()


sent_form = _table(SentForm)
