"""What the address of a list or a comparison asks for: filters, the page, versions.

Knows: how each is spelled, and what is the number of none. Does not know what is found.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import asdict
from typing import Final

from flask import request

from registry.errors import RegistryError
from registry.pages.list_views import Filters

FILTER_LIMIT: Final = 400
"""Characters of one filter or search."""


def list_asked() -> tuple[Filters, int]:
    """The filters and the page of a list. Raises `http.parameter`, `http.too_long`, and what `page_number` raises."""
    asked = {name: request.args.get(name, "") for name in asdict(Filters())}
    _refuse_unknown({*asked, "page", "before"})
    for name, text in asked.items():
        if len(request.args.getlist(name)) > 1:
            raise RegistryError(
                "http.parameter",
                f"the filter {name} stands there more than once",
                hint="Choose one value of it.",
            )
        if len(text) > FILTER_LIMIT:
            raise RegistryError(
                "http.too_long",
                f"The filter {name} has {len(text)} characters; {FILTER_LIMIT} are read.",
                hint="Shorten it.",
            )
    return Filters(**asked), page_number()


def page_number() -> int:
    """The page of a list that is asked for, the first where none is. Raises `http.not_found` for what is the number of none."""
    number = request.args.get("page", "1")
    if not re.fullmatch("[1-9][0-9]{0,5}", number):
        raise RegistryError(
            "http.not_found", "There is no such page of this list.", hint="Pages are counted from 1."
        )
    return int(number)


def version_number(name: str) -> int | None:
    """The version that the parameter `name` asks for; None where it asks for none. Raises `http.not_found`."""
    number = request.args.get(name, "")
    if number and not re.fullmatch("[1-9][0-9]{0,8}", number):
        raise RegistryError(
            "http.not_found", "There is no such version.", hint="Versions are counted from 1."
        )
    return int(number) if number else None


def _refuse_unknown(names: Collection[str]) -> None:
    # A program that misspells a filter would take everything for what it asked for; to a page's address others add their own.
    unknown = sorted(set(request.args) - set(names))
    if unknown and request.path != "/deployments":
        raise RegistryError(
            "http.parameter",
            f"{request.path} has no parameter {unknown[0][:FILTER_LIMIT]!r}",
            hint=f"It has {', '.join(sorted(names))}.",
        )
