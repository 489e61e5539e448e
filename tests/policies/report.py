"""What the tests of the policies are worth, in one run: coverage on OPA, relations between assessments, mutation score.

Run as `make policy-tests`, or `python -m tests.policies.report`; fails where one of the three falls short.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.opa_server import pinned_opa
from tests.policies import mutation
from tests.policies.pairs import COMPARED
from tests.policies.test_rego import copied

RELATIONS = ("test_metamorphic.py", "test_no_reward_for_silence.py", "test_remedies.py")


def main() -> int:
    """0 where every line is covered, every relation holds and the mutation score is reached."""
    return max(coverage(), relations(), mutation.main([]))


def coverage() -> int:
    """Print how much of the rules their tests reach; 0 where it is all of it."""
    with tempfile.TemporaryDirectory() as folder:
        copied(Path(folder))
        command = [str(pinned_opa()), "test", "--coverage", "--format=json", "."]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        print(f"coverage on OPA: the tests fail\n{(run.stderr or run.stdout)[-2000:]}")
        return 1
    files = {
        name: one
        for name, one in json.loads(run.stdout)["files"].items()
        if not name.endswith("_test.rego") and name != "index.rego"
    }
    lines = sum(one.get("covered_lines", 0) for one in files.values())
    missed = sum(one.get("not_covered_lines", 0) for one in files.values())
    print(
        f"coverage on OPA: {lines} of {lines + missed} lines of {len(files)} files, {lines / (lines + missed):.1%}"
    )
    return 1 if missed else 0


def relations() -> int:
    """Try the relations, and print on how many assessments; 0 where all hold."""
    folder = Path(__file__).parent
    # In this process, so that what was compared can be counted.
    failed = pytest.main(["-q", "-p", "no:xdist", *(str(folder / name) for name in RELATIONS)])
    print(f"metamorphic: {len(COMPARED)} relations on {sum(COMPARED.values()):,} assessments")
    for relation, number in COMPARED.most_common():
        print(f"  {relation}: {number:,}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
