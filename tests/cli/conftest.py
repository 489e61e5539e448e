"""A registry with encrypted keys, made by the command line itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.cli.main import main

SECRET = "correct horse battery staple"


def run(*arguments: str, input: str | None = None) -> Result:
    """What the command answers; an exception that it lets pass is raised here."""
    return CliRunner().invoke(main, arguments, input=input, catch_exceptions=False)


@pytest.fixture
def passphrase(tmp_path: Path) -> str:
    file = tmp_path / "passphrase"
    file.write_text(SECRET + "\n")
    return str(file)


@pytest.fixture
def home(tmp_path: Path, passphrase: str) -> str:
    """The folder of the registry."""
    home = str(tmp_path / "registry")
    made = run(
        "init", "--home", home, "--address", "https://registry.example", "--passphrase-file", passphrase
    )
    assert made.exit_code == 0, made.output
    return home
