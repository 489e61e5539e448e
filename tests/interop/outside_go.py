"""Builds the Go program in go/, which judges logs and texts with libraries nobody here wrote, and asks it."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parent / "go"


class Outside:
    """The running program; one question at a time."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, what: str, data: bytes = b"", **more: Any) -> dict[str, Any]:
        """Its answer: `ok`, `error` where it refuses, and what it read."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        question = {"ask": what, "data": base64.b64encode(data).decode(), **more}
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=30)


def build(place: Path) -> Path:
    """The compiled program; skips the test by name where Go, or what the program needs, is not to be had."""
    go = shutil.which("go") or "/usr/local/go/bin/go"
    if not Path(go).exists():
        pytest.skip("Go 1.26 is not installed: https://go.dev/dl/")
    program = place / "outside"
    ran = subprocess.run(
        [go, "build", "-o", str(program), "."],
        cwd=SOURCES,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    if ran.returncode and "dial tcp" in ran.stderr + ran.stdout:
        pytest.skip("Go modules cannot be fetched here: run `go mod download` in tests/interop/go")
    assert ran.returncode == 0, ran.stderr
    return program


def running(place: Path) -> Iterator[Outside]:
    outside = Outside(build(place))
    yield outside
    outside.close()
