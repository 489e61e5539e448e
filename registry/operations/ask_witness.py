"""The conversation with one witness about one checkpoint.

Knows: what is sent, what an answer means, and what a witness has to show before its word is believed: the status of an
answer bears nobody's signature, a checkpoint bears ours. Keeps nothing.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from typing import Final

from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from registry.log.add_checkpoint import PATH, AddCheckpoint, parse_cosignatures, parse_size
from registry.log.checkpoint import verify_checkpoint
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.merkle import EMPTY_ROOT, range_root
from registry.log.note import Note, SignatureLine
from registry.log.reader import TileNodes
from registry.log.tree_head import TreeHead
from registry.operations.registry import Registry
from registry.operations.witness_policy import Place
from registry.transport import witness as transport

_TRIES: Final = 4
"""Requests to one witness about one checkpoint: the first, and one for each size it names instead."""


class Suspicion(RegistryError):
    """What a witness answered cannot be, unless somebody signed another history of this log; it has shown nothing yet."""


class Proofs:
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
        """The proof that the head continues its own first `old` entries."""
        with self._lock:
            if old not in self._made:
                proof = tuple(consistency_proof(old, self._head.size, self._nodes))
                root = range_root(0, old, self._nodes) if old else EMPTY_ROOT
                verify_consistency(old, self._head.size, proof, root, self._head.root)
                self._made[old] = proof
            return self._made[old]


def ask_witness(
    place: Place,
    head: TreeHead,
    note: Note,
    proofs: Proofs,
    start: int,
    deadline: float,
    signed: Callable[[], int],
) -> list[SignatureLine]:
    """The verified lines of one witness, which may have seen size `start` last; `signed` gives the size that was signed last.

    Only the log's own lines are sent. Raises `Suspicion`, `witness.refused`, `witness.answer`, `witness.unreachable`, and
    what is wrong with our own tree.
    """
    own = Note(note.text, tuple(line for line in note.lines if line.name == head.origin)).encode()
    old = start
    for _ in range(_TRIES):
        reply = transport.post(
            place.url + PATH, AddCheckpoint(old, proofs.from_size(old), own).encode(), deadline
        )
        if reply.status == 200:
            return parse_cosignatures(reply.body, note.text, place.keys)
        if reply.status == 422 and old:
            raise suspected_fork(f"the witness cosigned another tree of size {old} than ours")
        if reply.status != 409:
            raise _refused(
                f"{place.url} refused the checkpoint of size {head.size} with status {reply.status}: {reply.words()}"
            )
        size = parse_size(reply.body)
        if size == old and old:
            # Where a tree of the size it names is refused as well, it is another tree (tlog-witness v1.0.0).
            raise suspected_fork(f"the witness cosigned another tree of size {old} than ours")
        if size > head.size:
            known = signed()
            if size <= known:
                return []  # it stands at a later one of ours; whoever publishes that one hears what it says
            raise suspected_fork(
                f"the witness cosigned size {size}, and this database knows {known} entries signed"
            )
        if size == old:
            break
        old = size
    raise _refused(f"{place.url} names one size after another, {old} the last")


def shown_checkpoint(
    place: Place, origin: str, keys: Sequence[Verifier], deadline: float
) -> tuple[TreeHead, str]:
    """The checkpoint of this log that the witness shows, where it bears the signature of the first of `keys`.

    Asked at `<address>/<SHA-256 of the origin>/checkpoint`. Raises `witness.unreachable`, and what `verify_checkpoint` does.
    """
    address = f"{place.url}/{hashlib.sha256(origin.encode()).hexdigest()}/checkpoint"
    note = transport.get(address, deadline).body
    # One key is enough: whoever holds it can make a fork.
    return verify_checkpoint(note, origin, keys[:1]).head, note.decode()


def without_evidence(place: Place, suspicion: Suspicion) -> RegistryError:
    """What is told of a witness that says more than it shows: `witness.refused`."""
    return RegistryError(
        "witness.refused",
        f"{place.url} refused the checkpoint: it says that {suspicion.message}, and shows no checkpoint that proves it",
        hint="Ask its operator for the checkpoint that it cosigned last. Signed by this log's keys and unknown here, it means "
        "that this database is an old one or that somebody else signs; otherwise take the witness out of the policy.",
    )


def suspected_fork(what: str) -> Suspicion:
    """The suspicion that a witness saw another tree than this one: `witness.fork`."""
    return Suspicion(
        "witness.fork", what, hint="Ask the operator of the witness for the checkpoint that it cosigned last."
    )


def _refused(what: str) -> RegistryError:
    return RegistryError(
        "witness.refused",
        what,
        hint="403 and 404: it does not know this log's keys, or this log. 429 and 503: it is busy.",
    )
