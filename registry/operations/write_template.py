"""Write a table of records to be filled in: empty, or with the records of files.

Knows: nothing but which records go in. Does not know the form of the table (registry.exchange.table_template).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from registry.domain.record import Record
from registry.errors import RegistryError
from registry.exchange.table_template import write_template
from registry.operations.file_record import Submission
from registry.operations.read_submissions import read_submissions


def write_table(path: Path, records: Sequence[Path]) -> tuple[int, int]:
    """Write a new table with every record in the files `records`; how many records and columns it has.

    Raises `table.record` where one of them cannot be read, with what is wrong; nothing is written then.
    """
    found: list[Record] = []
    for item in read_submissions(records, "record"):
        if not isinstance(item, Submission):
            raise RegistryError("table.record", f"{item.where}: {item.text}", hint="Mend the record first.")
        found.append(item.record)
    return len(found), write_template(path, found)
