"""Facts, version 3: the fields of `v3_fields.json`, frozen beside this module, and what the filer withholds.

Knows: how the stubs of a committed form become `withholding.stubs`, in their order: which field and of which section, the
ground, the day of the decision and of its review, and that a provision and an office are given, with their length. Nothing
of a value that is withheld. Everything else is read by the mechanics of `derivation`, as in version 2.

A field that was first asked after this version was written may be withheld like any other, so its path is read as any
code; a ground that this version does not know is malformed, as any other word of a closed list. What the record itself
keeps from the public (`oversight`, `internal`) is nobody's ground and has no stub.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.domain.facts import derivation

VERSION: Final = 3
SECTION: Final = "withholding"
STUBS: Final = f"{SECTION}.stubs"
"""The path of the stubs in the facts; no record answers there."""

Json = Any


def derive(form: Mapping[str, Json]) -> dict[str, Json]:
    """The facts of committed form `form`, `{"facts_version": 3, <section>: {…}}`; raises `facts.malformed`.

    `withholding.stubs` is a list, empty where nothing is withheld; null only for a form that does not say what is.
    """
    answers = form.get("answers")
    if isinstance(answers, dict):
        form = {**form, "answers": {**answers, SECTION: {"stubs": _stubs(form.get("withheld"))}}}
    return derivation.derive(form, VERSION)


def listing() -> dict[str, dict[str, Any]]:
    """The fields of version 3: path (items with `[]`) -> its kind and, for a closed list, its values."""
    return derivation.listing(VERSION)


def _stubs(withheld: Json) -> Json:
    return [_with_section(stub) for stub in withheld] if isinstance(withheld, list) else withheld


def _with_section(stub: Json) -> Json:
    field = stub.get("field") if isinstance(stub, dict) else None
    return {**stub, "section": field.partition(".")[0]} if isinstance(field, str) else stub
