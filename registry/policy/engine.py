"""The port to a policy engine, and the rule that engines must agree.

Knows: what an engine takes and gives, and that one set of facts, one release and one law date have one
assessment, byte for byte. Does not know any engine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from registry.errors import RegistryError


def assess_with_all(engines: Sequence[Engine], facts: bytes, law_date: Mapping[str, Any]) -> bytes:
    """The assessment that every engine gives, as canonical bytes.

    Raises `engine.none` without an engine, `engine.disagree` unless all give the same bytes, and whatever an
    engine raises: one that fails is not outvoted by the others.
    """
    assessments = [engine.assess(facts, law_date) for engine in engines]
    if not assessments:
        raise RegistryError(
            "engine.none",
            "no policy engine is configured, so nothing can be decided",
            hint="Set SIGHTLINE_ENGINE to `wasm`, `opa` or `both`.",
        )
    if len(set(assessments)) > 1:
        names = ", ".join(f"{engine.name} ({engine.version})" for engine in engines)
        raise RegistryError(
            "engine.disagree",
            f"the engines {names} give different assessments; nothing is decided",
            hint="Keep the facts and report it: one engine is wrong, or they run different releases.",
        )
    return assessments[0]


class Engine(Protocol):
    """Evaluates one release. Safe to call from several threads."""

    @property
    def name(self) -> str:
        """Which implementation this is, as shown beside a decision."""

    @property
    def version(self) -> str: ...

    def assess(self, facts: bytes, law_date: Mapping[str, Any]) -> bytes:
        """The assessment of `facts` on `law_date`, as canonical bytes (RFC 8785).

        `facts` are canonical bytes too: they are hashed wherever they are assessed, so they exist. `law_date` is
        `{"iso": "2027-01-31", "day": 20849}`, the day counted since 1970-01-01. Fails closed:
        whatever is not exactly one assessment raises a RegistryError.
        """
