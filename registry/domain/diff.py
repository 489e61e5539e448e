"""What changed between two records, field by field.

Knows: which answers differ, in the order of the record; a list of texts or of items is compared position by position.
Does not know why something changed (`filing.change_reason`), nor who may see it: what goes in comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from registry.domain.record import definitions

BY_POSITION = frozenset({"texts", "items"})


@dataclass(frozen=True)
class Change:
    """One difference. `path` is concrete, as in `place.sites[0].label`; an answer that was not given is None."""

    path: str
    before: Any
    after: Any
    kind: Literal["added", "removed", "changed"]


def diff(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The changes from the answers `before` to the answers `after`, each as `Record.answers()` gives them.

    Fields that only one of the two knows, as after a change of the record's form, are compared like all others.
    """
    return list(_group(before, after, "", ""))


def _group(before: Mapping[str, Any], after: Mapping[str, Any], path: str, pattern: str) -> Iterator[Change]:
    for name in _names(before, after, pattern):
        yield from _answer(before.get(name), after.get(name), path + name, pattern + name)


def _answer(before: Any, after: Any, path: str, pattern: str) -> Iterator[Change]:
    field = definitions().get(pattern)
    if before == after and type(before) is type(after):
        return
    if field is None and _is_group(before) and _is_group(after):
        yield from _group(before or {}, after or {}, f"{path}.", f"{pattern}.")
    elif field is not None and field.kind in BY_POSITION and before and after:
        yield from _members(before, after, path, f"{pattern}[]")
    else:
        yield _change(path, before, after)


def _members(before: list[Any], after: list[Any], path: str, pattern: str) -> Iterator[Change]:
    for number in range(max(len(before), len(after))):
        old = before[number] if number < len(before) else None
        new = after[number] if number < len(after) else None
        where = f"{path}[{number}]"
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _group(old, new, f"{where}.", f"{pattern}.")
        elif old != new:
            yield _change(where, old, new)


def _change(path: str, before: Any, after: Any) -> Change:
    return Change(
        path, before, after, "added" if before is None else "removed" if after is None else "changed"
    )


def _is_group(answer: Any) -> bool:
    return answer is None or (isinstance(answer, dict) and answer != {"none": True})


def _names(before: Mapping[str, Any], after: Mapping[str, Any], pattern: str) -> list[str]:
    given = {*before, *after}
    declared = dict.fromkeys(
        path.removeprefix(pattern).split(".")[0].removesuffix("[]")
        for path in definitions()
        if path.startswith(pattern)
    )
    return [name for name in declared if name in given] + sorted(given - declared.keys())
