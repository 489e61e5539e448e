"""The command line: what it answers, with which exit code, and that its help teaches."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from registry.cli.main import COMMANDS, main
from tests.cli.conftest import SECRET, run


@pytest.fixture
def record(tmp_path: Path) -> str:
    file = tmp_path / "gate.yaml"
    file.write_text(
        "id: gate-one\noperator: {name: City of Example, type: public_body}\nplace: {country: NL}\n"
    )
    return str(file)


def test_an_empty_record_meets_nothing_and_fails_nothing() -> None:
    answer = run("assess", "-", "--json", input="{}")
    assert answer.exit_code == 0
    document = json.loads(answer.stdout)
    assert document["outcome"] == {"binding": "undetermined", "strict": "undetermined"}
    assert {r["status"] for r in document["requirements"]} <= {"undetermined", "not_applicable", "upcoming"}
    assert {"id", "framework", "status", "severity", "kind", "ground", "force", "evidence"} <= document[
        "requirements"
    ][0].keys()
    assert len(document["facts_sha256"]) == 64
    assert document["facts_version"] == 3


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("{}", "The country is not known here"),
        ('{"country": "BR"}', "This release tests no national law of this country"),
        ('{"country": "CH"}', "No national rule of this country is tested"),
        ('{"country": "KE"}', "Of the national law of this country only a part is tested"),
    ],
)
def test_beside_the_outcome_stands_how_much_of_the_law_of_the_place_is_tested(place: str, said: str) -> None:
    record = f'{{"place": {place}}}'
    assert said in run("assess", "-", input=record).stdout
    document = json.loads(run("assess", "-", "--json", input=record).stdout)
    assert said in document["coverage"]["statement"]
    assert "coverage" not in document["outcome"]


def test_an_outcome_under_fail_on_answers_no() -> None:
    assert run("assess", "-", "--fail-on", "undetermined", input="{}").exit_code == 1
    assert run("assess", "-", "--fail-on", "prohibited", input="{}").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (("assess", "-"), "{"),
        (("assess", "-"), '{"operator": {"name": 7}}'),
        (("assess", "-"), '{"deployment": {"technology": ["anpr_fixed", "gait"]}}'),
        (("assess", "-", "--on", "yesterday"), "{}"),
        (("check", "/nonexistent"), ""),
        (("log", "checkpoint", "--home", "/nonexistent"), ""),
    ],
)
def test_unusable_input_is_answered_with_two_and_a_reason(arguments: tuple[str, ...], given: str) -> None:
    answer = run(*arguments, input=given)
    assert answer.exit_code == 2
    assert "[" in answer.stderr
    assert "Traceback" not in answer.output


def test_a_bundle_of_technologies_is_refused_with_an_explanation() -> None:
    answer = run("assess", "-", input='{"deployment": {"technology": ["anpr_fixed", "gait"]}}')
    assert "deployment.technology" in answer.stderr
    assert "one" in answer.stderr


def test_filing_publishing_proving_and_checking_fit_together(
    home: str, passphrase: str, record: str, tmp_path: Path
) -> None:
    filed = run("file", record, "--home", home, "--passphrase-file", passphrase)
    assert filed.exit_code == 0, filed.output
    assert "gate-one version 1: entry 1" in filed.stdout
    again = run("file", record, "--home", home, "--passphrase-file", passphrase)
    assert "unchanged" in again.stdout
    proof = tmp_path / "one.tlog-proof"
    assert run("log", "prove", "1", "--home", home, "-o", str(proof)).exit_code == 0
    assert proof.read_text().startswith("c2sp.org/tlog-proof@v1\nindex 1\n")
    public, keys = f"{home}/public", f"{home}/trust/registry.vkeys"
    assert run("check", public, "--key", keys, "--quiet").exit_code == 0
    assert run("check", public, "--quiet").exit_code == 1
    assert run("log", "publish", "--home", home, "--passphrase-file", passphrase).exit_code == 0


def test_a_wrong_passphrase_files_nothing(home: str, record: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("something else\n")
    answer = run("file", record, "--home", home, "--passphrase-file", str(wrong))
    assert answer.exit_code == 2
    assert "key.passphrase" in answer.stderr


def test_no_private_key_and_no_passphrase_stands_in_any_file_or_output(
    home: str, passphrase: str, record: str
) -> None:
    answer = run("file", record, "--home", home, "--passphrase-file", passphrase)
    assert SECRET not in answer.output
    for path in (p for p in Path(home).rglob("*") if p.is_file()):
        assert SECRET.encode() not in path.read_bytes()
        assert b'"seed"' not in path.read_bytes()
    for key in (Path(home) / "keys").iterdir():
        assert key.stat().st_mode & 0o077 == 0


def test_a_bad_record_costs_none_beside_it(home: str, passphrase: str, tmp_path: Path) -> None:
    file = tmp_path / "three.ndjson"
    file.write_text(
        '{"id": "good-one"}\n{"id": "bad", "deployment": {"mode": "magic"}}\n{nonsense\n{"id": "good-two"}\n'
    )
    answer = run("file", str(file), "--home", home, "--passphrase-file", passphrase)
    assert answer.exit_code == 1
    assert "good-one version 1" in answer.stdout
    assert "good-two version 1" in answer.stdout
    assert "deployment.mode" in answer.stderr
    assert "line 3" in answer.stderr
    assert "magic" not in answer.stderr


def test_making_a_registry_twice_is_refused(home: str, passphrase: str) -> None:
    answer = run(
        "init", "--home", home, "--address", "https://registry.example", "--passphrase-file", passphrase
    )
    assert answer.exit_code == 2
    assert "registry.exists" in answer.stderr


@pytest.mark.parametrize(
    "address", ["registry.example", "ftp://x.example", "https://X.example", "https://x.example/?a=b"]
)
def test_an_address_that_cannot_name_a_log_is_refused(tmp_path: Path, address: str) -> None:
    answer = run("init", "--home", str(tmp_path / "r"), "--address", address, "--development-keys")
    assert answer.exit_code == 2
    assert not (tmp_path / "r" / "keys").exists()


def test_policies_list_gives_every_requirement_with_its_source() -> None:
    listed = json.loads(run("policies", "list", "--json").stdout)
    assert {"id", "title", "framework", "source", "ground", "severity", "kind", "verified"} <= listed[
        0
    ].keys()
    assert len(listed) >= 24

    by_id = {one["id"]: one for one in listed}
    assert {"source", "ground", "severity", "kind", "verified", "force"} <= by_id["HR-05"].keys()
    (convention,) = [said for said in by_id["HR-05"]["force"] if said["profile"] == "council_of_europe"]
    assert (convention["force"], "private" in convention["operators"]) == ("binds", False)
    assert convention["countries"]["RU"] == {"from": "1998-05-05", "until": "2022-09-16"}
    assert [one["id"] for one in listed if not one["force"]] == []


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_teaches(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert len(command.help or "") > 20
    answer = run(name, "--help")
    assert answer.exit_code == 0
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.name}"


def test_check_loads_neither_storage_nor_flask() -> None:
    heavy = "('flask', 'sqlmodel', 'sqlalchemy', 'requests', 'registry.storage')"
    loaded = f"import sys, registry.cli.check; print([m for m in sys.modules if m.startswith({heavy})])"
    answer = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
