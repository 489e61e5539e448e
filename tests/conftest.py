"""What every test shares: the demonstration, and that a skip is an answer only where it was agreed on beforehand."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.terminal import TerminalReporter

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration registry, made once for all processes of a run: do not write into it."""
    own = tmp_path_factory.getbasetemp()
    made = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demonstration"
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _make_demonstration(made)
    # Each process has a copy, for whoever opens it locks its files.
    return Path(shutil.copytree(made, tmp_path_factory.mktemp("demo") / "demo"))


def _make_demonstration(made: Path) -> None:
    # Not loaded for tests that ask for less.
    from registry.operations.demo import make_demo
    from registry.settings import Settings

    begun = made.with_suffix(".begun")
    shutil.rmtree(begun, ignore_errors=True)
    registry, reports = make_demo(begun, Settings(), lambda progress: None)
    registry.database.close()
    assert [report.problem for report in reports] == [None]
    begun.rename(made)


_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the system. One for each process: Playwright runs no second one in it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no chromium on this computer: how pages look and behave in a browser is not tested")
    # Not loaded for tests that ask for less.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_SWITCHES)
        yield browser
        browser.close()


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name every skip; with SIGHTLINE_SKIPS=FILE fail where the reason of one stands in no line of that file."""
    skipped = terminalreporter.stats.get("skipped", [])
    allowed = _allowed()
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        unexpected = allowed is not None and not any(line in reason for line in allowed)
        terminalreporter.write_line(
            f"{'NOT ALLOWED TO SKIP' if unexpected else 'skipped'}: {report.nodeid}: {reason}"
        )
        if unexpected and terminalreporter._session is not None:
            terminalreporter._session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _allowed() -> list[str] | None:
    file = os.environ.get("SIGHTLINE_SKIPS")
    if file is None:
        return None
    lines = (line.strip() for line in Path(file).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
