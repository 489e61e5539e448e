"""What the entries of a log say of bodies, their keys and roles, and of the life of every deployment, taken in order.

Knows: what an act needs that went before it: an enrolled body, somebody in the role, the office's key in use, the latest
version, the entry that moved the deployment last, a legal move. Whoever checks a log and the registry itself take entries
through this, so that both have one opinion. Does not know how signatures are verified: it is told which keys of offices
signed.

Whether one person stands behind two commitments, and whether somebody holds the role they act in, no log can show: the
registry compares that before it logs (`operations.log_act`), and oversight can open the commitments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.domain.act import (
    Act,
    BodyEnrolment,
    Discharge,
    KeyEnrolment,
    KeyWithdrawal,
    Lapse,
    Moderation,
    Move,
    OnBody,
    OnVersion,
    OverdueTerm,
    Reply,
    RoleGiven,
    RoleTaken,
    Sighting,
    SightingDecline,
    SightingRelease,
    TextDecline,
    TextRelease,
    registry_of,
)
from registry.domain.actor import Actor, BodyKind, Filer, Role
from registry.domain.authority import AnyAct, Kind, Relation, Rule, allowing, require_second
from registry.domain.clocks import bound_by
from registry.domain.decision import Decision
from registry.domain.entry_reference import EntryReference
from registry.domain.key_event import fingerprint
from registry.domain.life import KeptBack, Life, RecordTerm, Where
from registry.domain.life_changes import (
    apply,
    kept_back,
    moderate,
    place_of,
    refused,
    require_asked,
    require_kept_back,
    require_over,
)
from registry.domain.lifecycle import AUTHORISED, Filing, State, after, filing
from registry.domain.verifier import Verifier
from registry.domain.vocabulary import Provenance


@dataclass
class Body:
    """An enrolled body. `roles`: the entries that gave a role nobody has taken since; `given`: all that gave one; `keys`: those
    its office signs with now."""

    kind: BodyKind
    roles: dict[Where, Role] = field(default_factory=dict)
    given: dict[Where, Role] = field(default_factory=dict)
    keys: dict[Verifier, Where] = field(default_factory=dict)

    def has(self, role: Role | None) -> bool:
        """Whether anybody has the role."""
        return role in self.roles.values()


@dataclass
class ActHistory:
    """Takes filings and acts in the order of the log. `partial`: the log before this one is not known.

    Then what an act rests on may stand there, so an act of a body or on a deployment that is not known here is counted in
    `elsewhere` and not judged.
    """

    partial: bool = False
    bodies: dict[str, Body] = field(default_factory=dict)
    lives: dict[str, Life] = field(default_factory=dict)
    sightings: dict[Where, KeptBack] = field(default_factory=dict)
    """Of the sightings, those of which something was kept back."""
    acts: int = 0
    elsewhere: int = 0
    _taken: set[str] = field(default_factory=set)
    _used: set[Verifier] = field(default_factory=set)
    """Every key that was ever enrolled: none comes twice."""

    @property
    def keys(self) -> list[Verifier]:
        """The keys with which offices may sign now."""
        return [key for body in self.bodies.values() for key in body.keys]

    def follow(self, before: ActHistory) -> None:
        """Take up where the log before this one ended."""
        self.partial = before.partial
        self.bodies, self.lives, self.sightings = before.bodies, before.lives, before.sightings
        self._taken, self._used = before._taken, before._used

    def file(
        self,
        where: EntryReference,
        *,
        deployment: str,
        version: int,
        record: str,
        provenance: Provenance,
        change_kind: str | None,
        at: str,
        by: Filer | None,
        begins: bool = True,
        terms: tuple[RecordTerm, ...] = (),
    ) -> Filing:
        """Take a new version; what it is in the life of its deployment. Raises what the act of filing it raises.

        `begins`: no decision on the deployment is named before this one. `terms`: what its record sets.
        """
        known = self.lives.get(deployment)
        state: State = known.state if known else "unfiled"
        done = filing(state, provenance, change_kind)
        if known is None and self.partial and not begins:
            # What became of it before stands in a log that is not here.
            self.elsewhere += 1
            return done
        to = after(state, done)
        filer = known.filer if known else None
        if by is not None and self.partial and by.office not in self.bodies:
            self.elsewhere += 1
        elif by is not None:
            self._require(by, done, self._relation(by.office, known))
        elif done == "claim" or filer is not None:
            raise refused("authority.body", f"`{done}` is for the body itself, and no body is named")
        life = known or Life(to, {}, None, place_of(where), place_of(where), at)
        life.state, life.filed, life.moved, life.moved_at = to, place_of(where), place_of(where), at
        life.records[version] = record
        life.filer = by.office if by is not None else filer
        life.terms, life.bound_by = terms, frozenset()
        if to not in AUTHORISED:
            life.authorisation = None
        self.lives[deployment] = life
        return done

    def decide(self, decision: Decision) -> None:
        """Take what a decision finds: which clocks of the law run."""
        life = self.lives.get(decision.deployment)
        if life is not None and decision.version == life.version:
            life.bound_by = bound_by(decision)

    def take(
        self, where: EntryReference, act: Act, subject_sha256: str, payload: str, signers: Sequence[Verifier]
    ) -> None:
        """Take an act, its statement with the digest `payload` signed by `signers` beside the registry; raises what forbids
        it.

        `act.registry`, `act.repeated`, `act.body`, `act.key`, `act.signature`, `act.version`, `act.order`, `act.reference`,
        `act.term`, and what `lifecycle.after` and `authority` raise. Nothing was taken then.
        """
        if act.registry != registry_of(where.origin):
            raise refused("act.registry", f"it is an act in the registry {act.registry}")
        if payload in self._taken:
            raise refused("act.repeated", "this very act was logged before")
        if self._is_elsewhere(act):
            self.elsewhere += 1
        else:
            self._judge(act, subject_sha256, signers)
            self._apply(place_of(where), act)
        self._taken.add(payload)
        self.acts += 1

    def rule(self, act: Act) -> Rule:
        """The rule under which `act` may be done as things stand now; raises what forbids it, the signature apart."""
        return self._require(act.by, act.act, self._related(act))

    def relation(self, office: str, deployment: str) -> Relation:
        """Whose a deployment is, seen from a body."""
        return self._relation(office, self.lives.get(deployment))

    def second_for(self, act: Act) -> Role | None:
        """The role of the second person whom `act` needs as things stand now; raises what forbids it to the first."""
        body = self.bodies.get(act.by.office or "")
        if body is None:
            return None
        rule = allowing(act.act, body.kind, act.by.role, self._related(act))
        return rule.second if body.has(rule.second) else None

    def require(self, act: Act, subject_sha256: str) -> None:
        """Raise what `take` would raise of `act`, the signature and what was logged before apart."""
        self._possible(act, subject_sha256)

    def _related(self, act: Act) -> Relation:
        body = self.bodies.get(act.by.office or "")
        if isinstance(act, OnVersion):
            return self._relation(act.by.office, self.lives.get(act.deployment))
        if isinstance(act, OnBody) and act.by.office is not None:
            return "own" if act.body == act.by.office else "other"
        # Nobody knows whose it is that somebody saw.
        return "own" if body and not isinstance(act, Moderation) else "nobody"

    def _judge(self, act: Act, subject: str, signers: Sequence[Verifier]) -> None:
        self._possible(act, subject)
        self._signed(act, signers)

    def _possible(self, act: Act, subject: str) -> None:
        if isinstance(act, OnVersion):
            self._on_version(act, subject)
        if isinstance(act, OnBody):
            self._on_body(act)
        if isinstance(act, SightingRelease | SightingDecline):
            require_kept_back(self.sightings.get(place_of(act.entry)), act)
        self.rule(act)

    def _on_version(self, act: OnVersion, subject: str) -> None:
        life = self.lives.get(act.deployment)
        if life is None:
            raise refused("act.version", f"no version of {act.deployment} was logged before it")
        after(life.state, act.act)
        # An objection is tied to the version somebody read, a move to the one that stands.
        if life.records.get(act.version) != subject or (
            isinstance(act, Move) and act.version != life.version
        ):
            raise refused(
                "act.version",
                f"it is not about a version of {act.deployment} as it was logged, or not about version {life.version}, "
                "the latest",
                "Look at the version and prepare the act again.",
            )
        if isinstance(act, Move):
            if place_of(act.previous) != life.moved:
                raise refused(
                    "act.order",
                    f"it names entry {act.previous.index} as the last that moved {act.deployment}, which entry "
                    f"{life.moved[1]} of {life.moved[0]} did",
                    "Something happened in between. Look at it, prepare the act again and sign that.",
                )
            if act.stated_at < life.moved_at:
                raise refused("act.order", "it is dated before the entry that it follows")
        if isinstance(act, Reply):
            asked = life.objections.get(place_of(act.objection))
            if asked.answered if asked else not self.partial:
                why = "was answered before" if asked else "is no objection to this deployment"
                raise refused("act.reference", f"entry {act.objection.index} {why}")
        if isinstance(act, TextRelease | TextDecline) and not self._is_of_a_log_before(life, act):
            require_kept_back(life.kept_back.get(place_of(act.entry)), act)
        if isinstance(act, Discharge):
            require_asked(life, act)
        if isinstance(act, Lapse | OverdueTerm):
            require_over(life, act)

    def _on_body(self, act: OnBody) -> None:
        body = self.bodies.get(act.body)
        if isinstance(act, BodyEnrolment):
            if body is not None:
                raise refused("act.body", f"the body {act.body} is enrolled already")
            return
        if body is None:
            raise refused("act.body", f"there is no enrolled body {act.body}")
        if isinstance(act, KeyEnrolment) and any(
            act.verifier.public_key == key.public_key or act.verifier.key_id == key.key_id
            for key in self._used
        ):
            raise refused("act.key", "the key was enrolled before")
        if isinstance(act, KeyWithdrawal) and act.key not in map(fingerprint, body.keys):
            raise refused("act.key", f"it is no key of {act.body} that is in use")
        if isinstance(act, RoleTaken) and place_of(act.given) not in body.roles:
            raise refused(
                "act.reference", f"entry {act.given.index} gave no role in {act.body} that is still held"
            )

    def _signed(self, act: Act, signers: Sequence[Verifier]) -> None:
        if isinstance(act, KeyEnrolment):
            holds = list(signers) == [act.verifier]
        elif not signers:
            holds = not act.signed_outside
        else:
            own = self.bodies[act.by.office].keys if act.by.office in self.bodies else {}
            holds = len(signers) == 1 and signers[0] in own
        if not holds:
            raise refused(
                "act.signature",
                f"`{act.act}` has to be signed by "
                + (
                    "the key that it enrols"
                    if isinstance(act, KeyEnrolment)
                    else "the office's own key in use"
                )
                if act.signed_outside
                else f"`{act.act}` is signed by a key that is not one of its office in use",
                "Sign the statement with `sightline sign` and a key that is enrolled for that office.",
            )

    def _apply(self, where: Where, act: Act) -> None:
        if isinstance(act, OnVersion):
            apply(self.lives[act.deployment], where, act)
        elif isinstance(act, Sighting):
            if (kept := kept_back(act)) is not None:
                self.sightings[where] = kept
        elif isinstance(act, SightingRelease | SightingDecline):
            moderate(self.sightings[place_of(act.entry)], where, act)
        elif isinstance(act, BodyEnrolment):
            self.bodies[act.body] = Body(act.kind)
        elif isinstance(act, KeyEnrolment):
            self.bodies[act.body].keys[act.verifier] = where
            self._used.add(act.verifier)
        elif isinstance(act, KeyWithdrawal):
            keys = self.bodies[act.body].keys
            self.bodies[act.body].keys = {k: at for k, at in keys.items() if fingerprint(k) != act.key}
        elif isinstance(act, RoleGiven):
            body = self.bodies[act.body]
            body.roles[where] = body.given[where] = act.role
        elif isinstance(act, RoleTaken):
            del self.bodies[act.body].roles[place_of(act.given)]

    def _require(self, by: Actor, act: AnyAct, relation: Relation) -> Rule:
        body = self.bodies.get(by.office or "")
        if by.office is not None and body is None:
            raise refused("act.body", f"there is no enrolled body {by.office}")
        kind: Kind = body.kind if body else "registrar" if by.role == "registrar" else "public"
        rule = allowing(act, kind, by.role, relation)
        if body is not None:
            if by.role not in body.roles.values():
                raise refused("authority.role", f"nobody of {by.office} has the role {by.role}")
            require_second(rule, act, body.has(rule.second), by.second)
        return rule

    def _relation(self, office: str | None, life: Life | None) -> Relation:
        if life is None or life.filer is None:
            return "nobody"
        return "own" if life.filer == office else "other"

    def _is_of_a_log_before(self, life: Life, act: TextRelease | TextDecline) -> bool:
        return self.partial and place_of(act.entry) not in life.kept_back

    def _is_elsewhere(self, act: Act) -> bool:
        if not self.partial:
            return False
        named = {act.by.office, act.body if isinstance(act, OnBody) else None} - {None}
        if isinstance(act, BodyEnrolment):
            named -= {act.body}
        unknown_life = isinstance(act, OnVersion) and act.deployment not in self.lives
        unseen = (
            isinstance(act, SightingRelease | SightingDecline) and place_of(act.entry) not in self.sightings
        )
        return bool(named - self.bodies.keys()) or unknown_life or unseen
