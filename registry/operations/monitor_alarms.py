"""What is an alarm, what is only said, and what an alarm is called outside.

Knows: codes and exit codes, which do not change, and which errors of a log, its tree or its entries are which alarm. Does not
know how a log is followed, nor where alarms are kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from registry.errors import RegistryError

ALARMS: Final = {
    "monitor.fork": 10,
    "monitor.extended": 11,
    "monitor.inconsistent": 12,
    "monitor.rollback": 13,
    "monitor.signature": 14,
    "monitor.entry": 15,
    "monitor.missing": 16,
    "monitor.stale": 17,
}
"""Each alarm and the exit code that says so, the gravest first. They are stable."""

PROVED: Final = ("log.fork", "log.consistency")
"""What two checkpoints prove that bear the log's signatures: the alarm stands, for no later answer takes it back."""

_SIGNATURE: Final = frozenset(
    {
        "log.note",
        "log.tree_head",
        "log.signature",
        "log.unsigned",
        "log.quorum",
        "log.origin",
        "log.signers",
        "key.vkey",
    }
)
NOT_KNOWN: Final = frozenset({"tree.unreachable", "tree.unreadable"})


@dataclass(frozen=True)
class Alarm:
    """Something that must not be. `code` is one of ALARMS; `since` is set where the alarm stood before this round."""

    code: str
    place: str
    origin: str
    message: str
    evidence: str = ""
    since: int | None = None

    @property
    def exit_code(self) -> int:
        return ALARMS[self.code]


def alarm_of(error: RegistryError, reached: bool) -> str | None:
    """The alarm that an error is; None where it says only that nothing is known."""
    if error.code in ALARMS:
        return error.code
    if error.code in NOT_KNOWN or not reached:
        return None
    known = {"log.rollback": "monitor.rollback", "log.fork": "monitor.fork"}
    if error.code in known:
        return known[error.code]
    if error.code in _SIGNATURE:
        return "monitor.signature"
    if error.code in ("log.missing", "tree.missing"):
        return "monitor.missing"
    return "monitor.inconsistent" if error.code.startswith("log.") else "monitor.entry"


def alarm_json(alarm: Alarm) -> bytes:
    """What the webhook is sent."""
    return json.dumps(
        {
            "alarm": alarm.code,
            "exit_code": alarm.exit_code,
            "address": alarm.place,
            "origin": alarm.origin,
            "message": alarm.message,
            "text": f"{alarm.message} [{alarm.code}]",
        },
        ensure_ascii=False,
        sort_keys=True,
    ).encode()
