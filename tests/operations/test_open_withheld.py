"""Oversight reads what is withheld, and everybody sees that it did; nobody sees what it is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from registry.domain.committed import commitment
from registry.errors import RegistryError
from registry.http.app import create_app
from registry.operations import open_withheld as opening
from registry.operations.create_registry import create_registry
from registry.operations.erase import erase
from registry.operations.list_acts import list_acts
from registry.operations.log_act import do_act
from registry.operations.open_withheld import OpenedValue, open_withheld
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.show.decisions import record_view
from registry.settings import Settings
from registry.storage import acts, ledger, queries
from tests.lean_release import lean_release
from tests.operations.acting import GATES, Acting, acting_in, files

LOGIC = "Qwxzlogicmarker: it compares each plate with a list."
PERSON = "Qwxzpersonmarker"
STUB = {
    "field": "system.logic", "ground": "security_of_system", "provision": "Section 4", "decided_by": "Legal office",
    "decided_on": "2026-01-01", "review_by": "2099-01-01",
}  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Acting]:
    home = tmp_path_factory.mktemp("withheld") / "registry"
    registry = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    acting = acting_in(registry)
    acting.give_role("watchdog", "reviewer")
    operator = {"name": "A town", "accountable_person": PERSON}
    acting.file(operator=operator, system={"logic": LOGIC}, withheld=[STUB])
    publish(registry)
    registry.database.close()
    return home, acting


@pytest.fixture
def acting(begun: tuple[Path, Acting], tmp_path: Path) -> Acting:
    home, made = begun
    registry = open_registry(Path(shutil.copytree(home, tmp_path / "registry")), Settings())
    return Acting(registry, dict(made.people), dict(made.keys), dict(made.roles))


def read(acting: Acting, path: str = "system.logic", **changed: Any) -> OpenedValue:
    by: dict[str, Any] = {
        "office": "watchdog",
        "role": "reviewer",
        "person": acting.people["watchdog", "reviewer"],
    }
    return open_withheld(acting.registry, GATES, 1, path, **{**by, "reasons": "A complaint.", **changed})


def refused(acting: Acting, code: str, path: str = "system.logic", **changed: Any) -> RegistryError:
    before = size(acting.registry)
    with pytest.raises(RegistryError) as told:
        read(acting, path, **changed)
    assert told.value.code == code, told.value.message
    assert size(acting.registry) == before
    assert LOGIC not in told.value.line()
    return told.value


def size(registry: Registry) -> int:
    return ledger.head(registry.database, registry.log.id).size


def test_a_withheld_value_is_opened_with_what_opens_its_commitment(acting: Acting) -> None:
    found = read(acting)
    assert found.value == LOGIC
    at: dict[str, Any] = {"deployment": GATES, "version": 1, "path": "system.logic"}
    assert commitment(salt=found.salt, value=LOGIC, **at) == found.commitment
    stub = record_view(acting.registry, GATES, 1).field("system.logic").withholding
    assert stub is not None
    assert stub.commitment == found.commitment
    assert LOGIC not in repr(found)


def test_what_is_for_oversight_is_opened_likewise(acting: Acting) -> None:
    assert read(acting, "operator.accountable_person").value == PERSON


def test_everybody_sees_that_it_was_opened_and_nobody_what_it_is(acting: Acting) -> None:
    place = read(acting).logged.place
    report = acting.check()
    assert report.problem is None, report.problem
    view = record_view(acting.registry, GATES, 1)
    stub = view.field("system.logic").withholding
    assert stub is not None
    assert [(one.office, one.index) for one in stub.opened] == [("watchdog", place.index)]
    said = view.as_json()["record"]["system.logic"]
    assert (said["state"], said["ground"], said["provision"], said["decided_by"]) == (
        "withheld", "security_of_system", "Section 4", "Legal office",
    )  # fmt: skip
    assert (said["decided_on"], said["review_by"]) == ("2026-01-01", "2099-01-01")
    assert said["opened"][0]["office"] == "watchdog"
    assert LOGIC not in str(view.as_json())
    for file in files(acting.registry.home.root):
        assert LOGIC.encode() not in file.read_bytes(), file


def test_the_page_shows_who_opened_it_with_the_whole_stub(acting: Acting) -> None:
    place = read(acting).logged.place
    publish(acting.registry)
    page = create_app(acting.registry.home.root, Settings()).test_client().get(f"/deployments/{GATES}").text
    assert "Opened for oversight" in page
    assert f"entry {place.index} of {acting.registry.log.origin}" in page
    assert all(said in page for said in ("Section 4", "Legal office", "1 January 2026", "1 January 2099"))
    assert LOGIC not in page
    assert PERSON not in page


def test_opening_moves_nothing_and_is_logged_each_time(acting: Acting) -> None:
    before = list_acts(acting.registry, GATES).state
    first, second = read(acting), read(acting, reasons="Another complaint.")
    assert first.logged.place != second.logged.place
    assert list_acts(acting.registry, GATES).state == before == first.logged.state


def test_the_entry_is_durable_before_the_value_is_read(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = size(acting.registry)
    seen: list[int] = []
    real = opening.withheld_answer

    def watched(registry: Registry, *where: Any) -> Any:
        other = open_registry(registry.home.root, Settings(), with_keys=False)
        seen.append(size(other))
        return real(registry, *where)

    monkeypatch.setattr(opening, "withheld_answer", watched)
    read(acting)
    assert seen == [before + 1]


def test_killed_before_it_is_logged_nothing_is_shown_and_killed_after_it_the_entry_stands(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = size(acting.registry)
    with monkeypatch.context() as killed:
        killed.setattr(ledger, "append", lambda *arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            read(acting)
    assert size(acting.registry) == before
    with monkeypatch.context() as killed:
        killed.setattr(opening, "withheld_answer", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            read(acting)
    assert size(acting.registry) == before + 1
    latest = acts.latest(acting.registry.database)
    assert latest is not None
    assert latest.index == before


def test_what_was_erased_cannot_be_opened_and_the_stub_says_so(acting: Acting) -> None:
    read(acting)
    erase(acting.registry, GATES, 1, ["system.logic"], "gdpr-17-1-d")
    assert "erased" in refused(acting, "open.erased").message
    stub = record_view(acting.registry, GATES, 1).field("system.logic").withholding
    assert stub is not None
    assert (stub.erased, len(stub.opened), stub.ground) == (True, 1, "security_of_system")


@pytest.mark.parametrize(
    "path",
    ["deployment.title", "operator.name", "system.vendor", "nothing.here", "withheld[0].provision", "system"],
)
def test_only_what_is_withheld_is_opened(acting: Acting, path: str) -> None:
    refused(acting, "open.field", path)


@pytest.mark.parametrize(
    "path", ["", "../x", "system.logic ", "System.logic", "a" * 300, "system.logic[01]", "x\n"]
)
def test_what_is_no_path_is_no_act(acting: Acting, path: str) -> None:
    refused(acting, "act.file", path)


def test_nobody_but_oversight_opens_anything(acting: Acting) -> None:
    town = {"office": "town", "role": "filer", "person": acting.people["town", "filer"]}
    assert "opening by a reviewer" in refused(acting, "authority.body", **town).hint
    council = {"office": "council", "role": "advisor", "person": acting.people["council", "advisor"]}
    refused(acting, "authority.body", **council)
    refused(acting, "authority.person", person=acting.people["town", "filer"])
    refused(acting, "act.text", reasons="")


def test_an_act_file_opens_no_more_than_the_command_does(acting: Acting) -> None:
    person = {("watchdog", "reviewer"): acting.people["watchdog", "reviewer"]}
    assert person
    given = {"deployment": GATES, "path": "deployment.title"}
    wanted = acting.wanted("open_withheld", given, "watchdog", "reviewer", {"reasons": "x"})
    with pytest.raises(RegistryError) as told:
        do_act(acting.registry, wanted)
    assert told.value.code == "open.field"


def test_a_value_that_is_not_what_was_committed_to_is_not_shown(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = queries.answers

    def changed(*arguments: Any) -> Any:
        found = real(*arguments)
        kept = found["system.logic"]
        found["system.logic"] = type(kept)(
            kept.path, "Another logic.", kept.salt, kept.visibility, kept.public
        )
        return found

    monkeypatch.setattr(queries, "answers", changed)
    refused(acting, "open.differs")
    monkeypatch.setattr(queries, "answers", lambda *arguments: {})
    refused(acting, "open.lost")
