"""How much of the law of a place a release tests: what stands beside every outcome, so that none says more than it knows.

Knows: what it tells, and its form in JSON. It is drawn from the catalogue of a release and is no part of an assessment: no
digest is taken over it. Does not know how it is drawn (registry.policy.coverage).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

NOT_STATED: Final = "This release does not state which parts of this law are tested."


@dataclass(frozen=True)
class ProfileCoverage:
    """What of the law of one profile is tested. `national`: its law is that of this country alone. `says` is None in a
    release older than such statements."""

    profile: str
    title: str
    national: bool
    says: str | None

    @property
    def statement(self) -> str:
        """What it says, or that it says nothing."""
        return self.says or NOT_STATED


STATEMENTS: Final = {
    "unknown": "The country is not known here, so no national rule of its place is tested.",
    "none": "This release tests no national law of this country.",
    "shared": "No national rule of this country is tested, only law that it shares with others, and not all of that.",
    "part": "Of the national law of this country only a part is tested.",
}


@dataclass(frozen=True)
class Coverage:
    """The profiles that name a country on the law date, those of its own law first; `country` None: it is not known."""

    country: str | None
    profiles: tuple[ProfileCoverage, ...]

    @property
    def national(self) -> tuple[ProfileCoverage, ...]:
        """Those of the law of this country alone."""
        return tuple(one for one in self.profiles if one.national)

    @property
    def shared(self) -> tuple[ProfileCoverage, ...]:
        """Those of law that several countries share."""
        return tuple(one for one in self.profiles if not one.national)

    @property
    def statement(self) -> str:
        """One sentence: how much of the national law of the place is tested."""
        if self.country is None:
            return STATEMENTS["unknown"]
        if not self.profiles:
            return STATEMENTS["none"]
        return STATEMENTS["part" if self.national else "shared"]

    def as_json(self) -> dict[str, Any]:
        """The statement, the country, and the profiles with what each says of itself."""
        return {
            "statement": self.statement,
            "country": self.country,
            "profiles": [asdict(one) for one in self.profiles],
        }
