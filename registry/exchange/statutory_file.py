"""Entries in the form of a published standard, read as imported filings.

Knows: the forms that can be read back (registry.exchange.formats), how an entry is named, and where it says that it comes from.
What an entry carries becomes answers; the rest stays unanswered. Does not know any form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from registry.domain.answers import LINE_LIMIT
from registry.errors import RegistryError
from registry.exchange.formats import FORMATS, Format
from registry.exchange.inventory import Filed, Skipped
from registry.exchange.record_file import Found, read_record_file

Json = Any

_NAMED_BY: Final = {
    "annex_viii": ("deployment",),
    "uk_atrs": ("deployment",),
    "nl_algoritmeregister": ("lars", "source_id"),
}
"""Form -> what names an entry in the register that it comes from, the first that is there."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", re.ASCII)


def readers() -> dict[str, Callable[[Path], Iterator[Filed | Skipped]]]:
    """For each form a function that gives back every entry of a JSON, YAML or NDJSON file, one at a time."""
    return {name.replace("_", "-"): partial(_read, FORMATS[name]) for name in _NAMED_BY}


def _read(form: Format, path: Path) -> Iterator[Filed | Skipped]:
    seen: set[str] = set()
    for found in read_record_file(path):
        entry = (
            _entry(form, found)
            if isinstance(found, Found)
            else Skipped(found.number, found.line, found.error.line(), ())
        )
        if isinstance(entry, Filed) and entry.deployment in seen:
            entry = Skipped(found.number, found.line, "An earlier entry has its name.", ())
        elif isinstance(entry, Filed):
            seen.add(entry.deployment)
        yield entry


def _entry(form: Format, found: Found) -> Filed | Skipped:
    assert form.read is not None
    document, named_by = found.data, _NAMED_BY[form.name]
    name = next((document[key] for key in named_by if document.get(key)), None)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        why = f"It has no {' or '.join(named_by)} by which it would be known again: at most 40 letters, digits and hyphens."
        return Skipped(found.number, found.line, why, ())
    try:
        record = form.read(document)
    except RegistryError as error:
        return Skipped(found.number, found.line, error.line(), ())
    except (KeyError, TypeError, AttributeError, ValueError):
        return Skipped(found.number, found.line, f"It is not arranged as {form.title}.", ())
    address = document.get("address", document.get("url"))
    citation = {
        "citation": f"{form.title}, entry {name}",
        "url": address if _is_address(address) else None,
        "read": True,
    }
    origin = {"imported_from": form.title, "source_row": name[:LINE_LIMIT], "citations": [citation]}
    id = f"{form.name}-{name}".lower().replace("_", "-")
    return Filed(
        found.number, found.line, id, {**record, "origin": origin}, f"an entry of {form.title}", (), {}, {}
    )


def _is_address(said: Json) -> bool:
    return isinstance(said, str) and said.startswith(("http://", "https://")) and len(said) <= 2_000
