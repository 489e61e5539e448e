"""Facts, version 1: the fields of `v1_fields.json`, frozen beside this module, by the mechanics of `derivation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.domain.facts import derivation

VERSION: Final = 1


def derive(form: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of committed form `form`, `{"facts_version": 1, <section>: {…}}`; raises `facts.malformed`."""
    return derivation.derive(form, VERSION)


def listing() -> dict[str, dict[str, Any]]:
    """The fields of version 1: path (items with `[]`) -> its kind and, for a closed list, its values."""
    return derivation.listing(VERSION)
