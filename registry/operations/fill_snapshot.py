"""Read a registry's logs from the first entry to one size, and put what is public of them into the tables of a snapshot.

Knows: which rows an entry makes, and that a deployment is as its last entry below that size leaves it. One entry at a time is in
memory. Takes its values from the public view alone (promise 9). Does not know the form of any file.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from registry.domain.act import Act, OnVersion
from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.decision import Decision, Statement, read_statement
from registry.domain.lifecycle import MOVES, State, after, filing
from registry.domain.public_view import PublicView, public_view
from registry.operations.act_forms import change_kind
from registry.operations.issuers import Issuers, issuers
from registry.operations.registry import Registry
from registry.storage import acts, erasures, ledger, queries
from registry.storage.snapshot_file import SnapshotFile
from registry.storage.values import Log, Place, Published

Json = Any


def fill_snapshot(registry: Registry, size: int, file: SnapshotFile) -> None:
    """Fill `file` with what is public of the first `size` entries of the open log and of every log before it."""
    filling = _Filling(registry, file, issuers(registry), ledger.origins(registry.database))
    for log in ledger.logs(registry.database):
        end = size if log.id == registry.log.id else ledger.head(registry.database, log.id).size
        filling.take(log, end)


class _Filling:
    def __init__(
        self, registry: Registry, file: SnapshotFile, keys: Issuers, origins: dict[int, str]
    ) -> None:
        self._registry = registry
        self._file = file
        self._keys = keys
        self._origins = origins
        self._address = registry.description.address

    def take(self, log: Log, end: int) -> None:
        decided = queries.published_between(self._registry.database, log.id, 0, end)
        for place, body, statement in self._entries(log, end):
            if statement.decision is not None:
                self._decision(place, statement, statement.decision, next(decided))
            elif statement.act is not None:
                self._act(place, body, statement.act)

    def _entries(self, log: Log, end: int) -> Iterator[tuple[Place, bytes, Statement]]:
        for index, body in enumerate(ledger.entries(self._registry.database, log.id, 0, end)):
            payload = base64.b64decode(json.loads(body)["payload"])
            yield Place(log.id, index), payload, read_statement(payload)

    def _decision(self, place: Place, statement: Statement, decision: Decision, made: Published) -> None:
        origin = self._origins[place.log_id]
        before = decision.previous
        self._file.put(
            "decisions",
            (
                origin, place.index, decision.deployment, decision.version, decision.assessed_at, decision.law_date.date,
                decision.law_date.basis, int(decision.law_date.assumed), int(decision.retrospective),
                decision.release.version, decision.release.digest, decision.outcome.binding, decision.outcome.strict,
                before.origin if before else None, before.index if before else None, self._void(place),
            ),
        )  # fmt: skip
        for line in decision.requirements:
            self._file.put("statuses", (origin, place.index, line.id, line.status, line.severity, line.force))
        view = self._view(made)
        known = self._file.find("deployments", decision.deployment)
        state: State = known[1] if known else "unfiled"
        versions = known[2] if known else 0
        filed_at = known[14] if known else decision.assessed_at
        if decision.version > versions:
            state = after(
                state, filing(state, decision.provenance, change_kind(parse_canonical(made.committed)))
            )
            filed_at = decision.assessed_at
            self._version(place, statement, decision, view)
        self._file.put(
            "deployments",
            (
                decision.deployment, state, decision.version, decision.provenance,
                *(_text(view, path) for path in _FACETS), decision.outcome.binding, decision.outcome.strict,
                decision.law_date.date, known[13] if known else decision.assessed_at, filed_at, origin, place.index,
                f"{self._address}/deployments/{decision.deployment}",
            ),
        )  # fmt: skip

    def _version(self, place: Place, statement: Statement, decision: Decision, view: PublicView) -> None:
        record = {
            path: said for path, said in view.as_json()["record"].items() if said["state"] != "unanswered"
        }
        self._file.put(
            "versions",
            (
                decision.deployment, decision.version, decision.provenance, decision.assessed_at, statement.sha256,
                self._origins[place.log_id], place.index,
                f"{self._address}/deployments/{decision.deployment}/versions/{decision.version}", _json(record),
            ),
        )  # fmt: skip

    def _act(self, place: Place, payload: bytes, act: Act) -> None:
        stored = acts.at(self._registry.database, place)
        kept = acts.texts(self._registry.database, stored) if stored is not None else {}
        texts = {path: one.value for path, one in kept.items() if one.withheld is None}
        about = (act.deployment, act.version) if isinstance(act, OnVersion) else (None, None)
        self._file.put(
            "acts",
            (
                self._origins[place.log_id], place.index, act.act, act.stated_at, act.by.role, act.by.office, act.about,
                *about, sha256_hex(payload), _json(texts), self._void(place),
            ),
        )  # fmt: skip
        if isinstance(act, OnVersion) and act.act in MOVES:
            self._move(act)

    def _move(self, act: OnVersion) -> None:
        known = self._file.find("deployments", act.deployment)
        if known is not None:
            state: State = known[1]
            self._file.put("deployments", (known[0], after(state, act.act), *known[2:]))

    def _view(self, made: Published) -> PublicView:
        deployment, number = made.version.deployment_id, made.version.number
        gone = erasures.erased(self._registry.database, deployment, number)
        return public_view(
            parse_canonical(made.committed),
            {answer.path: answer.value for answer in made.disclosures},
            erased=gone.keys(),
        )

    def _void(self, place: Place) -> int:
        # Nothing was revoked in most registries: no signature is verified anew for that.
        if not self._keys.any_revoked:
            return 0
        return int(self._keys.open(place).taken_back_by is not None)


_FACETS = (
    "deployment.title",
    "operator.name",
    "place.country",
    "deployment.technology",
    "deployment.mode",
    "deployment.status",
)


def _text(view: PublicView, path: str) -> str | None:
    value = view.value(path)
    return value if isinstance(value, str) else None


def _json(document: Json) -> str:
    return json.dumps(document, ensure_ascii=False, sort_keys=True)
