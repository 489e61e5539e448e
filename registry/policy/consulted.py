"""The documents that were read when the policies were written, and what is left to show for it.

Knows: the file `policies/consulted.yaml`, and that a document nobody noted is listed as not recorded, never left out. Does
not know what a document says, and never fetches one.

The file is a list::

    - document: Regulation (EU) 2024/1689 (Artificial Intelligence Act)
      address: https://eur-lex.europa.eu/eli/reg/2024/1689/oj
      read_on: 2026-09-14
      sha256: 64 hexadecimal digits of the very file that was read
    - document: Personal Data Protection and Privacy Principles
      address: https://unsceb.org/privacy-principles
      read_on: null
      sha256: null
      reason: not kept

A digest says which text somebody had in front of them; it does not say that the requirement follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from registry.errors import RegistryError
from registry.policy.catalogue import Requirement, Text, faults
from registry.policy.sources import read_yaml

FILE = "consulted.yaml"
NOT_RECORDED = "not recorded"


class Consulted(BaseModel):
    """One document. `sha256` is of the bytes that were read; without it `reason` says why there is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: Text
    address: Text | None
    read_on: date | None
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] | None
    reason: Text | None = None

    @model_validator(mode="after")
    def _says_what_is_left(self) -> Consulted:
        if (self.sha256 is None) == (self.reason is None):
            raise ValueError("give either a sha256, or the reason why there is none")
        if self.sha256 is not None and self.read_on is None:
            raise ValueError("a document whose digest was taken was read on some day")
        return self

    @property
    def key(self) -> str:
        """What tells documents apart: where one lies, else what it is called."""
        return self.address or self.document


_LIST = TypeAdapter(tuple[Consulted, ...])


def read_consulted(text: str | None) -> tuple[Consulted, ...]:
    """The documents in `consulted.yaml`; none where there is no such file. Raises `policies.yaml` and
    `policies.consulted`."""
    try:
        read = _LIST.validate_python([] if text is None else read_yaml(text, FILE))
    except ValidationError as error:
        raise RegistryError(
            "policies.consulted",
            f"{FILE}: {faults(error)}",
            hint="Give each document once, with a digest and a day, or with the reason why there is none.",
        ) from error
    keys = [one.key for one in read]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise RegistryError(
            "policies.consulted",
            f"{FILE}: listed twice: {', '.join(twice)}",
            hint="Give each document once, with a digest and a day, or with the reason why there is none.",
        )
    return read


def every_source(listed: Iterable[Consulted], requirements: Iterable[Requirement]) -> list[dict[str, Any]]:
    """What a manifest says of documents: those listed, and as not recorded every source of a requirement that is not.

    `[{"document", "address", "read_on", "sha256", "reason"}]`, in the order of their addresses or names.
    """
    found = {one.key: one for one in listed}
    for one in requirements:
        source = Consulted(
            document=one.source.act, address=one.source.link, read_on=None, sha256=None, reason=NOT_RECORDED
        )
        found.setdefault(source.key, source)
    return [found[key].model_dump(mode="json") for key in sorted(found)]
