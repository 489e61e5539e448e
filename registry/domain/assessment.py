"""An assessment: the status of every requirement for one version's facts under one release on one law date.

Knows: the shape that every engine must return, and refuses anything else, so that nonsense never becomes a
decision. Does not compute a status or an outcome: policies do, and nothing else may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.vocabulary import REQUIREMENT_ID_PATTERN, Force, Ground, Kind, Outcome, Severity, Status
from registry.errors import RegistryError

_SAID: Final = ("id", "framework", "kind", "ground", "severity", "force", "status")
"""What is said of a requirement without an exception."""
_said = itemgetter(*_SAID)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class RequirementResult(_Strict):
    """One requirement's result.

    `evidence` maps each fact path that the rule reads to what it held. Only assessments of the first release say it;
    for a later one it is taken from the facts (`with_evidence`), which are published beside it.
    """

    id: str = Field(pattern=f"^{REQUIREMENT_ID_PATTERN}$")
    framework: str
    kind: Kind
    ground: Ground
    severity: Severity
    force: Force
    status: Status
    exceptions: list[str]
    evidence: dict[str, Any] = Field(default_factory=dict)


class Outcomes(_Strict):
    """The outcome over what binds, and over everything."""

    binding: Outcome
    strict: Outcome


class LawDate(_Strict):
    """The day whose law applies: ISO string and days since 1970-01-01."""

    iso: str
    day: int


class Assessment(_Strict):
    """The whole assessment, requirements in the order of their ids."""

    facts_version: int
    law_date: LawDate
    outcome: Outcomes
    requirements: list[RequirementResult]

    @model_validator(mode="after")
    def _requirements_stand_once_and_in_order(self) -> Self:
        ids = [r.id for r in self.requirements]
        if not ids or ids != sorted(set(ids)):
            raise ValueError("requirements are missing, repeated or out of order")
        return self

    def with_evidence(self, facts: Mapping[str, Any], inputs: Mapping[str, Sequence[str]]) -> Assessment:
        """The same with what each requirement read: `inputs` names the dotted paths in `facts` by requirement."""
        held = {path: _at(facts, path) for path in set().union(*inputs.values())}
        return self.model_copy(
            update={
                "requirements": [
                    one
                    if one.evidence
                    else one.model_copy(update={"evidence": {path: held[path] for path in inputs[one.id]}})
                    for one in self.requirements
                ]
            }
        )

    def with_status(self, status: Status) -> list[RequirementResult]:
        """The requirements with `status`, in order."""
        return [r for r in self.requirements if r.status == status]


def read_assessment(data: bytes) -> tuple[Assessment, str]:
    """The assessment in canonical bytes `data`, and its sha256; raises `assessment.malformed`."""
    try:
        return Assessment.model_validate(_with_known(parse_canonical(data))), sha256_hex(data)
    except RegistryError as error:
        raise _malformed(error.message) from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the assessment"
        raise _malformed(f"{place}: {first['msg']}") from None


def _with_known(value: Any) -> Any:
    """The value with what was read before of it in its place: a release has a few results for each of its requirements."""
    try:
        return value | {"requirements": [_known(one) for one in value["requirements"]]}
    except (TypeError, KeyError):
        return value


def _known(one: Any) -> Any:
    try:
        return one if one["exceptions"] != [] or len(one) != len(_SAID) + 1 else _result(*_said(one))
    except (TypeError, KeyError, ValidationError):
        # Read with the rest, which tells where it is malformed.
        return one


@lru_cache(maxsize=16_384)
def _result(*said: str) -> RequirementResult:
    return RequirementResult(**dict(zip(_SAID, said, strict=True)), exceptions=[])  # type: ignore[arg-type]


def _at(facts: Mapping[str, Any], path: str) -> Any:
    held: Any = facts
    for part in path.split("."):
        held = held.get(part) if isinstance(held, Mapping) else None
    return held


def _malformed(why: str) -> RegistryError:
    return RegistryError(
        "assessment.malformed",
        f"the policy engine returned no assessment: {why}",
        hint="Nothing was decided. Check that the release in force was built by `sightline policies build`.",
    )
