"""What the entries of a log say of bodies, their keys and roles, and of the life of every deployment, taken in order.

Knows: what an act needs that went before it: an enrolled body, somebody in the role, the office's key in use, the latest version,
the entry that moved the deployment last, a legal move. Whoever checks a log and the registry itself take entries through this, so
that both have one opinion. Does not know how signatures are verified: it is told which keys of offices signed.

Whether one person stands behind two commitments, and whether somebody holds the role they act in, no log can show: the registry
compares that before it logs (`operations.log_act`), and oversight can open the commitments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.domain.act import (
    Act,
    BodyEnrolment,
    KeyEnrolment,
    KeyWithdrawal,
    Move,
    Objection,
    OnBody,
    OnVersion,
    Reply,
    RoleGiven,
    RoleTaken,
    registry_of,
)
from registry.domain.actor import Actor, BodyKind, Filer, Role
from registry.domain.authority import AnyAct, Kind, Relation, Rule, allowing, require_second
from registry.domain.entry_reference import EntryReference
from registry.domain.key_event import fingerprint
from registry.domain.lifecycle import Filing, State, after, filing
from registry.domain.verifier import Verifier
from registry.domain.vocabulary import Provenance
from registry.errors import RegistryError

Where = tuple[str, int]
"""Origin and index of an entry."""


@dataclass
class Body:
    """An enrolled body. `roles`: the entries that gave a role nobody has taken since; `keys`: those its office signs with now."""

    kind: BodyKind
    enrolled: Where
    roles: dict[Where, Role] = field(default_factory=dict)
    keys: dict[Verifier, Where] = field(default_factory=dict)

    def has(self, role: Role | None) -> bool:
        """Whether anybody has the role."""
        return role in self.roles.values()


@dataclass
class Life:
    """Where a deployment stands. `filer`: the body that filed it last; `moved`: the entry that moved it last, and when."""

    state: State
    records: dict[int, str]
    """The digest of every version that is known."""
    filer: str | None
    moved: Where
    moved_at: str
    objections: dict[Where, bool] = field(default_factory=dict)
    """Each objection, and whether it was replied to."""

    @property
    def version(self) -> int:
        """The latest version."""
        return max(self.records)


@dataclass
class ActHistory:
    """Takes filings and acts in the order of the log. `partial`: the log before this one is not known.

    Then what an act rests on may stand there, so an act of a body or on a deployment that is not known here is counted in
    `elsewhere` and not judged.
    """

    partial: bool = False
    bodies: dict[str, Body] = field(default_factory=dict)
    lives: dict[str, Life] = field(default_factory=dict)
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
        self.bodies, self.lives = before.bodies, before.lives
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
    ) -> Filing:
        """Take a new version; what it is in the life of its deployment. Raises what the act of filing it raises."""
        known = self.lives.get(deployment)
        state: State = known.state if known else "unfiled"
        done = filing(state, provenance, change_kind)
        if known is None and self.partial and version > 1:
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
            raise _refused("authority.body", f"`{done}` is for the body itself, and no body is named")
        self.lives[deployment] = Life(
            to,
            {**(known.records if known else {}), version: record},
            by.office if by is not None else filer,
            _place(where),
            at,
            known.objections if known else {},
        )
        return done

    def take(
        self, where: EntryReference, act: Act, subject_sha256: str, payload: str, signers: Sequence[Verifier]
    ) -> None:
        """Take an act, its statement with the digest `payload` signed by `signers` beside the registry; raises what forbids it.

        `act.registry`, `act.repeated`, `act.body`, `act.key`, `act.signature`, `act.version`, `act.order`, `act.reference`, and
        what `lifecycle.after` and `authority` raise. Nothing was taken then.
        """
        if act.registry != registry_of(where.origin):
            raise _refused("act.registry", f"it is an act in the registry {act.registry}")
        if payload in self._taken:
            raise _refused("act.repeated", "this very act was logged before")
        if self._is_elsewhere(act):
            self.elsewhere += 1
        else:
            self._judge(act, subject_sha256, signers)
            self._apply(_place(where), act)
        self._taken.add(payload)
        self.acts += 1

    def rule(self, act: Act) -> Rule:
        """The rule under which `act` may be done as things stand now; raises what forbids it, the signature apart."""
        body = self.bodies.get(act.by.office or "")
        if isinstance(act, OnVersion):
            life = self.lives.get(act.deployment)
            relation = self._relation(act.by.office, life)
        elif isinstance(act, OnBody) and act.by.office is not None:
            relation = "own" if act.body == act.by.office else "other"
        else:
            relation = "own" if body else "nobody"
        return self._require(act.by, act.act, relation)

    def _judge(self, act: Act, subject: str, signers: Sequence[Verifier]) -> None:
        if isinstance(act, OnVersion):
            self._on_version(act, subject)
        if isinstance(act, OnBody):
            self._on_body(act)
        self.rule(act)
        self._signed(act, signers)

    def _on_version(self, act: OnVersion, subject: str) -> None:
        life = self.lives.get(act.deployment)
        if life is None:
            raise _refused("act.version", f"no version of {act.deployment} was logged before it")
        after(life.state, act.act)
        # An objection is tied to the version somebody read, a move to the one that stands.
        if life.records.get(act.version) != subject or (
            isinstance(act, Move) and act.version != life.version
        ):
            raise _refused(
                "act.version",
                f"it is not about a version of {act.deployment} as it was logged, or not about version {life.version}, "
                "the latest",
                "Look at the version and prepare the act again.",
            )
        if isinstance(act, Move):
            if _place(act.previous) != life.moved:
                raise _refused(
                    "act.order",
                    f"it names entry {act.previous.index} as the last that moved {act.deployment}, which entry "
                    f"{life.moved[1]} of {life.moved[0]} did",
                    "Something happened in between. Look at it, prepare the act again and sign that.",
                )
            if act.stated_at < life.moved_at:
                raise _refused("act.order", "it is dated before the entry that it follows")
        if isinstance(act, Reply):
            answered = life.objections.get(_place(act.objection), None if not self.partial else False)
            if answered is not False:
                why = "was answered before" if answered else "is no objection to this deployment"
                raise _refused("act.reference", f"entry {act.objection.index} {why}")

    def _on_body(self, act: OnBody) -> None:
        body = self.bodies.get(act.body)
        if isinstance(act, BodyEnrolment):
            if body is not None:
                raise _refused("act.body", f"the body {act.body} is enrolled already")
            return
        if body is None:
            raise _refused("act.body", f"there is no enrolled body {act.body}")
        if isinstance(act, KeyEnrolment) and any(
            act.verifier.public_key == key.public_key or act.verifier.key_id == key.key_id
            for key in self._used
        ):
            raise _refused("act.key", "the key was enrolled before")
        if isinstance(act, KeyWithdrawal) and act.key not in map(fingerprint, body.keys):
            raise _refused("act.key", f"it is no key of {act.body} that is in use")
        if isinstance(act, RoleTaken) and _place(act.given) not in body.roles:
            raise _refused(
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
            raise _refused(
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
            life = self.lives[act.deployment]
            life.state = after(life.state, act.act)
            if isinstance(act, Move):
                life.moved, life.moved_at = where, act.stated_at
            if isinstance(act, Objection):
                life.objections[where] = False
            if isinstance(act, Reply):
                life.objections[_place(act.objection)] = True
        elif isinstance(act, BodyEnrolment):
            self.bodies[act.body] = Body(act.kind, where)
        elif isinstance(act, KeyEnrolment):
            self.bodies[act.body].keys[act.verifier] = where
            self._used.add(act.verifier)
        elif isinstance(act, KeyWithdrawal):
            keys = self.bodies[act.body].keys
            self.bodies[act.body].keys = {k: at for k, at in keys.items() if fingerprint(k) != act.key}
        elif isinstance(act, RoleGiven):
            self.bodies[act.body].roles[where] = act.role
        elif isinstance(act, RoleTaken):
            del self.bodies[act.body].roles[_place(act.given)]

    def _require(self, by: Actor, act: AnyAct, relation: Relation) -> Rule:
        body = self.bodies.get(by.office or "")
        if by.office is not None and body is None:
            raise _refused("act.body", f"there is no enrolled body {by.office}")
        kind: Kind = body.kind if body else "registrar" if by.role == "registrar" else "public"
        rule = allowing(act, kind, by.role, relation)
        if body is not None:
            if by.role not in body.roles.values():
                raise _refused("authority.role", f"nobody of {by.office} has the role {by.role}")
            require_second(rule, act, body.has(rule.second), by.second)
        return rule

    def _relation(self, office: str | None, life: Life | None) -> Relation:
        if life is None or life.filer is None:
            return "nobody"
        return "own" if life.filer == office else "other"

    def _is_elsewhere(self, act: Act) -> bool:
        if not self.partial:
            return False
        named = {act.by.office, act.body if isinstance(act, OnBody) else None} - {None}
        if isinstance(act, BodyEnrolment):
            named -= {act.body}
        unknown_life = isinstance(act, OnVersion) and act.deployment not in self.lives
        return bool(named - self.bodies.keys()) or unknown_life


def _place(reference: EntryReference) -> Where:
    return reference.origin, reference.index


def _refused(code: str, why: str, hint: str = "") -> RegistryError:
    return RegistryError(code, f"the act is refused: {why}", hint=f"Nothing was logged. {hint}".strip())
