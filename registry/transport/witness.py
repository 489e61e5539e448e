"""Requests to witnesses: bounded in time and size, several at once.

Knows: what it means that a witness does not answer. Which addresses no request goes to is known to `transport.outbound`: an
address in a policy file is where that witness is. Does not know what is asked or what an answer means.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Final, NoReturn, TypeVar

from registry.errors import RegistryError
from registry.transport import outbound
from registry.transport.outbound import Reply as Reply

_LEAST_SECONDS: Final = 0.05

Key = TypeVar("Key")
Result = TypeVar("Result")


def post(address: str, body: bytes, deadline: float) -> Reply:
    """POST `body` to `address`; the whole answer must be there by `deadline` (time.monotonic).

    Raises `witness.address` for an address that is none or that no request may go to, `witness.unreachable` without an
    answer in time.
    """
    return _request("POST", address, body, deadline)


def get(address: str, deadline: float) -> Reply:
    """GET `address`, likewise."""
    return _request("GET", address, None, deadline)


def require_address(address: str) -> None:
    """Raise `witness.address` unless this is an http(s) address of a host, without user, query or fragment."""
    try:
        outbound.require_address(address)
    except RegistryError:
        raise RegistryError(
            "witness.address",
            f"{outbound.named(address)} is not the address of a witness",
            hint="Write it as https://witness.example, without user, query or fragment.",
        ) from None


def in_parallel(
    tasks: Mapping[Key, Callable[[], Result]], deadline: float
) -> dict[Key, Result | RegistryError]:
    """Run every task in a thread of its own; what each gave or raised, in the order of `tasks`. One that is not done by
    `deadline` is given up and stands there as `witness.unreachable`. An exception nobody foresaw is raised.
    """
    done: SimpleQueue[tuple[Key, Result | BaseException]] = SimpleQueue()

    def run(key: Key, task: Callable[[], Result]) -> None:
        try:
            done.put((key, task()))
        except BaseException as error:
            done.put((key, error))

    for key, task in tasks.items():
        # A daemon: a name that takes for ever to resolve must not keep the process from ending.
        threading.Thread(target=run, args=(key, task), daemon=True, name="witness").start()
    results: dict[Key, Result | RegistryError] = {}
    while len(results) < len(tasks):
        try:
            key, result = done.get(timeout=max(deadline - time.monotonic(), _LEAST_SECONDS))
        except Empty:
            break
        if isinstance(result, BaseException) and not isinstance(result, RegistryError):
            raise result
        results[key] = result
    late = _unreachable("a witness: it did not answer in time")
    return {key: results.get(key, late) for key in tasks}


def _request(method: str, address: str, body: bytes | None, deadline: float) -> Reply:
    require_address(address)
    try:
        return outbound.request(method, address, body, deadline, {}, outbound.but_never_local)
    except RegistryError as error:
        _told(error)


def _told(error: RegistryError) -> NoReturn:
    if error.code == "outbound.address":
        raise RegistryError(
            "witness.address", error.message, hint="Correct the address in the policy file."
        ) from None
    raise _unreachable(error.message) from None


def _unreachable(what: str) -> RegistryError:
    return RegistryError(
        "witness.unreachable",
        what,
        hint="Nothing is known of this witness now; it is asked again at the next publication.",
    )
