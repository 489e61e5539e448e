"""An S3 server that nobody here wrote (versitygw), started by the tests, and a wire between it and us that can be cut.

It keeps buckets as folders, verifies signatures, and honours `If-Match` and `If-None-Match` on writes. Its clients' requests
may pass through `Wire`, which answers in its stead or loses its answers.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.go_programs import find_installed

INSTALL = "go install github.com/versity/versitygw/cmd/versitygw@v1.8.0"
KEY = "AKTESTKEYOFTHEREGISTRY"
SECRET = "not-a-secret-but-looks-like-one-4711"


def find_versitygw() -> str | None:
    """Where the server's program is, None where it is not installed."""
    return shutil.which("versitygw") or find_installed("versitygw")


def use_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's keys, and nothing else of a cloud, stand in the environment."""
    for variable in ("AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_REGION", "us-east-1")


@dataclass
class Server:
    """It runs, or was killed, on the buckets in `folder`."""

    folder: Path
    port: int
    program: str
    process: subprocess.Popen[bytes] | None = None
    _made: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        buckets = self.folder / "buckets"
        buckets.mkdir(parents=True, exist_ok=True)
        command = [self.program, "--port", f"127.0.0.1:{self.port}", "--quiet", "posix", str(buckets)]
        keys = {"ROOT_ACCESS_KEY": KEY, "ROOT_SECRET_KEY": SECRET}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, env=os.environ | keys, stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])

    def kill(self) -> None:
        """As the kernel does it, in the middle of whatever it was doing."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def bucket(self) -> str:
        """A new bucket that anybody may read."""
        name = f"register-{len(self._made)}"
        self._made.append(name)
        grant = {
            "Effect": "Allow",
            "Principal": "*",
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"],
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [grant]}).encode()
        assert self._signed("PUT", f"/{name}", "", b"").status_code == 200
        answer = self._signed("PUT", f"/{name}", "policy=", policy)
        assert answer.status_code in (200, 204), answer.text
        return name

    def object(self, bucket: str, key: str) -> Path:
        """The file that holds an object: whoever writes there goes past every condition."""
        return self.folder / "buckets" / bucket / key

    def _signed(self, method: str, path: str, query: str, body: bytes) -> requests.Response:
        # AWS Signature Version 4.
        now = datetime.now(UTC)
        digest = hashlib.sha256(body).hexdigest()
        stamp, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
        host = f"127.0.0.1:{self.port}"
        names = "host;x-amz-content-sha256;x-amz-date"
        headers = f"host:{host}\nx-amz-content-sha256:{digest}\nx-amz-date:{stamp}\n"
        asked = "\n".join((method, path, query, headers, names, digest))
        scope = f"{day}/us-east-1/s3/aws4_request"
        text = "\n".join(("AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(asked.encode()).hexdigest()))
        key = f"AWS4{SECRET}".encode()
        for part in (*scope.split("/"), text):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        return requests.request(
            method,
            f"{self.address}{path}{'?' + query if query else ''}",
            data=body,
            headers={
                "x-amz-content-sha256": digest,
                "x-amz-date": stamp,
                "Authorization": f"AWS4-HMAC-SHA256 Credential={KEY}/{scope},SignedHeaders={names},Signature={key.hex()}",
            },
            timeout=20,
        )


Spoil = Callable[[str, str], str | None]
"""What becomes of a request (method, path): None, or a status to answer at once, or `lost`: done, and the answer is lost."""


@dataclass
class Wire:
    """A way to the server at `address` on which every request is seen, and spoiled as `spoil` says."""

    address: str
    spoil: Spoil = lambda method, path: None
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def wire(server: Server) -> Iterator[Wire]:
    """A wire to `server`."""
    opened = Wire("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            path = urlsplit(self.path).path
            opened.asked.append((self.command, path))
            spoiled = opened.spoil(self.command, path)
            if spoiled is not None and spoiled.isdigit():
                self.send_response(int(spoiled))
                self.send_header("Content-Length", "0")
                # As a store that heeds no condition answers a write.
                self.send_header("ETag", '"0123456789abcdef0123456789abcdef"')
                self.end_headers()
                return
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
            try:
                connection.request(self.command, self.path, body, dict(self.headers))
                answer = connection.getresponse()
                data = answer.read()
            except (OSError, http.client.HTTPException):
                self.close_connection = True
                return
            finally:
                connection.close()
            if spoiled == "lost":
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in (
                    "transfer-encoding",
                    "connection",
                    "content-length",
                    "date",
                    "server",
                ):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_PUT = do_HEAD = pass_on

        def log_message(self, *arguments: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *arguments: object) -> None:
            pass  # a client that goes away is nothing to tell

    listening = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    opened.address = f"http://127.0.0.1:{listening.server_port}"
    try:
        yield opened
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def running(folder: Path) -> Iterator[Server]:
    """A server on buckets in `folder`; a test that needs it is skipped, by name, where it is not installed."""
    program = find_versitygw()
    if program is None:
        pytest.skip(f"versitygw is not installed: {INSTALL}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _with_attributes(folder) as place:
        server = Server(place, port, program)
        server.start()
        try:
            yield server
        finally:
            server.kill()


@contextmanager
def _with_attributes(folder: Path) -> Iterator[Path]:
    """`folder`, or one on the disk where that lies in a memory whose files have no attributes (Linux before 6.6)."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as other:
        for place in (folder, Path(other)):
            try:
                os.setxattr(place, "user.sightline", b"")
            except OSError as error:
                why = f"{place}: {error.strerror}"
            else:
                yield place
                return
        # Kept beside the files its ETags would not change with them, and no replacement would be safe.
        pytest.skip(f"versitygw needs a file system with extended attributes: {why}")
