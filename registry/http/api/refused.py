"""Requests that cannot be read: the parameters of an address, and content that is not what an operation reads.

Knows: how the findings of Pydantic become faults. Repeats no input: a name that is none of ours is counted, not quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from registry.http.problem import Fault, RequestError

_REMEDIES: Final[Mapping[str, str]] = {
    "missing": "Add it.",
    "extra_forbidden": "Leave it out; the API's description lists what there is.",
}


def refused_query(
    model: type[BaseModel], name: str, *, repeated: bool = False, error: ValidationError | None = None
) -> RequestError:
    """The error for a parameter of the address that is not known, stands twice, or cannot be read."""
    known = ", ".join(model.model_fields) or "none"
    shown = name if name in model.model_fields else ""
    if error is not None:
        reason, remedy = _said(error.errors(include_input=False, include_context=False)[0]), "Mend it."
    elif repeated:
        reason, remedy = "It stands more than once.", "Send it once."
    else:
        reason, remedy = f"There is no parameter of this name ({len(name)} characters).", "Leave it out."
    fault = Fault("http.parameter", reason, remedy, parameter=shown)
    return RequestError(
        "http.parameter",
        f"a parameter of the address is refused: {shown or 'one that is not known'}",
        [fault],
        hint=f"The parameters here: {known}.",
    )


def refused_body(error: ValidationError) -> RequestError:
    """The error for content that is not what the operation reads."""
    found = error.errors(include_input=False, include_context=False, include_url=False)
    faults = [
        Fault(
            "http.body",
            _said(one),
            _REMEDIES.get(str(one["type"]), "Write it as the API's description says."),
            pointer=_pointer(one["loc"][:-1] if one["type"] == "extra_forbidden" else one["loc"]),
        )
        for one in found
    ]
    return RequestError(
        "http.body",
        f"the content of the request cannot be read: {len(faults)} faults"
        if len(faults) > 1
        else "the content of the request cannot be read",
        faults,
        hint="Nothing was done. Mend what `errors` lists.",
    )


def _pointer(steps: Sequence[Any]) -> str:
    # A step that is none of our names was written by whoever asks.
    return "".join(
        f"/{step}" if isinstance(step, int) or re.fullmatch(r"[a-z0-9_.\[\]]{1,40}", str(step)) else "/(…)"
        for step in steps
    )


def _said(finding: Any) -> str:
    kind = str(finding["type"])
    if kind == "extra_forbidden":
        return f"There is a member that is not known ({len(str(finding['loc'][-1]))} characters)."
    if kind == "missing":
        return "It is missing."
    return f"{str(finding['msg'])[:200]}."
