"""Erase values of one version: the story of one transaction and of what follows it.

The notice is signed and logged, and in the same transaction the rows with the values are deleted and lists and search made
again without them. Only then are the keys destroyed, because a value that is gone without a notice would be a loss nobody
can tell from damage; then the database's files are scrubbed. Publishing takes the values out of the disclosures. Whatever
interrupts this is finished by any later erasure, be it of the same fields again: the notice is durable and says what is to be
gone. The publication that shows a notice destroys its keys as well, and leaves the files of the database as they are.
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
from registry.operations.log_head import extend_head
from registry.operations.notify import notices
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.signing.dsse import sign_envelope
from registry.storage import erasures, ledger, locks, queries
from registry.storage.values import Erasure as Rows
from registry.storage.values import NewEntry, Sequenced

_SCRUB_TRIES: Final = 10


@dataclass(frozen=True)
class Erased:
    """What was erased, under which entry. `elsewhere`: the other versions of the deployment that keep one of the fields.

    `left`: why the database's files are not rid of it yet, and what to do.
    """

    notice: Erasure
    index: int
    elsewhere: tuple[int, ...]
    left: RegistryError | None

    @property
    def scrubbed(self) -> bool:
        """Whether the database's files are rid of it."""
        return self.left is None


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
    where it is erased already, and what `require_latest` raises; nothing was erased then, and what was left to do of an
    earlier erasure of the same is done.
    """
    if ground not in GROUNDS:
        raise RegistryError(
            "erase.ground", f"'{ground}' is not a ground", hint=f"Use one of {', '.join(GROUNDS)}."
        )
    require_latest(registry, tell)
    with locks.writer(registry.database):
        require_clock(registry)
        try:
            record, paths = _erasable(registry, deployment, version, fields)
        except RegistryError as error:
            if error.code != "erase.erased":
                raise
            raise erased_before(registry, error.message) from None
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
            write=(
                erasures.write(rows, ground, notice.erased_at),
                *notices(registry, "erase", deployment=deployment),
            ),
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


def erased_before(registry: Registry, message: str) -> RegistryError:
    """What tells that all of it is erased already: whoever erased it may have been interrupted, so the rest is done here."""
    left = finish_erasures(registry)
    done = "Its keys are destroyed and the database's files are rid of it."
    return RegistryError("erase.erased", message, hint=f"{left.message}. {left.hint}" if left else done)


def finish_erasures(registry: Registry) -> RegistryError | None:
    """Destroy the keys of all that was declared erased and scrub the database; why its files are not rid of it, if so."""
    erasures.destroy_keys(registry.database)
    try:
        for _ in range(_SCRUB_TRIES):
            if registry.database.scrub():
                return None
            time.sleep(0.1)
    except RegistryError as error:
        if error.code != "storage.owner":
            raise
        return error
    return RegistryError(
        "erase.unscrubbed",
        "a reader held an old state of the database, so its files were not scrubbed",
        hint="Erase the same again later.",
    )


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
            raise RegistryError(
                "erase.erased",
                f"{field} is erased already, under entry {entry}",
                hint="Nothing is left to erase there.",
            )
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
