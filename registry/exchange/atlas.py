"""Import of the Atlas of Surveillance, which the Electronic Frontier Foundation publishes as CSV.

Knows: what its columns say, and what they do not. Does not know its words (registry.exchange.atlas_words).

One row is one agency and one technology, found by students, journalists and volunteers in public sources. Only what the row
says becomes an answer; the links are kept as sources, with what the row says of them. The columns were compared with
descriptions of the file of August 2026, not with the file itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from registry.domain.answers import LINE_LIMIT, TEXT_LIMIT, URL_LIMIT
from registry.exchange.atlas_words import BODY_KINDS, LAW_ENFORCEMENT, STATES, TECHNOLOGIES
from registry.exchange.csv_stream import CsvRow, read_csv
from registry.exchange.inventory import Filed, RowMessage, Skipped

SOURCE: Final = (
    "Atlas of Surveillance, Electronic Frontier Foundation and Reynolds School of Journalism, University of Nevada, Reno "
    "(CC BY 4.0)"
)
ADDRESS: Final = "https://atlasofsurveillance.org/"

_REQUIRED: Final = frozenset({"AOSNUMBER", "State", "Agency", "Technology"})
_CARRIED: Final = {
    "AOSNUMBER": "filing.external_ids",
    "City": "origin.citations",
    "County": "origin.citations",
    "State": "place.subdivision",
    "Agency": "operator.name",
    "Type of LEA": "operator.type",
    "Type of Juris": "operator.body_kind",
    "Summary": "deployment.summary",
    "Technology": "deployment.technology",
    "Vendor": "provider.name",
}
_LINK = re.compile(r"Link (\d+)", re.ASCII)
_ABOUT_LINK: Final = ("", " Snapshot", " Source", " Type", " Date")
_BAD_ADDRESS = re.compile(r'[\s<>"{}|\\^`]')


def read_atlas(path: Path) -> Iterator[Filed | Skipped]:
    """Every row of the Atlas at `path`, in order.

    Raises as registry.exchange.csv_stream.read_csv does, before the first row.
    """
    seen: set[bytes] = set()
    for row in read_csv(path, _REQUIRED):
        yield _result(row, seen)


def _result(row: CsvRow, seen: set[bytes]) -> Filed | Skipped:
    cells = {
        name: " ".join(value.split()) if name != "Summary" else value for name, value in row.cells.items()
    }
    messages = [RowMessage(fault.code, "", fault.message, fault.hint) for fault in row.faults]
    number = cells.get("AOSNUMBER", "")
    deployment = f"atlas-{_slug(number)}"
    if not _slug(number) or not cells.get("Agency"):
        return Skipped(row.number, row.line, "it has no number or names no agency", tuple(messages))
    mark = hashlib.blake2b(deployment.encode(), digest_size=8).digest()
    if mark in seen:
        return Skipped(row.number, row.line, "its number is that of an earlier row", tuple(messages))
    seen.add(mark)
    record, carried = _record(cells, number)
    messages += _about(cells)
    left = {
        name: "the record has no field for it"
        for name, value in cells.items()
        if value and name not in carried
    }
    technology = cells.get("Technology") or "technology not named"
    return Filed(row.number, row.line, deployment, record, technology, tuple(messages), carried, left)


def _record(cells: Mapping[str, str], number: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The record of a row, and where its cells went."""
    citations, of_links = _citations(cells, number)
    kind, place = cells.get("Type of LEA", "").lower(), cells.get("Type of Juris", "").lower()
    state = cells.get("State", "")
    technology = cells.get("Technology", "")
    title = ": ".join(part for part in (cells["Agency"], technology) if part)
    sections: dict[str, dict[str, Any]] = {
        "deployment": {
            "title": title[:LINE_LIMIT],
            "technology": TECHNOLOGIES.get(technology.lower()),
            "summary": cells.get("Summary", "")[:TEXT_LIMIT],
        },
        "filing": {"language": "en", "external_ids": [{"scheme": "atlas", "value": number[:LINE_LIMIT]}]},
        "origin": {
            "imported_from": SOURCE,
            "source_row": number[:LINE_LIMIT],
            "citations": citations,
        },
        "operator": {
            "name": cells["Agency"][:LINE_LIMIT],
            "type": "law_enforcement_authority" if kind in LAW_ENFORCEMENT else None,
            "body_kind": BODY_KINDS.get((kind, place)),
        },
        "place": {"country": "US", "subdivision": f"US-{state}"} if state in STATES else {},
        "provider": {"name": cells.get("Vendor", "")[:LINE_LIMIT]},
    }
    record = {
        name: {key: value for key, value in section.items() if value} for name, section in sections.items()
    }
    carried = {name: path for name, path in _CARRIED.items() if cells.get(name)} | of_links
    return {name: section for name, section in record.items() if section}, carried


def _citations(cells: Mapping[str, str], number: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The sources of a row, first the Atlas itself with the place it names; and the columns that they come from."""
    place = ", ".join(part for part in (cells.get(name, "") for name in ("City", "County", "State")) if part)
    entry = f"{SOURCE}, entry {number}" + (f", {place}" if place else "")
    found: list[dict[str, Any]] = [{"citation": entry[:TEXT_LIMIT], "url": ADDRESS, "read": True}]
    carried: dict[str, str] = {}
    for name in cells:
        if not _LINK.fullmatch(name):
            continue
        about = {ending.strip(): cells.get(name + ending, "") for ending in _ABOUT_LINK}
        said = "; ".join(about[key] for key in ("Source", "Type", "Date") if about[key])
        for ending in ("", "Snapshot"):
            if about[ending]:
                prefix = "Snapshot: " if ending else ""
                found.append(_citation(f"{prefix}{said or 'source named by the Atlas'}", about[ending]))
        carried |= {
            f"{name}{ending}": "origin.citations" for ending in _ABOUT_LINK if cells.get(name + ending)
        }
    for address in re.split(r"[\s,;|]+", cells.get("Other Links", "")):
        if address:
            found.append(_citation("further source named by the Atlas", address))
            carried["Other Links"] = "origin.citations"
    return found, carried


def _citation(said: str, address: str) -> dict[str, Any]:
    """A source that nobody read for this register; an address that cannot be opened stays as text."""
    if _is_address(address):
        return {"citation": said[:TEXT_LIMIT], "url": address, "read": False}
    return {"citation": f"{said}: {address}"[:TEXT_LIMIT], "read": False}


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        return usable and parts.port != 0 and len(text) <= URL_LIMIT and not _BAD_ADDRESS.search(text)
    except ValueError:
        return False


def _about(cells: Mapping[str, str]) -> Iterator[RowMessage]:
    technology = cells.get("Technology", "").lower()
    if technology not in TECHNOLOGIES:
        yield _remark(
            "technology", "Technology", "This is none of the Atlas' categories.", "It stays unanswered."
        )
    elif TECHNOLOGIES[technology] is None:
        yield _remark(
            "kind", "Technology", "The category does not say which kind it is.", "It stays unanswered."
        )
    if cells.get("State") not in STATES:
        yield _remark(
            "state",
            "State",
            "This is no state; cells of the row may have moved.",
            "The place stays unanswered.",
        )
    if len(cells.get("Summary", "")) > TEXT_LIMIT:
        yield _remark("cut", "Summary", "The summary was cut.", f"{TEXT_LIMIT} characters are kept.")


def _remark(code: str, column: str, message: str, hint: str) -> RowMessage:
    return RowMessage(f"atlas.{code}", column, message, hint)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60]
