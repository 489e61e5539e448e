"""Realistic views of every page, made from documented deployments.

Knows: the documented cases (policies/cases) and a small set of real requirements, which it judges with a few lines of
its own: good enough to draw pages, never a substitute for the policies. Records go the way of real ones: read,
committed with fixed salts, disclosed, viewed.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from registry import assets
from registry.domain.answer_words import held_words
from registry.domain.assessment import Outcomes, RequirementResult
from registry.domain.committed import Committed, commit
from registry.domain.coverage import Coverage, ProfileCoverage
from registry.domain.decision import (
    Decision,
    EngineReference,
    FactsReference,
    LawDateReference,
    ReleaseReference,
    RequirementStatus,
)
from registry.domain.decision_difference import Changed
from registry.domain.explanation import Expected, Explanation, ForceReason, ParameterRead, Read
from registry.domain.facts import CURRENT, derive
from registry.domain.public_view import PublicView, public_view
from registry.domain.record import definitions, read_record
from registry.domain.vocabulary import OUTCOMES, STATUSES
from registry.exchange.cases import Case, read_cases, reconstruct
from registry.operations.show.cases import case_of
from registry.pages.act_views import Due, RecordedAct
from registry.pages.address import Site
from registry.pages.bundle_view import BundleList, BundleRow
from registry.pages.case_views import CaseList, CasePage, CaseSummary
from registry.pages.check_page import check_page
from registry.pages.comparison import ChangesPage, ComparePage
from registry.pages.deployment_views import (
    DeploymentPage,
    Finding,
    PastDecision,
    PastVersion,
    Proof,
    RequirementLine,
    RerunPage,
    Version,
    VersionPage,
)
from registry.pages.findings_page import findings_page
from registry.pages.list_views import DeploymentList, Facet, Filters, Home, OutcomeCount, YearOutcome
from registry.pages.log_views import Check, LogKey, LogPage
from registry.pages.overview_views import PlaceList, PlacePage, TechnologyPage, UnmetCount
from registry.pages.record_page import record_page
from registry.pages.registered_body_views import (
    BodyAct,
    BodyKey,
    BodyLine,
    BodyList,
    Owed,
    RegisteredBodyPage,
)
from registry.pages.requirement_views import (
    Binding,
    Parameter,
    ParameterPeriod,
    RequirementList,
    RequirementPage,
    RequirementSummary,
    Standing,
)
from registry.pages.rerun_page import rerun_page
from registry.pages.views import Count, DeploymentSummary, Determined, ErrorPage, LogHead, Page, Source
from tests.pages.account_samples import private_pages
from tests.pages.act_samples import act_pages
from tests.pages.desk_samples import desk_pages
from tests.pages.filing_samples import filing_pages

ORIGIN = "register.example/log/2026"
RELEASE = hashlib.sha256(b"release").hexdigest()
ROOT = base64.b64encode(hashlib.sha256(b"root").digest()).decode()
SIZE = 1 + 26
COMMAND = "sightline check https://register.example/log/2026 --entry {} --key register-2026.vkey"
CHECKPOINT = (
    f"{ORIGIN}\n{SIZE}\n{ROOT}\n\n"
    f"— {ORIGIN} nJPxQ0ViyhOQ/8gkD2U4ZlNTSPbBoYBBAQjaAoD6bcCgrhNOAv8fqFzrBxhbQdCNPkfZZnE7qyBtG2bvVyEa9fvUAA8=\n"
    f"— witness.example/one r1Pp7gAAAABpIXQ0Dqx1Tq3GkEw0OH8qoEoEqEvk2R3Ao2ZB3p3b0Zxkq4Yh9h1n9gOe0H6bWq8o4r2kDQ==\n"
)


class Rule(NamedTuple):
    """A requirement as the samples know it: `judge` reads the facts and returns a status."""

    id: str
    title: str
    framework: str
    kind: str
    severity: str
    ground: str
    citation: str
    link: str
    paths: tuple[str, ...]
    judge: Callable[[Callable[[str], Any]], str]
    binds: frozenset[str] = frozenset()
    verified: bool = True


FRAMEWORKS = {
    "human_rights_test": "Human-rights test",
    "ai_act": "AI Act (EU) 2024/1689",
    "un_data_protection": "UN Personal Data Protection and Privacy Principles",
    "council_of_europe": "Council of Europe guidelines on facial recognition",
    "policing_principles": "Responsible limits on facial recognition (WEF, INTERPOL, UNICRI)",
}
EVERYWHERE = frozenset({"*"})
EU = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PL", "PT", "RO", "SE", "SI", "SK",
))  # fmt: skip


def _yes(*paths: str) -> Callable[[Callable[[str], Any]], str]:
    def judge(fact: Callable[[str], Any]) -> str:
        held = [fact(path) for path in paths]
        if any(value is False or value == {"state": "absent"} for value in held):
            return "not_met"
        return "undetermined" if any(value is None for value in held) else "met"

    return judge


def _live_police(fact: Callable[[str], Any]) -> str:
    if fact("deployment.mode") != "realtime_rbi" or fact("operator.type") != "law_enforcement_authority":
        return "not_applicable"
    return _one_of("authorisation.type", "judicial independent_admin")(fact)


def _one_of(path: str, values: str) -> Callable[[Callable[[str], Any]], str]:
    def judge(fact: Callable[[str], Any]) -> str:
        return "undetermined" if fact(path) is None else "met" if fact(path) in values.split() else "not_met"

    return judge


def _peaceful(fact: Callable[[str], Any]) -> str:
    return {"protest_policing": "not_met", None: "undetermined"}.get(fact("purpose.code"), "met")


def _untargeted(fact: Callable[[str], Any]) -> str:
    if fact("deployment.space") != "publicly_accessible":
        return "not_applicable"
    return {"untargeted": "not_met", None: "undetermined"}.get(fact("deployment.targeting"), "met")


def _private(fact: Callable[[str], Any]) -> str:
    if fact("operator.type") != "private":
        return "not_applicable"
    return "not_met" if fact("deployment.space") == "publicly_accessible" else "undetermined"


RULES = (
    Rule("AIA-08", "A judge or an independent authority authorises each live identification beforehand", "ai_act", "prohibition",
         "blocking", "legality", "Regulation (EU) 2024/1689, Article 5(3)", "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
         ("deployment.mode", "operator.type", "authorisation.type", "authorisation.granted_at"), _live_police, EU),
    Rule("AIA-17", "People who oversee the system are competent, trained and supported", "ai_act", "duty", "blocking",
         "human_oversight", "Regulation (EU) 2024/1689, Article 26(2)", "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
         ("human_oversight.trained",), lambda fact: "upcoming", EU),
    Rule("AIA-27", "An impact assessment on fundamental rights precedes first use", "ai_act", "duty", "blocking", "dpia",
         "Regulation (EU) 2024/1689, Article 27(1)", "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
         ("assessments.fria.done", "assessments.fria.date"), lambda fact: "upcoming", EU),
    Rule("COE-05", "Private bodies do not scan faces in places such as shopping centres", "council_of_europe", "duty", "blocking",
         "consent_invalid", "T-PD(2020)03rev4, Part I.1", "https://rm.coe.int/guidelines-on-facial-recognition/1680a134f3",
         ("operator.type", "deployment.space", "consent.explicit"), _private),
    Rule("COE-06", "Supervisory authorities are consulted on the project", "council_of_europe", "duty", "major", "dpia",
         "T-PD(2020)03rev4, Part I.2; Convention 108+, Article 15", "", ("assessments.prior_consultation.done",),
         _yes("assessments.prior_consultation.done"), verified=False),
    Rule("HR-01", "A rule of law authorises this kind of biometric use", "human_rights_test", "duty", "blocking", "legality",
         "ICCPR, Article 17(1); ECHR, Article 8(2)", "https://www.ohchr.org/en/instruments-mechanisms/instruments/"
         "international-covenant-civil-and-political-rights", ("legal_basis.type", "legal_basis.biometric_specific"),
         _yes("legal_basis.biometric_specific"), EVERYWHERE),
    Rule("HR-02", "The rule is public and says who may be searched for, where and when", "human_rights_test", "duty", "blocking",
         "legality", "R (Bridges) v South Wales Police [2020] EWCA Civ 1058, §§ 91–96",
         "https://www.bailii.org/ew/cases/EWCA/Civ/2020/1058.html",
         ("legal_basis.published", "legal_basis.specifies_who", "legal_basis.specifies_where"),
         _yes("watchlist.criteria_defined"), EVERYWHERE),
    Rule("HR-05", "Less intrusive ways were examined and shown not to be enough", "human_rights_test", "duty", "blocking",
         "necessity", "ECHR, Article 8(2); CJEU C-205/21", "https://hudoc.echr.coe.int/", ("necessity.alternatives",),
         _yes("necessity.alternatives"), EVERYWHERE),
    Rule("HR-09", "Independent authorisation, supervision in use and review after use exist", "human_rights_test", "duty",
         "blocking", "accountability", "Roman Zakharov v. Russia, §§ 227–236", "https://hudoc.echr.coe.int/",
         ("authorisation.type", "governance.oversight_independent"),
         _one_of("authorisation.type", "judicial independent_admin dpa_permit"), EVERYWHERE, False),
    Rule("ICC-01", "Peaceful assemblies are not surveilled by face recognition", "human_rights_test", "prohibition", "blocking",
         "proportionality", "ICCPR, Article 21; General Comment 37, §§ 10, 61–62", "https://www.ohchr.org/en/documents/",
         ("context.assembly", "context.assembly_peaceful", "purpose.code"), _peaceful, EVERYWHERE),
    Rule("OHC-03", "Public places are not monitored without a target", "un_data_protection", "duty", "blocking", "necessity",
         "A/HRC/51/17 (2022)", "https://www.ohchr.org/en/documents/thematic-reports/ahrc5117-right-privacy-digital-age",
         ("deployment.space", "deployment.targeting"), _untargeted),
    Rule("UNP-08", "People are told about the processing and how to ask for access and correction", "un_data_protection", "duty",
         "major", "transparency", "UN Principles (HLCM, 11 October 2018), Principle 8", "https://unsceb.org/privacy-principles",
         ("transparency.signage", "transparency.notice_adequate"), _yes("transparency.notice_adequate")),
    Rule("WEF-08", "A match is a lead only and never alone justifies an arrest", "policing_principles", "duty", "blocking",
         "human_oversight", "A Policy Framework for Responsible Limits on Facial Recognition (2022), Principle 4",
         "https://www.interpol.int/", ("human_oversight.sole_basis_prohibited", "operations.corroboration_required"),
         _yes("human_oversight.sole_basis_prohibited"), verified=False),
    Rule("WEF-12", "Accuracy and bias were tested in conditions like those of use", "policing_principles", "duty", "blocking",
         "accuracy", "A Policy Framework for Responsible Limits on Facial Recognition (2022), Principle 5",
         "https://www.interpol.int/", ("system.accuracy.tested", "system.bias.tested", "system.bias.max_fpir_ratio"),
         _yes("system.accuracy.tested", "system.bias.tested")),
)  # fmt: skip


def pages() -> dict[str, Page]:
    """Every kind of page by a short name, filled as in a young register."""
    return {
        "home": home(),
        "list": deployment_list(),
        "list-empty": empty_list(),
        "places": place_list(),
        "place": place_page(),
        "place-empty": empty_place(),
        "technology": technology_page(),
        "cases": case_list(),
        "case": case_page("gb-2020-bridges-swp"),
        "case-lawful": case_page("gb-2026-thompson-carlo-met"),
        "case-not-compared": replace(
            case_page("rs-2019-belgrade-safe-city"),
            agreement="not_compared",
            grounds=(),
            awaits=(),
            derived=(),
            note="",
        ),
        "bodies": BodyList(
            development_keys=True,
            bodies=(BodyLine("zuiderhaven-police", "authority", "City Police of Zuiderhaven"),),
        ),
        "body-public": registered_body_page(),
        "compare": compare_page("gb-2020-bridges-swp", "rs-2019-belgrade-safe-city"),
        "compare-none": compare_page(),
        "changes": changes_page(),
        "deployment": deployment_page("gb-2020-bridges-swp"),
        "deployment-sparse": deployment_page("rs-2019-belgrade-safe-city"),
        "deployment-filed": filed_page(),
        "findings": findings_page(case_version("rs-2019-belgrade-safe-city"), development_keys=True),
        "findings-of": findings_page(
            case_version("gb-2020-bridges-swp"), RULES[0].framework, development_keys=True
        ),
        "record": record_page(filed_page().version, development_keys=False),
        "version": version_page("cz-2025-prague-airport-authorised"),
        "requirements": requirement_list(),
        "requirement": requirement_page("HR-05"),
        "log": log_page(),
        "bundles": bundle_list(),
        "check": check_page(development_keys=True, site=Site()),
        "rerun": rerun_sample(),
        "rerun-unpublished": rerun_sample(published=False),
        "error": ErrorPage(
            development_keys=True,
            status=404,
            code="pages.not_found",
            message="There is no deployment with the id “gb-2020-bridges-sw”.",
            hint="Check the address, or search the list of deployments. Nothing that was ever listed is removed, so a "
            "listed deployment keeps its address.",
            reference="01JD7Q6Y",
        ),
        **private_pages(),
        **desk_pages(),
        **filing_pages(),
        **act_pages(),
    }


@cache
def cases() -> dict[str, Case]:
    """The documented deployments by id."""
    read, problems = read_cases(assets.policies() / "cases")
    assert not problems
    return {case.id: case for case in read}


FILED: dict[str, Any] = {
    "deployment": {
        "title": "Live face identification at Zuiderhaven station",
        "technology": "face_identification_live",
        "mode": "realtime_rbi",
        "processing": "live",
        "space": "publicly_accessible",
        "targeting": "watchlist",
        "status": "public_pilot",
        "start_date": "2026-09-14",
        "covert": False,
        "covert_authorisation_ref": "CANARY-REF-77",
        "eu_scope": True,
        "coe_scope": True,
        "learning": "fixed",
        "autonomy": "proposes_human_decides",
    },
    "filing": {
        "language": "en",
        "change_kind": "scope_narrower",
        "change_reason": "The north entrance is no longer covered.",
        "filed_by_name": "A. Canary",
    },
    "operator": {
        "name": "Zuiderhaven Regional Police",
        "type": "law_enforcement_authority",
        "body_kind": "local_police",
        "contact": "https://police.example/contact",
        "oversight_bodies": [
            {"name": "Data Protection Authority", "role": "supervisory authority", "url": "https://dpa.example/"}
        ],
    },
    "place": {
        "country": "NL",
        "extent": "site",
        "sites": [
            {"label": "Main hall", "area": "Ticket gates", "exact_point": "51.9,4.4"},
            {"label": "South entrance", "area": None, "exact_point": None},
        ],
        "sensitive_places": [],
        "devices_band": "11_50",
    },
    "provider": {"name": "Example Vision B.V.", "system_name": "GateWatch 4", "suppliers": []},
    "purpose": {
        "statement": "Find persons for whom an arrest warrant for a serious violent offence is open, during the pilot only.",
        "code": "wanted_and_missing",
        "ai_act_objective": "h_iii",
        "offence_code": "homicide_gbh",
        "offence_max_years": 12,
    },
    "legal_basis": {
        "type": "statute",
        "citation": "Police Act, section 8b (biometric search)",
        "biometric_specific": True,
        "published": True,
    },
    "authorisation": {
        "type": "judicial",
        "body": "District Court of Zuiderhaven",
        "granted_at": "2026-09-01T09:00:00Z",
        "expires_on": "2026-12-31",
    },
    "necessity": {
        "alternatives": [
            {"description": "Officers with photographs at the gates", "why_insufficient": {"none": True}},
        ]
    },
    "watchlist": {"exists": True, "size": 412, "criteria_defined": True, "composition": "Open arrest warrants."},
    "human_oversight": {"sole_basis_prohibited": True, "trained": True, "reviewers_minimum": 2},
    "system": {
        "accuracy": {"tested": True, "fpir": 1200, "report_ref": {"none": True}},
        "bias": {"tested": True, "max_fpir_ratio": 1_450_000, "groups": ["women", "men", "people aged 65 and over"]},
        "threshold": 640_000,
        "threshold_reason": "Set by the vendor’s test on a public benchmark.\n\nReviewed every quarter.",
    },
    "transparency": {"signage": True, "notice_adequate": True, "notice_url": "https://police.example/pilot"},
    "assessments": {"fria": {"done": True, "date": "2026-08-20"}, "prior_consultation": {"done": True}},
    "withheld": [
        {
            "field": "system.threshold_reason",
            "ground": "security_of_system",
            "provision": "Open Government Act, section 5.1(2)(h)",
            "decided_by": "Data protection officer",
            "decided_on": "2026-09-02",
            "review_by": "2027-03-01",
        }
    ],
}  # fmt: skip


def version(
    name: str,
    record: dict[str, Any],
    provenance: str,
    *,
    number: int = 1,
    acts: tuple[RecordedAct, ...] = (),
    index: int = 5,
) -> Version:
    """A version of deployment `name` from `record`, judged by the samples' own rules."""
    committed, view = viewed(name, record, provenance, number)
    findings = tuple(judged(derive(committed.form, CURRENT), record.get("place", {}).get("country")))
    law_date = _law_date(record, provenance)
    results = [f.result for f in findings]
    decision = Decision(
        deployment=name,
        version=number,
        provenance=provenance,  # type: ignore[arg-type]
        retrospective=provenance == "reconstructed",
        assessed_at="2026-11-20T10:15:00Z",
        law_date=law_date,
        facts=FactsReference(version=CURRENT, sha256=committed.sha256),
        release=ReleaseReference(origin=ORIGIN, index=0, digest=RELEASE, version="2026.11"),
        engines=[EngineReference(name="opa-wasm", version="1.22.2")],
        assessment_sha256=hashlib.sha256(b"assessment").hexdigest(),
        outcome=Outcomes(
            binding=_outcome([r for r in results if r.force != "advises"]),  # type: ignore[arg-type]
            strict=_outcome(results),  # type: ignore[arg-type]
        ),
        requirements=[
            RequirementStatus(id=r.id, status=r.status, severity=r.severity, force=r.force) for r in results
        ],
        previous=None,
    )
    proof = Proof(
        origin=ORIGIN,
        index=index,
        status="published",
        tree_size=SIZE,
        checkpoint=CHECKPOINT,
        command=COMMAND.format(index),
    )
    return Version(
        record=view,
        lines=tuple(map(line, findings)),
        submitted_at="2026-11-20T10:15:00Z",
        decision=decision,
        coverage=covered(record.get("place", {}).get("country")),
        findings=findings,
        proof=proof,
        acts=acts,
    )


def line(finding: Finding) -> RequirementLine:
    """A finding as the page of its version tells it."""
    result, why = finding.result, finding.explanation
    return RequirementLine(
        id=result.id,
        title=finding.title,
        framework=result.framework,
        framework_title=finding.framework_title,
        kind=result.kind,
        severity=result.severity,
        force=result.force,
        status=result.status,
        source=finding.source,
        comply=why.comply if why else "",
        questions=tuple(result.evidence) if why else (),
    )


def covered(country: str | None) -> Coverage:
    """What the samples' release tests of the law of a country: of some its own, of all others what they share."""
    own = ProfileCoverage("an_act", "An act of this country", True, "One duty is tested, and nothing else.")
    shared = ProfileCoverage("treaty", "A treaty", False, None)
    return Coverage(
        country, () if country is None else (own, shared) if country in ("GB", "NL") else (shared,)
    )


def viewed(
    name: str, record: dict[str, Any], provenance: str, number: int = 1
) -> tuple[Committed, PublicView]:
    """A record committed with salts that are the same at each run, and its public view."""
    numbers = count()
    committed = commit(
        read_record(record),
        deployment=name,
        version=number,
        provenance=provenance,
        previous=None if number == 1 else "0" * 64,
        salt=lambda: hashlib.sha256(f"{name} {next(numbers)}".encode()).digest(),
    )
    return committed, public_view(committed.form, {o.path: o.value for o in committed.openings if o.public})


def judged(facts: dict[str, Any], country: str | None) -> Iterator[Finding]:
    """The findings of the samples' rules over `facts`, in the order of their ids."""
    for rule in RULES:
        held = {path: fact_at(facts, path) for path in rule.paths}
        status = (
            "not_applicable"
            if rule.binds == EU and country not in EU
            else rule.judge(lambda p: fact_at(facts, p))
        )
        force = "binds" if rule.binds == EVERYWHERE or country in rule.binds else "advises"
        yield Finding(
            result=RequirementResult(
                id=rule.id,
                framework=rule.framework,
                kind=rule.kind,  # type: ignore[arg-type]
                ground=rule.ground,
                severity=rule.severity,  # type: ignore[arg-type]
                force="unresolved" if country is None else force,  # type: ignore[arg-type]
                status=status,  # type: ignore[arg-type]
                exceptions=[],
                evidence=held,
            ),
            title=rule.title,
            framework_title=FRAMEWORKS[rule.framework],
            source=Source(rule.citation, rule.link),
            verified=rule.verified,
            upcoming_from="2027-12-02" if status == "upcoming" else None,
            explanation=_explained(rule, status, force, held)
            if status in ("not_met", "undetermined")
            else None,
        )


def _explained(rule: Rule, status: str, force: str, held: dict[str, Any]) -> Explanation:
    """An explanation as the release would give it, with everything it can hold."""
    wanted = (Expected(True, "yes"), Expected(31, "31 days (Longest time)", "max_match_days"))
    return Explanation(
        id=rule.id,
        title=rule.title,
        framework=FRAMEWORKS[rule.framework],
        status=status,  # type: ignore[arg-type]
        severity=rule.severity,  # type: ignore[arg-type]
        kind=rule.kind,  # type: ignore[arg-type]
        meaning="What the rule asks for.",
        reads=tuple(
            Read(path, path, one, held_words(path, one), wanted[:1] if definitions()[path].kind == "yesno" else ())
            for path, one in held.items()
        ),
        parameters=(
            ParameterRead(
                "max_match_days", "Longest time that data with a match may be kept", "days", "policy_parameter", 31,
                "2018-05-06", None, "Directive (EU) 2016/680 art 4(1)(e)",
            ),
        ),
        ways=(dict.fromkeys(rule.paths, wanted[0]),),
        comply="Do what the rule asks for, and say so.",
        exceptions=("notice_deferred",),
        source=rule.citation,
        link=rule.link,
        verified=rule.verified,
        in_force_since="1953-09-03",
        in_force_citation="In force 3 September 1953",
        force=force,  # type: ignore[arg-type]
        force_why="a profile names the country, the kind of operator and the day",
        force_reasons=(ForceReason("European Union", "2025-02-02", "Regulation (EU) 2024/1689 art 113", False),),
    )  # fmt: skip


def fact_at(facts: dict[str, Any], path: str) -> Any:
    """The fact at `path`."""
    held: Any = facts
    for part in path.split("."):
        held = held[part]
    return held


@cache
def case_version(name: str) -> Version:
    """The reconstructed version of a documented deployment."""
    index = 1 + list(cases()).index(name)
    return version(name, reconstruct(cases()[name])["record"], "reconstructed", index=index)


def deployment_page(name: str) -> DeploymentPage:
    """A documented deployment."""
    shown = case_version(name)
    return DeploymentPage(development_keys=True, version=shown, history=(past(shown),))


def filed_page(**options: Any) -> DeploymentPage:
    """A deployment that its operator filed twice, with a determination, an opinion and an objection on record."""
    acts = (
        RecordedAct(
            kind="authorise_with_conditions",
            by="Surveillance Oversight Board of Zuiderhaven",
            on="2026-11-21",
            text="Until 31 December 2026, on condition that error rates by age and sex are published every month.",
            index=24,
        ),
        RecordedAct(
            kind="opine",
            by="Advisory Group on Biometrics",
            on="2026-11-18",
            text="Two reviewers are too few.",
            index=21,
        ),
        RecordedAct(
            kind="object",
            by="Bits and Rights",
            on="2026-11-19",
            text="The notice does not name the list.",
            due="2026-12-19",
            index=22,
        ),
    )
    shown = replace(version("nl-zuiderhaven-station", FILED, "filed", number=2, acts=acts, index=26), due=DUE)
    first = past(version("nl-zuiderhaven-station", FILED, "filed", index=19))
    return DeploymentPage(
        **{"development_keys": False, "version": shown, "history": (past(shown, again=True), first)} | options
    )


def rerun_sample(*, published: bool = True) -> RerunPage:
    """Where a version is run again, or can be once it is published."""
    shown = case_version("gb-2020-bridges-swp")
    return rerun_page(
        development_keys=True,
        deployment="gb-2020-bridges-swp",
        version=1 if published else 2,
        title="Live face recognition in Cardiff",
        year=2026,
        files={
            name: bytes(400_000) for name in ("manifest.json", "policy.wasm", "data.json", "catalogue.json")
        },
        published=published,
        command=shown.proof.command,
    )


def version_page(name: str) -> VersionPage:
    """The first version of a deployment that has a second by now."""
    shown = case_version(name)
    return VersionPage(development_keys=True, version=shown, history=(past(shown),), latest=2)


DUE = (
    Due(
        clock="condition",
        part="conditions[0]",
        due="2026-11-01",
        by="City Police of Zuiderhaven",
        entry=24,
        overdue=27,
    ),
    Due(clock="objection", due="2026-12-19", by="City Police of Zuiderhaven", entry=22),
    Due(
        clock="later_search",
        due="2027-12-04",
        moment="2027-12-04T10:00:00Z",
        by="City Police of Zuiderhaven",
        entry=26,
    ),
)
CHANGED = (
    Changed("binding", "outcome", "compliant", "undetermined"),
    Changed("AIA-18", "status", "upcoming", "undetermined"),
    Changed("UNP-04", "force", "advises", "binds"),
    Changed("UNP-05", "status", "not_in_release", "not_met"),
)


def past(shown: Version, *, again: bool = False) -> PastVersion:
    """A version as its deployment's history lists it; `again`: it was decided on a second time."""
    d = shown.decision
    decision = PastDecision(
        binding=d.outcome.binding,
        strict=d.outcome.strict,
        law_date=d.law_date.date,
        law_date_assumed=d.law_date.assumed,
        retrospective=d.retrospective,
        assessed_at=d.assessed_at,
        release=d.release.digest,
        index=shown.proof.index,
    )
    return PastVersion(
        number=d.version,
        submitted_at=shown.submitted_at,
        provenance=d.provenance,
        change_kind=shown.record.value("filing.change_kind"),
        change_reason=shown.record.value("filing.change_reason"),
        decisions=(replace(decision, again=True, changed=CHANGED), decision) if again else (decision,),
    )


@cache
def summaries() -> tuple[DeploymentSummary, ...]:
    """All documented deployments and the filed one, as lists show them."""
    return (summary(filed_page().version), *(summary(case_version(name)) for name in cases()))


def summary(shown: Version, **changed: Any) -> DeploymentSummary:
    """A version as a list shows it."""
    d, record = shown.decision, shown.record
    made = [Determined(a.kind, a.by, a.on) for a in shown.acts if a.kind.startswith("authorise")]
    return DeploymentSummary(
        **{
            "deployment": d.deployment,
            "version": d.version,
            "title": record.value("deployment.title"),
            "operator": record.value("operator.name"),
            "country": record.value("place.country"),
            "technology": record.value("deployment.technology"),
            "mode": record.value("deployment.mode"),
            "provenance": d.provenance,
            "binding": d.outcome.binding,
            "strict": d.outcome.strict,
            "not_met": len(shown.with_status("not_met")),
            "undetermined": len(shown.with_status("undetermined")),
            "law_date": d.law_date.date,
            "law_date_assumed": d.law_date.assumed,
            "retrospective": d.retrospective,
            "submitted_at": shown.submitted_at,
            "determination": made[0] if made else None,
        }
        | changed
    )


def home() -> Home:
    """The first page."""
    rows = summaries()
    return Home(
        development_keys=True,
        deployments=len(rows),
        operators=len({r.operator for r in rows}),
        binding=_outcome_counts("binding"),
        strict=_outcome_counts("strict"),
        technologies=_counts("technology"),
        countries=_counts("country"),
        provenances=_counts("provenance"),
        sectors=(Count("law_enforcement", 12), Count("retail", 4), Count("unanswered", 3)),
        years=_years(),
        latest=rows[:5],
        head=LogHead(ORIGIN, SIZE, ROOT, "2026-11-22T03:20:00Z"),
    )


def _years() -> tuple[YearOutcome, ...]:
    found = Counter((r.provenance, r.law_date[:4], r.binding) for r in summaries())
    return tuple(
        YearOutcome(provenance=provenance, year=year, outcome=outcome, count=number)
        for (provenance, year, outcome), number in sorted(found.items())
    )


def place_list() -> PlaceList:
    """Every place, with those of the samples."""
    return PlaceList(
        development_keys=True,
        places=tuple(one for one in _counts("country") if len(one.value) == 2),
        elsewhere=(Count("unanswered", 1),),
        total=len(summaries()),
    )


def place_page(code: str = "GB", **changed: Any) -> PlacePage:
    """A place as the register knows it; of `changed`, the fields that differ."""
    return PlacePage(**_overview("country", code) | {"coverage": covered(code)} | changed)


def empty_place() -> PlacePage:
    """A place of which the register holds nothing."""
    return place_page("TV", coverage=Coverage("TV", ()), not_met=(), facets=())


def technology_page() -> TechnologyPage:
    """A technology as the register knows it."""
    return TechnologyPage(**_overview("technology", "face_identification_live"))


def case_page(name: str) -> CasePage:
    """A documented case, compared with what the samples' rules find."""
    return case_of(case_version(name), None, {"development_keys": True})


def case_list() -> CaseList:
    """Every documented case, on a page of several."""
    return CaseList(
        development_keys=True,
        total=len(cases()),
        page=2,
        pages=3,
        cases=tuple(
            CaseSummary(
                deployment=summary(case_version(name)),
                body=case.finding.body,
                decided_on=case.finding.date and case.finding.date.isoformat(),
                year=case.finding.year,
                outcome=case.finding.outcome,
                agreement=case_page(name).agreement,
            )
            for name, case in cases().items()
        ),
    )


def _overview(facet: str, value: str) -> dict[str, Any]:
    rows = [r for r in summaries() if getattr(r, facet) == value]
    return {
        "development_keys": True,
        "value": value,
        "count": len(rows),
        "total": len(summaries()),
        "within": None,
        "binding": _outcome_counts("binding"),
        "strict": _outcome_counts("strict"),
        "facets": (
            Facet("operator", (Count("Police", 2), Count("withheld", 1))),
            Facet("mode", _counts("mode")),
        ),
        "not_met": (UnmetCount("HR-05", "The purpose is stated", 3),),
        "deployments": tuple(rows[:5]),
    }


def registered_body_page(**changed: Any) -> RegisteredBodyPage:
    """A body that filed, acted, and let a term pass."""
    return RegisteredBodyPage(
        **{
            "development_keys": True,
            "id": "zuiderhaven-police",
            "kind": "authority",
            "name": "City Police of Zuiderhaven",
            "keys": (BodyKey("0a1b2c3d", "ab:cd:ef"),),
            "filed": 3,
            "deployments": summaries()[:1],
            "acts": 60,
            "latest_acts": (BodyAct("reply", "zuiderhaven-station", "2026-11-21", ORIGIN, 25),),
            "owed": (
                Owed("zuiderhaven-station", "objection", "2026-11-01", None, True),
                Owed("zuiderhaven-station", "condition", "2027-01-01", "conditions[0]", False),
            ),
        }
        | changed
    )


def compare_page(*ids: str) -> ComparePage:
    """Deployments side by side."""
    return ComparePage(development_keys=True, asked=ids, versions=tuple(case_version(id) for id in ids))


def changes_page() -> ChangesPage:
    """Two versions of a deployment that have little in common."""
    later = filed_page().version
    return ChangesPage(
        development_keys=True,
        deployment=later.record.deployment,
        title=later.record.value("deployment.title"),
        numbers=(2, 1),
        versions=(case_version("gb-2020-bridges-swp"), later),
    )


def deployment_list(**options: Any) -> DeploymentList:
    """The first of three pages of a list narrowed by one filter."""
    rows = [r for r in summaries() if r.provenance == "reconstructed"]
    return DeploymentList(
        **{
            "development_keys": True,
            "filters": Filters(provenance="reconstructed", q="police"),
            "facets": (
                Facet("country", _counts("country")),
                Facet("technology", _counts("technology")),
                Facet("mode", _counts("mode")),
                Facet("outcome", _counts("binding")),
                Facet("strict", _counts("strict")),
                Facet("provenance", _counts("provenance")),
            ),
            "total": len(rows),
            "page": 1,
            "pages": 3,
            "sorts": ("latest", "relevance"),
            "deployments": tuple(rows[:10]),
        }
        | options
    )


def empty_list() -> DeploymentList:
    """A list that finds nothing."""
    return deployment_list(
        filters=Filters(country="JP", technology="emotion_recognition", q="stadium"),
        facets=(),
        total=0,
        pages=1,
        deployments=(),
    )


def requirement_summary(rule: Rule) -> RequirementSummary:
    """A requirement as the catalogue lists it."""
    found = Counter(f.result.status for v in _versions() for f in v.findings if f.result.id == rule.id)
    return RequirementSummary(
        id=rule.id,
        title=rule.title,
        framework=rule.framework,
        framework_title=FRAMEWORKS[rule.framework],
        kind=rule.kind,  # type: ignore[arg-type]
        severity=rule.severity,  # type: ignore[arg-type]
        ground=rule.ground,
        source=Source(rule.citation, rule.link),
        verified=rule.verified,
        counts=tuple(Count(status, found[status]) for status in STATUSES if found[status]),
    )


def requirement_list() -> RequirementList:
    """The catalogue."""
    return RequirementList(
        development_keys=True,
        release=RELEASE,
        requirements=tuple(requirement_summary(rule) for rule in RULES),
    )


def requirement_page(name: str) -> RequirementPage:
    """One requirement."""
    rule = next(r for r in RULES if r.id == name)
    standing = {
        status: tuple(
            summary(v)
            for v in _versions()
            if any(f.result.id == name and f.result.status == status for f in v.findings)
        )
        for status in STATUSES
    }
    return RequirementPage(
        development_keys=True,
        summary=requirement_summary(rule),
        meaning="Before faces are scanned, other ways to reach the aim were examined, and for each it is written down why "
        "it is not enough. At least two alternatives are described.",
        note="The number of alternatives is a choice of this registry and not in the sources.",
        in_force_since="1953-09-03",
        in_force_until=None,
        in_force_citation="ECHR, entry into force",
        bindings=(
            Binding(
                country="GB", operator=None, since="2000-10-02", until=None, citation="Human Rights Act 1998"
            ),
            Binding(country="DE", operator="law_enforcement_authority", since="1953-09-03", until=None),
        ),
        coverage=covered("GB").profiles,
        parameters=(
            Parameter(
                name="minimum_alternatives",
                title="Least number of alternatives",
                unit="",
                periods=(
                    ParameterPeriod(
                        value="2", since="2026-01-01", until=None, citation="Choice of this registry"
                    ),
                    ParameterPeriod(
                        value="1", since=None, until="2026-01-01", citation="Choice of this registry"
                    ),
                ),
            ),
        ),
        exceptions=("Search for a missing child",),
        inputs=("necessity.alternatives", "necessity.alternatives[].why_insufficient"),
        comply="Describe at least two less intrusive alternatives, and for each the reason and the evidence why it is not "
        "enough. Where none was examined, examine them before the next use.",
        standings=tuple(
            Standing(status=s, total=len(d), deployments=d[:6]) for s, d in standing.items() if d
        ),  # type: ignore[arg-type]
    )


def bundle_list() -> BundleList:
    """The bundles of the release, signed with a development key."""
    return BundleList(
        development_keys=True,
        server="https://register.example",
        origin=ORIGIN,
        release=RELEASE,
        digest="9" * 64,
        entry=0,
        key_id="bundles-0123456789abcdef",
        bundles=(
            BundleRow("all", "Everything that the release says", 1_234_567, "a" * 64),
            BundleRow("european_union", "European Union", 1_034_567, "b" * 64),
        ),
    )


def log_page() -> LogPage:
    """The log."""
    return LogPage(
        development_keys=True,
        head=LogHead(ORIGIN, SIZE, ROOT, "2026-11-22T03:20:00Z"),
        checkpoint=CHECKPOINT,
        tree="2026",
        earlier=("2025",),
        release=RELEASE,
        keys=(
            LogKey(
                role="log",
                algorithm="Ed25519",
                vkey=f"{ORIGIN}+9c93f143+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                development=True,
            ),
            LogKey(
                role="log",
                algorithm="ML-DSA-44",
                vkey=f"{ORIGIN}+46a1e9c2+{base64.b64encode(b'6' * 1313).decode()}",
                development=True,
            ),
            LogKey(
                role="decisions",
                algorithm="Ed25519",
                vkey="register.example/decisions+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                development=True,
                since=0,
                until=1026,
                revoked_from=12,
            ),
            LogKey(
                role="witness",
                algorithm="Ed25519",
                vkey="witness.example/one+af53e9ee+BCzvYH5DIfk5E2ZbvHV5Xlw9M5y1l1WmPZxzcQ0zxDkA",
                development=False,
            ),
        ),
        checks=(
            Check(
                "Everything: every entry, proof, record and re-run decision",
                "sightline check https://register.example/log/2026 --key register-2026.vkey",
                "this project",
            ),
            Check(
                "The tree: signatures, tiles and root",
                "fsck --storage_url=https://register.example/log/2026/ --public_key=register-2026.vkey",
                "Tessera (transparency-dev)",
            ),
        ),
    )


def hostile_page() -> DeploymentPage:
    """A deployment whose every text tries to break or spoof the page."""
    record = json.loads(json.dumps(FILED))
    record["deployment"]["title"] = HOSTILE["markup"]
    record["operator"]["name"] = HOSTILE["isolates"]
    record["operator"]["oversight_bodies"] = [
        {"name": HOSTILE["zalgo"], "role": HOSTILE["long"], "url": "https://example.org/%3Cscript%3E"}
    ]
    record["purpose"]["statement"] = HOSTILE["long"]
    record["legal_basis"]["citation"] = HOSTILE["attribute"]
    record["authorisation"]["body"] = HOSTILE["invisible"]
    record["watchlist"]["composition"] = HOSTILE["template"]
    shown = version(
        "hostile", record, "filed", acts=(RecordedAct(kind="opine", by=HOSTILE["markup"], on="2026-01-01"),)
    )
    return DeploymentPage(development_keys=False, version=shown, history=(past(shown),))


def hostile_pages() -> dict[str, Page]:
    """The same, and its record."""
    page = hostile_page()
    return {"hostile": page, "hostile-record": record_page(page.version, development_keys=False)}


HOSTILE = {
    "markup": "</title><script>alert(1)</script><img src=x onerror=alert(2)>",
    "attribute": "\"' onmouseover=alert(3) x='",
    "isolates": "Police \u2067evil\u2066 \u202bdraeher\u202c \u2069\u2069\u2069 of Nowhere",
    "invisible": "Court\u200b\u2060\u00ad\ufeff of\u2028Nothing\U000e0041",
    "zalgo": "Z" + "\u0301\u0302\u0303\u0304\u0305\u0306" * 40 + "algo",
    "long": "W" * 10_000,
    "template": "{{ 7*7 }} {% raw %} ${7*7} <!-- --> ]]> &amp; &#60;b&#62;",
}


def with_outcomes(shown: Version, binding: str, strict: str) -> Version:
    """A version whose decision says otherwise."""
    outcome = Outcomes(binding=binding, strict=strict)  # type: ignore[arg-type]
    return replace(shown, decision=shown.decision.model_copy(update={"outcome": outcome}))


def as_static(page: Page) -> Page:
    """The same page as a published copy below /sightline/ holds it."""
    return replace(page, site=Site(base="/sightline/", static=True, takes_acts=False))


@cache
def _versions() -> tuple[Version, ...]:
    return (filed_page().version, *(case_version(name) for name in cases()))


def _outcome(results: list[RequirementResult]) -> str:
    """The outcome by the rules of the design (Words: outcome)."""

    def some(severity: str, *statuses: str) -> bool:
        return any(r.severity == severity and r.status in statuses for r in results)

    if any(r.kind == "prohibition" and r.status == "not_met" for r in results):
        return "prohibited"
    if some("blocking", "not_met"):
        return "non_compliant"
    if some("blocking", "undetermined"):
        return "undetermined"
    if some("major", "not_met", "undetermined"):
        return "compliant_with_conditions"
    return "compliant" if any(r.status == "met" for r in results) else "no_rule_applies"


def _outcome_counts(reading: str) -> tuple[OutcomeCount, ...]:
    found = Counter((getattr(s, reading), s.provenance) for s in summaries())
    return tuple(
        OutcomeCount(
            outcome=o,  # type: ignore[arg-type]
            filed=found[o, "filed"],
            imported=found[o, "imported"],
            reconstructed=found[o, "reconstructed"],
        )
        for o in OUTCOMES
    )


def _counts(name: str) -> tuple[Count, ...]:
    found = Counter(getattr(s, name) for s in summaries())
    return tuple(Count(value, n) for value, n in found.most_common() if value)


def _law_date(record: dict[str, Any], provenance: str) -> LawDateReference:
    if provenance != "reconstructed":
        return LawDateReference(date="2026-11-20", basis="assessed_at", assumed=False)
    origin = record["origin"]
    return LawDateReference(
        date=origin["law_date"], basis=origin["law_date_basis"], assumed=origin["law_date_assumed"]
    )
