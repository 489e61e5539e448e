"""Ids of requirements, which never die: whoever cites one finds what it named, or what took its place.

Knows: `policies/ids.yaml`, every id that a release ever carried: the file of its requirement, or a list of the ids that took
its place, each of which names it among its aliases. Does not know which releases there were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from registry.domain.vocabulary import REQUIREMENT_ID_PATTERN
from registry.errors import RegistryError
from registry.policy.catalogue import Requirement
from registry.policy.sources import read_yaml

FILE: Final = "ids.yaml"
HEADING: Final = """\
# Every id that a release ever carried: the file of its requirement, or the ids that took its place.
# An id is never given to another rule, and its line is never taken out.
"""

Ids = Mapping[str, str | Sequence[str]]


def read_ids(text: str) -> Ids:
    """The ids of `ids.yaml`. Raises `policies.ids` where a line is neither a file nor a list of ids."""
    ids = read_yaml(text, FILE)
    if not isinstance(ids, dict) or not all(map(_is_line, ids.keys(), ids.values())):
        raise RegistryError(
            "policies.ids",
            f"{FILE} needs one line for each id: its file, or a list of the ids that took its place",
            hint="Mend policies/ids.yaml: ids are never taken out.",
        )
    return ids


def id_faults(ids: Ids, requirements: Sequence[Requirement]) -> Iterator[str]:
    """One line for each id that leads nowhere or elsewhere, and for each requirement that is not listed."""
    files = {one.id: f"{one.framework}/{one.rule}.rego" for one in requirements}
    aliases = {(alias, one.id) for one in requirements for alias in one.aliases}
    for id, line in ids.items():
        if isinstance(line, str):
            if files.get(id) != line:
                yield f"{FILE}: {id} was released, and {line} is no longer it; keep it, or name what took its place"
        else:
            yield from (
                f"{FILE}: {heir} takes the place of {id} and does not name it among its aliases"
                for heir in line
                if (id, heir) not in aliases
            )
            if id in files:
                yield f"{FILE}: the place of {id} is taken, and {files[id]} has that id"
    for id, file in files.items():
        if id not in ids:
            yield f"{FILE}: {id} is missing; add the line `{id}: {file}`"
    for alias, heir in sorted(aliases):
        if isinstance(ids.get(alias, ""), str):
            yield f"{files[heir]}: its alias {alias} is no id whose place it took, by {FILE}"
    for one in requirements:
        for heir in one.deprecated.replaced_by if one.deprecated else ():
            if heir not in files:
                yield f"{files[one.id]}: it is replaced by {heir}, which there is not"


def ids_text(ids: Ids, files: Mapping[str, str]) -> str:
    """The text of `ids.yaml` with a line for each id of `files` that has none yet; nothing is taken out or changed."""
    lines = {**files, **ids}
    shown = {id: line if isinstance(line, str) else f"[{', '.join(line)}]" for id, line in lines.items()}
    return HEADING + "".join(f"{id}: {shown[id]}\n" for id in sorted(shown))


def _is_line(id: Any, line: Any) -> bool:
    def is_id(value: Any) -> bool:
        return isinstance(value, str) and re.fullmatch(REQUIREMENT_ID_PATTERN, value) is not None

    is_file = isinstance(line, str) and line.endswith(".rego")
    return is_id(id) and (is_file or (isinstance(line, list) and line != [] and all(map(is_id, line))))
