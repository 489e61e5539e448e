"""How often one address may ask: so many requests a second, and some at once.

Knows: that whoever has one IPv6 address has the 2^64 of its network, which count as one, and that all who have no address
count as one. It counts in the memory of one process, in so much and no more: what one address may ask of several workers is
so many times as much. Does not know who stands behind a proxy: `registry.http.proxies` says that before.
"""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

MAX_ADDRESSES: Final = 4096


class RateLimit:
    """`rate` requests a second from one address, and `burst` at once. The addresses heard last are remembered."""

    def __init__(self, rate: float, burst: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._monotonic = monotonic
        self._free_at: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, address: str) -> float:
        """Seconds until this address may ask; 0 where it may now, and has."""
        address = _whose(address)
        with self._lock:
            now = self._monotonic()
            free_at = max(self._free_at.get(address, 0.0), now)
            wait = free_at - now - (self._burst - 1) / self._rate
            if wait > 0:
                return wait
            self._free_at[address] = free_at + 1 / self._rate
            self._free_at.move_to_end(address)
            self._forget(now)
            return 0.0

    def left(self, address: str) -> tuple[int, int]:
        """How many requests this address may make at once now, and in how many seconds it has its whole burst again."""
        with self._lock:
            behind = max(0.0, self._free_at.get(_whose(address), 0.0) - self._monotonic())
        return max(0, int(self._burst - behind * self._rate)), math.ceil(behind)

    def _forget(self, now: float) -> None:
        """Forget who has their whole burst again, beginning with whoever was heard longest ago; then, for room, that one."""
        while self._free_at:
            oldest = next(iter(self._free_at))
            if self._free_at[oldest] > now and len(self._free_at) <= MAX_ADDRESSES:
                return
            del self._free_at[oldest]


def _whose(address: str) -> str:
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
