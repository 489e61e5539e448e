"""The filters by which a list of deployments is narrowed, as parameters of an address: the API takes those of the page."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Final

from pydantic import Field, create_model

from registry.domain.vocabulary import OUTCOMES
from registry.http.api.operation import Shape
from registry.pages.list_views import Filters

_OUTCOMES: Final = ", ".join(f"`{one}`" for one in OUTCOMES)
_HELP: Final = {
    "q": "Words that the public texts of a deployment hold.",
    "country": "The two capital letters of ISO 3166-1, as in `FR`.",
    "technology": "The kind of technology, as the record's list names it.",
    "mode": "The mode of use.",
    "space": "The kind of space, as the record's list names it.",
    "status": "The status of life, as the record's list names it.",
    "sector": "The operator's sector, as the record's list names it.",
    "operator": "The operator's name, as filed.",
    "outcome": f"The outcome over what binds: {_OUTCOMES}.",
    "strict": "The outcome over what binds and what advises: the same words.",
    "provenance": "`filed`, `imported` or `reconstructed`.",
    "requirement": "The id of a requirement that is not met.",
}
_NARROWS: Final = [one.name for one in fields(Filters) if one.name != "sort"]


def narrowed(name: str, base: type[Shape]) -> type[Shape]:
    """A query that also takes the filters of the list."""
    members: dict[str, Any] = {
        one: (Annotated[str, Field(description=_HELP[one], max_length=400)], "") for one in _NARROWS
    }
    return create_model(name, __base__=base, **members)


def filters_of(query: Any) -> Filters:
    """What such a query asks for."""
    return Filters(**{name: getattr(query, name) for name in _NARROWS})
