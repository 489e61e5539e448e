"""Stored decisions and versions, verified and joined with what the catalogue says: the material of several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from registry.domain.assessment import Assessment, read_assessment
from registry.domain.canonical import parse_canonical
from registry.domain.decision import Decision
from registry.domain.erasure import GROUNDS
from registry.domain.facts import derive
from registry.domain.key_event import Revocation
from registry.domain.public_view import PublicView, public_view
from registry.errors import RegistryError
from registry.operations.act_entries import read_lately
from registry.operations.entry_status import entry_status
from registry.operations.issuers import Issuers
from registry.operations.registry import Registry
from registry.operations.withheld_values import openings
from registry.pages.deployment_views import Erased, Finding, Proof
from registry.pages.views import Source, Void
from registry.policy.catalogue import Requirement
from registry.policy.explanation import explain
from registry.policy.release import Bundle
from registry.storage import erasures, ledger, queries
from registry.storage.values import Place

_NO_VALUE: Final = ("unanswered", "absent", "withheld")


def entry(registry: Registry, place: Place) -> bytes:
    """The exact bytes of the entry at `place`."""
    (body,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
    return body


def decision(issuers: Issuers, place: Place) -> tuple[Decision, Void | None]:
    """The decision logged at `place`, verified under the keys of its log, and what makes it void.

    Raises `show.not_a_decision` for another entry, and what a signature that does not hold raises.
    """
    (found,) = decisions(issuers, [place])
    return found


def decisions(issuers: Issuers, places: Sequence[Place]) -> Iterator[tuple[Decision, Void | None]]:
    """The decisions logged at `places`, in their order, read together; raises as `decision`."""
    for place, opened in zip(places, issuers.open_all(places), strict=True):
        statement = read_lately(opened.payload)
        if statement.decision is None or opened.signatures != 1:
            raise RegistryError(
                "show.not_a_decision", f"entry {place.index} is no decision", hint="Look at the log page."
            )
        yield statement.decision, _void(opened.taken_back_by)


def record_view(registry: Registry, deployment: str, number: int) -> PublicView:
    """The public view of a version; raises `show.missing`."""
    form = queries.committed(registry.database, deployment, number)
    if form is None:
        raise RegistryError(
            "show.missing", f"{deployment} has no version {number}", hint="See the deployment's page."
        )
    return public_view(
        parse_canonical(form),
        {path: a.value for path, a in queries.disclosed(registry.database, deployment, number).items()},
        openings(registry, deployment, number),
        erasures.erased(registry.database, deployment, number).keys(),
    )


def erased(registry: Registry, deployment: str, number: int) -> tuple[Erased, ...]:
    """The notices under which values of a version were erased, in the order of the log."""
    by_notice: dict[Place, list[str]] = {}
    found = erasures.erased(registry.database, deployment, number)
    for path, one in found.items():
        by_notice.setdefault(one.place, []).append(path)
    return tuple(
        Erased(
            fields=tuple(paths),
            ground=GROUNDS[found[paths[0]].ground],
            erased_at=found[paths[0]].erased_at,
            origin=registry.at(place.log_id).log.origin,
            index=place.index,
        )
        for place, paths in sorted(by_notice.items(), key=lambda item: (item[0].log_id, item[0].index))
    )


def findings(
    registry: Registry, bundle: Bundle, deployment: str, number: int, decision_id: int
) -> tuple[Finding, ...]:
    """Each requirement's result for a version with its title, source, what it read and whether its text was read, and
    where it is not met or undetermined, why."""
    return findings_of(assessment(registry, bundle, deployment, number, decision_id), bundle)


def findings_of(found: Assessment, bundle: Bundle) -> tuple[Finding, ...]:
    """The same of an assessment with what each requirement read, decided or not."""
    known = bundle.requirements
    explained = {one.id: one for one in explain(found, bundle)}
    return tuple(
        Finding(
            result=result,
            title=known[result.id].title,
            framework_title=bundle.framework_title(result.framework),
            source=source(known[result.id]),
            verified=known[result.id].verified,
            upcoming_from=_begins(known[result.id], found) if result.status == "upcoming" else None,
            explanation=explained.get(result.id),
        )
        for result in found.requirements
    )


def assessment(
    registry: Registry, bundle: Bundle, deployment: str, number: int, decision_id: int
) -> Assessment:
    """The assessment that a decision on a version carries, with what each requirement read; raises `show.missing`."""
    data = queries.assessment(registry.database, decision_id)
    form = queries.committed(registry.database, deployment, number)
    if data is None or form is None:
        raise RegistryError("show.missing", "the decision has no assessment", hint="Run `sightline check`.")
    facts = derive(parse_canonical(form), bundle.facts_version)
    found, _ = read_assessment(data)
    return found.with_evidence(facts, {one.id: one.inputs for one in bundle.requirements.values()})


def proof(registry: Registry, place: Place) -> Proof:
    """Where a decision stands, and the command that checks the log it stands in."""
    published = ledger.latest_checkpoint(registry.database, place.log_id, published=True)
    covered = published if published is not None and published.size > place.index else None
    log = registry.at(place.log_id)
    return Proof(
        origin=log.log.origin,
        index=place.index,
        status=entry_status(registry, place).state,
        tree_size=covered.size if covered else None,
        checkpoint=covered.note if covered else None,
        command=check_command(log),
    )


def check_command(registry: Registry) -> str:
    """The exact command that checks this registry's log over the network."""
    return f"sightline check {tree_address(registry)} --key registry.vkeys"


def tree_address(registry: Registry) -> str:
    """Where the public tree of the log is served."""
    return f"{registry.description.address}/log/{registry.log.year}"


def source(requirement: Requirement) -> Source:
    """A requirement's source as pages cite it."""
    cited = requirement.source
    return Source(f"{cited.act}, {cited.article}", cited.link or "", read=requirement.verified)


def _begins(requirement: Requirement, assessment: Assessment) -> str | None:
    # What is in force in general, and only put off for this deployment, has no day of its own to begin on.
    begins = str(requirement.in_force.from_ or "")
    return begins if begins > assessment.law_date.iso else None


def _void(revocation: Revocation | None) -> Void | None:
    if revocation is None:
        return None
    key = revocation.verifier
    return Void(f"{key.name}+{key.key_id.hex()}", revocation.cut_off, revocation.index, revocation.reason)


def value(facet: str) -> str | None:
    """A facet's value, or None where the public knows none."""
    return None if facet in _NO_VALUE else facet
