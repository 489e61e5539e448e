"""Problem details (RFC 9457): what went wrong with a request, for programs; each fault with a JSON pointer, reason and remedy.

Knows: how the findings of Pydantic and the problems of a record become one list. Repeats no input: a name that is none of ours
is counted, not quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from registry.domain.record import RecordError
from registry.errors import RegistryError

API: Final = "/api/"
"""Where addresses begin that answer with problem details alone."""
MOST_TOLD: Final = 50
"""So many faults of one request are told at once."""
OF_HTTP: Final[Mapping[int, tuple[str, str, str]]] = {
    404: (
        "http.not_found",
        "There is nothing at this address of the API.",
        "/api/v1/openapi.json lists the addresses.",
    ),
    405: (
        "http.method",
        "This address does not take this method.",
        "The header Allow names those that it takes.",
    ),
    413: (
        "http.too_large",
        "The content of the request is too large.",
        "Nothing was done. Send less at once.",
    ),
}
"""Code, message and remedy of what is refused before any operation was asked, by status."""


@dataclass(frozen=True)
class Fault:
    """One thing to mend. `pointer`: where in the content of the request (RFC 6901); `parameter`: which parameter instead."""

    code: str
    reason: str
    remedy: str
    pointer: str | None = None
    parameter: str | None = None

    def as_json(self) -> dict[str, str]:
        """As problem details list it."""
        where = {"pointer": self.pointer} if self.pointer is not None else {"parameter": self.parameter or ""}
        return {**where, "code": self.code, "reason": self.reason, "remedy": self.remedy}


class RequestError(RegistryError):
    """A request that cannot be read, with everything that is wrong with it."""

    def __init__(self, code: str, message: str, faults: Sequence[Fault], *, hint: str) -> None:
        super().__init__(code, message, hint=hint)
        self.faults = tuple(faults)


def problem(
    status: int,
    code: str,
    detail: str,
    remedy: str,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    reference: str = "",
) -> dict[str, Any]:
    """The document. `errors`: every fault, where there may be several; `reference`: under which the server noted its own."""
    return {
        "type": f"urn:sightline:error:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "remedy": remedy,
        "code": code,
        **({"errors": list(errors)} if errors else {}),
        **({"reference": reference} if reference else {}),
    }


def faults_of(error: Exception, within: str = "/record") -> list[dict[str, str]]:
    """The faults that `error` lists; those of a record lie in the member `within` of what was sent."""
    if isinstance(error, RequestError):
        return [one.as_json() for one in error.faults[:MOST_TOLD]]
    if isinstance(error, RecordError):
        return [
            Fault(one.code, one.message, one.hint, pointer=within + pointer_of(one.path)).as_json()
            for one in error.problems[:MOST_TOLD]
        ]
    return []


def pointer_of(path: str) -> str:
    """`place.sites[0].label` as `/place/sites/0/label`."""
    return "".join(f"/{step}" for step in re.findall(r"[^.\[\]/~]+", path))
