"""Runs `sightline` commands in forks of one process that has loaded everything: a fault at the n-th call is then a fault in
the work, and not in the loading of modules, and a run takes a fraction of a second.

`python -m tests.faults.prepared` reads one request a line, {"argv", "output", "env"}; for each it forks a process,
answers with its id, lets it begin when the next line says so, and answers with its exit status (negative: the signal).
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.progress import told_to_wait

ROOT = Path(__file__).parents[2]
STRACE_SECONDS = 90


@dataclass(frozen=True)
class Run:
    """How a command ended: its exit code, or minus the signal that ended it."""

    code: int
    output: str
    trace: str

    @property
    def injected(self) -> bool:
        return "(INJECTED)" in self.trace or "killed by SIGKILL" in self.trace


class Prepared:
    """The process from which commands are forked; a context, which ends it. `scratch` is a folder for outputs and traces."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.faults.prepared"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Prepared:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def run(
        self, argv: Sequence[str], *strace: str, env: Mapping[str, str] | None = None, calls: str = ""
    ) -> Run:
        """Run a command to its end; under strace, which is given `strace`, where `calls` names system calls."""
        output, trace = self._scratch / "output", self._scratch / "trace"
        trace.unlink(missing_ok=True)
        pid = self._ask({"argv": list(argv), "output": str(output), "env": dict(env or {})})["pid"]
        tracer = self._trace(pid, trace, calls, strace) if calls else None
        status = self._ask({})["status"]
        if tracer is not None:
            tracer.communicate(timeout=STRACE_SECONDS)
        return Run(
            os.waitstatus_to_exitcode(status),
            output.read_text(errors="replace"),
            trace.read_text(errors="replace") if trace.exists() else "",
        )

    def _ask(self, request: Mapping[str, object]) -> dict[str, int]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answer: dict[str, int] = json.loads(self._process.stdout.readline())
        return answer

    def _trace(self, pid: int, trace: Path, calls: str, options: Sequence[str]) -> subprocess.Popen[str]:
        command = ["strace", "-f", "-y", "-s", "48", "-e", f"trace={calls}", *options]
        tracer = subprocess.Popen(
            [*command, "-o", str(trace), "-p", str(pid)], stderr=subprocess.PIPE, text=True
        )
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        assert re.search("attached", said), said + tracer.stderr.read()
        return tracer


def main() -> None:
    _load()
    requests = sys.stdin.fileno()
    answers = os.dup(sys.stdout.fileno())
    lines = os.fdopen(requests, "rb", buffering=0, closefd=False)
    while line := lines.readline():
        request = json.loads(line)
        gate, opened = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(opened)
            _become(request, gate, answers)
            return
        os.close(gate)
        os.write(answers, json.dumps({"pid": pid}).encode() + b"\n")
        lines.readline()
        os.close(opened)
        os.write(answers, json.dumps({"status": os.waitpid(pid, 0)[1]}).encode() + b"\n")


def _become(request: dict[str, object], gate: int, answers: int) -> None:
    from registry.cli.main import main as sightline

    os.close(answers)
    output = os.open(str(request["output"]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.close(output)
    os.environ |= request["env"]  # type: ignore[operator]
    os.read(gate, 1)
    os.close(gate)
    with told_to_wait():
        sightline(request["argv"])  # raises SystemExit, as the command itself does


def _load() -> None:
    """Load what a command loads late, and compile the release once."""
    import tempfile

    import registry.cli.act
    import registry.cli.draft
    import registry.cli.filing
    import registry.cli.log
    import registry.storage.postgresql  # noqa: F401
    from registry.domain.record import read_record
    from registry.operations import registry as opened
    from registry.operations.create_registry import create_registry
    from registry.operations.file_record import Submission, file_records
    from registry.operations.publish import publish
    from registry.policy.engine import Engine
    from registry.policy.release import Bundle, read_folder
    from registry.settings import Settings
    from tests.lean_release import lean_release

    compile_release = opened.configured_engines
    compiled: dict[str, list[Engine]] = {}

    def remembered(bundle: Bundle, settings: Settings) -> list[Engine]:
        if bundle.digest not in compiled:
            compiled[bundle.digest] = compile_release(bundle, settings)
        return compiled[bundle.digest]

    def read_once(folder: Path) -> Bundle:
        return installed if folder.name == installed.digest else read_folder(folder)

    # The release's files are read before anything is written: what a run calls without that is its own work.
    installed = lean_release()
    opened.configured_engines, opened.read_folder = remembered, read_once
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        made = create_registry(
            Path(folder) / "home",
            "http://127.0.0.1:8000",
            installed,
            Settings(),
            passphrase=None,
        )
        record = read_record({"id": "loaded", "operator": {"name": "Body"}, "place": {"country": "GB"}})
        list(file_records(made, [Submission(record, "filed", "loaded")]))
        publish(made)
        made.database.close()


if __name__ == "__main__":
    main()
