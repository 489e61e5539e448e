"""The desk of the demonstration: bodies that do not exist, a person of each, and the key of the office that decides.

Knows: that it is made once and that links to sign in are made anew each time. Decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.domain.act import registry_of
from registry.operations.act_forms import openings_file
from registry.operations.draft_act import draft_act, read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.file_record import new_salt
from registry.operations.list_acts import list_bodies
from registry.operations.log_act import do_act, log_signed
from registry.operations.office_key import load_office_key, make_office_key, sign_act
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.sign_in import link_address

OFFICE: Final = "demo-supervisor"


@dataclass(frozen=True)
class _Body:
    kind: str
    name: str
    person: str
    roles: tuple[str, ...]


_BODIES: Final = {
    "demo-police": _Body(
        "authority",
        "Police of the demonstration (does not exist)",
        "Somebody who files",
        ("filer", "administrator"),
    ),
    OFFICE: _Body(
        "oversight_body",
        "Supervisor of the demonstration (does not exist)",
        "Somebody who reviews and signs",
        ("reviewer", "signer", "administrator"),
    ),
}


@dataclass(frozen=True)
class DeskPerson:
    """Somebody who may sign in. `link`: an address that signs them in once."""

    body: str
    name: str
    link: str


def make_desk(registry: Registry) -> tuple[tuple[DeskPerson, ...], Path]:
    """Enrol what is not there yet; who may sign in, and the file of the office's key, a development key without passphrase."""
    folder = registry.home.root / "office"
    key = folder / f"{OFFICE}.key"
    enrolled = {one.id: one for one in list_bodies(registry)}
    people = []
    for id, body in _BODIES.items():
        person = _person(registry, id, body) if id not in enrolled else enrolled[id].people[0][0]
        people.append(DeskPerson(id, body.person, link_address(registry, person)))
    if not key.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        _enrol_key(registry, key)
    publish(registry)
    return tuple(people), key


def _person(registry: Registry, id: str, body: _Body) -> str:
    person = enrol_person(registry, body.person, "").id
    _do(registry, "enrol_body", {"body": id, "kind": body.kind}, name=body.name)
    for role in body.roles:
        _do(registry, "give_role", {"body": id, "role": role}, holder=person)
    return person


def _do(registry: Registry, act: str, given: dict[str, str], **texts: str) -> None:
    do_act(registry, read_act_file({"act": act, "role": "registrar", "given": given, "texts": texts}))


def _enrol_key(registry: Registry, path: Path) -> None:
    public = make_office_key(registry_of(registry.log.origin), OFFICE, path, None)
    given = {"body": OFFICE, "key": public.vkey}
    draft = draft_act(
        registry, read_act_file({"act": "enrol_key", "role": "registrar", "given": given}), new_salt
    )
    openings = openings_file(draft.openings)
    log_signed(registry, sign_act(draft.payload, load_office_key(path, None), openings).envelope, openings)
