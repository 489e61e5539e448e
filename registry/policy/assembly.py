"""From what a release's rules give to the assessment that is published.

Knows: the two shapes in which releases answer: the whole assessment (`main/assessment`, the first release), or what can
differ from case to case, to which the release's own catalogue adds the rest (`main/results`). Computes no status, no
force and no outcome. Does not know any engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, get_args

from registry.domain.canonical import canonical_bytes
from registry.domain.vocabulary import Force, Outcome, Severity, Status
from registry.errors import RegistryError
from registry.policy.catalogue import Requirement

WHOLE = "main/assessment"
RESULTS = "main/results"
"""The package and rule of the policies that every engine is asked for, by what it gives."""

Assemble = Callable[[Any, str], bytes]
"""From what an engine gave, and its name for errors, to the canonical bytes of the assessment; raises `engine.result`."""

_STATUSES = frozenset(get_args(Status))
_SEVERITIES = frozenset(get_args(Severity))
_FORCES = frozenset(get_args(Force))
_OUTCOMES = frozenset(get_args(Outcome))


def assembling(entrypoint: str, facts_version: int, requirements: Mapping[str, Requirement]) -> Assemble:
    """How what the rule at `entrypoint` gives becomes an assessment. Raises `engine.module` for another entrypoint."""
    if entrypoint == WHOLE:
        return whole
    if entrypoint == RESULTS:
        return _Assembly(facts_version, requirements)
    raise RegistryError("engine.module", f"this software does not know what {entrypoint} gives")


def whole(result: Any, engine: str) -> bytes:
    """The canonical bytes of an assessment given whole; raises `engine.result` for what is no object JSON can carry."""
    if not isinstance(result, dict):
        _unusable(engine, f"it is {type(result).__name__}")
    try:
        return canonical_bytes(result)
    except RegistryError as error:
        _unusable(engine, error.message)


def _described(one: Requirement) -> str:
    named = {"framework": one.framework, "ground": one.ground, "id": one.id, "kind": one.kind}
    return canonical_bytes(named).decode()[1:-1]


def _unusable(engine: str, why: str) -> NoReturn:
    raise RegistryError("engine.result", f"{engine} gave an unusable assessment: {why}")


class _Assembly:
    """What a release says of its requirements, and the lines that were composed before: there are few for each."""

    def __init__(self, facts_version: int, requirements: Mapping[str, Requirement]) -> None:
        self._facts_version = facts_version
        self._described = {id: _described(requirements[id]) for id in sorted(requirements)}
        self._lines: dict[tuple[str, str, str, str], str] = {}

    def __call__(self, result: Any, engine: str) -> bytes:
        match result:
            case {
                "law_date": {"iso": str(), "day": int()} as law_date,
                "outcome": {"binding": str(binding), "strict": str(strict)},
                "requirements": list(results),
                "exceptions": dict(exceptions),
            } if exceptions.keys() <= self._described.keys() and {binding, strict} <= _OUTCOMES:
                pass
            case _:
                _unusable(engine, "it is not a law date, two outcomes and one result for each requirement")
        try:
            lines = [
                self._line(id, status, severity, force, exceptions.get(id))
                for id, (status, severity, force) in zip(self._described, results, strict=True)
            ]
        except (TypeError, ValueError, RegistryError):
            _unusable(engine, "a requirement's result is not status, severity, force and named exceptions")
        return (
            f'{{"facts_version":{self._facts_version},"law_date":{canonical_bytes(law_date).decode()}'
            f',"outcome":{{"binding":"{binding}","strict":"{strict}"}},"requirements":[{",".join(lines)}]}}'
        ).encode()

    def _line(self, id: str, status: str, severity: str, force: str, exceptions: Any) -> str:
        if exceptions is not None:
            return self._composed(id, status, severity, force, exceptions)
        known = (id, status, severity, force)
        line = self._lines.get(known)
        if line is None:
            line = self._lines[known] = self._composed(*known, [])
        return line

    def _composed(self, id: str, status: str, severity: str, force: str, exceptions: Any) -> str:
        if status not in _STATUSES or severity not in _SEVERITIES or force not in _FORCES:
            raise ValueError("a word that means nothing")
        if not isinstance(exceptions, list) or not all(isinstance(name, str) for name in exceptions):
            raise TypeError("exceptions")
        return (
            f'{{"exceptions":{canonical_bytes(exceptions).decode()},"force":"{force}",{self._described[id]}'
            f',"severity":"{severity}","status":"{status}"}}'
        )
