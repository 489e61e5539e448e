"""Decision envelopes to append: one real decision, made again for as many deployments as are asked for, each signed.

Knows: that a statement stays canonical where its deployment is exchanged for another of equal length, so every envelope
is, byte for byte of equal length, what filing signs. Nothing here is timed.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from registry.domain.canonical import parse_canonical
from registry.domain.decision import PAYLOAD_TYPE
from registry.log.tiles import encode_entry
from registry.operations.prepare_filing import Prepared, Submission, prepare
from registry.operations.registry import Registry
from registry.signing.dsse import sign_envelope
from tests.domain.filled import filled_record

_DEPLOYMENT: Final = "d-{:016x}"
_BUFFER: Final = 1 << 20


def decision(registry: Registry, number: int) -> Prepared:
    """The decision on a complete record of deployment `number`, signed and not logged."""
    record = filled_record().model_copy(update={"id": _DEPLOYMENT.format(number)})
    prepared = prepare(registry, Submission(record), lambda: bytes(32))
    assert isinstance(prepared, Prepared)
    return prepared


def envelopes(registry: Registry, count: int) -> Iterator[bytes]:
    """`count` envelopes of equal length, one for each deployment."""
    signer = registry.signing_keys().decisions
    statement = base64.b64decode(parse_canonical(decision(registry, 0).entry.body)["payload"])
    first = _DEPLOYMENT.format(0).encode()
    for number in range(count):
        payload = statement.replace(first, _DEPLOYMENT.format(number).encode())
        yield sign_envelope(payload, PAYLOAD_TYPE, signer)


def write(path: Path, entries: Iterable[bytes]) -> None:
    """Keep entries as they lie in bundles, each with its length before it."""
    with path.open("wb", buffering=_BUFFER) as file:
        for entry in entries:
            file.write(encode_entry(entry))


def take(file: BinaryIO, count: int) -> list[bytes]:
    """The next `count` entries, fewer at the end."""
    lengths = iter(lambda: file.read(2), b"")
    return [file.read(int.from_bytes(length, "big")) for length in islice(lengths, count)]
