"""How a statement names an entry: by the log's origin and its index there.

Knows: the form. Does not know whether there is such an entry.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class EntryReference(BaseModel):
    """An entry is named by the log's origin and its index there."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    origin: str = Field(min_length=1, max_length=255)
    index: int = Field(ge=0, lt=2**63)
