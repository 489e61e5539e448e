"""The open data of a registry as files: JSON Lines, CSV, and what says what they mean.

Knows: the tables with their columns, each with what it means; the licence; how a row becomes a line; and the dictionary of every
field of a record, made from the fields' own definitions. A cell of CSV is never taken for a formula. Does not know where rows
come from (`storage.snapshot_file` keeps them, `operations.publish_data` fills them).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from registry.domain.readable_json import readable_bytes
from registry.domain.record import definitions
from registry.exchange.cells import quoted

Json = Any
Row = Sequence[Json]

DATABASE: Final = "register.db"
LICENCE: Final = "CC-BY-4.0"
LICENCE_TITLE: Final = "Creative Commons Attribution 4.0 International"
LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"

TABLES: Final[Mapping[str, tuple[str, Mapping[str, tuple[str, str]]]]] = {
    "deployments": (
        "Each deployment as its latest version and the latest decision on it have it.",
        {
            "id": ("text key", "The id of the deployment."),
            "state": ("text", "Where it stands, as acts and filings leave it."),
            "versions": ("integer", "How many versions were filed: the number of the latest."),
            "provenance": ("text", "Of the latest version: filed by the body, imported, or reconstructed."),
            "title": ("text", "deployment.title, where it is public."),
            "operator": ("text", "operator.name, where it is public."),
            "country": ("text", "place.country, where it is public."),
            "technology": ("text", "deployment.technology, where it is public."),
            "mode": ("text", "deployment.mode, where it is public."),
            "status": ("text", "deployment.status, where it is public."),
            "binding": ("text", "The outcome of the latest decision, over what binds."),
            "strict": ("text", "The same, with what advises."),
            "law_date": ("text", "The day whose law that decision applies."),
            "first_filed_at": ("text", "When the first version was filed, in UTC."),
            "filed_at": ("text", "When the latest version was filed, in UTC."),
            "origin": ("text", "The log in which the latest decision stands."),
            "entry": ("integer", "The index of that decision's entry."),
            "address": ("text", "Its page in the register."),
        },
    ),
    "versions": (
        "Each version of each deployment, with its public record.",
        {
            "deployment": ("text key", "The id of the deployment."),
            "version": ("integer key", "The number of the version, from 1."),
            "provenance": ("text", "Filed by the body, imported, or reconstructed."),
            "filed_at": ("text", "When it was filed, in UTC."),
            "record_sha256": ("text", "The digest of its committed form, as the log states it."),
            "origin": ("text", "The log in which the decision on its filing stands."),
            "entry": ("integer", "The index of that entry."),
            "address": ("text", "Its permanent page in the register."),
            "record": (
                "json",
                "Each field that is answered: its state (given, absent, withheld, erased), and value or ground; see fields.",
            ),
        },
    ),
    "decisions": (
        "Each decision, earlier ones too.",
        {
            "origin": ("text key", "The log in which it stands."),
            "entry": ("integer key", "The index of its entry."),
            "deployment": ("text", "The deployment that it is about."),
            "version": ("integer", "The version that it is about."),
            "assessed_at": ("text", "When it was made, in UTC."),
            "law_date": ("text", "The day whose law it applies."),
            "law_date_basis": ("text", "Why it is that day."),
            "law_date_assumed": ("integer", "1 where that day is only an approximation."),
            "retrospective": ("integer", "1 where conduct of the past was assessed."),
            "release": ("text", "The version of the policies."),
            "release_sha256": ("text", "The digest of that release."),
            "binding": ("text", "The outcome, over what binds."),
            "strict": ("text", "The same, with what advises."),
            "previous_origin": ("text", "The log of the decision before it on the deployment."),
            "previous_entry": ("integer", "The index of that decision's entry."),
            "void": ("integer", "1 where the key that signed it was revoked from an earlier entry on."),
        },
    ),
    "statuses": (
        "What each decision finds of each requirement.",
        {
            "origin": ("text key", "The log of the decision."),
            "entry": ("integer key", "The index of its entry."),
            "requirement": ("text key", "The id of the requirement."),
            "status": ("text", "met, not_met, undetermined, not_applicable, or upcoming."),
            "severity": ("text", "blocking, major, or minor, as in effect for the case."),
            "force": ("text", "binds, advises, or unresolved."),
        },
    ),
    "acts": (
        "Each act: determinations, opinions, objections, orders, enrolments of bodies, and so on.",
        {
            "origin": ("text key", "The log in which it stands."),
            "entry": ("integer key", "The index of its entry."),
            "act": ("text", "Which act it is."),
            "stated_at": ("text", "When it was done, in UTC."),
            "role": ("text", "In which role it was done."),
            "office": ("text", "The body that did it, by its id."),
            "about": ("text", "What it is about."),
            "deployment": ("text", "The deployment, where it is about a version."),
            "version": ("integer", "That version."),
            "sha256": ("text", "The digest of its statement."),
            "texts": ("json", "Its public texts by name; what is erased or not public is left out."),
            "void": ("integer", "1 where the key that signed it was revoked from an earlier entry on."),
        },
    ),
}
"""Table -> what it holds, and its columns in order: kind (with `key` where it is of the primary key), meaning."""


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table, in order."""
    return tuple(TABLES[table][1])


def json_lines(table: str, rows: Iterable[Row]) -> Iterator[bytes]:
    """A line for each row; JSON columns as values, the others as they are."""
    kinds = TABLES[table][1]
    for row in rows:
        said = {
            name: json.loads(value) if kind.startswith("json") and value is not None else value
            for (name, (kind, _)), value in zip(kinds.items(), row, strict=True)
        }
        yield (json.dumps(said, ensure_ascii=False) + "\n").encode()


def csv_lines(table: str, rows: Iterable[Row]) -> Iterator[bytes]:
    """The header and a line for each row (RFC 4180); an empty cell is null, and a text is no formula."""
    yield _csv(columns(table))
    for row in rows:
        yield _csv([quoted(value) if isinstance(value, str) else value for value in row])


def dictionary_csv() -> Iterator[bytes]:
    """Every column and every field of a record, as CSV."""
    yield _csv(("table", "name", "type", "unit", "closed_values", "visibility", "meaning"))
    for table, (_, named) in TABLES.items():
        for name, (kind, meaning) in named.items():
            yield _csv((table, name, kind.removesuffix(" key"), "", "", "public", meaning))
    for row in _fields():
        yield _csv([quoted(cell) for cell in row])


def dictionary_markdown() -> Iterator[bytes]:
    """The same, to be read."""
    yield b"# Data dictionary\n"
    for table, (what, named) in TABLES.items():
        yield f"\n## {table}\n\n{what}\n\n| column | type | meaning |\n| --- | --- | --- |\n".encode()
        for name, (kind, meaning) in named.items():
            yield f"| {name} | {kind} | {meaning} |\n".encode()
    yield (
        b"\n## Fields of a record\n\nIn the column `record` of versions. A field that is not there was not answered. What is "
        b"not public stands there as withheld, with its ground.\n\n"
        b"| field | type | unit | closed values | visibility | meaning |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    for _, name, kind, unit, values, visibility, meaning in _fields():
        cells = (name, kind, unit, values, visibility, meaning)
        yield ("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n").encode()


def metadata(address: str) -> bytes:
    """What Datasette shows of the database (Datasette, metadata): `address` is the register's."""
    document = {
        "title": "Sightline: face recognition and other AI surveillance",
        "description": "The public register as open data. A missing answer is unknown, never compliance.",
        "license": LICENCE_TITLE,
        "license_url": LICENCE_URL,
        "source": address,
        "source_url": address,
        "databases": {
            DATABASE.removesuffix(".db"): {
                "tables": {
                    table: {
                        "description": what,
                        "columns": {name: meaning for name, (_, meaning) in named.items()},
                    }
                    for table, (what, named) in TABLES.items()
                }
            }
        },
    }
    return readable_bytes(document)


def licence(address: str) -> bytes:
    """Under what the data may be used."""
    return f"""\
The data in this folder: {LICENCE_TITLE} ({LICENCE})
{LICENCE_URL}
The legal code is at {LICENCE_URL}legalcode

You may copy, combine and change the data for any purpose, also commercially, if you name the source and say what you
changed. Name it as: the register at {address}, with the day and the size of the log that snapshot.json states.

What the licence does not cover: texts that bodies quote from others, and the personal data of whoever is named. The data
are as they were filed: an outcome is what the policies found on what the body says of itself, and no certificate.
""".encode()


def readme(address: str, origin: str, size: int) -> bytes:
    """What lies in the folder, and how to check it."""
    tables = "".join(f"- `{table}`: {what}\n" for table, (what, _) in TABLES.items())
    return f"""\
# The register as open data

From {address}, as it stood with {size} entries in the log {origin}.

{tables}
Each table is there as JSON Lines (`<table>.jsonl`), as CSV (`<table>.csv`), and in `{DATABASE}` (SQLite). What the columns and
the fields of a record mean stands in `data-dictionary.md` and `data-dictionary.csv`; the licence in `LICENCE.txt`.

Read these before you count anything:

- A field that is not in a record was not answered. That is unknown, and neither yes nor no.
- `provenance` says where a version comes from. Never add up what bodies filed with what was imported or reconstructed.
- `binding` and `strict` are two readings of the same assessment.
- In CSV an apostrophe stands before a text that a spreadsheet would compute: one that begins with `=`, `+`, `-`, `@`, `|`, `%` or
  their full-width forms, apostrophes and spaces of its own not counted. Only before such a text it is taken off to get the text
  back.

Browse it with Datasette:

    datasette {DATABASE} --metadata metadata.json

Check that it is what the register stated in its log:

    sightline check {address}/log/{origin.rpartition("/")[2]} --key registry.vkeys --snapshot .
""".encode()


def _fields() -> Iterator[tuple[str, str, str, str, str, str, str]]:
    for path, field in definitions().items():
        meaning = f"{field.title}. {field.help}".strip()
        yield "record", path, field.kind, field.unit, " ".join(field.values), field.visibility, meaning


def _csv(cells: Iterable[Json]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(list(cells))
    return written.getvalue().encode()
