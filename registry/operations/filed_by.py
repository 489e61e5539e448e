"""Who files a version: a body's office and the people who act for it, as the decision on the version says it.

Knows: that filing is an act whose entry is the decision itself, so it commits to its people there, and that it has to be
legal in the life of the deployment and theirs to do. Where nobody acted on a deployment and no body files, there is nothing
to compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from registry.domain.act import registry_of
from registry.domain.actor import (
    BODY_ID_PATTERN,
    FILING,
    PERSON,
    PERSON_ID_PATTERN,
    SECOND,
    ActOpening,
    Filer,
    Role,
    commit_texts,
)
from registry.domain.canonical import sha256_hex
from registry.domain.decision import Decision, EntryReference, instant
from registry.domain.life import Life, RecordTerm
from registry.domain.lifecycle import Filing, after, filing
from registry.domain.permission import require_scope
from registry.errors import RegistryError
from registry.operations.due_rows import registration_of, rows_of
from registry.operations.filing_basis import FilingBasis
from registry.operations.registry import Registry
from registry.storage import acts
from registry.storage.acts import ActText, NewAct
from registry.storage.due import TermRow
from registry.storage.registrations import Registration


@dataclass(frozen=True)
class FiledBy:
    """The body that files, and the ids of the people who act for it. `scopes`: those of the token that files, if one does."""

    office: str
    person: str
    second_person: str | None = None
    role: Role = "filer"
    second: Role | None = None
    scopes: Collection[str] | None = None


@dataclass(frozen=True)
class NamedFiler:
    """Who files, as the decision says it, and what opens its commitments."""

    said: Filer
    openings: tuple[ActOpening, ...]
    scopes: Collection[str] | None = None


@dataclass(frozen=True)
class LegalFiling:
    """What a filing is in the life of its deployment; None where nobody acted on it and no body files. `terms`: what it leaves
    due; `stands`: where the registration then stands, where a body files."""

    done: Filing | None
    terms: tuple[TermRow, ...]
    stands: Registration | None = None


def filed_by(
    registry: Registry, by: FiledBy | None, deployment: str, version: int, salt: Callable[[], bytes]
) -> NamedFiler | None:
    """What the decision on that version says of whoever files it. Raises `act.body` and `authority.person` for what is no
    id."""
    if by is None:
        return None
    _require_ids(by)
    people = {PERSON: by.person} | ({SECOND: by.second_person} if by.second_person else {})
    commitments, openings = commit_texts(
        {path: (person, "internal") for path, person in people.items()},
        registry=registry_of(registry.log.origin),
        about=f"deployments/{deployment}/versions/{version}",
        act=FILING,
        salt=salt,
    )
    said = Filer(office=by.office, role=by.role, second=by.second, commitments=commitments)
    return NamedFiler(said, openings, by.scopes)


def _require_ids(by: FiledBy) -> None:
    if not _is_id(BODY_ID_PATTERN, by.office):
        raise RegistryError(
            "act.body", "there is no such enrolled body", hint="`sightline body list` names them."
        )
    if not all(_is_id(PERSON_ID_PATTERN, id) for id in (by.person, by.second_person or "-")):
        raise RegistryError(
            "authority.person",
            "whoever files is named by the id of a person",
            hint="Such as p-0123456789abcdef; `sightline body list` names them.",
        )


def _is_id(pattern: str, value: Any) -> bool:
    # What is handed in over HTTP or by a file may be of any type.
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def require_filing(
    basis: FilingBasis,
    filer: NamedFiler | None,
    deployment: str,
    version: int,
    provenance: Any,
    change_kind: Any,
    terms: tuple[RecordTerm, ...],
) -> LegalFiling:
    """What the filing of this version is in the life of the deployment, whose record sets `terms`.

    Raises what forbids it: `lifecycle.illegal`, `act.body`, `authority.…`.
    """
    registry = basis.registry
    where = EntryReference(origin=registry.log.origin, index=0)
    known, _ = basis.latest(deployment)
    if filer is None and (known is None or not acts.on_deployment(registry.database, deployment)):
        place = (where.origin, where.index)
        state = after("unfiled", filing("unfiled", provenance, None))
        life = Life(state, {version: ""}, None, place, place, "", terms=terms)
        return LegalFiling(None, tuple(rows_of(life, {}, place)))
    said = filer.said if filer else None
    history = basis.history(deployment, said.office if said else None)
    done = history.file(
        where,
        deployment=deployment,
        version=version,
        record="0" * 64,
        provenance=provenance,
        change_kind=change_kind if isinstance(change_kind, str) else None,
        at=instant(registry.clock()),
        by=said,
        terms=terms,
    )
    if filer is not None:
        if filer.scopes is not None:
            # What a filing is shows only now: a token that may confirm may not submit.
            require_scope((done,), filer.scopes)
        people = {one.path: one.value for one in filer.openings}
        basis.require_people(history, filer.said, people[PERSON], people.get(SECOND))
    life, origins, here = history.lives[deployment], basis.log_numbers, (where.origin, where.index)
    return LegalFiling(
        done, tuple(rows_of(life, origins, here)), registration_of(deployment, life, origins, here)
    )


def filing_row(filer: NamedFiler, decision: Decision, payload: bytes) -> NewAct:
    """What the database keeps of it beside the decision."""
    return NewAct(
        kind=acts.FILED,
        sha256=sha256_hex(payload),
        deployment_id=decision.deployment,
        version=decision.version,
        office=filer.said.office,
        role=filer.said.role,
        body=None,
        stated_at=decision.assessed_at,
        texts=[ActText(o.path, o.value, o.salt, o.withheld) for o in filer.openings],
    )
