"""What to do next about material of a log that is not as it must be: one remedy a code.

Knows: the remedies. Does not know what was wrong, nor where: that the module says that read it.
"""

from __future__ import annotations

from typing import Final

from registry.errors import RegistryError

_COMPARE: Final = "Compare it with another copy of the log, such as a mirror, and restore it from there."
_AGAIN: Final = "Take it again, byte for byte, from where it was published."
_REPORT: Final = "This is a fault of the software that asked for it: report it."

_NEXT: Final = {
    "key.vkey": "Give each key once, as its owner handed it over.",
    "log.bundle": _COMPARE,
    "log.consistency": "Take checkpoints and proof again; if it stays so, keep them and show them to others: a log never "
    "shows two histories.",
    "log.hash": _COMPARE,
    "log.inclusion": "Take entry and proof again, byte for byte; if it stays so, do not rely on the entry.",
    "log.missing": "Restore it from a mirror or a backup; if the log is another's, tell its operator.",
    "log.note": _AGAIN,
    "log.origin": "Check the address of the log, and that the keys are this log's.",
    "log.path": "C2SP tlog-tiles says which there are: https://c2sp.org/tlog-tiles.",
    "log.policy": "Mend the line that is named, or get the policy file again.",
    "log.proof": _AGAIN,
    "log.range": "Restore the database from its backup and compare it with the published tree.",
    "log.root": "Rely on nothing here: compare the tree, its copies and, if the log is yours, the database.",
    "log.signature": "Do not rely on it: take it again, and compare the key with what its owner handed over.",
    "log.signers": "Give the log's own keys: one Ed25519 and one ML-DSA-44, both named like its origin.",
    "log.subtree": _REPORT,
    "log.tile": _COMPARE,
    "log.timestamp": "Check the clock of the machine that signs.",
    "log.tree_head": _AGAIN,
    "witness.answer": "Compare the witness's keys with those in the policy file, and tell its operator.",
    "witness.conflict": "Ask again from the size that was cosigned last.",
    "witness.origin": "Ask the operator of this witness to add the log's keys to its policy.",
    "witness.proof": "Ask again with a proof from the size cosigned last; an honest one that fails shows a fork.",
    "witness.request": "C2SP tlog-witness says how a request is spelled: https://c2sp.org/tlog-witness.",
    "witness.signature": "Compare the log's keys with those in the policy of this witness.",
}


def refused(code: str, message: str) -> RegistryError:
    """The error of this code, with what to do next. `message` says what is wrong, and where."""
    return RegistryError(code, message, hint=_NEXT[code])
