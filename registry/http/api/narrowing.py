"""The filters by which a list of deployments is narrowed, as parameters of an address: the API takes those of the page."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Final

from pydantic import Field, create_model

from registry.http.api.operation import Shape
from registry.pages.views import Filters

_HELP: Final = {
    "q": "Words that the public texts of a deployment hold.",
    "country": "ISO 3166 code of the place.",
    "technology": "The kind of technology, as the record's list names it.",
    "mode": "The mode of use.",
    "outcome": "The outcome over what binds.",
    "strict": "The outcome over what binds and what advises.",
    "provenance": "`filed`, `imported` or `reconstructed`.",
    "requirement": "The id of a requirement that is not met.",
}
_NARROWS: Final = [one.name for one in fields(Filters) if one.name != "sort"]


def narrowed(name: str, base: type[Shape]) -> type[Shape]:
    """A query that also takes the filters of the list."""
    members: dict[str, Any] = {
        one: (Annotated[str, Field(description=_HELP.get(one, "A filter of the list."), max_length=400)], "")
        for one in _NARROWS
    }
    return create_model(name, __base__=base, **members)


def filters_of(query: Any) -> Filters:
    """What such a query asks for."""
    return Filters(**{name: getattr(query, name) for name in _NARROWS})
