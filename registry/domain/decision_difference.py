"""What differs between two decisions, or two assessments, on one deployment.

Knows: that a requirement which a release does not have and one which does not apply say the same of a deployment: nothing.
The difference stands in no statement. A decision names the one before it, and both list every requirement, so anyone
derives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

from registry.domain.vocabulary import Force, Severity, Status

Json = Any

NOT_IN_RELEASE: Final = "not_in_release"
_IDLE: Final = ("not_applicable", NOT_IN_RELEASE)


class _Line(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def force(self) -> Force: ...


class _Found(Protocol):
    @property
    def binding(self) -> str: ...
    @property
    def strict(self) -> str: ...


class Said(Protocol):
    """A decision or an assessment."""

    @property
    def outcome(self) -> _Found: ...
    @property
    def requirements(self) -> Iterable[_Line]: ...


@dataclass(frozen=True)
class Changed:
    """One thing that was `before` and is `after`. `what`: the id of a requirement, or a reading of the outcome."""

    what: str
    of: Literal["outcome", "status", "severity", "force"]
    before: str
    after: str


def difference(before: Said, after: Said) -> tuple[Changed, ...]:
    """What changed, outcomes first, then requirements in the order of their ids; empty where nothing did.

    A severity or a force is told only where the requirement applies before and after: else the status says it.
    """
    found = [
        Changed(reading, "outcome", was, now)
        for reading in ("binding", "strict")
        if (was := getattr(before.outcome, reading)) != (now := getattr(after.outcome, reading))
    ]
    old, new = ({one.id: one for one in said.requirements} for said in (before, after))
    for id in sorted(old.keys() | new.keys()):
        was, now = (_status(lines.get(id)) for lines in (old, new))
        if was in _IDLE and now in _IDLE:
            continue
        if was != now:
            found.append(Changed(id, "status", was, now))
        if was in _IDLE or now in _IDLE:
            continue
        found += [
            Changed(id, of, getattr(old[id], of), getattr(new[id], of))
            for of in ("severity", "force")
            if getattr(old[id], of) != getattr(new[id], of)
        ]
    return tuple(found)


def substance(assessment: Mapping[str, Json]) -> Json:
    """What an assessment, as parsed JSON, says of a deployment: both outcomes and every result that applies, whatever the
    day and the release. What a rule read is left out: it stands in the facts."""
    return assessment["outcome"], {
        one["id"]: {name: value for name, value in one.items() if name != "evidence"}
        for one in assessment["requirements"]
        if one["status"] != "not_applicable"
    }


def _status(line: _Line | None) -> str:
    return NOT_IN_RELEASE if line is None else line.status
