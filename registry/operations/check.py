"""`sightline check`: whether a published tree is what a registry signed, from the tree and keys alone.

Knows: the order of the checks and what a report says. Composes log, policy, signing and domain without storage and
without Flask, so that an auditor's run starts at once and trusts nothing of the registry.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from registry.domain.decision import FinalCheckpoint, instant
from registry.domain.key_history import KeyHistory, Void
from registry.domain.tree_layout import CHECKPOINT, KEY_LIST, older_checkpoint
from registry.errors import RegistryError
from registry.log.checkpoint import verify_checkpoint
from registry.log.policy_file import Policy
from registry.operations.check_acts import ActNotice
from registry.operations.check_entries import EntryCheck, StatedSnapshot
from registry.operations.check_erasures import Notice
from registry.operations.check_log import (
    Keys,
    entries,
    final_checkpoint,
    published_keys,
    published_origin,
    verify_log,
)
from registry.operations.check_witnesses import verify_witnesses
from registry.operations.key_entries import handed_on
from registry.operations.tree_under_check import TreeUnderCheck
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.transport.trees import Tree

_LAST_SECOND: Final = 253_402_300_799
"""The last second of the year 9999, after which dates have no form."""


@dataclass
class Report:
    """What one check found. `problem` is the first thing that is wrong; None where everything held.

    `trusted`: whether keys came from somewhere other than the tree. `not_established` says in words what a check in
    these circumstances cannot tell.

    `continues`: the end of another log that entry 0 names; `continued` is that log's origin where its end was verified to be
    that one. `elsewhere`: how many decisions name one before them in a log that was not checked.
    """

    place: str
    trusted: bool
    origin: str = ""
    size: int = 0
    root: str = ""
    checkpoints: int = 0
    decisions: int = 0
    releases: int = 0
    files: int = 0
    erasures: list[Notice] = field(default_factory=list)
    problem: RegistryError | None = None
    continues: FinalCheckpoint | None = None
    void: list[Void] = field(default_factory=list)
    """Entries that a later revocation took back."""
    key_events: int = 0
    acts: int = 0
    act_erasures: list[ActNotice] = field(default_factory=list)
    snapshots: list[StatedSnapshot] = field(default_factory=list)
    """The snapshots of the data whose digests it states."""
    continued: str = ""
    elsewhere: int = 0
    erased_elsewhere: int = 0
    """How many erasure notices are about versions in a log that was not checked."""
    not_established: list[str] = field(default_factory=list)
    witnesses: list[str] = field(default_factory=list)
    """Who cosigned the latest checkpoint, by the names of the policy that was given."""

    @property
    def holds(self) -> bool:
        """Whether everything held and trust was established."""
        return self.problem is None and self.trusted

    @property
    def unreachable(self) -> bool:
        """Whether the connection failed, so that nothing is known about the tree."""
        return self.problem is not None and self.problem.code == "tree.unreachable"


def check_tree(
    tree: Tree,
    keys: Sequence[str],
    engine_for: Callable[[Bundle], Engine],
    progress: Callable[[int, int], None] = lambda done, total: None,
    walked: MutableMapping[str, EntryCheck] | None = None,
    policy: Policy | None = None,
) -> Report:
    """Check one log's tree against `keys`, key lines (vkeys) that came from somewhere other than the tree.

    `walked` holds the logs that were checked before this one, and afterwards this one too: what later logs say of earlier
    ones is then for `check_chain.settle`. With a `policy` its quorum of witnesses must have cosigned the latest checkpoint.

    Without keys the tree is checked against the keys it lists itself, and the report says that trust is not
    established. `progress` is told entries done and in total. Never raises for what it finds in the tree.
    """
    report = Report(tree.place, trusted=bool(keys))
    try:
        with tree.held() as moving:
            if moving is not None:
                report.not_established.append(
                    f"stillness: {moving}; if the registry published during this check, that looks like damage"
                )
            _check(TreeUnderCheck(tree), keys, engine_for, report, progress, walked, policy)
    except RegistryError as error:
        report.problem = report.problem or error
    return report


def require_one_tree_a_log(reports: Sequence[Report]) -> None:
    """Mark each report whose log another report was about before: one log has one tree, and two may be a fork."""
    seen: dict[str, Report] = {}
    for report in reports:
        first = seen.setdefault(report.origin, report)
        if first is not report and report.problem is None:
            report.problem = RegistryError(
                "check.fork",
                f"{report.place}: is a tree of the log {report.origin}, and so is {first.place}",
                hint="A log has one tree. Compare the two: one may hide what the other shows.",
            )


def _check(
    tree: TreeUnderCheck,
    keys: Sequence[str],
    engine_for: Callable[[Bundle], Engine],
    report: Report,
    progress: Callable[[int, int], None],
    walked: MutableMapping[str, EntryCheck] | None,
    policy: Policy | None,
) -> None:
    note = tree.read(CHECKPOINT)
    report.origin = published_origin(tree, note)
    listed = published_keys(tree)
    if not keys:
        report.not_established.append(
            "trust: no key was given, so the tree was checked against the keys it lists itself; "
            "whoever made the tree could have made those too"
        )
    known, began_with = Keys.of(keys or listed, report.origin), Keys.of(listed, report.origin)
    if keys:
        known = handed_on(known, report.origin, (walk.keys for walk in (walked or {}).values()))
    if keys and not known.log:
        raise RegistryError(
            "check.origin",
            f"{tree.source.place}/{CHECKPOINT}: is of the log {report.origin}, for which no key was given",
            hint="Give that registry's key file with --key. If it should be another log, the checkpoint was changed.",
        )
    if listed != [v.vkey for v in (*began_with.log, *began_with.decisions)] or len({*listed}) != len(listed):
        raise tree.wrong(KEY_LIST, "is not the list of the keys with which this log began")
    if {*known.log} != {*began_with.log} or not (known.decisions and began_with.decisions):
        raise tree.wrong(KEY_LIST, "lists other keys than the ones given")
    head, sizes = verify_log(tree, note, report.origin, known)
    # Signed before any that stands as `checkpoint`: nothing it covers is later, and the log that continues this one names it.
    first = tree.read(older_checkpoint(head.size))
    report.size, report.root, report.checkpoints = head.size, head.root.hex(), len(sizes)
    try:
        report.witnesses, untold = verify_witnesses(tree, note, sizes, known.log, policy)
        report.not_established.extend(untold)
    except RegistryError as error:
        if error.code != "log.quorum":
            raise
        # It says nothing of what is in the log, with which the log that continues this one is still to be compared.
        report.problem = error
    report.not_established.append(
        "freshness: a copy cannot show that a later checkpoint exists; compare its size with one you kept or were told"
    )
    walk = EntryCheck(
        tree,
        report.origin,
        KeyHistory(report.origin, known.log, began_with.decisions),
        engine_for,
        _signed_at(first, report.origin, known),
        final_checkpoint(first, known.log),
        walked or {},
    )
    for index, data in entries(tree, head.size):
        walk.entry(index, data)
        report.decisions, report.releases = walk.decisions, walk.releases
        progress(index + 1, head.size)
    if not walk.keys.linked(known.decisions).issuperset(began_with.decisions):
        raise tree.wrong(KEY_LIST, "lists other keys than the ones given, and no rotation ties them to these")
    report.void, report.key_events = walk.keys.void(), walk.keys.rotations + walk.keys.revocations
    report.continues, report.continued = walk.continues, walk.continued
    report.elsewhere, report.erased_elsewhere = walk.elsewhere, walk.erased_elsewhere
    if walked is None:
        walk.finish()
    else:
        walked.setdefault(report.origin, walk)
    report.erasures = walk.erasures.notices
    report.snapshots = walk.snapshots
    report.acts, report.act_erasures = walk.acts.history.acts, walk.acts.notices
    if walk.acts.history.elsewhere:
        report.not_established.append(
            f"acts: {walk.acts.history.elsewhere} rest on entries of a log that was not checked here; only the registry's "
            "signature on them was verified"
        )
    _unlisted(tree, report)
    report.files = len(tree.digests)


def _signed_at(note: bytes, origin: str, known: Keys) -> str:
    signatures = verify_checkpoint(note, origin, known.log).signatures
    latest = max(signature.timestamp or 0 for signature in signatures)
    return instant(datetime.fromtimestamp(min(latest, _LAST_SECOND), UTC))


def _unlisted(tree: TreeUnderCheck, report: Report) -> None:
    files = tree.source.files()
    if files is None:
        report.not_established.append(
            "completeness: the tree was read over a connection, so files that nothing names cannot be seen"
        )
        return
    for path in files:
        if path not in tree.digests:
            raise tree.wrong(path, "is named by no entry, no index and no key list", code="check.unlisted")
