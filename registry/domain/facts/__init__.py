"""Facts: what policies read. Derived from the committed form alone, so that anyone can derive them again.

Knows: which version of the function to call. Each version is one module, kept for ever and never changed once a
release has read it (promise 5); a change of meaning is a new version beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from registry.domain.facts import derivation, v1, v2, v3
from registry.errors import RegistryError

CURRENT: Final = 3
"""The version that reads every field of the record and what is withheld. A release names the one that it reads; nothing
assumes this one."""

_VERSIONS: Final[Mapping[int, Callable[[Mapping[str, Any]], dict[str, Any]]]] = {
    v1.VERSION: v1.derive,
    v2.VERSION: v2.derive,
    v3.VERSION: v3.derive,
}


def derive(form: Mapping[str, Any], version: int) -> dict[str, Any]:
    """The facts of a committed form, by version `version` of the function.

    Raises RegistryError `facts.version` for a version this software does not know, `facts.malformed` where the
    committed form does not fit the version's fields.
    """
    if version not in _VERSIONS:
        raise RegistryError(
            "facts.version",
            f"facts version {version} is not known to this software",
            hint="Use a Sightline release that knows it; versions are only ever added.",
        )
    return _VERSIONS[version](form)


def law_date(day: date) -> dict[str, Any]:
    """The second input of an assessment: the day whose law applies, as ISO string and as days since 1970-01-01."""
    return law_date_of(day.isoformat())


def law_date_of(iso: str) -> dict[str, Any]:
    """The same from an ISO date; raises ValueError where there is no such day."""
    return derivation.day(iso)
