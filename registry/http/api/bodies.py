"""Bodies: those that are enrolled, for everybody; and who a token acts for, for whoever holds it."""

from __future__ import annotations

from typing import Final

from registry.http.api import shapes
from registry.http.api.operation import Answer, Operation, Shape
from registry.http.api.routes import Api, Call, Reply
from registry.operations.show.registered_bodies import RegisteredBody, registered_bodies, registered_body

_TAG: Final = "Bodies"


class OwnRole(Shape):
    """A role in an enrolled body."""

    body: str
    kind: str
    role: str


class Me(Shape):
    """Who the token acts for, the roles that it reaches, its scopes, and the instant at which it expires."""

    person: str
    roles: list[OwnRole]
    scopes: list[str]
    expires_at: str


def add(api: Api) -> None:
    """The reads of bodies."""
    registry = api.registry

    def listed(call: Call) -> Reply:
        return Reply({"bodies": [shapes.plain(one) for one in registered_bodies(registry)]})

    def one(call: Call) -> Reply:
        return Reply(shapes.plain(registered_body(registry, call.path["body"])))

    def me(call: Call) -> Reply:
        token = call.who.token
        assert token is not None
        content = {"person": call.who.person.id, "roles": [shapes.plain(role) for role in call.who.roles]}
        return Reply({**content, "scopes": list(token.scopes), "expires_at": token.expires_at})

    listing = Operation(
        method="GET",
        path="/bodies",
        name="listBodies",
        tag=_TAG,
        summary="Every enrolled body",
        declared=("read",),
        answers={200: Answer("The bodies", shapes.BodyList, headers=("ETag",))},
    )
    api.add(listing, listed)
    reading = Operation(
        method="GET",
        path="/bodies/{body}",
        name="readBody",
        tag=_TAG,
        summary="One enrolled body",
        declared=("read",),
        answers={200: Answer("The body", RegisteredBody, headers=("ETag",))},
        refusals=("show.missing",),
    )
    api.add(reading, one)
    own = Operation(
        method="GET",
        path="/me",
        name="readMe",
        tag=_TAG,
        summary="Who the token acts for, and how far it reaches",
        declared=("own_work",),
        answers={200: Answer("The person and the token", Me, headers=("ETag",))},
    )
    api.add(own, me)
