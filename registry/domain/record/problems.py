"""What is wrong with a record that cannot be read, all of it at once.

Knows: how Pydantic's findings become problems with a path, a code and a remedy. Repeats no input: what was
written may be confidential, so a path that is not the registry's own shows only its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from registry.errors import RegistryError

_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `path` is that of the answer, as in `place.sites[0].label`; empty for the whole record."""

    path: str
    code: str
    message: str
    hint: str


class RecordError(RegistryError):
    """A record that cannot be read; `problems` lists everything that was found, in the order of the record."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        more = f" ({len(problems) - 1} more problems follow)" if len(problems) > 1 else ""
        where = first.path or "the record"
        super().__init__("record.invalid", f"{where}: {first.message}{more}", hint=first.hint)
        self.problems = tuple(problems)


def problems_of(errors: Sequence[ErrorDetails], known: Sequence[str]) -> list[Problem]:
    """The problems behind Pydantic's `errors`; `known` are the paths of all fields and sections."""
    return [_problem(error, known) for error in errors]


def _problem(error: ErrorDetails, known: Sequence[str]) -> Problem:
    location = list(error["loc"])
    if error["type"] == "refused":
        said = error["ctx"]
        if said["field"]:
            location.append(said["field"])
        return Problem(path_of(location), said["code"], said["message"], said["hint"])
    if error["type"] == "extra_forbidden":
        name = str(location.pop())
        shown = name if _PLAIN_NAME.fullmatch(name) else f"({len(name)} characters)"
        where = path_of(location)
        asked = ".".join(re.sub(r"\[\d+\]", "[]", part) for part in (where, name) if part)
        near = get_close_matches(asked, known, 1) or [path for path in known if path.endswith(f".{name}")]
        hint = f"Did you mean {near[0]}?" if near else "The field reference lists all fields."
        message = f"There is no field of this name: {shown}."
        return Problem(
            ".".join(part for part in (where, shown) if part), "record.unknown_field", message, hint
        )
    if error["type"] == "missing":
        return Problem(
            path_of(location), "record.missing", "This is not answered.", "It is required here: answer it."
        )
    raise AssertionError(f"a check that has no words of its own: {error['type']}")


def path_of(location: Sequence[str | int]) -> str:
    """`("place", "sites", 0, "label")` as `place.sites[0].label`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).lstrip(".")
