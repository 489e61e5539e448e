"""In what condition the registry is, for whoever keeps it running: what it can do now, and how far behind it is.

Knows: that a check costs no more than a few look-ups, for it is asked every few seconds. Does not know whether the database
says what the logs say (`operations.check_database`), nor whom it tells: nothing here names a body, a person or a deployment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from registry.errors import RegistryError
from registry.operations.alarm import require_no_alarm, standing_alarm
from registry.operations.key_in_use import require_key_in_use
from registry.operations.public_head import public_checkpoint
from registry.operations.registry import Registry
from registry.storage import intake, ledger, outbox

READY: Final = "ready"


@dataclass(frozen=True)
class Condition:
    """How far behind the registry is.

    `size`: entries of the open log; `published`: how many of them the public checkpoint covers, which was signed
    `checkpoint_age` seconds ago (None where there is none); `backlog`: accepted and not published, of `room`; `notices`:
    deliveries that wait; `alarm`: whether one stands.
    """

    size: int
    published: int
    checkpoint_age: float | None
    backlog: int
    room: int
    notices: int
    alarm: bool


def condition(registry: Registry) -> Condition:
    """How far behind the registry is now. Raises what reading the database raises, what
    `public_checkpoint` raises, and `OSError` where the public tree cannot be read."""
    checkpoint = public_checkpoint(registry)
    age = None
    if checkpoint is not None:
        age = (registry.clock() - datetime.fromisoformat(checkpoint.created_at)).total_seconds()
    backlog = intake.backlog(registry.database)
    return Condition(
        size=ledger.head(registry.database, registry.log.id).size,
        published=checkpoint.size if checkpoint is not None else 0,
        checkpoint_age=age,
        backlog=backlog,
        room=max(0, registry.settings.backlog - backlog),
        notices=outbox.waiting(registry.database),
        alarm=standing_alarm(registry) is not None,
    )


def readiness(registry: Registry, *, acts: bool) -> dict[str, str]:
    """What the registry needs to answer, and with `acts` to take acts: `READY`, or the code of the error.

    Of what went wrong only the code is told: a message may name a folder of the server.
    """
    needs: dict[str, Callable[[], object]] = {
        "database": lambda: _database(registry, acts),
        "release": registry.release,
        "public_tree": lambda: public_checkpoint(registry),
    }
    if acts:
        needs |= {
            "alarm": lambda: require_no_alarm(registry),
            "keys": lambda: require_key_in_use(registry, 1),
            "room": lambda: _require_room(registry),
        }
    return {name: _code(need) for name, need in needs.items()}


def _database(registry: Registry, acts: bool) -> None:
    ledger.head(registry.database, registry.log.id)
    if acts:
        registry.database.require_writable()


def _require_room(registry: Registry) -> None:
    if intake.backlog(registry.database) >= registry.settings.backlog:
        raise intake.full(registry.settings.backlog)


def _code(need: Callable[[], object]) -> str:
    try:
        need()
    except RegistryError as error:
        return error.code
    except OSError:
        return "tree.unreadable"
    return READY
