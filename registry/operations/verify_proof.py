"""One entry checked by its proof alone: no registry, no tree, no network.

Knows: which keys and which quorum a proof is judged by. Does not know what the entry says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from registry.domain.verifier import parse_vkey
from registry.log.checkpoint import LOG_KEY_TYPES, Checkpoint
from registry.log.policy_file import NONE, KnownLog, Policy
from registry.log.proof import parse_proof, verify_proof_by_policy


@dataclass(frozen=True)
class Proved:
    """What a proof shows: the entry is number `index` of the log whose verified checkpoint this is."""

    index: int
    checkpoint: Checkpoint


def verify_proof(proof: bytes, entry: bytes, keys: Iterable[str], policy: Policy | None = None) -> Proved:
    """Verify a `.tlog-proof` of these entry bytes. Every key that is given for its log, by line or in the policy, must have
    signed, and the quorum of the policy, if there is one, must have cosigned.

    Raises `log.proof`, `log.note`, `log.tree_head`, `log.origin` where no key is of this log, `log.unsigned`,
    `log.signature`, `log.quorum`, `log.inclusion`, `key.vkey`.
    """
    policy = policy or Policy((), (), (), NONE)
    listed = {log.verifier for log in policy.logs}
    given = dict.fromkeys(map(parse_vkey, keys))
    more = [KnownLog(key) for key in given if key.key_type in LOG_KEY_TYPES and key not in listed]
    parsed = parse_proof(proof)
    trusted = replace(policy, logs=(*policy.logs, *more))
    return Proved(parsed.index, verify_proof_by_policy(parsed, entry, trusted))
