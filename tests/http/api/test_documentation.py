"""The handbook page on the API can be gone through as it is written, with curl, from its first command to its last."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from registry.operations.api_tokens import make_token
from tests.http.served import served

PAGE = Path(__file__).parents[3] / "docs" / "api.md"


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    script = "\n".join(re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE))
    with served(tmp_path / "registry", desk="true") as (people, origin):
        scopes = ["read", "submit", "revise"]
        token = make_token(people.registry, people.ids["town"], scopes, 1)[1]
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "REGISTER": origin, "TOKEN": token},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n304\n" in done.stdout
    assert '"person"' in done.stdout
    assert [int(number) for number in re.findall(r'"version": (\d)', done.stdout)][:2] == [1, 2]
    assert (tmp_path / "decision.tlog-proof").read_text().startswith("c2sp.org/tlog-proof@v1\n")
    assert json.loads((tmp_path / "decision.entry").read_text())["payload"]
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"line"')]
    assert [row["status"] for row in rows] == ["filed", "refused"]
