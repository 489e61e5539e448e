"""What the erasure notice of an act says: which of its texts and people were erased, on what ground, and when. Never the
value.

Knows: that a notice names the statement of the act by its digest, and the paths of its commitments. The grounds are those of
every erasure (`registry.domain.erasure`).
"""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field, field_validator

from registry.domain.actor import MAX_COMMITMENTS, CommitmentPath
from registry.domain.erasure import Ground, require_sorted_once
from registry.domain.vocabulary import Instant

ACT_ERASURE: Final = "https://sightline.example/act-erasure/v1"


class ActErasure(BaseModel):
    """The predicate of a notice. `act`: the digest of the act's statement, or of that of a decision that names who filed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    act: str = Field(pattern=r"^[0-9a-f]{64}$")
    fields: list[CommitmentPath] = Field(min_length=1, max_length=MAX_COMMITMENTS)
    ground: Ground
    erased_at: Instant

    @field_validator("fields")
    @classmethod
    def _are_sorted(cls, fields: list[str]) -> list[str]:
        require_sorted_once(fields)
        return fields
