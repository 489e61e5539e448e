"""Explaining an assessment: for each requirement that is not met or undetermined, what it read and what would meet it.

Knows: how an assessment and the catalogue of its release fit together. Runs no engine, and what it makes is no part
of the assessment. Words of law come from the release alone; that of a release older than `remedies` too, without what
was expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final

from registry.domain.answer_words import held_words
from registry.domain.assessment import Assessment, RequirementResult
from registry.domain.explanation import Expected, Explanation, ForceReason, ParameterRead, Read
from registry.domain.record import definitions
from registry.domain.stubs import STUBS, TITLE
from registry.policy.bindings import ProfileEntry, entries_by_requirement
from registry.policy.release import SOURCES, Bundle
from registry.policy.remedies import Remedy, entries, remedies, value_on

EXPLAINED: Final = ("not_met", "undetermined")
"""The statuses that ask for an explanation."""

Json = Any


def explain(assessment: Assessment, bundle: Bundle) -> tuple[Explanation, ...]:
    """An explanation of every requirement that is not met or undetermined, in the order of their ids.

    `bundle` is the release that made the assessment.
    """
    known, ruled = entries(bundle.catalogue), entries_by_requirement(bundle.catalogue)
    day = date.fromisoformat(assessment.law_date.iso)
    facts = {path: held for result in assessment.requirements for path, held in result.evidence.items()}
    # Many rules read the same field: what it held is put into words once.
    reads = {path: _read(path, held) for path, held in facts.items()}
    return tuple(
        _explanation(result, known[result.id], bundle, day, reads, ruled.get(result.id, ()))
        for result in assessment.requirements
        if result.status in EXPLAINED
    )


@cache
def exceptions_of(rule: str) -> tuple[str, ...]:
    """The names that the Rego text of a requirement lists in its rules `exceptions` and `exclusions`."""
    return tuple(sorted({name for text in _EXCEPTIONS.findall(rule) for name in _NAME.findall(text)}))


def exceptions_in(bundle: Bundle, framework: str, id: str) -> tuple[str, ...]:
    """The names of the exceptions that the rule of a requirement knows in the release `bundle`."""
    path = f"{SOURCES}{framework}/{id.lower().replace('-', '_')}.rego"
    return exceptions_of(bundle.files.get(path, b"").decode())


def _explanation(
    result: RequirementResult,
    entry: Mapping[str, Json],
    bundle: Bundle,
    day: date,
    reads: Mapping[str, Read],
    ruled: Sequence[ProfileEntry],
) -> Explanation:
    ways = _ways(entry, bundle.catalogue, day)
    why, reasons = _force(result, ruled, day, reads)
    return Explanation(
        id=result.id,
        title=entry["title"],
        framework=bundle.framework_title(result.framework),
        status=result.status,
        severity=result.severity,
        kind=result.kind,
        meaning=entry["description"],
        reads=tuple(_with_expected(reads[path], ways or ()) for path in result.evidence),
        parameters=tuple(
            _parameter(bundle.catalogue["parameters"][name], day) for name in entry["parameters"]
        ),
        ways=ways,
        comply=entry["comply"],
        exceptions=exceptions_in(bundle, result.framework, result.id),
        source=f"{entry['source']['act']}, {entry['source']['article']}",
        link=entry["source"]["link"],
        verified=entry["verified"],
        in_force_since=entry["in_force"]["from"],
        in_force_citation=entry["in_force"]["citation"],
        force=result.force,
        force_why=why,
        force_reasons=reasons,
    )


def _ways(
    entry: Mapping[str, Json], catalogue: Mapping[str, Json], day: date
) -> tuple[dict[str, Expected], ...] | None:
    """The remedies of a requirement. A day that one counts from the law date stands for others as good, and is not told
    as if the rule had named it."""
    found = remedies(entry, catalogue, day)
    if found is None:
        return None
    counted = {
        path: _counted_day(wanted)
        for one in entry["remedies"]
        for path, wanted in one["set"].items()
        if _counted_day(wanted)
    }
    return tuple(
        {
            path: replace(wanted, words=counted[path]) if path in counted else wanted
            for path, wanted in way.items()
        }
        for way in found
    )


def _counted_day(wanted: Json) -> str:
    match wanted:
        case {"days_before": 0} | {"days_after": 0}:
            return "a day, such as the law date"
        case {"days_before": int(days)}:
            return f"a day, such as {days} days before the law date"
        case {"days_after": int(days)}:
            return f"a day, such as {days} days after the law date"
    return ""


def _read(path: str, held: Json) -> Read:
    field = definitions().get(path)
    title = field.title if field else TITLE if path == STUBS else path
    return Read(path, title, held, held_words(path, held), ())


def _with_expected(read: Read, ways: tuple[Remedy, ...]) -> Read:
    wanted: dict[str, Expected] = {way[read.path].words: way[read.path] for way in ways if read.path in way}
    return replace(read, expected=tuple(wanted.values())) if wanted else read


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
    result: RequirementResult, ruled: Sequence[ProfileEntry], day: date, reads: Mapping[str, Read]
) -> tuple[str, tuple[ForceReason, ...]]:
    country, operator = (reads[path].held if path in reads else None for path in _DECIDING)
    named = list(_rules(ruled, day, country, operator))
    reasons = tuple(reason for force, reason in named if force == result.force)
    if result.force == "unresolved":
        lacking = [
            said
            for path, said in _DECIDING.items()
            if path in reads and not isinstance(reads[path].held, str)
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
    ruled: Sequence[ProfileEntry], day: date, country: Json, operator: Json
) -> Iterator[tuple[str, ForceReason]]:
    """Those of the profiles' entries about a requirement that hold in the case, with the force that each gives."""
    where, who = (said if isinstance(said, str) else None for said in (country, operator))
    for entry in ruled:
        if entry.concerns(where, who, day):
            rule = entry.rule
            yield rule["force"], ForceReason(entry.title, rule["from"], rule["citation"], rule["verified"])


_DECIDING: Final = {"place.country": "the country", "operator.type": "the kind of operator"}
_EXCEPTIONS: Final = re.compile(r"^(?:exceptions|exclusions) := .*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)
_NAME: Final = re.compile(r'"(\w+)":')
