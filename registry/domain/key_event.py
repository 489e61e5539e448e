"""Key events as they are signed and logged: one key takes over from another, or a key is revoked.

Knows: the predicate of a key event, and that it names the one place in the one log where it counts, so that it means nothing
anywhere else. Does not know who has to sign it, nor what it does to other entries (`registry.domain.key_history`).
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator, model_validator

from registry.domain.verifier import Verifier, parse_vkey
from registry.domain.vocabulary import Instant
from registry.errors import RegistryError

KEY_EVENT: Final = "https://sightline.example/key-event/v1"

Reason = Literal["compromised", "lost", "superseded", "ceased"]
"""Why a key is revoked: somebody else may have it, nobody has it, another one took over, its purpose ended."""


class _Event(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    origin: str = Field(min_length=1, max_length=255)
    index: int = Field(ge=0)
    """The entry itself: an event that lies anywhere else is none."""
    key: str = Field(max_length=4096)
    """The vkey that is introduced or revoked."""
    stated_at: Instant

    @field_validator("key")
    @classmethod
    def _is_a_public_key(cls, text: str) -> str:
        try:
            parse_vkey(text)
        except RegistryError as error:
            raise ValueError(error.message) from None
        return text

    @property
    def verifier(self) -> Verifier:
        return parse_vkey(self.key)


class Rotation(_Event):
    """`key` may sign from the next entry on. The key it `replaces` may until the entry `until`, exclusive; None: for ever."""

    event: Literal["rotate"]
    replaces: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The fingerprint of the key that hands over."""
    until: int | None = Field(ge=1)

    @model_validator(mode="after")
    def _a_key_signs_up_to_its_rotation(self) -> Self:
        if self.until is not None and self.until <= self.index:
            raise ValueError("the key that hands over signs the rotation itself")
        return self


class Revocation(_Event):
    """What `key` signed at or after the entry `cut_off` is void, except the rotations at the entries it `upholds`."""

    event: Literal["revoke"]
    cut_off: int = Field(ge=0)
    reason: Reason
    upholds: list[int] = Field(max_length=64)

    @model_validator(mode="after")
    def _the_past_is_revoked(self) -> Self:
        if self.cut_off > self.index:
            raise ValueError("nothing is revoked ahead of time")
        if self.upholds != sorted(set(self.upholds)) or any(
            not self.cut_off <= i < self.index for i in self.upholds
        ):
            raise ValueError("what is upheld lies between cut-off and revocation, each once, in order")
        return self


KeyEvent = Rotation | Revocation

_EVENT: Final[TypeAdapter[KeyEvent]] = TypeAdapter(Annotated[KeyEvent, Field(discriminator="event")])


def fingerprint(key: Verifier) -> str:
    """The SHA-256 of a key's vkey, 64 hexadecimal digits: a key id has four bytes, and two keys can be made to share one."""
    return hashlib.sha256(key.vkey.encode()).hexdigest()


def key_subject(key: Verifier) -> str:
    """The name under which a statement is about a key."""
    return f"keys/{key.name}+{key.key_id.hex()}"


def read_key_event(predicate: Any, sha256: str) -> KeyEvent:
    """Parse the predicate of a statement whose subject has the digest `sha256`; raises ValueError."""
    event = _EVENT.validate_python(predicate)
    if fingerprint(event.verifier) != sha256:
        raise ValueError("the subject is another key")
    return event
