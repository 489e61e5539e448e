"""Ask witnesses to cosign what was signed, keep what they answer, and stop where they saw another history.

Knows: the registry's own policy file, whom it names with an address, and what their refusals mean. A witness whose tree
ours does not continue, or who saw more than we know, is a sign of two histories: that alarm is kept in a file of its own,
outlives every restart and every restored database, and ends by a person's hand alone.

    home/witnesses.policy     who is asked, and how many are enough (C2SP tlog-policy); without it nobody is asked
    home/alarm.json           stands while nothing may be published
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from registry.domain.decision import instant
from registry.domain.verifier import Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.add_checkpoint import PATH, AddCheckpoint, parse_cosignatures, parse_size
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.merkle import EMPTY_ROOT, range_root
from registry.log.note import Note, SignatureLine
from registry.log.policy_file import Policy, parse_policy
from registry.log.reader import TileNodes
from registry.log.tree_head import TreeHead
from registry.operations.registry import Registry
from registry.operations.render_tree import public_keys
from registry.storage import cosignatures, ledger
from registry.storage.blobs import PublicTree
from registry.storage.values import Checkpoint, Cosignature
from registry.transport import witness as transport

POLICY_FILE: Final = "witnesses.policy"
ALARM_FILE: Final = "alarm.json"
_TRIES: Final = 4
"""Requests to one witness about one checkpoint: the first, and one for each size it names instead."""


RECOVERY: Final = (
    "Look whether this database is an old one: the newest holds everything that was signed. If it is, put the newest in its "
    "place; where that is lost, copy the tree of a mirror that is ahead (`sightline mirror`) into the folder `public` and run "
    "`sightline restore` with the latest backup: it takes what is missing from that tree once it has checked it. "
    "If it is not, somebody else signs with this log's keys: tell those who rely on it, keep the checkpoint shown, and end "
    "this log. Only when you know how it came about: `sightline log alarm --end`."
)
"""What to do while an alarm stands, for a person to decide."""


@dataclass(frozen=True)
class Alarm:
    """What a witness refused: when, who, over which of our checkpoints, and what it had signed by us, where it shows it."""

    raised_at: str
    origin: str
    witness: str
    size: int
    what: str
    evidence: str


@dataclass(frozen=True)
class _Place:
    """One address and the keys that are trusted for it."""

    url: str
    names: tuple[str, ...]
    keys: tuple[Verifier, ...]


class _Fork(RegistryError):
    """What a witness answered cannot be, unless somebody signed another history of this log."""


def witness_policy(registry: Registry) -> Policy | None:
    """The registry's own policy, None where it has none; raises `log.policy`, `witness.address`."""
    try:
        policy = parse_policy((registry.home.root / POLICY_FILE).read_bytes())
    except FileNotFoundError:
        return None
    for witness in policy.witnesses:
        if witness.url:
            transport.require_address(witness.url)
    return policy


def cosign(
    registry: Registry, checkpoint: Checkpoint, tell: Callable[[RegistryError], None] = lambda error: None
) -> bool | None:
    """Have `checkpoint`, signed and rendered, cosigned; whether the policy's quorum is met, None without a policy.

    Everyone is asked before it is public, and later those who still lack while the quorum is missed. Lines are verified,
    and durable when this returns; `tell` hears why a witness gave none. Raises `witness.fork` where a witness saw another
    history (the alarm stands then), `witness.held` where the quorum is missed and the registry holds back what is not
    witnessed, and what is wrong with the registry's own tree where that gives no proof.
    """
    policy = witness_policy(registry)
    if policy is None:
        return None
    there = _cosigners(registry, checkpoint, policy)
    if checkpoint.published_at is None or not policy.satisfied(there):
        missing = [place for place in _places(policy) if not there.issuperset(place.keys)]
        _ask(registry, checkpoint, missing, tell)
        there = _cosigners(registry, checkpoint, policy)
    if policy.satisfied(there):
        return True
    if registry.settings.unwitnessed == "hold" and checkpoint.published_at is None:
        raise RegistryError(
            "witness.held",
            f"the checkpoint of size {checkpoint.size} is signed and kept back: {len(there)} of "
            f"{len(policy.witnesses)} witness keys cosigned it, and the quorum {policy.quorum} is missed",
            hint="Everything filed is durable. Run `sightline log publish` again when the witnesses answer.",
        )
    return False


def witnessed(registry: Registry, checkpoint: Checkpoint) -> bool | None:
    """Whether what is kept of `checkpoint` meets the quorum; None without a policy. Asks nobody."""
    policy = witness_policy(registry)
    return None if policy is None else policy.satisfied(_cosigners(registry, checkpoint, policy))


def cosigned_note(registry: Registry, checkpoint: Checkpoint) -> bytes:
    """What was signed, with the cosignatures that are kept below the log's own lines."""
    lines = cosignatures.kept(registry.database, checkpoint.id)
    return "".join((checkpoint.note, *(line.line for line in lines))).encode()


def require_not_behind(
    registry: Registry, before: Checkpoint, tell: Callable[[RegistryError], None] = lambda error: None
) -> None:
    """Raise `witness.fork` where a witness knows another history than the one that `before`, a checkpoint whose tree is in
    place, stands in, or more of it than was ever signed here. `tell` hears why one could not be asked.
    """
    policy = witness_policy(registry)
    if policy is not None:
        _ask(registry, before, _places(policy), tell, anew=True)


def require_no_alarm(registry: Registry) -> None:
    """Raise `witness.alarm` while an alarm stands."""
    alarm = standing_alarm(registry)
    if alarm is not None:
        raise RegistryError(
            "witness.alarm",
            f"nothing is published since {alarm.raised_at}: {alarm.what} ({alarm.witness})",
            hint=f"`sightline log alarm` shows it. {RECOVERY}",
        )


def standing_alarm(registry: Registry) -> Alarm | None:
    """The alarm that stands, if one does. A file that cannot be read is one, too."""
    path = registry.home.root / ALARM_FILE
    try:
        return Alarm(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        return Alarm("an unknown time", registry.log.origin, "", 0, f"{path} cannot be read", "")


def end_alarm(registry: Registry) -> Alarm:
    """Let publication go on; returns the alarm, which is kept under another name. Raises `witness.no_alarm`."""
    alarm = standing_alarm(registry)
    if alarm is None:
        raise RegistryError("witness.no_alarm", "no alarm stands")
    path = registry.home.root / ALARM_FILE
    path.rename(path.with_name(f"alarm-ended-{instant(registry.clock()).replace(':', '')}.json"))
    return alarm


def _cosigners(registry: Registry, checkpoint: Checkpoint, policy: Policy) -> set[Verifier]:
    # Verified when they were kept; a key is told by name and id, as in the note itself.
    kept = {(line.name, line.key_id) for line in cosignatures.kept(registry.database, checkpoint.id)}
    return {key for key in policy.witness_keys if (key.name, key.key_id.hex()) in kept}


def _places(policy: Policy) -> list[_Place]:
    urls = dict.fromkeys(witness.url for witness in policy.witnesses if witness.url)
    at = {url: [witness for witness in policy.witnesses if witness.url == url] for url in urls}
    return [
        _Place(url.rstrip("/"), tuple(w.name for w in here), tuple(w.verifier for w in here))
        for url, here in at.items()
    ]


def _ask(
    registry: Registry,
    checkpoint: Checkpoint,
    places: Sequence[_Place],
    tell: Callable[[RegistryError], None],
    *,
    anew: bool = False,
) -> None:
    if not places:
        return
    head, note = read_checkpoint(checkpoint.note.encode())
    deadline = time.monotonic() + registry.settings.witness_seconds
    proofs = _Proofs(registry, head)
    sizes = {} if anew else cosignatures.cosigned_sizes(registry.database, registry.log.id)

    def task(place: _Place) -> Callable[[], list[SignatureLine]]:
        known = [sizes.get((key.name, key.key_id.hex()), 0) for key in place.keys]
        start = min(max(known), head.size)
        return lambda: _converse(place, head, note, proofs, start, deadline, signed)

    def signed() -> int:
        # Asked only now: another process may be publishing what it signed after `checkpoint`.
        latest = ledger.latest_checkpoint(registry.database, registry.log.id)
        return latest.size if latest else 0

    answers = transport.in_parallel({place: task(place) for place in places}, deadline)
    lines = [line for answer in answers.values() if isinstance(answer, list) for line in answer]
    new = [Cosignature(line.name, line.key_id.hex(), str(line)) for line in lines]
    if new:
        cosignatures.keep(registry.database, checkpoint.id, new, instant(registry.clock()))
    for place, answer in answers.items():
        if isinstance(answer, _Fork):
            raise _alarmed(registry, place, head, answer)
    for place, answer in answers.items():
        if isinstance(answer, RegistryError):
            if not answer.code.startswith("witness."):
                raise answer  # our own tree does not give an honest proof: nobody else's fault
            tell(RegistryError(answer.code, f"{', '.join(place.names)}: {answer.message}", hint=answer.hint))


def _converse(
    place: _Place,
    head: TreeHead,
    note: Note,
    proofs: _Proofs,
    start: int,
    deadline: float,
    signed: Callable[[], int],
) -> list[SignatureLine]:
    """The verified lines of one witness. Only the log's own lines are sent. Raises `witness.fork` and others."""
    own = Note(note.text, tuple(line for line in note.lines if line.name == head.origin)).encode()
    old = start
    for _ in range(_TRIES):
        reply = transport.post(
            place.url + PATH, AddCheckpoint(old, proofs.from_size(old), own).encode(), deadline
        )
        if reply.status == 200:
            return parse_cosignatures(reply.body, note.text, place.keys)
        if reply.status == 422 and old:
            raise _fork(f"it cosigned another tree of size {old} than ours")
        if reply.status != 409:
            raise RegistryError(
                "witness.refused",
                f"{place.url} refused the checkpoint of size {head.size} with status {reply.status}: {reply.words()}",
                hint="403 and 404: it does not know this log's keys, or this log. 429 and 503: it is busy.",
            )
        size = parse_size(reply.body)
        if size == old and old:
            # Where a tree of the size it names is refused as well, it is another tree (tlog-witness v1.0.0).
            raise _fork(f"it cosigned another tree of size {old} than ours")
        if size > head.size:
            known = signed()
            if size <= known:
                return []  # it stands at a later one of ours; whoever publishes that one hears what it says
            raise _fork(f"it cosigned size {size}, and this database knows {known} entries signed")
        if size == old:
            break
        old = size
    raise RegistryError("witness.refused", f"{place.url} names one size after another, {old} the last")


class _Proofs:
    """Consistency proofs up to one head, each made once, and verified before any is sent: a refusal of an honest proof
    says something about the witness's tree, and only then.
    """

    def __init__(self, registry: Registry, head: TreeHead) -> None:
        def read(path: str) -> bytes | None:
            try:
                return registry.tree.read(path)
            except FileNotFoundError:
                return None

        self._head = head
        self._nodes = TileNodes(head.size, read)
        self._made: dict[int, tuple[bytes, ...]] = {}
        self._lock = threading.Lock()

    def from_size(self, old: int) -> tuple[bytes, ...]:
        with self._lock:
            if old not in self._made:
                proof = tuple(consistency_proof(old, self._head.size, self._nodes))
                root = range_root(0, old, self._nodes) if old else EMPTY_ROOT
                verify_consistency(old, self._head.size, proof, root, self._head.root)
                self._made[old] = proof
            return self._made[old]


def raise_alarm(registry: Registry, who: str, size: int, what: str, evidence: str) -> RegistryError:
    """Have an alarm stand from now on, durably, and give the error that says so: `publish.ahead`.

    `who` knows `what`, which cannot be unless somebody signed another history of this log than its checkpoint of `size`.
    """
    _keep_alarm(registry, Alarm(instant(registry.clock()), registry.log.origin, who, size, what, evidence))
    return RegistryError(
        "publish.ahead",
        f"{who} is ahead of this database, which signed size {size} last: {what}",
        hint=f"Nothing was filed or signed. {RECOVERY}",
    )


def _alarmed(registry: Registry, place: _Place, head: TreeHead, error: RegistryError) -> RegistryError:
    alarm = Alarm(
        instant(registry.clock()),
        head.origin,
        f"{', '.join(place.names)} at {place.url}",
        head.size,
        error.message,
        _evidence(registry, place, head.origin),
    )
    _keep_alarm(registry, alarm)
    return RegistryError(
        "witness.fork",
        f"the witness {alarm.witness} refuses the checkpoint of size {head.size}: {alarm.what}",
        hint="Nothing more is published. Either this database is not the newest one, or somebody else signed with this log's "
        f"keys. {registry.home.root / ALARM_FILE} holds what is known; `sightline log alarm` says how to go on.",
    )


def _keep_alarm(registry: Registry, alarm: Alarm) -> None:
    PublicTree(registry.home.root, registry.home.drafts).replace(
        ALARM_FILE, json.dumps(asdict(alarm), indent=1, ensure_ascii=False).encode() + b"\n"
    )


def _evidence(registry: Registry, place: _Place, origin: str) -> str:
    """The witness's own checkpoint of this log, where it shows one that this log's keys signed."""
    keys = [key for key in map(parse_vkey, public_keys(registry)) if key.name == origin]
    deadline = time.monotonic() + registry.settings.witness_seconds
    address = f"{place.url}/{hashlib.sha256(origin.encode()).hexdigest()}/checkpoint"
    try:
        note = transport.get(address, deadline).body
        verify_checkpoint(note, origin, keys[:1])
    except RegistryError:
        return ""
    return note.decode()


def _fork(what: str) -> RegistryError:
    return _Fork("witness.fork", what)
