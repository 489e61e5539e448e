"""The pages of the audit trail and of a decision that was made again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from registry.errors import RegistryError
from registry.operations.audit import AuditLine, AuditText
from registry.operations.registry import Registry
from registry.operations.replay import replay
from registry.operations.search_audit import KEPT, KINDS, AuditFound, AuditSearch, search_audit
from registry.operations.show.decisions import check_command
from registry.operations.sign_in import SignedIn
from registry.pages import audit_views as views
from registry.pages.act_words import said
from registry.storage import ledger
from registry.storage.values import Place

_VERSION: Final = re.compile("deployments/([^/]+)/versions/([0-9]+)")


def audit_page(
    registry: Registry, common: Mapping[str, Any], who: SignedIn, asked: AuditSearch, number: int
) -> views.AuditPage:
    """What a search finds; why it cannot be made stands above the form as it was filled in. Raises `authority.role`."""
    refused = None
    try:
        found = search_audit(registry, who, asked, number)
    except RegistryError as error:
        if error.code == "authority.role":
            raise
        found, refused = AuditFound((), further=False), (error.code, error.message, error.hint)
    numbers = {log.origin: log.id for log in ledger.logs(registry.database)}
    return views.AuditPage(
        **common,
        signed_in_as=who.person.name,
        asked=asdict(asked),
        kinds=KINDS,
        lines=tuple(_line(one, numbers) for one in found.lines),
        number=number,
        further=found.further,
        whole=found.whole,
        refused=refused,
    )


def replay_page(
    registry: Registry, common: Mapping[str, Any], who: SignedIn, log: int, index: int
) -> views.ReplayPage:
    """The decision in an entry, made again just now. Raises what `replay` raises."""
    made = replay(registry, Place(log, index))
    decision = made.decision
    return views.ReplayPage(
        **common,
        signed_in_as=who.person.name,
        deployment=decision.deployment,
        version=decision.version,
        origin=made.origin,
        index=made.index,
        assessed_at=decision.assessed_at,
        law_date=decision.law_date.date,
        release=decision.release.version,
        engines=made.engines,
        void=made.void,
        same=made.same,
        parts=tuple(views.ReplayedPart(one.what, one.signed, one.again) for one in made.compared),
        command=check_command(registry.at(log)),
    )


def _line(one: AuditLine, logs: Mapping[str, int]) -> views.AuditedLine:
    on = _VERSION.fullmatch(one.about)
    return views.AuditedLine(
        at=one.at,
        origin=one.origin,
        index=one.index,
        act=one.act,
        about=one.about,
        deployment=on[1] if on else "",
        version=on[2] if on else "",
        office=one.office or "",
        role=one.role or "",
        people=tuple(_people(one)),
        state=one.state or "",
        office_key=one.office_key or "",
        said=tuple(said(one.said)),
        texts=tuple(_text(path, text) for path, text in one.texts.items()),
        decision=(logs[one.origin], one.index) if one.act == "decision" else None,
    )


def _people(one: AuditLine) -> Iterator[views.AuditedPerson]:
    for part, person in (("by", one.person), ("with", one.second), ("to", one.holder)):
        if person is not None:
            yield views.AuditedPerson(part, person.id or "", person.name or "")


def _text(path: str, one: AuditText) -> views.AuditedText:
    if one.text is None:
        return views.AuditedText(path, None, "filer" if one.withheld == KEPT else "erased")
    return views.AuditedText(path, one.text, one.withheld or "")
