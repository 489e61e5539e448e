"""From what a release's rules give to the assessment that is published.

Knows: the two shapes in which releases answer: the whole assessment (`main/assessment`, the first release), or what can
differ from case to case, to which the release's own catalogue adds the rest (`main/results`). There a requirement's
status, severity and force are one number, whose meaning stands in the release's data. Computes no status, no force and no
outcome. Does not know any engine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NoReturn

from registry.domain.canonical import canonical_bytes
from registry.domain.vocabulary import FORCES, OUTCOMES, SEVERITIES, STATUSES
from registry.errors import RegistryError
from registry.policy.catalogue import Requirement

WHOLE = "main/assessment"
RESULTS = "main/results"
"""The package and rule of the policies that every engine is asked for, by what it gives."""

Assemble = Callable[[Any, str], bytes]
"""From what an engine gave, and its name for errors, to the canonical bytes of the assessment; raises `engine.result`."""

Words = tuple[str, str, str]
"""A result: status, severity, force."""

_OUTCOMES = frozenset(OUTCOMES)


def assembling(
    entrypoint: str, facts_version: int, requirements: Mapping[str, Requirement], data: bytes
) -> Assemble:
    """How what the rule at `entrypoint` gives becomes an assessment; `data` is the release's data document.

    Raises `engine.module` for another entrypoint, and for data that gives results no codes.
    """
    if entrypoint == WHOLE:
        return whole
    if entrypoint == RESULTS:
        return _Assembly(facts_version, requirements, _words_in(data))
    raise RegistryError(
        "engine.module",
        f"this software does not know what {entrypoint} gives",
        hint="Build the release again with `sightline policies build`, or use the software that built it.",
    )


def whole(result: Any, engine: str) -> bytes:
    """The canonical bytes of an assessment given whole; raises `engine.result` for what is no object JSON can carry."""
    if not isinstance(result, dict):
        _unusable(engine, f"it is {type(result).__name__}")
    try:
        return canonical_bytes(result)
    except RegistryError as error:
        _unusable(engine, error.message)


def result_words() -> list[Words]:
    """Every status, severity and force that a result can have; the place of each is its code."""
    return list(product(STATUSES, SEVERITIES, FORCES))


def result_codes(words: Iterable[Words]) -> dict[str, dict[str, dict[str, int]]]:
    """The code of a result by its status, its severity and its force."""
    codes: dict[str, dict[str, dict[str, int]]] = {}
    for code, (status, severity, force) in enumerate(words):
        codes.setdefault(status, {}).setdefault(severity, {})[force] = code
    return codes


def _words_in(data: bytes) -> list[Words]:
    try:
        document = json.loads(data)
        words = [(status, severity, force) for status, severity, force in document["result_words"]]
        if set(words) <= set(result_words()) and document["result_codes"] == result_codes(words):
            return words
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise RegistryError(
        "engine.module",
        "the release's data does not say what its results' codes mean",
        hint="Build the release again with `sightline policies build`, or use the software that built it.",
    )


def _described(one: Requirement) -> str:
    named = {"framework": one.framework, "ground": one.ground, "id": one.id, "kind": one.kind}
    return canonical_bytes(named).decode()[1:-1]


def _unusable(engine: str, why: str) -> NoReturn:
    raise RegistryError(
        "engine.result",
        f"{engine} gave an unusable assessment: {why}",
        hint="Nothing was decided. Report it with the facts.",
    )


class _Assembly:
    """What a release says of its requirements, and their lines so far without an exception: each has a few."""

    def __init__(
        self, facts_version: int, requirements: Mapping[str, Requirement], words: Sequence[Words]
    ) -> None:
        self._facts_version = facts_version
        self._ids = sorted(requirements)
        self._words = dict(enumerate(words))
        self._described = {id: _described(requirements[id]) for id in self._ids}
        self._lines = [_Lines(self._words, described) for described in self._described.values()]

    def __call__(self, result: Any, engine: str) -> bytes:
        match result:
            case {
                "law_date": {"iso": str(), "day": int()} as law_date,
                "outcome": {"binding": str(binding), "strict": str(strict)},
                "requirements": list(codes),
                "exceptions": dict(exceptions),
            } if exceptions.keys() <= self._described.keys() and {binding, strict} <= _OUTCOMES:
                pass
            case _:
                _unusable(engine, "it is not a law date, two outcomes and one result for each requirement")
        try:
            if not {int}.issuperset(map(type, codes)):
                raise TypeError("codes")
            lines = [known[code] for known, code in zip(self._lines, codes, strict=True)]
            for id, names in exceptions.items():
                number = self._ids.index(id)
                lines[number] = _line(self._words[codes[number]], self._described[id], names)
        except (KeyError, TypeError, ValueError, RegistryError):
            _unusable(
                engine, "a requirement's result is not a code of the release, or its exceptions are no names"
            )
        return (
            f'{{"facts_version":{self._facts_version},"law_date":{canonical_bytes(law_date).decode()}'
            f',"outcome":{{"binding":"{binding}","strict":"{strict}"}},"requirements":[{",".join(lines)}]}}'
        ).encode()


class _Lines(dict[int, str]):
    """The lines of one requirement by code, each composed when it is first asked for."""

    def __init__(self, words: Mapping[int, Words], described: str) -> None:
        self._words = words
        self._described = described

    def __missing__(self, code: int) -> str:
        line = self[code] = _line(self._words[code], self._described, [])
        return line


def _line(words: Words, described: str, exceptions: Any) -> str:
    if not isinstance(exceptions, list) or not all(isinstance(name, str) for name in exceptions):
        raise TypeError("exceptions")
    status, severity, force = words
    return (
        f'{{"exceptions":{canonical_bytes(exceptions).decode()},"force":"{force}",{described}'
        f',"severity":"{severity}","status":"{status}"}}'
    )
