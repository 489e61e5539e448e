"""What the command line answers when something goes wrong: a code that means something, one line, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry.settings import settings
from tests.cli.conftest import run

SIGHTLINE = (sys.executable, "-c", "from registry.cli.main import main; main()")


def to_nobody(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command with an output that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return subprocess.run(
            [*SIGHTLINE, *arguments], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writer)


def test_an_answer_that_nobody_hears_is_never_a_good_one(home: str) -> None:
    public, keys = f"{home}/public", f"{home}/trust/registry.vkeys"
    for arguments in (("check", public), ("check", public, "--key", keys), ("policies", "list"), ("--help",)):
        ended = to_nobody(*arguments)
        assert ended.returncode == 141, (arguments, ended.stderr)
        assert "Traceback" not in ended.stderr
        assert "Exception ignored" not in ended.stderr


def test_a_proof_that_cannot_be_written_is_one_line_that_says_where(home: str) -> None:
    answer = run("log", "prove", "0", "--home", home, "-o", "/no/such/folder/proof")
    assert answer.exit_code == 2
    assert "/no/such/folder/proof" in answer.stderr
    assert "[cli.file]" in answer.stderr
    assert "Check the name" in answer.stderr
    assert "Traceback" not in answer.output


def test_bytes_that_are_not_utf_8_are_the_inputs_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        b"\xff".decode()

    monkeypatch.setattr("registry.cli.assess.assess_file", fail)
    answer = run("assess", "-", input="{}")
    assert answer.exit_code == 2
    assert "[cli.file]" in answer.stderr


def test_a_passphrase_file_that_is_not_utf_8_is_named(home: str, tmp_path: Path) -> None:
    file = tmp_path / "latin-1"
    file.write_bytes("geheim für alle\n".encode("latin-1"))
    answer = run("log", "publish", "--home", home, "--passphrase-file", str(file))
    assert answer.exit_code == 2
    assert f"{file}: is not UTF-8 text [key.passphrase]" in answer.stderr


def test_an_office_is_asked_for_the_passphrase_of_its_own_key_and_not_of_the_registrys(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o700)
    answer = run("sign", "key", "registry.example", "watchdog", "--to", str(tmp_path / "k.key"), input="")
    assert answer.exit_code == 2
    assert "Passphrase of the office's key" in answer.stderr
    # That variable names the passphrase of the registry, which an office does not have: this command does not read it.
    assert "SIGHTLINE_PASSPHRASE_FILE" not in answer.stderr


def test_where_nobody_can_be_asked_for_the_passphrase_the_file_is_suggested(home: str) -> None:
    answer = run("log", "publish", "--home", home, input="")
    assert answer.exit_code == 2
    assert "key.passphrase" in answer.stderr
    assert "--passphrase-file" in answer.stderr


def test_a_log_that_was_never_published_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.operations.create_registry.publish", lambda registry: None)
    home = str(tmp_path / "unpublished")
    made = run("init", "--home", home, "--address", "https://registry.example", "--development-keys")
    assert made.exit_code == 0
    answer = run("log", "checkpoint", "--home", home)
    assert answer.exit_code == 2
    assert "never published" in answer.stderr
    assert "log.not_published" in answer.stderr


def test_stopping_a_command_is_neither_an_answer_nor_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("registry.cli.assess.assess_file", stop)
    answer = run("assess", "-", input="{}")
    assert answer.exit_code == 130
    assert "Traceback" not in answer.output


def test_an_exception_that_nobody_foresaw_stays_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("registry.cli.assess.assess_file", fail)
    with pytest.raises(ZeroDivisionError):
        run("assess", "-", input="{}")


@pytest.mark.parametrize("command", [("serve",), ("log", "checkpoint"), ("log", "prove")])
def test_a_command_that_may_finish_a_publication_says_so(command: tuple[str, ...]) -> None:
    assert "interrupted" in run(*command, "--help").stdout


def test_an_upgrade_makes_no_database_where_there_is_no_registry(tmp_path: Path) -> None:
    answer = run("db", "upgrade", "--home", str(tmp_path))
    assert answer.exit_code == 2
    assert "registry.missing" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_full_register_is_a_code_of_its_own_and_the_same_succeeds_once_it_has_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, record = str(tmp_path / "full"), tmp_path / "one.json"
    record.write_text('{"id": "one"}')
    made = run("init", "--home", home, "--address", "https://registry.example", "--development-keys")
    assert made.exit_code == 0
    monkeypatch.setenv("SIGHTLINE_BACKLOG", "1")
    settings.cache_clear()
    try:
        assert run("file", str(record), "--no-wait", "--home", home).exit_code == 0
        for way in ("--no-wait", "--no-publish"):
            answer = run("file", str(record), way, "--home", home)
            assert answer.exit_code == 75
            assert "[intake.full]" in answer.stderr
        assert "one version 1, entry 1" in run("log", "publish", "--home", home).stdout
        assert run("file", str(record), "--no-wait", "--home", home).exit_code == 0
        assert "published: entry 1 of registry.example" in run("log", "status", "one", "--home", home).stdout
    finally:
        settings.cache_clear()
