"""Whether this database is the newest: compared with everyone who may know more, before the first signature of a process.

Knows: that the public tree, the witnesses and the mirrors each remember what was signed, and that a database which lacks any of
it (an old backup, a replica that lagged, a second registry with the same keys) must sign nothing. One who does not answer says
nothing, and that is told; a mirror that shows what this log's keys never signed is told, too.

    home/mirrors.txt     the addresses of mirrors, one a line, each without the name of a log; `#` begins a comment
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from registry.log.checkpoint import verify_checkpoint
from registry.operations.alarm import RECOVERY, log_keys, raise_alarm, require_no_alarm
from registry.operations.cosign import require_none_ahead, require_not_behind
from registry.operations.public_head import public_checkpoint
from registry.operations.registry import Registry
from registry.storage import ledger
from registry.storage.values import Checkpoint
from registry.transport import witness as transport
from registry.transport.outbound import Reply

MIRRORS_FILE: Final = "mirrors.txt"

Tell = Callable[[RegistryError], None]
"""Hears of whom nothing could be learnt, and why."""


def require_latest(registry: Registry, tell: Tell) -> None:
    """Raise unless this database knows everything that was signed, as far as can be learnt.

    Raises `witness.alarm` while an alarm stands; `publish.ahead` where the public tree or a mirror holds a checkpoint that this
    database never signed, and `witness.fork` where a witness shows one. What a witness or a mirror shows leaves an alarm; the
    public tree stops everything for as long as it stands there, without one. Witnesses and mirrors are asked once in the life
    of a process.
    """
    require_no_alarm(registry)
    compare_with_others(registry, public_checkpoint(registry), tell)


def compare_with_others(registry: Registry, public: Checkpoint | None, tell: Tell) -> None:
    """Ask witnesses and mirrors, unless this process did before; `public` is the checkpoint that is public here.

    Where none is, nothing can be proved to a witness: what each one shows is looked at, once, and the rest is for `publish`,
    which puts the tree in its place again.
    """
    if registry.compared_with_others:
        return
    if public is None:
        if not registry.others_seen:
            require_none_ahead(registry, tell)
            _require_not_behind_mirrors(registry, tell)
            registry.others_seen = True
        return
    require_not_behind(registry, public, tell)
    _require_not_behind_mirrors(registry, tell)
    registry.compared_with_others = True


def mirrors(registry: Registry) -> list[str]:
    """The addresses in the registry's own list; none without one. Raises `mirror.address`."""
    try:
        text = (registry.home.root / MIRRORS_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    addresses = [line.rstrip("/") for line in lines if line]
    for address in addresses:
        try:
            transport.require_address(address)
        except RegistryError:
            raise RegistryError(
                "mirror.address",
                f"{registry.home.root / MIRRORS_FILE}: {address[:200]!r} is not the address of a mirror",
                hint="Write one address a line, as https://mirror.example, without user, query or fragment.",
            ) from None
    return addresses


def _require_not_behind_mirrors(registry: Registry, tell: Tell) -> None:
    addresses = mirrors(registry)
    if not addresses:
        return
    deadline = time.monotonic() + registry.settings.witness_seconds
    name = registry.log.origin.rpartition("/")[2]

    def task(address: str) -> Callable[[], Reply]:
        return lambda: transport.get(f"{address}/{name}/checkpoint", deadline)

    answers = transport.ask_all({address: task(address) for address in addresses}, deadline)
    # Read after the mirrors: whatever was public then had been signed before.
    known = ledger.signed_roots(registry.database, registry.log.id)
    keys = log_keys(registry, registry.log.origin)
    for address, answer in answers.items():
        problem = _compared(registry, address, answer, known, keys)
        if problem is not None:
            tell(problem)


def _compared(
    registry: Registry,
    address: str,
    answer: Reply | RegistryError,
    known: dict[int, bytes],
    keys: Sequence[Verifier],
) -> RegistryError | None:
    """Why nothing can be learnt from a mirror's answer; raises where it knows more."""
    if isinstance(answer, RegistryError) or answer.status != 200:
        why = answer.message if isinstance(answer, RegistryError) else f"it answered {answer.status}"
        return RegistryError(
            "mirror.unreachable",
            f"the mirror {address} was not compared: {why}",
            hint="Nothing is known of this mirror now; the next process asks it again.",
        )
    try:
        # One key is enough here: whoever holds it can make a fork.
        head = verify_checkpoint(answer.body, registry.log.origin, keys[:1]).head
    except RegistryError as error:
        return RegistryError(
            "mirror.wrong",
            f"the mirror {address} shows no checkpoint of this log: {error.message}",
            hint="Tell its operator. A mirror cannot stop this log with what the log's keys never signed.",
        )
    if known.get(head.size) == head.root:
        return None
    what = f"it shows size {head.size}, signed by this log, which this database never signed"
    size, shown = max(known, default=0), answer.body.decode("utf-8", "replace")
    alarm = raise_alarm(registry, f"the mirror {address}", size, what, shown)
    raise RegistryError(
        "publish.ahead",
        f"{alarm.witness} is ahead of this database, which signed size {size} last: {what}",
        hint=f"Nothing was filed or signed. {RECOVERY}",
    )
