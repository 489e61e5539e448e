"""Open a withheld value for oversight: first the entry, then the value.

Knows: that whoever reads what is kept from the public leaves an act in the log, with reasons, and that the act is durable
before the value is returned. The value comes with its salt, so that its reader can compare it with the commitment that
everybody sees. Opening publishes nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from registry.domain.committed import commitment
from registry.operations.draft_act import read_act_file
from registry.operations.log_act import Logged, do_act
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell
from registry.operations.withheld_values import OPENING, withheld_answer
from registry.storage.sent_forms import SentForm


@dataclass(frozen=True)
class OpenedValue:
    """A value that is kept from the public, and the entry that says who read it. The salt opens its commitment."""

    logged: Logged
    path: str
    commitment: str
    value: Any = field(repr=False)
    salt: bytes = field(repr=False)


def open_withheld(
    registry: Registry,
    deployment: str,
    version: int,
    path: str,
    *,
    office: str,
    role: str,
    person: str,
    reasons: str,
    form: SentForm | None = None,
    tell: Tell = lambda error: None,
) -> OpenedValue:
    """Log that `person`, `reviewer` or `signer` of the oversight body `office`, reads a withheld value, then return it.

    The same `form` sent again is the same reading. Raises what `withheld_answer` and `do_act` raise; nothing is returned
    then, and where it was raised before, nothing logged.
    """
    given = {"deployment": deployment, "version": version, "path": path}
    wanted = read_act_file(
        {"act": OPENING, "office": office, "role": role, "person": person, "given": given,
         "texts": {"reasons": reasons}}
    )  # fmt: skip
    logged = do_act(registry, wanted, form=form, tell=tell)
    answer = withheld_answer(registry, deployment, version, path)
    salt = answer.salt or b""
    made = commitment(salt=salt, deployment=deployment, version=version, path=path, value=answer.value)
    return OpenedValue(logged, path, made, answer.value, salt)
