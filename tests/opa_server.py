"""A real OPA server for tests: the pinned binary, on a free port of this machine, with one bundle."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from registry.assets import policies
from registry.errors import RegistryError
from registry.policy.release import Bundle
from registry.transport.opa import OpaEngine
from registry.transport.opa_binary import Pin, provide_opa


def pinned_opa() -> Path:
    """The pinned OPA, built first where this machine has none; a test that needs it is skipped where that fails."""
    try:
        return provide_opa(Pin.read(policies() / "opa.yaml"), policies().parent / ".opa")
    except RegistryError as error:
        pytest.skip(f"OPA is not to be had here: {error.message} {error.hint}")


@contextmanager
def opa_server(bundle: bytes | None, folder: Path) -> Iterator[str]:
    """The address of a server that runs `bundle` (registry.policy.opa_bundle), or nothing, until the block ends."""
    with opa_process(bundle, folder) as (address, _):
        yield address


@contextmanager
def opa_process(bundle: bytes | None, folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """As `opa_server`, with the process itself, to be stopped."""
    port = free_port()
    command = [
        str(pinned_opa()), "run", "--server", "--addr", f"127.0.0.1:{port}", "--disable-telemetry",
        "--log-level", "error",
    ]  # fmt: skip
    if bundle is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "bundle.tar.gz").write_bytes(bundle)
        command += ["--bundle", str(folder / "bundle.tar.gz")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_until_ready(server, port)
        yield f"http://127.0.0.1:{port}", server
    finally:
        server.terminate()
        server.communicate(timeout=20)


def opa_engine_at(address: str, release: Bundle, **options: float) -> OpaEngine:
    """The engine that asks the server at `address` for `release`."""
    return OpaEngine(
        address, release.digest, release.opa_documents, release.entrypoint, release.assemble, **options
    )


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _wait_until_ready(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        if server.poll() is not None:
            _, said = server.communicate()
            raise RuntimeError(f"opa did not start: {said.decode()}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError("opa did not become ready")
