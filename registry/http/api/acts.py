"""Acts: what somebody does is logged, drafted for the office to sign, or kept for the second person. Decides nothing.

Knows: that each act has an address of its own, because a token is limited to some; that the acts of anyone need no account,
and are bounded by the address they come from, together with those of the pages; and that what the office signs leaves as a
statement and comes back as an envelope.
"""

from __future__ import annotations

import base64
from typing import Final

from registry.domain.act_form import has_form, is_signed_outside, meaning
from registry.domain.authority import ACTS, RULES, AnyAct
from registry.domain.permission import SCOPES, open_to_all
from registry.http.api.act_shapes import LoggedAnswer, PreparedRef, SignedRequest, ToSign, request_of
from registry.http.api.operation import Answer, Operation
from registry.http.api.routes import Api, Call, Reply
from registry.http.desk import MAX_FORM, PUBLIC_LIMIT, require_few
from registry.http.session import signed_in
from registry.operations.act_forms import openings_file, sent_bytes
from registry.operations.desk import act_at_desk, is_public, log_at_desk
from registry.operations.draft_act import Draft
from registry.operations.log_act import Logged
from registry.operations.open_withheld import OpenedValue
from registry.operations.prepare_act import Prepared, find_prepared
from registry.operations.sent_form import PUBLIC, sent_form, was_sent

_TAG: Final = "Acts"
PROGRAM_ACTS: Final[tuple[AnyAct, ...]] = tuple(act for act in ACTS if has_form(act) and act in SCOPES)
"""The acts that a program does. Bodies, people and keys are changed in a browser."""
SECONDED: Final[tuple[AnyAct, ...]] = tuple(
    act for act in PROGRAM_ACTS if any(rule.second for rule in RULES if act in rule.acts)
)
"""Those that two people do, where the body has both."""
_PREPARED: Final = ("prepared.too_many", "prepared.unknown", "draft.changed")
_LOGGED: Final = (
    "act.form_used",
    "act.file",
    "act.text",
    "act.version",
    "act.body",
    "act.order",
    "act.reference",
    "act.repeated",
    "lifecycle.illegal",
    "authority.person",
    "authority.own",
    "desk.closed",
    "intake.full",
)


def add(api: Api) -> None:
    """Each act, and the way back of what an office signed."""
    for act in PROGRAM_ACTS:
        _add_act(api, act)
        _add_signed(api, act)


def statement_to_sign(draft: Draft) -> dict[str, str]:
    """The statement and its openings as a program takes them."""
    return {"statement": _base64(draft.payload), "openings": _base64(openings_file(draft.openings))}


def logged_reply(api: Api, logged: Logged, opened: OpenedValue | None = None) -> Reply:
    """What a program is told of an act that is logged; it is published beside that."""
    registry, place = api.registry, logged.place
    public = logged.again and is_public(registry, place.log_id, place.index)
    if not public:
        api.publishing.soon()
    content = {
        "origin": registry.at(place.log_id).log.origin,
        "index": place.index,
        "state": logged.state,
        "again": logged.again,
        "public": public,
        "value": opened.value if opened else None,
        "salt": opened.salt.hex() if opened else None,
    }
    return Reply(content, 200 if logged.again else 201)


def _add_act(api: Api, act: AnyAct) -> None:
    registry = api.registry

    def do(call: Call) -> Reply:
        who, wanted = signed_in(), call.body
        office, role = wanted.office or "", wanted.role or ""
        content = {"office": office, "role": role, "given": wanted.given, "texts": wanted.texts}
        sent = sent_form(call.key, who.person.id if who else PUBLIC, act, content)
        if not office and not was_sent(registry, sent):
            require_few(api.app.extensions[PUBLIC_LIMIT])
        instead = None
        if act in SECONDED and wanted.instead is not None:
            instead = (find_prepared(registry, call.who, wanted.instead.id, act).id, wanted.instead.revision)
        result = act_at_desk(
            registry,
            who,
            act,
            office or None,
            role or "public",
            wanted.given,
            wanted.texts,
            sent,
            instead=instead,
        )
        if isinstance(result, Prepared):
            return Reply({"prepared": result.id, "revision": result.revision}, 202)
        if isinstance(result, Draft):
            return Reply(statement_to_sign(result))
        if isinstance(result, OpenedValue):
            return logged_reply(api, result.logged, result)
        return logged_reply(api, result)

    outside, public = is_signed_outside(act), open_to_all([act])
    answers = {
        201: Answer("It is logged, and durable.", LoggedAnswer),
        200: Answer("It was logged before.", LoggedAnswer),
    }
    if outside:
        answers = {
            200: Answer(
                "What the office signs; or the act, where it was logged under this key.",
                ToSign | LoggedAnswer,
            )
        }
    if act in SECONDED:
        answers[202] = Answer("It waits for the second person.", PreparedRef)
    operation = Operation(
        method="POST",
        path=f"/acts/{act}",
        name=f"do_{act}",
        tag=_TAG,
        summary=meaning(act),
        declared=(act,),
        answers=answers,
        body=request_of(act, seconded=act in SECONDED),
        limit=MAX_FORM,
        key=True,
        refusals=(
            *_LOGGED,
            *(("desk.rate",) if public else ()),
            *(_PREPARED if act in SECONDED else ()),
        ),
        description="Without an account it is an act of the public, and its texts are read before they are public."
        if public
        else "",
    )
    api.add(operation, do)


def _add_signed(api: Api, act: AnyAct) -> None:
    def log(call: Call) -> Reply:
        envelope, openings = sent_bytes(call.body.envelope), sent_bytes(call.body.openings)
        return logged_reply(api, log_at_desk(api.registry, call.who, act, envelope, openings))

    operation = Operation(
        method="POST",
        path=f"/acts/{act}/signed",
        name=f"log_{act}",
        tag=_TAG,
        summary=f"Log `{act}` as its office signed it",
        declared=(act,),
        answers={
            201: Answer("It is logged.", LoggedAnswer),
            200: Answer("It was logged before.", LoggedAnswer),
        },
        body=SignedRequest,
        limit=2 * MAX_FORM,
        refusals=(
            *_LOGGED,
            "act.opening",
            "act.signature",
            "act.key",
            "dsse.form",
            "dsse.signature",
            "statement.malformed",
            *(("prepared.not_confirmed",) if act in SECONDED else ()),
        ),
        description="The same statement counts once, so it needs no key.",
    )
    api.add(operation, log)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
