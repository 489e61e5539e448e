"""Facts, version 2: the fields of `v2_fields.json`, frozen beside this module, by the mechanics of `derivation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.domain.facts import derivation

VERSION: Final = 2


def derive(form: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of committed form `form`, `{"facts_version": 2, <section>: {…}}`; raises `facts.malformed`."""
    return derivation.derive(form, VERSION)


def listing() -> dict[str, dict[str, Any]]:
    """The fields of version 2: path (items with `[]`) -> its kind and, for a closed list, its values."""
    return derivation.listing(VERSION)
