"""Whatever is sent, the API answers as its document says, and never with an error of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry.http import desk
from registry.http.api import limits
from registry.operations.api_tokens import make_token
from tests.http.served import served
from tests.postgresql import Cluster, cluster

__all__ = ["cluster"]

CONFIGURATION = """\
# What is well formed can still name what is not there, not be this sender's to do, or not be legal as things stand.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "401", "403", "404", "409", "412", "422", "428"]

[checks.negative_data_rejection]
expected-statuses = ["4xx"]

[checks.missing_required_header]
expected-statuses = ["4xx"]

[generation]
database = "none"
"""
ROOT = Path(__file__).parents[3]
ALL = "examples,coverage,fuzzing,stateful"
SCOPES = {
    "town": [
        "read",
        "draft",
        "submit",
        "claim",
        "revise",
        "confirm",
        "withdraw",
        "retire",
        "reply",
        "incident",
        "nil_return",
    ],
    "watchdog": ["read", "suspend", "lift", "order", "release_text", "open_withheld", "object"],
}


@pytest.fixture(autouse=True)
def unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds on one address have tests of their own."""
    monkeypatch.setattr(limits, "BURST", 10**9)
    monkeypatch.setattr(desk, "PUBLIC_BURST", 10**9)


def test_no_answer_is_undescribed_and_none_is_an_error_of_the_server(tmp_path: Path) -> None:
    # Of the acts, which are alike, one of each kind: of the public, of two people, signed elsewhere.
    run(tmp_path, 2, phases="fuzzing", without="/acts/(?!(incident|retire|reply)$)")


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("body", ["town", "watchdog", None])
def test_nor_after_a_long_search(tmp_path: Path, body: str | None) -> None:
    run(tmp_path, 50, body=body, phases=ALL)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_nor_on_postgresql(tmp_path: Path, cluster: Cluster) -> None:
    run(tmp_path, 50, phases=ALL, database=cluster.address(cluster.create()))


def run(
    folder: Path,
    examples: int,
    *,
    phases: str,
    body: str | None = "town",
    database: str | None = None,
    without: str = "^$",
) -> None:
    """Have schemathesis ask a registry that takes acts, with all of its checks, as somebody of `body` or as anyone."""
    (folder / "schemathesis.toml").write_text(CONFIGURATION)
    with served(folder / "registry", database, desk="true") as (people, origin):
        with_token = []
        if body is not None:
            token = make_token(people.registry, people.ids[body], SCOPES[body], 1)[1]
            with_token = ["--header", f"Authorization: Bearer {token}"]
        program = str(Path(sys.executable).with_name("st"))
        done = subprocess.run(
            [
                program, "--config-file", str(folder / "schemathesis.toml"), "run", f"{origin}/api/v1/openapi.json",
                "--checks=all", f"--phases={phases}", f"--max-examples={examples}", f"--exclude-path-regex={without}",
                # On a busy machine an answer takes long; one that never comes is an error here too.
                "--seed=1", "--request-timeout=120", "--no-color", *with_token,
            ],
            cwd=folder,
            env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.http.api.ndjson", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
