"""The parts of an XLSX workbook, read so that no workbook costs more than its size allows.

Knows: how large a workbook, a part and a token may be, that its XML declares no types and no entities, and how deep elements
lie. Does not know what the parts mean (registry.exchange.xlsx_sheet).

A workbook is a zip archive of XML files. What the archive says of itself is bounded before it is believed: the directory is
measured before it is read, a part is read for no more bytes than it declares, and never inflated whole.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from registry.errors import RegistryError
from registry.regular_file import open_regular

MAX_FILE: Final = 256 * 2**20
MAX_DIRECTORY: Final = 2**20
"""Bytes of the archive's directory; that of a workbook of a hundred sheets has some ten thousand."""
MAX_PART: Final = 512 * 2**20
MAX_INDEX: Final = 16 * 2**20
"""Bytes of a part that lists sheets, styles or relations."""
MAX_RATIO: Final = 200
"""Bytes of a part for each byte in the archive, above a mebibyte; sheets of equal rows reach some fifty."""
MAX_TOKEN: Final = 2**20
"""Bytes of one tag, with its attributes."""
MAX_DEPTH: Final = 64
MAX_ELEMENTS: Final = 30_000_000
"""Elements of a part; a filled cell is two or three. They take some minutes."""

_END = b"PK\x05\x06"
_END_64, _LOCATOR_64 = b"PK\x06\x06", b"PK\x06\x07"
"""The end of the directory in the 64-bit form, 56 bytes, and 20 that say where it lies."""
_CHUNK: Final = 2**16

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]


@contextmanager
def open_package(path: Path) -> Iterator[ZipFile]:
    """The workbook at `path`. Raises `xlsx.unreadable`, `xlsx.form` and `xlsx.too_large`."""
    try:
        with open_regular(path, follow=True) as file:
            _require_small_directory(file)
            with ZipFile(file) as package:
                yield package
    except OSError as error:
        raise RegistryError(
            "xlsx.unreadable",
            f"The file {path} cannot be read: {error.strerror or 'an error of the file system'}.",
            hint="Check the name and permissions.",
        ) from None
    except (BadZipFile, zlib.error, EOFError, RuntimeError, struct.error, UnicodeError):
        # Each of them is a way in which zipfile says that an archive is damaged or encrypted.
        raise form_error("the archive is damaged or protected") from None


def unpacked_size(path: Path) -> int:
    """Bytes that the parts of the workbook at `path` have by its directory; no more is read of any. Raises as `open_package`."""
    with open_package(path) as package:
        return sum(info.file_size for info in package.infolist())


def has_part(package: ZipFile, name: str) -> bool:
    """Whether there is such a part."""
    return name in package.NameToInfo


def read_part(
    package: ZipFile,
    name: str,
    start: Start,
    end: End | None = None,
    data: Data | None = None,
    *,
    largest: int = MAX_PART,
) -> Iterator[int]:
    """Parse a part of at most `largest` bytes, telling each element by its local name; yields, after every piece, how many
    bytes were read.

    Raises `xlsx.form` and `xlsx.too_large`.
    """
    info = package.NameToInfo.get(name)
    if info is None:
        raise form_error(f"the part {name.rpartition('/')[2][:40]} is missing")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise form_error("it is compressed in a way that no spreadsheet writes")
    if info.file_size > largest or info.file_size > max(2**20, info.compress_size * MAX_RATIO):
        raise too_large("a part of it unpacks to more than any table needs")
    parser = _parser(start, end, data)
    fed = 0
    with package.open(info) as part:
        while piece := part.read(_CHUNK):
            _parse(parser, piece)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > MAX_TOKEN:
                raise too_large("one tag is larger than any should be")
            yield fed
        _parse(parser, b"", final=True)


def form_error(what: str) -> RegistryError:
    """A file that is no workbook as the standard writes it."""
    return RegistryError(
        "xlsx.form",
        f"This is no XLSX workbook that can be read: {what}.",
        hint="Open it in a spreadsheet and save it as .xlsx, without a password; or save it as CSV UTF-8.",
    )


def too_large(what: str) -> RegistryError:
    """A workbook beyond what is read."""
    return RegistryError(
        "xlsx.too_large",
        f"The workbook is refused: {what}.",
        hint="Save the sheet as CSV UTF-8, which may be of any size, or split it.",
    )


def _require_small_directory(file: BinaryIO) -> None:
    """Read the end of the archive, which says how large its directory is, before anything keeps that in memory."""
    size = file.seek(0, 2)
    if size > MAX_FILE:
        raise too_large(f"it has more than {MAX_FILE // 2**20} MiB")
    file.seek(max(0, size - 2**16 - 22 - 76))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise form_error("it is no archive")
    sizes = [int.from_bytes(tail[at + 12 : at + 16], "little")]
    before = tail[max(0, at - 76) : at]
    if before[-20:-16] == _LOCATOR_64:
        # The 64-bit form counts, whatever the end itself says; one that lies elsewhere could be another than is read.
        if before[:4] != _END_64 or int.from_bytes(before[-12:-4], "little") != size - len(tail) + at - 76:
            raise form_error("the end of the archive contradicts itself")
        sizes.append(int.from_bytes(before[-36:-28], "little"))
    if max(sizes) > MAX_DIRECTORY:
        raise too_large("it has too many parts")
    file.seek(0)


def _parser(start: Start, end: End | None, data: Data | None) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    depth = elements = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if elements > MAX_ELEMENTS:
            raise too_large("it has more cells than are read from a workbook")
        if depth > MAX_DEPTH:
            raise too_large("its elements lie too deep in one another")
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(_local(name))

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.StartDoctypeDeclHandler = _no_types
    if data is not None:
        parser.CharacterDataHandler = data
    return parser


def _parse(parser: expat.XMLParserType, piece: bytes, final: bool = False) -> None:
    try:
        parser.Parse(piece, final)
    except expat.ExpatError:
        raise form_error("its XML is damaged") from None


def _no_types(*_: object) -> None:
    # Entities are declared there, and an entity may stand for a thousand million others.
    raise form_error("its XML declares types or entities, which no workbook does")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
