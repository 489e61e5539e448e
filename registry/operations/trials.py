"""Trying what a record would be if it answered otherwise: the changes that bring it to an outcome, the questions it owes.

Knows: how a changed record is assessed with the real engines, and where it is written who can change what. Stores
nothing and logs nothing: the record stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from registry import assets
from registry.domain import facts as facts_of
from registry.domain.record import Record, read_record
from registry.operations.changed_facts import changed_facts
from registry.policy.change_path import ChangePath, case_of, path_to
from registry.policy.derived_scopes import Derived, derived_scopes
from registry.policy.engine import Engine, assess_with_all
from registry.policy.powers import Powers, read_powers
from registry.policy.question_form import Owed
from registry.policy.questions_owed import Unsettled, questions_owed, unsettled
from registry.policy.release import Bundle
from registry.policy.trial import Answers, Reading, Target, Trial, Tried


class Questions(NamedTuple):
    """What a record owes next, the most useful first, what need not be asked because its country says it, and what no answer
    settles."""

    owed: tuple[Owed, ...]
    derived: tuple[Derived, ...]
    unsettled: Unsettled = Unsettled((), {})


def find_path(
    data: Mapping[str, Any],
    bundle: Bundle,
    engines: Sequence[Engine],
    law_date: date,
    target: Target,
    reading: Reading,
) -> ChangePath:
    """The smallest set of changes with which the record in `data` has the outcome `target` under `reading`.

    Raises what reading the record and the engines raise.
    """
    record = read_record(data)
    case = case_of(bundle, record.answers(), powers(), law_date)
    trial = trial_of(record, data.get("withheld") or (), bundle, engines, law_date)
    return path_to(target, reading, trial, case, bundle)


def find_questions(
    data: Mapping[str, Any], bundle: Bundle, engines: Sequence[Engine], law_date: date, reading: Reading
) -> Questions:
    """The questions that the record in `data` owes next; raises what reading the record and the engines raise."""
    record = read_record(data)
    case = case_of(bundle, record.answers(), powers(), law_date)
    trial = trial_of(record, data.get("withheld") or (), bundle, engines, law_date)
    profiles = bundle.catalogue["profiles"]
    left = unsettled(trial, case, reading, profiles)
    return Questions(
        questions_owed(trial, case, reading, profiles, {*left.unbound, *left.contradicted}),
        derived_scopes(case.answers, profiles, law_date),
        left,
    )


def powers() -> Powers:
    """Who can change what, as the policy library that comes with the software says."""
    return read_powers((assets.policies() / "powers.yaml").read_text(encoding="utf-8"))


def trial_of(
    record: Record,
    withheld: Sequence[Mapping[str, Any]],
    bundle: Bundle,
    engines: Sequence[Engine],
    law_date: date,
) -> Trial:
    """What the engines say of `record` with other answers; None where these make no record.

    `withheld` is what the record withholds, as it was written.
    """
    day = facts_of.law_date(law_date)
    facts_with = changed_facts(record, withheld, bundle.facts_version)

    def trial(changed: Answers) -> Tried | None:
        facts = facts_with(changed)
        if facts is None:
            return None
        # Facts are canonical but for the order of their keys, and those of a trial are hashed nowhere.
        data = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        assessment = json.loads(assess_with_all(engines, data, day))
        results = {result["id"]: result for result in assessment["requirements"]}
        return Tried(assessment["outcome"], results, facts)

    return trial
