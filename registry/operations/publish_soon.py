"""Publish what was logged, beside whoever logged it: who acts is answered when their entry is durable, and waits for no more.

Knows: that a publication may take as long as witnesses and a bucket do, and may fail; then it is tried again, later each time.
Where nothing stands in its way it is done within a minute: witnesses have five seconds, another publisher is waited for thirty.
What is durable and not public yet when the process ends is published by the next one, or by `sightline log run`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from registry.operations.publish import publish
from registry.operations.registry import Registry

_FIRST_PAUSE: Final = 2.0
_LONGEST_PAUSE: Final = 60.0


class Publishing:
    """A thread that publishes when it is told to, and is there while there is something to publish. `tell`: hears of failures."""

    def __init__(self, registry: Registry, tell: Callable[[Exception], None]) -> None:
        self._registry = registry
        self._tell = tell
        self._wanted = False
        self._thread: threading.Thread | None = None
        self._changed = threading.Condition()

    def soon(self) -> None:
        """Have everything published that is logged by now; returns at once, and raises nothing."""
        with self._changed:
            self._wanted = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="publishing")
                try:
                    self._thread.start()
                except RuntimeError as error:
                    # No thread is to be had now; whoever logs next tries again.
                    self._thread = None
                    self._tell(error)
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until all is published that was to be; False where that took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self._thread is None, seconds)

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            with self._changed:
                if not self._wanted:
                    self._thread = None
                    self._changed.notify_all()
                    return
                self._wanted = False
            try:
                publish(self._registry)
                pause = _FIRST_PAUSE
            except Exception as error:
                self._tell(error)
                with self._changed:
                    # Whoever logs something meanwhile has no reason to wait as long as the last failure would.
                    self._changed.wait_for(lambda: self._wanted, pause)
                    self._wanted = True
                pause = min(2 * pause, _LONGEST_PAUSE)
