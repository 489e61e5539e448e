"""A published tree read over HTTP.

Knows: GET, bounded in time and size. The last files are kept, up to KEPT_BYTES, so that a file read again soon is asked
for once; an entry bundle of a large log is read twice, far apart, and asked for twice. Does not follow redirects: the
address is the log's name. Cannot keep the tree still: the checkpoint, its index and the key list are replaced by a
publication, everything else never changes.
"""

from __future__ import annotations

import time
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import quote

import requests
import urllib3

from registry.errors import RegistryError
from registry.transport.answer_deadline import Adapter, Session, pools
from registry.transport.trees import MAX_FILE_BYTES, missing, require_size, unreadable

TIMEOUT_SECONDS: Final = 20.0
"""How long a server may be silent; the whole of one file may take MAX_SECONDS."""
MAX_SECONDS: Final = 300.0
KEPT_BYTES: Final = 32 * 1024 * 1024


class HttpTree:
    """A tree at an http(s) address."""

    def __init__(self, address: str) -> None:
        self.place = address.rstrip("/")
        self._session = Session()
        connections = pools(lambda: time.monotonic() + MAX_SECONDS)
        self._session.mount("http://", Adapter(connections))
        self._session.mount("https://", Adapter(connections))
        # The bytes as they lie there: a tree is compared byte for byte. Some pack them unasked (tlog-tiles allows it).
        self._session.headers["Accept-Encoding"] = "identity"
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._kept_bytes = 0

    def read(self, path: str) -> bytes:
        if path in self._kept:
            self._kept.move_to_end(path)
            return self._kept[path]
        data = self._get(f"{self.place}/{quote(path)}")
        self._kept[path] = data
        self._kept_bytes += len(data)
        while self._kept_bytes > KEPT_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._kept_bytes -= len(dropped)
        return data

    def files(self) -> None:
        return None

    @contextmanager
    def held(self) -> Iterator[str | None]:
        """Nothing can be held from here, and nothing needs to be: what a checkpoint names does not change."""
        with self._session:
            yield None

    def _get(self, address: str) -> bytes:
        deadline = time.monotonic() + MAX_SECONDS
        try:
            with self._session.get(
                address, timeout=TIMEOUT_SECONDS, allow_redirects=False, stream=True
            ) as answer:
                if answer.status_code == 404:
                    raise missing(address)
                if answer.status_code == 429 or answer.status_code >= 500:
                    raise _unreachable(address, f"the server answered {answer.status_code}")
                if answer.status_code != 200:
                    raise unreadable(
                        address,
                        f"answered {answer.status_code}",
                        "Give the address of the tree itself; redirects are not followed.",
                    )
                data = _bounded(answer, address)
                packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
                return _unpacked(data, address) if packed else data
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            late = f"the answer took longer than {MAX_SECONDS:g} s"
            raise _unreachable(
                address, late if time.monotonic() >= deadline else type(error).__name__
            ) from None


def _bounded(answer: requests.Response, address: str) -> bytes:
    data = bytearray()
    # What has arrived, however little.
    while chunk := answer.raw.read1(1 << 16):
        data += chunk
        require_size(address, len(data))
    return bytes(data)


def _unpacked(data: bytes, address: str) -> bytes:
    try:
        unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
        unpacked = unpacking.decompress(data, MAX_FILE_BYTES + 1)
    except zlib.error:
        raise unreadable(
            address, "is not the gzip it says it is", "Ask for it again, or ask a mirror."
        ) from None
    require_size(address, len(unpacked))
    if not unpacking.eof or unpacking.unused_data:
        raise unreadable(address, "is gzip that is cut off or goes on", "Ask for it again, or ask a mirror.")
    return unpacked


def _unreachable(address: str, why: str) -> RegistryError:
    return RegistryError(
        "tree.unreachable",
        f"{address}: {why}",
        hint="Nothing is known about the tree. Check the address and the connection, or ask a mirror.",
    )
