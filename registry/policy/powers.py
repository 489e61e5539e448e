"""Who can change which answer, and which answers no path to an outcome may change.

Knows: the file `policies/powers.yaml`. Does not know any requirement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from registry.errors import RegistryError
from registry.policy.catalogue import Path, faults
from registry.policy.sources import read_yaml

Power = Literal[
    "operator",
    "provider",
    "legislature",
    "court_or_independent_authority",
    "supervisory_authority",
    "independent_tester",
]


def read_powers(text: str, where: str = "powers.yaml") -> Powers:
    """The powers in the YAML `text`. Raises `policies.yaml` and `policies.powers`."""
    try:
        file = _File.model_validate(read_yaml(text, where))
    except ValidationError as error:
        raise RegistryError("policies.powers", f"{where}: {faults(error)}") from error
    named = [(path, who) for who, paths in file.powers.items() for path in paths]
    twice = sorted({path for path, _ in named if sum(other == path for other, _ in named) > 1})
    if twice or file.powers.keys() != set(get_args(Power)):
        what = f"{', '.join(twice)} stands twice" if twice else "not every kind of power is named"
        raise RegistryError("policies.powers", f"{where}: {what}", hint="Name each path under one power.")
    return Powers(dict(named), frozenset(file.redesign), frozenset(file.fixed), frozenset(file.ended))


@dataclass(frozen=True)
class Powers:
    """`named`: paths of fields or of sections, and who can change them."""

    named: Mapping[str, Power]
    redesign: frozenset[str]
    """What makes the use another one when it changes."""
    fixed: frozenset[str]
    """What is never changed once it is given."""
    ended: frozenset[str]
    """What may be shortened or withdrawn."""

    def who(self, path: str) -> Power:
        """Who can change the field at `path`. Raises `policies.powers` where the file does not say."""
        place = path
        while place not in self.named:
            place, dot, _ = place.rpartition(".")
            if not dot:
                raise RegistryError(
                    "policies.powers", f"powers.yaml does not say who can change {path}", hint="Add it there."
                )
        return self.named[place]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    powers: dict[Power, tuple[Path, ...]]
    redesign: tuple[Path, ...]
    fixed: tuple[Path, ...]
    ended: tuple[Path, ...]
