"""Explaining an assessment: for each requirement that is not met or undetermined, what it read and what would meet it.

Knows: how an assessment and the catalogue of its release fit together. Runs no engine, and what it makes is no part
of the assessment. Words of law come from the release alone; that of a release older than `remedies` too, without what
was expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from registry.domain.answer_words import held_words
from registry.domain.assessment import Assessment, RequirementResult
from registry.domain.explanation import Expected, Explanation, ForceReason, ParameterRead, Read
from registry.domain.record import definitions
from registry.policy.release import SOURCES, Bundle
from registry.policy.remedies import Remedy, entries, holds, remedies, value_on

EXPLAINED: Final = ("not_met", "undetermined")
"""The statuses that ask for an explanation."""

Json = Any


def explain(assessment: Assessment, bundle: Bundle) -> tuple[Explanation, ...]:
    """An explanation of every requirement that is not met or undetermined, in the order of their ids.

    `bundle` is the release that made the assessment.
    """
    known = entries(bundle.catalogue)
    day = date.fromisoformat(assessment.law_date.iso)
    facts = {path: held for result in assessment.requirements for path, held in result.evidence.items()}
    return tuple(
        _explanation(result, known[result.id], bundle, day, facts)
        for result in assessment.requirements
        if result.status in EXPLAINED
    )


def exceptions_of(rule: str) -> tuple[str, ...]:
    """The names of the exceptions that the Rego text of a requirement lists in its rule `exceptions`."""
    return tuple(sorted({name for text in _EXCEPTIONS.findall(rule) for name in _NAME.findall(text)}))


def _explanation(
    result: RequirementResult, entry: Mapping[str, Json], bundle: Bundle, day: date, facts: Mapping[str, Json]
) -> Explanation:
    ways = remedies(entry, bundle.catalogue, day)
    rule = bundle.files.get(f"{SOURCES}{result.framework}/{result.id.lower().replace('-', '_')}.rego", b"")
    why, reasons = _force(result, bundle.catalogue, day, facts)
    return Explanation(
        id=result.id,
        title=entry["title"],
        framework=bundle.framework_title(result.framework),
        status=result.status,
        severity=result.severity,
        kind=result.kind,
        meaning=entry["description"],
        reads=tuple(_read(path, held, ways or ()) for path, held in result.evidence.items()),
        parameters=tuple(
            _parameter(bundle.catalogue["parameters"][name], day) for name in entry["parameters"]
        ),
        ways=None if ways is None else tuple(dict(way) for way in ways),
        comply=entry["comply"],
        exceptions=exceptions_of(rule.decode()),
        source=f"{entry['source']['act']}, {entry['source']['article']}",
        link=entry["source"]["link"],
        verified=entry["verified"],
        in_force_since=entry["in_force"]["from"],
        in_force_citation=entry["in_force"]["citation"],
        force=result.force,
        force_why=why,
        force_reasons=reasons,
    )


def _read(path: str, held: Json, ways: tuple[Remedy, ...]) -> Read:
    field = definitions().get(path)
    wanted: dict[str, Expected] = {way[path].words: way[path] for way in ways if path in way}
    return Read(path, field.title if field else path, held, held_words(path, held), tuple(wanted.values()))


def _parameter(parameter: Mapping[str, Json], day: date) -> ParameterRead:
    period = value_on(parameter, day) or {"value": None, "from": None, "until": None, "citation": None}
    return ParameterRead(
        name=parameter["name"],
        title=parameter["title"],
        unit=parameter["unit"],
        nature=parameter["nature"],
        value=period["value"],
        since=period["from"],
        until=period["until"],
        citation=period["citation"] or parameter["citation"] or "",
    )


def _force(
    result: RequirementResult, catalogue: Mapping[str, Json], day: date, facts: Mapping[str, Json]
) -> tuple[str, tuple[ForceReason, ...]]:
    country, operator = facts.get("place.country"), facts.get("operator.type")
    named = list(_rules(result, catalogue, day, country, operator))
    reasons = tuple(reason for force, reason in named if force == result.force)
    if result.force == "unresolved":
        lacking = [
            said for path, said in _DECIDING.items() if path in facts and not isinstance(facts[path], str)
        ]
        known = "are not known" if len(lacking) > 1 else "is not known"
        why = f"{' and '.join(lacking)} {known}" if lacking else "no profile tells of this country"
    elif result.force == "binds":
        why = "a profile names the country, the kind of operator and the day"
    elif reasons:
        why = "a profile says that it advises here"
    else:
        why = "no profile says that it binds this kind of operator in this country on this day"
    return why, reasons


def _rules(
    result: RequirementResult, catalogue: Mapping[str, Json], day: date, country: Json, operator: Json
) -> Iterator[tuple[str, ForceReason]]:
    """The entries of the profiles about a requirement that hold in the case, with the force that each gives."""
    for profile in catalogue["profiles"].values():
        spans = profile["countries"]
        covered = (
            spans.values() if not isinstance(country, str) else [spans[country]] if country in spans else []
        )
        for rule in profile["rules"]:
            about = result.id in rule["requirements"] or rule["framework"] == result.framework
            concerns = operator in rule["operators"] or not isinstance(operator, str)
            if about and concerns and holds(rule, day) and any(holds(span, day) for span in covered):
                yield (
                    rule["force"],
                    ForceReason(profile["title"], rule["from"], rule["citation"], rule["verified"]),
                )


_DECIDING: Final = {"place.country": "the country", "operator.type": "the kind of operator"}
_EXCEPTIONS: Final = re.compile(r"^exceptions := .*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)
_NAME: Final = re.compile(r'"(\w+)":')
