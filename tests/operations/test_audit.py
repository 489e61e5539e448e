"""An audit says who did what, in order, from the log, with what is still kept, and says what is kept no more."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.operations.audit import AuditLine, AuditPerson, audit_body, audit_deployment, audit_person
from registry.operations.create_registry import create_registry
from registry.operations.enrol_person import forget_person
from registry.operations.erase import erase
from registry.operations.erase_act import erase_act
from registry.operations.list_acts import list_acts
from registry.operations.open_withheld import open_withheld
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.settings import Settings
from tests.lean_release import lean_release
from tests.operations.acting import GATES, LIFE, MARKER, Acting, acting_in, live


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Acting:
    """A registry in which a deployment lived its life, and another one was filed by nobody; not to be changed."""
    home = tmp_path_factory.mktemp("audit") / "registry"
    registry = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    acting = acting_in(registry)
    acting.file(by=None, id="other-gates")
    assert live(acting) == LIFE
    publish(registry)
    return acting


@pytest.fixture
def acting(lived: Acting, tmp_path: Path) -> Acting:
    home = Path(shutil.copytree(lived.registry.home.root, tmp_path / "registry"))
    return Acting(open_registry(home, Settings()), lived.people, lived.keys, lived.roles)


def of(lines: list[AuditLine], act: str) -> AuditLine:
    return next(line for line in lines if line.act == act)


def on(lines: list[AuditLine], about: str = f"deployments/{GATES}/") -> list[AuditLine]:
    return [line for line in lines if line.about.startswith(about)]


def test_a_life_is_told_in_order_with_the_state_behind_each_act(lived: Acting) -> None:
    lines = audit_deployment(lived.registry, GATES)
    assert [line.index for line in lines] == sorted(line.index for line in lines)
    told = on(lines)
    assert [line.act for line in told] == [
        "decision", "return", "decision", "opine", "object", "reply", "authorise_with_conditions", "suspend", "lift",
        "order", "incident", "retire",
    ]  # fmt: skip
    states = [line.state for line in told]
    assert states[0] == "submitted"
    assert [state for act, state in zip(told, states, strict=True) if act.act == "suspend"] == [
        "suspended_with_conditions"
    ]
    assert states[-1] == "retired" == list_acts(lived.registry, GATES).state


def test_each_line_says_office_role_person_and_whose_key_signed(lived: Acting) -> None:
    lines = audit_deployment(lived.registry, GATES)
    suspended, opined, objected = of(lines, "suspend"), of(lines, "opine"), of(lines, "object")
    person = lived.people["watchdog", "signer"]
    assert (suspended.office, suspended.role) == ("watchdog", "signer")
    assert suspended.person == AuditPerson(person, f"{MARKER} signer of watchdog")
    assert suspended.office_key == _key(lived, "watchdog")
    assert (opined.office_key, opined.said["advice"]) == (None, "with_reservations")
    assert (objected.office, objected.role, objected.person, objected.office_key) == (
        None,
        "public",
        None,
        None,
    )
    assert suspended.texts["reasons"].text == "The school is still seen."
    assert (objected.texts["sender"].withheld, objected.texts["sender"].text) == (
        "oversight",
        f"{MARKER} sender",
    )


def _key(acting: Acting, body: str) -> str:
    return verifier_of(acting.keys[body]).key_id.hex()


def test_it_tells_of_the_bodies_that_acted_and_of_no_other_deployment(lived: Acting) -> None:
    lines = audit_deployment(lived.registry, GATES)
    assert {line.about for line in lines if line.about.startswith("bodies/")} == {
        "bodies/town", "bodies/watchdog", "bodies/council"
    }  # fmt: skip
    given = [line for line in lines if line.act == "give_role" and line.about == "bodies/town"]
    assert [line.said["role"] for line in given] == ["filer", "administrator"]
    assert given[0].holder == AuditPerson(lived.people["town", "filer"], f"{MARKER} filer of town")
    assert all(line.state is None for line in lines if line.about.startswith("bodies/"))
    assert not on(lines, "deployments/other-gates/")
    assert [line.act for line in on(audit_deployment(lived.registry, "other-gates"), "deployments/")] == [
        "decision"
    ]


def test_what_was_erased_is_said_to_be_erased_and_the_notice_is_told(acting: Acting) -> None:
    suspended = of(audit_deployment(acting.registry, GATES), "suspend")
    erase_act(acting.registry, suspended.index, ["reasons", "by.person"], "gdpr-17-1-a")
    erase(acting.registry, GATES, 1, ["operator.name"], "gdpr-17-1-d")
    forget_person(acting.registry, acting.people["town", "filer"])
    lines = audit_deployment(acting.registry, GATES)
    again = of(lines, "suspend")
    assert again.person == AuditPerson(None, None)
    assert again.texts["reasons"].text is None
    assert of(lines, "decision").person == AuditPerson(acting.people["town", "filer"], None)
    assert of(lines, "erase").said == {"fields": ["operator.name"], "ground": "gdpr-17-1-d"}
    assert of(lines, "erase_act").said["fields"] == ["by.person", "reasons"]


def test_readings_of_withheld_values_are_told_without_the_value(acting: Acting) -> None:
    acting.give_role("watchdog", "reviewer")
    acting.file(
        operator={"name": "A town", "accountable_person": f"{MARKER} accountable"}, place={"country": "DE"}
    )
    open_withheld(
        acting.registry, GATES, 3, "operator.accountable_person", office="watchdog", role="reviewer",
        person=acting.people["watchdog", "reviewer"], reasons="A complaint.",
    )  # fmt: skip
    read = of(audit_deployment(acting.registry, GATES), "open_withheld")
    assert read.said == {"path": "operator.accountable_person"}
    assert (read.office, read.texts["reasons"].text, read.state) == ("watchdog", "A complaint.", "submitted")
    assert "accountable" not in str(read.texts)


def test_a_body_and_a_person_are_followed_wherever_they_acted(lived: Acting) -> None:
    by_watchdog = audit_body(lived.registry, "watchdog")
    assert [line.act for line in by_watchdog][:3] == ["enrol_body", "give_role", "enrol_key"]
    assert {"return", "suspend", "lift", "order"} <= {line.act for line in by_watchdog}
    person = lived.people["watchdog", "signer"]
    by_person = audit_person(lived.registry, person)
    assert by_person[0].act == "give_role"
    assert all(line.person and line.person.id == person for line in by_person[1:])
    assert {line.index for line in by_person} <= {line.index for line in by_watchdog}


def test_what_is_not_there_is_told_as_such(lived: Acting) -> None:
    for call, what, code in (
        (audit_deployment, "nothing", "act.version"),
        (audit_body, "nobody", "act.body"),
        (audit_person, "p-0", "person.unknown"),
    ):
        with pytest.raises(RegistryError) as told:
            call(lived.registry, what)
        assert told.value.code == code


def test_the_command_says_it_in_words_and_as_json(lived: Acting) -> None:
    home = ["--home", str(lived.registry.home.root)]
    told = CliRunner().invoke(main, ["audit", GATES, *home])
    assert told.exit_code == 0, told.output
    assert f"by watchdog (signer): {MARKER} signer of watchdog [" in told.stdout
    assert "then suspended with conditions" in told.stdout
    assert f"signed with the office's key {_key(lived, 'watchdog')}" in told.stdout
    as_json = CliRunner().invoke(main, ["audit", GATES, "--json", *home])
    lines = [json.loads(line) for line in as_json.stdout.splitlines()]
    expected = [json.loads(json.dumps(asdict(line))) for line in audit_deployment(lived.registry, GATES)]
    assert lines == expected
    assert CliRunner().invoke(main, ["audit", GATES, "--body", "town", *home]).exit_code == 2
    assert CliRunner().invoke(main, ["audit", *home]).exit_code == 2
