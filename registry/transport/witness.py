"""Requests to witnesses: bounded in time and size.

Knows: what it means that a witness does not answer. Which addresses no request goes to is known to `transport.outbound`: an
address in a policy file is where that witness is. Does not know what is asked or what an answer means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn, TypeVar

from registry.errors import RegistryError
from registry.transport import outbound
from registry.transport.outbound import Reply
from registry.transport.parallel import in_parallel

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


def ask_all(tasks: Mapping[Key, Callable[[], Result]], deadline: float) -> dict[Key, Result | RegistryError]:
    """`in_parallel` for witnesses: one that is late stands there as `witness.unreachable`."""
    return in_parallel(tasks, deadline, _unreachable("a witness: it did not answer in time"))


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
