"""Many who file and many who read at once, each from an address of their own on this machine, for a bounded time.

Knows: what was acknowledged, what was asked to wait and whether it was filed after that, and what failed. A client that gets no
answer sends the same again under the same key, as the API's page says.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

PATIENCE = 90.0
"""Seconds for one answer, and for one filing to be taken."""
READ = ("/deployments", "/deployments?q=gates", "/api/v1/deployments", "/", "/log/")


@dataclass
class Load:
    """What became of it. `acknowledged`: deployment -> (origin, index); `statuses`: of filings; `codes`: of those refused;
    `lost`: those never taken; `reads`: by status; `errors`: what broke, in words."""

    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    reads: Counter[int] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    without_retry_after: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __str__(self) -> str:
        counted = {
            "filings": self.statuses,
            "refused": self.codes,
            "reads": self.reads,
            "broken": self.errors,
        }
        return "; ".join(f"{what}: {dict(count)}" for what, count in counted.items())

    def run(self, port: int, token: str, body: str, *, filers: int, readers: int, seconds: float) -> None:
        """File and read for so many seconds; what was begun is brought to an end."""
        until = time.monotonic() + seconds
        threads = [
            threading.Thread(target=self._file, args=(port, token, body, number, until))
            for number in range(filers)
        ]
        threads += [
            threading.Thread(target=self._read, args=(port, number, until)) for number in range(readers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _file(self, port: int, token: str, body: str, number: int, until: float) -> None:
        client = _Client(port, f"127.0.1.{number + 1}")
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        count = 0
        while time.monotonic() < until:
            id, count = f"load-{number}-{count}", count + 1
            record = {"id": id, "deployment": {"title": f"Gates {id}"}, "place": {"country": "FR"}}
            sent = json.dumps({"body": body, "record": record}).encode()
            answer = self._taken(client, sent, {**headers, "Idempotency-Key": f"{id}-{'k' * 16}"})
            with self._lock:
                if answer is None:
                    self.lost.append(id)
                else:
                    self.acknowledged[id] = (answer["origin"], answer["index"])
        client.close()

    def _taken(self, client: _Client, sent: bytes, headers: dict[str, str]) -> dict[str, Any] | None:
        """The answer that acknowledges the filing; None where there was none in time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                status, said, data = client.ask("POST", "/api/v1/deployments", sent, headers)
            except OSError as error:
                self._broke(error)
                time.sleep(0.5)
                continue
            with self._lock:
                self.statuses[status] += 1
                self.without_retry_after += status in (429, 503) and "Retry-After" not in said
            answer = dict(json.loads(data))
            if status in (200, 201):
                return answer
            with self._lock:
                self.codes[answer["code"]] += 1
            time.sleep(min(10.0, float(said.get("Retry-After", 1))))
        return None

    def _read(self, port: int, number: int, until: float) -> None:
        client = _Client(port, f"127.0.{2 + number // 200}.{number % 200 + 1}")
        turn = number
        while time.monotonic() < until:
            turn += 1
            try:
                status, said, _ = client.ask("GET", READ[turn % len(READ)])
            except OSError as error:
                self._broke(error)
                time.sleep(0.5)
                continue
            with self._lock:
                self.reads[status] += 1
                self.without_retry_after += status in (429, 503) and "Retry-After" not in said
            if status != 200:
                time.sleep(min(10.0, float(said.get("Retry-After", 1))))
        client.close()

    def _broke(self, error: OSError | http.client.HTTPException) -> None:
        with self._lock:
            self.errors[f"{type(error).__name__}: {error}"[:100]] += 1


class _Client:
    """One connection that is kept, and made again where it breaks."""

    def __init__(self, port: int, source: str) -> None:
        self._made = (port, source)
        self._connection: http.client.HTTPConnection | None = None

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Message, bytes]:
        """Status, headers and content. Raises OSError where there is no answer."""
        port, source = self._made
        if self._connection is None:
            self._connection = http.client.HTTPConnection(
                "127.0.0.1", port, timeout=PATIENCE, source_address=(source, 0)
            )
        try:
            self._connection.request(method, path, body, headers or {})
            response = self._connection.getresponse()
            return response.status, response.headers, response.read()
        except http.client.HTTPException as error:
            self.close()
            raise OSError(f"{type(error).__name__}") from error
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
