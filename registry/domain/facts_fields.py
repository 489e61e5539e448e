"""The field list of the facts: what a version of the facts holds, written down so that it can be kept for ever.

Knows: how the list follows from the record as declared now. `python -m registry.domain.facts_fields` writes it, until the
version is released; afterwards a changed field needs a new version of the facts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from registry.domain.record import definitions

FIELD_LIST = Path(__file__).parent / "facts" / "v1_fields.json"


def facts_fields() -> dict[str, dict[str, Any]]:
    """Every field of the facts by path, with its kind and its closed list of values (empty for other kinds)."""
    return {
        path: {"kind": field.kind, "values": list(field.values)}
        for path, field in definitions().items()
        if field.in_facts
    }


def field_list() -> str:
    """The text of `v1_fields.json`: one field a line, in the order of the record."""
    lines = [f"  {json.dumps(path)}: {json.dumps(field)}" for path, field in facts_fields().items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    FIELD_LIST.write_text(field_list(), encoding="utf-8")
