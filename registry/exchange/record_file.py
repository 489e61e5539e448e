"""Record files: one record, a list of records, or one record a line; JSON, YAML or NDJSON.

Knows: how large a file may be, which form it has by the ending of its name, and where in it each record stands.
Does not know what a record must say: registry.domain.record reads `Found.data`.

One bad record never costs the good ones beside it: each comes back as `Refused`, with file, line and number. The
input is not repeated in a message, because it may be confidential.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Final

from registry.errors import RegistryError
from registry.exchange.plain_json import json_values
from registry.exchange.plain_values import Value
from registry.exchange.plain_yaml import yaml_values
from registry.regular_file import open_regular

MAX_FILE_BYTES: Final = 32 * 2**20
"""A JSON or YAML file is read whole; an NDJSON file may be of any size."""
MAX_LINE_BYTES: Final = 2 * 2**20
"""One line, which is one record, of an NDJSON file."""
LINE_BY_LINE: Final = (".ndjson", ".jsonl")
"""How the name of a file of one record a line ends."""


@dataclass(frozen=True)
class Found:
    """A record as written: file, the line it begins on, its number in the file (from 1), and the parsed object."""

    source: str
    line: int
    number: int
    data: dict[str, Any]


@dataclass(frozen=True)
class Refused:
    """A record that could not be taken out of its file, and why."""

    source: str
    line: int
    number: int
    error: RegistryError


def read_record_file(path: Path) -> Iterator[Found | Refused]:
    """Every record in the file at `path`. Raises `file.unreadable` or `file.kind` before the first record."""
    try:
        with open_regular(path, follow=True) as stream:
            yield from read_records(stream, path.name)
    except OSError as error:
        raise RegistryError(
            "file.unreadable",
            f"The file {path} cannot be read: {error.strerror or 'an error of the file system'}.",
            hint="Check the name and the permissions; what a pipe carries is given as - on standard input.",
        ) from None


def read_records(stream: BinaryIO, name: str) -> Iterator[Found | Refused]:
    """Every record in `stream`; the ending of `name` says the form: .json, .yaml, .yml, .ndjson or .jsonl."""
    form = PurePath(name).suffix.lower()
    if form in LINE_BY_LINE:
        values = _line_by_line(stream)
    elif form in _WHOLE:
        values = _whole(stream, _WHOLE[form])
    else:
        raise RegistryError(
            "file.kind",
            f"The file {name} is of no kind that holds records.",
            hint="Use .json, .yaml or .ndjson; `sightline file` also takes tables in .csv and .xlsx.",
        )
    number = 0
    for number, value in enumerate(values, start=1):
        if value.error is None and isinstance(value.data, dict):
            yield Found(name, value.line, number, value.data)
        else:
            yield Refused(name, value.line, number, value.error or _not_an_object())
    if not number:
        yield Refused(
            name, 1, 1, RegistryError("file.empty", "There is no record here.", hint="Write at least {}.")
        )


_WHOLE: Final[dict[str, Callable[[str], Iterator[Value]]]] = {
    ".json": json_values,
    ".yaml": yaml_values,
    ".yml": yaml_values,
}


def _whole(stream: BinaryIO, values: Callable[[str], Iterator[Value]]) -> Iterator[Value]:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        yield Value(1, error=_too_large("This file", MAX_FILE_BYTES))
        return
    text = _text(data)
    if isinstance(text, RegistryError):
        yield Value(data[: _fault_at(data)].count(b"\n") + 1, error=text)
        return
    if text.strip():
        yield from values(text)


def _line_by_line(stream: BinaryIO) -> Iterator[Value]:
    line = 0
    while data := stream.readline(MAX_LINE_BYTES + 1):
        line += 1
        if len(data) > MAX_LINE_BYTES and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = stream.readline(MAX_LINE_BYTES)
            yield Value(line, error=_too_large("This line", MAX_LINE_BYTES))
            continue
        text = _text(data)
        if isinstance(text, RegistryError):
            yield Value(line, error=text)
        elif text.strip():
            yield _one(text, line)


def _one(text: str, line: int) -> Value:
    if text.lstrip().startswith("["):
        return Value(line, error=_not_an_object())
    values = list(json_values(text))
    worst = next((value.error for value in values if value.error), None)
    return Value(line, None if worst else values[0].data, worst)


def _text(data: bytes) -> str | RegistryError:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return RegistryError(
            "file.encoding", "This is not UTF-8.", hint="Save the file as UTF-8 and send it again."
        )


def _fault_at(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _too_large(what: str, limit: int) -> RegistryError:
    hint = "Split it, or write one record a line in a file that ends in .ndjson."
    return RegistryError("file.too_large", f"{what} is larger than {limit // 2**20} MiB.", hint=hint)


def _not_an_object() -> RegistryError:
    return RegistryError(
        "file.not_an_object", "This is not a record.", hint="Write an object: sections with fields."
    )
