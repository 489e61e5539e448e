"""Read the one JSON value that a program sent.

Knows: that it is read as strictly as a record file: UTF-8, no key twice, no number that JSON has not, not too deep. Does not know
what it means.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from registry.errors import RegistryError
from registry.exchange.plain_json import json_values
from registry.exchange.record_file import Refused, read_records


def read_request(data: bytes) -> dict[str, Any]:
    """The JSON object that `data` is. Raises `file.…` for what is none; nothing of it is repeated."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise RegistryError(
            "file.encoding", "what was sent is not UTF-8", hint="Nothing was done. Write it in UTF-8."
        ) from None
    values = list(json_values(text)) if text.strip() else []
    if not values:
        raise RegistryError("file.empty", "nothing was sent", hint="Nothing was done. Send a JSON object.")
    if values[0].error is not None:
        raise values[0].error
    if values[-1].error is not None:
        raise values[-1].error
    if len(values) != 1 or not isinstance(values[0].data, dict) or text.lstrip()[:1] != "{":
        raise RegistryError(
            "file.not_an_object", "what was sent is no JSON object", hint="Nothing was done. Send one object."
        )
    return values[0].data


def read_rows(data: bytes) -> Iterator[tuple[int, dict[str, Any] | RegistryError]]:
    """The record on each line of `data` with the number of the line, or why there is none; that costs no other."""
    for found in read_records(io.BytesIO(data), "rows.ndjson"):
        yield found.line, found.error if isinstance(found, Refused) else found.data
