"""A registry with encrypted keys, made by the command line itself."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.cli.main import main
from registry.signing import keys

SECRET = "correct horse battery staple"


def run(*arguments: str, input: str | None = None) -> Result:
    """What the command answers; an exception that it lets pass is raised here."""
    return CliRunner().invoke(main, arguments, input=input, catch_exceptions=False)


@pytest.fixture(scope="session", autouse=True)
def derived_once() -> Iterator[None]:
    """A passphrase and a salt always make the same key: here it is computed once, for it is made to be slow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_derived", functools.cache(keys._derived))
        yield


@pytest.fixture
def passphrase(tmp_path: Path) -> str:
    file = tmp_path / "passphrase"
    file.write_text(SECRET + "\n")
    return str(file)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the registry as it was made: do not write into it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "passphrase").write_text(SECRET + "\n")
    home, secret = folder / "registry", str(folder / "passphrase")
    made = run(
        "init", "--home", str(home), "--address", "https://registry.example", "--passphrase-file", secret
    )
    assert made.exit_code == 0, made.output
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> str:
    """A copy of the registry to do anything with."""
    return str(shutil.copytree(made, tmp_path / "registry"))
