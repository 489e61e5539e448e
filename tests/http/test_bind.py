"""A server ends when it is told to, whatever its workers are doing."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from typing import Any


def application() -> Any:
    """Opens for a long time, as one does that decrypts keys on a busy computer."""
    print("opening", flush=True)
    time.sleep(60)


def test_a_worker_that_is_still_opening_does_not_ignore_that_it_is_to_stop() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = (
        f"from registry.http.bind import serve_at; serve_at(('127.0.0.1', {port}), '{__name__}:application')"
    )
    with subprocess.Popen([sys.executable, "-c", serving], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            while "opening" not in process.stdout.readline():
                assert process.poll() is None
            process.send_signal(signal.SIGTERM)
            # Less than after which it would be killed.
            assert process.wait(8) == 0
        finally:
            process.kill()
