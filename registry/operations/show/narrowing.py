"""What narrows a list: the filters of its address, as storage knows them.

Knows: which column each filter is, and which values it can have. A value that nothing can ever have is refused, for an empty list
would say of it what is said of a country without a deployment. Does not know what a page shows where nothing is found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from registry.domain.countries import COUNTRIES
from registry.domain.record import definitions
from registry.domain.vocabulary import OUTCOMES, PROVENANCES
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.pages import list_views
from registry.storage import lists
from registry.storage.listing import ABSENT, FACTS, NOT_MET, UNANSWERED, WITHHELD

COLUMNS: Final[Mapping[list_views.FilterName, str]] = MappingProxyType(
    {
        "country": "country",
        "operator": "operator",
        "technology": "technology",
        "mode": "mode",
        "space": "space",
        "sector": "sector",
        "status": "status",
        "outcome": "outcome_binding",
        "strict": "outcome_strict",
        "provenance": "provenance",
        "requirement": NOT_MET,
    }
)
"""The column, or facet, that each filter narrows."""

_SHOWN: Final = 12


def asked_filters(registry: Registry, asked: list_views.Filters) -> lists.Filters:
    """What is asked for; raises `search.filter` where a filter has a value that no deployment of the register can have."""
    for name, column in COLUMNS.items():
        value, known = getattr(asked, name), _values(registry, name)
        # A release that was in force before may have known others.
        if (
            value
            and known is not None
            and value not in known
            and not lists.occurs(registry.database, column, value)
        ):
            raise RegistryError(
                "search.filter", f"no deployment can have {value!r} as its {name}", hint=_remedy(name, known)
            )
    return stored_filters(asked)


def stored_filters(asked: list_views.Filters) -> lists.Filters:
    """What was asked for when it was read, whatever is known of its values now."""
    chosen = {column: (text,) for name, column in COLUMNS.items() if (text := getattr(asked, name))}
    return lists.Filters(text=asked.q, **chosen)


def _values(registry: Registry, name: list_views.FilterName) -> Collection[str] | None:
    """All values that the filter can have; None where it is a free text."""
    match name:
        case "operator":
            return None
        case "outcome" | "strict":
            return OUTCOMES
        case "provenance":
            return PROVENANCES
        case "requirement":
            return registry.release()[1].requirements
    values = COUNTRIES if name == "country" else definitions()[".".join(FACTS[name])].values
    return (*values, UNANSWERED, ABSENT, WITHHELD)


def _remedy(name: list_views.FilterName, known: Collection[str]) -> str:
    if name == "country":
        return "Name the country by its code of ISO 3166-1, two capital letters such as FR."
    if len(known) > _SHOWN:
        return f"Choose one that the list of deployments or of requirements names, such as {min(known)}."
    return f"It is one of {', '.join(known)}."
