"""Who can change which answer, and which answers no path to an outcome may change.

Knows: the file `policies/powers.yaml`. Does not know any requirement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, StrictBool, ValidationError

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


Answer = StrictBool | str | None


def read_powers(text: str, where: str = "powers.yaml") -> Powers:
    """The powers in the YAML `text`. Raises `policies.yaml` and `policies.powers`."""
    try:
        file = _File.model_validate(read_yaml(text, where))
    except ValidationError as error:
        raise RegistryError(
            "policies.powers",
            f"{where}: {faults(error)}",
            hint="Name each path once, under the one power that can change it.",
        ) from error
    named = [(path, who) for who, paths in file.powers.items() for path in paths]
    twice = sorted({path for path, _ in named if sum(other == path for other, _ in named) > 1})
    if twice or file.powers.keys() != set(get_args(Power)):
        what = f"{', '.join(twice)} stands twice" if twice else "not every kind of power is named"
        raise RegistryError("policies.powers", f"{where}: {what}", hint="Name each path under one power.")
    return Powers(
        dict(named),
        redesign=frozenset(file.redesign),
        fixed=frozenset((*file.fixed, *file.asked)),
        asked=frozenset(file.asked),
        repeated=frozenset(file.repeated),
        ended=frozenset(file.ended),
        coherent=tuple(
            Coherent(where, said, path, allowed if isinstance(allowed, tuple) else None)
            for one in file.coherent
            for where, said in one.where.items()
            for path, allowed in one.then.items()
        ),
    )


@dataclass(frozen=True)
class Coherent:
    """Where the answer at `where` is one of `said`, the one at `then` is one of `allowed`; None: it is given at all."""

    where: str
    said: tuple[Answer, ...]
    then: str
    allowed: tuple[Answer, ...] | None


@dataclass(frozen=True)
class Powers:
    """`named`: paths of fields or of sections, and who can change them."""

    named: Mapping[str, Power]
    redesign: frozenset[str]
    """What makes the use another one when it changes."""
    fixed: frozenset[str]
    """What is never changed once it is given; all of `asked` is."""
    asked: frozenset[str]
    """What no path gives: where it is lacking it is a question."""
    repeated: frozenset[str]
    """The days of what is done again and again."""
    ended: frozenset[str]
    """What may be shortened or withdrawn."""
    coherent: tuple[Coherent, ...]
    """What goes together."""

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


class _Together(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    where: dict[Path, tuple[Answer, ...]]
    then: dict[Path, tuple[Answer, ...] | Literal["given"]]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    powers: dict[Power, tuple[Path, ...]]
    redesign: tuple[Path, ...]
    fixed: tuple[Path, ...]
    asked: tuple[Path, ...]
    repeated: tuple[Path, ...]
    ended: tuple[Path, ...]
    coherent: tuple[_Together, ...]
