"""A published tree read over HTTP.

Knows: one GET for each file, bounded in time and size. Does not follow redirects: the address is the log's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import requests

from registry.errors import RegistryError
from registry.transport.trees import MAX_FILE_BYTES, missing

TIMEOUT_SECONDS: Final = 20


class HttpTree:
    """A tree at an http(s) address."""

    def __init__(self, address: str) -> None:
        self.place = address.rstrip("/")
        self._session = requests.Session()

    def read(self, path: str) -> bytes:
        address = f"{self.place}/{path}"
        try:
            with self._session.get(
                address, timeout=TIMEOUT_SECONDS, allow_redirects=False, stream=True
            ) as answer:
                if answer.status_code == 404:
                    raise missing(address)
                if answer.status_code != 200:
                    raise RegistryError(
                        "tree.unreadable",
                        f"{address}: answered {answer.status_code}",
                        hint="Try again, or ask another mirror.",
                    )
                return _bounded(answer, address)
        except requests.RequestException as error:
            raise RegistryError(
                "tree.unreadable",
                f"{address}: {type(error).__name__}",
                hint="Check the address and the connection.",
            ) from None

    def files(self) -> None:
        return None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing to hold: what a checkpoint names is immutable."""
        yield


def _bounded(answer: requests.Response, address: str) -> bytes:
    data = bytearray()
    for chunk in answer.iter_content(1 << 16):
        data += chunk
        if len(data) > MAX_FILE_BYTES:
            raise RegistryError(
                "tree.unreadable",
                f"{address}: is larger than {MAX_FILE_BYTES} bytes",
                hint="No file of a log is.",
            )
    return bytes(data)
