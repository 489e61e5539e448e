"""The field list of the facts: what a version of the facts holds, written down so that it can be kept for ever.

Knows: how the list follows from the record as declared now and from what a withholding says, and its text. Does not know
which versions there are (registry.domain.facts), nor where a list is kept (registry.operations.freeze_facts).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from registry.domain.record import definitions
from registry.domain.record.record import SECTIONS
from registry.domain.record.withholding import GROUNDS


def facts_fields() -> dict[str, dict[str, Any]]:
    """Every field of the facts by path, with its kind and its closed list of values (empty for other kinds).

    The paths that can be withheld are listed too, so that a rule which names another is refused; the list is not closed,
    for a field may be asked, and withheld, that came later.
    """
    answers = {
        path: {"kind": field.kind, "values": list(field.values)}
        for path, field in definitions().items()
        if field.in_facts
    }
    return answers | {
        f"withholding.{name}": {"kind": kind, "values": values}
        for name, kind, values in (
            ("stubs", "items", []),
            ("stubs[].field", "code", _withholdable()),
            ("stubs[].section", "code", list(SECTIONS)),
            ("stubs[].ground", "choice", list(GROUNDS)),
            ("stubs[].provision", "text", []),
            ("stubs[].decided_by", "name", []),
            ("stubs[].decided_on", "day", []),
            ("stubs[].review_by", "day", []),
        )
    }


def _withholdable() -> list[str]:
    return [
        path
        for path, field in definitions().items()
        if field.visibility == "public" and not field.never_withheld
    ]


def field_list(fields: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of a version's list, `v<n>_fields.json`: one field a line, in the order given."""
    lines = [f"  {json.dumps(path)}: {json.dumps(field)}" for path, field in fields.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"
