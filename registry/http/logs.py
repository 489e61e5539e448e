"""How the server's own log is written: JSON, one line an event, to standard output; for people where that is a terminal.

Knows: that the service manager keeps and rotates it. An event names a route and never an address that was asked for, a
client, a person or a text (promise 9).
"""

from __future__ import annotations

import sys
from contextlib import suppress

import structlog


def write_log() -> None:
    """Have this process write its log."""
    people = sys.stdout.isatty()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer() if people else structlog.processors.JSONRenderer(),
        ],
        logger_factory=_Lines,
    )


class _Lines:
    def msg(self, line: str) -> None:
        # Where the lines go to a file on a disk that is full, whoever asks is answered all the same.
        with suppress(OSError):
            print(line, flush=True)

    debug = info = warning = error = critical = msg
