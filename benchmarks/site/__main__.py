"""The published site of registers of several sizes: the pages as files against bare Jinja, and what `make site` takes.

Run: `python -m benchmarks.site [--counts 1000 10000] [--place FOLDER]`. Every deployment is filed, so each has a record, a
decision and a proof. The pages are copied by one process, and compared with Jinja twice: the same templates over views that lie
in memory, and the bare template of `benchmarks.service.bare` with as many bytes; both write their files. Of `make site` is told
what it does with open data: `sightline docs`, then `mkdocs build --strict`; needs the packages of requirements-docs.lock.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import structlog

from benchmarks.service.bare import ROW_BYTES, page_of
from benchmarks.service.generate import ADDRESS, file
from benchmarks.service.words import Sentences
from registry import assets
from registry.operations.copy_pages import copy_pages
from registry.operations.copy_pages_worker import common_of
from registry.operations.create_registry import create_registry
from registry.operations.publish_data import publish_data
from registry.operations.registry import Registry
from registry.operations.show import deployments
from registry.pages.static_copy import deployment_files
from registry.policy.release import read_folder
from registry.settings import Settings
from registry.storage import lists

_T = TypeVar("_T")

_SIGHTLINE = "from registry.cli.main import main; main()"

SAMPLE = 200
"""Deployments whose views are held for the comparison."""


def main() -> None:
    """Make, measure, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--counts", type=int, nargs="+", default=[1000, 10_000], help="deployments of each register"
    )
    arguments.add_argument(
        "--place", type=Path, help="a folder on the disk to measure; else the temporary one"
    )
    arguments.add_argument("--parts", nargs="*", default=["pages", "site"])
    given = arguments.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    _tell(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    for count in given.counts:
        with tempfile.TemporaryDirectory(dir=given.place) as folder:
            registry = _register(Path(folder) / "registry", count)
            if "pages" in given.parts:
                _pages(registry, Path(folder), count)
            if "site" in given.parts:
                _site(registry, Path(folder), count)
            registry.database.close()


def _register(home: Path, count: int) -> Registry:
    release = read_folder(assets.policies() / "release")
    registry = create_registry(home, ADDRESS, release, Settings(), passphrase=None)
    (spent, _) = _timed(lambda: file(registry, Sentences(), 5, "s", count))
    _tell(f"\n{count:,} deployments, filed in {spent:,.0f} s of CPU time")
    return registry


def _pages(registry: Registry, folder: Path, count: int) -> None:
    to = folder / "pages"
    ours, copied = _timed(lambda: copy_pages(registry, to))
    shutil.rmtree(to)
    _tell(
        f"pages as files: {ours:,.1f} s of CPU time, {copied.files:,} files, {copied.bytes / 1e6:,.0f} MB,"
        f" {copied.deployments / ours:,.1f} deployments a second, peak memory {_peak():,.0f} MiB"
    )
    sample = lists.ids(registry.database)[:SAMPLE]
    common = common_of(registry)
    views = [deployments.pages_of(registry, common, id) for id in sample]
    same, sizes = _timed(
        lambda: _written(folder / "same", (data for one in views for _, data in deployment_files(*one)))
    )
    bare, _ = _timed(
        lambda: _written(folder / "bare", (page_of(size // ROW_BYTES).encode() for size in sizes))
    )
    for name, spent in (
        ("the same templates over views in memory", same),
        ("a bare template of as many bytes", bare),
    ):
        _tell(
            f"  against {name}: {len(sample) / spent:,.1f} a second, ratio {spent / len(sample) * count / ours:.2f}"
        )


def _site(registry: Registry, folder: Path, count: int) -> None:
    data, made, docs = folder / "open-data", folder / "site", folder / "docs"
    spent, _ = _timed(lambda: publish_data(registry, data))
    _tell(f"open data: {spent:,.1f} s of CPU time")
    shutil.copytree("docs", docs)
    (folder / "mkdocs.yml").write_text(Path("mkdocs.yml").read_text())
    total = 0.0
    configuration = str(folder / "mkdocs.yml")
    steps = {
        "sightline docs": ["-c", _SIGHTLINE, "docs", "--folder", str(docs), "--data", str(data)],
        "mkdocs build": ["-m", "mkdocs", "build", "--strict", "-q", "-f", configuration, "-d", str(made)],
    }
    for name, command in steps.items():
        before, begun = _children(), time.perf_counter()
        peak = _run([sys.executable, *command])
        wall, used = time.perf_counter() - begun, _children() - before
        total += wall
        _tell(f"  {name}: {wall:,.1f} s, {used:,.1f} s of CPU time, peak memory {peak:,.0f} MiB")
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    _tell(f"make site with {count:,}: {total:,.1f} s, {size / 1e6:,.1f} MB")


def _run(command: list[str]) -> float:
    """Run to the end; gives its peak memory in MiB. The kernel's own account of children has the parent's in it."""
    peak = 0
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
        while process.poll() is None:
            status = Path(f"/proc/{process.pid}/status").read_text()
            peak = max(peak, int((status.partition("VmHWM:")[2].split() or ["0"])[0]))
            time.sleep(0.02)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return peak / 1024


def _written(folder: Path, files: Iterator[bytes]) -> list[int]:
    folder.mkdir()
    sizes = []
    for number, data in enumerate(files):
        (folder / str(number)).write_bytes(data)
        sizes.append(len(data))
    shutil.rmtree(folder)
    return sizes


def _timed(do: Callable[[], _T]) -> tuple[float, _T]:
    begun = time.process_time()
    done = do()
    return time.process_time() - begun, done


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
