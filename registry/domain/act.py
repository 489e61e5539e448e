"""Acts as they are signed and logged: what bodies, oversight and the public do to a deployment, to one another, or report.

Knows: the predicate of each kind of act, of closed words, numbers, days and commitments alone, and what it is about. A
predicate names its registry, and one that moves a deployment names the entry that moved it last, so that a signature given
once counts in one place only. Does not know whether an act is legal (`lifecycle`), whose it is to do (`authority`), nor
what went before (`act_history`).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator, model_validator

from registry.domain.actor import (
    FINDING,
    PERSON,
    SECOND,
    Actor,
    BodyId,
    BodyKind,
    Commitments,
    PublicText,
    Role,
    Visibility,
    require_people,
)
from registry.domain.canonical import digest
from registry.domain.countries import COUNTRIES
from registry.domain.entry_reference import EntryReference
from registry.domain.erasure import PATH_PATTERN
from registry.domain.key_event import fingerprint, key_subject
from registry.domain.verifier import ED25519, Verifier, parse_vkey
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN, Day, Instant
from registry.errors import RegistryError

ACT: Final = "https://sightline.example/act/v1"
MAX_CONDITIONS: Final = 50
SIGHTINGS: Final = "sightings"
"""What a commitment of a sighting is bound to: it is about nothing that has a name here."""

_REGISTRY: Final = r"^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._~-]+)*$"

_PART: Final = r"^[a-z][a-z0-9_]{0,63}(\[[0-9]{0,3}\]|\.[a-z][a-z0-9_]{0,63}){0,8}$"

Part = Annotated[str, Field(pattern=_PART, max_length=200)]
"""A condition, as `conditions[0]`, or the path of a field of the record."""
Overdue = Literal[
    "condition",
    "objection",
    "order",
    "review",
    "withholding",
    "other_authorisation",
    "urgent_use",
    "later_search",
    "moderation",
]
"""Clocks that are logged when they are over, and change nothing else (`registry.domain.clocks`)."""

_NEEDED: Final = True
_OPTIONAL: Final = False
_PUBLIC: Final[tuple[Visibility | None, ...]] = (None,)
_MODERATED: Final[tuple[Visibility | None, ...]] = (None, "moderation")
_OVERSIGHT: Final[tuple[Visibility | None, ...]] = ("oversight",)
_INTERNAL: Final[tuple[Visibility | None, ...]] = ("internal",)

TextRule = tuple[bool, tuple[Visibility | None, ...]]
"""Whether the text is needed, and how it may be seen; None is public."""


class _Act(BaseModel):
    """What every act says. `stated_at` is when whoever signed it wrote it down."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    texts: ClassVar[dict[str, TextRule]] = {}
    signed_outside: ClassVar[bool] = False
    """Whether the office must sign with its own key, which the registry does not hold; elsewhere it may."""

    registry: str = Field(pattern=_REGISTRY, max_length=255)
    by: Actor
    commitments: Commitments
    stated_at: Instant

    @field_validator("stated_at")
    @classmethod
    def _is_an_instant(cls, text: str) -> str:
        datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
        return text

    @model_validator(mode="after")
    def _commits_to_its_people_and_texts(self) -> Self:
        require_people(self.by, self.commitments)
        rules = self.text_rules()
        given = self.commitments.keys() - {PERSON, SECOND}
        missing = {path for path, (needed, _) in rules.items() if needed} - given
        if missing or given - rules.keys():
            raise ValueError(f"its texts are not those of this act: {min(missing or given - rules.keys())}")
        for path in given:
            made = self.commitments[path]
            if (None if isinstance(made, PublicText) else made.withheld) not in rules[path][1]:
                raise ValueError(f"{path} may not be seen so")
        return self

    def text_rules(self) -> dict[str, TextRule]:
        """Path -> rule of each text that this very act may have."""
        return dict(self.texts)

    def committed_as(self, path: str) -> str:
        """The kind of act for which the commitment at `path` was taken: this one, but of a text that it releases."""
        return str(getattr(self, "act", ""))

    @property
    def about(self) -> str:
        """The name of what the act is about, to which its commitments are bound."""
        raise NotImplementedError


class _OnVersion(_Act):
    deployment: str = Field(pattern=f"^{DEPLOYMENT_ID_PATTERN}$")
    version: int = Field(ge=1)

    @property
    def about(self) -> str:
        return f"deployments/{self.deployment}/versions/{self.version}"


class _Move(_OnVersion):
    previous: EntryReference
    """The entry that moved the deployment last: its latest version or act."""


class Condition(BaseModel):
    """One condition of an authorisation; its text is committed to. `due`: the last day on which it may be met."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    number: int = Field(ge=1, le=MAX_CONDITIONS)
    due: Day | None


class Determination(_Move):
    """What an oversight office decides, and its reasons: in all, and on single requirements where it gives them. `until`: the
    last day of an authorisation that ends."""

    texts = {"reasons": (_NEEDED, _PUBLIC)}
    signed_outside = True

    act: Literal["authorise", "authorise_with_conditions", "refuse", "suspend", "lift", "return"]
    conditions: list[Condition] = Field(max_length=MAX_CONDITIONS)
    until: Day | None

    @model_validator(mode="after")
    def _conditions_belong_to_an_authorisation(self) -> Self:
        if bool(self.conditions) != (self.act == "authorise_with_conditions"):
            raise ValueError("conditions exactly where it is authorised with conditions")
        if [c.number for c in self.conditions] != list(range(1, len(self.conditions) + 1)):
            raise ValueError("conditions are numbered from 1")
        if self.until is not None and self.act not in ("authorise", "authorise_with_conditions"):
            raise ValueError("only an authorisation ends on a day")
        _ahead(self.stated_at, self.until, *(c.due for c in self.conditions))
        return self

    def text_rules(self) -> dict[str, TextRule]:
        conditions: dict[str, TextRule] = {
            f"conditions[{i}]": (_NEEDED, _PUBLIC) for i in range(len(self.conditions))
        }
        findings: dict[str, TextRule] = {
            path: (_OPTIONAL, _PUBLIC) for path in self.commitments if path.startswith(FINDING)
        }
        return {**self.texts, **conditions, **findings}

    @property
    def requirements(self) -> tuple[str, ...]:
        """The ids of the requirements on which it gives reasons of their own."""
        return tuple(sorted(p.removeprefix(FINDING) for p in self.commitments if p.startswith(FINDING)))


class Lapse(_Move):
    """An authorisation that was given until the day `due` has ended with it. The registry states it; nobody decides it."""

    act: Literal["lapse"]
    authorisation: EntryReference
    due: Day

    @model_validator(mode="after")
    def _is_over(self) -> Self:
        _over(self.stated_at, self.due)
        return self


class Withdrawal(_Move):
    """The body takes its submission back."""

    texts = {"reasons": (_NEEDED, _PUBLIC)}
    act: Literal["withdraw"]


class Retirement(_Move):
    """The body ended the deployment on the day `ended_on`."""

    texts = {"reasons": (_OPTIONAL, _PUBLIC)}
    act: Literal["retire"]
    ended_on: Day

    @model_validator(mode="after")
    def _has_ended(self) -> Self:
        _past(self.stated_at, self.ended_on)
        return self


class Membership(BaseModel):
    """How many members an advisory group has, by gender and by region of the world (UN M49), as they say themselves."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    women: int = Field(ge=0, le=10_000)
    men: int = Field(ge=0, le=10_000)
    other_or_undisclosed: int = Field(ge=0, le=10_000)
    regions: dict[Literal["africa", "americas", "asia", "europe", "oceania", "undisclosed"], int]

    @model_validator(mode="after")
    def _both_count_the_same_people(self) -> Self:
        members = self.women + self.men + self.other_or_undisclosed
        if not members or sum(self.regions.values()) != members or min(self.regions.values(), default=1) < 1:
            raise ValueError("genders and regions count the same members")
        return self


class Opinion(_OnVersion):
    """Advice of an advisory group. It moves nothing."""

    texts = {"text": (_NEEDED, _PUBLIC)}
    act: Literal["opine"]
    advice: Literal["in_favour", "with_reservations", "against", "no_position"]
    membership: Membership


class Objection(_OnVersion):
    """An objection to a version. `reply_due`: the last day for the reply of the body that filed."""

    texts = {"text": (_NEEDED, _MODERATED), "sender": (_OPTIONAL, _OVERSIGHT)}
    act: Literal["object"]
    lodged_on: Day
    reply_due: Day

    @model_validator(mode="after")
    def _a_reply_takes_time(self) -> Self:
        _past(self.stated_at, self.lodged_on)
        if not self.lodged_on < self.reply_due:
            raise ValueError("a reply is due after the objection was lodged")
        return self


class Reply(_OnVersion):
    """The answer of the body that filed to one objection."""

    texts = {"text": (_NEEDED, _PUBLIC)}
    signed_outside = True
    act: Literal["reply"]
    objection: EntryReference


class Order(_OnVersion):
    """What an oversight body orders; `due`: the last day to comply. It leaves the registration as it is."""

    texts = {"text": (_NEEDED, _PUBLIC), "reasons": (_NEEDED, _PUBLIC)}
    signed_outside = True
    act: Literal["order"]
    measure: Literal["give_information", "limit_use", "cease_use", "erase_data", "other"]
    due: Day | None

    @model_validator(mode="after")
    def _is_due_ahead(self) -> Self:
        _ahead(self.stated_at, self.due)
        return self


class Discharge(_OnVersion):
    """The office finds that what it asked for is done: one condition of its authorisation (`part`, as `conditions[0]`), or
    its order."""

    texts = {"reasons": (_OPTIONAL, _PUBLIC)}
    signed_outside = True
    act: Literal["discharge"]
    entry: EntryReference
    part: Part | None


class OverdueTerm(_OnVersion):
    """What the entry `entry` set was not met by the end of the day `due`. It is stated, and changes nothing else."""

    act: Literal["overdue"]
    clock: Overdue
    entry: EntryReference
    part: Part | None
    due: Day

    @model_validator(mode="after")
    def _is_over(self) -> Self:
        _over(self.stated_at, self.due)
        return self


class Incident(_OnVersion):
    """An incident. The first four harms are those of Regulation (EU) 2024/1689, Article 3(49)(a) to (d)."""

    texts = {"text": (_NEEDED, _MODERATED), "sender": (_OPTIONAL, _OVERSIGHT)}
    act: Literal["incident"]
    harm: Literal[
        "death_or_serious_harm_to_health",
        "disruption_of_critical_infrastructure",
        "infringement_of_fundamental_rights_obligations",
        "serious_harm_to_property_or_environment",
        "other",
    ]
    occurred_on: Day | None
    known_on: Day

    @model_validator(mode="after")
    def _happened(self) -> Self:
        _past(self.stated_at, self.known_on, self.occurred_on)
        if self.occurred_on is not None and self.occurred_on > self.known_on:
            raise ValueError("nobody knows of an incident before it happens")
        return self


class WithheldOpening(_OnVersion):
    """Oversight reads a value that is kept from the public. The public sees that it was read, and not the value. `path`: where it
    stands in the version."""

    texts = {"reasons": (_NEEDED, _MODERATED)}
    act: Literal["open_withheld"]
    path: str = Field(pattern=f"^{PATH_PATTERN}$", max_length=200)


class Sighting(_Act):
    """Somebody saw a system that is not registered."""

    texts = {
        "text": (_NEEDED, _MODERATED),
        "place": (_OPTIONAL, _MODERATED),
        "sender": (_OPTIONAL, _OVERSIGHT),
    }
    act: Literal["sighting"]
    country: str = Field(pattern=r"^[A-Z]{2}$")
    seen_on: Day

    @model_validator(mode="after")
    def _was_seen_somewhere(self) -> Self:
        _past(self.stated_at, self.seen_on)
        if self.country not in COUNTRIES:
            raise ValueError("a country is an ISO 3166 code of two letters")
        return self

    @property
    def about(self) -> str:
        return SIGHTINGS


class _Release(_Act):
    """Commits again to the texts that it releases, as the act that it names did, so that anyone sees that they are those."""

    released: ClassVar[tuple[str, ...]]

    @model_validator(mode="after")
    def _releases_something(self) -> Self:
        if not self.commitments.keys() & set(self.released):
            raise ValueError("it releases no text")
        return self

    def text_rules(self) -> dict[str, TextRule]:
        return {**self.texts, **dict.fromkeys(self.released, (_OPTIONAL, _PUBLIC))}


class TextRelease(_OnVersion, _Release):
    """A text of an objection or an incident, kept back until somebody had read it, is public from here on. `of`: what the
    entry is that it stands in."""

    texts = {"reasons": (_OPTIONAL, _PUBLIC)}
    released = ("text",)
    act: Literal["release_text"]
    entry: EntryReference
    of: Literal["object", "incident"]

    def committed_as(self, path: str) -> str:
        return self.of if path in self.released else self.act


class TextDecline(_OnVersion):
    """A text of an objection or an incident that was kept back stays so, for reasons that are public. It may still be released
    later."""

    texts = {"reasons": (_NEEDED, _PUBLIC)}
    act: Literal["decline_text"]
    entry: EntryReference
    of: Literal["object", "incident"]


class SightingRelease(_Release):
    """What was kept back of a sighting is public from here on."""

    texts = {"reasons": (_OPTIONAL, _PUBLIC)}
    released = ("text", "place")
    act: Literal["release_sighting"]
    entry: EntryReference

    @property
    def about(self) -> str:
        return SIGHTINGS

    def committed_as(self, path: str) -> str:
        return "sighting" if path in self.released else self.act


class SightingDecline(_Act):
    """What was kept back of a sighting stays so, for reasons that are public. It may still be released later."""

    texts = {"reasons": (_NEEDED, _PUBLIC)}
    act: Literal["decline_sighting"]
    entry: EntryReference

    @property
    def about(self) -> str:
        return SIGHTINGS


class NilReturn(_Act):
    """A body states that it ran nothing that is to be registered from `first` to `last`, both inclusive."""

    texts = {"text": (_OPTIONAL, _PUBLIC)}
    signed_outside = True
    act: Literal["nil_return"]
    first: Day
    last: Day

    @model_validator(mode="after")
    def _is_a_period_of_the_past(self) -> Self:
        _past(self.stated_at, self.first, self.last)
        if self.by.office is None or self.first > self.last:
            raise ValueError("a nil return is of a body and of a period")
        return self

    @property
    def about(self) -> str:
        return f"bodies/{self.by.office}"


class _OnBody(_Act):
    body: BodyId

    @property
    def about(self) -> str:
        return f"bodies/{self.body}"


class BodyEnrolment(_OnBody):
    """A body is verified and may act from here on."""

    texts = {"name": (_NEEDED, _PUBLIC)}
    act: Literal["enrol_body"]
    kind: BodyKind


class KeyEnrolment(_OnBody):
    """`key` signs for the office from the next entry on. It signs this too: nobody enrols what they do not hold."""

    signed_outside = True
    act: Literal["enrol_key"]
    key: str = Field(max_length=4096)

    @model_validator(mode="after")
    def _is_a_key_of_that_office(self) -> Self:
        try:
            key = parse_vkey(self.key)
        except RegistryError as error:
            raise ValueError(error.message) from None
        if (key.name, key.key_type) != (office_key_name(self.registry, self.body), ED25519):
            raise ValueError("an office signs with Ed25519, under its own name")
        return self

    @property
    def verifier(self) -> Verifier:
        return parse_vkey(self.key)


class KeyWithdrawal(_OnBody):
    """The key with this fingerprint signs nothing for the office from here on. What it signed before stays."""

    act: Literal["withdraw_key"]
    key: str = Field(pattern=r"^[0-9a-f]{64}$")
    reason: Literal["compromised", "lost", "superseded", "ceased"]


class RoleGiven(_OnBody):
    """Somebody, to whom `holder` commits, has a role in the body from here on."""

    texts = {"holder": (_NEEDED, _INTERNAL)}
    act: Literal["give_role"]
    role: Role


class RoleTaken(_OnBody):
    """The role that the entry `given` gave is taken away."""

    act: Literal["take_role"]
    given: EntryReference


Act = (
    Determination | Lapse | Withdrawal | Retirement | Opinion | Objection | Reply | Order | Discharge | OverdueTerm | Incident
    | WithheldOpening | TextRelease | TextDecline | Sighting | SightingRelease | SightingDecline
    | NilReturn | BodyEnrolment | KeyEnrolment | KeyWithdrawal | RoleGiven | RoleTaken
)  # fmt: skip
OnVersion = (
    Determination | Lapse | Withdrawal | Retirement | Opinion | Objection | Reply | Order | Discharge | OverdueTerm | Incident
    | WithheldOpening | TextRelease | TextDecline
)  # fmt: skip
SightingModeration = SightingRelease | SightingDecline
Moderation = TextRelease | TextDecline | SightingRelease | SightingDecline
OnBody = BodyEnrolment | KeyEnrolment | KeyWithdrawal | RoleGiven | RoleTaken
Move = Determination | Lapse | Withdrawal | Retirement

_ACT: Final[TypeAdapter[Act]] = TypeAdapter(Annotated[Act, Field(discriminator="act")])


def read_act(predicate: Any) -> Act:
    """Parse the predicate of an act; raises ValueError (pydantic's ValidationError is one)."""
    return _ACT.validate_python(predicate)


def act_subject(act: Act, record_sha256: str | None) -> tuple[str, str]:
    """Name and sha256 of what the statement of `act` is about.

    A version: its committed digest, `record_sha256`. A key: its fingerprint. A body, and what was moderated of a sighting: the
    digest of its name in this registry. A sighting: the commitment to what was seen.
    """
    if isinstance(act, OnVersion):
        if record_sha256 is None:
            raise ValueError("an act on a version is about its committed digest")
        return act.about, record_sha256
    if isinstance(act, KeyEnrolment):
        return key_subject(act.verifier), fingerprint(act.verifier)
    if isinstance(act, Sighting):
        seen = act.commitments["text"].commitment
        return f"{SIGHTINGS}/{seen}", seen
    if isinstance(act, SightingModeration):
        where = [act.entry.origin, act.entry.index]
        return f"{SIGHTINGS}/{act.entry.index}", digest(["sightline-sighting-v1", *where])
    return act.about, digest(["sightline-body-v1", act.registry, act.about])


def office_key_name(registry: str, body: str) -> str:
    """The name of the keys with which the office of `body` signs in the registry called `registry`."""
    return f"{registry}/bodies/{body}"


def registry_of(origin: str) -> str:
    """The registry whose log is `origin`: a host, and a path where it has one."""
    return origin.rpartition("/log/")[0]


def _ahead(stated_at: str, *days: str | None) -> None:
    for day in days:
        if day is not None and not stated_at[:10] <= date.fromisoformat(day).isoformat():
            raise ValueError("what is due lies ahead")


def _over(stated_at: str, day: str) -> None:
    if not date.fromisoformat(day).isoformat() < stated_at[:10]:
        raise ValueError("what is over was due on an earlier day")


def _past(stated_at: str, *days: str | None) -> None:
    for day in days:
        if day is not None and not date.fromisoformat(day).isoformat() <= stated_at[:10]:
            raise ValueError("what is reported has happened")
