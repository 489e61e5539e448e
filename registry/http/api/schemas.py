"""The JSON Schemas of the API's document: what Pydantic gives for every model that an operation names.

Knows: that the definitions which an act's own schema brings lie beside the others.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from pydantic import TypeAdapter

from registry.http.api.operation import OWN_SCHEMA, Operation, Shape

Json = dict[str, Any]
REF: Final = "#/components/schemas/{model}"


class FaultContent(Shape):
    """One thing to mend: where it lies in the content of the request (`pointer`, RFC 6901) or which parameter it is."""

    code: str
    reason: str
    remedy: str
    pointer: str = ""
    parameter: str = ""


class Problem(Shape):
    """Problem details (RFC 9457). `code` is stable and stands in the list of error codes; `errors` lists every fault."""

    type: str
    title: str
    status: int
    detail: str
    remedy: str
    code: str
    errors: tuple[FaultContent, ...] = ()
    reference: str = ""


def schemas_of(operations: Sequence[Operation]) -> tuple[dict[tuple[str, str], Json], Json]:
    """The schema of each body and answer, by the name of the operation and `body` or the status; and what they refer to."""
    inputs: list[tuple[Any, Any, TypeAdapter[Any]]] = [(("", "problem"), "validation", TypeAdapter(Problem))]
    for one in operations:
        if one.body not in (None, bytes):
            inputs.append(((one.name, "body"), "validation", TypeAdapter(one.body)))
        for status, answer in one.answers.items():
            if answer.content is not None:
                inputs.append(((one.name, str(status)), "serialization", TypeAdapter(answer.content)))
    found, definitions = TypeAdapter.json_schemas(inputs, by_alias=False, ref_template=REF)
    components: Json = definitions.get("$defs", {})
    _hoist(components)
    return {key: schema for (key, _), schema in found.items()}, components


def _hoist(components: Json) -> None:
    """Definitions that an act's own schema brought lie beside the others."""

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            node.update(json.loads(node.pop(OWN_SCHEMA, "{}")))
            for name, schema in node.pop("$defs", {}).items():
                brought.setdefault(name, schema)
            if isinstance(ref := node.get("$ref"), str) and ref.startswith("#/$defs/"):
                node["$ref"] = REF.format(model=ref.removeprefix("#/$defs/"))
            for each in list(node.values()):
                walk(each)

    brought: Json = {}
    walk(components)
    while left := {name: schema for name, schema in brought.items() if name not in components}:
        components |= left
        walk(left)
