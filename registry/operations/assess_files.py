"""What the release that comes with the software says of what stands in files: one record, or a folder of cases.

Knows: that nothing is filed, signed or logged here, so no registry is needed. Does not know file formats
(registry.exchange) nor how results are shown.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from registry import assets
from registry.domain.canonical import parse_canonical
from registry.domain.coverage import Coverage
from registry.domain.explanation import Explanation
from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.exchange.cases import read_cases
from registry.exchange.record_file import Refused, read_record_file, read_records
from registry.operations.assess import Evaluation, assess_record, record_assessor
from registry.operations.assess_cases import Report, assess_cases
from registry.operations.engines import configured_engines
from registry.operations.installed_release import installed_release
from registry.operations.trials import Questions, find_path, find_questions
from registry.policy.change_path import Change, ChangePath, Obstacle
from registry.policy.coverage import coverage_for
from registry.policy.explanation import explain
from registry.policy.question_form import Key, Owed
from registry.policy.release import Bundle
from registry.policy.trial import Reading, Target
from registry.policy.weight import unanswered_by_weight
from registry.settings import Settings

__all__ = [
    "Bundle",
    "Change",
    "ChangePath",
    "Key",
    "Obstacle",
    "Owed",
    "Questions",
    "Target",
    "assess_case_folder",
    "assess_file",
    "coverage_of",
    "explanation_of",
    "only_record",
    "path_for_file",
    "questions_for_file",
    "unanswered_of",
]


def assess_file(given: Path | bytes, law_date: date, settings: Settings) -> tuple[Evaluation, Bundle]:
    """What the release says of the one record in a file, or in the bytes of standard input.

    Raises `assess.one` where it is not one, and what reading, record and engine raise.
    """
    bundle = installed_release()
    engines = configured_engines(bundle, settings)
    return assess_record(read_record(only_record(given)), bundle, engines, law_date), bundle


def explanation_of(evaluation: Evaluation, bundle: Bundle) -> tuple[Explanation, ...]:
    """Why each requirement that is not met or undetermined is so. It stands beside the assessment, never in it."""
    return explain(evaluation.assessment, bundle)


def unanswered_of(evaluation: Evaluation) -> dict[str, tuple[str, ...]]:
    """Of each requirement, by id, what it found unanswered, that on which most turns first."""
    return unanswered_by_weight(evaluation.assessment)


def coverage_of(evaluation: Evaluation, bundle: Bundle) -> Coverage:
    """How much of the law of the record's place the release tests. It stands beside the assessment, never in it."""
    return coverage_for(bundle.catalogue, parse_canonical(evaluation.facts), evaluation.assessment)


def path_for_file(
    given: Path | bytes, law_date: date, settings: Settings, target: Target, reading: Reading
) -> ChangePath:
    """The smallest set of changes that brings the one record in a file to an outcome; raises as `assess_file`."""
    bundle = installed_release()
    engines = configured_engines(bundle, settings)
    return find_path(only_record(given), bundle, engines, law_date, target, reading)


def questions_for_file(
    given: Path | bytes, law_date: date, settings: Settings, reading: Reading
) -> Questions:
    """The questions that the one record in a file owes next, the most useful first; raises as `assess_file`."""
    bundle = installed_release()
    engines = configured_engines(bundle, settings)
    return find_questions(only_record(given), bundle, engines, law_date, reading)


def assess_case_folder(folder: Path | None, settings: Settings) -> tuple[Report, list[str]]:
    """The report on the cases in `folder` (None: those of the policy library), and a line for each problem of a file.

    Raises `case.folder` where there is no such folder.
    """
    cases, problems = read_cases(folder or assets.policies() / "cases")
    bundle = installed_release()
    assess = record_assessor(bundle, configured_engines(bundle, settings))
    told = [
        f"{problem.file}: {problem.key or 'the file'}: "
        + RegistryError(problem.code, problem.message, hint=problem.hint).line()
        for problem in problems
    ]
    return assess_cases(cases, assess), told


def only_record(given: Path | bytes) -> dict[str, Any]:
    """The one record in a file, as written; raises `assess.one` where it is not one."""
    if isinstance(given, bytes):
        where = "standard input"
        form = "json" if given.lstrip()[:1] in (b"{", b"[", b"") else "yaml"
        found = list(read_records(io.BytesIO(given), f"{where}.{form}"))
    else:
        where = str(given)
        found = list(read_record_file(given))
    if len(found) != 1:
        raise RegistryError(
            "assess.one", f"{where} holds {len(found)} records", hint="Give a file with one record."
        )
    if isinstance(found[0], Refused):
        error = found[0].error
        raise RegistryError(error.code, f"{where}: {error.message}", hint=error.hint)
    return found[0].data
