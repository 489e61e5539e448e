"""What an erasure notice says: which values of which version were erased, on what ground, and when. Never the value.

Knows: the grounds, each with the provision it stands for, and that nothing in a notice is free text: a notice stands in
the log for ever, so it must hold nothing that could itself have to be erased (promise 6). Not a list of every law that
may oblige a register to erase: `court-order` and `national-law` stand for what is not named.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN, Instant

ERASURE: Final = "https://sightline.example/erasure/v1"
MAX_FIELDS: Final = 200
"""A notice names no more fields than fit into an entry; what is more takes several notices."""

GROUNDS: Final[dict[str, str]] = {
    "gdpr-17-1-a": "Regulation (EU) 2016/679, Article 17(1)(a): no longer necessary for its purposes",
    "gdpr-17-1-b": "Regulation (EU) 2016/679, Article 17(1)(b): consent withdrawn",
    "gdpr-17-1-c": "Regulation (EU) 2016/679, Article 17(1)(c): objection",
    "gdpr-17-1-d": "Regulation (EU) 2016/679, Article 17(1)(d): unlawfully processed",
    "gdpr-17-1-e": "Regulation (EU) 2016/679, Article 17(1)(e): legal obligation to erase",
    "gdpr-58-2-g": "Regulation (EU) 2016/679, Article 58(2)(g): ordered by a supervisory authority",
    "led-16-2": "Directive (EU) 2016/680, Article 16(2): erasure by law-enforcement authorities",
    "eudpr-19-1": "Regulation (EU) 2018/1725, Article 19(1): erasure by Union institutions and bodies",
    "court-order": "an order of a court",
    "national-law": "a provision of national law that is not in this list",
}
"""Ground -> the provision it stands for."""

PATH_PATTERN: Final = r"[a-z][a-z0-9_]*(\[(0|[1-9][0-9]*)\])?(\.[a-z][a-z0-9_]*(\[(0|[1-9][0-9]*)\])?)*"
"""Matched whole: the concrete path of an answer, as in `place.sites[0].area`."""
_PATH: Final = re.compile(PATH_PATTERN)


def require_sorted_once(fields: list[str]) -> None:
    """Raise ValueError unless the fields that a notice names are sorted, each once: one notice has one spelling."""
    if fields != sorted(set(fields)):
        raise ValueError("fields are sorted paths, each once")


def _known_ground(ground: str) -> str:
    if ground not in GROUNDS:
        raise ValueError("an unknown ground")
    return ground


Ground = Annotated[str, AfterValidator(_known_ground)]
"""A key of `GROUNDS`."""


class Erasure(BaseModel):
    """The predicate of a notice: `fields` are the concrete paths of commitments of that version, sorted, each once."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    deployment: str = Field(pattern=f"^{DEPLOYMENT_ID_PATTERN}$")
    version: int = Field(ge=1)
    fields: list[str] = Field(min_length=1, max_length=MAX_FIELDS)
    ground: Ground
    erased_at: Instant

    @field_validator("fields")
    @classmethod
    def _are_sorted_paths(cls, fields: list[str]) -> list[str]:
        require_sorted_once(fields)
        if not all(_PATH.fullmatch(path) for path in fields):
            raise ValueError("fields are paths of commitments")
        return fields
