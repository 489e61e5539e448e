"""What the filer keeps from the public, and on whose authority.

Knows: the form of a withholding, and which fields no one may withhold. Does not know what the public sees instead.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainValidator, model_validator

from registry.domain import answers

GROUNDS = ("law_enforcement", "national_security", "security_of_system", "personal_data", "trade_secret")

NEVER_WITHHELD = frozenset(
    {
        "operator.name",
        "deployment.technology",
        "deployment.mode",
        "purpose.statement",
        "purpose.code",
        "legal_basis",
        "authorisation.type",
        "authorisation.body",
        "rights.complaint_channel",
        "rights.remedy_url",
    }
)
"""Who, what, what for, by which law, on whose decision, and where to complain: public whatever the ground."""


class Withholding(BaseModel):
    """One field that is kept from the public: on what ground and provision, by which office, and until when."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    field: Annotated[str, PlainValidator(answers.text(answers.LINE_LIMIT, lines=False))]
    """The path of the field without indexes, as in `place.sites` or `place.sites[].area`."""
    ground: Annotated[str, PlainValidator(answers.choice(GROUNDS))]
    provision: Annotated[str, PlainValidator(answers.text())]
    decided_by: Annotated[str, PlainValidator(answers.text(answers.LINE_LIMIT, lines=False))]
    """The office, not the person."""
    decided_on: Annotated[date, PlainValidator(answers.day)]
    review_by: Annotated[date, PlainValidator(answers.day)]

    @model_validator(mode="before")
    @classmethod
    def _is_object(cls, given: object) -> object:
        return answers.group(given, cls)

    @model_validator(mode="after")
    def _ends(self) -> Withholding:
        if self.review_by <= self.decided_on:
            hint = "Name a later day; nothing is withheld without an end."
            answers.refuse("record.contradiction", "This does not lie after decided_on.", hint, "review_by")
        return self


def entries(given: object) -> object:
    """The list as given; null is the empty list."""
    return () if given is None else answers.members(given)


def is_never_withheld(path: str) -> bool:
    """Whether the field at `path`, or the section that holds it, may not be withheld."""
    return path in NEVER_WITHHELD or path.partition(".")[0] in NEVER_WITHHELD
