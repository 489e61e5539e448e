"""The JSON Schema of a requirement's metadata block, for editors and for tools of others.

Knows: how the block is laid out (OPA's annotations, ours under `custom`). What may stand in it is the catalogue's to know.
"""

from __future__ import annotations

import json
from typing import Any, Final

from registry.policy.catalogue import Written

_OPA: Final = ("title", "description", "related_resources")
"""Keys that OPA defines for every annotation; all others stand under `custom`."""

_FROM_THE_PATH: Final = {"framework", "rule"}


def requirement_schema() -> dict[str, Any]:
    """The schema, JSON Schema 2020-12, dates as ISO text."""
    model = Written.model_json_schema(by_alias=True)
    keys = {key: value for key, value in model["properties"].items() if key not in _FROM_THE_PATH}
    ours = _object({key: value for key, value in keys.items() if key not in _OPA}, model["required"])
    whole = _object({key: keys[key] for key in _OPA} | {"custom": ours}, [*model["required"], "custom"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The metadata block of a requirement",
        "description": "The comment block `# METADATA` above `package` in policies/<framework>/<rule>.rego.",
        **whole,
        "$defs": model["$defs"],
    }


def schema_text() -> str:
    """The text of `policies/requirement.schema.json`."""
    return json.dumps(requirement_schema(), indent=1, ensure_ascii=False) + "\n"


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [key for key in required if key in properties],
        "additionalProperties": False,
    }
