"""How an error becomes a page, or problem details (RFC 9457) where JSON was asked for.

Knows: the status of each code, and what passes by itself. What went wrong inside the server is told to the public in general
words with a reference; the log has the code, the kind and the place in the code under the same reference, and never a
message: that may name a folder of the server or quote a value that is not public.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import structlog
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from registry.errors import NO_ROOM, RegistryError
from registry.http.cross_site import has_bearer
from registry.http.headers import ERROR_CACHE
from registry.http.languages import render_asked
from registry.http.problem import API, OF_HTTP, faults_of, problem
from registry.pages.views import ErrorPage

UNAVAILABLE: Final = frozenset(
    {
        "storage.open",
        "storage.busy",
        "storage.locked",
        "storage.full",
        "storage.restoring",
        "storage.role_lost",
        "storage.stopped",
        "storage.sync_failed",
        "storage.write_failed",
        "opa.unreachable",
        "opa.failed",
        "opa.answer",
        "opa.release",
    }
)
"""What the registry rests on is out of reach, has no room or is not the right one just now. Who asked did nothing wrong, nothing
was decided, and the same succeeds once it is back."""
UNEXPECTED: Final = "http.unexpected"
RETRY_AFTER: Final = 5
"""Seconds after which such a request may be made again."""

STATUS: Final = {
    **dict.fromkeys(UNAVAILABLE, 503),
    "http.not_found": 404,
    "log.not_published": 404,
    "show.compare": 400,
    "show.missing": 404,
    "show.page": 404,
    "export.format": 404,
    "export.table": 404,
    "storage.page": 404,
    "http.too_long": 400,
    "http.parameter": 400,
    "http.cursor": 400,
    "http.key": 400,
    "http.match": 400,
    "http.no_match": 428,
    "http.changed": 412,
    "http.media_type": 415,
    "http.body": 422,
    "http.rate": 429,
    "http.too_large": 413,
    "file.exists": 409,
    "file.followed": 412,
    "file.rows": 413,
    "search.filter": 400,
    "search.too_long": 400,
    "show.unpublished": 503,
    "intake.full": 429,
    "intake.key": 422,
    "http.cross_site": 403,
    "signin.needed": 401,
    "signin.link": 410,
    "signin.expired": 400,
    "signin.refused": 403,
    "signin.rate": 429,
    "signin.insecure": 403,
    "session.unknown": 404,
    "token.unknown": 401,
    "token.cookie": 400,
    "token.exposed": 403,
    "token.scope": 403,
    "token.scopes": 422,
    "token.days": 422,
    "token.body": 422,
    "token.many": 409,
    "token.form": 422,
    "credential.unknown": 404,
    "credential.taken": 409,
    "credential.many": 409,
    "credential.refused": 422,
    "identity.none": 404,
    "identity.unreachable": 503,
    "desk.closed": 503,
    "open.field": 422,
    "open.erased": 410,
    "desk.rate": 429,
    "moderation.none": 404,
    "moderation.erased": 410,
    "prepared.unknown": 404,
    "prepared.state": 409,
    "prepared.too_many": 409,
    "prepared.remark": 422,
    "prepared.not_confirmed": 403,
    "invite.roles": 422,
    "invite.elsewhere": 403,
    "person.name": 422,
    "notice.mail": 422,
    "notice.channel": 422,
    "notice.search": 422,
    "notice.many": 409,
    "notice.subscriber": 404,
    "notice.unknown": 404,
    "notice.undelivered": 422,
    "notice.unwanted": 422,
    "webhook.address": 422,
    "person.unknown": 422,
    "audit.search": 422,
    "replay.none": 404,
    "draft.unknown": 404,
    "draft.changed": 409,
    "draft.not_handed_over": 409,
    "draft.too_many": 409,
    "draft.not_filed": 409,
    "draft.part": 404,
    "draft.record": 422,
    "table.upload": 422,
    "record.invalid": 422,
    "assess.one": 422,
    **dict.fromkeys(
        (
            "act.file",
            "act.requirement",
            "act.text",
            "act.opening",
            "act.version",
            "act.body",
            "act.key",
            "act.signature",
            "act.reference",
            "act.registry",
            "act.form",
            "act.dated",
            "statement.malformed",
            "dsse.form",
            "dsse.too_large",
            "dsse.unknown_key",
            "dsse.signature",
            "canonical.text",
            "canonical.integer",
            "canonical.depth",
            "canonical.float",
            "canonical.type",
        ),
        422,
    ),
    **dict.fromkeys(
        ("act.order", "act.repeated", "act.form_used", "act.term", "lifecycle.illegal", "file.conflict"), 409
    ),
    **dict.fromkeys(
        (
            "file.syntax",
            "file.repeated_key",
            "file.key",
            "file.number",
            "file.tag",
            "file.depth",
            "file.alias",
            "file.empty",
            "file.encoding",
            "file.too_large",
            "file.not_an_object",
            "file.not_unchanged",
            "file.provenance",
        ),
        422,
    ),
    "authority.drafts": 403,
    "authority.role": 403,
    "authority.body": 403,
    "authority.own": 403,
    "authority.second": 403,
    "authority.person": 403,
    "authority.four_eyes": 403,
}
"""The errors that whoever asks can understand; every other one is the server's own."""
_OUR_FAULT: Final = (
    "http.unexpected",
    "Something went wrong here, not in what you asked.",
    "Try again. If it happens again, tell the office that runs this register the reference.",
)
_AWAY: Final = (
    "http.unexpected",
    "The register cannot do this just now: something that it rests on is out of order.",
    "Send the same again in a moment: what is sent twice under one key, or from one form, counts once. "
    "If it goes on, tell the office that runs this register the reference.",
)
"""What the public is told of what is not its doing; the code is that of what went wrong."""
_log = structlog.get_logger()


def add_errors(app: Flask, common: dict[str, Any]) -> None:
    """Answer every exception; `common` is what every page has."""

    @app.errorhandler(RegistryError)
    def known(error: RegistryError) -> Response:
        if error.code in UNAVAILABLE:
            return unavailable(error, error.code)
        if error.code in STATUS:
            response = answer(STATUS[error.code], error.code, error.message, error.hint, faults_of(error))
            if error.retry_after is not None:
                # In seconds (RFC 9110, section 10.2.3).
                response.headers["Retry-After"] = str(error.retry_after)
            return response
        return failed(error, error.code)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        if request.path.startswith(API) and status in OF_HTTP:
            response = answer(status, *OF_HTTP[status])
        elif status == 404:
            return answer(
                404, "http.not_found", "There is no page at this address.", "Search the register instead."
            )
        elif status >= 500:
            return failed(error, UNEXPECTED)
        else:
            response = answer(status, "http.refused", error.name, "Check the address.")
        for name, value in error.get_headers():
            if name == "Allow":
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return unavailable(error, "storage.full")
        return failed(error, UNEXPECTED)

    def failed(error: Exception, code: str) -> Response:
        return answer(
            500,
            code,
            *_OUR_FAULT[1:],
            reference=noted(error, code),
        )

    def unavailable(error: Exception, code: str) -> Response:
        response = answer(
            503,
            code,
            *_AWAY[1:],
            reference=noted(error, code),
        )
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response

    def answer(
        status: int,
        code: str,
        message: str,
        hint: str,
        errors: Sequence[Mapping[str, str]] = (),
        reference: str = "",
    ) -> Response:
        if request.path.startswith(API) or request.path.endswith(".json") or has_bearer():
            said = problem(status, code, message, hint, errors=errors, reference=reference)
            response = Response(json.dumps(said), status, mimetype="application/problem+json")
        else:
            page = ErrorPage(
                **common, status=status, code=code, message=message, hint=hint, reference=reference
            )
            response = Response(render_asked(page), status, mimetype="text/html")
        response.headers["Cache-Control"] = ERROR_CACHE
        if status == HTTPStatus.UNAUTHORIZED:
            # RFC 9110, section 15.5.2; a browser signs in by other means.
            response.headers["WWW-Authenticate"] = "Bearer"
        return response


def noted(error: Exception, code: str) -> str:
    """Note what went wrong in the server; the reference under which it stands in the log."""
    reference = secrets.token_hex(4)
    _log.error("failed", reference=reference, code=code, kind=type(error).__name__, at=_place(error))
    return reference


def not_published(error: Exception) -> None:
    """Note that what was logged could not be published now."""
    code = error.code if isinstance(error, RegistryError) else UNEXPECTED
    _log.error("not published", code=code, kind=type(error).__name__, at=_place(error))


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""
