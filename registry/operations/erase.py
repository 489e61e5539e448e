"""Erase values of one version: the story of one transaction and of what follows it.

The notice is signed and logged, and in the same transaction the rows with the values are deleted and lists and search made
again without them. Only then are the keys destroyed, because a value that is gone without a notice would be a loss nobody
can tell from damage. Publishing takes the values out of the disclosures. Whatever interrupts this is finished by the next
run of it, or by the next publication: the notice is durable and says what is to be gone.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from registry.domain.canonical import parse_canonical
from registry.domain.committed import commitments
from registry.domain.decision import PAYLOAD_TYPE, erasure_statement, instant
from registry.domain.erasure import GROUNDS, MAX_FIELDS, Erasure
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.clock import require_clock
from registry.operations.key_in_use import require_key_in_use
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.operations.sequence import extend_head
from registry.signing.dsse import sign_envelope
from registry.storage import erasures, ledger, locks, queries
from registry.storage.values import Erasure as Rows
from registry.storage.values import NewEntry, Sequenced

_SCRUB_TRIES: Final = 10


@dataclass(frozen=True)
class Erased:
    """What was erased, under which entry. `elsewhere`: the other versions of the deployment that keep one of the fields.

    `scrubbed`: whether the database's files were rid of it; a reader may hold an old state for a while.
    """

    notice: Erasure
    index: int
    elsewhere: tuple[int, ...]
    scrubbed: bool


def erase(
    registry: Registry,
    deployment: str,
    version: int,
    fields: Sequence[str],
    ground: str,
    *,
    tell: Tell = lambda error: None,
) -> Erased:
    """Erase what stands at or below each of `fields` in a version; durable when this returns, and not yet published.

    Raises `erase.ground`, `erase.version`, `erase.field` where there is nothing erasable at a field, `erase.erased`
    where it is erased already; nothing was erased then.
    """
    if ground not in GROUNDS:
        raise RegistryError(
            "erase.ground", f"'{ground}' is not a ground", hint=f"Use one of {', '.join(GROUNDS)}."
        )
    require_latest(registry, tell)
    with locks.writer(registry.database):
        require_clock(registry)
        record, paths = _erasable(registry, deployment, version, fields)
        notice = Erasure(
            deployment=deployment,
            version=version,
            fields=paths,
            ground=ground,
            erased_at=instant(registry.clock()),
        )
        require_key_in_use(registry, 1)
        body = sign_envelope(
            erasure_statement(notice, record), PAYLOAD_TYPE, registry.signing_keys().decisions
        )
        rows = Rows(deployment, version, tuple(paths))
        entry = NewEntry(
            kind="erasure",
            body=body,
            leaf_hash=leaf_hash(body),
            erasures=(rows,),
            write=(erasures.write(rows, ground, notice.erased_at),),
        )
        (outcome,) = ledger.append(registry.database, registry.log.id, [entry], extend_head)
    if not isinstance(outcome, Sequenced):
        raise RegistryError(
            "erase.refused", f"the notice was not logged: {outcome}", hint="Nothing was erased. Try again."
        )
    return Erased(
        notice,
        outcome.place.index,
        _elsewhere(registry, deployment, version, paths),
        finish_erasures(registry),
    )


def finish_erasures(registry: Registry) -> bool:
    """Destroy the keys of all that was declared erased and scrub the database; whether its files are rid of it."""
    erasures.destroy_keys(registry.database)
    for _ in range(_SCRUB_TRIES):
        if registry.database.scrub():
            return True
        time.sleep(0.1)
    return False


def _erasable(
    registry: Registry, deployment: str, version: int, fields: Sequence[str]
) -> tuple[str, list[str]]:
    data = queries.committed(registry.database, deployment, version)
    stored = queries.deployment(registry.database, deployment)
    if data is None or stored is None:
        raise RegistryError(
            "erase.version",
            f"{deployment} has no version {version}",
            hint="Look at the deployment's page; a withdrawn draft never was a version.",
        )
    record = next(v.record_sha256 for v in stored.versions if v.number == version)
    known = commitments(parse_canonical(data))
    gone = erasures.erased(registry.database, deployment, version)
    paths: set[str] = set()
    for field in fields:
        found = {path for path in known if path == field or re.match(re.escape(field) + r"[.\[]", path)}
        if not found:
            raise RegistryError(
                "erase.field",
                f"version {version} of {deployment} keeps nothing erasable at {field}",
                hint="Erasable are names, contacts, free texts and what is not public. Name a field, an item or a section, "
                "such as operator.name or deployment.",
            )
        if found <= gone.keys():
            entry = gone[min(found)].place.index
            raise RegistryError("erase.erased", f"{field} is erased already, under entry {entry}")
        paths |= found - gone.keys()
    if len(paths) > MAX_FIELDS:
        raise RegistryError(
            "erase.field",
            f"{len(paths)} values are more than the {MAX_FIELDS} that one notice names",
            hint="Erase section by section.",
        )
    return record, sorted(paths)


def _elsewhere(registry: Registry, deployment: str, version: int, paths: Sequence[str]) -> tuple[int, ...]:
    stored = queries.deployment(registry.database, deployment)
    numbers = [v.number for v in stored.versions if v.number != version] if stored else []
    return tuple(
        sorted(n for n in numbers if queries.answers(registry.database, deployment, n).keys() & set(paths))
    )
