"""The service with as many deployments as are asked for: how long answers take, how many a second, what filing costs, and memory.

Run: `python -m benchmarks.service [--count 1000000] [--postgresql]`; `--home` measures a registry that was made before. See
benchmarks/service/README.md for what is generated and what is real.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import structlog
from sqlalchemy import select

from benchmarks.service.asked import kinds
from benchmarks.service.client import Server, bare, serving
from benchmarks.service.filing import compare
from benchmarks.service.generate import file, make
from benchmarks.service.words import Sentences
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from registry.storage import lists
from registry.storage.tables import listing
from tests.postgresql import running_cluster

_SERVER = {
    "shared_buffers": "1GB",
    "max_wal_size": "4GB",
    "maintenance_work_mem": "512MB",
    "autovacuum": "on",
}


def main() -> None:
    """Make what is missing, measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=20_000, help="deployments")
    arguments.add_argument("--filed", type=int, default=500, help="of them filed and not multiplied")
    arguments.add_argument("--asked", type=int, default=200, help="addresses of each kind")
    arguments.add_argument("--filing", type=int, default=1000, help="records to file in bulk")
    arguments.add_argument("--seconds", type=float, default=5, help="of each rate")
    arguments.add_argument("--postgresql", action="store_true", help="on a server that is started for it")
    arguments.add_argument(
        "--place", type=Path, help="a folder on the disk to measure; else the temporary one"
    )
    arguments.add_argument("--home", type=Path, help="a registry that was made before; nothing is made")
    arguments.add_argument("--parts", nargs="*", default=["answers", "rates", "filing"])
    given = arguments.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory(dir=given.place) as folder, _address(given.postgresql) as address:
        home = given.home or Path(folder) / "registry"
        sentences = Sentences()
        if given.home is None:
            begun = time.perf_counter()
            registry = make(home, address, given.count - given.filed, _tell)
            file(registry, sentences, 3, "r", given.filed)
            registry.database.close()
            _tell(f"made in {time.perf_counter() - begun:,.0f} s")
        registry = open_registry(home, Settings())
        _tell(
            f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()},"
            f" {registry.database.name}: {lists.counts(registry.database).deployments:,} deployments"
        )
        filed = _filed(registry)
        if "answers" in given.parts:
            with serving(home) as server:
                _answers(server, sentences, filed, given.asked)
        if "rates" in given.parts:
            with serving(home) as server, bare() as other:
                _rates(server, other, filed, given.seconds)
        if "filing" in given.parts:
            _filing(registry, sentences, given.filing)
        registry.database.close()


def _answers(server: Server, sentences: Sentences, filed: list[str], count: int) -> None:
    asked = kinds(sentences, filed, count)
    server.times([kind.addresses[0] for kind in asked if kind.aim])
    _tell("\nmilliseconds of an answer, median and 99th percentile: by the clock, and the worker's CPU time")
    for kind in asked:
        times, used, _ = server.times(kind.addresses)
        told = "  ".join(f"{median(one) * 1e3:8.1f} {_last(one):8.1f}" for one in (times, used))
        aim = "" if not kind.aim else "  ok" if _last(times) < 50 else "  over 50 ms"
        _tell(f"{kind.name:32} {told}   of {len(times)}, worker {server.memory():4.0f} MiB{aim}")


def _last(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[-1] * 1e3


def _rates(server: Server, other: Server, filed: list[str], seconds: float) -> None:
    _tell(
        "\nanswers a second of CPU time: ours, a bare page of as many bytes, ratio; and by the clock, with two clients"
    )
    pages = [f"/deployments/{id}" for id in filed]
    for name, addresses in (
        ("the list", ["/deployments"]),
        ("a deployment's page, always another", pages),
        ("a deployment's page, the same", pages[:1]),
        ("the first page", ["/"]),
    ):
        _, _, length = server.times(addresses[:3])
        bares = [f"/{length}"]
        ours, theirs = 1 / server.used(addresses, seconds), 1 / other.used(bares, seconds)
        clock = server.rate(addresses, seconds) / other.rate(bares, seconds)
        _tell(
            f"{name:36} {ours:8.1f} {theirs:8.1f}   {ours / theirs:5.2f} {clock:5.2f}   {length:,} bytes,"
            f" worker {server.memory():.0f} MiB"
        )


def _filing(registry: Registry, sentences: Sentences, count: int) -> None:
    done = compare(registry, sentences, count)
    _tell("\nrecords a second: filed in bulk, assessed bare, ratio")
    _tell(f"by the clock {done.filed:12.1f} {done.assessed:8.1f}   {done.filed / done.assessed:.3f}")
    _tell(
        f"by CPU time  {done.filed_cpu:12.1f} {done.assessed_cpu:8.1f}   {done.filed_cpu / done.assessed_cpu:.3f}"
    )


def _filed(registry: Registry) -> list[str]:
    query = select(listing.c.deployment_id).where(listing.c.deployment_id.between("r-", "t-9"))
    with registry.database.read() as connection:
        return list(connection.scalars(query))


@contextmanager
def _address(wanted: bool) -> Iterator[str | None]:
    if not wanted:
        yield None
        return
    with running_cluster() as cluster:
        cluster.stop()
        cluster.start(**_SERVER)
        # Rows are written without looking up their references, which only an administrator may.
        yield cluster.address(cluster.create(), "admin")


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
