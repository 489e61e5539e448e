"""`sightline template`: a table to be filled in, one row a deployment."""

from __future__ import annotations

from pathlib import Path

import click

from registry.operations.write_template import write_table


@click.command()
@click.argument("table", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("records", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
def template(table: Path, records: tuple[Path, ...]) -> None:
    """Write the new file TABLE, in CSV or XLSX by the ending of its name: one column for each field of a record.

    Above the columns stand what is asked and how to answer; in XLSX, cells offer the words of closed lists. With RECORDS
    (JSON, YAML, NDJSON or tables) the table holds them, one a row. `sightline file` files it.

    \b
    Examples:
      sightline template records.xlsx
      sightline template records.csv station.yaml harbour.yaml
    """
    rows, columns = write_table(table, records)
    click.echo(f"{table}: {columns} columns, {rows} records")
