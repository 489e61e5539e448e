"""Our half of the comparison: append, publish beside it, or check; each a process of its own that prints one JSON object.

Knows: the path of an envelope from where it is signed to where a published checkpoint covers it: the writer's lock, what
is asked under it, the one transaction, and the publisher, which is another process as it is beside `sightline file`. Leaves
out what filing does before (assessing, sealing, comparing with those who remember) and stores beside (version, answers,
decision): each entry is appended bare.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.log.entries import take
from registry.log.audit import audit
from registry.log.checkpoint import verify_checkpoint
from registry.log.inclusion import inclusion_proof, verify_inclusion
from registry.log.merkle import leaf_hash
from registry.log.reader import TileNodes
from registry.operations.clock import last_logged_at
from registry.operations.key_in_use import require_key_in_use
from registry.operations.log_head import extend_head
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from registry.storage import ledger, locks
from registry.storage.values import NewEntry, Sequenced

TRANSACTION: Final = 2048
"""At most so many entries become durable in one transaction."""


def main() -> None:
    """Do what was asked and print what it took."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("act", choices=("append", "publish", "check"))
    arguments.add_argument("--home", type=Path, required=True)
    arguments.add_argument("--entries", type=Path)
    arguments.add_argument("--batch", type=int, default=256)
    arguments.add_argument("--interval", type=float, default=1.0)
    arguments.add_argument("--count", type=int, default=1 << 20)
    arguments.add_argument("--limit", type=float, default=3600.0)
    arguments.add_argument("--proofs", type=int, default=1000)
    given = arguments.parse_args()
    registry = open_registry(given.home, Settings())
    try:
        if given.act == "append":
            said = _append(registry, given.entries, given.batch, given.interval, given.count, given.limit)
        elif given.act == "publish":
            said = _publish_every(registry, given.interval)
        else:
            said = _check(registry, given.proofs)
    finally:
        registry.database.close()
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({**said, "peak_kb": used.ru_maxrss + said.get("peak_kb", 0)}))


def _append(
    registry: Registry, entries: Path, batch: int, interval: float, count: int, limit: float
) -> dict[str, Any]:
    """Append batch after batch, each when the one before is durable; end when a checkpoint covers the last."""
    publisher = _publisher(registry, interval)
    assert publisher.stdin is not None
    done, reading = 0, 0.0
    with entries.open("rb", buffering=1 << 20) as file:
        used = time.process_time()
        begun = time.perf_counter()
        while done < count and time.perf_counter() - begun - reading < limit:
            opened = time.perf_counter()
            bodies = take(file, min(batch, count - done))
            reading += time.perf_counter() - opened
            if not bodies:
                break
            _sequence(registry, bodies)
            done += len(bodies)
        appended = time.perf_counter() - begun - reading
        said, _ = publisher.communicate("the last one\n")
        published = time.perf_counter() - begun - reading
    assert publisher.returncode == 0
    its = json.loads(said)
    return {
        "count": done,
        "appended_seconds": appended,
        "published_seconds": published,
        "cpu_seconds": time.process_time() - used + its["cpu_seconds"],
        "peak_kb": its["peak_kb"],
    }


def _sequence(registry: Registry, bodies: list[bytes]) -> None:
    for start in range(0, len(bodies), TRANSACTION):
        _commit(registry, bodies[start : start + TRANSACTION])


def _commit(registry: Registry, bodies: list[bytes]) -> None:
    batch = [NewEntry(kind="decision", body=body, leaf_hash=leaf_hash(body)) for body in bodies]
    with locks.writer(registry.database):
        last_logged_at(registry)
        require_key_in_use(registry, len(batch))
        outcomes = ledger.append(registry.database, registry.log.id, batch, extend_head)
    assert all(isinstance(outcome, Sequenced) for outcome in outcomes)


def _publisher(registry: Registry, interval: float) -> subprocess.Popen[str]:
    """The publisher's process, once it looks for what is new."""
    command = [sys.executable, "-m", "benchmarks.log.ours", "publish", "--home", str(registry.home.root)]
    process = subprocess.Popen(
        [*command, "--interval", str(interval)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _publish_every(registry: Registry, interval: float) -> dict[str, Any]:
    """Publish at every interval, from one beginning to the next; once more when a line comes in, and end."""
    print("ready", flush=True)
    used, last = time.process_time(), False
    while not last:
        begun = time.perf_counter()
        publish(registry)
        left = max(0.0, begun + interval - time.perf_counter())
        last = bool(select.select([sys.stdin], [], [], left)[0])
    publish(registry)
    return {"cpu_seconds": time.process_time() - used}


def _check(registry: Registry, proofs: int) -> dict[str, Any]:
    tree = registry.tree
    begun = time.perf_counter()
    keys = registry.key_history()
    head = verify_checkpoint(tree.read("checkpoint"), keys.origin, keys.log_keys).head

    faults = list(audit(head.size, head.root, tree.find))
    assert not faults, faults
    checked = time.perf_counter() - begun
    chosen = random.Random(1)
    begun = time.perf_counter()
    for _ in range(proofs):
        index = chosen.randrange(head.size)
        nodes = TileNodes(head.size, tree.find)
        verify_inclusion(
            index, head.size, nodes(0, index), inclusion_proof(index, head.size, nodes), head.root
        )
    return {
        "size": head.size,
        "check_seconds": checked,
        "proofs": proofs,
        "proof_seconds": time.perf_counter() - begun,
    }


if __name__ == "__main__":
    main()
