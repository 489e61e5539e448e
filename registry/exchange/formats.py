"""The formats into which the public view of a version is exported, by name.

Knows: which there are and which of them are read back. Does not know any of them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from registry.domain.public_view import PublicView
from registry.errors import RegistryError
from registry.exchange import annex_viii, nl_algoritmeregister, schema_org, uk_atrs
from registry.exchange.cells import quoted
from registry.exchange.statutory import Exported, rows

Json = Any


@dataclass(frozen=True)
class Format:
    """`write` takes a view and its permanent address; `read` gives the record that a document carries, None where the format
    is not read back; `points`: those of a document that can be shown as a table."""

    name: str
    title: str
    media_type: str
    write: Callable[[PublicView, str], Exported]
    read: Callable[[Json], dict[str, Json]] | None = None
    points: Callable[[Json], Iterable[Mapping[str, Json]]] | None = None


_JSON: Final = "application/json"
FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format(
                annex_viii.FORM,
                annex_viii.TITLE,
                _JSON,
                annex_viii.write,
                annex_viii.read,
                annex_viii.points_of,
            ),
            Format(uk_atrs.FORM, uk_atrs.TITLE, _JSON, uk_atrs.write, uk_atrs.read, uk_atrs.points_of),
            Format(
                nl_algoritmeregister.FORM,
                nl_algoritmeregister.TITLE,
                _JSON,
                nl_algoritmeregister.write,
                nl_algoritmeregister.read,
            ),
            Format(schema_org.FORM, schema_org.TITLE, "application/ld+json", schema_org.write),
        )
    }
)


def format_of(name: str) -> Format:
    """The format of that name; raises `export.format`."""
    if name not in FORMATS:
        raise RegistryError(
            "export.format",
            "there is no such format of export",
            hint=f"There are {', '.join(FORMATS)}.",
        )
    return FORMATS[name]


def table(made: Format, document: Json) -> bytes:
    """A document as CSV, one row for each field that answers to a point; no cell a formula (`exchange.cells`).

    Raises `export.table` where the format has no points.
    """
    if made.points is None:
        raise RegistryError(
            "export.table", f"{made.title} is no table", hint="Leave --csv away: it is written as JSON."
        )
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(("point", "asks", "field", "answer"))
    writer.writerows(tuple(map(quoted, row)) for row in rows(made.points(document)))
    return written.getvalue().encode()
