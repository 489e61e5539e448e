"""Ask witnesses to cosign what was signed, keep what they answer, and stop where one shows another history.

Knows: whom to ask and when, and what follows from all answers together. A checkpoint that a witness shows, signed by this
log's keys, and that this database does not know is a sign of two histories: an alarm stands from then on. A refusal without
such a checkpoint is a refusal like any other, and the quorum decides.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from registry.domain.decision import instant
from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.log.merkle import EMPTY_ROOT, CompactRange
from registry.log.note import SignatureLine
from registry.log.policy_file import Policy
from registry.log.tree_head import TreeHead
from registry.operations.alarm import ALARM_FILE, log_keys, raise_alarm
from registry.operations.ask_witness import (
    Proofs,
    Suspicion,
    ask_witness,
    shown_checkpoint,
    suspected_fork,
    without_evidence,
)
from registry.operations.registry import Registry
from registry.operations.witness_policy import Place, places, witness_policy
from registry.storage import cosignatures, ledger
from registry.storage.values import Checkpoint, Cosignature
from registry.transport import witness as transport

Tell = Callable[[RegistryError], None]
"""Hears why a witness gave no cosignature."""


def cosign(registry: Registry, checkpoint: Checkpoint, tell: Tell = lambda error: None) -> bool | None:
    """Have `checkpoint`, signed and rendered, cosigned; whether the policy's quorum is met, None without a policy.

    Everyone is asked before it is public, and later those who still lack while the quorum is missed. Lines are verified,
    and durable when this returns; `tell` hears why a witness gave none. Raises `witness.fork` where a witness shows another
    history (the alarm stands then), `witness.held` where the quorum is missed and the registry holds back what is not
    witnessed, and what is wrong with the registry's own tree where that gives no proof.
    """
    policy = witness_policy(registry)
    if policy is None:
        return None
    there = _cosigners(registry, checkpoint, policy)
    if checkpoint.published_at is None or not policy.satisfied(there):
        missing = [place for place in places(policy) if not there.issuperset(place.keys)]
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


def cosign_again(registry: Registry, checkpoint: Checkpoint, tell: Tell) -> list[SignatureLine]:
    """What the policy's witnesses answer to the note of `checkpoint`, a public one, whoever cosigned it before; nothing
    without a policy. Of a key that has a line here the new one is not kept. Raises what `cosign` does, but for the quorum.
    """
    policy = witness_policy(registry)
    return [] if policy is None else _ask(registry, checkpoint, places(policy), tell)


def witnessed(registry: Registry, checkpoint: Checkpoint) -> bool | None:
    """Whether what is kept of `checkpoint` meets the quorum; None without a policy. Asks nobody."""
    policy = witness_policy(registry)
    return None if policy is None else policy.satisfied(_cosigners(registry, checkpoint, policy))


def cosigned_note(registry: Registry, checkpoint: Checkpoint) -> bytes:
    """What was signed, with the cosignatures that are kept below the log's own lines."""
    lines = cosignatures.kept(registry.database, checkpoint.id)
    return "".join((checkpoint.note, *(line.line for line in lines))).encode()


def require_not_behind(registry: Registry, before: Checkpoint, tell: Tell = lambda error: None) -> None:
    """Raise `witness.fork` where a witness shows another history than the one that `before`, a checkpoint whose tree is in
    place, stands in, or more of it than was ever signed here. `tell` hears why one could not be asked.
    """
    policy = witness_policy(registry)
    if policy is not None:
        _ask(registry, before, places(policy), tell, anew=True)


def require_none_ahead(registry: Registry, tell: Tell = lambda error: None) -> None:
    """Raise `witness.fork` where a witness shows a checkpoint that was never signed here; `tell` hears of one that is silent.

    For a registry of which nothing is public, which has no tree to prove anything from: a witness is only looked at.
    """
    policy = witness_policy(registry)
    if policy is None:
        return
    none = {place: suspected_fork("it shows what was never signed here") for place in places(policy)}
    _require_no_evidence(registry, TreeHead(registry.log.origin, 0, EMPTY_ROOT), none, tell)


def _cosigners(registry: Registry, checkpoint: Checkpoint, policy: Policy) -> set[Verifier]:
    # Verified when they were kept; a key is told by name and id, as in the note itself.
    kept = {(line.name, line.key_id) for line in cosignatures.kept(registry.database, checkpoint.id)}
    return {key for key in policy.witness_keys if (key.name, key.key_id.hex()) in kept}


def _ask(
    registry: Registry, checkpoint: Checkpoint, asked: Sequence[Place], tell: Tell, *, anew: bool = False
) -> list[SignatureLine]:
    if not asked:
        return []
    head, note = read_checkpoint(checkpoint.note.encode())
    deadline = time.monotonic() + registry.settings.witness_seconds
    proofs = Proofs(registry, head)
    sizes = {} if anew else cosignatures.cosigned_sizes(registry.database, registry.log.id)

    def task(place: Place) -> Callable[[], list[SignatureLine]]:
        known = [sizes.get((key.name, key.key_id.hex()), 0) for key in place.keys]
        start = min(max(known), head.size)
        return lambda: ask_witness(place, head, note, proofs, start, deadline, signed)

    def signed() -> int:
        # Asked only now: another process may be publishing what it signed after `checkpoint`.
        latest = ledger.latest_checkpoint(registry.database, registry.log.id)
        return latest.size if latest else 0

    answers = transport.ask_all({place: task(place) for place in asked}, deadline)
    lines = [line for answer in answers.values() if isinstance(answer, list) for line in answer]
    new = [Cosignature(line.name, line.key_id.hex(), str(line)) for line in lines]
    if new:
        cosignatures.keep(registry.database, checkpoint.id, new, instant(registry.clock()))
    _require_no_evidence(
        registry, head, {place: a for place, a in answers.items() if isinstance(a, Suspicion)}
    )
    for place, answer in answers.items():
        if isinstance(answer, RegistryError):
            error = without_evidence(place, answer) if isinstance(answer, Suspicion) else answer
            if not error.code.startswith("witness."):
                raise error  # our own tree does not give an honest proof: nobody else's fault
            tell(RegistryError(error.code, f"{', '.join(place.names)}: {error.message}", hint=error.hint))
    return lines


def _require_no_evidence(
    registry: Registry,
    head: TreeHead,
    suspicions: Mapping[Place, Suspicion],
    tell: Tell = lambda error: None,
) -> None:
    """Raise `witness.fork`, with an alarm, where a witness shows what this log's keys signed and this database did not."""
    if not suspicions:
        return
    origin, keys = registry.log.origin, log_keys(registry, registry.log.origin)
    deadline = time.monotonic() + registry.settings.witness_seconds

    def task(place: Place) -> Callable[[], tuple[TreeHead, str]]:
        return lambda: shown_checkpoint(place, origin, keys, deadline)

    shown = transport.ask_all({place: task(place) for place in suspicions}, deadline)
    for place, answer in shown.items():
        if isinstance(answer, RegistryError):
            # One who never saw this log shows nothing of it, and one who shows anything else proves nothing.
            if answer.code == "witness.unreachable":
                tell(
                    RegistryError(
                        answer.code, f"{', '.join(place.names)}: {answer.message}", hint=answer.hint
                    )
                )
            continue
        if _is_ours(registry, answer[0]):
            continue
        alarm = raise_alarm(registry, place.described, head.size, suspicions[place].message, answer[1])
        raise RegistryError(
            "witness.fork",
            f"the witness {alarm.witness} knows another history than this database: {alarm.what}",
            hint="Nothing more is published. Either this database is not the newest one, or somebody else signed with this "
            f"log's keys. {registry.home.root / ALARM_FILE} holds what is known; `sightline log alarm` says how to go on.",
        )


def _is_ours(registry: Registry, shown: TreeHead) -> bool:
    # Read after the witness has answered: what it had seen then was signed before.
    signed = ledger.checkpoint_at(registry.database, registry.log.id, shown.size)
    if signed is not None:
        return signed.root == shown.root
    latest = ledger.latest_checkpoint(registry.database, registry.log.id)
    if latest is None or shown.size > latest.size:
        return False
    grown = CompactRange()
    grown.extend(list(ledger.leaf_hashes(registry.database, registry.log.id, 0, shown.size)))
    return grown.root() == shown.root
