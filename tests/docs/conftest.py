"""A folder as a reader has it after `make demo`: the demonstration, and the files that the pages show."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import derived_once

__all__ = ["derived_once"]

ROOT = Path(__file__).parents[2]
WRITTEN = [ROOT / name for name in ("README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md")]
GENERATED = (
    "check-a-decision/",
    "requirements/",
    "results/",
    "reference/api.md",
    "reference/fields.md",
    "reference/policy-library.md",
)


def pages() -> list[Path]:
    """The pages that somebody wrote or that stand in the repository."""
    docs = ROOT / "docs"
    inside = [
        path for path in sorted(docs.rglob("*.md")) if not str(path.relative_to(docs)).startswith(GENERATED)
    ]
    return [*WRITTEN, *inside]


@pytest.fixture(scope="session")
def folder(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder; every titled block of the pages lies in it as a file, and a passphrase."""
    made = tmp_path_factory.mktemp("reader")
    shutil.copytree(demo_home, made / "demo", ignore=shutil.ignore_patterns("*.db-shm", "*.db-wal"))
    (made / "secret.txt").write_text("four words and more\n")
    for page in pages():
        for name, text in re.findall(
            r'^```\w+ title="([^"]+)"\n(.*?)^```$', page.read_text(), re.DOTALL | re.MULTILINE
        ):
            (made / name).write_text(text)
    return made
