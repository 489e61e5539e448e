"""Assessments a second: policy.wasm in this process against an OPA server, the same release and facts, in one run.

Run: `python -m benchmarks.engines [--seconds 5]`. Prints a table and, for each engine, the median and the 95th
percentile of one assessment, then what each of the ten slowest requirements costs alone. The engines take turns, so
that both meet the same state of the machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.slowest import instructions
from registry.assets import policies
from registry.domain.canonical import canonical_bytes
from registry.domain.facts import derive
from registry.operations.assess import unfiled_form, wasm_engine
from registry.policy.engine import Engine
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import read_folder
from tests.domain.filled import filled_record
from tests.opa_server import opa_engine_at, opa_server, pinned_opa

ROUND_SECONDS = 1.0


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=int, default=5, help="for each engine")
    seconds = arguments.parse_args().seconds
    release = read_folder(policies() / "release")
    facts, day = canonical_bytes(_complete_facts(release.facts_version)), {"iso": "2026-11-22", "day": 20_779}
    with tempfile.TemporaryDirectory() as folder, opa_server(opa_bundle(release), Path(folder)) as address:
        engines: list[Engine] = [
            wasm_engine(release),
            opa_engine_at(address, release, timeout=30),
        ]
        assert len({engine.assess(facts, day) for engine in engines}) == 1
        taken: dict[str, list[float]] = {engine.name: [] for engine in engines}
        for _ in range(seconds):
            for engine in engines:
                taken[engine.name] += _round(engine, facts, day)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(
        f"release {release.version} ({release.digest[:12]}), {len(release.requirements)} requirements, a complete record"
    )
    for name, times in taken.items():
        p95 = quantiles(times, n=20)[-1]
        print(
            f"{name:12} {1 / median(times):8.0f} a second   median {median(times) * 1e3:.2f} ms   p95 {p95 * 1e3:.2f} ms"
        )
    first, second = (median(times) for times in taken.values())
    print(f"ratio {second / first:.1f}")
    question = b'{"facts":%b,"law_date":%b}' % (facts, canonical_bytes(day))
    alone = instructions(release, pinned_opa(), question)
    print("the ten slowest requirements, each asked alone, in WebAssembly instructions")
    for id in sorted(alone, key=alone.__getitem__, reverse=True)[:10]:
        print(f"{id:8} {alone[id]:9,}")


def _round(engine: Engine, facts: bytes, day: dict[str, object]) -> list[float]:
    taken, end = [], time.perf_counter() + ROUND_SECONDS
    while (start := time.perf_counter()) < end:
        engine.assess(facts, day)
        taken.append(time.perf_counter() - start)
    return taken


def _complete_facts(facts_version: int) -> dict[str, object]:
    return derive(unfiled_form(filled_record()), facts_version)


if __name__ == "__main__":
    main()
