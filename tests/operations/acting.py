"""A registry with bodies, people and offices' keys, for the tests of acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from registry.domain.act import office_key_name, registry_of
from registry.domain.record import read_record
from registry.domain.verifier import ED25519, verifier_of
from registry.errors import RegistryError
from registry.operations.act_forms import openings_file
from registry.operations.check import Report, check_tree
from registry.operations.check_database import check_database
from registry.operations.draft_act import Draft, draft_act, read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.file_record import Filed, Submission, file_records, new_salt
from registry.operations.filed_by import FiledBy
from registry.operations.keep_draft import change_draft, hand_over, new_draft
from registry.operations.list_acts import list_acts
from registry.operations.log_act import Logged, do_act, log_signed
from registry.operations.office_key import sign_act
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.submit_draft import approve_draft
from registry.operations.trust import read_key_files
from registry.signing.keys import Key, generate_key
from registry.storage import acts, ledger
from registry.transport.trees import FolderTree
from tests.operations.test_check import engine_for

GATES = "town-gates"
BODIES = {
    "town": ("authority", ("filer", "administrator")),
    "watchdog": ("oversight_body", ("signer",)),
    "council": ("advisory_group", ("advisor",)),
}
MEMBERSHIP = {"women": 2, "men": 1, "other_or_undisclosed": 1, "regions": {"africa": 2, "europe": 2}}
MARKER = "Qwxzmarker"


@dataclass
class Acting:
    """`people`: (body, role) -> id; `keys`: body -> what its office signs with."""

    registry: Registry
    people: dict[tuple[str, str], str] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    roles: dict[tuple[str, str], int] = field(default_factory=dict)
    kept: int = 0
    """The entry of a sighting whose text is kept back, where a test made one."""

    def enrol(self) -> None:
        for body, (kind, roles) in BODIES.items():
            self.registrar("enrol_body", {"body": body, "kind": kind}, name=f"The {body}")
            for role in roles:
                self.give_role(body, role)
        for body in ("town", "watchdog"):
            self.enrol_key(body)

    def give_role(self, body: str, role: str, person: str | None = None) -> None:
        id = person or enrol_person(self.registry, f"{MARKER} {role} of {body}", "someone@example.org").id
        self.people[body, role] = id
        logged = self.registrar("give_role", {"body": body, "role": role}, holder=id)
        self.roles[body, role] = logged.place.index

    def enrol_key(self, body: str) -> Logged:
        name = office_key_name(registry_of(self.registry.log.origin), body)
        self.keys[body] = generate_key(name, ED25519, development=True)
        given = {"body": body, "key": verifier_of(self.keys[body]).vkey}
        return self.signed("enrol_key", given, signer=body, role="registrar", office=None)

    def registrar(self, act: str, given: dict[str, Any], **texts: str) -> Logged:
        return do_act(
            self.registry, read_act_file({"act": act, "role": "registrar", "given": given, "texts": texts})
        )

    def file(self, by: str | None = "town", provenance: str = "filed", **changed: Any) -> Filed:
        result = self.try_to_file(by, provenance, **changed)
        assert isinstance(result, Filed), result
        return result

    def try_to_file(self, by: str | None = "town", provenance: str = "filed", **changed: Any) -> Any:
        record = {
            "id": GATES,
            "operator": {"name": "A town"},
            "deployment": {"title": "Gates", "technology": "anpr_fixed"},
            "place": {"country": "FR"},
        }
        filer = FiledBy(by, self.people[by, "filer"]) if by else None
        submission = Submission(read_record(record | changed), provenance, by=filer)
        (result,) = file_records(self.registry, [submission])
        return result

    def wanted(
        self, act: str, given: dict[str, Any], office: str | None, role: str, texts: dict[str, str]
    ) -> Any:
        person = self.people[office, role] if office else None
        return read_act_file(
            {"act": act, "office": office, "role": role, "person": person, "given": given, "texts": texts}
        )

    def do(self, act: str, given: dict[str, Any], office: str | None, role: str, **texts: str) -> Logged:
        return do_act(self.registry, self.wanted(act, given, office, role, texts))

    def draft(
        self, act: str, given: dict[str, Any] | None = None, *, office: str | None = "watchdog", role: str = "signer",
        **texts: str,
    ) -> Draft:  # fmt: skip
        wanted = self.wanted(act, {"deployment": GATES} if given is None else given, office, role, texts)
        return draft_act(self.registry, wanted, new_salt)

    def signed(
        self, act: str, given: dict[str, Any] | None = None, *, signer: str = "watchdog",
        office: str | None = "watchdog", role: str = "signer", **texts: str,
    ) -> Logged:  # fmt: skip
        return self.log(self.draft(act, given, office=office, role=role, **texts), signer)

    def log(self, draft: Draft, signer: str = "watchdog") -> Logged:
        envelope = sign_act(draft.payload, self.keys[signer], openings_file(draft.openings)).envelope
        return log_signed(self.registry, envelope, openings_file(draft.openings))

    def check(self) -> Report:
        publish(self.registry)
        keys = read_key_files([self.registry.home.trust])
        return check_tree(FolderTree(self.registry.tree.root), keys, engine_for)


def acting_in(registry: Registry) -> Acting:
    acting = Acting(registry)
    acting.enrol()
    return acting


def draft_and_return(acting: Acting) -> None:
    """Two people of the town file what one of them drafted, a reviewer returns it, and the two file a revised draft.

    Then the approver and the reviewer give their roles back.
    """
    registry = acting.registry
    acting.give_role("town", "approver")
    acting.give_role("watchdog", "reviewer")
    for country in ("DE", "AT"):
        record = {"id": GATES, "place": {"country": country}}
        draft = new_draft(registry, "town", acting.people["town", "filer"], {})
        change_draft(registry, draft.id, 1, acting.people["town", "filer"], record)
        hand_over(registry, draft.id, 2, acting.people["town", "filer"])
        assert isinstance(approve_draft(registry, draft.id, 3, acting.people["town", "approver"]), Filed)
        if country == "DE":
            assert acting.signed("return", role="reviewer", reasons="Which gates?").state == "returned"
    for body, role in (("town", "approver"), ("watchdog", "reviewer")):
        given = {"origin": registry.log.origin, "index": acting.roles[body, role]}
        acting.registrar("take_role", {"body": body, "given": given})


def live(acting: Acting) -> list[Any]:
    """A deployment's whole life, from the first filing to the end; the states it went through."""
    town: dict[str, Any] = {"office": "town", "role": "filer"}
    gates = {"deployment": GATES}
    states: list[Any] = []
    acting.file()
    states.append(acting.signed("return", reasons="Say how long images are kept.").state)
    acting.file(place={"country": "BE"})
    opinion = {**gates, "advice": "with_reservations", "membership": MEMBERSHIP}
    states.append(acting.do("opine", opinion, "council", "advisor", text="Fewer cameras would do.").state)
    objection = {**gates, "lodged_on": _day(acting), "reply_due": "2099-12-31"}
    lodged = acting.do("object", objection, None, "public", text=OBJECTION, sender=f"{MARKER} sender")
    reference = {"origin": acting.registry.log.origin, "index": lodged.place.index}
    acting.signed(
        "reply", {**gates, "objection": reference}, signer="town", **town, text="They were turned away."
    )
    conditions = [{"number": 1, "due": "2099-01-31"}]
    decided = acting.draft(
        "authorise_with_conditions", {**gates, "conditions": conditions},
        **{"reasons": "It is needed.", "conditions[0]": "Mask the school."},
    )  # fmt: skip
    states.append(acting.log(decided).state)
    states.append(acting.signed("suspend", reasons="The school is still seen.").state)
    states.append(acting.signed("lift", reasons="Now it is masked.").state)
    acting.signed(
        "order", {**gates, "measure": "limit_use", "due": None}, reasons="By night only.", text="By night."
    )
    incident = {**gates, "harm": "other", "occurred_on": None, "known_on": _day(acting)}
    acting.do("incident", incident, "town", "filer", text="Images were lost.")
    states.append(acting.do("retire", {**gates, "ended_on": _day(acting)}, "town", "filer").state)
    return states


LIFE = [
    "returned", "submitted", "authorised_with_conditions", "suspended_with_conditions", "authorised_with_conditions",
    "retired",
]  # fmt: skip


OBJECTION = "They see the school."


def objection_of(registry: Registry) -> int:
    """The entry that is the objection of `live`."""
    (found,) = (done.place.index for done in list_acts(registry, GATES).done if done.kind == "object")
    return found


def _day(acting: Acting) -> str:
    return acting.registry.clock().date().isoformat()


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def size(acting: Acting) -> int:
    return ledger.head(acting.registry.database, acting.registry.log.id).size


def refused(acting: Acting, code: str, call: Callable[..., Any], *args: Any, **named: Any) -> RegistryError:
    """`call` raises `code` and nothing was logged or stored."""
    before, rows = size(acting), acts.latest(acting.registry.database)
    with pytest.raises(RegistryError) as told:
        call(*args, **named)
    assert told.value.code == code, told.value.message
    assert (size(acting), acts.latest(acting.registry.database)) == (before, rows)
    return told.value


def holds(acting: Acting) -> None:
    report = acting.check()
    assert report.problem is None, report.problem
    check_database(acting.registry)
