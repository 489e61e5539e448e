"""Who acts, as a statement says it: a body's office and a role, and commitments to the people; never a name.

Knows: the kinds of bodies, the roles, and how a commitment to a person or a text of an act is taken and opened. It is SHA-256
over the RFC 8785 form of `["sightline-act-commitment-v1", salt (hex), registry, about, act, path, value]`, so that an opening
fits one field of one kind of act about one thing in one registry (promise 6). Does not know who may do what
(`registry.domain.authority`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from registry.domain.canonical import canonical_bytes, sha256_hex

BodyKind = Literal["authority", "oversight_body", "advisory_group", "civil_society", "vendor"]
Role = Literal["administrator", "filer", "approver", "reviewer", "signer", "advisor"]
Capacity = Literal[
    "administrator", "filer", "approver", "reviewer", "signer", "advisor", "registrar", "public"
]
"""A role in a body; `registrar`: whoever runs the registry; `public`: anyone."""
Visibility = Literal["moderation", "oversight", "internal"]
"""Why a text of an act is not public: it was kept back when it was moderated, oversight may read it, or only the registry."""

BODY_KINDS: Final[tuple[BodyKind, ...]] = get_args(BodyKind)
ROLES: Final[tuple[Role, ...]] = get_args(Role)

BODY_ID_PATTERN: Final = "[a-z0-9][a-z0-9-]{0,62}"
"""Matched whole. It stands in the name of the office's key, in addresses and in file names."""
PERSON_ID_PATTERN: Final = "[a-z0-9-]{1,40}"
"""Matched whole."""
PERSON: Final = "by.person"
SECOND: Final = "by.second"
FILING: Final = "file"
"""The act that a commitment in the decision on a new version is bound to."""
MAX_COMMITMENTS: Final = 80

FINDING: Final = "finding."
"""How the path of what an office says on one requirement begins; the requirement's id follows."""
PATH_PATTERN: Final = (
    r"([a-z]{1,40}(\[(0|[1-9][0-9]?)\])?(\.[a-z]{1,40})?|finding\.[A-Z][A-Z0-9]{0,19}(-[A-Z0-9]{1,20}){1,3})"
)
"""Matched whole: where a commitment of an act stands."""
_SALT: Final = 32

BodyId = Annotated[str, Field(pattern=f"^{BODY_ID_PATTERN}$")]


class PublicText(BaseModel):
    """A commitment to a text that is disclosed under `acts/`. `length` is in characters."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    commitment: str = Field(pattern=r"^[0-9a-f]{64}$")
    length: int = Field(ge=1)


class ClosedText(BaseModel):
    """A commitment to a text, or to a person, that is not disclosed, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    commitment: str = Field(pattern=r"^[0-9a-f]{64}$")
    withheld: Visibility


CommitmentPath = Annotated[str, Field(pattern=f"^{PATH_PATTERN}$")]
Commitments = Annotated[dict[CommitmentPath, PublicText | ClosedText], Field(max_length=MAX_COMMITMENTS)]
"""Path -> commitment."""


class Actor(BaseModel):
    """`office`: the body that acts; None for the registrar and for the public. `second`: the role of whoever acts with
    them."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    office: BodyId | None
    role: Capacity
    second: Role | None = None

    @model_validator(mode="after")
    def _a_body_acts_in_a_role_and_nobody_else_does(self) -> Self:
        if (self.office is None) != (self.role in ("registrar", "public")):
            raise ValueError("a role is held in a body; registrar and public are none")
        if self.office is None and self.second is not None:
            raise ValueError("two people act together only for a body")
        return self


class Filer(Actor):
    """Who filed a version, with the commitments to the people: stands in the decision on it."""

    commitments: Commitments

    @model_validator(mode="after")
    def _commits_to_its_people(self) -> Self:
        require_people(self, self.commitments)
        if self.office is None or self.commitments.keys() - {PERSON, SECOND}:
            raise ValueError("a body files, and it commits to its people only")
        return self


@dataclass(frozen=True)
class ActOpening:
    """What turns one commitment of an act back into its value: keep it where it can be erased."""

    path: str
    salt: bytes
    value: str
    withheld: Visibility | None = None
    """None: public."""


def commit_texts(
    texts: Mapping[str, tuple[str, Visibility | None]],
    *,
    registry: str,
    about: str,
    act: str,
    salt: Callable[[], bytes],
) -> tuple[dict[str, PublicText | ClosedText], tuple[ActOpening, ...]]:
    """The commitments to `texts` (path -> value, and why it is not public) and what opens them.

    `salt` returns 32 fresh random bytes at each call.
    """
    openings = tuple(ActOpening(path, salt(), value, why) for path, (value, why) in sorted(texts.items()))
    made: dict[str, PublicText | ClosedText] = {}
    for one in openings:
        digest = act_commitment(one, registry=registry, about=about, act=act)
        if one.withheld is None:
            made[one.path] = PublicText(commitment=digest, length=len(one.value))
        else:
            made[one.path] = ClosedText(commitment=digest, withheld=one.withheld)
    return made, openings


def act_commitment(opening: ActOpening, *, registry: str, about: str, act: str) -> str:
    """The hex SHA-256 commitment that `opening` opens."""
    if len(opening.salt) != _SALT:
        raise ValueError("a salt has 32 bytes")
    return sha256_hex(
        canonical_bytes(
            [
                "sightline-act-commitment-v1",
                opening.salt.hex(),
                registry,
                about,
                act,
                opening.path,
                opening.value,
            ]
        )
    )


def opens(opening: ActOpening, made: PublicText | ClosedText, *, registry: str, about: str, act: str) -> bool:
    """Whether `opening` is what was committed to in `made`, down to whether it is public."""
    if made.commitment != act_commitment(opening, registry=registry, about=about, act=act):
        return False
    if isinstance(made, PublicText):
        return opening.withheld is None and made.length == len(opening.value)
    return opening.withheld == made.withheld


def require_people(by: Actor, commitments: Mapping[str, PublicText | ClosedText]) -> None:
    """Raise ValueError unless exactly the people that `by` names are committed to, and none is public."""
    people = {path for path in commitments if path in (PERSON, SECOND)}
    expected = ({PERSON} if by.office else set()) | ({SECOND} if by.second else set())
    if people != expected:
        raise ValueError("whoever acts for a body is committed to, and nobody else")
    if any(isinstance(commitments[path], PublicText) for path in people):
        raise ValueError("people are not public")
