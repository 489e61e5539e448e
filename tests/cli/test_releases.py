"""The commands about releases: what they print, and what they refuse."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from registry.assets import policies
from registry.operations.registry import open_registry
from registry.policy.build import write_release
from registry.policy.kept import keep_release
from registry.policy.release import Bundle
from registry.settings import Settings
from tests.cli.conftest import run
from tests.operations.test_put_in_force import FIELDS, following


@pytest.fixture
def later(home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bundle:
    """A release that follows the one in force in `home`, and is installed."""
    registry = open_registry(Path(home), Settings(), with_keys=False)
    bundle = following(registry.release()[1])
    registry.database.close()
    folder = tmp_path / "policies"
    write_release(bundle.files, folder / "release")
    keep_release(folder, bundle)
    monkeypatch.setattr("registry.assets.policies", lambda: folder)
    return bundle


def test_the_installed_release_is_put_in_force_once(home: str, passphrase: str, later: Bundle) -> None:
    arguments = ("policies", "state", "--home", home, "--passphrase-file", passphrase)
    first, second = run(*arguments), run(*arguments)
    assert first.exit_code == second.exit_code == 0
    assert f"release {later.version} is in force from entry 1" in first.stdout
    assert "is in force already, since entry 1" in second.stdout
    assert "bundles" not in first.stdout
    checked = run("check", f"{home}/public", "--key", f"{home}/trust/registry.vkeys", "--quiet")
    assert checked.exit_code == 0


def test_bundles_are_signed_under_the_passphrase_of_the_other_keys(
    home: str, passphrase: str, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("something else\n")
    refused = run("policies", "sign-bundles", "--home", home, "--passphrase-file", str(wrong))
    assert (refused.exit_code, "key.passphrase" in refused.stderr) == (2, True)
    assert not (Path(home) / "keys" / "bundles-es256.key").exists()
    made = run("policies", "sign-bundles", "--home", home, "--passphrase-file", passphrase)
    assert made.exit_code == 0
    assert "to hand over: " in made.stdout
    key = Path(home) / "keys" / "bundles-es256.key"
    assert b'"seed"' not in key.read_bytes()
    assert key.stat().st_mode & 0o077 == 0
    before = {path.name: path.read_bytes() for path in (Path(home) / "bundles").glob("*.tar.gz")}
    assert run("policies", "sign-bundles", "--home", home, "--passphrase-file", passphrase).exit_code == 0
    assert {path.name: path.read_bytes() for path in (Path(home) / "bundles").glob("*.tar.gz")} == before


def test_a_later_release_is_signed_as_well_and_leaves_no_bundle_of_a_profile_that_is_gone(
    home: str, passphrase: str, later: Bundle
) -> None:
    arguments = ("--home", home, "--passphrase-file", passphrase)
    assert run("policies", "sign-bundles", *arguments).exit_code == 0
    shutil.copy(f"{home}/bundles/all.tar.gz", f"{home}/bundles/of_atlantis.tar.gz")
    stated = run("policies", "state", *arguments)
    assert f"bundles of release {later.version}: all, " in stated.stdout
    names = {path.name for path in (Path(home) / "bundles").glob("*.tar.gz")}
    assert "of_gb.tar.gz" in names
    assert "of_atlantis.tar.gz" not in names


def test_a_difference_is_printed_and_all_of_it_is_in_the_json(
    later: Bundle, home: str, tmp_path: Path
) -> None:
    names = (later.previous or "", str(tmp_path / "policies" / "release"), "--home", home)
    shown = run("policies", "diff", *names)
    assert shown.exit_code == 0
    for word in ("max_match_days", "7 (always)", "of_gb", "UNP-04", "public body", "never"):
        assert word in shown.stdout
    found = json.loads(run("policies", "diff", *names, "--json").stdout)
    assert found["after"]["digest"] == later.digest
    assert found["parameters"]["changed"][0]["keys"][0]["after"][0]["value"] == 7
    assert found["bound"][0]["requirements"] == ["UNP-04"]
    same = run("policies", "diff", later.version, later.digest)
    assert "Nothing differs." in same.stdout


def test_a_kept_version_is_compared_with_a_folder() -> None:
    shown = run("policies", "diff", "0.1.0", str(policies() / "release"))
    assert shown.exit_code == 0
    assert "before: release 0.1.0, facts version 1" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("diff", "9.9.9", "0.1.0"), "release.unknown"),
        (("diff", "0.1.0", "/nonexistent"), "release.missing"),
        (("impact", "0.1.0", "--home", "/nonexistent"), "registry.missing"),
        (("state", "--home", "/nonexistent"), "registry.missing"),
        (("sign-bundles", "--home", "/nonexistent"), "registry.missing"),
    ],
)
def test_what_is_not_there_is_named(arguments: tuple[str, ...], code: str) -> None:
    answer = run("policies", *arguments)
    assert (answer.exit_code, code in answer.stderr) == (2, True)


def test_the_example_of_the_impact_works_and_says_first_that_it_goes_back(home: str) -> None:
    words = run("policies", "impact", "--help").stdout.partition("sightline policies impact 0")[2].split()
    shown = run("policies", "impact", f"0{words[0]}", "--home", home, "--processes", "1")
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith(f"Release 0{words[0]} is earlier than ")


def test_a_release_in_force_is_refused_before_anything_is_begun(home: str) -> None:
    registry = open_registry(Path(home), Settings(), with_keys=False)
    digest = registry.release()[1].digest
    registry.database.close()
    answer = run("policies", "impact", digest, "--home", home)
    assert (answer.exit_code, "impact.same" in answer.stderr, "Assessing" in answer.output) == (
        2,
        True,
        False,
    )
    assert not (Path(home) / "impact").exists()


def test_the_impact_is_printed_drawn_and_given_as_json(
    home: str, passphrase: str, later: Bundle, tmp_path: Path
) -> None:
    record = tmp_path / "gate.json"
    answers = {**FIELDS, "id": "gate", "place": {"country": "GB"}}
    answers["deployment"] = {**FIELDS["deployment"], "title": "Gate [red]"}
    answers["proportionality"] = {"persons_scanned_estimate": 42}
    record.write_text(json.dumps(answers))
    assert run("file", str(record), "--home", home, "--passphrase-file", passphrase).exit_code == 0
    picture = tmp_path / "impact.svg"
    arguments = ("policies", "impact", later.version, "--home", home, "--on", "2026-11-22")
    shown = run(*arguments, "--svg", str(picture), "--processes", "1")
    assert shown.exit_code == 0, shown.output
    assert "1 deployment under release" in shown.stdout
    assert "Gate [red]" in shown.stdout
    assert "UNP-04" in shown.stdout
    assert " 42 " in shown.stdout
    assert "nothing was decided, signed or logged" in shown.stdout
    assert shown.stdout.startswith("1 deployment under release")
    # Whom it concerns comes before the requirements one by one.
    assert shown.stdout.index("affected ") < shown.stdout.index("requirement ")
    assert "in an earlier run" not in shown.stdout
    assert "1 of them were assessed in an earlier run" in run(*arguments).stdout
    assert ElementTree.parse(picture).getroot().get("role") == "img"
    found = json.loads(run(*arguments, "--json").stdout)
    (affected,) = found["affected"]
    assert (affected["deployment"], affected["newly_not_met"][0]["id"]) == ("gate", "UNP-04")
    assert (found["records"], found["after"]["digest"]) == (1, later.digest)
