"""What is said of an act, asked and answered: each act asks for what its own statement holds."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, create_model

from registry.domain.act_form import given_schema, texts_schema
from registry.domain.authority import AnyAct
from registry.http.api.operation import OWN_SCHEMA, Shape


class Instead(Shape):
    """The prepared act that this one takes the place of, and the revision of it that was seen."""

    id: str
    revision: int


class ActRequest(Shape):
    """What is to be done: in the name of an office, in a role of whoever does it; or of the public, where there is no office."""

    office: str | None = None
    role: str | None = None
    given: dict[str, Any] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)


class SecondedRequest(ActRequest):
    """What is to be done by two people; `instead`: of what was prepared before."""

    instead: Instead | None = None


class SignedRequest(Shape):
    """What the office signed, and the openings that were handed out with the statement; both in base64."""

    envelope: Annotated[
        str,
        Field(description="The DSSE envelope, in base64.", json_schema_extra={"contentEncoding": "base64"}),
    ]
    openings: Annotated[
        str,
        Field(
            description="The file of openings, in base64.", json_schema_extra={"contentEncoding": "base64"}
        ),
    ]


class LoggedAnswer(Shape):
    """An act that is durable: its entry, and the state of the deployment that it is on. `again`: it was logged before; `public`:
    the published checkpoint covers it. `value` and `salt`: what oversight opened, for nobody else."""

    origin: str
    index: int
    state: str | None
    again: bool
    public: bool
    value: Any = None
    salt: str | None = None


class ToSign(Shape):
    """What the office has to sign with its own key, and what opens its commitments; both in base64. Nothing is kept of it."""

    statement: str
    openings: str


class PreparedRef(Shape):
    """A prepared act that waits for the second person."""

    prepared: str
    revision: int


def request_of(act: AnyAct, *, seconded: bool) -> Any:
    """The model of what is to be done, with the closed answers and texts of this act; `seconded`: by two people."""
    return create_model(
        f"Act_{act}",
        __base__=SecondedRequest if seconded else ActRequest,
        given=(Annotated[dict[str, Any], Field(json_schema_extra=_replaces(given_schema(act)))], {}),
        texts=(Annotated[dict[str, str], Field(json_schema_extra=_replaces(texts_schema(act)))], {}),
    )


def _replaces(schema: dict[str, Any]) -> Any:
    def replace(described: dict[str, Any]) -> None:
        described.clear()
        described[OWN_SCHEMA] = json.dumps(schema)

    return replace
