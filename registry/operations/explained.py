"""An assessment explained: for a record in a file, or from facts and an assessment that exist already.

Knows: that an explanation is drawn from an assessment, and that what could become of a requirement is tried on the
engine of the release that assessed. Files, signs and logs nothing; needs no registry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from registry.domain import facts as facts_of
from registry.domain.assessment import Assessment, RequirementResult
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.coverage import Coverage
from registry.domain.explanation import Explanation
from registry.domain.record import RecordError, read_record
from registry.domain.vocabulary import Status
from registry.operations.assess import unfiled_form, wasm_engine
from registry.operations.assess_files import assess_file
from registry.operations.trials import powers
from registry.policy import explanation, weight
from registry.policy.answer_changes import value_at
from registry.policy.coverage import coverage_for
from registry.policy.prospect import Prospect
from registry.policy.prospects import Facts, Trials
from registry.policy.release import Bundle
from registry.policy.trial import Reading, overlaid
from registry.settings import Settings

__all__ = ["Explained", "Prospect", "explained_file"]


@dataclass(frozen=True)
class Explained:
    """An assessment, the facts it was made of, the release that made it, and where the version comes from (None: it is
    not filed)."""

    assessment: Assessment
    facts: Mapping[str, Any]
    bundle: Bundle
    provenance: str | None = None

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """Of every requirement that is not met or undetermined, in the order of their ids."""
        return explanation.explain(self.assessment, self.bundle)

    @property
    def coverage(self) -> Coverage:
        """How much of the law of the place the release tests."""
        return coverage_for(self.bundle.catalogue, self.facts, self.assessment)

    def deciding(self, reading: Reading) -> list[RequirementResult]:
        """The requirements that decide the outcome under `reading`, what weighs most first."""
        return weight.deciding(self.assessment, reading)

    def prospect(self, one: Explanation) -> Prospect:
        """What could become of a requirement that is explained."""
        return self._trials.prospect(one)

    @cached_property
    def _trials(self) -> Trials:
        engine, version = wasm_engine(self.bundle), self.bundle.facts_version
        day = date.fromisoformat(self.assessment.law_date.iso)
        on = facts_of.law_date(day)
        known: dict[bytes, Mapping[str, Status]] = {}

        def trial(changed: Facts) -> Mapping[str, Status]:
            # Many requirements read the same answers, so that most of what one tries was tried for another.
            facts = canonical_bytes(overlaid(self.facts, changed))
            if facts not in known:
                assessed = json.loads(engine.assess(facts, on))
                known[facts] = {one["id"]: one["status"] for one in assessed["requirements"]}
            return known[facts]

        def fact(path: str, answer: Any) -> Any:
            try:
                record = read_record(overlaid({}, {path: answer}))
            except RecordError:
                return None
            return value_at(facts_of.derive(unfiled_form(record), version), path)

        return Trials(trial, fact, powers(), day, self.bundle.catalogue["profiles"], self.facts)


def explained_file(given: Path | bytes, law_date: date, settings: Settings) -> Explained:
    """The one record in a file, assessed here and now; raises as `assess_file`."""
    evaluation, bundle = assess_file(given, law_date, settings)
    return Explained(evaluation.assessment, parse_canonical(evaluation.facts), bundle)
