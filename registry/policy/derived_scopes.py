"""Whether a body of law reaches a use, where its country alone says so: nobody needs to be asked that.

Knows: the two questions of scope that policies/terms/jurisdiction.rego answers from the country on the law date, and the
profile with the members of each. A country that is no member leaves the question open: law can reach a use from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from registry.domain.record import definitions
from registry.policy.answer_changes import value_at
from registry.policy.sources import holds

Json = Any


@dataclass(frozen=True)
class Derived:
    """A yes/no question of which `answer` follows from what is held at `source`."""

    path: str
    title: str
    answer: bool
    source: str
    held: str


def derived_scopes(
    answers: Mapping[str, Json], profiles: Mapping[str, Json], day: date
) -> tuple[Derived, ...]:
    """The questions of scope that the country of a record answers with yes on the law date."""
    country = value_at(answers, _COUNTRY)
    return tuple(
        Derived(path, definitions()[path].title, True, _COUNTRY, country)
        for path, profile in _MEMBERS.items()
        if isinstance(country, str)
        and (span := profiles.get(profile, {}).get("countries", {}).get(country)) is not None
        and holds(span, day)
    )


_COUNTRY: Final = "place.country"
_MEMBERS: Final[Mapping[str, str]] = {
    "deployment.eu_scope": "european_union",
    "deployment.coe_scope": "council_of_europe",
}
"""The members are those of the profile of this name."""
