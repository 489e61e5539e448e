"""Write down the fields of a new version of the facts: `python -m registry.operations.freeze_facts`.

Knows: where a version's list lies, and that a list once written is kept for ever (promise 5). It writes the list of
the version after the current one; the function that reads it, `v<n>.py`, is written by hand beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from registry.domain import facts
from registry.domain.facts_fields import facts_fields, field_list
from registry.errors import RegistryError

FOLDER: Final = Path(facts.__file__).parent


def freeze(version: int, folder: Path = FOLDER) -> Path:
    """Write today's fields as the list of `version`; raises `facts.frozen` where it has one already."""
    target = folder / f"v{version}_fields.json"
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(field_list(facts_fields()))
    except FileExistsError:
        raise RegistryError(
            "facts.frozen",
            f"{target} is written already, and a version of the facts never changes",
            hint="Add a facts version: a new number, a new list, a new function beside the old one.",
        ) from None
    return target


if __name__ == "__main__":
    print(freeze(facts.CURRENT + 1))
