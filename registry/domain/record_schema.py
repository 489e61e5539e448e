"""The JSON Schema of a record file (draft 2020-12), for those who write records with other tools.

Knows: the form of every answer. What a schema cannot say, such as that a day exists or that an end does not lie before its
start, is checked by `read_record` alone. Lengths count text in normal form C, without white space around it.
"""

from __future__ import annotations

from typing import Any

from registry.domain import answers
from registry.domain import fields as f
from registry.domain.countries import COUNTRIES
from registry.domain.question import Question, question, subsection
from registry.domain.record.record import SECTIONS, Record
from registry.domain.record.withholding import GROUNDS
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN

Schema = dict[str, Any]

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_INSTANT = r"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.0+)?([Zz]|[+-]\d{2}:\d{2})$"


def record_schema() -> Schema:
    """The schema of one record file; titles and descriptions are those of the fields."""
    sections = {name: _section(subsection(Record, name)) for name in SECTIONS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record of a deployment",
        "type": "object",
        "properties": {
            "id": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": f"^{DEPLOYMENT_ID_PATTERN}$"}]},
            "withheld": _list(_withholding()),
            **sections,
        },
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def _section(model: type[f.Section]) -> Schema:
    return {
        "title": model.model_config.get("title"),
        "description": (model.__doc__ or "").strip(),
        "type": ["object", "null"],
        "properties": {name: _property(model, name) for name in model.model_fields},
        "additionalProperties": False,
    }


def _property(model: type[f.Section], name: str) -> Schema:
    asked = question(model, name)
    if asked is None:
        return _section(subsection(model, name))
    described = {"title": asked.title, "description": asked.help, "x-visibility": asked.visibility}
    return described | ({"x-unit": asked.unit} if asked.unit else {}) | _answer(asked)


def _answer(asked: Question) -> Schema:
    if asked.items:
        item = _section(asked.items) | {"type": "object", "minProperties": 1}
        return _list(item)
    one: Schema = {"$ref": f"#/$defs/{asked.kind}"}
    if asked.kind in ("choice", "choices"):
        one = {"enum": list(asked.values)}
    elif asked.kind in ("count", "ppm"):
        one = {"type": "integer", "minimum": asked.limits[0], "maximum": asked.limits[1]}
    elif asked.kind == "code":
        one = {"type": "string", "pattern": f"^{asked.pattern}$"}
    elif asked.kind == "countries":
        one = {"$ref": "#/$defs/country"}
    elif asked.kind == "texts":
        one = {"$ref": "#/$defs/text"}
    if asked.kind in f.LIST_KINDS:
        return _list(one) | {"uniqueItems": True}
    if asked.kind == "yesno":
        return {"type": ["boolean", "null"]}
    absent = [] if asked.own_none else [{"$ref": "#/$defs/none"}]
    return {"anyOf": [{"type": "null"}, *absent, one]}


def _list(member: Schema) -> Schema:
    return {"type": ["array", "null"], "items": member, "maxItems": answers.LIST_LIMIT}


def _withholding() -> Schema:
    properties: Schema = {
        "field": {"$ref": "#/$defs/ref"},
        "ground": {"enum": list(GROUNDS)},
        "provision": {"$ref": "#/$defs/text"},
        "decided_by": {"$ref": "#/$defs/name"},
        "decided_on": {"$ref": "#/$defs/day"},
        "review_by": {"$ref": "#/$defs/day"},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _definitions() -> Schema:
    line: Schema = {"type": "string", "maxLength": answers.LINE_LIMIT, "pattern": r"\S"}
    return {
        "none": {
            "description": "Declared absent: there is none.",
            "type": "object",
            "properties": {"none": {"const": True}},
            "required": ["none"],
            "additionalProperties": False,
        },
        "text": line | {"maxLength": answers.TEXT_LIMIT},
        "name": line,
        "ref": line,
        "contact": line,
        "url": line | {"maxLength": answers.URL_LIMIT, "pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?://\S+\s*$"},
        "day": {"type": "string", "pattern": _DAY},
        "instant": {"type": "string", "pattern": _INSTANT},
        "country": {"enum": list(COUNTRIES)},
    }
