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

MOST_TOLD = 50
"""So many problems of one record are told at once; `problems` holds all of them."""

MOST_SUGGESTIONS = 100
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
        where = first.path or "the record"
        others = [f"{p.path}: {p.message} {p.hint}" for p in problems[1:MOST_TOLD]]
        untold = len(problems) - MOST_TOLD
        more = "\n".join([first.hint, *others, *([f"and {untold} more"] if untold > 0 else [])])
        rest = len(problems) - 1
        message = f"{where}: {first.message} (and {rest} more)" if rest else f"{where}: {first.message}"
        super().__init__("record.invalid", message, hint=more)
        self.problems = tuple(problems)


def problems_of(errors: Sequence[ErrorDetails], known: Sequence[str]) -> list[Problem]:
    """The problems behind Pydantic's `errors`; `known` are the paths of all fields and sections."""
    # Looking for near names costs a millisecond each, which a file made of unknown names must not multiply.
    suggested = known if len(errors) <= MOST_SUGGESTIONS else ()
    return [_problem(error, suggested) for error in errors]


def _problem(error: ErrorDetails, known: Sequence[str]) -> Problem:
    location = list(error["loc"])
    if error["type"] == "refused":
        said = error["ctx"]
        if said["field"]:
            location.append(said["field"])
        return Problem(path_of(location), said["code"], said["message"], said["hint"])
    if error["type"] == "extra_forbidden":
        return _unknown(path_of(location[:-1]), str(location[-1]), known)
    if error["type"] == "invalid_key":
        hint = "Put the name in quotes: YAML reads a bare on, off, yes or no as true or false."
        return Problem(path_of(location[:-1]), "record.unknown_field", "A name here is not text.", hint)
    if error["type"] == "missing":
        hint = "It is required here: answer it."
        return Problem(path_of(location), "record.missing", "This is not answered.", hint)
    raise AssertionError(f"a check that has no words of its own: {error['type']}")


def _unknown(where: str, name: str, known: Sequence[str]) -> Problem:
    shown = name if _PLAIN_NAME.fullmatch(name) else f"({len(name)} characters)"
    if not known:
        return _unknown_at(where, shown, "The field reference lists all fields.")
    parent = re.sub(r"\[\d+\]", "[]", where)
    beside = {path.rpartition(".")[2]: path for path in known if path.rpartition(".")[0] == parent}
    elsewhere = [path for path in known if path.rpartition(".")[2] == name]
    near = [beside[match] for match in get_close_matches(name, beside, 1, 0.7)] or elsewhere
    hint = f"Did you mean {near[0]}?" if len(near) in (1, 2) else "The field reference lists all fields."
    return _unknown_at(where, shown, hint)


def _unknown_at(where: str, shown: str, hint: str) -> Problem:
    path = ".".join(part for part in (where, shown) if part)
    return Problem(path, "record.unknown_field", f"There is no field of this name: {shown}.", hint)


def path_of(location: Sequence[str | int]) -> str:
    """`("place", "sites", 0, "label")` as `place.sites[0].label`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).lstrip(".")
