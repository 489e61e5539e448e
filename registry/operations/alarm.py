"""The alarm: somebody showed a checkpoint that this log's keys signed and that this database does not know.

Knows: that it is kept in a file of its own, outlives every restart and every restored database, and ends by a person's hand
alone. What raises one bears the log's own signature (docs/decisions/0020), so that nobody else can stop the log with a word.

    home/alarm.json           stands while nothing may be filed, signed or published
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from registry.domain.decision import instant
from registry.domain.verifier import Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.checkpoint import verify_checkpoint
from registry.operations.registry import Registry
from registry.operations.render_tree import public_keys
from registry.operations.trust import read_key_files
from registry.operations.witness_policy import places, witness_policy
from registry.storage.blobs import PublicTree

ALARM_FILE: Final = "alarm.json"

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
    """Who showed what and when, over which of our checkpoints; `evidence` is the checkpoint shown, as it was shown.

    `witness` names who showed it, a mirror that was asked as well: so it is called in the file.
    """

    raised_at: str
    origin: str
    witness: str
    size: int
    what: str
    evidence: str


def raise_alarm(registry: Registry, who: str, size: int, what: str, evidence: str) -> Alarm:
    """Have an alarm stand from now on, durably.

    `who` knows `what`, which cannot be unless somebody signed another history of this log than its checkpoint of `size`.
    """
    alarm = Alarm(instant(registry.clock()), registry.log.origin, who, size, what, evidence)
    PublicTree(registry.home.root, registry.home.drafts).replace(
        ALARM_FILE, json.dumps(asdict(alarm), indent=1, ensure_ascii=False).encode() + b"\n"
    )
    return alarm


def require_no_alarm(registry: Registry) -> None:
    """Raise `witness.alarm` while an alarm stands."""
    alarm = standing_alarm(registry)
    if alarm is not None:
        raise RegistryError(
            "witness.alarm",
            f"nothing is filed or published since {alarm.raised_at}: {alarm.what} ({alarm.witness})",
            hint=f"`sightline log alarm` shows it. {RECOVERY}",
        )


def standing_alarm(registry: Registry) -> Alarm | None:
    """The alarm that stands, if one does. A file that cannot be read is one, too.

    One without evidence that this log's keys signed (earlier releases kept such) stands only while the policy names who
    raised it. Raises what `witness_policy` does.
    """
    path = registry.home.root / ALARM_FILE
    try:
        alarm = Alarm(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        return Alarm("an unknown time", registry.log.origin, "", 0, f"{path} cannot be read", "")
    return alarm if _is_signed(registry, alarm) or _is_listed(registry, alarm) else None


def end_alarm(registry: Registry) -> Alarm:
    """Let publication go on; returns the alarm, which is kept under another name. Raises `witness.no_alarm`."""
    alarm = standing_alarm(registry)
    if alarm is None:
        raise RegistryError(
            "witness.no_alarm",
            "no alarm stands",
            hint="There is nothing to end: filing and publication go on. Name another registry with --home if you meant one.",
        )
    path = registry.home.root / ALARM_FILE
    path.rename(path.with_name(f"alarm-ended-{instant(registry.clock()).replace(':', '')}.json"))
    return alarm


def log_keys(registry: Registry, origin: str) -> list[Verifier]:
    """The keys that sign checkpoints of this log, or of another one of this registry; the Ed25519 key first."""
    own = origin == registry.log.origin
    vkeys = public_keys(registry) if own else read_key_files([registry.home.trust])
    return [key for key in map(parse_vkey, vkeys) if key.name == origin]


def _is_signed(registry: Registry, alarm: Alarm) -> bool:
    try:
        # One key is enough: whoever holds it can make a fork.
        verify_checkpoint(alarm.evidence.encode(), alarm.origin, log_keys(registry, alarm.origin)[:1])
    except RegistryError:
        return False
    return True


def _is_listed(registry: Registry, alarm: Alarm) -> bool:
    policy = witness_policy(registry)
    return policy is not None and any(alarm.witness.endswith(f" at {place.url}") for place in places(policy))
