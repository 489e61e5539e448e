"""The first page, the list of deployments, and the pages of one deployment."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, Final, cast

from registry.domain.decision import Decision as SignedDecision
from registry.domain.decision_difference import difference
from registry.errors import RegistryError
from registry.operations.issuers import issuers
from registry.operations.registry import Registry
from registry.operations.show import decisions
from registry.operations.show.acts import about_version, filed_by, withdrawal
from registry.operations.show.lines import requirement_lines
from registry.operations.show.narrowing import COLUMNS, asked_filters
from registry.operations.show.overview import counts_of, every_country, outcome_counts, outcomes_by_year
from registry.operations.show.summaries import summaries
from registry.pages import deployment_views, list_views, views
from registry.pages.findings_page import findings_page
from registry.pages.record_page import record_page
from registry.pages.rerun_page import rerun_page
from registry.policy.coverage import coverage
from registry.storage import ledger, lists, queries
from registry.storage.values import Answer, Decision, Deployment, Place, Version

PAGE_SIZE: Final = 20
LATEST: Final = 6

_Read = Callable[[Place], tuple[SignedDecision, views.Void | None]]


def home(registry: Registry, common: Mapping[str, Any]) -> list_views.Home:
    """The first page."""
    counted = lists.counts(registry.database)
    latest = lists.page(registry.database, lists.Filters(), 1, LATEST)
    return list_views.Home(
        **common,
        deployments=counted.deployments,
        operators=counted.operators,
        binding=outcome_counts(counted.outcomes, "outcome_binding"),
        strict=outcome_counts(counted.outcomes, "outcome_strict"),
        technologies=counts_of(counted.facets["technology"]),
        countries=every_country(registry),
        provenances=counts_of(counted.facets["provenance"]),
        sectors=counts_of(counted.facets["sector"]),
        years=outcomes_by_year(registry),
        latest=summaries(registry, latest.rows),
        head=log_head(registry),
    )


def deployment_list(
    registry: Registry, common: Mapping[str, Any], filters: list_views.Filters, number: int
) -> list_views.DeploymentList:
    """One page of the list, narrowed by `filters`.

    Raises `show.page` where `number` is beyond the end, `search.filter` and `search.too_long`.

    An order that is none is the usual one.
    """
    order: lists.Order = "relevance" if filters.sort == "relevance" else "newest"
    found = lists.page(registry.database, asked_filters(registry, filters), number, PAGE_SIZE, order)
    reached = min(found.total, lists.COUNT_LIMIT)
    pages = max(1, -(-reached // PAGE_SIZE))
    if number > pages:
        raise RegistryError(
            "show.page", f"there is no page {number} of this list", hint=f"Its last page is {pages}."
        )
    return list_views.DeploymentList(
        **common,
        filters=filters,
        facets=tuple(
            list_views.Facet(
                name,
                counts_of(found.facets[facet]),
                lists.FACET_LIMIT if facet in found.cut else None,
            )
            for name, facet in COLUMNS.items()
        ),
        total=found.total,
        more=found.more,
        goes_on=found.more or reached < found.total,
        page=number,
        pages=pages,
        deployments=summaries(registry, found.rows),
        sorts=("latest", "relevance") if filters.q.strip() else (),
    )


def listed(registry: Registry, ids: Sequence[str]) -> tuple[views.DeploymentSummary, ...]:
    """These deployments as a list shows them, in this order."""
    return summaries(registry, lists.rows(registry.database, ids))


def deployment_in_brief(
    registry: Registry, common: Mapping[str, Any], deployment_id: str
) -> deployment_views.DeploymentInBrief:
    """A deployment's page as it is read; raises `show.missing`."""
    stored, read = _stored(registry, deployment_id), _reader(registry)
    about = _about_deployment(registry, stored, read)
    return deployment_views.DeploymentInBrief(
        **common,
        **about,
        version=deployment_views.VersionInBrief(**_brief(registry, stored, stored.versions[0], read)),
    )


def deployment(
    registry: Registry, common: Mapping[str, Any], deployment_id: str
) -> deployment_views.DeploymentPage:
    """The same with all that was found; raises `show.missing`."""
    stored, read = _stored(registry, deployment_id), _reader(registry)
    about = _about_deployment(registry, stored, read)
    return deployment_views.DeploymentPage(
        **common, **about, version=_version(registry, stored, stored.versions[0], read)
    )


def version_in_brief(
    registry: Registry, common: Mapping[str, Any], deployment_id: str, number: int
) -> deployment_views.OneVersionInBrief:
    """One version's page as it is read; raises `show.missing`."""
    stored, read = _stored(registry, deployment_id), _reader(registry)
    one = _numbered(stored, number)
    about = _about_version(registry, stored, one, read)
    return deployment_views.OneVersionInBrief(
        **common, **about, version=deployment_views.VersionInBrief(**_brief(registry, stored, one, read))
    )


def version(
    registry: Registry, common: Mapping[str, Any], deployment_id: str, number: int
) -> deployment_views.VersionPage:
    """The same with all that was found; raises `show.missing`."""
    stored, read = _stored(registry, deployment_id), _reader(registry)
    one = _numbered(stored, number)
    about = _about_version(registry, stored, one, read)
    return deployment_views.VersionPage(**common, **about, version=_version(registry, stored, one, read))


def pages_of(
    registry: Registry, common: Mapping[str, Any], deployment_id: str
) -> tuple[deployment_views.DeploymentPage, tuple[deployment_views.VersionPage, ...]]:
    """A deployment's page and those of all its versions, the latest first, each version read once; raises `show.missing`."""
    stored, read = _stored(registry, deployment_id), _reader(registry)
    withdrawn = withdrawal(registry, stored)
    pages = tuple(
        deployment_views.VersionPage(
            **common,
            version=_version(registry, stored, one, read),
            history=(_past(registry, stored, one, read),),
            latest=stored.versions[0].number,
            withdrawn=withdrawn,
        )
        for one in stored.versions
    )
    history = tuple(past for page in pages for past in page.history)
    return (
        deployment_views.DeploymentPage(
            **common, version=pages[0].version, history=history, withdrawn=withdrawn
        ),
        pages,
    )


def findings(
    registry: Registry, common: Mapping[str, Any], deployment_id: str, number: int, framework: str = ""
) -> deployment_views.FindingsPage:
    """What the latest decision on a version finds on each requirement of a framework, or of all; raises `show.missing`."""
    page = findings_page(one_version(registry, deployment_id, number), framework, **common)
    if framework and not page.findings:
        raise _missing("the decision has no framework of this name")
    return page


def record(
    registry: Registry, common: Mapping[str, Any], deployment_id: str, number: int
) -> deployment_views.RecordPage:
    """Every field of a version's record; raises `show.missing`."""
    return record_page(version_in_brief(registry, common, deployment_id, number).version, **common)


def rerun(
    registry: Registry, common: Mapping[str, Any], deployment_id: str, number: int
) -> deployment_views.RerunPage:
    """The page on which the latest decision on a version is run again; raises `show.missing`."""
    stored, keys = _stored(registry, deployment_id), issuers(registry)
    place = _latest(stored, number).place
    signed, _ = decisions.decision(keys, place)
    proof = decisions.proof(registry, place)
    return rerun_page(
        **common,
        deployment=deployment_id,
        version=number,
        title=decisions.record_view(registry, deployment_id, number).value("deployment.title"),
        year=registry.at(place.log_id).log.year,
        files=registry.bundle(signed.release.digest).files,
        published=proof.tree_size is not None,
        command=proof.command,
    )


def latest_version(registry: Registry, deployment_id: str) -> deployment_views.Version:
    """The latest version of a deployment; raises `show.missing`."""
    stored = _stored(registry, deployment_id)
    return _version(registry, stored, stored.versions[0], _reader(registry))


def one_version(registry: Registry, deployment_id: str, number: int) -> deployment_views.Version:
    """One version of a deployment; raises `show.missing`."""
    stored = _stored(registry, deployment_id)
    return _version(registry, stored, _numbered(stored, number), _reader(registry))


def version_numbers(registry: Registry, deployment_id: str) -> tuple[int, ...]:
    """The numbers of all versions of a deployment, the latest first; raises `show.missing`."""
    return tuple(one.number for one in _stored(registry, deployment_id).versions)


def entry_place(registry: Registry, deployment_id: str, number: int) -> Place:
    """Where the latest decision on a version stands; raises `show.missing`."""
    return _latest(_stored(registry, deployment_id), number).place


def log_head(registry: Registry) -> views.LogHead:
    """The latest published checkpoint."""
    published = ledger.latest_checkpoint(registry.database, registry.log.id, published=True)
    if published is None:
        raise RegistryError(
            "show.unpublished",
            "nothing is published yet",
            hint="Come back when its operator has published it.",
        )
    return views.LogHead(
        origin=registry.log.origin,
        size=published.size,
        root=base64.b64encode(published.root).decode(),
        published_at=published.published_at or published.created_at,
    )


def missing_deployment() -> RegistryError:
    """The error where there is no such deployment."""
    return _missing("there is no deployment at this address")


def _stored(registry: Registry, deployment_id: str) -> Deployment:
    stored = queries.deployment(registry.database, deployment_id)
    if stored is None:
        raise missing_deployment()
    return stored


def _reader(registry: Registry) -> _Read:
    """What reads and verifies each decision once, however often a page speaks of it."""
    return cache(partial(decisions.decision, issuers(registry)))


def _latest(stored: Deployment, number: int) -> Decision:
    for one in stored.decisions:
        if one.version == number:
            return one
    raise _missing(f"{stored.listed.deployment_id} has no version {number}")


def _numbered(stored: Deployment, number: int) -> Version:
    for one in stored.versions:
        if one.number == number:
            return one
    raise _missing(f"{stored.listed.deployment_id} has no version {number}")


def _about_deployment(registry: Registry, stored: Deployment, read: _Read) -> dict[str, Any]:
    in_force, _ = registry.release()
    latest, _ = read(_latest(stored, stored.versions[0].number).place)
    return {
        "newer_release": in_force.release.version
        if in_force.release.digest != latest.release.digest
        else None,
        "history": tuple(_past(registry, stored, version, read) for version in stored.versions),
        "withdrawn": withdrawal(registry, stored),
    }


def _about_version(registry: Registry, stored: Deployment, version: Version, read: _Read) -> dict[str, Any]:
    return {
        "history": (_past(registry, stored, version, read),),
        "latest": stored.versions[0].number,
        "withdrawn": withdrawal(registry, stored),
    }


def _version(
    registry: Registry, stored: Deployment, version: Version, read: _Read
) -> deployment_views.Version:
    latest = _latest(stored, version.number)
    bundle = registry.bundle(latest.release_digest)
    return deployment_views.Version(
        **_brief(registry, stored, version, read),
        findings=decisions.findings(registry, bundle, version.deployment_id, version.number, latest.id),
    )


def _brief(registry: Registry, stored: Deployment, version: Version, read: _Read) -> dict[str, Any]:
    latest = _latest(stored, version.number)
    record = decisions.record_view(registry, version.deployment_id, version.number)
    signed, void = read(latest.place)
    bundle = registry.bundle(latest.release_digest)
    acts, due, state = about_version(
        registry, version.deployment_id, version.number, latest=version == stored.versions[0]
    )
    return {
        "acts": acts,
        "due": due,
        "state": state,
        "filed_by": filed_by(registry, version.deployment_id, version.place),
        "record": record,
        "submitted_at": version.filed_at,
        "decision": signed,
        "coverage": coverage(
            bundle.catalogue,
            record.value("place.country"),
            record.value("operator.type"),
            date.fromisoformat(signed.law_date.date),
        ),
        "lines": requirement_lines(bundle, signed, record),
        "proof": decisions.proof(registry, latest.place),
        "void": void,
        "erased": decisions.erased(registry, version.deployment_id, version.number),
    }


def _past(
    registry: Registry, stored: Deployment, version: Version, read: _Read
) -> deployment_views.PastVersion:
    # Two answers, not the whole view: a deployment may have many versions.
    asked = ("filing.change_kind", "filing.change_reason")
    answers = queries.public_answers(registry.database, version.deployment_id, version.number, asked)
    return deployment_views.PastVersion(
        number=version.number,
        submitted_at=version.filed_at,
        provenance=cast(Any, version.provenance),
        change_kind=_given(answers.get("filing.change_kind")),
        change_reason=_given(answers.get("filing.change_reason")),
        decisions=_past_decisions([d for d in stored.decisions if d.version == version.number], read),
    )


def _given(answer: Answer | None) -> str | None:
    # What is declared absent is an object and not a text.
    return answer.value if answer is not None and isinstance(answer.value, str) else None


def _past_decisions(stored: Sequence[Decision], read: _Read) -> tuple[deployment_views.PastDecision, ...]:
    """Those on one version, the latest first."""
    made = [(one.place.index, *read(one.place)) for one in stored]
    before = [*(signed for _, signed, _ in made[1:]), None]
    return tuple(
        deployment_views.PastDecision(
            binding=signed.outcome.binding,
            strict=signed.outcome.strict,
            law_date=signed.law_date.date,
            law_date_assumed=signed.law_date.assumed,
            retrospective=signed.retrospective,
            assessed_at=signed.assessed_at,
            release=signed.release.version,
            index=index,
            void=void,
            changed=difference(earlier, signed) if earlier is not None else (),
            again=earlier is not None,
        )
        for (index, signed, void), earlier in zip(made, before, strict=True)
    )


def _missing(what: str) -> RegistryError:
    return RegistryError("show.missing", what, hint="Search the register, or follow a link from a list.")
