"""The statements that are signed and logged: a release of the policies, a decision on one version, an erasure notice, an
event in the life of a key, an act, the erasure of an act's texts, a snapshot of the data.

Knows: in-toto Statement v1 (github.com/in-toto/attestation, v1.2) and the predicates of this registry. A
statement carries digests, closed words, numbers and dates: never a name, never a free text (promise 6). Does not
know how it is signed or where it is logged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from registry.domain.act import ACT, Act, act_subject, read_act
from registry.domain.act_erasure import ACT_ERASURE, ActErasure
from registry.domain.actor import Filer
from registry.domain.assessment import Assessment, Outcomes
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.entry_reference import EntryReference as EntryReference
from registry.domain.erasure import ERASURE, Erasure
from registry.domain.key_event import KEY_EVENT, KeyEvent, fingerprint, key_subject, read_key_event
from registry.domain.snapshot import SNAPSHOT, Snapshot, snapshot_subject
from registry.domain.vocabulary import (
    DEPLOYMENT_ID_PATTERN,
    REQUIREMENT_ID_PATTERN,
    Day,
    Force,
    Instant,
    Provenance,
    Severity,
    Status,
)
from registry.errors import RegistryError

STATEMENT_TYPE: Final = "https://in-toto.io/Statement/v1"
PAYLOAD_TYPE: Final = "application/vnd.in-toto+json"
DECISION: Final = "https://sightline.example/decision/v1"
RELEASE: Final = "https://sightline.example/policy-release/v1"
MAX_ENTRY_BYTES: Final = 32 * 1024
"""No entry of this registry is longer: what is large is published beside the log and named by its digest."""

_SHA256: Final = r"^[0-9a-f]{64}$"
Sha256 = Field(pattern=_SHA256)
_REQUIREMENT: Final = f"^{REQUIREMENT_ID_PATTERN}$"
_RELEASE_VERSION: Final = r"^[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}$"
_ENGINE_NAME: Final = r"^[a-z][a-z0-9-]{0,63}$"
_ENGINE_VERSION: Final = r"^[0-9A-Za-z][0-9A-Za-z .+_-]{0,63}$"
# [0-9] and not \d: that would let in the digits of every script.


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ReleaseReference(EntryReference):
    """The release a decision was made under, and the entry that states it."""

    digest: str = Sha256
    version: str = Field(pattern=_RELEASE_VERSION)


class FactsReference(_Strict):
    """Which facts were assessed, and which version of the function derives them."""

    version: int = Field(ge=1)
    sha256: str = Sha256


class EngineReference(_Strict):
    """A policy engine that computed these very bytes."""

    name: str = Field(pattern=_ENGINE_NAME)
    version: str = Field(pattern=_ENGINE_VERSION)


class LawDateReference(_Strict):
    """The law date and why it is that day; `assumed` where only an approximation is known."""

    date: Day
    basis: Literal["assessed_at", "end_of_conduct", "decision_date", "end_of_year"]
    assumed: bool

    @classmethod
    def stated_in(cls, form: Mapping[str, Any]) -> Self | None:
        """The law date that the committed form of a reconstruction states; None where it states none."""
        origin = form["answers"].get("origin", {})
        try:
            return cls(
                date=origin["law_date"],
                basis=origin["law_date_basis"],
                assumed=origin.get("law_date_assumed") is True,
            )
        except (KeyError, ValueError):
            return None


class RequirementStatus(_Strict):
    """One line of a decision; the full result stands in the assessment."""

    id: str = Field(pattern=_REQUIREMENT)
    status: Status
    severity: Severity
    force: Force


class Decision(_Strict):
    """The predicate of a decision on one version of a deployment."""

    deployment: str = Field(pattern=f"^{DEPLOYMENT_ID_PATTERN}$")
    version: int = Field(ge=1)
    provenance: Provenance
    retrospective: bool
    assessed_at: Instant
    law_date: LawDateReference
    facts: FactsReference
    release: ReleaseReference
    engines: list[EngineReference] = Field(min_length=1)
    assessment_sha256: str = Sha256
    outcome: Outcomes
    requirements: list[RequirementStatus]
    previous: EntryReference | None
    by: Filer | None = None
    """The body that filed the version; None where the registry filed it, or no new version is decided on."""

    @model_validator(mode="after")
    def _only_reconstructed_versions_are_retrospective(self) -> Self:
        if self.retrospective != (self.provenance == "reconstructed"):
            raise ValueError("retrospective exactly where the version is reconstructed")
        if self.law_date.basis == "assessed_at" and self.law_date.date != self.assessed_at[:10]:
            raise ValueError("the law date is not the day of the assessment")
        if self.retrospective == (self.law_date.basis == "assessed_at"):
            raise ValueError("a retrospective decision states the basis of its law date")
        if self.by is not None and self.provenance != "filed":
            raise ValueError("what a body files is filed")
        return self


class FinalCheckpoint(_Strict):
    """The last checkpoint of a frozen log. `note_sha256` is over the note as the log signed it, without cosignatures."""

    origin: str = Field(min_length=1, max_length=255)
    size: int = Field(ge=1)
    root: str = Sha256
    note_sha256: str = Sha256


class Release(_Strict):
    """The predicate that states a release of the policies; in force until a later one is logged.

    `continues` stands in entry 0 of a log that takes up where another was frozen, and nowhere else.
    """

    version: str = Field(pattern=_RELEASE_VERSION)
    sequence: int = Field(ge=1)
    facts_version: int = Field(ge=1)
    stated_at: Instant
    previous: str | None = Field(default=None, pattern=_SHA256)
    continues: FinalCheckpoint | None = None


class Subject(_Strict):
    """What a statement is about: a name of closed form and a sha256."""

    name: str
    digest: dict[Literal["sha256"], Annotated[str, Sha256]] = Field(min_length=1)


class Statement(_Strict):
    """One parsed statement; exactly one of what it may state is set."""

    sha256: str
    decision: Decision | None = None
    release: Release | None = None
    erasure: Erasure | None = None
    key_event: KeyEvent | None = None
    act: Act | None = None
    act_erasure: ActErasure | None = None
    snapshot: Snapshot | None = None

    @property
    def stated_at(self) -> str:
        """The instant the statement bears, whatever it states."""
        times = (
            self.decision and self.decision.assessed_at,
            self.release and self.release.stated_at,
            self.erasure and self.erasure.erased_at,
            self.key_event and self.key_event.stated_at,
            self.act and self.act.stated_at,
            self.act_erasure and self.act_erasure.erased_at,
            self.snapshot and self.snapshot.stated_at,
        )
        return next(time for time in times if time)


def decision_statement(decision: Decision, record_sha256: str) -> bytes:
    """The canonical bytes of the decision's statement: its subject is the version's committed digest."""
    name = f"deployments/{decision.deployment}/versions/{decision.version}"
    predicate = decision.model_dump(mode="json")
    if decision.by is None:
        del predicate["by"]
    return _statement(name, record_sha256, DECISION, predicate)


def release_statement(release: Release, digest: str) -> bytes:
    """The canonical bytes of the statement that a release is in force from its entry on."""
    predicate = release.model_dump(mode="json")
    if release.continues is None:
        del predicate["continues"]
    return _statement(f"releases/{digest}", digest, RELEASE, predicate)


def erasure_statement(erasure: Erasure, record_sha256: str) -> bytes:
    """The canonical bytes of the notice that values of a version were erased: its subject is that version's digest."""
    name = f"deployments/{erasure.deployment}/versions/{erasure.version}"
    return _statement(name, record_sha256, ERASURE, erasure.model_dump(mode="json"))


def key_statement(event: KeyEvent) -> bytes:
    """The canonical bytes of the statement that a key takes over or is revoked: its subject is that key's fingerprint."""
    key = event.verifier
    return _statement(key_subject(key), fingerprint(key), KEY_EVENT, event.model_dump(mode="json"))


def act_statement(act: Act, record_sha256: str | None = None) -> bytes:
    """The canonical bytes of the statement of an act; one on a version needs that version's committed digest."""
    name, sha256 = act_subject(act, record_sha256)
    return _statement(name, sha256, ACT, act.model_dump(mode="json"))


def act_erasure_statement(erasure: ActErasure) -> bytes:
    """The canonical bytes of the notice that texts of an act were erased: its subject is the statement of that act."""
    return _statement(f"acts/{erasure.act}", erasure.act, ACT_ERASURE, erasure.model_dump(mode="json"))


def snapshot_statement(snapshot: Snapshot, sha256: str) -> bytes:
    """The canonical bytes of the statement that a snapshot was made: its subject is the digest of its manifest."""
    return _statement(snapshot_subject(snapshot), sha256, SNAPSHOT, snapshot.model_dump(mode="json"))


def requirement_lines(assessment: Assessment) -> list[RequirementStatus]:
    """The lines of a decision for `assessment`."""
    return [_requirement_line(r.id, r.status, r.severity, r.force) for r in assessment.requirements]


def read_statement(data: bytes) -> Statement:
    """Parse the statement in canonical bytes `data`; raises `statement.malformed`, also where a date does not exist."""
    try:
        raw = parse_canonical(data)
    except RegistryError as error:
        raise _malformed(error.message) from error
    try:
        if not isinstance(raw, dict) or raw.get("_type") != STATEMENT_TYPE or set(raw) != _KEYS:
            raise _malformed("it is not an in-toto Statement v1 of this registry")
        (subject,) = [Subject.model_validate(s) for s in raw["subject"]]
        sha256 = subject.digest["sha256"]
        if raw["predicateType"] == DECISION:
            decision = Decision.model_validate(raw["predicate"])
            expected = f"deployments/{decision.deployment}/versions/{decision.version}"
            _dates(decision.law_date.date, decision.assessed_at)
            statement = Statement(sha256=sha256, decision=decision)
        elif raw["predicateType"] == RELEASE:
            release = Release.model_validate(raw["predicate"])
            expected = f"releases/{sha256}"
            _dates(release.stated_at)
            statement = Statement(sha256=sha256, release=release)
        elif raw["predicateType"] == ERASURE:
            erasure = Erasure.model_validate(raw["predicate"])
            expected = f"deployments/{erasure.deployment}/versions/{erasure.version}"
            _dates(erasure.erased_at)
            statement = Statement(sha256=sha256, erasure=erasure)
        elif raw["predicateType"] == KEY_EVENT:
            event = read_key_event(raw["predicate"], sha256)
            expected = key_subject(event.verifier)
            _dates(event.stated_at)
            statement = Statement(sha256=sha256, key_event=event)
        elif raw["predicateType"] == ACT:
            act = read_act(raw["predicate"])
            expected, digest = act_subject(act, sha256)
            if digest != sha256:
                raise _malformed("its subject is another one")
            statement = Statement(sha256=sha256, act=act)
        elif raw["predicateType"] == ACT_ERASURE:
            of_act = ActErasure.model_validate(raw["predicate"])
            expected = f"acts/{of_act.act}"
            _dates(of_act.erased_at)
            statement = Statement(sha256=of_act.act, act_erasure=of_act)
            if sha256 != of_act.act:
                raise _malformed("its subject is another act")
        elif raw["predicateType"] == SNAPSHOT:
            snapshot = Snapshot.model_validate(raw["predicate"])
            expected = snapshot_subject(snapshot)
            _dates(snapshot.stated_at)
            statement = Statement(sha256=sha256, snapshot=snapshot)
        else:
            raise _malformed("its predicate type is not known to this software")
    except (ValidationError, ValueError, TypeError, KeyError) as error:
        raise _malformed(type(error).__name__) from None
    if subject.name != expected:
        raise _malformed("its subject's name does not fit its predicate")
    return statement


def stated_at(data: bytes) -> str:
    """The instant that a statement bears which was written here, and of which nothing else is read or checked.

    Raises `statement.malformed`.
    """
    try:
        raw = json.loads(data)
        return str(raw["predicate"][_INSTANT_OF[raw["predicateType"]]])
    except (ValueError, TypeError, KeyError) as error:
        raise _malformed(type(error).__name__) from None


def instant(moment: datetime) -> str:
    """An instant in UTC as statements write it: whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_INSTANT_OF: Final = {
    DECISION: "assessed_at",
    RELEASE: "stated_at",
    ERASURE: "erased_at",
    KEY_EVENT: "stated_at",
    ACT: "stated_at",
    ACT_ERASURE: "erased_at",
    SNAPSHOT: "stated_at",
}
_KEYS: Final = {"_type", "subject", "predicateType", "predicate"}


@lru_cache(maxsize=16_384)
def _requirement_line(id: str, status: Status, severity: Severity, force: Force) -> RequirementStatus:
    # A release has a few lines for each of its requirements, and every decision repeats them.
    return RequirementStatus(id=id, status=status, severity=severity, force=force)


def _statement(name: str, sha256: str, predicate_type: str, predicate: dict[str, Any]) -> bytes:
    return canonical_bytes(
        {
            "_type": STATEMENT_TYPE,
            "subject": [{"name": name, "digest": {"sha256": sha256}}],
            "predicateType": predicate_type,
            "predicate": predicate,
        }
    )


def _dates(*texts: str) -> None:
    for text in texts:
        if "T" in text:
            datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
        else:
            date.fromisoformat(text)


def _malformed(why: str) -> RegistryError:
    return RegistryError(
        "statement.malformed",
        f"a signed statement cannot be read: {why}",
        hint="It was not written by this registry's software, or by a later release of it.",
    )
