"""Import files: what they hold is filed, or only tried, and what fails is written to be mended.

Knows: which row each result is about. Does not know the formats (registry.operations.read_submissions), nor how one record is
filed (registry.operations.file_record).

An import that was stopped is simply done again: what was filed already has the same answers, and makes no version.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from registry.domain.decision import Decision
from registry.errors import RegistryError
from registry.exchange.failed_rows import FailedRecords, FailedRows
from registry.exchange.record_file import LINE_BY_LINE, Found, Refused
from registry.exchange.table_file import TableRow
from registry.operations.file_record import NotFiled, Result, Submission, Unchanged, file_records
from registry.operations.filed_by import FiledBy
from registry.operations.filing_basis import FilingBasis
from registry.operations.prepare_filing import examine
from registry.operations.read_submissions import Notice, is_table, read_submissions
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell


@dataclass(frozen=True)
class WouldFile:
    """What a dry run found: the version that would be made. The decision is not signed, and none: nothing was filed."""

    where: str
    deployment: str
    version: int
    decision: Decision


def import_files(
    registry: Registry,
    files: Sequence[Path],
    form: str,
    *,
    told: Callable[[Notice], None],
    by: FiledBy | None = None,
    dry_run: bool = False,
    failed: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    make_room: Callable[[], object] = lambda: None,
    tell: Tell = lambda error: None,
) -> Iterator[Result | WouldFile]:
    """File everything in `files`; one result for each submission, and `told` hears of every row that became none.

    `failed`: the new file into which what fails of the one file in `files`, a table or NDJSON, is written; raises
    `table.failed` where there is no such file, or the new one is there. `progress` hears how many bytes of the tables were
    read, of how many.
    Raises what `file_records` raises.
    """
    rows: dict[str, TableRow | Found | Refused] = {}
    read = _Progress(files, progress)
    with ExitStack() as stack:
        lost = _failed_rows(files, failed)
        if lost:
            stack.callback(lost.close)

        def at(file: Path, where: str, row: TableRow | Found | Refused) -> None:
            if isinstance(row, TableRow):
                read.at(file, row)
            if lost:
                rows[where] = row

        def submissions() -> Iterator[Submission]:
            for item in read_submissions(files, form, at=at):
                if isinstance(item, Submission):
                    yield replace(item, by=by)
                    continue
                told(item)
                if lost and (row := rows.pop(item.where, None)) is not None:
                    lost.add(row, item.reasons)

        results = (
            _tried(registry, submissions())
            if dry_run
            else file_records(registry, submissions(), make_room=make_room, tell=tell)
        )
        for result in results:
            row = rows.pop(result.where, None)
            if lost and row is not None and isinstance(result, NotFiled):
                lost.add(row, [result.error.line()])
            yield result
        read.end()


def _tried(registry: Registry, submissions: Iterable[Submission]) -> Iterator[Result | WouldFile]:
    for submission in submissions:
        basis = FilingBasis(registry, [submission.record.id] if submission.record.id else [])
        try:
            found = examine(basis, submission, lambda: secrets.token_bytes(32))
        except RegistryError as error:
            yield NotFiled(submission.where, error)
            continue
        if isinstance(found, Unchanged):
            yield found
        else:
            decision = found.decision
            yield WouldFile(submission.where, decision.deployment, decision.version, decision)


def _failed_rows(files: Sequence[Path], failed: Path | None) -> FailedRows | FailedRecords | None:
    if failed is None:
        return None
    form = failed.suffix.lower()
    if len(files) != 1 or files[0].suffix.lower() != form or not (is_table(failed) or form in LINE_BY_LINE):
        raise RegistryError(
            "table.failed",
            "What fails is written in the form of the one file that it comes from: CSV, XLSX or NDJSON.",
            hint="Name one such file, and for --failed another that ends alike.",
        )
    if failed.exists():
        raise RegistryError(
            "table.failed", f"{failed} is there already.", hint="Name another file; nothing is overwritten."
        )
    return FailedRows(failed, files[0]) if is_table(failed) else FailedRecords(failed)


class _Progress:
    """How far the tables were read, in bytes of all of them."""

    def __init__(self, files: Sequence[Path], progress: Callable[[int, int], None]) -> None:
        self._sizes = {file: file.stat().st_size for file in files if is_table(file) and file.is_file()}
        self._progress, self._total = progress, sum(self._sizes.values())
        self._file, self._before = Path(), 0

    def end(self) -> None:
        """Tell that there is nothing more; what follows the rows of a workbook is not read."""
        self._progress(self._total, self._total)

    def at(self, file: Path, row: TableRow) -> None:
        """Tell that this row of `file` was read."""
        if file != self._file:
            self._before += self._sizes.get(self._file, 0)
            self._file = file
        self._progress(min(self._before + row.read, self._total), self._total)
