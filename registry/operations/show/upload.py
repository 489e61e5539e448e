"""The page on which a body sends a table of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registry.errors import RegistryError
from registry.operations.keep_draft import approval
from registry.operations.registry import Registry
from registry.operations.show.acts import names_of
from registry.operations.show.refused import told
from registry.operations.sign_in import SignedIn
from registry.operations.upload_table import MAX_ROWS, MAX_TABLE, UploadedRow
from registry.pages import filing_views as views

Common = Mapping[str, Any]


def upload_page(
    registry: Registry,
    common: Common,
    who: SignedIn,
    body: str,
    rows: Sequence[UploadedRow] = (),
    table: str = "",
    *,
    done: bool = False,
    refused: RegistryError | None = None,
) -> views.UploadPage:
    """Where a body sends a table of records, with what became, or would become, of the `rows` of the last one."""
    return views.UploadPage(
        **common,
        signed_in_as=who.person.name,
        names=names_of(registry, [body]),
        body=body,
        most_rows=MAX_ROWS,
        most_mebibytes=MAX_TABLE // 2**20,
        drafts=approval(registry, body) != "filer",
        rows=tuple(views.UploadRow(**vars(one)) for one in rows),
        table=table,
        done=done,
        refused=told(refused) if refused else None,
    )
