"""Export one version in the form of a published standard: the story from its public view to a document and what was lost.

Knows: which version is meant, and its permanent address. Does not know any format (`registry.exchange.formats`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from registry.domain.readable_json import readable_bytes
from registry.errors import RegistryError
from registry.exchange.formats import FORMATS, Format, format_of, table
from registry.exchange.statutory import Exported
from registry.operations.registry import Registry
from registry.operations.show.decisions import record_view
from registry.storage.queries import latest_version

TITLES: Final = {name: made.title for name, made in FORMATS.items()}
"""The formats by name, each with its title."""


@dataclass(frozen=True)
class VersionExport:
    """A version in a format: its number, and the document with its report."""

    format: Format
    version: int
    made: Exported

    @property
    def data(self) -> bytes:
        """The document as JSON."""
        return readable_bytes(self.made.document)

    @property
    def lost(self) -> bytes:
        """The report of what was lost, as JSON."""
        return readable_bytes(self.made.report.as_json())

    @property
    def as_table(self) -> bytes:
        """The document as CSV. Raises `export.table`."""
        return table(self.format, self.made.document)


def export_version(
    registry: Registry, name: str, deployment: str, number: int | None = None
) -> VersionExport:
    """The version `number`, the latest where that is None, of a deployment in the format `name`.

    Raises `export.format`, `show.missing`.
    """
    wanted = format_of(name)
    if number is None:
        latest = latest_version(registry.database, deployment)
        if latest is None:
            raise RegistryError(
                "show.missing",
                f"there is no deployment {deployment}",
                hint="Look its id up in the list of deployments.",
            )
        number = latest.number
    view = record_view(registry, deployment, number)
    address = f"{registry.description.address}/deployments/{deployment}/versions/{number}"
    return VersionExport(wanted, number, wanted.write(view, address))
