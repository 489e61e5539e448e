"""The page of a case file, to be read and printed, and its archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.domain.act import Act
from registry.domain.canonical import sha256_hex
from registry.domain.decision import Decision
from registry.operations.act_entries import act_history
from registry.operations.case_file import CaseEntry, case_file, zipped
from registry.operations.registry import Registry
from registry.operations.show.acts import names_of
from registry.operations.show.decisions import record_view
from registry.operations.sign_in import SignedIn
from registry.pages.act_words import said
from registry.pages.case_file_views import CaseFilePage, ShownEntry
from registry.pages.words import NOBODY
from registry.storage import acts

_SHOWN_OTHERWISE = {"registry", "by", "commitments", "stated_at", "act", "deployment", "version", "body"}


def case_file_page(
    registry: Registry, common: Mapping[str, Any], who: SignedIn, deployment: str
) -> CaseFilePage:
    """Everything that touches a deployment, in order. Raises `show.missing`."""
    case = case_file(registry, deployment)
    life = act_history(registry, deployment).lives.get(deployment)
    offices = {_office(one) for one in case.entries}
    names = names_of(registry, offices)
    title = record_view(registry, deployment, life.version).value("deployment.title") if life else None
    archive = zipped(case)
    return CaseFilePage(
        **common,
        signed_in_as=who.person.name,
        deployment=deployment,
        title=title,
        state=life.state if life else "",
        address=f"{registry.description.address}/deployments/{deployment}",
        entries=tuple(_shown(registry, one, names) for one in case.entries),
        waiting=len(case.waiting),
        size=len(archive),
        sha256=sha256_hex(archive),
    )


def case_file_archive(registry: Registry, deployment: str) -> bytes:
    """The archive. Raises `show.missing`."""
    return zipped(case_file(registry, deployment))


def _shown(registry: Registry, one: CaseEntry, names: Mapping[str, str]) -> ShownEntry:
    says = one.says
    decision = says if isinstance(says, Decision) else None
    office = _office(one)
    role = getattr(getattr(says, "by", None), "role", "")
    kind = "decision" if decision else getattr(says, "act", "") or _other(one)
    return ShownEntry(
        index=one.place.index,
        origin=one.origin,
        at=one.statement.stated_at,
        act=kind,
        by=names.get(office, office) if office else NOBODY.get(role, NOBODY["registrar"]),
        version=getattr(says, "version", None),
        said=tuple(said(_closed(says))),
        texts=_texts(registry, one),
        not_met=_with(decision, "not_met"),
        undetermined=_with(decision, "undetermined"),
        files=one.files,
    )


def _office(one: CaseEntry) -> str:
    return getattr(getattr(one.says, "by", None), "office", None) or ""


def _other(one: CaseEntry) -> str:
    return "erase" if one.statement.erasure is not None else "erase_act"


def _closed(says: Decision | Act | None) -> dict[str, Any]:
    if isinstance(says, Decision):
        return {
            "outcome": says.outcome.model_dump(mode="json"),
            "law_date": says.law_date.date,
            "release": says.release.version,
            "provenance": says.provenance,
        }
    return {} if says is None else says.model_dump(mode="json", exclude=_SHOWN_OTHERWISE)


def _texts(registry: Registry, one: CaseEntry) -> tuple[tuple[str, str], ...]:
    stored = acts.at(registry.database, one.place) if one.statement.act is not None else None
    if stored is None:
        return ()
    kept = acts.texts(registry.database, stored).values()
    return tuple((text.path, text.value) for text in kept if text.withheld is None)


def _with(decision: Decision | None, status: str) -> tuple[str, ...]:
    return tuple(line.id for line in decision.requirements if line.status == status) if decision else ()
