"""What a draft would come to: what is wrong with it, its assessment and the questions it owes. An assessment, not a decision.

Knows: that the release in force and today's law are meant, as a submission of today would be. Signs nothing and logs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.record import Problem, RecordError, read_record
from registry.operations.assess import Evaluation, assess_record
from registry.operations.keep_draft import Draft
from registry.operations.registry import Registry
from registry.operations.trials import Questions, find_questions


@dataclass(frozen=True)
class Findings:
    """Either `problems`, which stand in the way of reading the draft, or what the policies say of it."""

    problems: tuple[Problem, ...] = ()
    evaluation: Evaluation | None = None
    questions: Questions | None = None


def assess_draft(registry: Registry, draft: Draft, *, asks: bool = True) -> Findings:
    """Assess a draft; `asks`: find the questions that it owes too. Raises what the engines raise."""
    try:
        record = read_record(draft.record)
    except RecordError as error:
        return Findings(error.problems)
    _, bundle = registry.release()
    engines, today = registry.engines(bundle), registry.clock().date()
    evaluation = assess_record(record, bundle, engines, today)
    questions = find_questions(draft.record, bundle, engines, today, "binding") if asks else None
    return Findings((), evaluation, questions)
