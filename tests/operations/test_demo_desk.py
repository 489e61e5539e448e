"""Whoever tries the demonstration signs in as two people, and the office has a key that counts."""

from __future__ import annotations

from registry.operations.demo_desk import OFFICE, make_desk
from registry.operations.list_acts import list_bodies
from registry.operations.registry import Registry
from registry.operations.sign_in import use_link
from registry.storage import ledger


def test_a_desk_is_made_once_and_each_link_signs_somebody_in(registry: Registry) -> None:
    first, key = make_desk(registry)
    before = ledger.head(registry.database, registry.log.id).size
    again, _ = make_desk(registry)
    assert ledger.head(registry.database, registry.log.id).size == before
    assert (
        {one.body for one in first}
        == {one.body for one in again}
        == {one.id for one in list_bodies(registry)}
    )
    for one in again:
        assert use_link(registry, one.link.partition("#")[2]).session.person
    (office,) = (one for one in list_bodies(registry) if one.id == OFFICE)
    assert len(office.keys) == 1
    assert key.stat().st_mode & 0o077 == 0
