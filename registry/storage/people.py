"""People who have roles in bodies: what is known of them, sealed, and erasable without a trace.

Knows: that an id means somebody only through its row, and that acts commit to ids. Does not know roles: those are acts.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from registry.errors import RegistryError
from registry.storage import sealing, tables
from registry.storage.database import Database
from registry.storage.sealed_rows import destroy_key, opened, sealed_columns

_ROW = tables.person.c


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody. `name` and `contact` are empty where they were erased."""

    id: str
    name: str
    contact: str


def add(db: Database, person: Person) -> None:
    """Keep what is known of somebody; durable when this returns."""
    value = {"name": person.name, "contact": person.contact}
    columns = sealed_columns(db, _bound_to(person.id), value)
    with db.write() as connection:
        connection.execute(insert(tables.person).values(id=person.id, **columns))


def find(db: Database, id: str) -> Person | None:
    """What is known of the person with this id."""
    with db.read() as connection:
        row = connection.execute(select(tables.person).where(_ROW.id == id)).first()
    if row is None:
        return None
    value = opened(db, _bound_to(id), row) or {"name": "", "contact": ""}
    return Person(id, value["name"], value["contact"])


def ids(db: Database) -> list[str]:
    """The ids of everyone, erased or not."""
    with db.read() as connection:
        return list(connection.scalars(select(_ROW.id).order_by(_ROW.id)))


def erase(db: Database, id: str) -> None:
    """Forget a person: the id means nobody any more. Done again, it finishes what was interrupted. Raises `person.unknown`."""
    with db.write() as connection:
        if not connection.execute(update(tables.person).where(_ROW.id == id).values(sealed=None)).rowcount:
            raise RegistryError(
                "person.unknown",
                f"there is no person {id}",
                hint="`sightline body list` names those who hold a role.",
            )
    destroy_key(db, tables.person, id)


def _bound_to(id: str) -> sealing.Place:
    return (f"people/{id}", 0, "person")
