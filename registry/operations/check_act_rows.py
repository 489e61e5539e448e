"""Whether the rows of acts say what the signed logs say: a part of `operations.check_database`.

Knows: which row each act implies, that what is kept of its texts opens its commitments, and that what is not kept was erased
under a notice. Whether an act was legal is for `sightline check` to say.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import NamedTuple

from registry.domain.act import Moderation, OnBody, OnVersion, registry_of
from registry.domain.actor import FILING, ActOpening, Commitments, opens
from registry.domain.canonical import sha256_hex
from registry.domain.decision import Statement
from registry.operations.kept_rows import Row, differs, same_rows
from registry.storage import acts, credentials, integrity, people
from registry.storage.database import Database
from registry.storage.values import Place

_ACT = ("log_id", "idx", "kind", "sha256", "deployment_id", "n", "office", "role", "body", "stated_at")
_ERASURE = ("log_id", "idx", "path", "ground", "erased_at", "notice_log_id", "notice_idx")
_MODERATION = ("log_id", "idx", "of_log_id", "of_idx")


class Bound(NamedTuple):
    """What the commitments of an act are bound to."""

    registry: str
    about: str
    committed_as: Callable[[str], str]


class ActRows:
    """Takes the statements of every log in order, then compares."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: dict[tuple[int, int], Row] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._erased: dict[tuple[int, int, str], Row] = {}
        self._moderations: dict[tuple[int, int], Row] = {}
        self._commitments: dict[tuple[int, int], tuple[Commitments, Bound]] = {}
        self._logs: dict[str, int] = {}

    def take(self, log_id: int, index: int, origin: str, statement: Statement, body: bytes) -> None:
        """Take down what the entry implies; one that is no act implies nothing."""
        at = (log_id, index)
        registry = registry_of(origin)
        self._logs[origin] = log_id
        decision, act = statement.decision, statement.act
        if act is not None:
            version = (act.deployment, act.version) if isinstance(act, OnVersion) else (None, None)
            about = act.body if isinstance(act, OnBody) else None
            sha256 = _payload(body)
            self._rows[at] = (
                *at,
                act.act,
                sha256,
                *version,
                act.by.office,
                act.by.role,
                about,
                act.stated_at,
            )
            self._commitments[at] = (act.commitments, Bound(registry, act.about, act.committed_as))
            if isinstance(act, Moderation):
                self._moderations[at] = (*at, self._logs[act.entry.origin], act.entry.index)
            self._places[sha256] = at
        elif decision is not None and decision.by is not None:
            by, sha256 = decision.by, _payload(body)
            version = (decision.deployment, decision.version)
            self._rows[at] = (*at, FILING, sha256, *version, by.office, by.role, None, decision.assessed_at)
            about = f"deployments/{decision.deployment}/versions/{decision.version}"
            self._commitments[at] = (by.commitments, Bound(registry, about, lambda path: FILING))
            self._places[sha256] = at
        elif (gone := statement.act_erasure) is not None:
            of = self._places.get(gone.act)
            if of is None:
                raise differs("entry", f"{index} erases texts of an act that was not logged")
            for path in gone.fields:
                self._erased[*of, path] = (*of, path, gone.ground, gone.erased_at, *at)

    def compare(self) -> None:
        """Compare every row of the tables; raises `database.differs` for the first that is wrong."""
        for table, columns, expected in (
            ("act", _ACT, self._rows),
            ("moderation", _MODERATION, self._moderations),
            ("act_erasure", _ERASURE, self._erased),
        ):
            same_rows(
                table, integrity.rows(self._db, table, *columns), (row for _, row in sorted(expected.items()))
            )
        kept = 0
        for at, (commitments, bound) in self._commitments.items():
            kept += self._texts(at, commitments, bound)
        if sum(1 for _ in integrity.rows(self._db, "act_text", "idx")) != kept:
            raise differs("act_text", "belongs to no act")
        for id in people.ids(self._db):
            # No log says who anybody is: that what is kept opens under its id is all that can be seen.
            people.find(self._db, id)
            credentials.of_person(self._db, id)
        self._forms()

    def _forms(self) -> None:
        # No log says what stood in a form: that it became an act or a filing, and no other form did, is all that is seen.
        taken: set[Row] = set()
        for at in integrity.rows(self._db, "sent_form", "log_id", "idx", order=("log_id", "idx")):
            if at not in self._rows:
                raise differs("sent_form", f"names entry {at[1]}, which no form can have become")
            if at in taken:
                raise differs("sent_form", f"names entry {at[1]}, which another form became")
            taken.add(at)

    def _texts(self, at: tuple[int, int], commitments: Commitments, bound: Bound) -> int:
        act = acts.at(self._db, Place(*at))
        assert act is not None
        texts = acts.texts(self._db, act)
        for path, text in texts.items():
            opening = ActOpening(path, text.salt, text.value, text.withheld)  # type: ignore[arg-type]
            if path not in commitments or not opens(
                opening,
                commitments[path],
                registry=bound.registry,
                about=bound.about,
                act=bound.committed_as(path),
            ):
                raise differs("act_text", f"{path} of entry {at[1]} is not what was committed to")
        for path in sorted(commitments.keys() - texts.keys()):
            if (*at, path) not in self._erased:
                raise differs("act_text", f"{path} of entry {at[1]} is gone against what is logged")
        for path in sorted(texts):
            if (*at, path) in self._erased:
                raise differs("act_text", f"{path} of entry {at[1]} is kept against what is logged")
        return len(texts)


def _payload(body: bytes) -> str:
    return sha256_hex(base64.b64decode(json.loads(body)["payload"]))
