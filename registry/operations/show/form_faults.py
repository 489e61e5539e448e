"""Which fields of a filled form of an act stand in its way, so that a refusal leads to them.

Knows: what can be said of a field alone: that it is needed and empty, or cannot be read as what it is. What the log would refuse
for other reasons is said above the form, and of no field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from registry.domain.act_form import CONDITIONS, FormField
from registry.domain.authority import AnyAct
from registry.domain.vocabulary import DAY_PATTERN
from registry.errors import RegistryError
from registry.operations.act_forms import require_text
from registry.pages.desk_views import FieldFault

CHOSEN = "chosen"
"""The field in which is chosen what an act is about."""


def form_faults(
    act: AnyAct, fields: Iterable[FormField], chosen: Iterable[str], filled: Mapping[str, str]
) -> tuple[FieldFault, ...]:
    """The faults of `filled`, in the order of the form. `chosen`: the fields that a choice fills in, of which it fills one."""
    found = []
    choices = tuple(chosen)
    if choices and not any(filled.get(name, "").strip() for name in choices if name != "version"):
        found.append(FieldFault(CHOSEN, "empty"))
    judged = ((field.name, _fault(field, filled.get(field.name, "").strip())) for field in fields)
    found += [FieldFault(name, why) for name, why in judged if why]
    if act == "authorise_with_conditions":
        found += _conditions(filled)
    return tuple(found)


def _fault(field: FormField, value: str) -> str:
    if not value:
        return "empty" if field.needed else ""
    if field.kind == "text":
        return "" if _is_text(field.name, value) else "text"
    if field.kind == "day":
        return "" if re.fullmatch(DAY_PATTERN, value) else "day"
    if field.kind in ("number", "entry"):
        return "" if value.isascii() and value.isdigit() else "number"
    return "choice" if field.kind == "choice" and value not in field.options else ""


def _conditions(filled: Mapping[str, str]) -> list[FieldFault]:
    found = []
    for row in range(1, CONDITIONS + 1):
        text, due = (filled.get(f"condition.{row}.{part}", "").strip() for part in ("text", "due"))
        name = f"condition.{row}.text"
        if text and not _is_text(name, text):
            found.append(FieldFault(name, "text"))
        elif not text and (due or row == 1):
            found.append(FieldFault(name, "empty"))
        if due and not re.fullmatch(DAY_PATTERN, due):
            found.append(FieldFault(f"condition.{row}.due", "day"))
    return found


def _is_text(name: str, value: str) -> bool:
    try:
        require_text(name, value)
    except RegistryError:
        return False
    return True
