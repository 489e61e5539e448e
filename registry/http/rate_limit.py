"""How often one address may ask: so many requests a second, and some at once.

Knows: that whoever has one IPv6 address has the 2^64 of its network, which count as one, and that all who have no address
count as one. It counts in the memory of one process, in so much and no more: what one address may ask of several workers is
so many times as much; and where there is room for no more, whoever asked most is remembered longest, so that nobody makes
room for themselves by asking from many. Does not know who stands behind a proxy: `registry.http.proxies` says that before.
"""

from __future__ import annotations

import heapq
import ipaddress
import math
import threading
import time
from collections.abc import Callable
from typing import Final

from registry.errors import RegistryError

MAX_ADDRESSES: Final = 4096


class RateLimit:
    """`rate` requests a second from one address, and `burst` at once. The addresses that have least of it left are remembered."""

    def __init__(self, rate: float, burst: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._monotonic = monotonic
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, address: str) -> float:
        """Seconds until this address may ask; 0 where it may now, and has."""
        address = network_of(address)
        with self._lock:
            now = self._monotonic()
            free_at = max(self._free_at.get(address, 0.0), now)
            wait = free_at - now - (self._burst - 1) / self._rate
            if wait > 0:
                return wait
            self._free_at[address] = free_at + 1 / self._rate
            if len(self._free_at) > MAX_ADDRESSES:
                self._make_room(now)
            return 0.0

    def require(self, address: str, code: str, message: str, hint: str) -> None:
        """Raise an error of this `code`, with the seconds after which to ask again, where the address may not ask now."""
        wait = self.wait(address)
        if wait:
            raise RegistryError(code, message, hint=hint, retry_after=int(wait) + 1)

    def left(self, address: str) -> tuple[int, int]:
        """How many requests this address may make at once now, and in how many seconds it has its whole burst again."""
        with self._lock:
            behind = max(0.0, self._free_at.get(network_of(address), 0.0) - self._monotonic())
        return max(0, int(self._burst - behind * self._rate)), math.ceil(behind)

    def _make_room(self, now: float) -> None:
        """Forget who has their whole burst again; where that is not room enough, then those who miss least of it."""
        self._free_at = {one: at for one, at in self._free_at.items() if at > now}
        # A sixteenth at once, so that not each address that comes costs a look at all of them.
        too_many = len(self._free_at) - MAX_ADDRESSES + MAX_ADDRESSES // 16
        for one in heapq.nsmallest(too_many, self._free_at, key=self._free_at.__getitem__):
            del self._free_at[one]


def network_of(address: str) -> str:
    """What counts as one: an IPv4 address, or the network of 64 bits of an IPv6 address; empty where there is none."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
