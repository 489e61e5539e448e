"""The audit trail over HTTP, for oversight, and a decision made again. Decides nothing."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from registry.http.declared import declares
from registry.http.desk import html, page_number
from registry.http.errors import STATUS
from registry.http.session import require_signed_in
from registry.operations.registry import Registry
from registry.operations.search_audit import AuditSearch
from registry.operations.show.audit import audit_page, replay_page


def add_audit(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    """The search of the trail, and the replay of what it finds."""

    @app.get("/desk/audit")
    @declares("audit")
    def search() -> Response:
        asked = AuditSearch(
            **{name: request.args.get(name, "").strip()[:200] for name in AuditSearch.__dataclass_fields__}
        )
        page = audit_page(registry, common, require_signed_in(), asked, page_number())
        return html(page, STATUS.get(page.refused[0], 422) if page.refused else 200)

    @app.get("/desk/decisions/<number:log>/<number:index>")
    @declares("own_work")
    def replayed(log: int, index: int) -> Response:
        return html(replay_page(registry, common, require_signed_in(), log, index))
