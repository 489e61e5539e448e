"""Prepared acts: what one of two people wrote down, the other one confirms or returns. Decides nothing."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import Field

from registry.http.api.act_shapes import LoggedAnswer, ToSign
from registry.http.api.acts import SECONDED, logged_reply, statement_to_sign
from registry.http.api.operation import Answer, Operation, Shape
from registry.http.api.preconditions import as_precondition, revision_of, revision_tag
from registry.http.api.routes import Api, Call, Reply, View
from registry.operations.desk import require_open
from registry.operations.prepare_act import (
    MAX_REMARK,
    Prepared,
    confirm_act,
    delete_prepared,
    find_prepared,
    list_prepared,
    return_act,
    statement_of,
)
from registry.operations.show.prepared import part_of
from registry.operations.sign_in import SignedIn

_TAG: Final = "Prepared acts"
_REFUSALS: Final = (
    "prepared.unknown",
    "prepared.state",
    "http.changed",
    "authority.person",
    "authority.four_eyes",
)


class PreparedAnswer(Shape):
    """An act that waits. `state`: `handed_over`, `returned` or `confirmed`; `part`: what it waits for from whoever asks:
    `confirm`, `mend`, `sign`, `own`, or nothing. People are named by their ids."""

    id: str
    revision: int
    act: str
    office: str
    role: str
    second_role: str
    first: str
    second: str | None
    state: str
    part: str
    remark: str
    changed_at: str
    given: dict[str, Any]
    texts: dict[str, str]


class PreparedList(Shape):
    """The acts that wait for whoever asks, or that they prepared."""

    prepared: list[PreparedAnswer]


class Remark(Shape):
    """What is to be mended; it stays between the two."""

    remark: Annotated[str, Field(min_length=1, max_length=MAX_REMARK)]


def add(api: Api) -> None:
    """The life of a prepared act."""
    registry = api.registry

    def listed(call: Call) -> Reply:
        return Reply({"prepared": [_content(call.who, one) for one in list_prepared(registry, call.who)]})

    def one(call: Call) -> Reply:
        return _kept(call.who, find_prepared(registry, call.who, call.path["prepared"]))

    def confirm(call: Call) -> Reply:
        require_open(registry)
        with as_precondition():
            result = confirm_act(registry, call.who, call.path["prepared"], revision_of(call.match))
        return _kept(call.who, result) if isinstance(result, Prepared) else logged_reply(api, result)

    def give_back(call: Call) -> Reply:
        with as_precondition():
            revision, remark = revision_of(call.match), call.body.remark
            return _kept(call.who, return_act(registry, call.who, call.path["prepared"], revision, remark))

    def remove(call: Call) -> Reply:
        with as_precondition():
            delete_prepared(registry, call.who, call.path["prepared"], revision_of(call.match))
        return Reply(status=204)

    def statement(call: Call) -> Reply:
        return Reply(statement_to_sign(statement_of(registry, call.who, call.path["prepared"])))

    def route(
        method: Any,
        path: str,
        name: str,
        summary: str,
        view: View,
        answers: Any,
        *,
        declared: Any = SECONDED,
        refusals: Any = _REFUSALS,
        **more: Any,
    ) -> None:
        operation = Operation(
            method=method,
            path=path,
            name=name,
            tag=_TAG,
            summary=summary,
            declared=declared,
            answers=answers,
            refusals=refusals,
            **more,
        )
        api.add(operation, view)

    kept = Answer("The prepared act as it stands", PreparedAnswer, headers=("ETag",))
    confirmed = {
        201: Answer("It is logged.", LoggedAnswer),
        200: Answer("It is confirmed, and the office signs it now.", PreparedAnswer, headers=("ETag",)),
    }
    route(
        "GET",
        "/prepared",
        "listPrepared",
        "The acts that wait for you, or that you prepared",
        listed,
        {200: Answer("The acts", PreparedList, headers=("ETag",))},
        declared=("own_work",),
        refusals=(),
    )
    route(
        "GET",
        "/prepared/{prepared}",
        "readPrepared",
        "A prepared act",
        one,
        {200: kept},
        declared=("own_work",),
        refusals=("prepared.unknown",),
    )
    route(
        "POST",
        "/prepared/{prepared}/confirm",
        "confirmPrepared",
        "Confirm what another person prepared",
        confirm,
        confirmed,
        match=True,
        refusals=(*_REFUSALS, "act.order", "lifecycle.illegal", "desk.closed"),
    )
    route(
        "POST",
        "/prepared/{prepared}/return",
        "returnPrepared",
        "Return it with a remark",
        give_back,
        {200: kept},
        body=Remark,
        match=True,
        refusals=(*_REFUSALS, "prepared.remark"),
    )
    route(
        "DELETE",
        "/prepared/{prepared}",
        "deletePrepared",
        "Delete what you prepared",
        remove,
        {204: Answer("It is gone.")},
        match=True,
    )
    route(
        "GET",
        "/prepared/{prepared}/statement",
        "readStatement",
        "What the office signs, once it was confirmed",
        statement,
        {200: Answer("The statement and its openings", ToSign, headers=("ETag",))},
        refusals=("prepared.unknown", "prepared.state"),
    )


def _content(who: SignedIn, kept: Prepared) -> dict[str, Any]:
    wanted = kept.wanted
    return {
        "id": kept.id,
        "revision": kept.revision,
        "act": wanted.act,
        "office": kept.office,
        "role": wanted.role,
        "second_role": kept.second,
        "first": kept.first,
        "second": wanted.second_person,
        "state": kept.state,
        "part": part_of(who, kept),
        "remark": kept.remark,
        "changed_at": kept.changed_at,
        "given": wanted.given,
        "texts": wanted.texts,
    }


def _kept(who: SignedIn, kept: Prepared) -> Reply:
    return Reply(_content(who, kept), tag=revision_tag(kept.revision))
