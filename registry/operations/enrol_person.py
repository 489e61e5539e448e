"""Take down somebody who will have a role in a body, and forget them.

Knows: that only their id reaches acts, as a commitment. No entry is made: whoever they are stands in no log.
"""

from __future__ import annotations

import secrets
from typing import Final

from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import credentials, locks, people
from registry.storage.people import Person

_JOINERS: Final = {0x200C: None, 0x200D: None}
"""Part of how names are written in Persian and in scripts of India (Unicode 23.2)."""


def enrol_person(registry: Registry, name: str, contact: str) -> Person:
    """Keep name and contact, sealed and erasable, under a new id. Raises `person.name`."""
    if not 0 < len(name) <= 200 or len(contact) > 200:
        raise RegistryError(
            "person.name",
            "a person has a name, and name and contact have at most 200 characters each",
            hint="Give a name, and shorten what is too long. Nothing was kept.",
        )
    if not (name + contact).translate(_JOINERS).isprintable():
        raise RegistryError(
            "person.name",
            "a name or a contact is one line, without control characters and marks that turn the direction of text",
            hint="Type it instead of copying it. Nothing was kept.",
        )
    person = Person(f"p-{secrets.token_hex(8)}", name, contact)
    with locks.writer(registry.database):
        people.add(registry.database, person)
    return person


def forget_person(registry: Registry, id: str) -> None:
    """Destroy what is known of somebody, and all that they are recognised by or signed in with. Their roles stay until they
    are taken. Raises `person.unknown`.
    """
    with locks.writer(registry.database):
        credentials.forget(registry.database, id)
        people.erase(registry.database, id)


def find_person(registry: Registry, id: str) -> Person:
    """What is known of somebody. Raises `person.unknown`."""
    person = people.find(registry.database, id)
    if person is None:
        raise RegistryError("person.unknown", f"there is no person {id[:40]}", hint="`sightline body person`")
    return person
