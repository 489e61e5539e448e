"""Whether a published log is witnessed as a policy asks: the part of a check that speaks of other people's signatures.

Knows: that the latest checkpoint speaks for all before it, so the quorum is asked of it alone; and that a known witness's
line must verify wherever it stands. Does not know the log's own keys: they are verified before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.domain.tree_layout import CHECKPOINT, older_checkpoint
from registry.domain.verifier import Verifier
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.note import Note, SignatureLine
from registry.log.policy_file import Policy, cosigners, require_quorum
from registry.operations.tree_under_check import TreeUnderCheck


def verify_witnesses(
    tree: TreeUnderCheck,
    note: bytes,
    sizes: Iterable[int],
    log_keys: Sequence[Verifier],
    policy: Policy | None,
) -> tuple[list[str], list[str]]:
    """The policy's names of those who cosigned the checkpoint `note`, and what could not be told, in words.

    `sizes` are those of the published checkpoints, `log_keys` the log's own. Raises what is wrong with a file: a known
    witness's line that does not verify, or `log.quorum`.
    """
    head, read = read_checkpoint(note)
    if policy is None:
        others = sorted({line.name for line in read.lines if line.name != head.origin})
        return [], (
            [f"witnesses: no policy was given, so nothing is known of the lines by {', '.join(others)}"]
            if others
            else []
        )
    if policy.origins and head.origin not in policy.origins:
        return [], [f"witnesses: the policy does not name the log {head.origin}"]
    known = policy.witness_keys
    for path in (*map(older_checkpoint, sizes), CHECKPOINT):
        data = tree.read(path)
        tree.parse(path, data, lambda d: verify_checkpoint(d, head.origin, log_keys, known))
    checkpoint = verify_checkpoint(note, head.origin, log_keys, known)
    cosigned = cosigners(checkpoint, policy)
    require_quorum(policy, cosigned, head.size)
    return [witness.name for witness in policy.witnesses if witness.verifier in cosigned], []


def only_later_lines(first: bytes, newest: bytes, log_keys: Iterable[Verifier]) -> bool:
    """Whether `newest` is the checkpoint `first` with lines of witnesses added, or signed again later by everyone who had.

    Both are verified by `log_keys`. Where the log did not sign again, no line of the first is gone.
    """
    before, after = read_checkpoint(first)[1], read_checkpoint(newest)[1]
    own = {(key.name, key.key_id) for key in log_keys}

    def signers(lines: Iterable[SignatureLine]) -> list[tuple[str, bytes]]:
        return [(line.name, line.key_id) for line in lines]

    def of_log(note: Note) -> list[SignatureLine]:
        return [line for line in note.lines if (line.name, line.key_id) in own]

    if before.text != after.text or signers(of_log(before)) != signers(of_log(after)):
        return False
    if of_log(before) == of_log(after):
        return set(before.lines) <= set(after.lines)
    return set(signers(before.lines)) <= set(signers(after.lines))
