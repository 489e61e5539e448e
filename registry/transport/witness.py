"""Requests to witnesses: bounded in time and size, several at once.

Knows: HTTP, and which addresses no request goes to. Does not know what is asked or what an answer means. Follows no
redirect and no proxy of the environment: an address in a policy file is where that witness is.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Final, TypeVar
from urllib.parse import urlsplit

import requests
import urllib3

from registry.errors import RegistryError

MAX_ANSWER: Final = 256 * 1024
_LEAST_SECONDS: Final = 0.05

Key = TypeVar("Key")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Reply:
    """What a witness answered, whatever it is."""

    status: int
    body: bytes

    def words(self) -> str:
        """The beginning of the body in one printable line, for messages."""
        text = " ".join(self.body[:200].decode("utf-8", "replace").split())
        return "".join(char if char.isprintable() else "?" for char in text)


def post(address: str, body: bytes, deadline: float, content_type: str | None = None) -> Reply:
    """POST `body` to `address`; the whole answer must be there by `deadline` (time.monotonic).

    Raises `witness.address` for an address that is none or that no request may go to, `witness.unreachable` without an
    answer in time.
    """
    return _request("POST", address, body, deadline, {"Content-Type": content_type} if content_type else {})


def get(address: str, deadline: float) -> Reply:
    """GET `address`, likewise."""
    return _request("GET", address, None, deadline, {})


def require_address(address: str) -> None:
    """Raise `witness.address` unless this is an http(s) address of a host, without user, query or fragment."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.username is not None or parts.query or parts.fragment or not address.isprintable():
        raise RegistryError(
            "witness.address",
            f"{named(address)} is not the address of a witness",
            hint="Write it as https://witness.example, without user, query or fragment.",
        )


def named(address: str) -> str:
    """Scheme, host and port of an address, for messages: the path of a webhook, and whoever is named before the host, can be
    secrets.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host.isprintable() or not host:
        return "what was given"
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host[:200]}" + (f":{port}" if port is not None else "")


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
    late = _unreachable("a witness", "it did not answer in time")
    return {key: results.get(key, late) for key in tasks}


def _request(
    method: str, address: str, body: bytes | None, deadline: float, headers: Mapping[str, str]
) -> Reply:
    require_address(address)
    _require_allowed(address)
    left = deadline - time.monotonic()
    if left <= 0:
        raise _unreachable(address, "it did not answer in time")
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Accept-Encoding"] = "identity"
        try:
            with session.request(
                method,
                address,
                data=body,
                headers=dict(headers),
                timeout=left,
                allow_redirects=False,
                stream=True,
            ) as answer:
                data = bytearray()
                # Whatever has arrived: a witness that sends a byte at a time must not hold a publication.
                while chunk := answer.raw.read1(1 << 16):
                    data += chunk
                    if len(data) > MAX_ANSWER or time.monotonic() > deadline:
                        raise _unreachable(address, "its answer is too long or too slow")
                return Reply(answer.status_code, bytes(data))
        except (requests.RequestException, urllib3.exceptions.HTTPError, UnicodeError) as error:
            raise _unreachable(address, type(error).__name__) from None


def _require_allowed(address: str) -> None:
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _unreachable(address, f"the name {host} is not known") from None
    for *_, sockaddr in found:
        ip = ipaddress.ip_address(str(sockaddr[0]).partition("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip
        # Private networks and this machine may hold a witness; these never do, and some answer with secrets.
        if ip.is_link_local or ip.is_multicast or ip.is_unspecified:
            raise RegistryError(
                "witness.address",
                f"{named(address)} leads to {ip}, where no witness can be",
                hint="Correct the address in the policy file.",
            )


def _unreachable(address: str, why: str) -> RegistryError:
    return RegistryError(
        "witness.unreachable",
        f"{named(address)}: {why}",
        hint="Nothing is known of this witness now; it is asked again at the next publication.",
    )
