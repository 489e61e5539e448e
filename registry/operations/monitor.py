"""Monitor logs: whether each only grows, is signed by its keys, and, where it is of this software, says what holds.

Knows: what one round looks at and what it remembers, that a network failure is no alarm, and that some alarms stand until a
person takes them away (`operations.monitor_alarms` says which). Does not know how long is waited between rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from registry.domain.decision import instant
from registry.domain.tree_layout import CHECKPOINT
from registry.errors import RegistryError
from registry.log.checkpoint import Checkpoint
from registry.log.tree_head import TreeHead
from registry.operations.check_log import Keys
from registry.operations.follow_entries import Walk, is_ours
from registry.operations.follow_log import Trust, followed_tree, require_continues, root_at, verify_growth
from registry.operations.monitor_alarms import NOT_KNOWN, PROVED, Alarm, alarm_json, alarm_of
from registry.operations.monitor_state import PlaceState, Seen
from registry.operations.tree_under_check import TreeUnderCheck
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.transport.webhook import deliver, require_webhook


@dataclass
class Followed:
    """What one round found at one address. `said` is worth a line and no alarm; `reached`: whether anything is known."""

    place: str
    origin: str = ""
    size: int = 0
    root: str = ""
    added: int = 0
    decisions: int | None = None
    alarms: list[Alarm] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    reached: bool = True


class Monitor:
    """Follows the logs at `places`, addresses or folders, with what is remembered in the folder `state`.

    `clock` gives POSIX seconds. A log whose newest checkpoint is older than `stale_after` seconds raises an alarm. The
    store of buckets is at `endpoint`. Use it while `monitor_state.held` keeps others out of the folder. Raises
    `webhook.address`.
    """

    def __init__(
        self,
        places: Sequence[str],
        trust: Trust,
        state: Path,
        engine_for: Callable[[Bundle], Engine],
        clock: Callable[[], float],
        *,
        stale_after: float | None = None,
        webhook: str | None = None,
        endpoint: str | None = None,
    ) -> None:
        if webhook is not None:
            require_webhook(webhook)
        self._places, self._trust, self._state = list(dict.fromkeys(places)), trust, state
        self._engine_for, self._clock = engine_for, clock
        self._stale_after, self._webhook, self._endpoint = stale_after, webhook, endpoint
        self._walks: dict[str, Walk] = {}
        self._latest: dict[str, tuple[TreeUnderCheck, Checkpoint]] = {}

    def round(self) -> list[Followed]:
        """Look at every log once, and deliver what is new to the webhook. Raises only what the state raises."""
        self._latest.clear()
        found = [self._follow(place) for place in self._places]
        self._compare(found)
        self._require_ends(found)
        for one in found:
            # After all of them: one may say that it continues another.
            state = PlaceState(self._state, one.place)
            self._require_fresh(state.checkpoint(), state.seen(), one)
        for one in found:
            self._deliver(one)
        return found

    def _follow(self, place: str) -> Followed:
        state = PlaceState(self._state, place)
        seen, found = state.seen(), Followed(place)
        found.origin, found.size = seen.origin, seen.size
        stored = state.checkpoint()
        before = self._remembered(state, stored)
        note: bytes | None = None
        try:
            source = followed_tree(place, self._endpoint)
            with source.held():
                tree = TreeUnderCheck(source)
                note = source.read(CHECKPOINT)
                self._take(state, seen, found, tree, before, stored != note, note)
        except RegistryError as error:
            self._walks.pop(place, None)
            self._judge(state, found, error, note)
        known = {alarm.code for alarm in found.alarms}
        for alarm in state.standing():
            if alarm.code not in known:
                found.alarms.append(
                    Alarm(alarm.code, place, found.origin, alarm.message, alarm.evidence, alarm.since)
                )
        return found

    def _remembered(self, state: PlaceState, stored: bytes | None) -> TreeHead | None:
        # Verified again: damage on this disk must not become an alarm that speaks against the log.
        try:
            return self._trust.signed(stored) if stored is not None else None
        except RegistryError as error:
            raise state.unreadable(CHECKPOINT, error) from error

    def _take(
        self,
        state: PlaceState,
        seen: Seen,
        found: Followed,
        tree: TreeUnderCheck,
        before: TreeHead | None,
        new: bool,
        note: bytes,
    ) -> None:
        checkpoint = self._trust.checkpoint(note)
        head = checkpoint.head
        found.origin = head.origin
        if before is not None:
            require_continues(before, head, tree)
        if before is None or head.size > before.size:
            verify_growth(tree, before, head)
        if new:
            seen.origin, seen.size, seen.accepted_at = head.origin, head.size, int(self._clock())
            state.accept(note)
            state.remember(seen)
        found.size, found.root = head.size, head.root.hex()
        found.added = head.size - (before.size if before else 0)
        self._latest[found.place] = (tree, checkpoint)
        # Only now: that the log grew as it should is remembered, whatever its entries say.
        self._entries(seen, found, tree, checkpoint)
        walk = self._walks.get(found.place)
        if walk is None or seen.ran == (found.size, found.root):
            return
        seen.ran = (found.size, found.root)
        if (end := walk.continues) is not None:
            seen.continues = (end.origin, end.size, end.root)
        state.remember(seen)

    def _entries(self, seen: Seen, found: Followed, tree: TreeUnderCheck, checkpoint: Checkpoint) -> None:
        head = checkpoint.head
        if not is_ours(tree, head.size):
            return
        if not Keys.of(self._trust.keys, head.origin).decisions:
            found.said.append("entries are not looked into: no key of this registry's statements was given")
            return
        ran = TreeHead(head.origin, seen.ran[0], bytes.fromhex(seen.ran[1])) if seen.ran else None
        walk = self._walks.pop(found.place, None) or Walk(
            tree, head.origin, self._trust.keys, self._engine_for, ran
        )
        try:
            walk.go_on(tree, checkpoint)
        except RegistryError as error:
            if error.code in NOT_KNOWN or error.code == "log.root":
                raise
            raise RegistryError(
                "monitor.entry",
                error.message,
                hint="Run `sightline check` on the log; ask the registry, and tell its overseers.",
            ) from error
        self._walks[found.place] = walk
        found.decisions = walk.decisions
        if walk.erased_elsewhere:
            found.said.append(
                f"erasure notices about versions of an earlier log, not looked up there: {walk.erased_elsewhere}"
            )

    def _judge(self, state: PlaceState, found: Followed, error: RegistryError, note: bytes | None) -> None:
        code = alarm_of(error, note is not None)
        if code is None or (error.code == "log.origin" and state.checkpoint() is None):
            found.reached = False
            found.said.append(f"nothing is known now: {error.message} [{error.code}]")
            return
        message = f"{found.place}: {error.message.removeprefix(found.place + ': ')}"
        evidence = state.keep_evidence(note) if note is not None else ""
        if error.code in PROVED:
            state.raise_alarm(code, message, int(self._clock()), note)
        found.alarms.append(Alarm(code, found.place, found.origin, message, evidence))

    def _require_fresh(self, note: bytes | None, seen: Seen, found: Followed) -> None:
        if self._stale_after is None or note is None or self._is_continued(seen):
            return
        try:
            times = [s.timestamp for s in self._trust.checkpoint(note).signatures if s.timestamp]
        except RegistryError:
            times = []
        # Nobody's future: a log that dates its signatures ahead is as fresh as the moment they were first seen.
        last = min(max(times), seen.accepted_at) if times else seen.accepted_at
        if self._clock() - last > self._stale_after:
            found.alarms.append(
                Alarm(
                    "monitor.stale",
                    found.place,
                    found.origin,
                    f"{found.place}: no new checkpoint since {instant(datetime.fromtimestamp(last, UTC))}; "
                    f"the limit is {self._stale_after / 3600:g} hours",
                )
            )

    def _is_continued(self, seen: Seen) -> bool:
        others = (PlaceState(self._state, place).seen() for place in self._places)
        return any(other.continues is not None and other.continues[0] == seen.origin for other in others)

    def _compare(self, found: Sequence[Followed]) -> None:
        """One log at several addresses shows one tree: each smaller one is the beginning of the larger."""
        for at, one in enumerate(found):
            for other in found[at + 1 :]:
                if one.origin == other.origin and {one.place, other.place} <= self._latest.keys():
                    small, large = sorted((one, other), key=lambda each: each.size)
                    self._require_one_history(small, large)

    def _require_one_history(self, small: Followed, large: Followed) -> None:
        tree, checkpoint = self._latest[large.place]
        shown = self._latest[small.place][1]
        try:
            if root_at(tree, checkpoint.head, shown.head.size) == shown.head.root:
                return
        except RegistryError as error:
            large.said.append(f"could not be compared with {small.place}: {error.message} [{error.code}]")
            return
        message = (
            f"{small.place}: shows another tree of size {shown.head.size} than {large.place} does: "
            f"two histories of the log {small.origin}"
        )
        for one in (small, large):
            self._prove(one, "monitor.fork", message, self._latest[one.place][1].note.encode())

    def _require_ends(self, found: Sequence[Followed]) -> None:
        """A log that another one continues stays as it is named there."""
        ends = {
            seen.continues[0]: (seen.continues, place)
            for place in self._places
            if (seen := PlaceState(self._state, place).seen()).continues is not None
        }
        for one in found:
            if one.origin not in ends or one.place not in self._latest:
                continue
            (_, size, root), by = ends[one.origin]
            head: TreeHead = self._latest[one.place][1].head
            if (head.size, head.root.hex()) != (size, root):
                note = self._latest[one.place][1].note.encode()
                message = (
                    f"{one.place}: is of size {head.size} and root {head.root.hex()}, but {by} continues it from size "
                    f"{size} and root {root}"
                )
                self._prove(one, "monitor.extended", message, note)

    def _prove(self, found: Followed, code: str, message: str, note: bytes) -> None:
        state = PlaceState(self._state, found.place)
        state.raise_alarm(code, message, int(self._clock()), note)
        if code not in {alarm.code for alarm in found.alarms}:
            found.alarms.append(Alarm(code, found.place, found.origin, message, state.keep_evidence(note)))

    def _deliver(self, found: Followed) -> None:
        state = PlaceState(self._state, found.place)
        seen = state.seen()
        present: dict[str, Alarm | None] = {f"{alarm.code} {alarm.message}": alarm for alarm in found.alarms}
        if not found.reached:
            # What was delivered stays delivered: that nothing can be seen now ends no alarm.
            present = {**dict.fromkeys(seen.delivered), **present}
        kept = [key for key in seen.delivered if key in present]
        for key, alarm in present.items():
            if alarm is None or key in kept or self._webhook is None:
                continue
            try:
                deliver(self._webhook, alarm_json(alarm))
                kept.append(key)
            except RegistryError as error:
                found.said.append(error.line())
        if kept != seen.delivered:
            seen.delivered = kept
            state.remember(seen)
