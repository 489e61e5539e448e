"""Acts from the command line: a body enrolled, a key made offline, a deployment filed, decided and checked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from registry.cli.main import main
from registry.folders import files_below
from registry.operations.create_registry import create_registry
from registry.settings import Settings
from tests.lean_release import lean_release


class Line:
    """The command line of one registry."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "registry"
        made = create_registry(
            self.home, "https://registry.example", lean_release(), Settings(), passphrase=None
        )
        made.database.close()

    def run(self, *words: str, code: int = 0) -> str:
        result = CliRunner().invoke(main, list(words))
        assert result.exit_code == code, result.output
        return result.output

    def __call__(self, *words: str, code: int = 0) -> str:
        return self.run(*words, "--home", str(self.home), code=code)

    def write(self, name: str, content: Any) -> str:
        path = self.folder / name
        path.write_text(yaml.safe_dump(content), encoding="utf-8")
        return str(path)

    def person(self, body: str, role: str) -> str:
        id = self("body", "person", "--name", f"Somebody, {role} of {body}").strip()
        self("body", "give-role", body, role, "--person", id)
        return id

    def signed(self, act: dict[str, Any], key: Path, code: int = 0) -> str:
        stem = self.folder / f"{act['act']}-{len(list(self.folder.iterdir()))}"
        statement, openings = self("act", "prepare", self.write("act.yaml", act), "--to", str(stem)).split()
        envelope = f"{stem}.envelope.json"
        told = self.run(
            "sign", "act", statement, "--key", str(key), "--openings", openings, "--to", envelope, code=code
        )
        if code:
            return told
        assert all(text in told for text in act.get("texts", {}).values())
        return self("act", "log", envelope, "--openings", openings)

    def shows(self, text: str) -> bool:
        """Whether the public tree holds the text."""
        return any(text.encode() in file.read_bytes() for file in files_below(self.home / "public"))


def die(*_: object) -> None:
    raise OSError("the disk is full")


@pytest.fixture
def line(tmp_path: Path) -> Line:
    (tmp_path / "work").mkdir(mode=0o700)
    return Line(tmp_path / "work")


def test_a_deployment_is_filed_decided_and_checked_from_the_command_line(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    line("body", "enrol", "town", "--kind", "authority", "--name", "Town of Example")
    line("body", "enrol", "watchdog", "--kind", "oversight_body", "--name", "The Watchdog")
    filer, signer = line.person("town", "filer"), line.person("watchdog", "signer")
    record = line.write("gates.yaml", {"id": "town-gates", "deployment": {"title": "Gates"}})
    line("file", record, "--office", "town", "--person", filer)
    key = line.folder / "watchdog.key"
    vkey = line.run("sign", "key", "registry.example", "watchdog", "--to", str(key), "--development").strip()
    line.signed({"act": "enrol_key", "role": "registrar", "given": {"body": "watchdog", "key": vkey}}, key)
    decision = {
        "act": "authorise_with_conditions",
        "office": "watchdog",
        "role": "signer",
        "person": signer,
        "given": {"deployment": "town-gates", "conditions": [{"number": 1, "due": "2099-01-31"}]},
        "texts": {"reasons": "It is needed here.", "conditions[0]": "The school is masked."},
    }
    assert "town-gates/versions/1 is authorised with conditions" in line.signed(decision, key)
    objection = (
        "act: object\ngiven: {deployment: town-gates, lodged_on: 2020-01-31, reply_due: 2099-12-20}\n"
        "texts: {text: They see the school., sender: A. Person}\n"
    )
    (line.folder / "objection.yaml").write_text(objection, encoding="utf-8")
    told = line("act", "do", str(line.folder / "objection.yaml"))
    (entry,) = re.findall(r"Entry (\d+): object", told)
    line("act", "erase", entry, "--field", "sender", "--ground", "gdpr-17-1-a")
    with monkeypatch.context() as interrupted:
        interrupted.setattr("registry.cli.act.publish_erased", die)
        line("act", "erase", entry, "--field", "text", "--ground", "gdpr-17-1-a", code=2)
    assert line.shows("They see the school.")
    again = line("act", "erase", entry, "--field", "text", "--ground", "gdpr-17-1-a", code=2)
    assert "[erase.erased]" in again
    assert not line.shows("They see the school.")
    listed = line("act", "list", "town-gates")
    assert "town-gates is authorised with conditions; filed by town" in listed
    assert "sender: erased" in listed
    bodies = line("body", "list")
    assert f"filer: {filer}" in bodies
    checked = line.run("check", str(line.home / "public"), "--key", str(line.home / "trust/registry.vkeys"))
    assert "7 acts, each legal" in checked
    assert "sender" in checked
    assert "holds" in checked
    (key_id,) = re.findall(r"key ([0-9a-f]{8})", bodies)
    line("body", "withdraw-key", "watchdog", key_id, "--reason", "superseded")
    suspended = {
        **decision,
        "act": "suspend",
        "given": {"deployment": "town-gates"},
        "texts": {"reasons": "No."},
    }
    stem = str(line.folder / "suspend")
    statement, openings = line("act", "prepare", line.write("act.yaml", suspended), "--to", stem).split()
    line.run("sign", "act", statement, "--key", str(key), "--to", f"{stem}.envelope.json")
    refused = line("act", "log", f"{stem}.envelope.json", "--openings", openings, code=2)
    assert "[dsse.unknown_key]" in refused
    line("body", "forget", signer)


def test_a_draft_is_made_shown_changed_and_submitted_from_the_command_line(line: Line) -> None:
    line("body", "enrol", "town", "--kind", "authority", "--name", "Town of Example")
    by = ("--person", line.person("town", "filer"))
    wrong = line.write("draft.yaml", {"place": {"country": "Frankia"}})
    id = line("draft", "new", wrong, "--office", "town", *by).split()[0]
    told = line("draft", "show", id, *by)
    assert "place.country: " in told
    assert "Frankia" not in told
    right = line.write("draft.yaml", {"id": "town-gates", "place": {"country": "FR"}})
    line("draft", "edit", id, right, "--revision", "1", *by)
    assert "not a decision" in line("draft", "show", id, *by)
    assert json.loads(line("draft", "show", id, "--json", *by))["place"] == {"country": "FR"}
    line("draft", "hand-over", id, "--revision", "2", *by)
    assert f"{id} revision 3: of town" in line("draft", "list", "--office", "town", *by)
    assert "[draft.changed]" in line("draft", "submit", id, "--revision", "2", *by, code=2)
    assert "town-gates version 1: entry 3" in line("draft", "submit", id, "--revision", "3", *by)
    assert "[draft.unknown]" in line("draft", "show", id, *by, code=2)
    other = line("draft", "new", right, "--office", "town", *by).split()[0]
    assert "unchanged since version 1" in line("draft", "submit", other, "--revision", "1", *by)
    line("draft", "delete", other, "--revision", "1", *by)
    assert line("draft", "list", "--office", "town", *by) == ""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("- a list", "act.file"),
        ("act: {", "act.file"),
        ("act: lie\ngiven: {deployment: x}", "act.version"),
        ("act: lie", "act.file"),
        ("act: sighting\ngiven: {country: FR, seen_on: 2020-01-01, secret: Somebody}\ntexts: {text: x}", "act.file"),
        ("act: sighting\ngiven: {country: FR, seen_on: 2020-01-01}\ntexts: {text: ''}", "act.text"),
        ("act: sighting\ngiven: {country: FR, seen_on: 2020-01-01}\ntexts: {by.person: p-1}", "act.file"),
        ("act: sighting\ngiven: {country: FR, seen_on: 2020-01-01}\ntexts: {text: x}\nrole: registrar", "authority.body"),
        ("act: nil_return\nrole: filer\noffice: nobody\nperson: p-1\ngiven: {first: 2020-01-01, last: 2020-02-01}",
         "act.body"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_with_its_code_and_repeats_no_value(
    line: Line, content: str, code: str
) -> None:
    file = line.folder / "act.yaml"
    file.write_text(content, encoding="utf-8")
    told = line("act", "do", str(file), code=2)
    assert f"[{code}]" in told
    assert "Somebody" not in told


def test_signing_loads_neither_storage_nor_the_web() -> None:
    program = "import registry.cli.sign, sys; print([m for m in sys.modules if m.startswith(('registry.storage', 'flask'))])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
