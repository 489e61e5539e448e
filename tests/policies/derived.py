"""The files among the policies that follow from others: the blank record of policy tests, the schema of metadata, new ids.

Run as `python -m tests.policies.derived` to write them. They lie there for those who have no Python: `opa test` reads the
blank record, an editor the schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from registry import assets
from registry.domain import facts
from registry.domain.facts import derivation
from registry.policy.ids import FILE as IDS
from registry.policy.ids import ids_text, read_ids
from registry.policy.requirement_schema import schema_text

LIBRARY: Final = assets.policies()


def blank_facts() -> dict[str, Any]:
    """Every path of the current facts that lies in no list, nested, with null for its answer."""
    root: dict[str, Any] = {}
    for path in derivation.listing(facts.CURRENT):
        if "[]" not in path:
            *sections, name = path.split(".")
            node = root
            for section in sections:
                node = node.setdefault(section, {})
            node[name] = None
    return root


def blank_text() -> str:
    """What OPA reads as `data.blank_facts`."""
    return json.dumps({"blank_facts": blank_facts()}, indent=1, sort_keys=True) + "\n"


def ids() -> str:
    """The ids that stand there, and those of new requirements; none is taken out."""
    file = LIBRARY / IDS
    known = read_ids(file.read_text(encoding="utf-8")) if file.exists() else {}
    return ids_text(known, {id_of(path): path.relative_to(LIBRARY).as_posix() for path in rule_files()})


def rule_files() -> list[Path]:
    """The files of requirements, in order."""
    others = {"cases", "lib", "parameters", "profiles", "release", "releases", "terms"}
    return sorted(
        path
        for path in LIBRARY.glob("*/*.rego")
        if path.parent.name not in others and not path.name.endswith("_test.rego")
    )


def id_of(path: Path) -> str:
    """The id of the requirement in a file; its name is the id, and the build sees to that."""
    return path.stem.upper().replace("_", "-")


DERIVED: Final[Mapping[str, Callable[[], str]]] = {
    "blank_facts.json": blank_text,
    "requirement.schema.json": schema_text,
    IDS: ids,
}

if __name__ == "__main__":
    for name, text in DERIVED.items():
        (LIBRARY / name).write_text(text(), encoding="utf-8")
