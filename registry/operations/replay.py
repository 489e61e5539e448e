"""Replay a decision: make it again from the record that is kept, under its own release and law date, and compare.

Knows: that a decision is the same when its facts and its assessment have the digests that were signed. What is compared is what
this server keeps; `sightline check` does the same from outside, with what is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.decision import Decision, read_statement, requirement_lines
from registry.errors import RegistryError
from registry.operations.assess import Evaluation, evaluate
from registry.operations.issuers import issuers
from registry.operations.registry import Registry
from registry.signing.dsse import unverified_payload
from registry.storage import ledger, queries
from registry.storage.values import Place


@dataclass(frozen=True)
class Compared:
    """One thing that a decision signed, and what came of making it again."""

    what: str
    signed: str
    again: str

    @property
    def same(self) -> bool:
        """Whether they are equal."""
        return self.signed == self.again


@dataclass(frozen=True)
class Replayed:
    """A decision made again with `engines`. `void`: the key that signed it was revoked."""

    decision: Decision
    origin: str
    index: int
    compared: tuple[Compared, ...]
    engines: tuple[str, ...]
    void: bool

    @property
    def same(self) -> bool:
        """Whether everything that was compared is equal."""
        return all(one.same for one in self.compared)


def replay(registry: Registry, place: Place) -> Replayed:
    """Make the decision in an entry again. Raises `replay.none` where no decision stands there, and what a signature, the release
    or an engine raises."""
    head = ledger.head(registry.database, place.log_id) if place.log_id in _logs(registry) else None
    if head is None or place.index >= head.size:
        raise _none(place)
    (body,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
    # An office signs with keys that are none of the log's: what is no decision is not verified here.
    statement = read_statement(unverified_payload(body)[0])
    decision = statement.decision
    if decision is None:
        raise _none(place)
    opened = issuers(registry).open(place)
    data = queries.committed(registry.database, decision.deployment, decision.version) or b"{}"
    bundle = registry.bundle(decision.release.digest)
    engines = registry.engines(bundle)
    again = evaluate(parse_canonical(data), bundle, engines, date.fromisoformat(decision.law_date.date))
    return Replayed(
        decision,
        registry.at(place.log_id).log.origin,
        place.index,
        (
            Compared("record", statement.sha256, sha256_hex(data)),
            Compared("facts", decision.facts.sha256, again.facts_sha256),
            Compared("assessment", decision.assessment_sha256, again.assessment_sha256),
            *_said(decision, again),
        ),
        tuple(f"{one.name} {one.version}" for one in engines),
        opened.taken_back_by is not None,
    )


def _said(decision: Decision, again: Evaluation) -> Iterator[Compared]:
    """Both outcomes, and every requirement of which something else is said."""
    before_all, after_all = decision.outcome, again.plain.outcome
    yield Compared("binding", before_all.binding, after_all.binding)
    yield Compared("strict", before_all.strict, after_all.strict)
    before = {one.id: (one.status, one.severity, one.force) for one in decision.requirements}
    after = {one.id: (one.status, one.severity, one.force) for one in requirement_lines(again.plain)}
    for id in sorted(before.keys() | after.keys()):
        if before.get(id) != after.get(id):
            yield Compared(
                id, ", ".join(before.get(id, ("nothing",))), ", ".join(after.get(id, ("nothing",)))
            )


def _logs(registry: Registry) -> set[int]:
    return {log.id for log in ledger.logs(registry.database)}


def _none(place: Place) -> RegistryError:
    return RegistryError(
        "replay.none",
        f"no decision stands in entry {place.index}",
        hint="The page of a version names the entry of its decision.",
    )
