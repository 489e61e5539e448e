"""Yes/no questions that stand before others of their section: is there a list, was it tested, is it done?

Knows: which fields of the record these are, and what stands behind each. Does not know what any rule makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from registry.domain.record import definitions

GATES: Final = ("exists", "tested", "done", "relied_on", "personal")
"""The names of the fields that say whether there is what the rest of their section is about."""


def gate_of(path: str) -> str | None:
    """The path of the yes/no question without whose yes the one at `path` has no object; None where there is none."""
    return _gates().get(path)


@cache
def _gates() -> Mapping[str, str]:
    found: dict[str, str] = {}
    last = ""
    for path, field in definitions().items():
        section, _, name = path.rpartition(".")
        if path.count(".") and name in GATES and field.kind == "yesno" and "[]" not in path:
            last = path
        elif last and section == last.rpartition(".")[0]:
            found[path] = last
    return found
