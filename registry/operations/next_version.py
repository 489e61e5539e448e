"""The next version of a deployment, begun as a draft: everything that its body filed last, so that only what changed is written.

Knows: that the registry still has every answer of a version that was not erased, and that a body sees what it filed itself. What
a version says of its own change is not carried over. Does not know what changed: whoever writes the draft says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.domain.canonical import parse_canonical
from registry.domain.committed import is_commitment
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.keep_draft import Draft, new_draft, require_own
from registry.operations.registry import Registry
from registry.storage import queries
from registry.storage.values import Answer

_OF_ONE_VERSION = ("change_kind", "change_reason")
"""What `filing` says of the change that made a version."""

Json = Any


def next_draft(
    registry: Registry, deployment: str, office: str, person: str, change: Mapping[str, str], form: str = ""
) -> Draft:
    """Keep a draft with what `office` filed last of `deployment`; `change`: its `change_kind` and `change_reason`, where given.

    Raises `draft.not_filed` unless the body filed the latest version, and what `require_own` and `new_draft` raise.
    """
    require_own(registry, office, person)
    life = act_history(registry, deployment).lives.get(deployment)
    latest = queries.latest_version(registry.database, deployment)
    if life is None or latest is None or life.filer != office:
        raise RegistryError(
            "draft.not_filed",
            f"{office} did not file the latest version of {deployment[:100]}",
            hint="Nothing was kept. Name a deployment of your body, or write a draft of your own.",
        )
    record = filed_record(registry, deployment, latest.number)
    said = {name: change[name] for name in _OF_ONE_VERSION if change.get(name)}
    filing = {name: value for name, value in record.get("filing", {}).items() if name not in _OF_ONE_VERSION}
    return new_draft(registry, office, person, {**record, "filing": {**said, **filing}}, form)


def filed_record(registry: Registry, deployment: str, number: int) -> dict[str, Json]:
    """A version as a record file that says the same, also what is withheld; without what was erased. Not for the public."""
    data = queries.committed(registry.database, deployment, number)
    assert data is not None
    form, answers = parse_canonical(data), queries.answers(registry.database, deployment, number)
    withheld = [_opened(stub, f"withheld[{i}]", answers) for i, stub in enumerate(form["withheld"])]
    return {
        "id": deployment,
        **({"withheld": withheld} if withheld else {}),
        **_opened(form["answers"], "", answers),
    }


def _opened(node: Json, path: str, answers: Mapping[str, Answer]) -> Json:
    """`node` with what its commitments hold; None for what was erased."""
    if is_commitment(node):
        return answers[path].value if path in answers else None
    if isinstance(node, dict):
        opened = {
            name: _opened(value, f"{path}.{name}" if path else name, answers) for name, value in node.items()
        }
        return {name: value for name, value in opened.items() if value is not None}
    if isinstance(node, list):
        values = (_opened(value, f"{path}[{i}]", answers) for i, value in enumerate(node))
        return [value for value in values if value is not None]
    return node
