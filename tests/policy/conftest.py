"""Small policies of the tests' own, compiled by the pinned OPA once a session."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.small_release import opa, small_files, small_release

__all__ = ["compiled", "opa", "small_files", "small_release"]

Compile = Callable[..., bytes]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def compiled(opa: Path, tmp_path_factory: pytest.TempPathFactory) -> Compile:
    """The WebAssembly of one Rego module in package main, by its text."""
    modules: dict[str, bytes] = {}

    def compile_rego(text: str) -> bytes:
        if text not in modules:
            folder = tmp_path_factory.mktemp("rego")
            (folder / "main.rego").write_text(text)
            command = [
                str(opa),
                "build",
                "-t",
                "wasm",
                "-e",
                "main/assessment",
                "-o",
                "bundle.tar.gz",
                "main.rego",
            ]
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
            with tarfile.open(folder / "bundle.tar.gz") as bundle:
                member = bundle.extractfile("/policy.wasm")
                assert member is not None
                modules[text] = member.read()
        return modules[text]

    return compile_rego
