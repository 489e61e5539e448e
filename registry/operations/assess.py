"""Assess one committed form under one release on one day. Stores nothing and logs nothing.

Knows: facts, engines and the order in which they meet. What it returns is not a decision: a decision is signed and
logged (operations.file_record).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from registry.domain import facts as facts_of
from registry.domain.assessment import Assessment, read_assessment
from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.committed import commit
from registry.domain.record import Record, read_record
from registry.errors import RegistryError
from registry.operations.installed_release import installed_digest
from registry.policy.engine import Engine, assess_with_all
from registry.policy.release import Bundle
from registry.policy.wasm_engine import WasmEngine


@dataclass(frozen=True)
class Evaluation:
    """What the engines made of one committed form: canonical bytes, their digests, and the parsed assessment."""

    facts: bytes
    facts_sha256: str
    facts_version: int
    assessment_bytes: bytes
    assessment_sha256: str
    plain: Assessment
    """As it was decided; what each requirement read is not in it."""
    bundle: Bundle

    @cached_property
    def assessment(self) -> Assessment:
        """The same with what each requirement read, for people."""
        inputs = {one.id: one.inputs for one in self.bundle.requirements.values()}
        return self.plain.with_evidence(parse_canonical(self.facts), inputs)


def evaluate(
    form: Mapping[str, Any], bundle: Bundle, engines: Sequence[Engine], law_date: date
) -> Evaluation:
    """Derive the facts of `form` and assess them with every engine; raises what an engine or a shape raises."""
    facts = facts_of.derive(form, bundle.facts_version)
    data = canonical_bytes(facts)
    result = assess_with_all(engines, data, facts_of.law_date(law_date))
    assessment, digest = read_assessment(result)
    if assessment.law_date.iso != law_date.isoformat() or assessment.facts_version != bundle.facts_version:
        raise RegistryError(
            "assessment.malformed",
            "the policy engine assessed another day or another version of the facts than it was asked to",
            hint="Nothing was decided. Check that the release in force was built by `sightline policies build`.",
        )
    return Evaluation(data, sha256_hex(data), bundle.facts_version, result, digest, assessment, bundle)


def assess_record(record: Record, bundle: Bundle, engines: Sequence[Engine], law_date: date) -> Evaluation:
    """Assess a record that is not filed."""
    return evaluate(unfiled_form(record), bundle, engines, law_date)


def record_assessor(
    bundle: Bundle, engines: Sequence[Engine]
) -> Callable[[Mapping[str, Any], date], dict[str, Any]]:
    """What gives the assessment of a record, as it is written, on a law date, as plain JSON; raises as `assess_record`."""

    def assess(record: Mapping[str, Any], law_date: date) -> dict[str, Any]:
        made = assess_record(read_record(record), bundle, engines, law_date)
        assessment: dict[str, Any] = made.assessment.model_dump(mode="json")
        return assessment

    return assess


def unfiled_form(record: Record) -> Mapping[str, Any]:
    """The committed form of a record that is not filed. Salts do not reach the facts, so none are drawn."""
    return commit(
        record, deployment="unfiled", version=1, provenance="filed", previous=None, salt=lambda: bytes(32)
    ).form


def wasm_engine(bundle: Bundle) -> WasmEngine:
    """The normative engine for `bundle`; unbounded for the release that came with this software."""
    bounded = bundle.digest != installed_digest()
    return WasmEngine(bundle.wasm, bundle.data, bundle.entrypoint, bundle.assemble, bounded=bounded)
