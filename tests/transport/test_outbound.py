"""No request goes where nobody may be asked, whatever its name says, and whatever it says a moment later."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.transport import outbound
from registry.transport.outbound import PublicOnly, but_never_local, networks

FORBIDDEN = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",
    "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "5f00::1",
    "2001::1", "2001:db8::1", "3fff::1", "2002:7f00:1::", "2002:808:808::",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    # Where clouds answer their own machines, and addresses that carry one which is refused.
    "168.63.129.16", "100.100.100.200", "100.127.255.255", "192.0.0.192", "fd20:ce::254", "::ffff:168.63.129.16",
    "64:ff9b::a83f:8110", "64:ff9b:1::a9fe:a9fe", "64:ff9b:1:a9fe:a9:fe00::", "2002:a9fe:a9fe::1", "2002:a83f:8110::",
    "2001:0:a9fe:a9fe::", "2001:0:808:808:0:0:5601:5601", "2606:4700::5efe:a9fe:a9fe", "2606:4700::200:5efe:a00:1",
]  # fmt: skip
ALLOWED = ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]

BOMB = gzip.compress(bytes(16 << 20))


@pytest.fixture
def server() -> Iterator[tuple[int, list[dict[str, str]]]]:
    """The port of a server on this machine, and what it was asked with."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(dict(self.headers))
            self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/away":
                self.send_response(307)
                self.send_header("Location", "/here")
            elif self.path == "/nowhere":
                self.send_response(302)
                self.send_header("Location", "http://[")
            elif self.path == "/bomb":
                self.send_response(302)
                self.send_header("Location", "/here")
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(BOMB)))
                self.end_headers()
                self.wfile.write(BOMB)
                return
            else:
                self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,))
    thread.start()
    yield made.server_port, asked
    made.shutdown()
    thread.join()
    made.server_close()


ONLY_PUBLIC = PublicOnly()


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Have every name mean `answers`, one after the other and then the last; the names that were asked for."""
    asked: list[str] = []
    left = list(answers)

    def resolve(host: str, port: int, **named: Any) -> list[Any]:
        asked.append(host)
        now = left.pop(0) if len(left) > 1 else left[0]
        families = [socket.AF_INET6 if ":" in ip else socket.AF_INET for ip in now]
        return [(f, socket.SOCK_STREAM, 6, "", (ip, port)) for f, ip in zip(families, now, strict=True)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def post(address: str, may_reach: outbound.Judge = ONLY_PUBLIC) -> outbound.Reply:
    return outbound.request("POST", address, b"{}", time.monotonic() + 5, {}, may_reach)


def refused(address: str, may_reach: outbound.Judge = ONLY_PUBLIC) -> str:
    with pytest.raises(RegistryError) as told:
        post(address, may_reach)
    return told.value.code


@pytest.mark.parametrize("ip", FORBIDDEN)
def test_what_is_not_public_is_refused_under_any_name(monkeypatch: pytest.MonkeyPatch, ip: str) -> None:
    resolving(monkeypatch, [ip])
    assert refused("https://innocent.example/hook") == "outbound.address"


@pytest.mark.parametrize("ip", ALLOWED)
def test_what_is_public_is_not_refused(ip: str) -> None:
    assert PublicOnly()(outbound._meant(ip))


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "0", "0x7f000001", "2130706433", "0177.0.0.1", "127.1", "[::ffff:7f00:1]"]
)  # fmt: skip
def test_spellings_of_this_machine_are_this_machine(
    server: tuple[int, list[dict[str, str]]], host: str
) -> None:
    assert refused(f"http://{host}:{server[0]}/") == "outbound.address"
    assert server[1] == []


def test_one_forbidden_address_among_good_ones_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, ["8.8.8.8", "10.0.0.1"])
    assert refused("https://mixed.example/") == "outbound.address"


def test_a_name_that_means_something_else_a_moment_later_gains_nothing(
    monkeypatch: pytest.MonkeyPatch, server: tuple[int, list[dict[str, str]]]
) -> None:
    port, reached = server
    # Judged as the first; whoever asked again for the connection would be led to this machine.
    asked = resolving(monkeypatch, ["192.0.0.9"], ["127.0.0.1"])
    allowed = PublicOnly(networks("192.0.0.9/32"))
    monkeypatch.setattr(socket.socket, "connect", lambda self, to: (_ for _ in ()).throw(OSError(str(to))))
    assert refused(f"http://rebinding.example:{port}/", allowed) == "outbound.unreachable"
    assert (asked, reached) == (["rebinding.example"], [])


def test_what_the_operator_allows_is_reached_under_its_own_name(
    monkeypatch: pytest.MonkeyPatch, server: tuple[int, list[dict[str, str]]]
) -> None:
    port, reached = server
    resolving(monkeypatch, ["127.0.0.1"])
    allowed = PublicOnly(networks("127.0.0.0/8, fd00::/8"))
    assert post(f"http://inside.example:{port}/", allowed).status == 204
    assert reached[0]["Host"] == f"inside.example:{port}"


def test_a_redirect_is_an_answer_and_is_not_followed(server: tuple[int, list[dict[str, str]]]) -> None:
    port, reached = server
    assert post(f"http://127.0.0.1:{port}/away", but_never_local).status == 307
    assert len(reached) == 1


def test_a_redirect_to_no_address_is_an_answer_too(server: tuple[int, list[dict[str, str]]]) -> None:
    address = f"http://127.0.0.1:{server[0]}/nowhere"
    assert post(address, but_never_local).status == 302


def test_the_answer_that_redirects_is_read_no_further_than_any_other(
    server: tuple[int, list[dict[str, str]]],
) -> None:
    tracemalloc.start()
    answer = post(f"http://127.0.0.1:{server[0]}/bomb", but_never_local)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status == 302
    # Sixteen times as much is in it once it is decompressed.
    assert most < 1 << 20


def test_no_proxy_of_the_environment_is_asked(
    monkeypatch: pytest.MonkeyPatch, server: tuple[int, list[dict[str, str]]]
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert post(f"http://127.0.0.1:{server[0]}/", but_never_local).status == 204


@pytest.mark.parametrize(
    "address",
    [
        "", "hook", "ftp://host.example/", "file:///etc/passwd", "gopher://host.example:25/_", "http://", "http://:80/",
        "http://user:secret@host.example/", "http://host.example/?token=secret", "http://host.example/#secret",
        "http://host.example:99999/", "http://host.example:0/", "http://[::1/", "http://host.example/a\r\nb: secret",
        "javascript:alert(1)", "http://host.example\\@127.0.0.1/", "//host.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_before_anything_is_looked_up(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    asked = resolving(monkeypatch, ["127.0.0.1"])
    with pytest.raises(RegistryError) as told:
        post(address)
    assert "secret" not in told.value.line()
    assert told.value.code == "outbound.address"
    assert asked == []


def test_what_an_operator_named_may_be_at_home_but_not_where_secrets_answer() -> None:
    assert all(but_never_local(ipaddress.ip_address(ip)) for ip in ("127.0.0.1", "10.0.0.1", "fd00::1"))
    local = ("169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "::")
    assert not any(but_never_local(outbound._meant(ip)) for ip in (*local, "::ffff:169.254.169.254"))


# What carries an address, where a cloud's secrets or nobody answer; a private one may be at home.
CARRYING = {
    "169.254.169.254": False, "168.63.129.16": False, "100.100.100.200": False, "192.0.0.192": False,
    "0.0.0.0": False, "224.0.0.1": False, "10.0.0.1": True, "100.64.0.1": True, "127.0.0.1": True, "8.8.8.8": True,
}  # fmt: skip


@pytest.mark.parametrize(("inner", "reached"), CARRYING.items())
def test_what_an_address_carries_is_judged_as_if_it_were_asked_itself(inner: str, reached: bool) -> None:
    four = int(ipaddress.IPv4Address(inner))
    high, low = f"{four >> 16:x}", f"{four & 0xFFFF:x}"
    carriers = [
        f"::ffff:{inner}",
        f"64:ff9b::{inner}",
        f"2002:{high}:{low}::1",
        f"2001:0:808:808::{(four >> 16) ^ 0xFFFF:x}:{(four & 0xFFFF) ^ 0xFFFF:x}",
        f"2606:4700::5efe:{high}:{low}",
    ]
    # Nothing stands for no address in these two.
    carriers += [f"::{inner}", f"64:ff9b:1::{inner}"] if four else []
    for carrier in carriers:
        assert but_never_local(outbound._meant(carrier)) is reached, carrier
        # What a network of one's own translates, and how, is not known from outside.
        public = inner == "8.8.8.8" and not carrier.startswith("64:ff9b:1:")
        assert PublicOnly(networks("::/0"))(outbound._meant(carrier)) is public, carrier


@pytest.mark.parametrize(
    "ip", ["168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"]
)
def test_no_setting_lets_anybody_where_a_cloud_keeps_its_secrets(ip: str) -> None:
    assert not PublicOnly(networks("0.0.0.0/0, ::/0"))(ipaddress.ip_address(ip))
    assert not but_never_local(ipaddress.ip_address(ip))


def test_a_name_that_nobody_resolves_in_time_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait(30))
    began = time.monotonic()
    with pytest.raises(RegistryError) as told:
        outbound.request("GET", "https://slow.example/", None, began + 0.2, {}, ONLY_PUBLIC)
    done.set()
    assert told.value.code == "outbound.unreachable"
    assert time.monotonic() - began < 5


def test_headers_that_do_not_end_hold_nothing_up_either() -> None:
    over = threading.Event()

    def drip(listening: socket.socket) -> None:
        made, _ = listening.accept()
        with made, suppress(OSError):
            made.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while not over.wait(0.02):
                made.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=(listening,))
        thread.start()
        # Without a deadline of its own the drip ends with the test's patience, and the answer with it.
        patience = threading.Timer(10, over.set)
        patience.start()
        with pytest.raises(RegistryError) as told:
            outbound.request(
                "GET",
                f"http://127.0.0.1:{listening.getsockname()[1]}/",
                None,
                time.monotonic() + 0.3,
                {},
                PublicOnly(networks("127.0.0.0/8")),
            )
        assert not over.is_set()
        over.set()
        patience.cancel()
        thread.join()
    assert told.value.code == "outbound.unreachable"


def test_a_host_that_no_name_can_be_is_not_known() -> None:
    assert refused(f"http://{'a' * 70}.example/") == "outbound.unreachable"
