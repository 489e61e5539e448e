"""The files with which a registry is run as a service ask for commands, settings and versions that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.settings import Settings
from tests.docs.conftest import ROOT
from tests.docs.test_examples import read_only

DEPLOY = ROOT / "docs" / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def compose() -> Any:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def commands() -> Iterator[str]:
    for unit in UNITS:
        (line,) = re.findall(r"^ExecStart=\S+/(sightline .*)$", unit.read_text(), re.MULTILINE)
        yield line
    for name in ("pages", "log"):
        yield " ".join(["sightline", *compose()["services"][name]["command"]])
    (line,) = re.findall(r"^CMD \[(.*)\]$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    yield " ".join(["sightline", *re.findall('"([^"]*)"', line)])


@pytest.mark.parametrize("command", list(commands()))
def test_every_command_exists_with_its_options(command: str) -> None:
    read_only(command)


@pytest.mark.parametrize("file", sorted(DEPLOY.iterdir()), ids=lambda file: file.name)
def test_every_setting_exists(file: Path) -> None:
    named = {name.lower() for name in re.findall(r"\bSIGHTLINE_(\w+)=", file.read_text())}
    assert named <= Settings.model_fields.keys()


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_accepts_the_units(unit: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed (apt-get install systemd)")
    program = tmp_path / "sightline"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    text = re.sub(r"^ExecStart=\S+/sightline", f"ExecStart={program}", unit.read_text(), flags=re.MULTILINE)
    (made := tmp_path / unit.name).write_text(text)
    found = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(made)], capture_output=True, text=True, check=False
    )
    assert unit.name not in found.stderr, found.stderr


def test_the_containers_run_what_this_release_was_tested_with() -> None:
    version = yaml.safe_load((ROOT / "policies" / "opa.yaml").read_text())["version"]
    assert compose()["services"]["opa"]["image"].endswith(f"/opa:{version}")
    assert (
        "versity/versitygw/cmd/versitygw@" + compose()["services"]["objects"]["image"].rpartition(":")[2]
        in (ROOT / ".ci" / "run").read_text()
    )


def test_every_file_that_the_containers_need_is_there_or_named_on_the_page() -> None:
    page = (ROOT / "docs" / "operate.md").read_text()
    services = compose()["services"].values()
    named = {file for service in services for file in service.get("env_file", [])}
    named |= {Path(secret["file"]).name for secret in compose()["secrets"].values()}
    for name in named:
        assert f"`{name}`" in page or (DEPLOY / f"{name}.example").is_file(), name


def test_what_ended_is_started_again_however_often() -> None:
    for unit in UNITS:
        assert {"Restart=always", "StartLimitIntervalSec=0"} <= set(unit.read_text().splitlines()), unit.name
    for name in ("pages", "log"):
        assert compose()["services"][name]["restart"] == "unless-stopped"


def test_nobody_else_may_write_what_the_services_keep() -> None:
    for unit in UNITS:
        text = unit.read_text()
        assert {"UMask=0077", "NoNewPrivileges=yes", "ProtectSystem=strict"} <= set(text.splitlines()), (
            unit.name
        )
