"""Acts as forms: what is asked for each act, read from its own declaration, and what was filled in as an act file says it.

Knows: that a field of a form is one closed answer or one text of the act, and that its kind follows from the schema of the
act's model. Nothing is judged here: what somebody filled in is handed on where it fits no kind, and the model refuses it by
name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args

from registry.domain.act import Act, Determination, Move
from registry.domain.actor import FINDING
from registry.domain.authority import AnyAct
from registry.domain.vocabulary import DAY_PATTERN, REQUIREMENT_ID_PATTERN

Kind = Literal["choice", "day", "number", "entry", "word", "text"]
CONDITIONS: Final = 5
"""Rows for conditions in one form; more are given in an act file."""

_MODELS: Final[Mapping[str, type[Any]]] = {
    word: model for model in get_args(Act) for word in get_args(model.model_fields["act"].annotation)
}
_FOLLOWS: Final = {"version", "previous", "lodged_on", "reply_due", "conditions", "until"}
_FILLED_IN: Final = {"act", "registry", "by", "commitments", "stated_at", "previous", "of"}


@dataclass(frozen=True)
class FormField:
    """One field. `name`: its name in the form; `at`: where it stands in the act file; `seen`: of a text, who may read it."""

    name: str
    at: tuple[str, ...]
    kind: Kind
    needed: bool
    options: tuple[str, ...] = ()
    seen: str = ""
    nullable: bool = False


def has_form(act: str) -> bool:
    """Whether the act has a statement of its own, and so a form; a filing has a record."""
    return act in _MODELS


def meaning(act: str) -> str:
    """What the act is, in the words of its declaration."""
    # What it says of a field by its name is for the reference.
    return " ".join((_MODELS[act].__doc__ or "").partition("`")[0].split())


def is_signed_outside(act: str) -> bool:
    """Whether the office has to sign it with its own key."""
    return bool(_MODELS[act].signed_outside)


@cache
def form_of(act: AnyAct) -> tuple[FormField, ...]:
    """The fields of the form of an act, in the order of its declaration, then its texts."""
    return (*_closed(act), *_texts(act))


def read_form(act: AnyAct, filled: Mapping[str, str], origin: str) -> tuple[dict[str, Any], dict[str, str]]:
    """`given` and `texts` of the act file that a filled form makes. `origin`: the log in which entries are meant, where the form
    does not say it (`<name>.origin`)."""
    given: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for field in form_of(act):
        value = filled.get(field.name, "").strip().replace("\r\n", "\n")
        if field.at[0] == "texts":
            if value:
                texts[field.at[1]] = value
        elif value or field.nullable:
            _put(given, field.at[1:], _answer(field, value, filled.get(f"{field.name}.origin") or origin))
    if act == "authorise_with_conditions":
        given["conditions"] = []
        for row in range(1, CONDITIONS + 1):
            said, due = (filled.get(f"condition.{row}.{part}", "").strip() for part in ("text", "due"))
            if said or due:
                number = len(given["conditions"]) + 1
                given["conditions"].append({"number": number, "due": due or None})
                texts[f"conditions[{number - 1}]"] = said.replace("\r\n", "\n")
    if _MODELS[act] is Determination:
        for name, said in filled.items():
            if name.startswith(FINDING) and said.strip():
                texts[name] = said.strip().replace("\r\n", "\n")
    return given, texts


def fill_form(act: AnyAct, given: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, str]:
    """What a form of the act holds when it says this: what `read_form` read, filled in again."""
    filled: dict[str, str] = {}
    for field in form_of(act):
        value: Any = texts if field.at[0] == "texts" else given
        for part in field.at[1:]:
            value = value.get(part) if isinstance(value, Mapping) else None
        if field.kind == "entry" and isinstance(value, Mapping):
            filled[f"{field.name}.origin"], value = str(value.get("origin")), value.get("index")
        if value is not None:
            filled[field.name] = str(value)
    for row, condition in enumerate(given.get("conditions") or (), 1):
        filled[f"condition.{row}.text"] = texts.get(f"conditions[{row - 1}]", "")
        filled[f"condition.{row}.due"] = condition.get("due") or ""
    return filled | {path: text for path, text in texts.items() if path.startswith(FINDING)}


def given_schema(act: AnyAct) -> dict[str, Any]:
    """The JSON Schema of `given` in an act file of this act: its closed answers, without what is filled in.

    What may be left out, because it then follows from what stands, is not required.
    """
    model = _MODELS[act]
    schema = model.model_json_schema()
    names = [name for name in schema["properties"] if name not in _FILLED_IN - {"previous"}]
    needed = [name for name in schema.get("required", []) if name in names and name not in _FOLLOWS]
    return {
        "type": "object",
        "properties": {name: schema["properties"][name] for name in names},
        "required": needed,
        "additionalProperties": False,
        "$defs": schema.get("$defs", {}),
    }


def texts_schema(act: AnyAct) -> dict[str, Any]:
    """The JSON Schema of `texts` in an act file of this act."""
    rules = _MODELS[act].texts
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {
            path: {
                "type": "string",
                "description": "Public." if may == (None,) else "Read by some before it is public, or never.",
            }
            for path, (_, may) in rules.items()
        },
        "required": [path for path, (needed, _) in rules.items() if needed],
        "additionalProperties": False,
    }
    if _MODELS[act] is Determination:
        findings = {"type": "string", "description": "What the office finds on this requirement. Public."}
        schema["patternProperties"] = {rf"^finding\.{REQUIREMENT_ID_PATTERN}$": findings}
    if act == "authorise_with_conditions":
        schema["patternProperties"] |= {r"^conditions\[[0-9]{1,2}\]$": {"type": "string"}}
    return schema


def _closed(act: AnyAct) -> Iterator[FormField]:
    model = _MODELS[act]
    schema = model.model_json_schema()
    for name, said in schema["properties"].items():
        if name in _FILLED_IN or (model is Determination and not _asked_of(act, name)):
            continue
        if name == "version":
            if model not in get_args(Move):
                yield FormField(name, ("given", name), "number", needed=False)
            continue
        yield from _fields(name, ("given", name), said, schema["$defs"])


def _asked_of(act: AnyAct, name: str) -> bool:
    return name == "deployment" or (name == "until" and act in ("authorise", "authorise_with_conditions"))


def _fields(
    name: str, at: tuple[str, ...], said: Mapping[str, Any], defs: Mapping[str, Any]
) -> Iterator[FormField]:
    if "anyOf" in said:
        (inner,) = (one for one in said["anyOf"] if one.get("type") != "null")
        for field in _fields(name, at, inner, defs):
            yield FormField(field.name, field.at, field.kind, needed=False, nullable=True)
    elif said.get("$ref", "").endswith("/EntryReference"):
        yield FormField(name, at, "entry", needed=True)
    elif "$ref" in said:
        for part, inner in defs[said["$ref"].rpartition("/")[2]]["properties"].items():
            yield from _fields(f"{name}.{part}", (*at, part), inner, defs)
    elif "propertyNames" in said:
        for part in said["propertyNames"]["enum"]:
            yield FormField(f"{name}.{part}", (*at, part), "number", needed=False)
    elif "enum" in said:
        yield FormField(name, at, "choice", needed=True, options=tuple(said["enum"]))
    elif said["type"] == "integer":
        yield FormField(name, at, "number", needed=True)
    else:
        yield FormField(name, at, "day" if said.get("pattern") == f"^{DAY_PATTERN}$" else "word", needed=True)


def _texts(act: AnyAct) -> Iterator[FormField]:
    for path, (needed, may) in _MODELS[act].texts.items():
        yield FormField(f"text.{path}", ("texts", path), "text", needed=needed, seen=may[0] or "public")


def _answer(field: FormField, value: str, origin: str) -> Any:
    if not value:
        return None
    if field.kind not in ("number", "entry"):
        return value
    number: Any = int(value) if value.isascii() and value.isdigit() and len(value) < 16 else value
    return {"origin": origin, "index": number} if field.kind == "entry" else number


def _put(given: dict[str, Any], at: tuple[str, ...], value: Any) -> None:
    *parents, last = at
    for part in parents:
        given = given.setdefault(part, {})
    given[last] = value
