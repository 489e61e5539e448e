"""Work in several processes of this machine.

Knows: that each process is started afresh and prepares itself once, that only a few pieces of work wait at a time however many
there are, and that no process outlives the one that started it. Does not know what the work is.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait as wait_for
from typing import Any, Final, TypeVar

from registry.errors import RegistryError

WAITING: Final = 2
"""Pieces of work that wait for each process: so many lie in memory, and no process is ever idle."""

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")


def in_processes(
    work: Callable[[_Piece], _Result],
    pieces: Iterable[_Piece],
    count: int,
    prepare: Callable[..., None],
    *arguments: Any,
) -> Iterator[_Result]:
    """The result of `work` for each piece, in the order in which they are finished.

    Every process runs `prepare(*arguments)` first. Raises what `work` raises, and `processes.lost` where one ended.
    """
    remaining = iter(pieces)
    with ProcessPoolExecutor(
        count, multiprocessing.get_context("spawn"), _prepared, (prepare, arguments)
    ) as pool:
        under_way: set[Future[_Result]] = set()
        try:
            while True:
                room = count * WAITING - len(under_way)
                under_way |= {pool.submit(work, piece) for piece in islice(remaining, room)}
                if not under_way:
                    return
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for finished in done:
                    yield finished.result()
        except BrokenProcessPool as error:
            raise RegistryError(
                "processes.lost",
                "a process that was at work ended without a word; memory may have run out",
                hint="Run it again: what was finished is kept. Fewer processes need less memory.",
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _prepared(prepare: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    # Ctrl-C reaches every process of a terminal; the one that was asked stops the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(*arguments)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
