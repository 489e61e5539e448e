"""What every test shares: a skip is an answer only where it was agreed on beforehand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter


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
