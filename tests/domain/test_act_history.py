"""What went before decides what may come: random lives reach no illegal state, and the entries explain the state."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from registry.domain.act import Act, KeyEnrolment
from registry.domain.act_history import ActHistory
from registry.domain.actor import Filer, commit_texts
from registry.domain.entry_reference import EntryReference
from registry.domain.key_event import fingerprint
from registry.domain.life import RecordTerm
from registry.domain.lifecycle import AUTHORISED, DEEDS, DETERMINATIONS, NOT_FILED, TABLE, State, possible
from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from tests.domain.acts import (
    DETERMINED,
    MEMBERSHIP,
    MOVE,
    NOW,
    ON_VERSION,
    ORIGIN,
    REGISTRY,
    made,
    salts,
    subject,
    verifier,
)

BODIES = {
    "town": "authority",
    "city": "authority",
    "watchdog": "oversight_body",
    "council": "advisory_group",
    "rights": "civil_society",
}
ROLES = [("town", "filer"), ("city", "filer"), ("watchdog", "signer"), ("watchdog", "filer"), ("council", "advisor"),
         ("rights", "filer"), ("town", "administrator")]  # fmt: skip


NUMBERS = count()


def record(version: int) -> str:
    return f"{version:064x}"


class Log:
    """A log as the history sees it."""

    def __init__(self, history: ActHistory | None = None, origin: str = ORIGIN) -> None:
        self.history = history or ActHistory()
        self.origin, self.size = origin, 1
        self.salt = salts()

    @property
    def next(self) -> EntryReference:
        return EntryReference(origin=self.origin, index=self.size)

    def take(
        self, act: Act, *signers: Verifier, digest: str | None = None, payload: str | None = None
    ) -> int:
        self.history.take(
            self.next, act, digest or self.subject(act), payload or f"payload {next(NUMBERS)}", signers
        )
        self.size += 1
        return self.size - 1

    def subject(self, act: Act) -> str:
        version = getattr(act, "version", None)
        return record(version) if version else subject(act)

    def do(
        self, act: str, given: dict[str, Any], *texts: str, signers: tuple[Verifier, ...] = (), **by: Any
    ) -> int:
        return self.take(made(act, given, *texts, salt=self.salt, **by)[0], *signers)

    def registrar(self, act: str, given: dict[str, Any], *texts: str, **more: Any) -> int:
        return self.do(act, given, *texts, office=None, role="registrar", **more)

    def file(
        self, version: int, by: str | None = "town", provenance: str = "filed", kind: str | None = None,
        deployment: str = "town-gates", second: str | None = None, role: str = "filer",
        terms: tuple[RecordTerm, ...] = (),
    ) -> str:  # fmt: skip
        filer = None
        if by:
            about = f"deployments/{deployment}/versions/{version}"
            texts: Any = {"by.person": ("p", "internal")} | (
                {"by.second": ("q", "internal")} if second else {}
            )
            commitments, _ = commit_texts(texts, registry=REGISTRY, about=about, act="file", salt=self.salt)
            filer = Filer(office=by, role=role, second=second, commitments=commitments)  # type: ignore[arg-type]
        done = self.history.file(
            self.next, deployment=deployment, version=version, record=record(version), provenance=provenance,  # type: ignore[arg-type]
            change_kind=kind, at=NOW, by=filer, begins=version == 1,
            terms=terms,
        )  # fmt: skip
        self.size += 1
        return done

    def determine(
        self,
        act: str,
        *,
        version: int | None = None,
        previous: int | None = None,
        until: str | None = None,
        **more: Any,
    ) -> int:
        life = self.history.lives["town-gates"]
        given: dict[str, Any] = {
            **DETERMINED,
            "until": until if act.startswith("authorise") else None,
            "version": version or life.version,
            "previous": {"origin": life.moved[0], "index": life.moved[1] if previous is None else previous},
        }
        texts = ["reasons"]
        if act == "authorise_with_conditions":
            given["conditions"], texts = [{"number": 1, "due": None}], ["reasons", "conditions[0]"]
        return self.do(act, given, *texts, **{"signers": (verifier(),), **more})

    @property
    def state(self) -> str:
        return self.history.lives["town-gates"].state


@pytest.fixture
def log() -> Log:
    log = Log()
    for body, kind in BODIES.items():
        log.registrar("enrol_body", {"body": body, "kind": kind}, "name")
    for body, role in ROLES:
        log.registrar("give_role", {"body": body, "role": role}, "holder")
    log.registrar("enrol_key", {"body": "watchdog", "key": verifier().vkey}, signers=(verifier(),))
    log.registrar(
        "enrol_key", {"body": "town", "key": verifier(2, "town").vkey}, signers=(verifier(2, "town"),)
    )
    return log


def refused(code: str, call: Any, *args: Any, **named: Any) -> None:
    with pytest.raises(RegistryError) as told:
        call(*args, **named)
    assert told.value.code == code, told.value.message


def test_a_deployment_goes_through_its_life(log: Log) -> None:
    assert log.file(1) == "submit"
    log.determine("return")
    assert log.file(2) == "revise"
    log.do("opine", {**ON_VERSION, "version": 2, "advice": "against", "membership": MEMBERSHIP}, "text",
           office="council", role="advisor")  # fmt: skip
    assert log.state == "submitted"
    log.determine("authorise_with_conditions")
    log.determine("suspend")
    log.determine("lift")
    assert log.state == "authorised_with_conditions"
    assert log.file(3, kind="confirmed_unchanged") == "confirm"
    assert log.state == "authorised_with_conditions"
    life = log.history.lives["town-gates"]
    moved = {"origin": life.moved[0], "index": life.moved[1]}
    log.do(
        "retire",
        {**MOVE, "version": 3, "previous": moved, "ended_on": "2026-11-01"},
        office="town",
        role="filer",
    )
    assert log.state == "retired"


def test_a_determination_counts_once_and_only_where_it_was_meant(log: Log) -> None:
    log.file(1)
    refused("act.order", log.determine, "authorise", previous=2)
    log.determine("suspend")
    log.determine("lift")
    refused("act.order", log.determine, "suspend", previous=log.size - 3)
    refused("act.version", log.determine, "suspend", version=2)
    refused("lifecycle.illegal", log.determine, "lift")


def test_a_determination_of_an_earlier_version_moves_nothing(log: Log) -> None:
    log.file(1)
    log.file(2)
    refused("act.version", log.determine, "authorise", version=1)


def test_the_same_act_is_logged_once(log: Log) -> None:
    sighting = made(
        "sighting", {"country": "FR", "seen_on": "2026-11-21"}, "text", office=None, role="public"
    )[0]
    log.take(sighting, payload="x")
    refused("act.repeated", log.take, sighting, payload="x")


def test_an_act_of_another_registry_is_none_here(log: Log) -> None:
    sighting = made(
        "sighting", {"country": "FR", "seen_on": "2026-11-21"}, "text", office=None, role="public"
    )[0]
    refused("act.registry", Log(ActHistory(), "other.example/log/2026").take, sighting)


def test_a_determination_needs_the_offices_own_key_in_use(log: Log) -> None:
    log.file(1)
    for signers in ((), (verifier(3),), (verifier(2, "town"),), (verifier(), verifier(2, "town"))):
        refused("act.signature", log.determine, "authorise", signers=signers)
    enrolled = next(iter(log.history.bodies["watchdog"].keys))
    log.registrar("withdraw_key", {"body": "watchdog", "key": fingerprint(enrolled), "reason": "lost"})
    refused("act.signature", log.determine, "authorise")
    refused(
        "act.key",
        log.registrar,
        "enrol_key",
        {"body": "watchdog", "key": verifier().vkey},
        signers=(verifier(),),
    )
    log.registrar("enrol_key", {"body": "watchdog", "key": verifier(4).vkey}, signers=(verifier(4),))
    log.determine("authorise", signers=(verifier(4),))


def test_nobody_enrols_a_key_they_do_not_hold(log: Log) -> None:
    given = {"body": "watchdog", "key": verifier(5).vkey}
    for signers in ((), (verifier(),)):
        refused("act.signature", log.registrar, "enrol_key", given, signers=signers)
    assert isinstance(made("enrol_key", given, office=None, role="registrar")[0], KeyEnrolment)


def test_an_oversight_body_does_not_determine_what_it_filed_itself(log: Log) -> None:
    log.file(1, by="watchdog")
    refused("authority.own", log.determine, "authorise")


def test_where_no_body_filed_nobody_determines(log: Log) -> None:
    log.file(1, by=None)
    refused("authority.own", log.determine, "authorise")
    assert log.file(2, by="town") == "revise"
    log.determine("authorise")


def test_a_body_claims_what_was_imported_and_from_then_on_it_can_be_decided(log: Log) -> None:
    log.file(1, by=None, provenance="imported")
    refused("lifecycle.illegal", log.determine, "authorise")
    refused("authority.body", log.file, 2, by=None)
    assert log.file(2) == "claim"
    refused("lifecycle.illegal", log.file, 3, by=None, provenance="imported")
    log.determine("authorise")


def test_another_body_does_not_file_over_it_and_neither_does_the_registry(log: Log) -> None:
    log.file(1)
    refused("authority.own", log.file, 2, by="city")
    refused("authority.body", log.file, 2, by=None)
    refused("authority.body", log.file, 2, by="rights")
    refused("act.body", log.file, 2, by="nobody")


def test_a_role_is_held_until_it_is_taken(log: Log) -> None:
    given = log.registrar("give_role", {"body": "rights", "role": "administrator"}, "holder")
    taken = {"body": "rights", "given": {"origin": ORIGIN, "index": given}}
    filer = log.do(
        "give_role", {"body": "rights", "role": "advisor"}, "holder", office="rights", role="administrator"
    )
    refused(
        "authority.own", log.do, "give_role", {"body": "town", "role": "filer"}, "holder", office="rights",
        role="administrator",
    )  # fmt: skip
    log.registrar("take_role", taken)
    refused("act.reference", log.registrar, "take_role", taken)
    refused(
        "authority.role", log.do, "take_role", {"body": "rights", "given": {"origin": ORIGIN, "index": filer}},
        office="rights", role="administrator",
    )  # fmt: skip


def test_four_eyes_from_the_day_the_body_has_the_second_role(log: Log) -> None:
    refused("authority.second", log.file, 1, second="approver")
    log.registrar("give_role", {"body": "town", "role": "approver"}, "holder")
    refused("authority.second", log.file, 1)
    log.file(1, second="approver")


def test_an_objection_is_answered_once_by_the_body_that_filed(log: Log) -> None:
    log.file(1)
    objection = {**ON_VERSION, "lodged_on": "2026-11-20", "reply_due": "2026-12-20"}
    index = log.do("object", objection, "text", office=None, role="public")
    reply = {**ON_VERSION, "objection": {"origin": ORIGIN, "index": index}}
    town: Any = {"office": "town", "role": "filer", "signers": (verifier(2, "town"),)}
    refused(
        "act.reference",
        log.do,
        "reply",
        {**reply, "objection": {"origin": ORIGIN, "index": 1}},
        "text",
        **town,
    )
    refused(
        "authority.own",
        log.do,
        "reply",
        reply,
        "text",
        office="watchdog",
        role="filer",
        signers=(verifier(),),
    )
    log.do("reply", reply, "text", **town)
    refused("act.reference", log.do, "reply", reply, "text", **town)


def test_an_objection_is_tied_to_a_version_as_it_was_logged(log: Log) -> None:
    log.file(1)
    log.file(2)
    objection = {**ON_VERSION, "lodged_on": "2026-11-20", "reply_due": "2026-12-20"}
    act = made("object", objection, "text", office=None, role="public", salt=log.salt)[0]
    log.take(act)
    refused("act.version", log.take, act, digest=record(2))


def test_what_is_refused_leaves_everything_as_it_was(log: Log) -> None:
    log.file(1)
    before = copy.deepcopy(log.history)
    refused("act.order", log.determine, "authorise", previous=0)
    refused("act.signature", log.determine, "authorise", signers=())
    refused("authority.own", log.file, 2, by="city")
    assert log.history == before


def test_without_the_log_before_what_rests_on_it_is_counted_and_not_judged(log: Log) -> None:
    log.file(1)
    alone = Log(ActHistory(partial=True), f"{REGISTRY}/log/2027")
    alone.file(2)
    act = made("authorise", {**DETERMINED, "version": 2}, "reasons")[0]
    alone.take(act)
    assert alone.history.elsewhere == 2
    whole = Log(ActHistory(), f"{REGISTRY}/log/2027")
    whole.history.follow(log.history)
    whole.file(2)
    whole.determine("authorise")
    assert whole.history.elsewhere == 0


class Lives(RuleBasedStateMachine):
    """Random deeds of everybody, legal or not, beside a model that knows the table alone."""

    @initialize()
    def begin(self) -> None:
        self.log = Log()
        for body, kind in BODIES.items():
            self.log.registrar("enrol_body", {"body": body, "kind": kind}, "name")
        for body, role in ROLES:
            self.log.registrar("give_role", {"body": body, "role": role}, "holder")
        for body in BODIES:
            key = verifier(1, body)
            self.log.registrar("enrol_key", {"body": body, "key": key.vkey}, signers=(key,))
        self.entries: list[tuple[str, str]] = []
        self.versions = 0
        self.filer: str | None = None
        self.day = date(2026, 11, 22)
        self.ends: tuple[int, str] | None = None
        """The entry of the authorisation that has an end, and that day."""

    @property
    def now(self) -> str:
        return f"{self.day.isoformat()}T10:00:00Z"

    @property
    def state(self) -> State:
        life = self.log.history.lives.get("town-gates")
        return life.state if life else "unfiled"

    @rule(
        by=st.sampled_from([None, "town", "town", "town", *BODIES]),
        provenance=st.sampled_from(["filed", "filed", "filed", "imported", "reconstructed"]),
        kind=st.sampled_from([None, "confirmed_unchanged", "correction"]),
    )
    def file(self, by: str | None, provenance: str, kind: str | None) -> None:
        if provenance != "filed":
            by = None
        try:
            done = self.log.file(self.versions + 1, by, provenance, kind)
        except RegistryError:
            return
        self.versions += 1
        self.filer = by
        self.entries.append((done, by or ""))

    @rule(
        act=st.sampled_from(DETERMINATIONS),
        office=st.sampled_from(sorted(BODIES)),
        skew=st.sampled_from([0, 0, 0, 1]),
        ends=st.booleans(),
    )
    def determine(self, act: str, office: str, skew: int, ends: bool) -> None:
        self._determine(act, office, skew, ends)

    def _determine(self, act: str, office: str, skew: int, ends: bool) -> None:
        if not self.versions:
            return
        moved = self.log.history.lives["town-gates"].moved[1] - skew
        try:
            entry = self.log.determine(
                act,
                office=office,
                previous=moved,
                signers=(verifier(1, office),),
                at=self.now,
                until=self.day.isoformat() if ends else None,
            )
        except RegistryError:
            return
        if act.startswith("authorise"):
            self.ends = (entry, self.day.isoformat()) if ends else None
        assert not skew
        assert office == "watchdog" != self.filer
        assert self.filer is not None
        self.entries.append((act, office))

    @rule(act=st.sampled_from(["authorise", "authorise_with_conditions"]))
    def authorise_until_today(self, act: str) -> None:
        self._determine(act, "watchdog", 0, True)

    @rule(
        clock=st.sampled_from(["lapse", "lapse", "overdue"]),
        skew=st.sampled_from([0, 0, 0, 1]),
        days=st.sampled_from([0, 1, 1]),
    )
    def lapse(self, clock: str, skew: int, days: int) -> None:
        if self.ends is None:
            return
        self.day += timedelta(days=days)
        life, (entry, due) = self.log.history.lives["town-gates"], self.ends
        about = {"due": due, "version": life.version}
        where = {"origin": ORIGIN, "index": entry - skew}
        previous = {"origin": ORIGIN, "index": life.moved[1]}
        given = (
            {**MOVE, **about, "previous": previous, "authorisation": where}
            if clock == "lapse"
            else {**ON_VERSION, **about, "clock": "condition", "part": "conditions[0]", "entry": where}
        )
        before = self.state
        try:
            self.log.registrar(clock, given, at=self.now)
        except (RegistryError, ValueError):
            return
        assert (clock, skew) == ("lapse", 0)
        assert self.day.isoformat() > due
        assert before in AUTHORISED
        self.entries.append((clock, ""))
        self.ends = None

    @rule(act=st.sampled_from(["withdraw", "retire"]), office=st.sampled_from(sorted(BODIES)))
    def end(self, act: str, office: str) -> None:
        if not self.versions:
            return
        life = self.log.history.lives["town-gates"]
        given = {**MOVE, "version": life.version, "previous": {"origin": ORIGIN, "index": life.moved[1]}}
        texts = ("reasons",) if act == "withdraw" else ()
        given |= {} if act == "withdraw" else {"ended_on": "2026-11-01"}
        try:
            self.log.do(act, given, *texts, office=office, role="filer", at=self.now)
        except RegistryError:
            return
        assert office == self.filer
        self.entries.append((act, office))

    @rule(office=st.sampled_from([None, *sorted(BODIES)]))
    def object(self, office: str | None) -> None:
        given = {
            **ON_VERSION,
            "version": max(1, self.versions),
            "lodged_on": "2026-11-20",
            "reply_due": "2026-12-20",
        }
        before = self.state
        try:
            self.log.do("object", given, "text", office=office, role="filer" if office else "public")
        except RegistryError:
            return
        assert self.state == before != "unfiled"

    @invariant()
    def the_entries_explain_the_state(self) -> None:
        if not hasattr(self, "entries"):
            return
        state: State = "unfiled"
        for deed, _ in self.entries:
            assert (state, deed) in TABLE
            state = TABLE[state, deed]  # type: ignore[index]
        assert state == self.state

    @invariant()
    def nothing_decided_is_unfiled(self) -> None:
        if hasattr(self, "entries") and any(deed in DETERMINATIONS for deed, _ in self.entries):
            assert self.state not in NOT_FILED
            assert set(possible(self.state)) <= set(DEEDS)


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
