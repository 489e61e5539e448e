"""`sightline export` and `sightline publish`: what they write, what they tell, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import run

RECORD = """\
id: gate-one
deployment: {title: Gates}
operator: {name: City of Example, type: public_body, sector: transport}
place: {country: NL}
registration: {ai_act_class: annex3_1a}
"""


@pytest.fixture
def filed(home: str, passphrase: str, tmp_path: Path) -> tuple[str, str]:
    """The home of a registry with one published deployment, and its passphrase."""
    (tmp_path / "gate.yaml").write_text(RECORD)
    made = run("file", str(tmp_path / "gate.yaml"), "--home", home, "--passphrase-file", passphrase)
    assert made.exit_code == 0, made.output
    return home, passphrase


def test_a_document_goes_to_standard_output_and_what_is_lost_beside_it(filed: tuple[str, str]) -> None:
    answer = run("export", "annex_viii", "gate-one", "--home", filed[0])
    assert answer.exit_code == 0, answer.output
    document = json.loads(answer.stdout)
    assert document["database"]["part"] == "public"
    assert "no schema" in answer.stderr.lower() or "none was checked" in answer.stderr
    assert "A.1 is empty: unanswered" in answer.stderr
    assert "not verified: " in answer.stderr


def test_a_document_that_does_not_fit_is_written_and_the_answer_is_no(
    filed: tuple[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "gate.json"
    answer = run("export", "nl_algoritmeregister", "gate-one", "--home", filed[0], "-o", str(target))
    assert answer.exit_code == 1
    assert "does not fit: lang: required" in answer.stderr
    assert json.loads(target.read_text())["name"] == "Gates"
    lost = json.loads((tmp_path / "gate.json.lost.json").read_text())
    assert any(problem.startswith("lang") for problem in lost["problems"])


def test_a_table_is_written_where_a_form_has_points(filed: tuple[str, str]) -> None:
    answer = run("export", "uk_atrs", "gate-one", "--csv", "--home", filed[0])
    assert answer.stdout.startswith("point,asks,field,answer")


def test_a_version_that_is_not_there_is_said(filed: tuple[str, str]) -> None:
    for arguments in (("nobody",), ("gate-one", "--version", "2")):
        answer = run("export", "annex_viii", *arguments, "--home", filed[0])
        assert answer.exit_code == 2
        assert "[show.missing]" in answer.output


def test_the_whole_registry_goes_into_a_bundle_that_checks(filed: tuple[str, str], tmp_path: Path) -> None:
    home, passphrase = filed
    made = run("export", "all", str(tmp_path / "bundle"), "--home", home, "--passphrase-file", passphrase)
    assert made.exit_code == 0, made.output
    keys = ("--key", f"{home}/trust/registry.vkeys", "--bundle-key", f"{home}/trust/bundles.pem")
    checked = run("check", str(tmp_path / "bundle"), *keys)
    assert checked.exit_code == 0, checked.output
    assert "offline bundle of registry.example/log/" in checked.output


def test_open_data_are_stated_in_the_log_and_checked_against_it(
    filed: tuple[str, str], tmp_path: Path
) -> None:
    home, passphrase = filed
    data = tmp_path / "data"
    made = run("publish", str(data), "--home", home, "--passphrase-file", passphrase)
    assert made.exit_code == 0, made.output
    assert "It is stated by entry 2 of registry.example/log/" in made.output
    again = run("publish", str(tmp_path / "again"), "--home", home, "--passphrase-file", passphrase)
    assert "It was stated before, by entry 2 of" in again.output
    tree = str(next(Path(home, "public").iterdir()))
    arguments = ("check", tree, "--key", f"{home}/trust/registry.vkeys", "--snapshot", str(data))
    checked = run(*arguments)
    assert checked.exit_code == 0, checked.output
    assert f"{data}: holds" in checked.output
    (data / "acts.csv").write_text("changed")
    changed = run(*arguments)
    assert changed.exit_code == 1
    assert "[snapshot.differs]" in changed.output
