"""The blank record of policy tests, `policies/blank_facts.json`: every answer of the current facts, none given.

Run as `python -m tests.policies.blank` to write it. It lies among the policies, so that `opa test` finds it there.
"""

from __future__ import annotations

import json
from typing import Any

from registry import assets
from registry.domain import facts
from registry.domain.facts import derivation

FILE = assets.policies() / "blank_facts.json"


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


def text() -> str:
    """What the file holds; OPA reads it as `data.blank_facts`."""
    return json.dumps({"blank_facts": blank_facts()}, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
