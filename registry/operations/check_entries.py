"""The second half of a check: that every entry of a verified log fits those before it and the published files.

Knows: what each kind of statement implies about later ones, and that each decision is run again under the release in force.
Does not know how the log itself is verified, nor what has to lie beside one decision (`operations.check_decision`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from registry.domain.canonical import sha256_hex
from registry.domain.decision import (
    Decision,
    EntryReference,
    FinalCheckpoint,
    Release,
)
from registry.domain.erasure import Erasure
from registry.domain.key_history import KeyHistory
from registry.domain.snapshot import Snapshot
from registry.errors import RegistryError
from registry.operations.check_acts import ActCheck
from registry.operations.check_decision import committed_form, disclosed, facts_from, record_of, run_again
from registry.operations.check_erasures import ErasureCheck
from registry.operations.key_entries import Signed, take_signed
from registry.operations.tree_under_check import TreeUnderCheck
from registry.policy.engine import Engine
from registry.policy.release import MANIFEST, WASM, Bundle, is_later, load_release

_SHA256: Final = re.compile("[0-9a-f]{64}")
"""A digest, or a salt: 32 bytes in lower-case hexadecimal."""


@dataclass(frozen=True)
class StatedSnapshot:
    """A snapshot of the data whose digest an entry states."""

    origin: str
    index: int
    size: int
    sha256: str


@dataclass
class EntryCheck:
    """Walks the entries in order, remembering what later ones must fit."""

    tree: TreeUnderCheck
    origin: str
    keys: KeyHistory
    engine_for: Callable[[Bundle], Engine]
    signed_at: str
    """When the checkpoint was signed: nothing it covers can be of a later time."""
    final: FinalCheckpoint | None = None
    """The checkpoint that was verified, as the log that continues this one has to name it."""
    walked: Mapping[str, EntryCheck] = field(default_factory=dict)
    """The walks over other logs, by origin: where this log continues one, it takes up where that walk ended."""
    decisions: int = 0
    releases: int = 0
    continues: FinalCheckpoint | None = None
    """What entry 0 names as the end of the log before this one."""
    erasures: ErasureCheck = field(default_factory=ErasureCheck)
    acts: ActCheck = field(default_factory=ActCheck)
    snapshots: list[StatedSnapshot] = field(default_factory=list)
    elsewhere: int = 0
    """How many decisions name one before them in a log that was not walked."""
    erased_elsewhere: int = 0
    """How many erasure notices are about a version that no log that was walked holds."""
    _before: EntryCheck | None = None
    _continued_by: str = ""
    _time: str = ""
    _release: tuple[int, Bundle, Release] | None = None
    _engines: dict[str, Engine] = field(default_factory=dict)
    _versions: dict[str, tuple[int, str]] = field(default_factory=dict)
    _numbers: dict[str, tuple[str, int]] = field(default_factory=dict)
    _latest: dict[str, EntryReference] = field(default_factory=dict)
    _decided: dict[str, dict[tuple[str, str], EntryReference]] = field(default_factory=dict)
    """For the latest version of each deployment, under which releases and on which law dates it was decided on, and where."""
    _said: dict[str, str] = field(default_factory=dict)
    """The digest of what the latest decision on each deployment says of it, where that was run again."""

    def entry(self, index: int, data: bytes, *, again: bool = True) -> None:
        """Check entry `index`; raises RegistryError naming the entry or the file that is wrong.

        Not `again`: what lies beside a decision was checked before, and the decision run; its place in the log is checked.
        """
        where = f"entry {index}"
        signed = self._signed(index, data)
        statement = signed.statement
        self._in_time(where, signed)
        if statement.release is not None:
            self._release_entry(index, statement.release, statement.sha256)
        elif statement.decision is not None:
            self._decision_entry(index, statement.decision, statement.sha256, signed.sha256, again)
        elif statement.act is not None:
            self.acts.take(self._reference(index), signed, self.tree, self._wrong)
        elif statement.act_erasure is not None:
            self.acts.erase(index, statement.act_erasure, self._wrong)
        elif statement.erasure is not None:
            self._erasure_entry(index, statement.erasure, statement.sha256)
        elif statement.snapshot is not None:
            self._snapshot_entry(index, statement.snapshot, statement.sha256)

    @property
    def continued(self) -> str:
        """The origin of the log whose end was verified to be the one that entry 0 names; empty without one."""
        return self._before.origin if self._before is not None else ""

    def finish(self) -> None:
        """After the last entry: what later entries say of earlier ones. Raises RegistryError likewise."""
        self.erasures.settle(self.tree.source.place, self.tree.wrong)
        self.acts.settle(self.tree)

    def _reference(self, index: int) -> EntryReference:
        return EntryReference(origin=self.origin, index=index)

    def _in_time(self, where: str, signed: Signed) -> None:
        # A registry that could date a decision freely could choose the law it is made under. What an office signed bears the
        # day on which it did: that it is not dated before what it follows, `ActHistory` says.
        time = signed.statement.stated_at
        if time < self._time and not signed.offices:
            raise self._wrong(where, f"is dated {time}, before the entry it follows ({self._time})")
        if time > self.signed_at:
            raise self._wrong(
                where, f"is dated {time}, after the checkpoint over it was signed ({self.signed_at})"
            )
        self._time = max(time, self._time)

    def _signed(self, index: int, data: bytes) -> Signed:
        where = f"entry {index}"
        if index == 1 and self.continues is not None and self._before is None:
            self.acts.history.partial = True
        try:
            signed = take_signed(
                self.keys,
                index,
                data,
                self.acts.history.keys,
                unknown_offices=self.acts.history.partial,
            )
        except RegistryError as error:
            raise self._wrong(where, f"is not a statement of this registry: {error.message}") from error
        # It becomes part of a path, so nothing else may stand there.
        if not _SHA256.fullmatch(signed.statement.sha256):
            raise self._wrong(where, "is about something that has no SHA-256")
        return signed

    def _release_entry(self, index: int, release: Release, digest: str) -> None:
        before = self._release
        expected: tuple[int, str | None] = (before[2].sequence + 1, before[1].digest) if before else (1, None)
        if release.continues is not None:
            expected = self._continue(index, release, release.continues, digest)
        if (release.sequence, release.previous) != expected:
            raise self._wrong(f"entry {index}", "states a release that does not follow the one before it")
        bundle = self._bundle(digest)
        if (bundle.version, bundle.facts_version) != (release.version, release.facts_version):
            raise self._wrong(f"entry {index}", "states another version than the release's manifest")
        if before and not is_later(before[1], bundle):
            raise self._wrong(f"entry {index}", "states a release that is not later than the one in force")
        if digest not in self._engines:
            self._engines[digest] = self._engine(bundle)
        self._release = (index, bundle, release)
        self.releases += 1

    def _continue(
        self, index: int, release: Release, end: FinalCheckpoint, digest: str
    ) -> tuple[int, str | None]:
        """Take up where the log before this one ended; returns which number and predecessor the release must state."""
        where = f"entry {index}"
        if index or end.origin == self.origin:
            raise self._wrong(where, "continues a log, which only entry 0 can, and only another log")
        self.continues, before = end, self.walked.get(end.origin)
        if before is None or before.final is None:
            return release.sequence, release.previous
        if before.final != end:
            raise self._broken(
                f"entry 0 names the checkpoint of size {end.size} and root {end.root} as the end of the log {end.origin}, "
                f"which ends with size {before.final.size} and root {before.final.root}"
                + (", signed differently" if before.final.root == end.root else "")
            )
        if before._continued_by:
            raise self._broken(f"continues {end.origin}, and so does the log {before._continued_by}")
        if before._release is None or before._release[1].digest != digest:
            raise self._broken(
                "entry 0 states another release than the one in force at the end of the log before it"
            )
        if release.stated_at < before._time:
            raise self._wrong(where, f"is dated {release.stated_at}, before the end of the log it continues")
        before._continued_by, self._before = self.origin, before
        self._engines, self._versions = before._engines, before._versions
        self._latest, self._decided = before._latest, before._decided
        self._said = before._said
        self._numbers = before._numbers
        self.erasures.follow(before.erasures)
        self.acts.follow(before.acts)
        return before._release[2].sequence, before._release[2].previous

    def _engine(self, bundle: Bundle) -> Engine:
        try:
            return self.engine_for(bundle)
        except RegistryError as error:
            raise self.tree.wrong(f"releases/{bundle.digest}/{WASM}", error.message) from error

    def _bundle(self, digest: str) -> Bundle:
        last = MANIFEST

        def read(path: str) -> bytes:
            nonlocal last
            last = path
            return self.tree.read(f"releases/{digest}/{path}")

        manifest = read(MANIFEST)
        if sha256_hex(manifest) != digest:
            raise self.tree.wrong(f"releases/{digest}/{MANIFEST}", "does not have the digest that was signed")
        try:
            return load_release(lambda path: manifest if path == MANIFEST else read(path))
        except RegistryError as error:
            if error.code.startswith(("tree.", "check.")):
                raise
            raise self.tree.wrong(f"releases/{digest}/{last}", error.message) from error

    def _decision_entry(self, index: int, decision: Decision, record: str, payload: str, again: bool) -> None:
        where = f"entry {index}"
        if self._release is None:
            raise self._wrong(where, "decides before any release was stated")
        release_index, bundle, _ = self._release
        cited = decision.release
        if (cited.origin, cited.index, cited.digest, cited.version) != (
            self.origin,
            release_index,
            bundle.digest,
            bundle.version,
        ):
            raise self._wrong(
                where, f"does not cite the release in force, which entry {release_index} states"
            )
        self._history(index, decision)
        filed = record not in self._numbers
        if not filed and decision.by is not None:
            raise self._wrong(where, "names who filed a version that was filed before")
        # A filing moves its deployment, and how turns on the record.
        form = record_of(self.tree, decision, record) if again or filed else {}
        if again:
            self._follow(decision, record, form["previous"])
        else:
            self._number(decision, record)
        if filed:
            self.acts.file(self._reference(index), decision, record, form, payload, self._wrong)
        self.acts.history.decide(decision)
        before = self._said.pop(decision.deployment, None)
        if not again:
            return
        self.erasures.record(record, form, disclosed(self.tree, form, record))
        facts = facts_from(self.tree, decision, form, bundle.facts_version)
        says = run_again(self.tree, decision, facts, self._engines[bundle.digest])
        if not filed and says == before and not self._is_void(decision.previous):
            raise self._wrong(where, "decides anew, and says what the decision before it said")
        self._said[decision.deployment] = says
        self.decisions += 1

    def _history(self, index: int, decision: Decision) -> None:
        where = f"entry {index}"
        if self._began_elsewhere(decision):
            self.elsewhere += 1
        elif decision.previous != self._latest.get(decision.deployment):
            raise self._wrong(where, "does not name the decision before it on this deployment")
        number, _ = self._versions.get(decision.deployment, (0, None))
        decided = self._decided.get(decision.deployment, {}) if decision.version == number else {}
        key = (decision.release.digest, decision.law_date.date)
        # What does not count any more is made anew, and names what it takes the place of.
        if key in decided and not (decided[key] == decision.previous and self._is_void(decided[key])):
            raise self._wrong(where, "decides a second time on one version, release and law date")
        self._latest[decision.deployment] = self._reference(index)
        self._decided[decision.deployment] = decided | {key: self._reference(index)}

    def _is_void(self, entry: EntryReference | None) -> bool:
        if entry is None:
            return False
        walk = self if entry.origin == self.origin else self.walked.get(entry.origin)
        return walk is not None and walk.keys.is_void(entry.index)

    @property
    def _began_before(self) -> bool:
        """Whether a log before this one was not walked."""
        return self.continues is not None and (self._before is None or self._before._began_before)

    def _began_elsewhere(self, decision: Decision) -> bool:
        """Whether what came before on this deployment stands in a log that was not walked."""
        return (
            self._began_before
            and decision.previous is not None
            and decision.previous.origin != self.origin
            and decision.deployment not in self._versions
        )

    def _follow(self, decision: Decision, record: str, previous: str | None) -> None:
        number, digest = self._versions.get(decision.deployment, (0, None))
        if (decision.version, record) == (number, digest):
            return
        if not self._began_elsewhere(decision) and (decision.version, previous) != (number + 1, digest):
            path = f"records/{record}.json"
            raise self.tree.wrong(path, f"does not follow version {number} of its deployment")
        self._number(decision, record)

    def _number(self, decision: Decision, record: str) -> None:
        self._versions[decision.deployment] = (decision.version, record)
        self._numbers[record] = (decision.deployment, decision.version)

    def _erasure_entry(self, index: int, erasure: Erasure, record: str) -> None:
        where = f"entry {index}"
        if self._began_before and record not in self._numbers:
            # It may be of any year before this one: whether it is there, and what it commits to, only that log says.
            self.erasures.unseen(index, erasure, record, self._wrong)
            self.erased_elsewhere += 1
            return
        if self._numbers.get(record) != (erasure.deployment, erasure.version):
            raise self._wrong(where, "declares values erased of a version that no entry before it logged")
        if not self.erasures.knows(record):
            form = committed_form(self.tree, record)
            self.erasures.record(record, form, disclosed(self.tree, form, record))
        self.erasures.notice(index, erasure, record, self._wrong)

    def _snapshot_entry(self, index: int, snapshot: Snapshot, sha256: str) -> None:
        where = f"entry {index}"
        if snapshot.origin != self.origin or snapshot.size > index:
            raise self._wrong(where, "states a snapshot of another log, or of entries that come after it")
        if self.snapshots and snapshot.size < self.snapshots[-1].size:
            raise self._wrong(where, "states a snapshot of an earlier size than the one before it")
        self.snapshots.append(StatedSnapshot(self.origin, index, snapshot.size, sha256))

    def _broken(self, what: str) -> RegistryError:
        return RegistryError(
            "check.chain",
            f"{self.tree.source.place}: {what}",
            hint="Do not rely on these logs. One of them was extended, shortened or replaced; compare with earlier copies.",
        )

    def _wrong(self, where: str, what: str) -> RegistryError:
        return RegistryError(
            "check.entry",
            f"{self.tree.source.place}: {where} {what}",
            hint="The log is intact but what was signed into it is not right. Ask the registry, and tell its overseers.",
        )
