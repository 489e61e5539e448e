"""Tables of records over HTTP: a template, a table that is tried, filed, or handed back to be mended. Decides nothing.

Knows: that the table goes along with the page on which it was tried, so that what is filed is what was looked at, and none lies
anywhere between the two.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final

from flask import Flask, Response, request

from registry.errors import RegistryError
from registry.http.api.drafts import require_reach
from registry.http.declared import declares
from registry.http.desk import html
from registry.http.errors import STATUS
from registry.http.session import require_signed_in
from registry.operations.keep_draft import require_own
from registry.operations.publish_soon import Publishing
from registry.operations.registry import Registry
from registry.operations.show.upload import upload_page
from registry.operations.sign_in import SignedIn
from registry.operations.upload_table import MAX_TABLE, empty_table, failed_rows, upload_table

MAX_UPLOAD: Final = 2 * MAX_TABLE
"""Bytes of one request: a table in base64 takes a third more."""
TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def add_uploads(app: Flask, registry: Registry, common: dict[str, Any], publishing: Publishing) -> None:
    """The tables of the bodies of whoever is signed in."""

    @app.get("/desk/uploads/<id:body>")
    @declares("draft")
    def upload(body: str) -> Response:
        who = _of(body)
        return html(upload_page(registry, common, who, body))

    @app.get("/desk/upload-templates/<any(csv, xlsx):form>")
    @declares("draft")
    def upload_template(form: str) -> Response:
        require_signed_in()
        return _file(f"records.{form}", empty_table(form))

    @app.post("/desk/uploads/<id:body>")
    @declares("draft", "submit", "claim", "revise", "confirm")
    def send_table(body: str) -> Response:
        request.max_content_length = request.max_form_memory_size = MAX_UPLOAD
        who, do = _of(body), request.form.get("then", "")
        data = b""
        try:
            data = _sent()
            if do == "mend":
                name, made = failed_rows(registry, who, body, data)
                if made:
                    return _file(name, made)
            rows = upload_table(registry, who, body, data, dry_run=do != "file")
        except RegistryError as error:
            status = STATUS.get(error.code, 422)
            if status >= 500:
                raise
            return html(upload_page(registry, common, who, body, refused=error), status)
        if any(one.state == "filed" for one in rows):
            publishing.soon()
        kept = base64.b64encode(data).decode()
        return html(upload_page(registry, common, who, body, rows, kept, done=do == "file"))

    def _of(body: str) -> SignedIn:
        who = require_signed_in()
        require_reach(who, body)
        require_own(registry, body, who.person.id)
        return who


def _sent() -> bytes:
    file = request.files.get("file")
    try:
        return (file.read() if file else b"") or base64.b64decode(
            request.form.get("table", ""), validate=True
        )
    except (binascii.Error, ValueError):
        return b""


def _file(name: str, data: bytes) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, 200, headers, content_type=TYPES[name.rpartition(".")[2]])
