"""The log against Tessera's POSIX driver: the same envelopes, on the same disk, in the same run.

Run: `python -m benchmarks.log`. The two take turns at each batch size, so that both meet the same state of the machine;
the median of the rounds is told. `--memory 10000 100000` appends so many entries, each time to a new log, and tells the
peak memory of every process.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.log.entries import envelopes, write
from registry import assets
from registry.domain.verifier import ED25519
from registry.operations.create_registry import create_registry
from registry.operations.registry import open_registry
from registry.policy.release import read_folder
from registry.settings import Settings

ADDRESS: Final = "http://127.0.0.1:8000"
BATCHES: Final = (1, 16, 256, 4096)
_SOURCES: Final = Path(__file__).parent / "tessera"


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--place", type=Path, help="a folder on the disk to measure; else the temporary one"
    )
    arguments.add_argument("--seconds", type=float, default=8, help="begin no batch after this long")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--interval", type=float, default=1, help="seconds between two checkpoints")
    arguments.add_argument("--entries", type=int, default=65_536, help="at most so many in one round")
    arguments.add_argument("--batches", type=int, nargs="*", default=BATCHES)
    arguments.add_argument("--memory", type=int, nargs="*", default=[10_000])
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.place) as folder:
        run = Run(Path(folder), given.interval)
        run.prepare(max([given.entries, *given.memory]))
        _print_machine(run)
        print("\nappended and published a second, CPU time of an entry in microseconds")
        for batch in given.batches:
            _print_rates(batch, [run.both(batch, given.entries, given.seconds) for _ in range(given.rounds)])
        print("\nmemory and disk, batch 256")
        for count in given.memory:
            _print_memory(count, run.both(256, count, 3600))
        print("\nreading the two logs of that last size")
        _print_checks(run)


@dataclass
class Run:
    """One run in `folder`: a fresh registry, a file of entries, and the two logs grown last."""

    folder: Path
    interval: float
    vkey: str = ""

    def prepare(self, count: int) -> None:
        """Build the Go program, make a registry, and sign `count` envelopes of equal length."""
        subprocess.run([_go(), "build", "-o", self.folder / "tessera", "."], cwd=_SOURCES, check=True)
        bundle = read_folder(assets.policies() / "release")
        registry = create_registry(self.folder / "fresh", ADDRESS, bundle, Settings(), passphrase=None)
        write(self.folder / "entries", envelopes(registry, count))
        registry.database.close()

    def both(self, batch: int, count: int, seconds: float) -> tuple[dict[str, Any], dict[str, Any]]:
        """Append to a new log of each, Tessera's first; what each says, with the bytes that it left on the disk."""
        for name in ("theirs", "ours"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.folder / "fresh", self.folder / "ours")
        common = ["--entries", self.folder / "entries", "--batch", batch, "--count", count]
        os.sync()
        theirs = self.tessera("append", *common, "--interval", f"{self.interval}s", "--limit", f"{seconds}s")
        self.vkey = theirs["vkey"]
        os.sync()
        ours = self.ours("append", *common, "--interval", self.interval, "--limit", seconds)
        return theirs | {"bytes": _bytes(self.folder / "theirs")}, ours | {
            "bytes": _bytes(self.folder / "ours"),
            "tree_bytes": _bytes(self.folder / "ours" / "public"),
        }

    def tessera(self, act: str, *options: object) -> dict[str, Any]:
        return _said([self.folder / "tessera", act, "--dir", self.folder / "theirs", *options])

    def ours(self, act: str, *options: object) -> dict[str, Any]:
        return _said(
            [sys.executable, "-m", "benchmarks.log.ours", act, "--home", self.folder / "ours", *options]
        )

    def our_tree(self) -> tuple[Path, str]:
        """Our published tree and the Ed25519 key of its log."""
        with _opened(self.folder / "ours") as registry:
            (key,) = (key for key in registry.key_history().log_keys if key.key_type == ED25519)
            return registry.tree.root, key.vkey


def _print_machine(run: Run) -> None:
    with (run.folder / "entries").open("rb") as file:
        length = int.from_bytes(file.read(2), "big")
    load = os.getloadavg()[0]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}"
    )
    print(f"envelopes of {length:,} bytes, a checkpoint every {run.interval:g} s")


def _print_rates(batch: int, rounds: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    def middle(of: int, seconds: str) -> float:
        return float(median(pair[of]["count"] / pair[of][seconds] for pair in rounds))

    def cpu(of: int) -> float:
        return float(median(pair[of]["cpu_seconds"] / pair[of]["count"] * 1e6 for pair in rounds))

    ratio = median(_rate(ours) / _rate(theirs) for theirs, ours in rounds)
    print(
        f"batch {batch:5}  Tessera {middle(0, 'appended_seconds'):8,.0f} {middle(0, 'published_seconds'):8,.0f}"
        f" {cpu(0):6,.0f} us   ours {middle(1, 'appended_seconds'):8,.0f} {middle(1, 'published_seconds'):8,.0f}"
        f" {cpu(1):6,.0f} us   ratio {ratio:.2f}   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def _rate(said: dict[str, Any]) -> float:
    return float(said["count"] / said["published_seconds"])


def _print_memory(count: int, pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    theirs, ours = pair
    print(
        f"{count:9,} entries  Tessera {theirs['peak_kb'] / 1024:6,.0f} MiB {theirs['bytes'] / count:8,.0f} B an entry"
        f"   ours {ours['peak_kb'] / 1024:6,.0f} MiB {ours['bytes'] / count:8,.0f} B an entry,"
        f" of that the public tree {ours['tree_bytes'] / count:,.0f}   ratio {_rate(ours) / _rate(theirs):.2f}",
        flush=True,
    )


def _print_checks(run: Run) -> None:
    tree, vkey = run.our_tree()
    named = {
        "Tessera reads its own": run.tessera("check", "--vkey", run.vkey),
        "Tessera reads ours": _said([run.folder / "tessera", "check", "--dir", tree, "--vkey", vkey]),
        "ours reads ours": run.ours("check"),
    }
    for name, said in named.items():
        print(
            f"{name:22} {said['size'] / said['check_seconds']:9,.0f} entries a second checked,"
            f" {said['proofs'] / said['proof_seconds']:6,.0f} inclusion proofs a second"
        )


def _said(command: list[object]) -> dict[str, Any]:
    ran = subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"{command[0]} {command[1]}: {ran.stderr}")
    said: dict[str, Any] = json.loads(ran.stdout)
    return said


@contextmanager
def _opened(home: Path) -> Iterator[Any]:
    registry = open_registry(home, Settings(), with_keys=False)
    try:
        yield registry
    finally:
        registry.database.close()


def _bytes(place: Path) -> int:
    return sum(file.stat().st_blocks * 512 for file in place.rglob("*") if file.is_file())


def _go() -> str:
    found = shutil.which("go") or "/usr/local/go/bin/go"
    if not Path(found).exists():
        sys.exit("Go 1.26 is not installed: https://go.dev/dl/")
    return found


if __name__ == "__main__":
    main()
