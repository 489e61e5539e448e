"""What an office reviews with over HTTP: the audit trail, a decision made again, what another release would do, case files.
Decides nothing."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from registry.domain.lifecycle import DETERMINATIONS
from registry.http.asked import page_number
from registry.http.declared import declares
from registry.http.desk import html
from registry.http.errors import STATUS
from registry.http.session import require_signed_in
from registry.operations.registry import Registry
from registry.operations.search_audit import AuditSearch
from registry.operations.show.audit import audit_page, replay_page
from registry.operations.show.case_file import case_file_archive, case_file_page
from registry.operations.show.impact import impact_list, impact_page, impact_svg


def add_review(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    """The search of the trail, the replay of what it finds, measured impact, and everything of one deployment to take away."""

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

    @app.get("/desk/impact")
    @declares(*DETERMINATIONS)
    def impacts() -> Response:
        return html(impact_list(registry, common, require_signed_in()))

    @app.get("/desk/impact/<id:name>")
    @declares(*DETERMINATIONS)
    def impact(name: str) -> Response:
        return html(impact_page(registry, common, require_signed_in(), name))

    @app.get("/desk/impact/<id:name>.svg")
    @declares(*DETERMINATIONS)
    def picture(name: str) -> Response:
        require_signed_in()
        return Response(impact_svg(registry, name), mimetype="image/svg+xml")

    @app.get("/desk/case-files/<id:id>")
    @declares("own_work")
    def case_file(id: str) -> Response:
        return html(case_file_page(registry, common, require_signed_in(), id))

    @app.get("/desk/case-files/<id:id>.zip")
    @declares("own_work")
    def archive(id: str) -> Response:
        require_signed_in()
        response = Response(case_file_archive(registry, id), mimetype="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="case-{id}.zip"'
        return response
