"""The field list of the facts: what a version of the facts holds, written down so that it can be kept for ever.

Knows: how the list follows from the record as declared now, and its text. Does not know which versions there are
(registry.domain.facts), nor where a list is kept (registry.operations.freeze_facts).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from registry.domain.record import definitions


def facts_fields() -> dict[str, dict[str, Any]]:
    """Every field of the facts by path, with its kind and its closed list of values (empty for other kinds)."""
    return {
        path: {"kind": field.kind, "values": list(field.values)}
        for path, field in definitions().items()
        if field.in_facts
    }


def field_list(fields: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of a version's list, `v<n>_fields.json`: one field a line, in the order given."""
    lines = [f"  {json.dumps(path)}: {json.dumps(field)}" for path, field in fields.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"
