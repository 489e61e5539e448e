"""Which keys may sign the entries of a log, as the log itself tells: the keys it began with, rotations, revocations.

Knows: from which entry to which each key may sign, who has to sign a key event, and what a revocation makes void afterwards. Does
not know how signatures are verified: it is told whose signatures held.

A rotation is signed by the key that hands over and by the one that takes over, so that trust goes both ways along it. A
revocation is signed by both keys of the log and by no key of the statements: whoever stole one of those must not be able to
revoke the others, and no revocation can itself become void. The keys of a log never change within it; a rotation of one
announces the key of a later log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from registry.domain.key_event import KeyEvent, Revocation, Rotation, fingerprint
from registry.domain.tree_layout import decision_key_name
from registry.domain.verifier import COSIGNATURE_ED25519, Verifier
from registry.errors import RegistryError


@dataclass
class Period:
    """When one key may sign: from the entry `first`, up to the entry `until`, exclusive.

    `parent` is the key that handed over, in the entry `first - 1`; None for a key the log began with.
    """

    key: Verifier
    first: int = 0
    parent: Verifier | None = None
    until: int | None = None
    revocation: Revocation | None = None


@dataclass(frozen=True)
class Void:
    """The entries from `first` to `last`, signed by `key` when it must not be believed any more, or never was to be."""

    first: int
    last: int
    key: Verifier


@dataclass
class KeyHistory:
    """Takes the entries of the log `origin` in order. `log_keys` sign checkpoints, `began_with` its first statements."""

    origin: str
    log_keys: tuple[Verifier, ...]
    began_with: tuple[Verifier, ...]
    announced: list[Verifier] = field(default_factory=list)
    """Keys of later logs."""
    rotations: int = 0
    revocations: int = 0
    _periods: dict[Verifier, Period] = field(default_factory=dict)
    _size: int = 0
    _signed: list[Void] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._periods = {key: Period(key) for key in self.began_with}

    @property
    def periods(self) -> list[Period]:
        """Every key of the statements, in the order in which they came."""
        return list(self._periods.values())

    @property
    def known(self) -> tuple[Verifier, ...]:
        """Every key that a signature in this log may be by; whether it may there, `take` says."""
        return (*self.log_keys, *self._periods)

    def in_use(self, index: int) -> list[Verifier]:
        """The keys that may sign the entry `index`, the one that came last first."""
        found = [p.key for p in self._periods.values() if self._may_sign(p, index)]
        return found[::-1]

    def lasting(self, index: int) -> list[Verifier]:
        """Of these, the keys that have not handed over: they may still hand over, and a later log begins with them."""
        return [key for key in self.in_use(index) if self._periods[key].until is None]

    def handed_on(self) -> list[Verifier]:
        """The keys that a later log begins with: still in use after the last entry, and not handing over."""
        return self.lasting(self._size)

    def take(self, index: int, signers: Sequence[Verifier], event: KeyEvent | None = None) -> None:
        """Take the entry `index`, which `signers` signed, each once; raises `key.not_in_use` and `key.event`."""
        self._size = index + 1
        if event is None:
            if len(signers) != 1 or not self._signs(signers[0], index):
                raise self._not_in_use(index, signers)
            self._note(index, signers[0])
            return
        if (event.origin, event.index) != (self.origin, index):
            raise _refused(f"the key event is entry {event.index} of {event.origin}, and nothing here")
        if isinstance(event, Rotation):
            self._rotate(index, event, set(signers))
        else:
            self._revoke(event, set(signers))

    def void(self) -> list[Void]:
        """What does not count, as far as this log tells, in order."""
        found: list[Void] = []
        for run in self._signed:
            period = self._periods[run.key]
            if not self._introduced(period):
                found.append(run)
            elif period.revocation is not None and run.last >= period.revocation.cut_off:
                first = max(run.first, period.revocation.cut_off)
                if run.first != run.last or first not in period.revocation.upholds:
                    found.append(Void(first, run.last, run.key))
        return found

    def is_void(self, index: int) -> bool:
        """Whether the entry `index`, which was taken, does not count, as far as this log tells."""
        return any(run.first <= index <= run.last for run in self.void())

    def taken_back_by(self, index: int, key: Verifier) -> Revocation | None:
        """The revocation that makes void what `key` signed at `index`: its own, or one of a key before it, by which the rotation
        that brought it does not stand. None where it counts, as far as this log tells."""
        period = self._periods.get(key)
        if period is None:
            return None
        own = period.revocation
        if own is not None and index >= own.cut_off and index not in own.upholds:
            return own
        return self._cut_off_by(period)

    def introduced(self, key: Verifier) -> bool:
        """Whether the rotations that brought `key`, a key of the statements, stand, as far as this log tells."""
        return self._introduced(self._periods[key])

    def linked(self, trusted: Iterable[Verifier]) -> set[Verifier]:
        """The keys that are tied to one of `trusted` by rotations that stand, each signed by both sides."""
        reached = {key for key in trusted if key in self._periods and self._introduced(self._periods[key])}
        edges = [(p.key, p.parent) for p in self._periods.values() if p.parent and self._introduced(p)]
        while more := {k for edge in edges for k in edge if reached.intersection(edge)} - reached:
            reached |= more
        return reached

    def _rotate(self, index: int, event: Rotation, signers: set[Verifier]) -> None:
        new = event.verifier
        old = next((key for key in self.known if fingerprint(key) == event.replaces), None)
        if old is None or signers != {old, new}:
            raise _refused("a rotation is signed by the key that hands over and the key that takes over")
        if any(new.public_key == key.public_key or _id(new) == _id(key) for key in self._all()):
            raise _refused("the key that takes over was there before")
        if old in self.log_keys:
            self._announce(event, old, new)
            return
        if old not in self.lasting(index):
            raise self._not_in_use(index, [old])
        if new.name != old.name or new.key_type == COSIGNATURE_ED25519:
            raise _refused("the key that takes over is no key for statements of this registry")
        self._periods[new] = Period(new, index + 1, old)
        self._periods[old].until = event.until
        self._signed.append(Void(index, index, old))
        self.rotations += 1

    def _announce(self, event: Rotation, old: Verifier, new: Verifier) -> None:
        registry, _, year = self.origin.rpartition("/log/")
        other, _, later = new.name.rpartition("/log/")
        follows = registry == other and _year(later) > _year(year) > 0
        if event.until is not None or not follows or new.key_type != old.key_type:
            raise _refused(
                "a key of this log can announce a key of the same kind for a later log, and no other"
            )
        if any((new.name, new.key_type) == (key.name, key.key_type) for key in self.announced):
            raise _refused(f"such a key of {new.name} was announced before")
        self.announced.append(new)
        self.rotations += 1

    def _revoke(self, event: Revocation, signers: set[Verifier]) -> None:
        if signers != set(self.log_keys):
            raise _refused("a revocation is signed by every key of the log, and by no other key")
        period = self._periods.get(event.verifier)
        if period is None:
            raise _refused("the key that is revoked is no key for statements of this log")
        if period.revocation is not None and event.cut_off >= period.revocation.cut_off:
            raise _refused("the key was revoked before, from that entry on or an earlier one")
        handed_over = {p.first - 1 for p in self._periods.values() if p.parent == period.key}
        if not handed_over.issuperset(event.upholds):
            raise _refused("only rotations by the revoked key can be upheld")
        period.revocation = event
        self.revocations += 1

    def _may_sign(self, period: Period, index: int) -> bool:
        in_time = period.first <= index and (period.until is None or index < period.until)
        return in_time and period.revocation is None and self._introduced(period)

    def _introduced(self, period: Period) -> bool:
        """Whether the chain of rotations up to this key stands, as far as is known."""
        return self._cut_off_by(period) is None

    def _cut_off_by(self, period: Period) -> Revocation | None:
        while period.parent is not None:
            parent = self._periods[period.parent]
            revoked, at = parent.revocation, period.first - 1
            if revoked is not None and at >= revoked.cut_off and at not in revoked.upholds:
                return revoked
            period = parent
        return None

    def _signs(self, key: Verifier, index: int) -> bool:
        return key in self._periods and self._may_sign(self._periods[key], index)

    def _note(self, index: int, key: Verifier) -> None:
        last = self._signed[-1] if self._signed else None
        if last is not None and last.key == key and last.last == index - 1 and not self._is_rotation(last):
            self._signed[-1] = Void(last.first, index, key)
        else:
            self._signed.append(Void(index, index, key))

    def _is_rotation(self, run: Void) -> bool:
        return any(p.first - 1 == run.last and p.parent == run.key for p in self._periods.values())

    def _all(self) -> Iterable[Verifier]:
        return (*self.log_keys, *self._periods, *self.announced)

    def _not_in_use(self, index: int, keys: Sequence[Verifier]) -> RegistryError:
        names = ", ".join(f"{key.name}+{key.key_id.hex()}" for key in keys)
        return RegistryError(
            "key.not_in_use",
            f"{names or 'no key'} may not sign this at entry {index}",
            hint="It belongs to something else, is not logged yet, has handed over, or was revoked: see `sightline keys list`.",
        )


def initial_history(origin: str, keys: Iterable[Verifier]) -> KeyHistory:
    """The history of the log `origin` before its first entry, with those of `keys` that are its own by their names."""
    keys = list(dict.fromkeys(keys))
    issuer = decision_key_name(origin)
    return KeyHistory(
        origin,
        tuple(key for key in keys if key.name == origin),
        tuple(key for key in keys if key.name == issuer),
    )


def _year(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0


def _id(key: Verifier) -> tuple[str, bytes]:
    return key.name, key.key_id


def _refused(why: str) -> RegistryError:
    return RegistryError("key.event", why, hint="Nothing that rests on this key event can be believed.")
