"""The policy checks of `make lint`: form, strictness, the subset, the metadata, and Regal where it is to be had.

Run as `python -m tests.policies.lint`; without the pinned OPA it says how to get it and fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

from registry import assets
from registry.errors import RegistryError
from registry.policy.build import build_release
from registry.policy.sources import metadata
from registry.transport.opa_binary import Pin, provide_opa


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
        checks = (["fmt", "--list", "--fail", "."], ["check", "--strict", "."])
        return max(subprocess.run([opa, *check], cwd=library, check=False).returncode for check in checks)


def schema_faults(rule: Path) -> list[str]:
    """What the published schema refuses in the metadata of a requirement, one line each."""
    schema = json.loads((assets.policies() / "requirement.schema.json").read_text(encoding="utf-8"))
    block = json.loads(json.dumps(metadata(rule.read_text(encoding="utf-8"), rule.name), default=str))
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(block)
    return [f"{rule.name}: {'.'.join(map(str, fault.path))}: {fault.message}" for fault in found]


if __name__ == "__main__":
    sys.exit(main())
