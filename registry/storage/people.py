"""People who have roles in bodies: what is known of them, sealed, and erasable without a trace.

Knows: that an id means somebody only through its row, and that acts commit to ids. Does not know roles: those are acts.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from registry.errors import RegistryError
from registry.storage import sealing, tables
from registry.storage.database import Database

_ROW = tables.person.c
_SALT = bytes(32)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody. `name` and `contact` are empty where they were erased."""

    id: str
    name: str
    contact: str


def add(db: Database, person: Person) -> None:
    """Keep what is known of somebody; durable when this returns."""
    value = {"name": person.name, "contact": person.contact}
    ((sealed, key),) = sealing.seal(db.value_keys, [(_bound_to(person.id), value, _SALT)])
    with db.write() as connection:
        connection.execute(insert(tables.person).values(id=person.id, sealed=sealed, key=key))


def find(db: Database, id: str) -> Person | None:
    """What is known of the person with this id."""
    with db.read() as connection:
        row = connection.execute(select(tables.person).where(_ROW.id == id)).first()
    if row is None:
        return None
    opened = (
        {} if row.sealed is None else sealing.unseal(db.value_keys, [(_bound_to(id), row.sealed, row.key)])
    )
    value, _ = opened.get(_bound_to(id), ({"name": "", "contact": ""}, b""))
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
    with db.read() as connection:
        key = connection.scalar(select(_ROW.key).where(_ROW.id == id))
    if key is not None:
        # The row goes first: a key that is gone under a row that is there would look like damage.
        db.value_keys.destroy([key])
        with db.write() as connection:
            connection.execute(update(tables.person).where(_ROW.id == id).values(key=None))


def _bound_to(id: str) -> sealing.Place:
    return (f"people/{id}", 0, "person")
