"""Documented cases: what a court or authority found, beside what the policies find.

Knows: that a case is a deployment reconstructed from a published decision, whose operator may file it later. The finding is
read from its public record, as it was logged. The grounds of a finding are in no record: they come from the case files of this
software, and only where the record states the same finding, so that neither another register's case nor an erased text is
shown by them. Evaluates nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import Any, Final, cast

from registry import assets
from registry.domain.assessment import Outcomes
from registry.domain.decision import Decision
from registry.domain.vocabulary import ADVERSE_OUTCOMES, GROUNDS
from registry.errors import RegistryError
from registry.exchange.cases import Case, read_cases, reconstruct
from registry.operations.assess_cases import expectation
from registry.operations.issuers import issuers
from registry.operations.registry import Registry
from registry.operations.show import decisions, deployments
from registry.operations.show.summaries import summaries
from registry.pages import case_views, deployment_views, views
from registry.storage import lists, queries

PAGE_SIZE: Final = 50
_FINDING: Final = ("decided_by", "decided_on", "decision_outcome", "decision_summary")


def case_list(registry: Registry, common: Mapping[str, Any], number: int) -> case_views.CaseList:
    """One page of the cases whose operators have not filed them since; raises `show.page`, and `storage.page` far beyond the
    end."""
    chosen = lists.Filters(provenance=("reconstructed",))
    found = lists.page(registry.database, chosen, number, PAGE_SIZE)
    pages = max(1, -(-min(found.total, lists.COUNT_LIMIT) // PAGE_SIZE))
    if number > pages:
        raise RegistryError(
            "show.page", f"there is no page {number} of this list", hint=f"Its last page is {pages}."
        )
    said = decisions.decisions(issuers(registry), [row.place for row in found.rows])
    return case_views.CaseList(
        **common,
        total=found.total,
        page=number,
        pages=pages,
        cases=tuple(
            _summary(registry, summary, decision)
            for summary, (decision, _) in zip(summaries(registry, found.rows), said, strict=True)
        ),
    )


def case(registry: Registry, common: Mapping[str, Any], deployment_id: str) -> case_views.CasePage:
    """A case's page, also where its operator has filed it since; raises `show.missing`, also where no version was
    reconstructed from a decision."""
    shown = deployments.deployment(registry, common, deployment_id)
    for past in shown.history:
        if past.provenance == "reconstructed":
            latest = past.number == shown.version.record.version
            version = (
                shown.version if latest else deployments.one_version(registry, deployment_id, past.number)
            )
            return case_of(version, shown.withdrawn, common)
    raise RegistryError(
        "show.missing",
        "no court’s or authority’s finding is documented at this address",
        hint="See the list of cases, or the deployment’s own page.",
    )


def case_of(
    version: deployment_views.Version, withdrawn: deployment_views.Withdrawn | None, common: Mapping[str, Any]
) -> case_views.CasePage:
    """The page of the case that `version` reconstructs; `withdrawn`: the withdrawal of its deployment."""
    said = {name: version.record.value(f"origin.{name}") for name in _FINDING}
    known = _documented(version.record.deployment, said)
    page = case_views.CasePage(
        **common,
        record=version.record,
        decision=version.decision,
        agreement="not_compared",
        void=version.void,
        withdrawn=withdrawn,
    )
    return page if known is None else _compared(page, known, version.findings)


def _compared(
    page: case_views.CasePage, known: Case, findings: Sequence[deployment_views.Finding]
) -> case_views.CasePage:
    not_met = {one.result.ground for one in findings if one.result.status == "not_met"}
    return replace(
        page,
        agreement=_agreement(known, page.decision.outcome, not_met),
        grounds=tuple(_grounds(known, findings)),
        awaits=tuple(case_views.Awaited(one.requirements, one.why) for one in known.awaits),
        derived=known.derived_from_decision,
        note=known.finding.note or "",
    )


def _summary(
    registry: Registry, summary: views.DeploymentSummary, decision: Decision
) -> case_views.CaseSummary:
    paths = [f"origin.{name}" for name in _FINDING]
    answers = queries.public_answers(registry.database, summary.deployment, summary.version, paths)
    # What is declared absent is an object and not a text.
    said = {
        name: answer.value
        for name, path in zip(_FINDING, paths, strict=True)
        if (answer := answers.get(path)) is not None and isinstance(answer.value, str)
    }
    known = _documented(summary.deployment, said)
    decided_on = said.get("decided_on")
    return case_views.CaseSummary(
        deployment=summary,
        body=said.get("decided_by"),
        decided_on=decided_on,
        year=int(decided_on[:4]) if decided_on else known.finding.year if known else None,
        outcome=said.get("decision_outcome"),
        agreement=_agreement(known, decision.outcome, _not_met(registry, decision))
        if known
        else "not_compared",
    )


def _not_met(registry: Registry, decision: Decision) -> set[str]:
    """The grounds of the requirements that a decision says are not met."""
    known = registry.bundle(decision.release.digest).requirements
    return {known[line.id].ground for line in decision.requirements if line.status == "not_met"}


def _agreement(known: Case, outcome: Outcomes, not_met: Set[str]) -> case_views.Agreement:
    expected = expectation(known)
    if expected == "either":
        return "nothing_expected"
    if expected == "lawful":
        if outcome.binding in ADVERSE_OUTCOMES:
            return "policies_alone"
        if outcome.strict in ADVERSE_OUTCOMES:
            return "advice_alone"
        # Unknown is never compliant, under either reading.
        return "left_open" if "undetermined" in (outcome.binding, outcome.strict) else "neither"
    if outcome.strict in ADVERSE_OUTCOMES:
        return "other_grounds" if not_met.isdisjoint(known.finding.grounds) else "both_against"
    return "cannot_tell" if outcome.strict == "undetermined" else "finding_alone"


def _grounds(
    known: Case, findings: Sequence[deployment_views.Finding]
) -> Iterable[case_views.GroundCompared]:
    """Each ground that the finding names or on which a requirement is not met, in the order of the vocabulary."""
    why = {one.ground: one.why for one in known.explained}
    for ground in GROUNDS:
        bearing = [one for one in findings if one.result.ground == ground]
        result = _result(bearing)
        said: case_views.Said = "not_stated"
        if ground in known.finding.grounds:
            said = "against"
        elif ground in known.finding.supporting:
            said = "in_favour"
        if said == "not_stated" and result != "not_met":
            continue
        yield case_views.GroundCompared(
            ground=ground,
            said=said,
            result=result,
            requirements=tuple(
                _bearing(one)
                for status in ("not_met", "undetermined", "met", "upcoming")
                for one in bearing
                if one.result.status == status
            ),
            why=why.get(ground, ""),
        )


def _result(bearing: Sequence[deployment_views.Finding]) -> case_views.Result:
    statuses = {one.result.status for one in bearing}
    order = ("not_met", "undetermined", "met")
    return cast(case_views.Result, next((status for status in order if status in statuses), "not_tested"))


def _bearing(one: deployment_views.Finding) -> case_views.Bearing:
    result = one.result
    undetermined = result.status == "undetermined"
    return case_views.Bearing(
        id=result.id,
        title=one.title,
        status=result.status,
        force=result.force,
        severity=result.severity,
        source=one.source,
        missing=tuple(
            sorted(path for path, held in result.evidence.items() if held is None and undetermined)
        ),
    )


def _documented(deployment: str, said: Mapping[str, Any]) -> Case | None:
    """The case file of a deployment, where its finding is the one that the record states."""
    known = _case_files().get(deployment)
    if known is None:
        return None
    stated = reconstruct(known)["record"]["origin"]
    return known if all(said.get(name) == stated[name] for name in _FINDING) else None


@cache
def _case_files() -> Mapping[str, Case]:
    found, _ = read_cases(assets.policies() / "cases")
    return {one.id: one for one in found}
