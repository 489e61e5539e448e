"""Whether a note is what this log signed: looked at again before it is shown to anybody, and before its tree head is signed anew.

Knows: that what lies in the database may have changed since it was signed. Does not know trees: that a root is that of the
entries is for `render_tree` to verify.
"""

from __future__ import annotations

from registry.errors import RegistryError
from registry.log.checkpoint import verify_checkpoint
from registry.log.tree_head import TreeHead
from registry.operations.alarm import log_keys
from registry.operations.registry import Registry
from registry.operations.witness_policy import witness_policy
from registry.storage.values import Checkpoint


def signed_head(registry: Registry, checkpoint: Checkpoint, note: bytes) -> TreeHead:
    """The tree head that `note` states: that of `checkpoint`, under both keys of the log, and no line false that a witness of
    the policy is said to have written.

    Raises `publish.verify` otherwise.
    """
    policy, origin = witness_policy(registry), registry.log.origin
    witnesses = policy.witness_keys if policy else ()
    try:
        head = verify_checkpoint(note, origin, log_keys(registry, origin), witnesses).head
        why = "it states another tree"
    except RegistryError as error:
        head, why = None, error.message
    if head is None or (head.size, head.root) != (checkpoint.size, checkpoint.root):
        raise RegistryError(
            "publish.verify",
            f"what the database keeps of the checkpoint of size {checkpoint.size} is not what was signed: {why}",
            hint="Nothing more was signed or published. A stored value changed: restore the database from a backup and compare.",
        )
    return head
