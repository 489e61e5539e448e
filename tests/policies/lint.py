"""The policy checks of `make lint`: form, strictness, the subset, the metadata, and Regal where it is to be had.

Run as `python -m tests.policies.lint`; without the pinned OPA it says how to get it and fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from jsonschema import Draft202012Validator, FormatChecker

from registry import assets
from registry.errors import RegistryError
from registry.policy.build import build_release
from registry.policy.sources import metadata
from registry.transport.opa_binary import Pin, provide_opa

REGAL: Final = "github.com/open-policy-agent/regal@v0.38.1"
"""The version whose rules `.regal/config.yaml` was written for."""


def main() -> int:
    """0 where every check holds."""
    policies = assets.policies()
    try:
        opa = provide_opa(Pin.read(policies / "opa.yaml"), policies.parent / ".opa")
        build_release(policies, opa)
    except RegistryError as error:
        print(error, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        # The release holds the sources a second time, so the library is checked without it.
        library = Path(folder)
        for path in sorted(policies.rglob("*.rego")):
            if "release" not in path.relative_to(policies).parts:
                (library / path.relative_to(policies)).parent.mkdir(parents=True, exist_ok=True)
                (library / path.relative_to(policies)).write_bytes(path.read_bytes())
        checks: list[list[str | Path]] = [
            [opa, "fmt", "--list", "--fail", "."],
            [opa, "check", "--strict", "."],
        ]
        if regal := _regal(policies.parent / ".opa"):
            checks.append([regal, "lint", "--config-file", policies.parent / ".regal" / "config.yaml", "."])
        return max(subprocess.run(check, cwd=library, check=False).returncode for check in checks)


def _regal(folder: Path) -> Path | None:
    """Regal, from PATH or installed by Go into `folder`; None, and the reason is printed, where neither gives it."""
    if found := shutil.which("regal", path=f"{folder.resolve()}{os.pathsep}{os.environ.get('PATH', '')}"):
        return Path(found)
    go = shutil.which("go")
    if go is None:
        print("Regal is skipped: there is neither Regal nor Go on the PATH")
        return None
    environment = os.environ | {"GOBIN": str(folder.resolve()), "GOFLAGS": ""}
    done = subprocess.run(
        [go, "install", REGAL], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(f"Regal is skipped: `go install {REGAL}` failed: {done.stderr.strip()[-300:]}")
        return None
    return folder.resolve() / "regal"


def schema_faults(rule: Path) -> list[str]:
    """What the published schema refuses in the metadata of a requirement, one line each."""
    schema = json.loads((assets.policies() / "requirement.schema.json").read_text(encoding="utf-8"))
    block = json.loads(json.dumps(metadata(rule.read_text(encoding="utf-8"), rule.name), default=str))
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(block)
    return [f"{rule.name}: {'.'.join(map(str, fault.path))}: {fault.message}" for fault in found]


if __name__ == "__main__":
    sys.exit(main())
