"""The port to a policy engine, and the rule that engines must agree.

Knows: what an engine takes and gives, and that one set of facts, one release and one law date have one
assessment, byte for byte. Does not know any engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError


def assess_with_all(engines: Sequence[Engine], facts: dict[str, Any], law_date: dict[str, Any]) -> bytes:
    """The assessment that every engine gives, as canonical bytes.

    Raises `engine.none` without an engine, `engine.disagree` unless all give the same bytes, and whatever an
    engine raises: one that fails is not outvoted by the others.
    """
    assessments = [engine.assess(facts, law_date) for engine in engines]
    if not assessments:
        raise RegistryError("engine.none", "no policy engine is configured, so nothing can be decided")
    if len(set(assessments)) > 1:
        names = ", ".join(f"{engine.name} ({engine.version})" for engine in engines)
        raise RegistryError(
            "engine.disagree",
            f"the engines {names} give different assessments; nothing is decided",
            hint="Keep the facts and report it: one engine is wrong, or they run different releases.",
        )
    return assessments[0]


def assessment_bytes(result: Any, engine: str) -> bytes:
    """The canonical bytes of what `engine` gave. Raises `engine.result` for anything but an object JSON can
    carry."""
    if not isinstance(result, dict):
        kind = type(result).__name__
        raise RegistryError("engine.result", f"{engine} gave {kind} where an assessment was expected")
    try:
        return canonical_bytes(result)
    except RegistryError as error:
        raise RegistryError(
            "engine.result", f"{engine} gave an unusable assessment: {error.message}"
        ) from error


class Engine(Protocol):
    """Evaluates one release. Safe to call from several threads."""

    @property
    def name(self) -> str:
        """Which implementation this is, as shown beside a decision."""

    @property
    def version(self) -> str: ...

    def assess(self, facts: dict[str, Any], law_date: dict[str, Any]) -> bytes:
        """The assessment of `facts` on `law_date`, as canonical bytes (RFC 8785).

        `law_date` is `{"iso": "2027-01-31", "day": 20849}`, the day counted since 1970-01-01. Fails closed:
        whatever is not exactly one assessment raises a RegistryError.
        """
