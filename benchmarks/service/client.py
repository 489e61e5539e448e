"""Programs that ask a server on this machine, and the server's process as the system sees it.

Knows: connections that are kept, one a client; the time until the last byte of an answer; resident memory of the worker.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path


@dataclass(frozen=True)
class Server:
    """A running server with one worker, one blocking thread."""

    port: int
    process: int

    def times(self, addresses: Iterable[str]) -> tuple[list[float], list[float], int]:
        """The seconds that each answer took, one asked after the other, by the clock and of the worker's CPU time, and the bytes
        of the last."""
        taken, used, length = [], [], 0
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        for address in addresses:
            begun, before = time.perf_counter(), self._ran()
            length = _ask(connection, address)
            taken.append(time.perf_counter() - begun)
            used.append(self._ran() - before)
        connection.close()
        return taken, used, length

    def rate(self, addresses: Sequence[str], seconds: float, clients: int = 2) -> float:
        """Answers a second to some clients at once."""
        counts, until = [0] * clients, time.perf_counter() + seconds

        def ask(number: int) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            for address in cycle(addresses[number::clients] or addresses):
                if time.perf_counter() > until:
                    break
                _ask(connection, address)
                counts[number] += 1
            connection.close()

        begun = time.perf_counter()
        threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counts) / (time.perf_counter() - begun)

    def used(self, addresses: Sequence[str], seconds: float) -> float:
        """Seconds of the worker's CPU time that one answer takes, asked one after the other for so long."""
        count, until, before = 0, time.perf_counter() + seconds, self._ran()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        for address in cycle(addresses):
            _ask(connection, address)
            count += 1
            if time.perf_counter() > until:
                break
        connection.close()
        return (self._ran() - before) / count

    def _ran(self) -> float:
        """Seconds for which the worker's threads have run."""
        tasks = Path(f"/proc/{self._worker()}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def _worker(self) -> int:
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        return max((int(child) for child in children), key=_resident, default=self.process)

    def memory(self) -> float:
        """MiB resident in the worker."""
        return _resident(self._worker())


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """The registry in `home` as `sightline serve` serves it, with one worker."""
    program = [str(Path(sys.executable).with_name("sightline")), "serve", "--workers", "1", "--bind"]
    with _running(program, "127.0.0.1:{}", "/healthz", {"SIGHTLINE_HOME": str(home)}) as server:
        yield server


@contextmanager
def bare() -> Iterator[Server]:
    """The page to compare with."""
    with _running([sys.executable, "-m", "benchmarks.service.bare"], "{}", "/1000", {}) as server:
        yield server


@contextmanager
def _running(command: list[str], bind: str, ready: str, told: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*command, bind.format(port)],
        env={**os.environ, **told},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        server = Server(port, process.pid)
        for _ in range(300):
            with suppress(OSError, AssertionError):
                server.times([ready])
                break
            time.sleep(0.2)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _ask(connection: http.client.HTTPConnection, address: str) -> int:
    connection.request("GET", address)
    answer = connection.getresponse()
    data = answer.read()
    assert answer.status == 200, (address, answer.status, data[:300])
    return len(data)


def _resident(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
