"""Search the audit trail, for oversight: who did what, by deployment, body, person, act and days, a page at a time.

Knows: who may read it, and that a body which filed a deployment reads nothing of it here that is kept from it: not who objected,
nor what nobody has read yet. What the lines say is of `operations.audit`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from registry.domain.actor import BODY_ID_PATTERN, PERSON_ID_PATTERN
from registry.domain.authority import ACTS, AUDITING
from registry.domain.permission import fits, require_fitting
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN
from registry.errors import RegistryError
from registry.operations.audit import AuditLine, AuditText, audit_deployment, lines
from registry.operations.registry import Registry
from registry.operations.sign_in import SignedIn
from registry.storage import acts, audit
from registry.storage.audit import Asked

PAGE_SIZE: Final = 25
FURTHEST: Final = 10_000
"""Lines beyond which no page reaches: narrow the search."""
KINDS: Final = (audit.DECISION, *ACTS, "erase", "erase_act")
"""What may be looked for by its kind; the last two on one deployment."""
KEPT: Final = "own"
"""Why a text is not shown, where the reader's body filed the deployment."""


@dataclass(frozen=True)
class AuditSearch:
    """What is looked for. `first` and `last`: days, both inclusive. What is empty narrows nothing."""

    deployment: str = ""
    body: str = ""
    person: str = ""
    act: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class AuditFound:
    """One page of lines, the latest first. `further`: there are more behind them; `whole`: everything was looked through."""

    lines: tuple[AuditLine, ...]
    further: bool
    whole: bool = True


def search_audit(registry: Registry, who: SignedIn, asked: AuditSearch, number: int = 1) -> AuditFound:
    """The page with this number of what is looked for.

    Raises `authority.role` unless whoever asks may read it, `audit.search` where what is looked for cannot be read, and what
    `audit_deployment` raises.
    """
    require_fitting(("audit",), [(role.kind, role.role) for role in who.roles])
    _require_readable(asked, number)
    offset = (number - 1) * PAGE_SIZE
    look = _of_deployment if asked.deployment else _anywhere
    found = look(registry, asked, offset)
    return replace(found, lines=_without_what_is_kept(registry, who, found.lines))


def may_audit(who: SignedIn) -> bool:
    """Whether somebody reads the audit trail."""
    return any(fits(rule, role.kind, role.role) for rule in AUDITING for role in who.roles)


def _of_deployment(registry: Registry, asked: AuditSearch, offset: int) -> AuditFound:
    fitting = [one for one in audit_deployment(registry, asked.deployment) if _fits(one, asked)][::-1]
    page = fitting[offset : offset + PAGE_SIZE]
    return AuditFound(tuple(page), len(fitting) > offset + PAGE_SIZE)


def _anywhere(registry: Registry, asked: AuditSearch, offset: int) -> AuditFound:
    kinds = (asked.act,) if asked.act else ()
    wanted, whole = Asked(asked.body, kinds, asked.first, asked.last), True
    if asked.person:
        places, whole = audit.of_person(registry.database, asked.person, wanted, PAGE_SIZE + 1, offset)
    else:
        places = audit.search(registry.database, wanted, PAGE_SIZE + 1, offset)
    return AuditFound(tuple(lines(registry, places[:PAGE_SIZE], None)), len(places) > PAGE_SIZE, whole)


def _fits(line: AuditLine, asked: AuditSearch) -> bool:
    people = {one.id for one in (line.person, line.second, line.holder) if one is not None}
    return (
        asked.act in ("", line.act)
        and (not asked.body or asked.body == line.office or line.about == f"bodies/{asked.body}")
        and (not asked.person or asked.person in people)
        and (asked.first or "") <= line.at[:10] <= (asked.last or "9999")
    )


def _without_what_is_kept(
    registry: Registry, who: SignedIn, found: tuple[AuditLine, ...]
) -> tuple[AuditLine, ...]:
    own = acts.deployments_filed_by(registry.database, {role.body for role in who.roles})
    return tuple(
        replace(
            one,
            texts={
                path: AuditText(None, KEPT) if text.withheld else text for path, text in one.texts.items()
            },
        )
        if one.about.partition("deployments/")[2].partition("/")[0] in own
        else one
        for one in found
    )


def _require_readable(asked: AuditSearch, number: int) -> None:
    for name, pattern in (
        ("deployment", DEPLOYMENT_ID_PATTERN), ("body", BODY_ID_PATTERN), ("person", PERSON_ID_PATTERN),
    ):  # fmt: skip
        if getattr(asked, name) and not re.fullmatch(pattern, getattr(asked, name)):
            raise _unreadable(f"{name} is no id", "A person's id looks like p-0a1b2c3d4e5f6071.")
    if asked.act and asked.act not in KINDS:
        raise _unreadable("there is no such act", "Choose one of the list.")
    for name in ("first", "last"):
        if text := getattr(asked, name):
            try:
                date.fromisoformat(text)
            except ValueError:
                raise _unreadable(f"the {name} day cannot be read", "Write it as 2026-11-30.") from None
            if len(text) != 10:
                raise _unreadable(f"the {name} day cannot be read", "Write it as 2026-11-30.")
    if number * PAGE_SIZE > FURTHEST:
        raise _unreadable(f"there is no page {number}", "Narrow the search by a body or by days.")


def _unreadable(what: str, hint: str) -> RegistryError:
    return RegistryError("audit.search", f"the search cannot be made: {what}", hint=hint)
