"""A table of records at the desk: tried, with what would come of each row, then filed, or kept as drafts where two people file.

Knows: how large a table may be that is answered in one page, and that a row is done again without harm: what was filed already
has the same answers and makes no version, and what was kept already is that draft. Keeps no table. Does not know how one is
read (`read_submissions`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.exchange.table_file import read_table
from registry.exchange.xlsx_package import unpacked_size
from registry.operations.desk import require_open
from registry.operations.file_record import Filed, NotFiled, Result, Submission, Unchanged
from registry.operations.filed_by import FiledBy
from registry.operations.import_files import WouldFile, import_files
from registry.operations.keep_draft import approval, new_draft, require_own
from registry.operations.read_submissions import Notice, read_submissions
from registry.operations.registry import Registry
from registry.operations.sign_in import SignedIn
from registry.operations.write_template import write_table

MAX_TABLE: Final = 2**20
"""Bytes of a table at the desk."""
MAX_ROWS: Final = 200
"""Deployments in it; larger ones are filed by a program or on the command line."""
MAX_UNPACKED: Final = 16 * 2**20
"""Bytes of a workbook's parts; three times those of one in which each row answers every question."""
MAX_LINES: Final = 50_000
"""Lines of a CSV file, of which a row may have many, and some may be empty."""

RowState = Literal["would_file", "filed", "kept", "unchanged", "refused"]


@dataclass(frozen=True)
class UploadedRow:
    """What became of a row, or would. `row`: its number in the sheet, empty where it is about the whole table; `version` of what
    is, or would be, filed; `draft`: the id of the one that was kept; `why`: what stands in its way, each line with its cell."""

    row: str
    state: RowState
    deployment: str = ""
    version: int = 0
    draft: str = ""
    binding: str = ""
    strict: str = ""
    why: str = ""


def upload_table(
    registry: Registry, who: SignedIn, body: str, data: bytes, *, dry_run: bool
) -> tuple[UploadedRow, ...]:
    """What becomes of each row of a table, in the order of the rows; on a `dry_run` what would. Not yet published.

    Raises `table.upload` for a table that is empty or too large, what stands in the way of reading it at all, `desk.closed`, and
    what `require_own` raises; nothing was done then.
    """
    _require(registry, who, body, data)
    drafts = approval(registry, body) != "filer"
    if not dry_run and not drafts:
        require_open(registry)
    with tempfile.TemporaryDirectory() as folder:
        table = _written(Path(folder), data)
        if drafts and not dry_run:
            return _ordered(_kept(registry, who, body, table))
        # Where two people file, who confirms is not known yet: what the record comes to is, and that is what is tried.
        by = None if drafts else _by(who, body)
        told: list[Notice] = []
        results = list(import_files(registry, [table], "record", told=told.append, by=by, dry_run=dry_run))
        return _ordered([*map(_row, results), *map(_noticed, told)])


def failed_rows(registry: Registry, who: SignedIn, body: str, data: bytes) -> tuple[str, bytes]:
    """The rows of a table that would not be filed, as a table of the same form with the reasons, under the name of its file; the
    bytes are empty where none fails. Raises as `upload_table`."""
    _require(registry, who, body, data)
    by = None if approval(registry, body) != "filer" else _by(who, body)
    with tempfile.TemporaryDirectory() as folder:
        table = _written(Path(folder), data)
        failed = table.with_name(f"to-mend{table.suffix}")
        results = import_files(
            registry, [table], "record", told=lambda notice: None, by=by, dry_run=True, failed=failed
        )
        for _ in results:
            pass
        return failed.name, failed.read_bytes() if failed.exists() else b""


def empty_table(form: str) -> bytes:
    """A template to fill in; `form` is `csv` or `xlsx`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"records.{form}"
        write_table(path, [])
        return path.read_bytes()


def _require(registry: Registry, who: SignedIn, body: str, data: bytes) -> None:
    require_own(registry, body, who.person.id)
    if not data or len(data) > MAX_TABLE:
        raise _no_table(
            "no table was sent" if not data else f"the table is larger than {MAX_TABLE // 2**20} MiB"
        )


def _by(who: SignedIn, body: str) -> FiledBy:
    return FiledBy(body, who.person.id, scopes=who.token.scopes if who.token else None)


def _written(folder: Path, data: bytes) -> Path:
    """The table as a file. Raises `table.upload` where it has too many rows, or costs more to read than that many would."""
    # A workbook is a zip archive, which no CSV begins like; what the file was called is not asked.
    is_workbook = data.startswith(b"PK\x03\x04")
    table = folder / ("table.xlsx" if is_workbook else "table.csv")
    table.write_bytes(data)
    if is_workbook and unpacked_size(table) > MAX_UNPACKED:
        raise _no_table(f"the workbook unpacks to more than {MAX_UNPACKED // 2**20} MiB")
    if not is_workbook and data.count(b"\n") > MAX_LINES:
        raise _no_table(f"the table has more than {MAX_LINES} lines")
    rows = sum(1 for _ in islice(read_table(table, table.suffix), MAX_ROWS + 1))
    if not 0 < rows <= MAX_ROWS:
        raise _no_table(f"the table has more than {MAX_ROWS} rows" if rows else "the table has no rows")
    return table


def _kept(registry: Registry, who: SignedIn, body: str, table: Path) -> Iterator[UploadedRow]:
    for item in read_submissions([table], "record"):
        if not isinstance(item, Submission):
            yield _noticed(item)
            continue
        record = {"id": item.record.id, **item.record.answers()}
        if item.record.withheld:
            record["withheld"] = [one.model_dump(mode="json") for one in item.record.withheld]
        form = sha256(canonical_bytes(record)).hexdigest()
        try:
            draft = new_draft(registry, body, who.person.id, record, form)
        except RegistryError as error:
            yield UploadedRow(_number(item.where), "refused", item.record.id or "", why=error.line())
        else:
            yield UploadedRow(_number(item.where), "kept", item.record.id or "", draft=draft.id)


def _row(result: Result | WouldFile) -> UploadedRow:
    row = _number(result.where)
    match result:
        case NotFiled():
            return UploadedRow(row, "refused", why=result.error.line())
        case Unchanged():
            return UploadedRow(row, "unchanged", result.deployment, result.version)
        case Filed() | WouldFile():
            outcome = result.decision.outcome
            state: RowState = "filed" if isinstance(result, Filed) else "would_file"
            return UploadedRow(
                row,
                state,
                result.deployment,
                result.version,
                binding=outcome.binding,
                strict=outcome.strict,
            )


def _noticed(notice: Notice) -> UploadedRow:
    return UploadedRow(_number(notice.where), "refused", why=notice.text)


def _number(where: str) -> str:
    return where.rpartition(", row ")[2] if ", row " in where else ""


def _ordered(rows: Iterator[UploadedRow] | list[UploadedRow]) -> tuple[UploadedRow, ...]:
    return tuple(sorted(rows, key=lambda one: int(one.row or 0)))


def _no_table(why: str) -> RegistryError:
    return RegistryError(
        "table.upload",
        why,
        hint=f"Nothing was done. Send CSV or XLSX of at most {MAX_ROWS} rows and {MAX_TABLE // 2**20} MiB, or file it in parts.",
    )
