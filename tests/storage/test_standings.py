"""How deployments stand towards one requirement: by their latest decision, whatever was decided before."""

from __future__ import annotations

from registry.storage import listing, standings
from registry.storage.values import Status
from tests.storage.simulator import Register, filing, reassessment


def says(*pairs: tuple[str, str]) -> list[Status]:
    return [Status(requirement_id, status, "major", "binds") for requirement_id, status in pairs]


def test_every_status_is_counted_by_the_latest_decision(register: Register) -> None:
    assert standings.counts(register.db) == {}
    [first, second] = register.put(
        filing("d-1", statuses=says(("r_1", "met"), ("r_2", "not_met"))),
        filing("d-2", statuses=says(("r_1", "met"), ("r_2", "undetermined"), ("r_3", "upcoming"))),
    )
    assert standings.counts(register.db) == {
        "r_1": {"met": 2},
        "r_2": {"not_met": 1, "undetermined": 1},
        "r_3": {"upcoming": 1},
    }
    register.put(
        reassessment("d-1", law_date="2027-01-01", previous=first, statuses=says(("r_1", "not_applicable"))),
        filing("d-2", version=2, previous=second, statuses=says(("r_1", "not_met"), ("r_3", "met"))),
    )
    expected = {"r_1": {"not_applicable": 1, "not_met": 1}, "r_3": {"met": 1}}
    assert standings.counts(register.db) == expected
    listing.rebuild(register.db)
    assert standings.counts(register.db) == expected


def test_the_newest_deployments_of_a_status_come_first(register: Register) -> None:
    places = register.put(*(filing(f"d-{n}", statuses=says(("r_1", "met"))) for n in range(5)))
    register.put(
        reassessment("d-3", law_date="2027-01-01", previous=places[3], statuses=says(("r_1", "not_met")))
    )
    register.put(filing("d-0", version=2, previous=places[0], statuses=says(("r_1", "met"))))
    newest = standings.newest(register.db, "r_1", "met", 3)
    assert [row.deployment_id for row in newest] == ["d-0", "d-4", "d-2"]
    assert [row.deployment_id for row in standings.newest(register.db, "r_1", "not_met", 3)] == ["d-3"]
    assert standings.newest(register.db, "r_9", "met", 3) == []
