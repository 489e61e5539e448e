"""Who may do what, tried: every kind of body, every role, every act, on what is its own, another's and nobody's.

The table (tests/domain/test_authority.py) says what is expected; here the operations that log acts and filings are asked. What is
allowed gets as far as being stored, with the second person where the rule asks for one; everything else is refused before.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from registry.domain.actor import BODY_KINDS, ROLES, BodyKind, Role
from registry.domain.authority import (
    ACTS,
    DETERMINATIONS,
    MODERATION,
    OFFICE_ACTS,
    AnyAct,
    Relation,
    Rule,
    allowing,
)
from registry.domain.key_event import fingerprint
from registry.domain.record import read_record
from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.operations.act_forms import openings_file
from registry.operations.create_registry import create_registry
from registry.operations.draft_act import draft_act, read_act_file
from registry.operations.file_record import Filed, NotFiled, Submission, file_records, new_salt
from registry.operations.filed_by import FiledBy
from registry.operations.log_act import do_act, log_signed
from registry.operations.office_key import sign_act
from registry.settings import Settings
from registry.storage import ledger
from tests.lean_release import lean_release
from tests.operations.acting import MEMBERSHIP, Acting, size

FILINGS = ("submit", "claim", "revise", "confirm")
FILERS: tuple[BodyKind, ...] = ("authority", "oversight_body")
CLOCKED = ("lapse", "overdue", "discharge")
OPERATOR = {"name": "A town", "accountable_person": "Somebody"}
SAMPLE = 120
"""So many of what is refused are tried each time; all of it where it may take long."""


class Cell(NamedTuple):
    """Somebody of a body of this kind, in this role, does this to what is so related to the body."""

    act: AnyAct
    kind: BodyKind
    role: Role
    relation: Relation


def rule_for(cell: Cell) -> Rule | None:
    try:
        return allowing(cell.act, cell.kind, cell.role, cell.relation)
    except RegistryError:
        return None


def reachable(cell: Cell) -> bool:
    """Whether there is anything that is so related to such a body, in a state in which the act is legal."""
    if cell.act in ("sighting", "nil_return"):
        return cell.relation == "own"
    if cell.act in ("release_sighting", "decline_sighting"):
        # Nobody knows whose it is that somebody saw.
        return cell.relation == "nobody"
    if cell.act in OFFICE_ACTS:
        return cell.relation != "nobody" and (cell.act != "enrol_body" or cell.relation == "other")
    if cell.act in ("submit", "claim"):
        return cell.relation == "nobody"
    if cell.relation == "own" and cell.kind not in FILERS:
        return False
    # Nobody suspends what no body has filed, so nobody lifts it either; what was filed is no more changed by the registry alone.
    return cell.relation != "nobody" or cell.act != "lift"


CELLS = [
    cell
    for act in ACTS
    for kind in BODY_KINDS
    for role in ROLES
    for relation in ("own", "other", "nobody")
    if reachable(cell := Cell(act, kind, role, relation))  # type: ignore[arg-type]
]
ALLOWED = [cell for cell in CELLS if rule_for(cell) is not None]
REFUSED = [cell for cell in CELLS if rule_for(cell) is None]


@dataclass
class Everybody:
    """A registry with a body of each kind, named by it, in which somebody has each role.

    `objections`, `orders`, `kept` (back): of each deployment the entry of one; a deployment is called
    `of-<body>`, `of-nobody`, `suspended-…`.
    """

    acting: Acting
    objections: dict[str, int] = field(default_factory=dict)
    orders: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)

    def name(self, kind: str) -> str:
        return kind.replace("_", "-")

    def fill(self) -> None:
        acting = self.acting
        for kind in BODY_KINDS:
            body = self.name(kind)
            acting.registrar("enrol_body", {"body": body, "kind": kind}, name=f"The {body}")
            acting.enrol_key(body)
        # Of each kind that files there are two, so that there is another.
        acting.registrar("enrol_body", {"body": "elsewhere", "kind": "authority"}, name="Elsewhere")
        acting.give_role("elsewhere", "filer")
        acting.registrar(
            "enrol_body", {"body": "overseer", "kind": "oversight_body"}, name="Another overseer"
        )
        acting.enrol_key("overseer")
        acting.give_role("overseer", "signer")
        for kind in FILERS:
            acting.give_role(self.name(kind), "filer")
        for owner in ("authority", "oversight-body", "elsewhere", None):
            self._file(f"of-{owner or 'nobody'}", owner)
            if owner is not None:
                self._file(f"suspended-{owner}", owner)
                given = {"deployment": f"suspended-{owner}"}
                acting.signed("suspend", given, signer="overseer", office="overseer", reasons="Not now.")
        acting.give_role("oversight-body", "signer")
        for id in ("of-elsewhere", "of-nobody"):
            self.orders[id] = acting.signed(
                "order", {"deployment": id, "measure": "limit_use", "due": None}, signer="oversight-body",
                office="oversight-body", reasons="So.", text="By night.",
            ).place.index  # fmt: skip
        acting.file(None, "imported", id="imported")
        seen = {"country": "FR", "seen_on": acting.registry.clock().date().isoformat()}
        kept = {"act": "sighting", "given": seen, "texts": {"text": "A camera."}, "withhold": ["text"]}
        acting.kept = do_act(acting.registry, read_act_file(kept)).place.index
        for kind in BODY_KINDS:
            for role in ROLES:
                if (self.name(kind), role) not in acting.people:
                    acting.give_role(self.name(kind), role)

    def _file(self, id: str, owner: str | None) -> None:
        filed = self.acting.file(owner, id=id, operator=OPERATOR)
        assert isinstance(filed, Filed)
        day = self.acting.registry.clock().date().isoformat()
        given = {"deployment": id, "lodged_on": day, "reply_due": "2099-12-31"}
        self.objections[id] = self.acting.do("object", given, None, "public", text="No.").place.index
        kept = {"act": "object", "given": given, "texts": {"text": "No."}, "withhold": ["text"]}
        self.kept[id] = do_act(self.acting.registry, read_act_file(kept)).place.index

    def attempt(self, cell: Cell) -> None:
        """Do it, with the second person where the rule asks for one."""
        rule = rule_for(cell)
        body = self.name(cell.kind)
        second = rule.second if rule is not None else None
        person = self.acting.people[body, cell.role]
        other = self.acting.people[body, second] if second else None
        if cell.act in FILINGS:
            self._try_to_file(cell, FiledBy(body, person, other, cell.role, second))
            return
        given, texts = self._said(cell, body)
        wanted = read_act_file(
            {"act": cell.act, "office": body, "role": cell.role, "person": person, "second": second,
             "second_person": other, "given": given, "texts": texts}
        )  # fmt: skip
        draft = draft_act(self.acting.registry, wanted, new_salt)
        if type(draft.act).signed_outside:
            openings = openings_file(draft.openings)
            key = self.acting.keys[body]
            name = draft.act.body if cell.act == "enrol_key" else body  # type: ignore[union-attr]
            envelope = sign_act(
                draft.payload, self.acting.keys[name] if name != body else key, openings
            ).envelope
            log_signed(self.acting.registry, envelope, openings)
        else:
            do_act(self.acting.registry, wanted)

    def _try_to_file(self, cell: Cell, by: FiledBy) -> None:
        id = {"submit": "unfiled", "claim": "imported"}.get(cell.act, self._deployment(cell, by.office))
        record: dict[str, Any] = {"id": id, "operator": OPERATOR, "place": {"country": "BE"}}
        if cell.act == "confirm":
            record |= {"deployment": {"title": "Gates", "technology": "anpr_fixed"}, "place": {"country": "FR"},
                       "filing": {"change_kind": "confirmed_unchanged"}}  # fmt: skip
        (result,) = file_records(self.acting.registry, [Submission(read_record(record), by=by)])
        if isinstance(result, NotFiled):
            raise result.error
        raise AssertionError("it was filed")

    def _deployment(self, cell: Cell, body: str) -> str:
        owner = {"own": body, "other": "elsewhere", "nobody": "nobody"}[cell.relation]
        return f"{'suspended' if cell.act == 'lift' else 'of'}-{owner}"

    def _said(self, cell: Cell, body: str) -> tuple[dict[str, Any], dict[str, str]]:
        act, day = cell.act, self.acting.registry.clock().date().isoformat()
        if act == "sighting":
            return {"country": "FR", "seen_on": day}, {"text": "A camera."}
        if act.endswith("sighting"):
            entry = {"entry": {"origin": self.acting.registry.log.origin, "index": self.acting.kept}}
            return entry, {"reasons": "So."}
        if act == "nil_return":
            return {"first": "2025-01-01", "last": "2025-12-31"}, {}
        if act in OFFICE_ACTS:
            return self._on_body(act, body if cell.relation == "own" else "elsewhere")
        id = self._deployment(cell, body)
        origin = self.acting.registry.log.origin
        given: dict[str, Any] = {
            "authorise_with_conditions": {"conditions": [{"number": 1, "due": None}]},
            "retire": {"ended_on": day},
            "opine": {"advice": "against", "membership": MEMBERSHIP},
            "object": {"lodged_on": day, "reply_due": "2099-12-31"},
            "reply": {"objection": {"origin": origin, "index": self.objections[id]}},
            "order": {"measure": "limit_use", "due": None},
            "discharge": {"entry": {"origin": origin, "index": self.orders.get(id, 0)}, "part": None},
            "lapse": {"authorisation": {"origin": origin, "index": 0}, "due": "2020-01-01"},
            "overdue": {
                "clock": "order",
                "entry": {"origin": origin, "index": 0},
                "part": None,
                "due": "2020-01-01",
            },
            "open_withheld": {"path": "operator.accountable_person"},
            "release_text": {"entry": {"origin": origin, "index": self.kept[id]}},
            "decline_text": {"entry": {"origin": origin, "index": self.kept[id]}},
            "incident": {"harm": "other", "occurred_on": None, "known_on": day},
        }.get(act, {})
        reasoned = (*DETERMINATIONS, *MODERATION, "withdraw", "order", "open_withheld")
        texts = {"reasons": "So."} if act in reasoned else {}
        if act in ("opine", "object", "reply", "order", "incident"):
            texts["text"] = "So."
        if act == "authorise_with_conditions":
            texts["conditions[0]"] = "Mask it."
        return {"deployment": id, **given}, texts

    def _on_body(self, act: AnyAct, body: str) -> tuple[dict[str, Any], dict[str, str]]:
        key = verifier_of(self.acting.keys.get(body, self.acting.keys["overseer"]))
        held = next((at for (of, _), at in self.acting.roles.items() if of == body), 0)
        said: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
            "enrol_body": ({"body": "new", "kind": "vendor"}, {"name": "New"}),
            "enrol_key": ({"body": "overseer", "key": verifier_of(self.acting.keys["overseer"]).vkey}, {}),
            "withdraw_key": ({"body": body, "key": fingerprint(key), "reason": "lost"}, {}),
            "give_role": (
                {"body": body, "role": "filer"},
                {"holder": next(iter(self.acting.people.values()))},
            ),
            "take_role": (
                {"body": body, "given": {"origin": self.acting.registry.log.origin, "index": held}},
                {},
            ),
        }
        return said[act]


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everybody]:
    home: Path = tmp_path_factory.mktemp("everybody") / "registry"
    registry = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    made = Everybody(Acting(registry))
    made.fill()
    yield made
    registry.database.close()


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> RegistryError:
    """What is raised in the place of storing anything: everything was compared before."""
    reached = RegistryError("test.reached", "everything was compared, and it would be stored now")
    monkeypatch.setattr(ledger, "append", lambda *given: (_ for _ in ()).throw(reached))
    return reached


def test_what_the_table_allows_is_done(everybody: Everybody, stored: RegistryError) -> None:
    for cell in ALLOWED:
        with pytest.raises(RegistryError) as told:
            everybody.attempt(cell)
        assert told.value is stored, f"{cell}: {told.value}"


def refuse(everybody: Everybody, cells: list[Cell]) -> None:
    before = size(everybody.acting)
    for cell in cells:
        with pytest.raises(RegistryError) as told:
            everybody.attempt(cell)
        # What runs out is compared with the clocks before it is asked whose it is.
        others = ("act.reference", "act.term", "lifecycle.illegal") if cell.act in CLOCKED else ("act.key",)
        if told.value.code not in others:
            assert told.value.code in ("authority.body", "authority.own", "authority.role"), (
                f"{cell}: {told.value}"
            )
            assert "The rule is " in told.value.hint, cell
    assert size(everybody.acting) == before


def test_what_the_table_does_not_allow_is_refused(everybody: Everybody) -> None:
    refuse(everybody, random.Random(20261122).sample(REFUSED, SAMPLE))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nothing_that_the_table_does_not_allow_is_done(everybody: Everybody) -> None:
    refuse(everybody, REFUSED)


def test_everything_is_tried() -> None:
    assert {cell.act for cell in CELLS} == set(ACTS)
    assert {cell.kind for cell in CELLS} == set(BODY_KINDS)
    assert {cell.role for cell in CELLS} == set(ROLES)
    registrars = {"enrol_body", "enrol_key", "lapse", "overdue"}
    assert {cell.act for cell in ALLOWED} == set(ACTS) - registrars
