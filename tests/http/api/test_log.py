"""The log for programs: how it stands, and entries with their proofs."""

from __future__ import annotations

from registry.log.checkpoint import read_checkpoint
from tests.http.api.conftest import published
from tests.http.api.program import Program
from tests.http.signing_in import People


def test_the_log_tells_its_latest_checkpoint(people: People, anyone: Program) -> None:
    published(people)
    said = anyone.get("/log").get_json()
    assert read_checkpoint(said["checkpoint"].encode())[0].size == said["head"]["size"]


def test_every_entry_is_proved_and_what_is_none_is_not(people: People, anyone: Program) -> None:
    published(people)
    log = anyone.get("/log").get_json()
    first = anyone.get(f"/log/{log['tree']}/entries/0").get_json()
    assert first["proof"].startswith("c2sp.org/tlog-proof@v1\n")
    assert anyone.get(f"/log/{log['tree']}/entries/999999").get_json()["code"] == "log.not_published"
    assert anyone.get("/log/1999/entries/0").get_json()["code"] == "show.missing"
