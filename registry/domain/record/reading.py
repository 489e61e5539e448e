"""How a record comes in: read whole, or refused with everything that is wrong with it.

Knows: the checks that need the whole record, which are those of what is withheld. The rest is declared with each field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from registry.domain.record.definitions import definitions, sections
from registry.domain.record.problems import Problem, RecordError, problems_of
from registry.domain.record.record import Record


def read_record(data: object) -> Record:
    """The record that `data` describes, parsed from JSON or YAML; `{}` leaves everything unanswered.

    Raises RecordError with every problem found, in the order of the record.
    """
    try:
        record = Record.model_validate(data)
    except ValidationError as error:
        found = problems_of(
            error.errors(include_url=False, include_input=False), (*definitions(), *sections())
        )
        raise RecordError(found) from None
    if found := list(_withholding_problems(record)):
        raise RecordError(found)
    return record


def _withholding_problems(record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(record.withheld):
        if reason := _why_not(record, entry.field, seen):
            yield Problem(f"withheld[{number}].field", *reason)
        seen.add(entry.field)


def _why_not(record: Record, path: str, seen: set[str]) -> tuple[str, str, str] | None:
    """Why the field at `path` cannot be withheld: code, message, remedy."""
    definition = definitions().get(path)
    if definition is None:
        hint = "Write its path as in the field reference, such as place.sites or place.sites[].area."
        return "record.withheld_unknown", "There is no such field.", hint
    if definition.never_withheld:
        hint = "Take it out of the list; word the answer so that it can be public."
        return "record.withheld_never", "This field is public in every record.", hint
    if definition.visibility != "public":
        return "record.withheld_needless", "This field is not public anyway.", "Take it out of the list."
    if (
        path in seen
        or path.partition("[]")[0] in seen
        or any(other.startswith(f"{path}[]") for other in seen)
    ):
        return (
            "record.duplicate",
            "This field, or the list that holds it, is withheld twice.",
            "Keep one entry.",
        )
    if not _is_answered(record, path):
        hint = "Answer it: oversight bodies read what is withheld. Where it is not known, withhold nothing."
        return "record.withheld_unanswered", "This field has no answer that could be withheld.", hint
    return None


def _is_answered(record: Record, path: str) -> bool:
    reached: list[Any] = [record]
    for step in path.split("."):
        reached = [getattr(place, step.removesuffix("[]")) for place in reached]
        if step.endswith("[]"):
            reached = [item for members in reached if members is not None for item in members]
    return any(answer is not None for answer in reached)
