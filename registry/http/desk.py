"""The desk over HTTP: a form for each act, what an office signs, and what came of it. Decides nothing.

Knows: that an act has one address, `/desk/acts/<act>`; that a refusal shows the form again as it was filled in; that each form
that is handed out has an id of its own, under which it counts once; and that what the public sends without signing in is bounded
by the address it comes from. An act is answered when it is durable: it is published beside that (`Publishing`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from flask import Flask, Response, request

from registry.domain.act_form import fill_form, has_form, read_form
from registry.domain.authority import ACTS, AnyAct
from registry.errors import RegistryError
from registry.http.asked import page_number
from registry.http.cross_site import has_bearer
from registry.http.declared import declares
from registry.http.errors import STATUS
from registry.http.languages import render_asked
from registry.http.rate_limit import RateLimit
from registry.http.session import require_signed_in, signed_in
from registry.http.sign_in import see_other
from registry.operations.act_forms import sent_bytes
from registry.operations.desk import act_at_desk, is_public, log_at_desk
from registry.operations.draft_act import Draft
from registry.operations.log_act import Logged
from registry.operations.open_withheld import OpenedValue
from registry.operations.prepare_act import Prepared, find_prepared
from registry.operations.publish_soon import Publishing
from registry.operations.registry import Registry
from registry.operations.sent_form import PUBLIC, new_form_id, sent_form, was_sent
from registry.operations.show.act_form import act_form_page, done_page, sign_page
from registry.operations.show.desk import desk_page
from registry.operations.show.queue import queue_page
from registry.operations.show.refused import told
from registry.pages.views import Page

PUBLIC_RATE: Final = 0.01
PUBLIC_BURST: Final = 5
"""What one address may send without signing in: five at once, then one in a hundred seconds."""
PUBLIC_LIMIT: Final = "sightline-public-limit"
"""The application's extension that counts them, by whatever way they come."""
MAX_FORM: Final = 512 * 1024
"""Bytes of one form: fifty texts of an act, or a statement with its openings."""

FORM: Final = "form"
"""The field of a form that holds its id."""
CHOSEN: Final = "chosen"
"""The field of a form that holds what the act is about, as a query of the fields that it fills in."""

View = Callable[[], Response]


def add_desk(app: Flask, registry: Registry, common: dict[str, Any], publishing: Publishing) -> None:
    """The overview, and of each act with a statement of its own the form and the way back of what the office signed."""
    limit = app.extensions[PUBLIC_LIMIT] = RateLimit(PUBLIC_RATE, PUBLIC_BURST)

    @app.get("/desk")
    @declares("own_work")
    def desk() -> Response:
        about = request.args.get("deployment", "")[:100]
        return html(desk_page(registry, common, require_signed_in(), about, page_number()))

    @app.get("/desk/queues/<id:body>/<of>")
    @declares("own_work")
    def queue(body: str, of: str) -> Response:
        return html(queue_page(registry, common, require_signed_in(), body, of, page_number()))

    for act in ACTS:
        if has_form(act):
            _add_act(app, registry, common, act, limit, publishing)


def html(page: Page, status: int = 200) -> Response:
    """A page as an answer."""
    return Response(render_asked(page), status, mimetype="text/html")


def require_few(limit: RateLimit) -> None:
    """Raise `desk.rate` where too much came from this address without signing in."""
    limit.require(
        request.remote_addr or "",
        "desk.rate",
        "too much was sent from this address without signing in",
        hint="Nothing was logged. Try again later, or write to the office that runs the register.",
    )


def _add_act(
    app: Flask,
    registry: Registry,
    common: dict[str, Any],
    act: AnyAct,
    limit: RateLimit,
    publishing: Publishing,
) -> None:
    def form() -> Response:
        who, filled = signed_in(), _filled(request.args)
        kept = _instead(registry, act, filled)
        if kept is not None:
            filled = {
                **fill_form(act, kept.wanted.given, kept.wanted.texts),
                "who": f"{kept.office}:{kept.wanted.role}",
            }
        return html(act_form_page(registry, common, who, act, new_form_id(), filled, instead=kept))

    def done(logged: Logged, opened: OpenedValue | None = None) -> Response:
        public = logged.again and is_public(registry, logged.place.log_id, logged.place.index)
        if not public:
            publishing.soon()
        if has_bearer():
            place = {"origin": registry.at(logged.place.log_id).log.origin, "index": logged.place.index}
            return as_json(
                {
                    **place,
                    "state": logged.state,
                    "again": logged.again,
                    "public": public,
                    **({"value": opened.value, "salt": opened.salt.hex()} if opened else {}),
                },
                200 if logged.again else 201,
            )
        return html(
            done_page(registry, common, signed_in(), logged, public, opened), 200 if logged.again else 201
        )

    def do() -> Response:
        request.max_content_length = request.max_form_memory_size = MAX_FORM
        who, filled = signed_in(), _filled(request.form)
        office, _, role = filled.get("who", "").partition(":")
        id = filled.pop(FORM, "")
        try:
            given, texts = read_form(act, filled, registry.log.origin)
            content = {"office": office, "role": role, "given": given, "texts": texts}
            sent = (
                sent_form(id, who.person.id if who else PUBLIC, act, content)
                if id or not has_bearer()
                else None
            )
            if not office and not (sent and was_sent(registry, sent)):
                require_few(limit)
            kept = _instead(registry, act, filled)
            instead = (kept.id, sent_revision(filled)) if kept is not None else None
            result = act_at_desk(
                registry, who, act, office or None, role or "public", given, texts, sent, instead=instead
            )
        except RegistryError as error:
            if has_bearer() or error.code == "desk.rate" or STATUS.get(error.code, 500) >= 500:
                raise
            # What was refused may be sent again as it is. What counted already, or has no id, needs another.
            again = new_form_id() if error.code in ("act.form", "act.form_used") else id
            page = act_form_page(registry, common, who, act, again, filled, told(error))
            return html(page, STATUS[error.code])
        if isinstance(result, Prepared):
            if has_bearer():
                return as_json({"prepared": result.id, "revision": result.revision}, 202)
            return see_other("prepared", result.id)
        if isinstance(result, Draft):
            page_to_sign = sign_page(registry, common, require_signed_in(), result)
            if has_bearer():
                return as_json({"statement": page_to_sign.statement, "openings": page_to_sign.openings}, 200)
            return html(page_to_sign)
        if isinstance(result, OpenedValue):
            return done(result.logged, result)
        return done(result)

    def signed() -> Response:
        request.max_content_length = request.max_form_memory_size = MAX_FORM
        who = require_signed_in()
        file = request.files.get("file")
        envelope = sent_bytes(request.form.get("envelope", "")) or (file.read() if file else b"")
        return done(log_at_desk(registry, who, act, envelope, sent_bytes(request.form.get("openings", ""))))

    def add(rule: str, method: str, view: View) -> None:
        app.add_url_rule(rule, f"{method} {rule}", declares(act)(view), methods=[method])

    add(f"/desk/acts/{act}", "GET", form)
    add(f"/desk/acts/{act}", "POST", do)
    add(f"/desk/acts/{act}/signed", "POST", signed)


def _instead(registry: Registry, act: AnyAct, filled: dict[str, str]) -> Prepared | None:
    """The prepared act that a form changes, where it names one: of this very act. Raises `prepared.unknown`."""
    id = filled.get("prepared", "")
    return find_prepared(registry, require_signed_in(), id, act) if id else None


def sent_revision(filled: Mapping[str, str]) -> int:
    """The revision that a form was made from; 0 where what stands there is none."""
    text = filled.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _filled(form: Any) -> dict[str, str]:
    filled = {name: form[name] for name in list(form)[:200]}
    # What was chosen fills fields in, as if they had been written. What no page of ours offered is no choice.
    try:
        return filled | dict(parse_qsl(filled.pop(CHOSEN, ""), max_num_fields=10))
    except ValueError:
        raise RegistryError(
            "act.file", "what was chosen cannot be read", hint="Nothing was logged. Load the form again."
        ) from None


def as_json(document: dict[str, Any], status: int) -> Response:
    """What a program is answered that speaks to the desk's own addresses."""
    return Response(json.dumps(document, ensure_ascii=False) + "\n", status, mimetype="application/json")
