"""Finds programs that `go install` has put somewhere, which need not be on the PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


def find_installed(name: str) -> str | None:
    """Where Go keeps the program `name`, None where it is not installed. The PATH is not searched."""
    places = [os.environ.get("GOBIN")]
    go = shutil.which("go") or "/usr/local/go/bin/go"
    if Path(go).exists():
        answer = subprocess.run([go, "env", "GOPATH"], capture_output=True, text=True, check=False)
        places.append(f"{answer.stdout.strip()}/bin")
    found = (Path(place, name) for place in places if place)
    return next((str(program) for program in found if program.is_file()), None)
