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
from tests.postgresql import Cluster

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
    run(tmp_path, 3, phases="coverage,fuzzing")


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("body", ["town", "watchdog"])
def test_nor_after_a_long_search(tmp_path: Path, body: str) -> None:
    run(tmp_path, 100, body=body, phases=ALL)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_nor_on_postgresql(tmp_path: Path, cluster: Cluster) -> None:
    run(tmp_path, 50, phases=ALL, database=cluster.address(cluster.create()))


def run(folder: Path, examples: int, *, phases: str, body: str = "town", database: str | None = None) -> None:
    """Have schemathesis ask a registry that takes acts, with all of its checks."""
    (folder / "schemathesis.toml").write_text(CONFIGURATION)
    with served(folder / "registry", database, desk="true") as (people, origin):
        token = make_token(people.registry, people.ids[body], SCOPES[body], 1)[1]
        done = subprocess.run(
            [
                str(Path(sys.executable).with_name("st")),
                "--config-file",
                str(folder / "schemathesis.toml"),
                "run",
                f"{origin}/api/v1/openapi.json",
                "--checks=all",
                f"--phases={phases}",
                f"--max-examples={examples}",
                "--header",
                f"Authorization: Bearer {token}",
                "--seed=1",
                "--no-color",
            ],
            cwd=folder,
            env={**os.environ, "SCHEMATHESIS_HOOKS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
